# Што бот кажа па-беларуску.

## Forms
list-and = { $first } і { $last }
quoted = «{ $text }»
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
moment-today = сёння, { $time }
moment-tomorrow = заўтра, { $day }, { $time }
moment-weekday = { $day }, { $time }
moment-date = { $date }, { $time }
days-daily = штодня
days-range = { $first }–{ $last }
stories = { $number ->
    [one] { $number } навіна
    [few] { $number } навіны
   *[other] { $number } навін
}
stories-newest = { $number ->
    [one] { $number } найноўшая навіна
    [few] { $number } найноўшыя навіны
   *[other] { $number } найноўшых навін
}

## The digest
digest-counted = { $stories ->
    [one] { $stories } навіна
    [few] { $stories } навіны
   *[other] { $stories } навін
} з { $articles ->
    [one] { $articles } артыкула
   *[other] { $articles } артыкулаў
} · { $minutes } хв
digest-in-brief = Коратка
digest-in-browser = чытаць у браўзеры
digest-corrected = Выпраўлена крыніцай
digest-corrected-line = было: { $was }; цяпер: { $now }
digest-differ = ⚖ Крыніцы разыходзяцца: { $what }
digest-new-today = Новае за сёння
digest-new-yesterday = Новае з учора
digest-new-since = Новае з { $date }
digest-nothing-new = Сёння нічога новага.
digest-nothing-new-topics = У вашых тэмах нічога новага.
digest-latest = Найноўшае, прачытанае і не: /latest
card-source = Крыніца
card-sources = { $number ->
    [one] { $number } крыніца
    [few] { $number } крыніцы
   *[other] { $number } крыніц
}
card-sources-own = { card-sources }, сваімі словамі { $own }
card-timeline = Храналогія
card-earlier = раней
card-copy = тэкст, што і ў { $source }
card-also = таксама ў { $feeds }
note-paywall = па падпісцы
note-cookies = спачатку пытаецца пра файлы cookie
note-script = патрабуе JavaScript
note-robot = правярае, ці вы не робат
note-live = тэкставая трансляцыя
card-date-unsure = { $day } (дата ўказана не цалкам)
card-topics = Тэмы: { $topics }
age-undated = без даты
age-now = толькі што
age-minutes = { $number } хв таму
age-hours = { $number } гадз таму
late-sent = Меўся выйсці ў { $due }, адпраўлены ў { $sent }: бот быў афлайн.
late-hours = прапушчана больш чым на шэсць гадзін: бот быў афлайн
late-night = прапушчана, а тады была ўжо ноч: бот быў афлайн
digest-missed = { $number ->
    [1] Дайджэст за { $days } не адпраўлены
   *[other] Дайджэсты за { $days } не адпраўлены
}: я быў афлайн або не меў сувязі, а адпраўляць было ўжо позна.
first-stories = Першыя навіны, якія я прачытаў:

## Stories asked for
latest-title = Апошняе: { stories }
latest-number = /latest прымае лік ад 1 да { $most }: /latest 5
latest-number-or = /latest прымае лік ад 1 да { $most }: /latest 5, або { $line }
topic-which = Якая тэма? Напішыце { $line }. Усе тэмы: /topics
topic-unknown = Тэмы «{ $topic }» я не ведаю. Магчыма, вы мелі на ўвазе: { $line }
topics-title = Тэмы
topics-none = Тэм тут не наладжана. Падыдзе любое слова: /topic Мінск
topics-nothing-read = Пакуль нічога не прачытана ні на адну тэму. Я ведаю: { $topics }.
topics-hint = /topic { $topic } паказвае навіны на тэму, /follow { $topic } дадае яе ў тутэйшы дайджэст.
timeline-which = Храналогія чаго? Напішыце { $line }
timeline-title = Храналогія · { $topic }
timeline-none = { $topic }: ніводнае паведамленне не называе даты.
trends-title = Навіны па тэмах, { $first } – { $last }
trends-of = Навіны па тэме { $topic }, { $first } – { $last }
trends-all = Усе тэмы
trends-none = За апошнія дні ({ $number }) ні па адной тэме нічога не было.
trends-none-of = За апошнія дні ({ $number }) па тэме { $topic } нічога не было.
trends-busiest = больш за ўсё { $day }: { $number }
words-which = Напішыце, пра што хочаце прачытаць, або /latest. Усе каманды: /help
words-no-links = Я чытаю па адной спасылцы: дашліце яе асобна.
link-not-read = Не ўдалося прачытаць спасылку: { $why }
links-enough = Больш спасылак за суткі я тут не чытаю: { $number }. Астатнія заўтра.
text-empty = У гэтым тэксце я не знайшоў сказаў для выкладу.
summary-sentences = { $number ->
    [one] { $number } сказ
    [few] { $number } сказы
   *[other] { $number } сказаў
} з тэксту, слова ў слова
search-which = Што шукаць? Напішыце /search сетка "атамная станцыя" -рэклама
search-title = Са словамі «{ $words }»: { stories }
matched-name = { $name }, таксама пішуць { $others }
nothing-found = Пра «{ $wish }» { $since } нічога няма: я шукаў у тэмах, імёнах і ў кожным слове.
nothing-found-languages = Пра «{ $wish }» { $since } нічога няма (мовы: { $languages }): я шукаў у тэмах, імёнах і ў кожным слове.
nearest-topics = Бліжэйшыя тэмы: { $lines }
since-week = за апошнія 7 дзён
since-month = за апошнія 30 дзён
since-year = за апошні год
since-ever = ва ўсім, што я прачытаў,
nothing-in-languages = Пакуль нічога няма (мовы: { $languages }). Усе мовы: /reads all
story-which = Якая навіна? Напішыце яе нумар у апошнім спісе: /story 1
story-no-list = Спіса тут яшчэ не было. Напішыце /latest, а потым /story 1
story-beyond = У апошнім спісе тут было { stories }. Напішыце { $line }
story-unknown = Навіны «{ $story }» я не ведаю. Новы спіс: /latest
why-shown = Паказана тут праз: { $reasons }
why-together = { $number ->
    [one] { $source } апавядае пра тую самую падзею: { $reason }
   *[other] { $source } апавядаюць пра тую самую падзею: { $reason }
}
why-sentences = Сказы слова ў слова з: { $sources }
why-topic = Тэма { $topic }, паводле слоў: { $words }
why-name = «{ $name }» — гэта { $shown }: { $reason }
story-merged = Навіна, пра якую вы пыталіся, цяпер частка гэтай.
story-split = Частка яе цяпер асобная навіна: { $title } { $line }
topics-rising = расце: { $number } за суткі, звычайна { $usual }
why-title = Чаму «{ $title }»
why-reports = { $number ->
    [one] адно паведамленне, { $sources }
   *[other] паведамленні некалькіх крыніц: { $sources }
}

## Feeds
feeds-none = Я яшчэ не чытаю ніводнай стужкі: іх дадае ўладальнік бота.
feeds-none-owner = Я яшчэ не чытаю ніводнай стужкі. На машыне, дзе я працую: newsdigest feeds add URL
feeds-no-story = Я чытаю { $number ->
    [one] { $number } стужку
    [few] { $number } стужкі
   *[other] { $number } стужак
}; навін пакуль няма. Хутка: /latest
feeds-own = Чытаю толькі для гэтага чата
feeds-common = { $number ->
    [one] Чытаю для ўсіх: { $number } стужка
    [few] Чытаю для ўсіх: { $number } стужкі
   *[other] Чытаю для ўсіх: { $number } стужак
}
feeds-add = { $line } дадае стужку толькі для гэтага чата.
feeds-own-none = У гэтага чата няма сваіх стужак. Усе: /feeds
feed-trouble = цяпер не чытаецца
addfeed-which = Якая старонка або стужка? Напішыце { $line } https://example.org
addfeed-no-address = Гэта не адрас у сетцы. Напішыце { $line }
addfeed-none = Стужкі там я не знайшоў: { $why }. Напішыце адрас самой стужкі: /addfeed
addfeed-too-many = У гэтага чата ўжо { $most } стужак, больш нельга. Прыбярыце адну: { $line }
addfeed-known = Гэта я ўжо чытаю, для ўсіх: { $title }
addfeed-added = Дададзена: { $title } · { $url }
addfeed-alone = Яе навіны бачныя толькі ў гэтым чаце, праз некалькі хвілін.
removefeed-which = Якую?
removefeed-unknown = Стужкі «{ $feed }» у гэтага чата няма. Ёсць:
removefeed-done = Больш не чытаю для гэтага чата: { $title }
import-how = Дашліце мне файл разам з { $line }: як подпіс да яго або { $line } у адказ на яго.
import-too-large = Гэты файл завялікі: спіс стужак можа мець { $most } кБ.
import-not-fetched = Не ўдалося атрымаць гэты файл. Дашліце яго яшчэ раз.
import-not-a-list = Гэта не спіс стужак. Патрэбны файл OPML.
import-none = У гэтым спісе няма стужак.
import-added = { $number ->
    [one] Дададзена { $number } стужка.
    [few] Дададзены { $number } стужкі.
   *[other] Дададзена { $number } стужак.
}
import-known = { $number ->
    [one] { $number } з іх тут ужо чыталася.
   *[other] { $number } з іх тут ужо чыталіся.
}
import-left = Не дададзена: { $number }. Гэты чат можа мець { $most }. Прыбярыце лішнія: { $line }
import-alone = Іх навіны бачныя толькі ў гэтым чаце. Усе стужкі: { $line }
export-done = { $number ->
    [one] { $number } стужка гэтага чата, у фармаце OPML. Яго разумеюць іншыя чыталкі і /import.
    [few] { $number } стужкі гэтага чата, у фармаце OPML. Яго разумеюць іншыя чыталкі і /import.
   *[other] { $number } стужак гэтага чата, у фармаце OPML. Яго разумеюць іншыя чыталкі і /import.
}
export-refused = Файл сюды даслаць нельга: мне не дазволена дасылаць файлы.

## The timetable
order-none = Тут не замоўлена ніводнага дайджэста. { $line } замаўляе яго.
order-none-type = Тут не замоўлена ніводнага дайджэста. Напішыце { $line }
order-none-on-that = На гэтую тэму дайджэста няма. Замоўлена: { $ordered }. Напішыце { $line }
order-on-follows = тое, за чым тут сочаць
order-paused = на паўзе
order-stopped = спынены ({ $reason })
order-line = Дайджэст: { $days } у { $time }, { $length }. Наступны: { $next }.
order-line-topics = Дайджэст: { $days } у { $time }, { $length }, тэмы: { $topics }. Наступны: { $next }.
orders-too-many = Для аднаго чата не больш за { $most } дайджэстаў на дзень. Напішыце { $line }, каб пачаць нанова
orders-name-topics = Дайджэстаў тут { $number }. Назавіце і тэмы: { $line }
ordered-new = { $number ->
    [one] Першы дайджэст: { $when }. { $line } яго спыняе.
   *[other] Першыя дайджэсты: { $when }. { $line } іх спыняе.
}
ordered-next = { $number ->
    [one] Наступны дайджэст: { $when }. { $line } яго спыняе.
   *[other] Наступныя дайджэсты: { $when }. { $line } іх спыняе.
}
ordered-topics = Тэмы: { $topics }.
ordered-zone = Гэта паводле часу { $zone }, там цяпер { $time }. Вы ў іншым месцы? { $line }
unsubscribed = Дайджэстаў больш не будзе. { $line } пачынае зноў.
unsubscribed-some = Дайджэстаў больш не будзе на тэмы: { $topics }. Астатнія паказвае { $line }.
next-digest = Наступны дайджэст: { $when }.
time-which = А якой гадзіне штодня? { $zone }: цяпер { $time }.
time-other = Любы іншы час: { $line }
time-unknown = «{ $time }» не час сутак. Напішыце { $example }
time-set = У { $time }.
days-which = Па якіх днях? /days пн-пт, /days сб,нд або /days daily
days-unknown = Дня «{ $day }» я не ведаю. Напішыце /days пн-пт, /days сб,нд або /days daily
days-set = Дні: { $days }.
length-which = Якой даўжыні? Напішыце /length short, /length medium або /length long
length-set = З наступнага дайджэста: { $number ->
    [3] тры навіны
    [5] пяць навін
    [10] дзесяць навін
   *[other] навін: { $number }
} з выкладам, астатняе коратка.
length-short = кароткі
length-medium = сярэдні
length-long = доўгі
paused = Паўза. { $line } аднаўляе дайджэсты.
still-paused = Усё яшчэ на паўзе: { $line } аднаўляе дайджэсты.
quiet-none = няма
quiet-hours = з { $start } да { $end }
quiet-off = Ціхіх гадзін няма. Спозненае пасля 22:00 усё адно не прыходзіць.
quiet-which = З якой да якой гадзіны? Напішыце { $line } 22:00-07:00 або { $line } off
quiet-set = Цішыня { $hours }: спозненае тады не прыходзіць. Дайджэст захоўвае свой час.
empty-tell = Пра дзень без навін сказана адным радком.
empty-silent = Дзень без навін мінае моўчкі.
empty-which = Напішыце { $line } tell або { $line } silent
silent-on = Дайджэсты прыходзяць сюды без гуку.
silent-off = Дайджэсты прыходзяць сюды са звычайным гукам.
silent-which = Напішыце { $line } on або { $line } off
silent-yes = Без гуку
silent-no = З гукам
here-on = Цяпер тут пра { $topics }.
here-all = Цяпер тут пра ўсё.
here-now = Тут пра { $topics }. Зноў пра ўсё: { $line }
here-none = Тут пра ўсё. Пра адну тэму: { $line }
paused-days = { $number ->
    [one] Паўза на { $number } дзень.
    [few] Паўза на { $number } дні.
   *[other] Паўза на { $number } дзён.
} Наступны дайджэст: { $when }. { $line } пачынае раней.
pause-days = На колькі дзён? Ад 1 да { $most }: { $line }
resume-away = Пакуль вас не было: { stories }
every-which = Як часта? Напішыце { $line } day або { $line } week панядзелак
every-week = Раз на тыдзень, з найважнейшым за тыдзень.
every-day = Штодня.

## What a chat wants
zone-here = Час тут: { $zone }, цяпер { $time }.
zone-elsewhere = Вы ў іншым месцы? Назавіце горад: { $line }
zone-share = Або падзяліцеся тут сваім месцам на мапе: яно патрэбнае адзін раз і не захоўваецца.
zone-set = { $place }: там цяпер { $time }.
zone-unknown = Горада або гадзіннага пояса «{ $city }» я не ведаю. Назавіце вялікі горад побач: /timezone Мінск
zone-half-hour = Для зруху на паўгадзіны патрэбна назва горада: /timezone Дэлі
zone-offset = Зрух бывае ад UTC-12 да UTC+14. Назавіце замест яго горад: /timezone Мінск
follows-here = Тут сочаць за: { $topics }.
follows-none = Тут ні за чым не сочаць.
follows-none-type = Тут ні за чым не сочаць. Напішыце { $line }
follows-no-more = Тут больш ні за чым не сочаць.
follows-nothing = нічога пэўнага
follows-too-many = Не больш за { $most }. Напішыце { $line }
follow-subscribe = { $line } будзе дасылаць гэта штодня, /digest паказвае цяпер.
unfollow-one = { $line } прыбірае адно.
unfollow-which = Тут сочаць за: { $topics }. Напішыце { $line } або { $all }
wish-too-long = «{ $wish }» занадта доўга: не больш за { $most } знакаў, між словамі коскі.
wishes-too-many = Не больш за { $most }, праз коску.
all-languages = усе мовы
reads-here = Мовы навін тут: { $languages }.
reads-others = Іншыя: { $line }
reads-set = Цяпер мовы навін: { $languages }.
reads-which = Якія мовы? Напішыце /reads en,uk або /reads all
reads-unknown = Мовы «{ $language }» я не ведаю. Напішыце /reads en,uk або /reads all
language-now = Мая мова тут: { $language }.
language-set = Цяпер мая мова тут: { $language }.
language-not-spoken = На мове «{ $language }» я пакуль не размаўляю. Выберыце: /language
settings-no-digest = Дайджэст: няма, я пішу толькі на запыт.
settings-zone = Гадзінны пояс: { $zone }, цяпер { $time }. { $line } Мінск
settings-follows = Сачу за: { $topics }. { $line } Энергетыка
settings-reads = Мовы навін: { $languages }. { $line } en,uk
settings-quiet = Ціхія гадзіны: { $hours }. { $line } 22:00-07:00
settings-language = Мая мова: { $language }. { $line }
mute-which = Што прыбраць? Словы, тэму, імя або крыніцу: { $line } футбол
mute-set = Цяпер прыбрана: { $words }. { $line } паказвае ўсё і вяртае.
prefer-which = Якую крыніцу ставіць першай? Напішыце { $line } і яе назву
prefer-set = Спачатку паказваю: { $sources }. { $line } адмяняе.
prefer-unknown = Ад { $sources } апошнім часам нічога не прачытана: ці так гэта пішацца? Што тут чытаецца: /feeds
muted-none = Тут нічога не прыбрана. { $line } прыбірае.
muted-here = Тут прыбрана: { $words }.
preferred-here = Тут спачатку: { $sources }.
muted-undo = { $line } адмяняе.
muted-not-there = «{ $words }» тут не прыбрана і не пастаўлена першым. Усё: { $line }
saved-one = Захавана: { $title }. Усё: /saved
unsaved = Больш не захавана: { $title }
saved-not-there = Гэта не было захавана: { $title }
saved-none = Вы яшчэ нічога не захавалі. /save 3 захоўвае трэцюю з апошняга спіса.
saved-title = Захаванае
settings-choose = Націсніце, каб змяніць.
list-ends = Далей нічога няма.

## Coming in
access-private = Гэты бот прыватны. Папрасіце запрашэнне ў яго ўладальніка.
access-unclaimed = Калі ён ваш: спасылка, якая робіць вас уладальнікам, ёсць у яго журнале.
access-link-used = Гэтая спасылка ўжо скарыстана, або яна не мая. Папрасіце новую.
access-owner-now = Цяпер гэты бот ваш.
access-guest-now = Цяпер вы можаце карыстацца гэтым ботам.
only-admins = Змяняць тое, што атрымлівае гэты чат, могуць толькі адміністратары.
joined-group = Я нічога не пішу, пакуль адміністратар не ўсталюе час: /settings. Для ўсіх: /latest, /topic НАЗВА.
start-quiet = Добра: я пішу толькі на запыт. /latest, /topic НАЗВА, або проста напішыце, пра што.
start-latest = Я чытаю { $number ->
    [one] { $number } стужку
    [few] { $number } стужкі
   *[other] { $number } стужак
}. Апошняе:
start-latest-read = Апошняе з прачытанага:
start-first-reading = Я ўпершыню чытаю { $number ->
    [one] { $number } стужку
    [few] { $number } стужкі
   *[other] { $number } стужак
}.
start-first-stories = Першыя навіны з’явяцца тут, адзін раз.
start-stopped = Вашы дайджэсты спыненыя. /resume аднаўляе іх, /settings паказвае.
start-next = Наступны дайджэст: { $when }. Усе налады: /settings
start-offer = Дайджэст можа прыходзіць штодня ў { $time } паводле часу { $zone }, там цяпер { $now }. Вы ў іншым месцы? /timezone ГОРАД
help-title = Што можна напісаць
help-private = Або проста напішыце, пра што хочаце прачытаць. /help НАЗВА расказвае пра адну каманду.
help-group = Час і тэмы тут усталёўваюць адміністратары: /settings
help-example = Напрыклад: { $example }
help-admins = У групе: для яе адміністратараў.
command-none = Каманды «{ $command }» няма. Усе каманды: /help
command-none-near = Каманды «{ $command }» няма. Можа, { $near }? Усе каманды: /help
invite-in-private = Запрашэнне – гэта таямніца: папрасіце мяне ў прыватным чаце: /invite
invite-owner-only = Запрашае толькі ўладальнік гэтага бота. Чытаць: /latest
invite-send = Дашліце гэта аднаму чалавеку. Яно ўпускае таго, хто скарыстаецца першым, адзін раз:
connect-in-private = Каналы наладжваюць у прыватным чаце са мной: /connect @channel
connect-which = Які канал? Зрабіце мяне яго адміністратарам і напішыце /connect @channel
connected = Далучана: { $title }. Туды нічога не прыходзіць, пакуль не ўсталяваны час: { $line }
connected-settings = Усё для яго: { $line }
channel-not-found = Не магу знайсці { $name }.
channel-not-connected = { $name } не далучаны. Напішыце /connect { $name }
channel-not-from-here = Адсюль каналы не наладзіць. Гэты чат: /settings
channel-telegram-only = Каналы можна наладзіць толькі ў Telegram, а ён не падключаны.
channel-no-name = Гэта не назва канала. Напішыце яе так: @name.
channel-not-seen = Канала { $name } я не бачу. Дадайце мяне туды адміністратарам і паспрабуйце яшчэ раз.
channel-is-group = { $name } не канал. У групе напішыце там /settings.
channel-may-not-post = Я не магу пісаць у { $name }. Зрабіце мяне адміністратарам, які публікуе паведамленні.
channel-admins-only = Даручыць дайджэст у { $name } можа толькі адміністратар канала.
notice-suspended = Цяпер я не магу пісаць у { $title } ({ $why }). Тыдзень буду спрабаваць з кожным дайджэстам.
notice-suspended-do = Дайце мне права пісаць там, і больш нічога не трэба.
notice-gone = Да { $title } больш нічога не даходзіць ({ $why }). Дайджэсты туды спыненыя.
notice-gone-do = Дадайце мяне туды зноў і напішыце /subscribe, каб іх вярнуць.
owner-only = Гэта для ўладальніка бота.
allow-which = Каго? Напішыце нумар чалавека: /allow 12345
allowed = { $person } цяпер можа карыстацца ботам.
ban-which = Каго? Напішыце нумар чалавека: /ban 12345
banned = { $person } больш не атрымлівае адказаў. /allow { $person } адмяняе гэта.
ban-owner = Уладальніка бота заблакаваць нельга.
stats-read = Прачытана: стужак { $feeds }, артыкулаў { $articles }, навін { $stories }.
stats-people = Абслугоўваю: чатаў { $chats }, замоўленых дайджэстаў { $orders }, упушчаных людзей { $people }.
stats-sent = Адпраўлена за суткі: { $sent }. Чакае: { $waiting }.
health-last = Найноўшы артыкул прыйшоў: { $when }.
health-nothing-read = Яшчэ не прачытана ніводнага артыкула.
health-waiting = Паведамленняў чакае адпраўкі: { $waiting }.
health-feed = { $title }: { $why }
health-feeds-well = Усе стужкі чытаюцца.
mydata-in-private = Гэта паміж намі: спытайце ў прыватным чаце: { $line }
mydata-who = Вы { $name }, нумар { $id }, тут як { $role ->
    [owner] уладальнік
   *[guest] госць
}.
mydata-since = Я ведаю вас з { $date }.
mydata-zone = Гадзінны пояс: { $value }
mydata-language = Мова: { $value }
mydata-follows = Сочыце за: { $value }
mydata-muted = Прыбрана: { $value }
mydata-preferred = Спачатку: { $value }
mydata-reads = Мовы навін: { $value }
mydata-feeds = Свае стужкі: { $value }
mydata-set-up = Наладжана вамі: { $value }
mydata-saved = { $number ->
    [one] Захавана: { $number } навіна
    [few] Захавана: { $number } навіны
   *[other] Захавана: { $number } навін
}
mydata-forget = А яшчэ: якія навіны я вам дасылаў, каб ніводная не прыйшла двойчы. /forgetme выдаляе ўсё.
forget-sure = Будзе выдалена ўсё, што я пра вас ведаю, адразу і назаўсёды: налады, дайджэсты, захаванае і напісанае. Групы, якія вы наладзілі, застануцца.
forget-done = Усё выдалена. Гэта паведамленне – апошні след, знікне і ён.

## Buttons
button-daily = Дасылаць штодня
button-daily-at = Штодня ў { $time }
button-other-time = Іншы час
button-topics = Тэмы
button-when-i-ask = Толькі на запыт
button-pause = Паўза
button-resume = Аднавіць
button-short = Кароткі
button-medium = Сярэдні
button-long = Доўгі
button-why = Чаму гэта?
button-undo = Адмяніць
button-forget = Выдаліць усё
button-zone = Гадзінны пояс
button-length = Даўжыня
button-days = Дні
button-quiet = Ціхія гадзіны
button-silent = Гук
button-reads = Мовы навін
button-language = Мая мова
button-back = Назад
button-stale = Гэтая кнопка застарая і нічога не робіць. /help паказвае, што я ўмею цяпер.
slow-down = Гэта больш, чым я паспяваю. Праз хвіліну буду адказваць далей; дасланае тым часам прапускаю.
button-again = Гэта толькі што было паказана тут.
button-more = Далей
button-sources = Крыніцы
button-fewer = Менш такога
button-follow = Сачыць
button-save = Захаваць

## Commands: what each does
command-latest = найноўшыя навіны
command-topic = навіны на тэму, пра чалавека, пра што заўгодна
command-topics = усе тэмы, найбольш ажыўленыя спачатку
command-timeline = што і калі адбылося па тэме
command-trends = колькі пісалі пра кожную тэму за два тыдні
command-search = навіны з гэтымі словамі, "фразамі", без -гэтых
command-story = адна навіна цалкам, паводле нумара ў апошнім спісе або паводле літар
command-why = чаму навіна паказана
command-digest = што для вас новага цяпер
command-subscribe = атрымліваць дайджэст штодня
command-unsubscribe = спыніць дайджэсты
command-time = змяніць час дайджэста
command-timezone = сказаць, дзе вы
command-days = выбраць дні тыдня
command-length = выбраць, колькі навін у дайджэсце
command-quiet = гадзіны, калі спозненае не прыходзіць
command-empty = што казаць у дзень без навін
command-silent = дайджэсты з гукам ці без
command-here = тэма, пра якую гэты канал ці тэма форуму
command-pause = прыпыніць дайджэсты
command-resume = аднавіць іх
command-follow = дадаць гэтыя тэмы і імёны ў дайджэст
command-unfollow = прыбраць іх
command-reads = выбраць мовы навін
command-language = выбраць маю мову тут
command-settings = усё, што тут наладжана
command-connect = наладзіць канал адсюль
command-invite = упусціць яшчэ аднаго чалавека
command-start = пачаць спачатку
command-help = гэты спіс
command-every = дайджэст штодня або раз на тыдзень
command-mute = прыбраць словы, тэмы, імёны або крыніцы
command-prefer = якія крыніцы паказваць першымі
command-muted = што прыбрана і што першым, і адмяніць гэта
command-save = адкласці навіну для сябе
command-saved = навіны, якія вы захавалі
command-unsave = прыбраць адну з іх
command-feeds = што тут чытаецца
command-addfeed = чытаць стужку толькі для гэтага чата
command-removefeed = больш яе не чытаць
command-import = чытаць стужкі з файла OPML, толькі для гэтага чата
command-export = уласныя стужкі гэтага чата як файл OPML
command-mydata = што пра вас захоўваецца
command-forgetme = выдаліць усё гэта, адразу і назаўсёды
command-stats = лічбы для ўладальніка
command-health = што не ў парадку
command-allow = упусціць чалавека
command-ban = больш не адказваць чалавеку

## Arguments: how /help names them, and what they are
argument-number = лік
    .about = колькі навін
argument-topic = НАЗВА
    .about = тэма, чалавек, што заўгодна
argument-words = СЛОВЫ
    .about = словы, "фразы" або імёны, праз коску
argument-story = НУМАР
    .about = нумар у апошнім спісе або літары
argument-topics = тэмы
    .about = тэмы або імёны, праз коску
argument-city = ГОРАД
    .about = горад, паводле часу якога вы жывяце
argument-languages = МОВЫ
    .about = коды або назвы, праз коску; або all
argument-language = МОВА
    .about = мова, на якой размаўляць
argument-command = НАЗВА
    .about = каманда
argument-time =
    .about = час сутак, напрыклад 08:00
argument-days =
    .about = дні тыдня, напрыклад пн-пт або сб,нд
argument-length =
    .about = тры навіны з выкладам, пяць або дзесяць
argument-hours =
    .about = з якой да якой гадзіны, напрыклад 22:00-07:00; або off
argument-empty =
    .about = сказаць адным радком або прамаўчаць
argument-silent =
    .about = on: без гуку; off: з гукам
argument-channel =
    .about = канал, дзе я адміністратар
argument-every =
    .about = day, або week і дзень тыдня
argument-days-away = дзён
    .about = на колькі дзён; без ліку: да /resume
argument-source = КРЫНІЦА
    .about = назвы крыніц, праз коску
argument-page = URL
    .about = адрас старонкі або яе стужкі
argument-feed = СТУЖКА
    .about = яе адрас або назва
argument-file = ФАЙЛ
    .about = спіс стужак (OPML)
argument-person = ЧАЛАВЕК
    .about = нумар чалавека на гэтай платформе

## Discord
discord-code = што было сказана ў запрашэнні ці ў журнале
discord-channel = іншы канал, галіна ці форум гэтага сервера
discord-mention = роля, якую клікаць з кожным дайджэстам; everyone нікога не кліча
discord-nothing = На гэта тут няма чаго адказаць.

## Feeds in trouble
feeds-ill = { $number ->
    [1] Паглядзіце на адну стужку:
   *[other] Паглядзіце на стужкі ({ $number }):
}
feed-stopped = { $name }: спынена. { $why }
feed-failing = { $name }: не чытаецца. { $why }
feed-empty = { $name }: адказвае, але пустая
feed-silent = { $name }: нічога новага ўжо дзён: { $days }
feeds-ill-more = і яшчэ { $number }

## Something stopped (to the owner)
alert-database = У базу даных немагчыма пісаць ({ $since }). { $why }
alert-ticks = Частка працы стаіць ({ $since }). { $why }
alert-platform = { $which } не адказвае ({ $since }). { $why }
alert-delivery = Паведамленні не даходзяць да { $which } ({ $since }). { $why }
alert-feeds = Нічога не ўдаецца прачытаць ({ $since }). { $why }
alert-disk = На дыску мала месца: { $why }. Вызваліце яго: без месца новае не чытаецца.
alert-over-database = У базу даных зноў можна пісаць.
alert-over-ticks = Усе часткі працы зноў ідуць.
alert-over-platform = { $which } зноў адказвае. Не адказваў: { $since }.
alert-over-delivery = Паведамленні зноў даходзяць да { $which }. Не даходзілі: { $since }.
alert-over-feeds = Стужкі зноў чытаюцца.
alert-over-disk = На дыску зноў ёсць месца.

## Чаму: што запісана, калі вырашалася, для таго, хто пытаецца
reason-topic = тэма: { $topic }
reason-follow = вы сочыце за: { $wish }
reason-preferred = крыніца, якую вы ставіце першай: { $source }
reason-hours = { $number } гадз таму
reason-days = { $number ->
    [one] { $number } дзень таму
    [few] { $number } дні таму
   *[other] { $number } дзён таму
}
reason-running = доўжыцца з { $date }
reason-quiet = з крыніцы, якая піша мала
reason-moved = з таго часу, як вы бачылі, ёсць новае
reason-alike = падобныя
reason-alike-apart = { reason-alike }, з розніцай { $number } гадз
reason-alike-names = { reason-alike }, абодва называюць { $names }
reason-alike-apart-names = { reason-alike-apart }, абодва называюць { $names }
reason-same-text = той самы тэкст
reason-decided = так вырашана
reason-letters = тыя самыя літары
reason-other-event = гэта пра іншую падзею, чым навіна, у якой было раней
reason-syllables = склад за складам, як кітайскія імёны
reason-several = можа быць некалькімі
reason-first = першае, якое трапілася
reason-spellings = вядомыя напісанні аднаго імя
reason-sound = гучаць аднолькава
reason-given = адно імя на дзвюх мовах
reason-divided = тое самае імя, падзеленае інакш
reason-surname = «{ $name }» — прозвішча
reason-both-names = прозвішча і імя супадаюць ({ $reason })
reason-unreachable = сервер недаступны
reason-refused = гэты адрас адкрыты не для ўсіх
reason-answered = сервер адказаў { $status }
reason-no-feed = там няма нічога, што я мог бы чытаць як стужку
reason-no-article = артыкула там няма
reason-large = занадта вялікае
reason-address = такога адраса я не чытаю
reason-walled = перад артыкулам нешта стаіць
reason-removed = мяне выдалілі
reason-deleted = яго выдалілі
