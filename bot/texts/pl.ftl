# Co bot mówi po polsku.

## Forms
list-and = { $first } i { $last }
quoted = „{ $text }”
pattern-long-day = EEEE, d MMMM
pattern-whole-day = EEEE, d MMMM y
pattern-month = LLLL y
pattern-date = d MMMM y
pattern-whole-month = d MMMM
pattern-day = d MMM
pattern-day-year = d MMM y
pattern-weekday = EEEE
pattern-weekday-short = EEE
pattern-weekday-listed = EEE
moment-today = dziś, { $time }
moment-tomorrow = jutro, { $day }, { $time }
moment-weekday = { $day }, { $time }
moment-date = { $date }, { $time }
days-daily = codziennie
days-range = { $first }–{ $last }
stories = { $number ->
    [one] { $number } wiadomość
    [few] { $number } wiadomości
   *[other] { $number } wiadomości
}
stories-newest = { $number ->
    [one] { $number } najnowsza wiadomość
    [few] { $number } najnowsze wiadomości
   *[other] { $number } najnowszych wiadomości
}

## The digest
digest-counted = { $stories ->
    [one] { $stories } wiadomość
   *[other] { $stories } wiadomości
} z { $articles ->
    [one] { $articles } artykułu
   *[other] { $articles } artykułów
} · { $minutes } min
digest-in-brief = W skrócie
digest-in-browser = czytaj w przeglądarce
digest-corrected = Poprawione przez źródło
digest-corrected-line = było: { $was }; teraz: { $now }
digest-differ = ⚖ Źródła się różnią: { $what }
digest-new-today = Nowe od dziś
digest-new-yesterday = Nowe od wczoraj
digest-new-since = Nowe od { $date }
digest-nothing-new = Dziś nic nowego.
digest-nothing-new-topics = W twoich tematach nic nowego.
digest-latest = Najnowsze, widziane czy nie: /latest
card-source = Źródło
card-sources = { $number ->
    [one] { $number } źródło
    [few] { $number } źródła
   *[other] { $number } źródeł
}
card-sources-own = { card-sources }, własnymi słowami { $own }
card-timeline = Kalendarium
card-earlier = wcześniej
card-copy = tekst, który ma też { $source }
card-also = także w: { $feeds }
note-paywall = za opłatą
note-cookies = najpierw pyta o pliki cookie
note-script = wymaga JavaScriptu
note-robot = sprawdza, czy nie jesteś robotem
note-live = relacja na żywo
card-date-unsure = { $day } (data niepełna)
card-topics = Tematy: { $topics }
age-undated = bez daty
age-now = przed chwilą
age-minutes = { $number } min temu
age-hours = { $number } godz. temu
late-sent = Miał wyjść o { $due }, wysłano o { $sent }: bot był offline.
late-hours = pominięto, ponad sześć godzin spóźnienia: bot był offline
late-night = pominięto, bo była już noc: bot był offline
digest-missed = { $number ->
    [1] Przeglądu z { $days } nie wysłano
   *[other] Przeglądów z { $days } nie wysłano
}: byłem offline albo bez połączenia i było już za późno.
first-stories = Pierwsze wiadomości, które przeczytałem:

## Stories asked for
latest-title = Najnowsze: { stories }
latest-number = /latest przyjmuje liczbę od 1 do { $most }: /latest 5
latest-number-or = /latest przyjmuje liczbę od 1 do { $most }: /latest 5, albo { $line }
topic-which = Jaki temat? Napisz { $line }. Wszystkie tematy: /topics
topic-unknown = Nie znam tematu „{ $topic }”. Może chodziło o: { $line }
topics-title = Tematy
topics-none = Nie ustawiono tu żadnych tematów. Wystarczy dowolne słowo: /topic Warszawa
topics-nothing-read = Nic jeszcze nie przeczytano na żaden temat. Znam: { $topics }.
topics-hint = /topic { $topic } pokazuje wiadomości na ten temat, /follow { $topic } dodaje go do tutejszego przeglądu.
timeline-which = Kalendarium czego? Napisz { $line }
timeline-title = Kalendarium · { $topic }
timeline-none = { $topic }: żadna wiadomość nie podaje daty.
trends-title = Wiadomości na każdy temat, od { $first } do { $last }
trends-of = Wiadomości na temat { $topic }, od { $first } do { $last }
trends-all = Wszystkie tematy
trends-none = W ostatnich dniach ({ $number }) nie było nic na żaden temat.
trends-none-of = W ostatnich dniach ({ $number }) nie było nic na temat { $topic }.
trends-busiest = najwięcej { $day }: { $number }
words-which = Napisz, o czym chcesz poczytać, albo /latest. Wszystkie polecenia: /help
words-no-links = Czytam po jednym odnośniku: proszę przysłać go osobno.
link-not-read = Nie udało się przeczytać odnośnika: { $why }
links-enough = Więcej odnośników dziennie tu nie czytam: { $number }. Reszta jutro.
text-empty = Nie znalazłem w tym zdań do streszczenia.
summary-sentences = { $number ->
    [one] { $number } zdanie
    [few] { $number } zdania
   *[other] { $number } zdań
} z tekstu, słowo w słowo
search-which = Czego szukać? Napisz /search sieć "elektrownia jądrowa" -reklama
search-title = Ze słowami „{ $words }”: { stories }
matched-name = { $name }, pisane też { $others }
nothing-found = Nic o „{ $wish }” { $since }: szukałem w tematach, nazwiskach i w każdym słowie.
nothing-found-languages = Nic o „{ $wish }” { $since } (języki: { $languages }): szukałem w tematach, nazwiskach i w każdym słowie.
nearest-topics = Najbliższe tematy: { $lines }
since-week = w ostatnich 7 dniach
since-month = w ostatnich 30 dniach
since-year = w ostatnim roku
since-ever = we wszystkim, co przeczytałem
nothing-in-languages = Nic jeszcze nie ma (języki: { $languages }). Wszystkie języki: /reads all
story-which = Która wiadomość? Napisz jej numer z ostatniej listy: /story 1
story-no-list = Nie było tu jeszcze listy. Napisz /latest, a potem /story 1
story-beyond = Ostatnia lista miała tu { stories }. Napisz { $line }
story-unknown = Nie znam wiadomości „{ $story }”. Nowa lista: /latest
why-shown = Pokazano tutaj z powodu: { $reasons }
why-together = { $number ->
    [one] { $source } opisuje to samo wydarzenie: { $reason }
   *[other] { $source } opisują to samo wydarzenie: { $reason }
}
why-sentences = Zdania słowo w słowo z: { $sources }
why-topic = Temat { $topic }, po słowach: { $words }
why-name = „{ $name }” to { $shown }: { $reason }
story-merged = Wiadomość, o którą pytasz, jest teraz częścią tej.
story-split = Jej część jest teraz osobną wiadomością: { $title } { $line }
topics-rising = rośnie: { $number } na dobę, zwykle { $usual }
why-title = Dlaczego „{ $title }”
why-reports = { $number ->
    [one] jedno doniesienie, { $sources }
   *[other] doniesienia kilku źródeł: { $sources }
}

## Feeds
feeds-none = Nie czytam jeszcze żadnych kanałów: dodaje je właściciel bota.
feeds-none-owner = Nie czytam jeszcze żadnych kanałów. Na maszynie, na której działam: newsdigest feeds add URL
feeds-no-story = Czytam { $number ->
    [one] { $number } kanał
    [few] { $number } kanały
   *[other] { $number } kanałów
}; nie ma jeszcze wiadomości. Wkrótce: /latest
feeds-own = Czytam tylko dla tego czatu
feeds-common = { $number ->
    [one] Czytam dla wszystkich: { $number } kanał
    [few] Czytam dla wszystkich: { $number } kanały
   *[other] Czytam dla wszystkich: { $number } kanałów
}
feeds-add = { $line } dodaje kanał tylko dla tego czatu.
feeds-own-none = Ten czat nie ma własnych kanałów. Wszystkie: /feeds
feed-trouble = nie da się teraz przeczytać
addfeed-which = Jaka strona lub kanał? Napisz { $line } https://example.org
addfeed-no-address = To nie jest adres w sieci. Napisz { $line }
addfeed-none = Nie znalazłem tam kanału: { $why }. Napisz adres samego kanału: /addfeed
addfeed-too-many = Ten czat ma już { $most } kanałów, więcej nie może. Usuń jeden: { $line }
addfeed-known = To już czytam, dla wszystkich: { $title }
addfeed-added = Dodano: { $title } · { $url }
addfeed-alone = Jego wiadomości widać tylko w tym czacie, za kilka minut.
removefeed-which = Który?
removefeed-unknown = Ten czat nie ma kanału „{ $feed }”. Ma:
removefeed-done = Już nie czytam dla tego czatu: { $title }
import-how = Wyślij mi plik razem z { $line }: jako podpis pod nim albo { $line } w odpowiedzi na niego.
import-too-large = Ten plik jest za duży: lista kanałów może mieć { $most } kB.
import-not-fetched = Nie udało się pobrać tego pliku. Wyślij go jeszcze raz.
import-not-a-list = To nie jest lista kanałów. Potrzebny jest plik OPML.
import-none = Na tej liście nie ma kanałów.
import-added = { $number ->
    [one] Dodano { $number } kanał.
    [few] Dodano { $number } kanały.
   *[other] Dodano { $number } kanałów.
}
import-known = { $number ->
    [one] { $number } z nich był tu już czytany.
    [few] { $number } z nich były tu już czytane.
   *[other] { $number } z nich było tu już czytanych.
}
import-left = Pominięto: { $number }. Ten czat może mieć { $most }. Usuń zbędne: { $line }
import-alone = Ich wiadomości widać tylko w tym czacie. Wszystkie kanały: { $line }
export-done = { $number ->
    [one] { $number } kanał tego czatu, jako OPML. Przyjmą go inne czytniki i /import.
    [few] { $number } kanały tego czatu, jako OPML. Przyjmą je inne czytniki i /import.
   *[other] { $number } kanałów tego czatu, jako OPML. Przyjmą je inne czytniki i /import.
}
export-refused = Pliku nie można tu wysłać: nie wolno mi wysyłać plików.

## The timetable
order-none = Nie zamówiono tu przeglądu. { $line } go zamawia.
order-none-type = Nie zamówiono tu przeglądu. Napisz { $line }
order-none-on-that = Na ten temat nie ma przeglądu. Zamówiono: { $ordered }. Napisz { $line }
order-on-follows = to, co się tu śledzi
order-paused = wstrzymany
order-stopped = zatrzymany ({ $reason })
order-line = Przegląd: { $days } o { $time }, { $length }. Następny: { $next }.
order-line-topics = Przegląd: { $days } o { $time }, { $length }, tematy: { $topics }. Następny: { $next }.
orders-too-many = Najwyżej { $most } przeglądów dziennie na jeden czat. Napisz { $line }, aby zacząć od nowa
orders-name-topics = Jest tu { $number } przeglądów. Podaj też tematy: { $line }
ordered-new = { $number ->
    [one] Pierwszy przegląd: { $when }. { $line } go zatrzymuje.
   *[other] Pierwsze przeglądy: { $when }. { $line } je zatrzymuje.
}
ordered-next = { $number ->
    [one] Następny przegląd: { $when }. { $line } go zatrzymuje.
   *[other] Następne przeglądy: { $when }. { $line } je zatrzymuje.
}
ordered-topics = Tematy: { $topics }.
ordered-zone = To według czasu { $zone }, jest tam teraz { $time }. Gdzie indziej? { $line }
unsubscribed = Koniec przeglądów. { $line } zaczyna je znowu.
unsubscribed-some = Koniec przeglądów na tematy: { $topics }. Pozostałe pokazuje { $line }.
next-digest = Następny przegląd: { $when }.
time-which = O której godzinie codziennie? { $zone}: jest teraz { $time }.
time-other = Każda inna: { $line }
time-unknown = „{ $time }” to nie pora dnia. Napisz { $example }
time-set = O { $time }.
days-which = W które dni? /days pon-pt, /days sob,niedz albo /days daily
days-unknown = Nie znam dnia „{ $day }”. Napisz /days pon-pt, /days sob,niedz albo /days daily
days-set = Dni: { $days }.
length-which = Jak długi? Napisz /length short, /length medium albo /length long
length-set = Od następnego przeglądu: { $number ->
    [3] trzy wiadomości
    [5] pięć wiadomości
    [10] dziesięć wiadomości
   *[other] wiadomości: { $number }
} ze streszczeniem, reszta w skrócie.
length-short = krótki
length-medium = średni
length-long = długi
paused = Wstrzymano. { $line } wznawia przeglądy.
still-paused = Nadal wstrzymane: { $line } wznawia przeglądy.
quiet-none = brak
quiet-hours = od { $start } do { $end }
quiet-off = Bez ciszy. Spóźnione i tak nie przychodzi po 22:00.
quiet-which = Od której do której? Napisz { $line } 22:00-07:00 albo { $line } off
quiet-set = Cisza { $hours }: spóźnione wtedy nie przychodzi. Przegląd zachowuje swoją porę.
empty-tell = O dniu bez wiadomości mówi jedna linijka.
empty-silent = Dzień bez wiadomości mija w milczeniu.
empty-which = Napisz { $line } tell albo { $line } silent
silent-on = Przeglądy przychodzą tu bez dźwięku.
silent-off = Przeglądy przychodzą tu ze zwykłym dźwiękiem.
silent-which = Napisz { $line } on albo { $line } off
silent-yes = Bez dźwięku
silent-no = Z dźwiękiem
here-on = Tematem jest tu teraz: { $topics }.
here-all = Jest tu teraz o wszystkim.
here-now = Tematem jest tu: { $topics }. Znów o wszystkim: { $line }
here-none = Jest tu o wszystkim. O jednym temacie: { $line }
paused-days = { $number ->
    [one] Wstrzymano na { $number } dzień.
   *[other] Wstrzymano na { $number } dni.
} Następny przegląd: { $when }. { $line } zaczyna wcześniej.
pause-days = Na ile dni? Od 1 do { $most }: { $line }
resume-away = Podczas twojej nieobecności: { stories }
every-which = Jak często? Napisz { $line } day albo { $line } week poniedziałek
every-week = Raz w tygodniu, z tym, co liczyło się przez tydzień.
every-day = Codziennie.

## What a chat wants
zone-here = Czas tutaj: { $zone }, jest { $time }.
zone-elsewhere = Gdzie indziej? Podaj miasto: { $line }
zone-share = Albo udostępnij tu swoje położenie: użyję go raz i nie zachowam.
zone-set = { $place }: jest tam teraz { $time }.
zone-unknown = Nie znam miasta ani strefy czasowej „{ $city }”. Podaj duże miasto w pobliżu: /timezone Warszawa
zone-half-hour = Przesunięcie o pół godziny wymaga nazwy miasta: /timezone Delhi
zone-offset = Przesunięcia są od UTC-12 do UTC+14. Podaj zamiast tego miasto: /timezone Warszawa
follows-here = Śledzi się tu: { $topics }.
follows-none = Niczego się tu nie śledzi.
follows-none-type = Niczego się tu nie śledzi. Napisz { $line }
follows-no-more = Niczego się tu już nie śledzi.
follows-nothing = nic szczególnego
follows-too-many = Najwyżej { $most }. Napisz { $line }
follow-subscribe = { $line } będzie to przysyłać codziennie, /digest pokazuje teraz.
unfollow-one = { $line } usuwa jedno.
unfollow-which = Śledzi się tu: { $topics }. Napisz { $line } albo { $all }
wish-too-long = „{ $wish }” jest za długie: najwyżej { $most } znaków, między słowami przecinki.
wishes-too-many = Najwyżej { $most }, oddzielone przecinkami.
all-languages = wszystkie języki
reads-here = Języki wiadomości tutaj: { $languages }.
reads-others = Inne: { $line }
reads-set = Odtąd języki wiadomości: { $languages }.
reads-which = Które języki? Napisz /reads en,uk albo /reads all
reads-unknown = Nie znam języka „{ $language }”. Napisz /reads en,uk albo /reads all
language-now = Mój język tutaj: { $language }.
language-set = Odtąd mój język tutaj: { $language }.
language-not-spoken = W języku „{ $language }” jeszcze nie mówię. Wybierz: /language
settings-no-digest = Przegląd: brak, piszę tylko na prośbę.
settings-zone = Strefa czasowa: { $zone }, jest { $time }. { $line } Warszawa
settings-follows = Śledzone: { $topics }. { $line } Energia
settings-reads = Języki wiadomości: { $languages }. { $line } en,uk
settings-quiet = Cisza: { $hours }. { $line } 22:00-07:00
settings-language = Mój język: { $language }. { $line }
mute-which = Co pominąć? Słowa, temat, nazwisko albo źródło: { $line } piłka nożna
mute-set = Odtąd pomijane: { $words }. { $line } pokazuje wszystko i cofa.
prefer-which = Które źródło ma być pierwsze? Napisz { $line } i jego nazwę
prefer-set = Najpierw pokazuję: { $sources }. { $line } to cofa.
prefer-unknown = Od { $sources } nic ostatnio nie przeczytano: czy tak to się pisze? Co się tu czyta: /feeds
muted-none = Nic się tu nie pomija. { $line } coś pomija.
muted-here = Pomijane tutaj: { $words }.
preferred-here = Najpierw tutaj: { $sources }.
muted-undo = { $line } to cofa.
muted-not-there = „{ $words }” nie jest tu ani pomijane, ani pierwsze. Wszystko: { $line }
saved-one = Zapisano: { $title }. Wszystkie: /saved
unsaved = Już nie zapisane: { $title }
saved-not-there = To nie było zapisane: { $title }
saved-none = Nic jeszcze nie zapisano. /save 3 zapisuje trzecią z ostatniej listy.
saved-title = Zapisane
settings-choose = Dotknij, aby zmienić.
list-ends = Dalej już nic nie ma.

## Coming in
access-private = Ten bot jest prywatny. Poproś jego właściciela o zaproszenie.
access-unclaimed = Jeśli jest twój: link, który czyni cię właścicielem, jest w jego dzienniku.
access-link-used = Ten link już wykorzystano albo nie jest mój. Poproś o nowy.
access-owner-now = Ten bot należy teraz do ciebie.
access-guest-now = Możesz teraz korzystać z tego bota.
only-admins = Tylko administratorzy zmieniają to, co dostaje ten czat.
joined-group = Nic nie piszę, dopóki administrator nie ustawi pory: /settings. Dla wszystkich: /latest, /topic NAZWA.
start-quiet = Dobrze: piszę tylko na prośbę. /latest, /topic NAZWA, albo po prostu napisz, o czym.
start-latest = Czytam { $number ->
    [one] { $number } kanał
    [few] { $number } kanały
   *[other] { $number } kanałów
}. Najnowsze:
start-latest-read = Najnowsze z tego, co przeczytałem:
start-first-reading = Czytam po raz pierwszy { $number ->
    [one] { $number } kanał
    [few] { $number } kanały
   *[other] { $number } kanałów
}.
start-first-stories = Pierwsze wiadomości pojawią się tutaj, jeden raz.
start-stopped = Twoje przeglądy są zatrzymane. /resume je wznawia, /settings pokazuje.
start-next = Następny przegląd: { $when }. Wszystkie ustawienia: /settings
start-offer = Przegląd może przychodzić codziennie o { $time } według czasu { $zone }, jest tam teraz { $now }. Gdzie indziej? /timezone MIASTO
help-title = Co można napisać
help-private = Albo po prostu napisz, o czym chcesz poczytać. /help NAZWA mówi więcej o jednym poleceniu.
help-group = Porę i to, co się tu śledzi, ustawiają administratorzy: /settings
help-example = Na przykład: { $example }
help-admins = W grupie: dla jej administratorów.
command-none = Nie ma polecenia „{ $command }”. Wszystkie polecenia: /help
command-none-near = Nie ma polecenia „{ $command }”. Może { $near }? Wszystkie polecenia: /help
invite-in-private = Zaproszenie jest tajne: poproś mnie o nie w czacie prywatnym: /invite
invite-owner-only = Zaprasza tylko właściciel tego bota. Czytanie: /latest
invite-send = Wyślij to jednej osobie. Wpuszcza tego, kto użyje tego pierwszy, jeden raz:
connect-in-private = Kanały ustawia się w czacie prywatnym ze mną: /connect @channel
connect-which = Który kanał? Uczyń mnie jego administratorem i napisz /connect @channel
connected = Połączono: { $title }. Nic tam nie przychodzi, dopóki nie ustawisz pory: { $line }
connected-settings = Wszystko dla niego: { $line }
channel-not-found = Nie mogę znaleźć { $name }.
channel-not-connected = { $name } nie jest połączony. Napisz /connect { $name }
channel-not-from-here = Stąd nie da się ustawiać kanałów. Ten czat: /settings
channel-telegram-only = Kanały można ustawiać tylko w Telegramie, a nie jest podłączony.
channel-no-name = To nie jest nazwa kanału. Napisz ją tak: @name.
channel-not-seen = Nie widzę kanału { $name }. Dodaj mnie tam jako administratora i spróbuj ponownie.
channel-is-group = { $name } nie jest kanałem. W grupie napisz tam /settings.
channel-may-not-post = Nie mogę pisać w { $name }. Uczyń mnie administratorem, który może publikować.
channel-admins-only = Przegląd do { $name } może zlecić tylko administrator kanału.
notice-suspended = Nie mogę teraz pisać w { $title } ({ $why }). Przez tydzień będę próbować z każdym przeglądem.
notice-suspended-do = Daj mi prawo pisania tam, nic więcej nie trzeba robić.
notice-gone = Nic już nie dochodzi do { $title } ({ $why }). Przeglądy tam się skończyły.
notice-gone-do = Dodaj mnie tam ponownie i napisz /subscribe, aby je odzyskać.
owner-only = To dla właściciela tego bota.
allow-which = Kogo? Napisz numer osoby: /allow 12345
allowed = { $person } może teraz korzystać z tego bota.
ban-which = Kogo? Napisz numer osoby: /ban 12345
banned = { $person } nie dostanie już odpowiedzi. /allow { $person } to cofa.
ban-owner = Właściciela tego bota nie można zablokować.
stats-read = Przeczytane: kanały { $feeds }, artykuły { $articles }, wiadomości { $stories }.
stats-people = Obsługiwane: czaty { $chats }, zamówione przeglądy { $orders }, wpuszczone osoby { $people }.
stats-sent = Wysłane w ciągu doby: { $sent }. Czeka: { $waiting }.
health-last = Najnowszy artykuł przyszedł: { $when }.
health-nothing-read = Nie przeczytano jeszcze żadnego artykułu.
health-waiting = Wiadomości czekające na wysłanie: { $waiting }.
health-feed = { $title }: { $why }
health-feeds-well = Każdy kanał da się czytać.
mydata-in-private = To sprawa między nami: zapytaj w czacie prywatnym: { $line }
mydata-who = Jesteś { $name }, numer { $id }, tutaj jako { $role ->
    [owner] właściciel
   *[guest] gość
}.
mydata-since = Znam cię od { $date }.
mydata-zone = Strefa czasowa: { $value }
mydata-language = Język: { $value }
mydata-follows = Śledzone: { $value }
mydata-muted = Pomijane: { $value }
mydata-preferred = Najpierw: { $value }
mydata-reads = Języki wiadomości: { $value }
mydata-feeds = Własne kanały: { $value }
mydata-set-up = Ustawione przez ciebie: { $value }
mydata-saved = { $number ->
    [one] Zapisane: { $number } wiadomość
   *[other] Zapisane: { $number } wiadomości
}
mydata-forget = Oprócz tego: które wiadomości już do ciebie wysłano, aby żadna nie przyszła dwa razy. /forgetme usuwa wszystko.
forget-sure = To usuwa wszystko, co o tobie wiem, od razu i na zawsze: ustawienia, przeglądy, zapisane i napisane. Grupy, które masz pod opieką, zostają.
forget-done = Wszystko usunięto. Ta wiadomość to ostatni ślad, też zniknie.

## Buttons
button-daily = Przysyłaj codziennie
button-daily-at = Codziennie o { $time }
button-other-time = Inna pora
button-topics = Tematy
button-when-i-ask = Tylko na prośbę
button-pause = Wstrzymaj
button-resume = Wznów
button-short = Krótki
button-medium = Średni
button-long = Długi
button-why = Dlaczego to?
button-undo = Cofnij
button-forget = Usuń wszystko
button-zone = Strefa czasowa
button-length = Długość
button-days = Dni
button-quiet = Cisza
button-silent = Dźwięk
button-reads = Języki wiadomości
button-language = Mój język
button-back = Wstecz
button-stale = Ten przycisk jest za stary i nic nie robi. /help pokazuje, co teraz umiem.
slow-down = To więcej, niż zdążę. Za minutę odpowiadam dalej; co przyszło tymczasem, pomijam.
button-again = To było tu pokazane przed chwilą.
button-more = Więcej
button-sources = Źródła
button-fewer = Mniej takich
button-follow = Obserwuj
button-save = Zapisz

## Commands: what each does
command-latest = najnowsze wiadomości
command-topic = wiadomości na temat, o osobie, o czymkolwiek
command-topics = wszystkie tematy, najżywsze najpierw
command-timeline = co i kiedy wydarzyło się na dany temat
command-trends = ile pisano o każdym temacie przez dwa tygodnie
command-search = wiadomości z tymi słowami, "frazami", bez -tych
command-story = jedna wiadomość w całości, po numerze z ostatniej listy lub po literach
command-why = dlaczego pokazano wiadomość
command-digest = co jest teraz dla ciebie nowe
command-subscribe = dostawaj przegląd codziennie
command-unsubscribe = zakończ przeglądy
command-time = zmień porę przeglądu
command-timezone = powiedz, gdzie jesteś
command-days = wybierz dni tygodnia
command-length = wybierz, ile wiadomości ma przegląd
command-quiet = godziny, w których nie przychodzi nic spóźnionego
command-empty = co mówić w dzień bez wiadomości
command-silent = przeglądy z dźwiękiem lub bez
command-here = temat tego kanału lub wątku forum
command-pause = wstrzymaj przeglądy
command-resume = wznów je
command-follow = dodaj te tematy i nazwiska do przeglądu
command-unfollow = usuń je
command-reads = wybierz języki wiadomości
command-language = wybierz mój język tutaj
command-settings = wszystko, co tu ustawiono
command-connect = ustaw kanał stąd
command-invite = wpuść jeszcze jedną osobę
command-start = zacznij od nowa
command-help = ta lista
command-every = przegląd codziennie albo raz w tygodniu
command-mute = pomijaj słowa, tematy, nazwiska lub źródła
command-prefer = źródła, które mają być pierwsze
command-muted = co jest pomijane i pierwsze, i cofnięcie tego
command-save = odłóż wiadomość dla siebie
command-saved = wiadomości, które zapisano
command-unsave = usuń jedną z nich
command-feeds = co się tu czyta
command-addfeed = czytaj kanał tylko dla tego czatu
command-removefeed = już go nie czytaj
command-import = czytaj kanały z pliku OPML, tylko dla tego czatu
command-export = własne kanały tego czatu jako plik OPML
command-mydata = co jest o tobie przechowywane
command-forgetme = usuń to wszystko, od razu i na zawsze
command-stats = liczby dla właściciela
command-health = co nie idzie dobrze
command-allow = wpuść osobę
command-ban = nie odpowiadaj już osobie

## Arguments: how /help names them, and what they are
argument-number = liczba
    .about = ile wiadomości
argument-topic = NAZWA
    .about = temat, osoba, cokolwiek
argument-words = SŁOWA
    .about = słowa, "frazy" lub nazwiska, oddzielone przecinkami
argument-story = NUMER
    .about = numer z ostatniej listy lub litery
argument-topics = tematy
    .about = tematy lub nazwiska, oddzielone przecinkami
argument-city = MIASTO
    .about = miasto, według którego czasu żyjesz
argument-languages = JĘZYKI
    .about = kody lub nazwy, oddzielone przecinkami; albo all
argument-language = JĘZYK
    .about = język, w którym mam mówić
argument-command = NAZWA
    .about = polecenie
argument-time =
    .about = pora dnia, na przykład 08:00
argument-days =
    .about = dni tygodnia, na przykład pon-pt lub sob,niedz
argument-length =
    .about = trzy wiadomości ze streszczeniem, pięć lub dziesięć
argument-hours =
    .about = od której do której, na przykład 22:00-07:00; albo off
argument-empty =
    .about = powiedzieć w jednej linijce czy milczeć
argument-silent =
    .about = on: bez dźwięku; off: z dźwiękiem
argument-channel =
    .about = kanał, w którym jestem administratorem
argument-every =
    .about = day albo week i dzień tygodnia
argument-days-away = dni
    .about = na ile dni; bez liczby: do /resume
argument-source = ŹRÓDŁO
    .about = nazwy źródeł, oddzielone przecinkami
argument-page = URL
    .about = adres strony lub jej kanału
argument-feed = KANAŁ
    .about = jego adres lub tytuł
argument-file = PLIK
    .about = lista kanałów (OPML)
argument-person = OSOBA
    .about = numer osoby na tej platformie

## Discord
discord-code = co podało zaproszenie albo dziennik
discord-channel = inny kanał, wątek lub forum tego serwera
discord-mention = rola wołana z każdym przeglądem; everyone nie woła nikogo
discord-nothing = Nie ma tu na to odpowiedzi.

## Feeds in trouble
feeds-ill = { $number ->
    [1] Jeden kanał wymaga uwagi:
   *[other] Kanały wymagające uwagi: { $number }
}
feed-stopped = { $name }: zatrzymany. { $why }
feed-failing = { $name }: wciąż nie działa. { $why }
feed-empty = { $name }: odpowiada, ale jest pusty
feed-silent = { $name }: nic nowego od { $days } dni
feeds-ill-more = i jeszcze { $number }

## Something stopped (to the owner)
alert-database = Nie można pisać do bazy danych ({ $since }). { $why }
alert-ticks = Część pracy stoi ({ $since }). { $why }
alert-platform = { $which } nie odpowiada ({ $since }). { $why }
alert-delivery = Wiadomości nie docierają na { $which } ({ $since }). { $why }
alert-feeds = Niczego nie można odczytać ({ $since }). { $why }
alert-disk = Mało miejsca na dysku: { $why }. Zwolnij je: bez miejsca nic nowego nie jest czytane.
alert-over-database = Do bazy danych znów można pisać.
alert-over-ticks = Wszystkie części pracy znów działają.
alert-over-platform = { $which } znów odpowiada. Brak odpowiedzi: { $since }.
alert-over-delivery = Wiadomości znów docierają na { $which }. Nie docierały: { $since }.
alert-over-feeds = Kanały znów można odczytać.
alert-over-disk = Na dysku znów jest miejsce.

## Dlaczego: co zapisano, gdy zapadała decyzja, dla tego, kto pyta
reason-topic = temat: { $topic }
reason-follow = obserwujesz: { $wish }
reason-preferred = źródło, które stawiasz na początku: { $source }
reason-hours = sprzed { $number } godz.
reason-days = { $number ->
    [one] sprzed { $number } dnia
   *[other] sprzed { $number } dni
}
reason-running = trwa od { $date }
reason-quiet = ze źródła, które pisze mało
reason-moved = jest coś nowego od czasu, gdy to tu było
reason-alike = podobne
reason-alike-apart = { reason-alike }, { $number } godz. różnicy
reason-alike-names = { reason-alike }, oba wymieniają { $names }
reason-alike-apart-names = { reason-alike-apart }, oba wymieniają { $names }
reason-same-text = ten sam tekst
reason-decided = tak postanowiono
reason-letters = te same litery
reason-other-event = dotyczy innego wydarzenia niż wiadomość, w której było wcześniej
reason-syllables = sylaba po sylabie, jak nazwiska chińskie
reason-several = może oznaczać kilka
reason-first = pierwsza, która się pojawiła
reason-spellings = znane pisownie jednego imienia lub nazwy
reason-sound = brzmią tak samo
reason-given = jedno imię w dwóch językach
reason-divided = ta sama nazwa, inaczej podzielona
reason-surname = „{ $name }” to nazwisko
reason-both-names = nazwisko i imię się zgadzają ({ $reason })
reason-unreachable = serwer jest nieosiągalny
reason-refused = ten adres nie jest otwarty dla wszystkich
reason-answered = serwer odpowiedział { $status }
reason-no-feed = nie ma tam niczego, co można czytać jako kanał
reason-no-article = nie ma tam artykułu
reason-large = jest za duże
reason-address = takiego adresu nie czytam
reason-walled = coś stoi przed artykułem
reason-removed = usunięto mnie
reason-deleted = usunięto
