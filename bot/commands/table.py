"""Every command, in one table: what it is called, what it does, who may use it."""

from __future__ import annotations

from bot.commands import admin, preferences, reading, silence, subscriptions
from bot.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("latest", "[number]", "the newest stories", reading.latest, "/latest 5", menu=True),
    Command(
        "topic", "NAME", "stories on a topic, a person, anything", reading.topic, "/topic Energy"
    ),
    Command(
        "topics", "", "all topics, the busiest first", reading.topic_list, "/topics", menu=True
    ),
    Command(
        "search",
        "WORDS",
        'stories with these words, "phrases", without -these',
        reading.search_words,
        '/search "power plant" -nuclear',
    ),
    Command(
        "story",
        "NUMBER",
        "one story whole, by its number in the last list or by its letters",
        reading.story,
        "/story 3",
    ),
    Command("why", "NUMBER", "why a story was shown", reading.why, "/why 3"),
    Command("digest", "", "what is new for you now", reading.digest, "/digest", menu=True),
    Command(
        "subscribe",
        "[HH:MM] [topics]",
        "get a digest daily",
        subscriptions.subscribe,
        "/subscribe 08:00 Energy, Belarus",
        changes=True,
        menu=True,
    ),
    Command(
        "unsubscribe",
        "[topics]",
        "stop the digests",
        subscriptions.unsubscribe,
        "/unsubscribe",
        changes=True,
    ),
    Command(
        "time",
        "HH:MM",
        "change the digest's time of day",
        subscriptions.change_time,
        "/time 07:30",
        changes=True,
    ),
    Command(
        "timezone",
        "CITY",
        "say where you are",
        preferences.timezone,
        "/timezone Minsk",
        changes=True,
    ),
    Command(
        "days",
        "mon-fri",
        "choose the days of the week",
        subscriptions.change_days,
        "/days mon-fri",
        changes=True,
    ),
    Command(
        "length",
        "short|medium|long",
        "choose how many stories a digest has",
        subscriptions.change_length,
        "/length short",
        changes=True,
    ),
    Command(
        "quiet",
        "22:00-07:00|off",
        "hours in which nothing late comes",
        silence.quiet,
        "/quiet 22:00-07:00",
        changes=True,
    ),
    Command(
        "empty",
        "tell|silent",
        "what a day without news says",
        silence.empty,
        "/empty silent",
        changes=True,
    ),
    Command("pause", "", "pause the digests", subscriptions.pause, "/pause", changes=True),
    Command("resume", "", "start them again", subscriptions.resume, "/resume", changes=True),
    Command(
        "follow",
        "WORDS",
        "put these topics and names in the digest",
        preferences.follow,
        "/follow Energy, Minsk",
        changes=True,
        menu=True,
    ),
    Command(
        "unfollow",
        "WORDS",
        "take them out again",
        preferences.unfollow,
        "/unfollow Energy",
        changes=True,
    ),
    Command(
        "reads",
        "LANGUAGES",
        "choose the languages of stories",
        preferences.reads,
        "/reads en,uk",
        changes=True,
    ),
    Command(
        "settings",
        "",
        "all that is set up here",
        preferences.settings,
        "/settings",
        menu=True,
    ),
    Command(
        "connect",
        "@channel",
        "set up a channel from here",
        admin.connect,
        "/connect @mychannel",
        changes=True,
    ),
    Command("invite", "", "let one more person in", admin.invite, "/invite"),
    Command("start", "", "begin again", admin.start, "/start"),
    Command("help", "[NAME]", "this list", admin.show_help, "/help latest", menu=True),
)

MENU: tuple[Command, ...] = tuple(command for command in COMMANDS if command.menu)


def command_named(name: str) -> Command | None:
    """The command of this name, whatever the case."""
    folded = name.casefold()
    return next((command for command in COMMANDS if command.name == folded), None)
