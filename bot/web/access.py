"""Who may see what is not public: the token, sessions made of it, and how often one may try."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

SESSION = timedelta(days=30)
TOKEN_FILE = "web_token"  # noqa: S105 - the name of a file
_WINDOW = timedelta(minutes=5)
_TRIES, _ALL_TRIES = 10, 100  # wrong ones in a window: of one address, of all together
_MOST_PEERS = 10_000


def token_in(folder: Path) -> str:
    """The token of this installation; made, readable for its owner alone, where there is none.

    Raises OSError when it can be neither read nor written.
    """
    path = folder / TOKEN_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if found := path.read_text("utf-8").strip():
            return found
        path.unlink()  # half made, by a process that was killed
        return token_in(folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(made := secrets.token_urlsafe(32))
    return made


@dataclass(frozen=True, slots=True)
class Keys:
    """Tells the token and its sessions from others, in the same time whatever is given.

    A session is "end.mac": until when it holds, in seconds since 1970, and who could say so.
    It ends early when the token is changed.
    """

    token: str

    def opens(self, given: str) -> bool:
        """Is this the token?"""
        return hmac.compare_digest(_digest(given), _digest(self.token))

    def session(self, now: datetime) -> str:
        """What a browser keeps instead of the token."""
        end = str(int((now + SESSION).timestamp()))
        return f"{end}.{self._mac(end)}"

    def holds(self, session: str, now: datetime) -> bool:
        """Is this a session of ours that has not ended?"""
        end, _, mac = session.partition(".")
        if not hmac.compare_digest(_bytes(mac), _bytes(self._mac(end))):
            return False
        return now < datetime.fromtimestamp(int(end), UTC)

    def _mac(self, end: str) -> str:
        key = _digest(f"session of {self.token}")
        return hmac.new(key, _bytes(end), hashlib.sha256).hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(_bytes(text)).digest()


def _bytes(text: str) -> bytes:
    """Whatever a header holds: bytes that are no UTF-8 come as half surrogates."""
    return text.encode("utf-8", "surrogatepass")


@dataclass(slots=True)
class Tries:
    """Counts wrong tokens, so that nobody tries many."""

    _wrong: dict[str, deque[datetime]] = field(default_factory=dict)
    _all: deque[datetime] = field(default_factory=deque)

    def wait(self, peer: str, now: datetime) -> timedelta:
        """How long this address is to wait before it may try; zero: it may."""
        wrong, most = self._wrong.get(peer, deque()), now - _WINDOW
        for row in (wrong, self._all):
            while row and row[0] <= most:
                row.popleft()
        waits = [
            row[0] + _WINDOW - now
            for row, limit in ((wrong, _TRIES), (self._all, _ALL_TRIES))
            if len(row) >= limit
        ]
        return max(waits, default=timedelta())

    def failed(self, peer: str, now: datetime) -> None:
        """It gave a wrong one."""
        if peer not in self._wrong and len(self._wrong) >= _MOST_PEERS:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong.setdefault(peer, deque(maxlen=_TRIES)).append(now)
        self._all.append(now)
