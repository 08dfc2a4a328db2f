"""Bounded decompression of one layer of gzip or deflate.

A kilobyte may unfold into gigabytes, so the limit holds while unfolding, not after it.
"""

from __future__ import annotations

import zlib

from bot.errors import FetchError

_GZIP = zlib.MAX_WBITS | 16
#: Deflate's limit: 258 bytes for two bits.
_MOST_GROWTH = 1032
_GZIP_MAGIC = b"\x1f\x8b"
#: The last two are mistakes for none that servers make.
_PLAIN = ("", "identity", "none", "utf-8")
_GZIP_FILE = b"\x1f\x8b\x08"
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


class Inflater:
    """Takes a body's chunks as they come; ``finish`` gives the whole, at most ``limit`` bytes."""

    def __init__(self, coding: str, *, limit: int) -> None:
        """``coding``: the Content-Encoding. Raises FetchError for one that we did not ask for."""
        coding = coding.strip().lower()
        if coding not in _PLAIN and coding not in _CODINGS:
            raise FetchError(f"the answer is encoded in a way that was not asked for: {coding}")
        self._coding = _CODINGS.get(coding)
        self._limit = limit
        self._out = bytearray()
        self._stream: zlib._Decompress | None = None
        self._head = b""
        self._over = False

    @property
    def size(self) -> int:
        """Bytes of the body so far."""
        return len(self._out)

    def growth(self, chunk: bytes) -> int:
        """How many bytes one byte of the next chunk may become."""
        begun = self._head + chunk[: len(_GZIP_FILE)]
        packed = self._coding is not None or (not self._out and begun.startswith(_GZIP_FILE))
        return _MOST_GROWTH if packed else 1

    def add(self, chunk: bytes) -> None:
        """Unfold the next chunk. Raises FetchError when it is too much or damaged."""
        if self._coding is None and not self._out:
            chunk, self._head = self._head + chunk, b""
            if _GZIP_FILE.startswith(chunk):
                self._head = chunk  # three bytes tell what it is
                return
            if chunk.startswith(_GZIP_FILE):
                self._coding = "gzip"  # a file that is packed, or a server that forgot to say so
        if self._coding is None:
            self._out += chunk
        else:
            try:
                self._unfold(self._head + chunk)
            except zlib.error as error:
                raise FetchError("the compressed answer is damaged") from error
        if len(self._out) > self._limit:
            raise FetchError(f"the answer is larger than {self._limit / 1_000_000:g} MB")

    def finish(self) -> bytes:
        """The whole body. Raises FetchError when a compressed one ends too early."""
        ended = self._stream is not None and self._stream.eof
        if self._coding is not None and not ended and (self._stream or self._head):
            raise FetchError("the compressed answer ends too early")
        return bytes(self._out or (self._head if self._coding is None else b""))

    def _unfold(self, data: bytes) -> None:
        self._head = b""
        while data and not self._over and len(self._out) <= self._limit:
            if self._stream is None or self._stream.eof:
                if len(data) < 2:
                    self._head = data  # two bytes tell what begins here
                    return
                if self._stream is not None and not self._goes_on(data):
                    self._over = True  # the rest is padding
                    return
                self._stream = zlib.decompressobj(self._window(data))
            room = self._limit + 1 - len(self._out)
            self._out += self._stream.decompress(data, room)
            data = self._stream.unconsumed_tail or self._stream.unused_data

    def _goes_on(self, data: bytes) -> bool:
        # Several gzip files, one after the other, are one gzip file.
        return self._coding == "gzip" and data.startswith(_GZIP_MAGIC)

    def _window(self, data: bytes) -> int:
        if self._coding == "gzip":
            return _GZIP
        # "deflate" means a zlib stream, but some servers send the bare one.
        wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
