# What the bot says in English. Names of commands and what is typed stay as they are in every language.

## Forms
list-and = { $first } and { $last }
quoted = “{ $text }”
pattern-long-day = EEEE d MMMM
pattern-whole-day = EEEE d MMMM y
pattern-month = LLLL y
pattern-date = d MMMM y
pattern-whole-month = d MMMM
pattern-day = d MMM
pattern-day-year = d MMM y
pattern-weekday = EEEE
pattern-weekday-short = EEE
pattern-weekday-listed = EEEE
moment-today = today, { $time }
moment-tomorrow = tomorrow, { $day }, { $time }
moment-weekday = { $day }, { $time }
moment-date = { $date }, { $time }
days-daily = daily
days-range = { $first } to { $last }
stories = { $number ->
    [one] { $number } story
   *[other] { $number } stories
}
stories-newest = the newest { $number } stories

## The digest
digest-counted = { $stories ->
    [one] { $stories } story
   *[other] { $stories } stories
} from { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} · { $minutes } min
digest-in-brief = In brief
digest-in-browser = read in the browser
digest-corrected = Corrected by the source
digest-corrected-line = { $was } is now { $now }
digest-differ = ⚖ Sources differ: { $what }
digest-new-today = New since today
digest-new-yesterday = New since yesterday
digest-new-since = New since { $date }
digest-nothing-new = Nothing new today.
digest-nothing-new-topics = Nothing new in your topics.
digest-latest = The newest, seen or not: /latest
card-source = Source
card-sources = { $number ->
    [one] { $number } source
   *[other] { $number } sources
}
card-sources-own = { card-sources }, { $own } in their own words
card-timeline = Timeline
card-earlier = earlier
card-copy = the text of { $source }
card-also = also in { $feeds }
note-paywall = behind a paywall
note-cookies = asks about cookies first
note-script = needs JavaScript
note-robot = asks whether you are a robot
note-live = live blog
card-date-unsure = { $day } (date not given in full)
card-topics = Topics: { $topics }
age-undated = undated
age-now = just now
age-minutes = { $number } min ago
age-hours = { $number } h ago
late-sent = Due { $due }, sent { $sent }: the bot was offline.
late-hours = missed by more than six hours: the bot was offline
late-night = missed, and it was night by then: the bot was offline
digest-missed = { $number ->
    [1] The digest of { $days } was not sent
   *[other] The digests of { $days } were not sent
}: I was offline or could not get through, and it was too late to catch up.
first-stories = The first stories that I have read:

## Stories asked for
latest-title = Latest: { stories }
latest-number = /latest takes a number from 1 to { $most }: /latest 5
latest-number-or = /latest takes a number from 1 to { $most }: /latest 5, or { $line }
topic-which = Which topic? Type { $line }. All topics: /topics
topic-unknown = I know no topic “{ $topic }”. Did you mean: { $line }
topics-title = Topics
topics-none = No topics are set up here. Any word works: /topic Minsk
topics-nothing-read = Nothing read on any topic yet. I know { $topics }.
topics-hint = /topic { $topic } shows its stories, /follow { $topic } puts it in the digest here.
timeline-which = Timeline of what? Type { $line }
timeline-title = Timeline · { $topic }
timeline-none = { $topic }: no report gives a date.
trends-title = Stories on each topic, { $first } to { $last }
trends-of = Stories on { $topic }, { $first } to { $last }
trends-all = All topics
trends-none = Nothing was reported on any topic in the last { $number } days.
trends-none-of = Nothing was reported on { $topic } in the last { $number } days.
trends-busiest = most on { $day }: { $number }
words-which = Write what you want to read about, or /latest. All commands: /help
words-no-links = I read one link at a time: send it alone.
link-not-read = I could not read this link: { $why }
links-enough = { $number } links a day is all I read here. More tomorrow.
text-empty = I found no sentences to summarise in this.
summary-sentences = { $number ->
    [one] { $number } sentence
   *[other] { $number } sentences
} of the text, word for word
search-which = Search for what? Type /search grid "power plant" -nuclear
search-title = With “{ $words }”: { stories }
matched-name = { $name }, also written { $others }
nothing-found = Nothing on “{ $wish }” { $since }: I searched topics, names and every word.
nothing-found-languages = Nothing on “{ $wish }” in { $languages } { $since }: I searched topics, names and every word.
nearest-topics = Nearest topics: { $lines }
since-week = in the last 7 days
since-month = in the last 30 days
since-year = in the last year
since-ever = in all that I have read
nothing-in-languages = Nothing in { $languages } yet. All languages: /reads all
story-which = Which story? Type its number in the last list: /story 1
story-no-list = There was no list here yet. Type /latest, then /story 1
story-beyond = The last list here had { stories }. Type { $line }
story-unknown = I know no story “{ $story }”. A new list: /latest
why-shown = Shown here for: { $reasons }
why-together = { $number ->
    [one] { $source } tells the same event: { $reason }
   *[other] { $source } tell the same event: { $reason }
}
why-sentences = Its sentences are word for word by { $sources }
why-topic = Topic { $topic }, by the words: { $words }
why-name = “{ $name }” is taken for { $shown }: { $reason }
story-merged = The story that you asked for is part of this one now.
story-split = A part of it is a story of its own now: { $title } { $line }
topics-rising = rising: { $number } in a day, usually { $usual }
why-title = Why “{ $title }”
why-reports = { $number ->
    [one] one report, by { $sources }
   *[other] reports by { $sources }
}

## Feeds
feeds-none = I read no feeds yet: the owner of this bot adds them.
feeds-none-owner = I read no feeds yet. On the machine that runs me: newsdigest feeds add URL
feeds-no-story = I am reading { $number ->
    [one] { $number } feed
   *[other] { $number } feeds
}; no story yet. Soon: /latest
feeds-own = Read for this chat alone
feeds-common = { $number ->
    [one] Read for everybody: { $number } feed
   *[other] Read for everybody: { $number } feeds
}
feeds-add = { $line } adds one for this chat alone.
feeds-own-none = This chat has no feeds of its own. All: /feeds
feed-trouble = cannot be read now
addfeed-which = Which page or feed? Type { $line } https://example.org
addfeed-no-address = That is no web address. Type { $line }
addfeed-none = I found no feed there: { $why }. Type the address of the feed itself: /addfeed
addfeed-too-many = This chat has { $most } feeds, the most that it may. Remove one: { $line }
addfeed-known = I read that already, for everybody: { $title }
addfeed-added = Added: { $title } · { $url }
addfeed-alone = Its stories are seen in this chat alone, in a few minutes.
removefeed-which = Which one?
removefeed-unknown = This chat has no feed “{ $feed }”. It has:
removefeed-done = No longer read for this chat: { $title }
import-how = Send me the file together with { $line }: as its caption, or { $line } in answer to it.
import-too-large = That file is too large: a list of feeds may have { $most } kB.
import-not-fetched = I could not fetch that file. Send it again.
import-not-a-list = That is no list of feeds. It has to be an OPML file.
import-none = There are no feeds in that list.
import-added = { $number ->
    [one] Added: one feed.
   *[other] Added: { $number } feeds.
}
import-known = { $number ->
    [one] One of them was read here already.
   *[other] { $number } of them were read here already.
}
import-left = { $number ->
    [one] One was left out: this chat may have { $most }. Remove some: { $line }
   *[other] { $number } were left out: this chat may have { $most }. Remove some: { $line }
}
import-alone = Their stories are seen in this chat alone. All feeds: { $line }
export-done = { $number ->
    [one] The one feed of this chat, as OPML. Other readers take it, and so does /import.
   *[other] The { $number } feeds of this chat, as OPML. Other readers take it, and so does /import.
}
export-refused = The file cannot be sent here: I may not send files.

## The timetable
order-none = No digest is ordered here. { $line } orders one.
order-none-type = No digest is ordered here. Type { $line }
order-none-on-that = No digest on that. Ordered: { $ordered }. Type { $line }
order-on-follows = what is followed here
order-paused = paused
order-stopped = stopped ({ $reason })
order-line = Digest: { $days } at { $time }, { $length }. Next: { $next }.
order-line-topics = Digest: { $days } at { $time }, { $length }, on { $topics }. Next: { $next }.
orders-too-many = { $most } digests a day are the most for one chat. Type { $line } to begin again
orders-name-topics = There are { $number } digests here. Name the topics too: { $line }
ordered-new = { $number ->
    [one] First digest: { $when }. { $line } stops it.
   *[other] First digests: { $when }. { $line } stops them.
}
ordered-next = { $number ->
    [one] Next digest: { $when }. { $line } stops it.
   *[other] Next digests: { $when }. { $line } stops them.
}
ordered-topics = On { $topics }.
ordered-zone = That is { $zone } time, where it is { $time } now. Elsewhere? { $line }
unsubscribed = No more digests. { $line } starts again.
unsubscribed-some = No more digests on { $topics }. { $line } shows the others.
next-digest = Next digest: { $when }.
time-which = At what time, daily? In { $zone } it is { $time } now.
time-other = Any other: { $line }
time-unknown = “{ $time }” is no time of day. Type { $example }
time-set = At { $time }.
days-which = On which days? /days mon-fri, /days sat,sun or /days daily
days-unknown = I know no day “{ $day }”. Type /days mon-fri, /days sat,sun or /days daily
days-set = On these days: { $days }.
length-which = How long? Type /length short, /length medium or /length long
length-set = From the next digest on: { $number ->
    [3] three stories
    [5] five stories
    [10] ten stories
   *[other] { $number } stories
} with a summary, the rest in brief.
length-short = short
length-medium = medium
length-long = long
paused = Paused. { $line } starts the digests again.
still-paused = Still paused: { $line } starts the digests again.
quiet-none = none
quiet-hours = { $start } to { $end }
quiet-off = No quiet hours. What is late still never comes after 22:00.
quiet-which = From when to when? Type { $line } 22:00-07:00 or { $line } off
quiet-set = Quiet from { $hours }: what is late does not come then. The digest keeps its time.
empty-tell = A day without news is told in one line.
empty-silent = A day without news passes in silence.
empty-which = Type { $line } tell or { $line } silent
silent-on = Digests come without a sound here.
silent-off = Digests come with the usual sound here.
silent-which = Type { $line } on or { $line } off
silent-yes = Without a sound
silent-no = With a sound
here-on = This place is on { $topics } now.
here-all = This place is on everything now.
here-now = This place is on { $topics }. On everything again: { $line }
here-none = This place is on everything. On one topic: { $line }
paused-days = { $number ->
    [one] Paused for a day.
   *[other] Paused for { $number } days.
} Next digest: { $when }. { $line } starts earlier.
pause-days = For how many days? From 1 to { $most }: { $line }
resume-away = While you were away: { stories }
every-which = How often? Type { $line } day or { $line } week monday
every-week = Once a week, with what counted over the week.
every-day = Every day.

## What a chat wants
zone-here = Times here are { $zone } time: it is { $time } now.
zone-elsewhere = Elsewhere? Name a city: { $line }
zone-share = Or share your location in this chat: it is used once and not kept.
zone-set = { $place }: it is { $time } there now.
zone-unknown = I know no city or time zone “{ $city }”. Name a large city nearby: /timezone Warsaw
zone-half-hour = Offsets of half an hour need a city's name: /timezone Delhi
zone-offset = Offsets go from UTC-12 to UTC+14. Name a city instead: /timezone Warsaw
follows-here = Followed here: { $topics }.
follows-none = Nothing is followed here.
follows-none-type = Nothing is followed here. Type { $line }
follows-no-more = Nothing is followed here any more.
follows-nothing = nothing in particular
follows-too-many = { $most } are the most. Type { $line }
follow-subscribe = { $line } sends it daily, /digest shows it now.
unfollow-one = { $line } removes one.
unfollow-which = Followed here: { $topics }. Type { $line } or { $all }
wish-too-long = “{ $wish }” is too long: { $most } characters at most, commas between.
wishes-too-many = At most { $most }, please, with commas between.
all-languages = all languages
reads-here = Read here: { $languages }.
reads-others = Others: { $line }
reads-set = From now on in { $languages }.
reads-which = Which languages? Type /reads en,uk or /reads all
reads-unknown = I know no language “{ $language }”. Type /reads en,uk or /reads all
language-now = I speak { $language } here.
language-set = From now on I speak { $language } here.
language-not-spoken = I do not speak “{ $language }” yet. Choose one: /language
settings-no-digest = Digest: none, I post only when asked.
settings-zone = Time zone: { $zone }, { $time } now. { $line } Warsaw
settings-follows = Follows: { $topics }. { $line } Energy
settings-reads = Languages: { $languages }. { $line } en,uk
settings-quiet = Quiet hours: { $hours }. { $line } 22:00-07:00
settings-language = I speak { $language }. { $line }
mute-which = Leave out what? Words, a topic, a name or a source: { $line } football
mute-set = Left out from now on: { $words }. { $line } shows all and takes it back.
prefer-which = Which source comes first? Type { $line } and its name
prefer-set = These come first: { $sources }. { $line } takes it back.
prefer-unknown = Nothing by { $sources } was read lately: is it written so? What is read: /feeds
muted-none = Nothing is muted here. { $line } leaves something out.
muted-here = Left out here: { $words }.
preferred-here = First here: { $sources }.
muted-undo = { $line } takes it back.
muted-not-there = “{ $words }” is neither muted nor preferred here. All: { $line }
saved-one = Saved: { $title }. All: /saved
unsaved = No longer saved: { $title }
saved-not-there = That was not saved: { $title }
saved-none = You saved nothing yet. /save 3 saves the third of the last list.
saved-title = Saved
settings-choose = Tap to change.
list-ends = There is nothing further.

## Coming in
access-private = This bot is private. Ask its owner for an invitation.
access-unclaimed = If it is yours: the link that makes you its owner is in its log.
access-link-used = This link was used already, or is not mine. Ask for a new one.
access-owner-now = You own this bot now.
access-guest-now = You may use this bot now.
only-admins = Only admins change what this chat gets.
joined-group = I post nothing until an admin sets a time: /settings. Everyone: /latest, /topic NAME.
start-quiet = Fine: I post only when you ask. /latest, /topic NAME, or write what about.
start-latest = I read { $number ->
    [one] { $number } feed
   *[other] { $number } feeds
}. The latest:
start-latest-read = The latest that I have read:
start-first-reading = I am reading { $number ->
    [one] { $number } feed
   *[other] { $number } feeds
} for the first time.
start-first-stories = The first stories will be posted here, once.
start-stopped = Your digests are stopped. /resume starts them again, /settings shows them.
start-next = Next digest: { $when }. All settings: /settings
start-offer = A digest can come daily at { $time }, { $zone } time, where it is { $now } now. Elsewhere? /timezone CITY
help-title = What you can type
help-private = Or just write what you want to read about. /help NAME tells more of one command.
help-group = Admins set the time and what is followed here: /settings
help-example = For example: { $example }
help-admins = In a group: for its admins.
command-none = There is no command “{ $command }”. All commands: /help
command-none-near = There is no command “{ $command }”. Did you mean { $near }? All commands: /help
invite-in-private = An invitation is a secret: ask me in a private chat: /invite
invite-owner-only = Only the owner of this bot invites. To read: /latest
invite-send = Send this to one person. It lets in whoever uses it first, once:
connect-in-private = Channels are set up in a private chat with me: /connect @channel
connect-which = Which channel? Make me its admin, then type /connect @channel
connected = Connected: { $title }. It gets nothing until a time is set: { $line }
connected-settings = All for it: { $line }
channel-not-found = I cannot find { $name }.
channel-not-connected = { $name } is not connected. Type /connect { $name }
channel-not-from-here = Channels cannot be set up from here. This chat: /settings
channel-telegram-only = Channels can be set up on Telegram only, and it is not connected.
channel-no-name = That is no channel's name. Type it like @name.
channel-not-seen = { $name } is not a channel that I can see. Add me to it as an admin, then try again.
channel-is-group = { $name } is not a channel. In a group, type /settings there.
channel-may-not-post = I may not post in { $name }. Make me an admin there who may post messages.
channel-admins-only = Only an admin of { $name } can have a digest sent there.
notice-suspended = I may not write in { $title } now ({ $why }). I try again with each digest for a week.
notice-suspended-do = Give me the right to post there, and nothing else needs to be done.
notice-gone = Nothing reaches { $title } any more ({ $why }). Its digests have ended.
notice-gone-do = Add me there again and type /subscribe to have them back.
owner-only = That is for the owner of this bot.
allow-which = Whom? Type the person's number: /allow 12345
allowed = { $person } may use this bot now.
ban-which = Whom? Type the person's number: /ban 12345
banned = { $person } gets no more answers. /allow { $person } takes it back.
ban-owner = An owner of this bot cannot be banned.
stats-read = Read: { $feeds } feeds, { $articles } articles, { $stories } stories.
stats-people = Served: { $chats } chats, { $orders } digests ordered, { $people } people let in.
stats-sent = Sent in the last day: { $sent }. Waiting: { $waiting }.
health-last = The newest article came { $when }.
health-nothing-read = No article was read yet.
health-waiting = Messages that wait to be sent: { $waiting }.
health-feed = { $title }: { $why }
health-feeds-well = Every feed can be read.
mydata-in-private = That is between you and me: ask in a private chat: { $line }
mydata-who = You are { $name }, number { $id }, here as { $role ->
    [owner] an owner
   *[guest] a guest
}.
mydata-since = I know you since { $date }.
mydata-zone = Time zone: { $value }
mydata-language = Language: { $value }
mydata-follows = Followed: { $value }
mydata-muted = Muted: { $value }
mydata-preferred = Preferred: { $value }
mydata-reads = Languages of stories: { $value }
mydata-feeds = Feeds of your own: { $value }
mydata-set-up = Set up by you: { $value }
mydata-saved = { $number ->
    [one] Saved: { $number } story
   *[other] Saved: { $number } stories
}
mydata-forget = Also: the stories that I sent you, so that none comes twice. /forgetme deletes everything.
forget-sure = This deletes everything that I know about you, at once and for good: settings, digests, what you saved and wrote. Groups that you set up stay.
forget-done = Everything is deleted. This message is the last trace; it goes too.

## Buttons
button-daily = Send it daily
button-daily-at = Daily at { $time }
button-other-time = Other time
button-topics = Topics
button-when-i-ask = Only when I ask
button-pause = Pause
button-resume = Resume
button-short = Short
button-medium = Medium
button-long = Long
button-why = Why this?
button-undo = Undo
button-forget = Delete everything
button-zone = Zone
button-length = Length
button-days = Days
button-quiet = Quiet hours
button-silent = Sound
button-reads = Languages of stories
button-language = Language
button-back = Back
button-stale = This button is too old to do anything. /help shows what I do now.
slow-down = That is more than I can answer. I go on in a minute; what you sent meanwhile is left out.
button-again = That was shown here a moment ago.
button-more = More
button-sources = Sources
button-fewer = Fewer like this
button-follow = Follow
button-save = Save

## Commands: what each does
command-latest = the newest stories
command-topic = stories on a topic, a person, anything
command-topics = all topics, the busiest first
command-timeline = what happened when on a topic
command-trends = how much each topic was reported in two weeks
command-search = stories with these words, "phrases", without -these
command-story = one story whole, by its number in the last list or by its letters
command-why = why a story was shown
command-digest = what is new for you now
command-subscribe = get a digest daily
command-unsubscribe = stop the digests
command-time = change the digest's time of day
command-timezone = say where you are
command-days = choose the days of the week
command-length = choose how many stories a digest has
command-quiet = hours in which nothing late comes
command-empty = what a day without news says
command-silent = digests with or without a sound
command-here = the topic that this channel or forum topic is on
command-pause = pause the digests
command-resume = start them again
command-follow = put these topics and names in the digest
command-unfollow = take them out again
command-reads = choose the languages of stories
command-language = choose the language I speak here
command-settings = all that is set up here
command-connect = set up a channel from here
command-invite = let one more person in
command-start = begin again
command-help = this list
command-every = a digest every day, or one a week
command-mute = leave out words, topics, names or sources
command-prefer = sources to be shown first
command-muted = what is left out and preferred, and undo it
command-save = put a story aside for yourself
command-saved = the stories that you saved
command-unsave = take one of them out again
command-feeds = what is read here
command-addfeed = read a feed for this chat alone
command-removefeed = read it no more
command-import = read the feeds of an OPML file, for this chat alone
command-export = this chat's own feeds as an OPML file
command-mydata = what is stored of you
command-forgetme = delete all of it, at once and for good
command-stats = figures for the owner
command-health = what does not go well
command-allow = let a person in
command-ban = answer a person no more

## Arguments: how /help names them, and what they are
argument-number = number
    .about = how many stories
argument-topic = NAME
    .about = a topic, a person, anything
argument-words = WORDS
    .about = words, "phrases" or names, with commas between
argument-story = NUMBER
    .about = its number in the last list, or its letters
argument-topics = topics
    .about = topics or names, with commas between
argument-city = CITY
    .about = the city whose time you live by
argument-languages = LANGUAGES
    .about = codes or names, with commas between; or all
argument-language = LANGUAGE
    .about = the language to speak
argument-command = NAME
    .about = a command
argument-time =
    .about = a time of day, as in 08:00
argument-days =
    .about = days of the week, as in mon-fri or sat,sun
argument-length =
    .about = three stories with a summary, five or ten
argument-hours =
    .about = from when to when, as in 22:00-07:00; or off
argument-empty =
    .about = tell it in one line, or say nothing
argument-silent =
    .about = on: without a sound; off: with it
argument-channel =
    .about = a channel where I am an admin
argument-every =
    .about = day, or week and a day of the week
argument-days-away = days
    .about = for how many days; none: until /resume
argument-source = SOURCE
    .about = sources by name, with commas between
argument-page = URL
    .about = the address of a page or of its feed
argument-feed = FEED
    .about = its address or its title
argument-file = FILE
    .about = a list of feeds (OPML)
argument-person = PERSON
    .about = the person's number on this platform

## Discord
discord-code = what an invitation or the log told you
discord-channel = another channel, thread or forum of this server
discord-mention = a role to call with each digest; everyone calls nobody
discord-nothing = There is nothing to say to that here.

## Feeds in trouble
feeds-ill = { $number ->
    [1] One feed needs a look:
   *[other] { $number } feeds need a look:
}
feed-stopped = { $name }: stopped. { $why }
feed-failing = { $name }: fails again and again. { $why }
feed-empty = { $name }: answers, but has no entries
feed-silent = { $name }: nothing new for { $days } days
feeds-ill-more = and { $number } more

## Something stopped (to the owner)
alert-database = The database could not be written since { $since }. { $why }
alert-ticks = A part of the work has stood still since { $since }. { $why }
alert-platform = { $which } has not answered since { $since }. { $why }
alert-delivery = Messages have not arrived on { $which } since { $since }: { $why }
alert-feeds = Nothing has been read since { $since }: { $why }
alert-disk = Little room on the disk: { $why }. Please make some: without it nothing new is read.
alert-over-database = The database can be written again.
alert-over-ticks = All parts of the work go on again.
alert-over-platform = { $which } answers again; it had not since { $since }.
alert-over-delivery = Messages arrive on { $which } again; they had not since { $since }.
alert-over-feeds = Feeds can be read again.
alert-over-disk = There is room on the disk again.

## Why: what was written down when it was decided, said to whoever asks
reason-topic = topic: { $topic }
reason-follow = you follow: { $wish }
reason-preferred = preferred source: { $source }
reason-hours = { $number } h old
reason-days = { $number ->
    [one] { $number } day old
   *[other] { $number } days old
}
reason-running = running since { $date }
reason-quiet = from a source that says little
reason-moved = moved on since you saw it
reason-alike = alike
reason-alike-apart = { reason-alike }, { $number } h apart
reason-alike-names = { reason-alike }, both name { $names }
reason-alike-apart-names = { reason-alike-apart }, both name { $names }
reason-same-text = the same text
reason-decided = so it was decided
reason-letters = the same letters
reason-other-event = it reports another event than the story in which it stood
reason-syllables = syllable by syllable, as Chinese names
reason-several = it may be several
reason-first = the first that was seen
reason-spellings = known spellings of one name
reason-sound = they sound alike
reason-given = one given name in two languages
reason-divided = the same name, divided differently
reason-surname = “{ $name }” is the surname
reason-both-names = surname and first name agree ({ $reason })
reason-unreachable = the server cannot be reached
reason-refused = this address is not open to everybody
reason-answered = the server answered { $status }
reason-no-feed = there is nothing there that I can read as a feed
reason-no-article = there is no article there
reason-large = it is too large
reason-address = I cannot read such an address
reason-walled = something stands before the article
reason-removed = I was removed
reason-deleted = it was deleted
