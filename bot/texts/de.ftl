# Was der Bot auf Deutsch sagt.

## Forms
list-and = { $first } und { $last }
quoted = „{ $text }“
pattern-long-day = EEEE, d. MMMM
pattern-whole-day = EEEE, d. MMMM y
pattern-month = LLLL y
pattern-date = d. MMMM y
pattern-whole-month = d. MMMM
pattern-day = d. MMM
pattern-day-year = d. MMM y
pattern-weekday = EEEE
pattern-weekday-short = EEE
pattern-weekday-listed = EEEE
moment-today = heute, { $time }
moment-tomorrow = morgen, { $day }, { $time }
moment-weekday = { $day }, { $time }
moment-date = { $date }, { $time }
days-daily = täglich
days-range = { $first } bis { $last }
stories = { $number ->
    [one] { $number } Meldung
   *[other] { $number } Meldungen
}
stories-newest = die { $number } neuesten Meldungen

## The digest
digest-counted = { $stories ->
    [one] { $stories } Meldung
   *[other] { $stories } Meldungen
} aus { $articles ->
    [one] { $articles } Artikel
   *[other] { $articles } Artikeln
} · { $minutes } Min.
digest-in-brief = In Kürze
digest-in-browser = im Browser lesen
digest-corrected = Von der Quelle berichtigt
digest-corrected-line = vorher: { $was }; jetzt: { $now }
digest-differ = ⚖ Die Quellen sind uneins: { $what }
digest-new-today = Neu seit heute
digest-new-yesterday = Neu seit gestern
digest-new-since = Neu seit { $date }
digest-nothing-new = Heute nichts Neues.
digest-nothing-new-topics = Nichts Neues zu deinen Themen.
digest-latest = Das Neueste, gesehen oder nicht: /latest
card-source = Quelle
card-sources = { $number ->
    [one] { $number } Quelle
   *[other] { $number } Quellen
}
card-sources-own = { card-sources }, { $own } in eigenen Worten
card-timeline = Zeitleiste
card-earlier = früher
card-copy = der Text von { $source }
card-also = auch in { $feeds }
note-paywall = hinter einer Bezahlschranke
note-cookies = fragt zuerst nach Cookies
note-script = braucht JavaScript
note-robot = prüft, ob Sie ein Roboter sind
note-live = Liveticker
card-date-unsure = { $day } (Datum unvollständig)
card-topics = Themen: { $topics }
age-undated = ohne Datum
age-now = gerade eben
age-minutes = vor { $number } Min.
age-hours = vor { $number } Std.
late-sent = Fällig um { $due }, gesendet um { $sent }: Der Bot war offline.
late-hours = um mehr als sechs Stunden verpasst: Der Bot war offline
late-night = verpasst, und dann war es Nacht: Der Bot war offline
digest-missed = { $number ->
    [1] Die Übersicht vom { $days } wurde nicht gesendet
   *[other] Die Übersichten vom { $days } wurden nicht gesendet
}: Ich war offline oder kam nicht durch, und zum Nachholen war es zu spät.
first-stories = Die ersten Meldungen, die ich gelesen habe:

## Stories asked for
latest-title = Neueste: { stories }
latest-number = /latest nimmt eine Zahl von 1 bis { $most }: /latest 5
latest-number-or = /latest nimmt eine Zahl von 1 bis { $most }: /latest 5, oder { $line }
topic-which = Welches Thema? Schreib { $line }. Alle Themen: /topics
topic-unknown = Ich kenne kein Thema „{ $topic }“. Vielleicht gemeint: { $line }
topics-title = Themen
topics-none = Hier sind keine Themen eingerichtet. Jedes Wort geht: /topic Berlin
topics-nothing-read = Noch nichts gelesen, zu keinem Thema. Ich kenne { $topics }.
topics-hint = /topic { $topic } zeigt die Meldungen dazu, /follow { $topic } nimmt das Thema in die hiesige Übersicht auf.
timeline-which = Zeitleiste wozu? Schreiben Sie { $line }
timeline-title = Zeitleiste · { $topic }
timeline-none = { $topic }: keine Meldung nennt ein Datum.
trends-title = Meldungen zu jedem Thema, { $first } bis { $last }
trends-of = Meldungen zu { $topic }, { $first } bis { $last }
trends-all = Alle Themen
trends-none = In den letzten { $number } Tagen wurde zu keinem Thema berichtet.
trends-none-of = In den letzten { $number } Tagen wurde zu { $topic } nichts berichtet.
trends-busiest = am meisten am { $day }: { $number }
words-which = Schreib, worüber du lesen möchtest, oder /latest. Alle Befehle: /help
words-no-links = Ich lese einen Link auf einmal: schick ihn allein.
link-not-read = Der Link ließ sich nicht lesen: { $why }
links-enough = Mehr Links am Tag lese ich hier nicht: { $number }. Morgen wieder.
text-empty = Ich habe darin keine Sätze zum Zusammenfassen gefunden.
summary-sentences = { $number ->
    [one] { $number } Satz
   *[other] { $number } Sätze
} aus dem Text, Wort für Wort
search-which = Wonach suchen? Schreib /search Netz "Neues Kraftwerk" -Werbung
search-title = Mit „{ $words }“: { stories }
matched-name = { $name }, auch geschrieben { $others }
nothing-found = Nichts zu „{ $wish }“ { $since }: Ich habe in Themen, Namen und allen Wörtern gesucht.
nothing-found-languages = Nichts zu „{ $wish }“ { $since } (Sprachen: { $languages }): Ich habe in Themen, Namen und allen Wörtern gesucht.
nearest-topics = Nächste Themen: { $lines }
since-week = in den letzten 7 Tagen
since-month = in den letzten 30 Tagen
since-year = im letzten Jahr
since-ever = in allem, was ich gelesen habe
nothing-in-languages = Noch nichts da (Sprachen: { $languages }). Alle Sprachen: /reads all
story-which = Welche Meldung? Schreib ihre Nummer aus der letzten Liste: /story 1
story-no-list = Hier gab es noch keine Liste. Schreib /latest, dann /story 1
story-beyond = Die letzte Liste hatte hier { stories }. Schreib { $line }
story-unknown = Ich kenne keine Meldung „{ $story }“. Eine neue Liste: /latest
why-shown = Hier gezeigt wegen: { $reasons }
why-together = { $number ->
    [one] { $source } berichtet über dasselbe Ereignis: { $reason }
   *[other] { $source } berichten über dasselbe Ereignis: { $reason }
}
why-sentences = Die Sätze stehen Wort für Wort bei: { $sources }
why-topic = Thema { $topic }, durch die Wörter: { $words }
why-name = „{ $name }“ ist { $shown }: { $reason }
story-merged = Die Meldung, nach der Sie fragten, ist jetzt ein Teil dieser.
story-split = Ein Teil davon ist jetzt eine eigene Meldung: { $title } { $line }
topics-rising = steigend: { $number } an einem Tag, sonst { $usual }
why-title = Warum „{ $title }“
why-reports = { $number ->
    [one] ein Bericht, von { $sources }
   *[other] Berichte von { $sources }
}

## Feeds
feeds-none = Ich lese noch keine Feeds: Der Besitzer dieses Bots fügt sie hinzu.
feeds-none-owner = Ich lese noch keine Feeds. Auf dem Rechner, auf dem ich laufe: newsdigest feeds add URL
feeds-no-story = Ich lese { $number ->
    [one] { $number } Feed
   *[other] { $number } Feeds
}; noch keine Meldung. Bald: /latest
feeds-own = Nur für diesen Chat gelesen
feeds-common = { $number ->
    [one] Für alle gelesen: { $number } Feed
   *[other] Für alle gelesen: { $number } Feeds
}
feeds-add = { $line } fügt einen nur für diesen Chat hinzu.
feeds-own-none = Dieser Chat hat keine eigenen Feeds. Alle: /feeds
feed-trouble = lässt sich gerade nicht lesen
addfeed-which = Welche Seite oder welcher Feed? Schreib { $line } https://example.org
addfeed-no-address = Das ist keine Webadresse. Schreib { $line }
addfeed-none = Ich habe dort keinen Feed gefunden: { $why }. Schreib die Adresse des Feeds selbst: /addfeed
addfeed-too-many = Dieser Chat hat { $most } Feeds, mehr darf er nicht. Nimm einen heraus: { $line }
addfeed-known = Das lese ich schon, für alle: { $title }
addfeed-added = Hinzugefügt: { $title } · { $url }
addfeed-alone = Seine Meldungen sind nur in diesem Chat zu sehen, in ein paar Minuten.
removefeed-which = Welchen?
removefeed-unknown = Dieser Chat hat keinen Feed „{ $feed }“. Er hat:
removefeed-done = Nicht mehr für diesen Chat gelesen: { $title }
import-how = Schick mir die Datei zusammen mit { $line }: als ihre Unterschrift, oder { $line } als Antwort auf sie.
import-too-large = Diese Datei ist zu groß: Eine Liste von Feeds darf { $most } kB haben.
import-not-fetched = Ich konnte diese Datei nicht abrufen. Schick sie noch einmal.
import-not-a-list = Das ist keine Liste von Feeds. Es muss eine OPML-Datei sein.
import-none = In dieser Liste stehen keine Feeds.
import-added = { $number ->
    [one] Hinzugefügt: ein Feed.
   *[other] Hinzugefügt: { $number } Feeds.
}
import-known = { $number ->
    [one] Einer davon wurde hier schon gelesen.
   *[other] { $number } davon wurden hier schon gelesen.
}
import-left = { $number ->
    [one] Einer blieb draußen: Dieser Chat darf { $most } haben. Nimm welche heraus: { $line }
   *[other] { $number } blieben draußen: Dieser Chat darf { $most } haben. Nimm welche heraus: { $line }
}
import-alone = Ihre Meldungen sind nur in diesem Chat zu sehen. Alle Feeds: { $line }
export-done = { $number ->
    [one] Der eine Feed dieses Chats, als OPML. Andere Leseprogramme nehmen das, und auch /import.
   *[other] Die { $number } Feeds dieses Chats, als OPML. Andere Leseprogramme nehmen das, und auch /import.
}
export-refused = Die Datei kann hier nicht gesendet werden: Ich darf keine Dateien senden.

## The timetable
order-none = Hier ist keine Übersicht bestellt. { $line } bestellt eine.
order-none-type = Hier ist keine Übersicht bestellt. Schreib { $line }
order-none-on-that = Dazu ist keine Übersicht bestellt. Bestellt: { $ordered }. Schreib { $line }
order-on-follows = was hier verfolgt wird
order-paused = pausiert
order-stopped = beendet ({ $reason })
order-line = Übersicht: { $days } um { $time }, { $length }. Nächste: { $next }.
order-line-topics = Übersicht: { $days } um { $time }, { $length }, zu { $topics }. Nächste: { $next }.
orders-too-many = Höchstens { $most } Übersichten am Tag für einen Chat. Schreib { $line }, um neu anzufangen
orders-name-topics = Hier gibt es { $number } Übersichten. Nenne auch die Themen: { $line }
ordered-new = { $number ->
    [one] Erste Übersicht: { $when }. { $line } hält sie an.
   *[other] Erste Übersichten: { $when }. { $line } hält sie an.
}
ordered-next = { $number ->
    [one] Nächste Übersicht: { $when }. { $line } hält sie an.
   *[other] Nächste Übersichten: { $when }. { $line } hält sie an.
}
ordered-topics = Zu { $topics }.
ordered-zone = Das ist die Zeit von { $zone }, dort ist es jetzt { $time }. Woanders? { $line }
unsubscribed = Keine Übersichten mehr. { $line } fängt wieder an.
unsubscribed-some = Keine Übersichten mehr zu { $topics }. Die anderen zeigt { $line }.
next-digest = Nächste Übersicht: { $when }.
time-which = Um welche Zeit, täglich? In { $zone } ist es jetzt { $time }.
time-other = Jede andere: { $line }
time-unknown = „{ $time }“ ist keine Uhrzeit. Schreib { $example }
time-set = Um { $time }.
days-which = An welchen Tagen? /days mo-fr, /days sa,so oder /days daily
days-unknown = Ich kenne keinen Tag „{ $day }“. Schreib /days mo-fr, /days sa,so oder /days daily
days-set = An diesen Tagen: { $days }.
length-which = Wie lang? Schreib /length short, /length medium oder /length long
length-set = Ab der nächsten Übersicht: { $number ->
    [3] drei Meldungen
    [5] fünf Meldungen
    [10] zehn Meldungen
   *[other] { $number } Meldungen
} mit Zusammenfassung, der Rest in Kürze.
length-short = kurz
length-medium = mittel
length-long = lang
paused = Pausiert. { $line } setzt die Übersichten fort.
still-paused = Noch pausiert: { $line } setzt die Übersichten fort.
quiet-none = keine
quiet-hours = { $start } bis { $end }
quiet-off = Keine Ruhezeit. Verspätetes kommt trotzdem nie nach 22:00.
quiet-which = Von wann bis wann? Schreib { $line } 22:00-07:00 oder { $line } off
quiet-set = Ruhe von { $hours }: Verspätetes kommt dann nicht. Die Übersicht behält ihre Zeit.
empty-tell = Ein Tag ohne Neues wird in einer Zeile gemeldet.
empty-silent = Ein Tag ohne Neues vergeht still.
empty-which = Schreib { $line } tell oder { $line } silent
silent-on = Übersichten kommen hier ohne Ton.
silent-off = Übersichten kommen hier mit dem üblichen Ton.
silent-which = Schreib { $line } on oder { $line } off
silent-yes = Ohne Ton
silent-no = Mit Ton
here-on = Hier geht es jetzt um { $topics }.
here-all = Hier geht es jetzt um alles.
here-now = Hier geht es um { $topics }. Wieder um alles: { $line }
here-none = Hier geht es um alles. Um ein Thema: { $line }
paused-days = { $number ->
    [one] Für { $number } Tag pausiert.
   *[other] Für { $number } Tage pausiert.
} Nächste Übersicht: { $when }. { $line } fängt früher an.
pause-days = Für wie viele Tage? Von 1 bis { $most }: { $line }
resume-away = Während du weg warst: { stories }
every-which = Wie oft? Schreib { $line } day oder { $line } week montag
every-week = Einmal die Woche, mit dem, was in der Woche zählte.
every-day = Jeden Tag.

## What a chat wants
zone-here = Die Zeit hier ist die von { $zone }: Es ist jetzt { $time }.
zone-elsewhere = Woanders? Nenne eine Stadt: { $line }
zone-share = Oder teile hier deinen Standort: Er wird einmal benutzt und nicht behalten.
zone-set = { $place }: Dort ist es jetzt { $time }.
zone-unknown = Ich kenne keine Stadt oder Zeitzone „{ $city }“. Nenne eine große Stadt in der Nähe: /timezone Berlin
zone-half-hour = Für halbe Stunden brauche ich den Namen einer Stadt: /timezone Delhi
zone-offset = Es gibt UTC-12 bis UTC+14. Nenne lieber eine Stadt: /timezone Berlin
follows-here = Hier wird verfolgt: { $topics }.
follows-none = Hier wird nichts verfolgt.
follows-none-type = Hier wird nichts verfolgt. Schreib { $line }
follows-no-more = Hier wird nichts mehr verfolgt.
follows-nothing = nichts Bestimmtes
follows-too-many = Höchstens { $most }. Schreib { $line }
follow-subscribe = { $line } schickt es täglich, /digest zeigt es jetzt.
unfollow-one = { $line } nimmt eines heraus.
unfollow-which = Hier wird verfolgt: { $topics }. Schreib { $line } oder { $all }
wish-too-long = „{ $wish }“ ist zu lang: höchstens { $most } Zeichen, mit Kommas dazwischen.
wishes-too-many = Höchstens { $most }, mit Kommas dazwischen.
all-languages = alle Sprachen
reads-here = Sprachen der Meldungen hier: { $languages }.
reads-others = Andere: { $line }
reads-set = Ab jetzt Meldungen auf: { $languages }.
reads-which = Welche Sprachen? Schreib /reads en,uk oder /reads all
reads-unknown = Ich kenne keine Sprache „{ $language }“. Schreib /reads en,uk oder /reads all
language-now = Meine Sprache hier: { $language }.
language-set = Ab jetzt ist meine Sprache hier { $language }.
language-not-spoken = „{ $language }“ spreche ich noch nicht. Zur Auswahl: /language
settings-no-digest = Übersicht: keine, ich schreibe nur auf Wunsch.
settings-zone = Zeitzone: { $zone }, jetzt { $time }. { $line } Berlin
settings-follows = Verfolgt: { $topics }. { $line } Energie
settings-reads = Sprachen der Meldungen: { $languages }. { $line } en,uk
settings-quiet = Ruhezeit: { $hours }. { $line } 22:00-07:00
settings-language = Meine Sprache: { $language }. { $line }
mute-which = Was weglassen? Wörter, ein Thema, einen Namen oder eine Quelle: { $line } Fußball
mute-set = Ab jetzt weggelassen: { $words }. { $line } zeigt alles und nimmt es zurück.
prefer-which = Welche Quelle kommt zuerst? Schreib { $line } und ihren Namen
prefer-set = Diese kommen zuerst: { $sources }. { $line } nimmt es zurück.
prefer-unknown = Von { $sources } wurde zuletzt nichts gelesen: Schreibt es sich so? Was hier gelesen wird: /feeds
muted-none = Hier wird nichts weggelassen. { $line } lässt etwas weg.
muted-here = Hier weggelassen: { $words }.
preferred-here = Hier zuerst: { $sources }.
muted-undo = { $line } nimmt es zurück.
muted-not-there = „{ $words }“ wird hier weder weggelassen noch bevorzugt. Alles: { $line }
saved-one = Gespeichert: { $title }. Alle: /saved
unsaved = Nicht mehr gespeichert: { $title }
saved-not-there = Das war nicht gespeichert: { $title }
saved-none = Du hast noch nichts gespeichert. /save 3 speichert die dritte der letzten Liste.
saved-title = Gespeichert
settings-choose = Zum Ändern antippen.
list-ends = Weiter gibt es nichts.

## Coming in
access-private = Dieser Bot ist privat. Bitte seinen Besitzer um eine Einladung.
access-unclaimed = Falls er deiner ist: Der Link, der dich zum Besitzer macht, steht in seinem Protokoll.
access-link-used = Dieser Link wurde schon benutzt oder ist nicht von mir. Bitte um einen neuen.
access-owner-now = Dieser Bot gehört jetzt dir.
access-guest-now = Du kannst diesen Bot jetzt benutzen.
only-admins = Nur Admins ändern, was dieser Chat bekommt.
joined-group = Ich schreibe nichts, bis ein Admin eine Zeit festlegt: /settings. Für alle: /latest, /topic NAME.
start-quiet = Gut: Ich schreibe nur auf Wunsch. /latest, /topic NAME, oder schreib einfach, worüber.
start-latest = Ich lese { $number ->
    [one] { $number } Feed
   *[other] { $number } Feeds
}. Das Neueste:
start-latest-read = Das Neueste, das ich gelesen habe:
start-first-reading = Ich lese { $number ->
    [one] { $number } Feed
   *[other] { $number } Feeds
} zum ersten Mal.
start-first-stories = Die ersten Meldungen kommen hierher, einmal.
start-stopped = Deine Übersichten sind angehalten. /resume setzt sie fort, /settings zeigt sie.
start-next = Nächste Übersicht: { $when }. Alle Einstellungen: /settings
start-offer = Eine Übersicht kann täglich um { $time } kommen, nach der Zeit von { $zone }, dort ist es jetzt { $now }. Woanders? /timezone STADT
help-title = Was du schreiben kannst
help-private = Oder schreib einfach, worüber du lesen möchtest. /help NAME sagt mehr zu einem Befehl.
help-group = Zeit und Themen legen hier Admins fest: /settings
help-example = Zum Beispiel: { $example }
help-admins = In einer Gruppe: für ihre Admins.
command-none = Es gibt keinen Befehl „{ $command }“. Alle Befehle: /help
command-none-near = Es gibt keinen Befehl „{ $command }“. Vielleicht { $near }? Alle Befehle: /help
invite-in-private = Eine Einladung ist geheim: Frag mich im privaten Chat: /invite
invite-owner-only = Nur der Besitzer dieses Bots lädt ein. Zum Lesen: /latest
invite-send = Schick das einer Person. Es lässt herein, wer es zuerst benutzt, einmal:
connect-in-private = Kanäle werden im privaten Chat mit mir eingerichtet: /connect @channel
connect-which = Welcher Kanal? Mach mich dort zum Admin und schreib /connect @channel
connected = Verbunden: { $title }. Dorthin kommt nichts, bis eine Zeit festgelegt ist: { $line }
connected-settings = Alles dafür: { $line }
channel-not-found = Ich kann { $name } nicht finden.
channel-not-connected = { $name } ist nicht verbunden. Schreib /connect { $name }
channel-not-from-here = Von hier aus lassen sich keine Kanäle einrichten. Dieser Chat: /settings
channel-telegram-only = Kanäle lassen sich nur auf Telegram einrichten, und das ist nicht verbunden.
channel-no-name = Das ist kein Name eines Kanals. Schreib ihn so: @name.
channel-not-seen = Ich sehe keinen Kanal { $name }. Füge mich dort als Admin hinzu und versuch es noch einmal.
channel-is-group = { $name } ist kein Kanal. In einer Gruppe schreib dort /settings.
channel-may-not-post = Ich darf in { $name } nicht schreiben. Mach mich zum Admin, der Nachrichten senden darf.
channel-admins-only = Nur ein Admin von { $name } kann eine Übersicht dorthin bestellen.
notice-suspended = Ich darf in { $title } gerade nicht schreiben ({ $why }). Eine Woche lang versuche ich es mit jeder Übersicht.
notice-suspended-do = Gib mir das Recht, dort zu schreiben, mehr ist nicht zu tun.
notice-gone = Nach { $title } kommt nichts mehr durch ({ $why }). Die Übersichten dorthin sind beendet.
notice-gone-do = Füge mich dort wieder hinzu und schreib /subscribe, um sie zurückzuholen.
owner-only = Das ist für den Besitzer dieses Bots.
allow-which = Wen? Schreib die Nummer der Person: /allow 12345
allowed = { $person } darf diesen Bot jetzt benutzen.
ban-which = Wen? Schreib die Nummer der Person: /ban 12345
banned = { $person } bekommt keine Antworten mehr. /allow { $person } nimmt es zurück.
ban-owner = Ein Besitzer dieses Bots kann nicht gesperrt werden.
stats-read = Gelesen: { $feeds } Feeds, { $articles } Artikel, { $stories } Meldungen.
stats-people = Bedient: { $chats } Chats, { $orders } bestellte Übersichten, { $people } hereingelassene Personen.
stats-sent = Am letzten Tag gesendet: { $sent }. Es warten: { $waiting }.
health-last = Der neueste Artikel kam: { $when }.
health-nothing-read = Es wurde noch kein Artikel gelesen.
health-waiting = Nachrichten, die auf den Versand warten: { $waiting }.
health-feed = { $title }: { $why }
health-feeds-well = Jeder Feed lässt sich lesen.
mydata-in-private = Das bleibt unter uns: Frag im privaten Chat: { $line }
mydata-who = Du bist { $name }, Nummer { $id }, hier als { $role ->
    [owner] Besitzer
   *[guest] Gast
}.
mydata-since = Ich kenne dich seit { $date }.
mydata-zone = Zeitzone: { $value }
mydata-language = Sprache: { $value }
mydata-follows = Verfolgt: { $value }
mydata-muted = Weggelassen: { $value }
mydata-preferred = Zuerst: { $value }
mydata-reads = Sprachen der Meldungen: { $value }
mydata-feeds = Eigene Feeds: { $value }
mydata-set-up = Von dir eingerichtet: { $value }
mydata-saved = { $number ->
    [one] Gespeichert: { $number } Meldung
   *[other] Gespeichert: { $number } Meldungen
}
mydata-forget = Außerdem: welche Meldungen du schon bekommen hast, damit keine zweimal kommt. /forgetme löscht alles.
forget-sure = Das löscht alles, was ich über dich weiß, sofort und für immer: Einstellungen, Übersichten, Gespeichertes und Geschriebenes. Gruppen, die du eingerichtet hast, bleiben.
forget-done = Alles ist gelöscht. Diese Nachricht ist die letzte Spur, auch sie verschwindet.

## Buttons
button-daily = Täglich schicken
button-daily-at = Täglich um { $time }
button-other-time = Andere Zeit
button-topics = Themen
button-when-i-ask = Nur auf Wunsch
button-pause = Pause
button-resume = Fortsetzen
button-short = Kurz
button-medium = Mittel
button-long = Lang
button-why = Warum das?
button-undo = Rückgängig
button-forget = Alles löschen
button-zone = Zeitzone
button-length = Länge
button-days = Tage
button-quiet = Ruhezeit
button-silent = Ton
button-reads = Sprachen der Meldungen
button-language = Sprache
button-back = Zurück
button-stale = Dieser Knopf ist zu alt und tut nichts mehr. /help zeigt, was ich jetzt kann.
slow-down = Das ist mehr, als ich schaffe. In einer Minute geht es weiter; was bis dahin kommt, bleibt liegen.
button-again = Das stand hier eben erst.
button-more = Mehr
button-sources = Quellen
button-fewer = Weniger davon
button-follow = Folgen
button-save = Merken

## Commands: what each does
command-latest = die neuesten Meldungen
command-topic = Meldungen zu einem Thema, einer Person, zu allem
command-topics = alle Themen, die lebhaftesten zuerst
command-timeline = was wann zu einem Thema geschah
command-trends = wie viel über jedes Thema in zwei Wochen berichtet wurde
command-search = Meldungen mit diesen Wörtern, "Wendungen", ohne -diese
command-story = eine Meldung ganz, nach ihrer Nummer in der letzten Liste oder ihren Buchstaben
command-why = warum eine Meldung gezeigt wurde
command-digest = was jetzt neu für dich ist
command-subscribe = täglich eine Übersicht bekommen
command-unsubscribe = die Übersichten beenden
command-time = die Zeit der Übersicht ändern
command-timezone = sagen, wo du bist
command-days = die Wochentage wählen
command-length = wählen, wie viele Meldungen eine Übersicht hat
command-quiet = Stunden, in denen nichts Verspätetes kommt
command-empty = was ein Tag ohne Neues sagt
command-silent = Übersichten mit oder ohne Ton
command-here = das Thema dieses Kanals oder Forenthemas
command-pause = die Übersichten anhalten
command-resume = sie fortsetzen
command-follow = diese Themen und Namen in die Übersicht aufnehmen
command-unfollow = sie wieder herausnehmen
command-reads = die Sprachen der Meldungen wählen
command-language = meine Sprache hier wählen
command-settings = alles, was hier eingestellt ist
command-connect = einen Kanal von hier aus einrichten
command-invite = noch eine Person hereinlassen
command-start = von vorn beginnen
command-help = diese Liste
command-every = eine Übersicht jeden Tag oder einmal die Woche
command-mute = Wörter, Themen, Namen oder Quellen weglassen
command-prefer = Quellen, die zuerst kommen
command-muted = was weggelassen wird und zuerst kommt, und es zurücknehmen
command-save = eine Meldung für dich zurücklegen
command-saved = die Meldungen, die du gespeichert hast
command-unsave = eine davon wieder herausnehmen
command-feeds = was hier gelesen wird
command-addfeed = einen Feed nur für diesen Chat lesen
command-removefeed = ihn nicht mehr lesen
command-import = die Feeds einer OPML-Datei nur für diesen Chat lesen
command-export = die eigenen Feeds dieses Chats als OPML-Datei
command-mydata = was über dich gespeichert ist
command-forgetme = all das löschen, sofort und für immer
command-stats = Zahlen für den Besitzer
command-health = was nicht gut läuft
command-allow = eine Person hereinlassen
command-ban = einer Person nicht mehr antworten

## Arguments: how /help names them, and what they are
argument-number = Zahl
    .about = wie viele Meldungen
argument-topic = NAME
    .about = ein Thema, eine Person, alles Mögliche
argument-words = WÖRTER
    .about = Wörter, "Wendungen" oder Namen, mit Kommas dazwischen
argument-story = NUMMER
    .about = die Nummer in der letzten Liste oder die Buchstaben
argument-topics = Themen
    .about = Themen oder Namen, mit Kommas dazwischen
argument-city = STADT
    .about = die Stadt, nach deren Zeit du lebst
argument-languages = SPRACHEN
    .about = Codes oder Namen, mit Kommas dazwischen; oder all
argument-language = SPRACHE
    .about = die Sprache, die ich sprechen soll
argument-command = NAME
    .about = ein Befehl
argument-time =
    .about = eine Uhrzeit wie 08:00
argument-days =
    .about = Wochentage wie mo-fr oder sa,so
argument-length =
    .about = drei Meldungen mit Zusammenfassung, fünf oder zehn
argument-hours =
    .about = von wann bis wann, wie 22:00-07:00; oder off
argument-empty =
    .about = in einer Zeile melden oder schweigen
argument-silent =
    .about = on: ohne Ton; off: mit Ton
argument-channel =
    .about = ein Kanal, in dem ich Admin bin
argument-every =
    .about = day, oder week und ein Wochentag
argument-days-away = Tage
    .about = für wie viele Tage; ohne Zahl: bis /resume
argument-source = QUELLE
    .about = Namen von Quellen, mit Kommas dazwischen
argument-page = URL
    .about = die Adresse einer Seite oder ihres Feeds
argument-feed = FEED
    .about = seine Adresse oder sein Titel
argument-file = DATEI
    .about = eine Liste von Feeds (OPML)
argument-person = PERSON
    .about = die Nummer der Person auf dieser Plattform

## Discord
discord-code = was die Einladung oder das Protokoll genannt hat
discord-channel = ein anderer Kanal, Thread oder ein Forum dieses Servers
discord-mention = eine Rolle, die mit jeder Ausgabe gerufen wird; everyone ruft niemanden
discord-nothing = Dazu gibt es hier nichts zu sagen.

## Feeds in trouble
feeds-ill = { $number ->
    [1] Ein Feed braucht Aufmerksamkeit:
   *[other] { $number } Feeds brauchen Aufmerksamkeit:
}
feed-stopped = { $name }: angehalten. { $why }
feed-failing = { $name }: scheitert immer wieder. { $why }
feed-empty = { $name }: antwortet, aber ohne Einträge
feed-silent = { $name }: seit { $days } Tagen nichts Neues
feeds-ill-more = und { $number } weitere

## Something stopped (to the owner)
alert-database = In die Datenbank kann nicht geschrieben werden ({ $since }). { $why }
alert-ticks = Ein Teil der Arbeit steht still ({ $since }). { $why }
alert-platform = { $which } antwortet nicht ({ $since }). { $why }
alert-delivery = Nachrichten kommen auf { $which } nicht an ({ $since }). { $why }
alert-feeds = Nichts kann gelesen werden ({ $since }). { $why }
alert-disk = Wenig Platz auf der Platte: { $why }. Bitte Platz schaffen: ohne ihn wird nichts Neues gelesen.
alert-over-database = In die Datenbank kann wieder geschrieben werden.
alert-over-ticks = Alle Teile der Arbeit laufen wieder.
alert-over-platform = { $which } antwortet wieder. Keine Antwort: { $since }.
alert-over-delivery = Nachrichten kommen auf { $which } wieder an. Sie fehlten: { $since }.
alert-over-feeds = Feeds können wieder gelesen werden.
alert-over-disk = Auf der Platte ist wieder Platz.

## Warum: was festgehalten wurde, als es entschieden wurde, für den, der fragt
reason-topic = Thema: { $topic }
reason-follow = du folgst: { $wish }
reason-preferred = bevorzugte Quelle: { $source }
reason-hours = { $number } Std. alt
reason-days = { $number ->
    [one] { $number } Tag alt
   *[other] { $number } Tage alt
}
reason-running = läuft seit { $date }
reason-quiet = aus einer Quelle, die wenig schreibt
reason-moved = seit du es gesehen hast, gibt es Neues
reason-alike = ähnlich
reason-alike-apart = { reason-alike }, { $number } Std. auseinander
reason-alike-names = { reason-alike }, beide nennen { $names }
reason-alike-apart-names = { reason-alike-apart }, beide nennen { $names }
reason-same-text = derselbe Text
reason-decided = so wurde entschieden
reason-letters = dieselben Buchstaben
reason-other-event = berichtet über ein anderes Ereignis als die Meldung, in der es stand
reason-syllables = Silbe für Silbe, als chinesische Namen
reason-several = es können mehrere sein
reason-first = der erste, der vorkam
reason-spellings = bekannte Schreibweisen eines Namens
reason-sound = sie klingen gleich
reason-given = ein Vorname in zwei Sprachen
reason-divided = derselbe Name, anders geteilt
reason-surname = „{ $name }“ ist der Nachname
reason-both-names = Nachname und Vorname stimmen überein ({ $reason })
reason-unreachable = der Server ist nicht erreichbar
reason-refused = diese Adresse ist nicht für alle offen
reason-answered = der Server hat mit { $status } geantwortet
reason-no-feed = dort ist nichts, was ich als Feed lesen kann
reason-no-article = dort ist kein Artikel
reason-large = es ist zu groß
reason-address = eine solche Adresse lese ich nicht
reason-walled = vor dem Artikel steht etwas
reason-removed = ich wurde entfernt
reason-deleted = es wurde gelöscht
