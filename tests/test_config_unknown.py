"""Names that are no settings are told, with the nearest that is one."""

from __future__ import annotations

from bot.config_unknown import unknown_settings


def test_what_is_no_setting_is_named_with_the_nearest() -> None:
    given = ["NEWSDIGEST_TELEGRAM_TOKN", "NEWSDIGEST_OWNERS_FILE", "NEWSDIGEST_X", "PATH"]
    assert unknown_settings(given, ["telegram_token", "owners"], "NEWSDIGEST_") == [
        (
            "NEWSDIGEST_TELEGRAM_TOKN is no setting and changes nothing; "
            "did you mean NEWSDIGEST_TELEGRAM_TOKEN?"
        ),
        "NEWSDIGEST_X is no setting and changes nothing",
    ]
