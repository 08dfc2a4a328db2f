"""Does Telegram know our token, and can it be reached from here?"""

from __future__ import annotations

from telegram.error import TelegramError

from bot.platforms.telegram.api import TokenRefused, connect, introduce, without_token


async def check(token: str, root: str) -> str | None:
    """What is wrong and what to do about it; None when all is well."""
    api = connect(token, root)
    try:
        await introduce(api)
        hook = await api.get_webhook_info()
    except TokenRefused as error:
        return str(error)
    except TelegramError as error:
        return f"telegram: {root} cannot be reached: {without_token(error, token)}"
    finally:
        await api.shutdown()
    if hook.url:
        return (
            "telegram: a webhook is set for this bot; run removes it when it polls. "
            "If another program uses this token, give newsdigest a token of its own."
        )
    return None
