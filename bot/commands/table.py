"""Every command, in one table: what it is called, what it takes, who may use it and where."""

from __future__ import annotations

from bot.commands import (
    admin,
    feeds,
    here,
    keeping,
    lists,
    menu,
    owner,
    pausing,
    person,
    preferences,
    reading,
    silence,
    story,
    subscriptions,
    tastes,
    timeline,
    trends,
    why,
)
from bot.commands.command import Argument, Command

_LENGTHS = ("short", "medium", "long")
_STORY = Argument("story", "story", required=True)
_SAVED = Argument("story", "saved", required=True)
_TOPICS = Argument("topics", "topics")
_FOLLOWED = Argument("words", "topics", required=True)

COMMANDS: tuple[Command, ...] = (
    Command("latest", (Argument("number", "number"),), reading.latest, "/latest 5", menu=True),
    Command("topic", (Argument("topic", "topic", required=True),), reading.topic, "/topic Energy"),
    Command(
        "timeline",
        (Argument("topic", "topic", required=True),),
        timeline.timeline,
        "/timeline Energy",
    ),
    Command("topics", (), reading.topic_list, "/topics", menu=True),
    Command("trends", (Argument("topic", "topic"),), trends.trends, "/trends Energy"),
    Command(
        "search",
        (Argument("words", "words", required=True),),
        reading.search_words,
        '/search "power plant" -nuclear',
    ),
    Command("story", (_STORY,), story.story, "/story 3", own=True),
    Command("why", (_STORY,), why.why, "/why 3", own=True),
    Command("digest", (), reading.digest, "/digest", menu=True),
    Command(
        "subscribe",
        (Argument("time", "time", shown="HH:MM"), _TOPICS),
        subscriptions.subscribe,
        "/subscribe 08:00 Energy, Belarus",
        who="admin",
        menu=True,
    ),
    Command("unsubscribe", (_TOPICS,), subscriptions.unsubscribe, "/unsubscribe", who="admin"),
    Command(
        "time",
        (Argument("time", "time", required=True, shown="HH:MM"),),
        subscriptions.change_time,
        "/time 07:30",
        who="admin",
    ),
    Command(
        "timezone",
        (Argument("city", "city", required=True),),
        preferences.timezone,
        "/timezone Minsk",
        who="admin",
    ),
    Command(
        "days",
        (Argument("days", "days", required=True, shown="mon-fri"),),
        subscriptions.change_days,
        "/days mon-fri",
        who="admin",
    ),
    Command(
        "length",
        (Argument("length", "choice", required=True, choices=_LENGTHS),),
        subscriptions.change_length,
        "/length short",
        who="admin",
    ),
    Command(
        "quiet",
        (Argument("hours", "hours", required=True, shown="22:00-07:00|off"),),
        silence.quiet,
        "/quiet 22:00-07:00",
        who="admin",
    ),
    Command(
        "empty",
        (Argument("empty", "choice", required=True, choices=("tell", "silent")),),
        silence.empty,
        "/empty silent",
        who="admin",
    ),
    Command(
        "silent",
        (Argument("silent", "choice", required=True, choices=("on", "off")),),
        silence.silent,
        "/silent on",
        who="admin",
    ),
    Command(
        "here",
        (Argument("topic", "topic"),),
        here.here,
        "/here topic Energy",
        who="admin",
        scopes=("group",),
    ),
    Command(
        "every",
        (Argument("every", "choice", required=True, choices=("day", "week")),),
        pausing.every,
        "/every week",
        who="admin",
    ),
    Command("pause", (Argument("days-away", "number"),), pausing.pause, "/pause 7", who="admin"),
    Command("resume", (), pausing.resume, "/resume", who="admin"),
    Command(
        "follow", (_FOLLOWED,), preferences.follow, "/follow Energy, Minsk", who="admin", menu=True
    ),
    Command(
        "unfollow",
        (Argument("words", "followed", required=True),),
        preferences.unfollow,
        "/unfollow Energy",
        who="admin",
    ),
    Command(
        "mute",
        (Argument("words", "words", required=True),),
        tastes.mute,
        "/mute football",
        who="admin",
    ),
    Command(
        "prefer",
        (Argument("source", "source", required=True),),
        tastes.prefer,
        "/prefer Harbour Wire",
        who="admin",
    ),
    Command("muted", (Argument("words", "muted"),), tastes.muted, "/muted football", who="admin"),
    Command("save", (_STORY,), keeping.save, "/save 3", own=True),
    Command("saved", (), keeping.show_saved, "/saved", own=True),
    Command("unsave", (_SAVED,), keeping.unsave, "/unsave 3", own=True),
    Command("feeds", (), feeds.feeds, "/feeds"),
    Command(
        "addfeed",
        (Argument("page", "page", required=True),),
        feeds.add_feed,
        "/addfeed https://example.org",
        who="admin",
    ),
    Command(
        "removefeed",
        (Argument("feed", "feed", required=True),),
        feeds.remove_feed,
        "/removefeed https://example.org/feed.xml",
        who="admin",
    ),
    Command("import", (Argument("file", "file"),), lists.import_feeds, "/import", who="admin"),
    Command("export", (), lists.export_feeds, "/export", who="admin"),
    Command(
        "reads",
        (Argument("languages", "languages", required=True),),
        preferences.reads,
        "/reads en,uk",
        who="admin",
    ),
    Command(
        "language",
        (Argument("language", "language", required=True),),
        preferences.language,
        "/language uk",
        who="admin",
    ),
    Command("settings", (), menu.settings, "/settings", menu=True),
    Command(
        "connect",
        (Argument("channel", "channel", required=True, shown="@channel"),),
        admin.connect,
        "/connect @mychannel",
        who="admin",
        scopes=("private",),
    ),
    Command("invite", (), admin.invite, "/invite", scopes=("private",), own=True),
    Command("mydata", (), person.my_data, "/mydata", scopes=("private",), own=True),
    Command("forgetme", (), person.forget_me, "/forgetme", scopes=("private",), own=True),
    Command("stats", (), owner.stats, "/stats", who="owner", own=True),
    Command("health", (), owner.health, "/health", who="owner", own=True),
    Command(
        "allow",
        (Argument("person", "person", required=True),),
        owner.allow,
        "/allow 12345",
        who="owner",
        own=True,
    ),
    Command(
        "ban",
        (Argument("person", "person", required=True),),
        owner.ban,
        "/ban 12345",
        who="owner",
        own=True,
    ),
    Command("start", (), admin.start, "/start", scopes=("private",)),
    Command(
        "help",
        (Argument("command", "command"),),
        admin.show_help,
        "/help latest",
        own=True,
        menu=True,
    ),
)

MENU: tuple[Command, ...] = tuple(command for command in COMMANDS if command.menu)


def command_named(name: str) -> Command | None:
    """The command of this name, whatever the case."""
    folded = name.casefold()
    return next((command for command in COMMANDS if command.name == folded), None)
