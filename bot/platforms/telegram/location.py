"""A shared location becomes a time zone before anything is stored: where people are is not ours."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.places import zone_at

#: What stands in a message in place of its location.
ZONE = "zone"
_PLACES = ("location", "venue")

Raw = Mapping[str, object]


def without_location(update: Raw) -> Raw:
    """The update without a place on the map; in private with the zone of the one that was shared.

    It takes some milliseconds where there is a location.
    """
    message = update.get("message")
    if not isinstance(message, Mapping):
        return update
    kept = _bare(message)
    answered = kept.get("reply_to_message")
    if isinstance(answered, Mapping):
        kept["reply_to_message"] = _bare(answered)
    chat = message.get("chat")
    if isinstance(chat, Mapping) and chat.get("type") == "private":
        zone = _zone_of(message.get("location"))
        if zone is not None and not message.get("forward_origin"):
            kept[ZONE] = zone
    return {**update, "message": kept}


def _bare(message: Raw) -> dict[str, object]:
    # A field of our name could only come from who can already speak as Telegram.
    return {name: value for name, value in message.items() if name not in (*_PLACES, ZONE)}


def _zone_of(location: object) -> str | None:
    if not isinstance(location, Mapping):
        return None
    latitude, longitude = location.get("latitude"), location.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    try:
        return zone_at(latitude, longitude)
    except ValueError:
        return None
