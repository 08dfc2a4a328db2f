"""Does Telegram know our token, can it be reached from here, and does nothing come between?"""

from __future__ import annotations

from telegram.error import Conflict, TelegramError

from bot.diagnosis import Ailment
from bot.errors import NewsdigestError
from bot.platforms.telegram.api import Api, TokenRefused, connect, introduce, without_token
from bot.platforms.telegram.updates import ALLOWED

_POLLS = 3
_SECONDS = 10.0


async def check(
    token: str, root: str, *, webhook: str | None = None, poll: bool = False
) -> list[Ailment]:
    """What is wrong and what to do about it; nothing when all is well.

    webhook: where updates are to be pushed to; None: they are polled. poll: try that, too, which
    must not be done while our own service does.
    """
    api = connect(token, root)
    try:
        await introduce(api)
        found = [*await _hooked(api, webhook), *_of_groups(api)]
        if poll and webhook is None and not any(each.what == "telegram webhook" for each in found):
            found += await _polled(api)
    except TokenRefused as error:
        return [Ailment("telegram token", str(error))]
    except TelegramError as error:
        why = f"{root} cannot be reached: {without_token(error, token)}."
        return [Ailment("telegram", why, "Check the network, and NEWSDIGEST_TELEGRAM_BASE_URL.")]
    finally:
        await api.shutdown()
    return found


async def named(token: str, root: str) -> str:
    """The bot's user name. Raises NewsdigestError when Telegram refuses us or is not there."""
    api = connect(token, root)
    try:
        await introduce(api)
        name = api.username
    except TelegramError as error:
        raise NewsdigestError(
            f"Telegram at {root} cannot be reached: {without_token(error, token)}. "
            "Check the network; --no-check goes on without it"
        ) from None
    finally:
        await api.shutdown()
    return f"@{name}"


async def greet(token: str, root: str, person: str, text: str) -> bool:
    """Did a message reach this person? Who never wrote to the bot cannot be written to."""
    api = connect(token, root)
    try:
        await api.raw_send(person, None, {"text": text}, _SECONDS)
    except TelegramError:
        return False
    finally:
        await api.shutdown()
    return True


async def _hooked(api: Api, ours: str | None) -> list[Ailment]:
    hook = await api.get_webhook_info()
    if hook.url and hook.url != ours:
        return [
            Ailment(
                "telegram webhook",
                "another program has a webhook set for this bot; run takes it away.",
                "If that program is still in use, give newsdigest a token of its own.",
            )
        ]
    if ours and hook.url and hook.last_error_message:
        said = without_token(Exception(hook.last_error_message), api.token)
        return [
            Ailment(
                "telegram webhook",
                f"Telegram could not push updates here: {said}.",
                "Check NEWSDIGEST_PUBLIC_URL and the proxy in front, or take the webhook off.",
            )
        ]
    return []


def _of_groups(api: Api) -> list[Ailment]:
    """Notes only: commands work with privacy mode on, and one may want no groups."""
    found = []
    if not api.bot.can_join_groups:
        why = "the bot cannot be added to groups."
        found.append(Ailment("telegram groups", why, "@BotFather: /setjoingroups.", note=True))
    elif not api.bot.can_read_all_group_messages:
        why = "privacy mode is on: in groups the bot sees commands alone, which is all it needs."
        found.append(Ailment("telegram groups", why, note=True))
    return found


async def _polled(api: Api) -> list[Ailment]:
    """A second program that polls shows within a few tries: Telegram ends one poll of two.

    Without an offset Telegram forgets nothing.
    """
    for _ in range(_POLLS):
        try:
            await api.raw_updates(None, 1, ALLOWED)
        except Conflict:
            return [
                Ailment(
                    "telegram polling",
                    "another program polls this token: each update reaches one of the two.",
                    "Stop it, or give newsdigest a token of its own (@BotFather: /newbot).",
                )
            ]
    return []
