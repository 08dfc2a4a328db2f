# Що бот каже українською.

## Forms
list-and = { $first } та { $last }
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
pattern-weekday-listed = EEEEEE
moment-today = сьогодні, { $time }
moment-tomorrow = завтра, { $day }, { $time }
moment-weekday = { $day }, { $time }
moment-date = { $date }, { $time }
days-daily = щодня
days-range = { $first }–{ $last }
stories = { $number ->
    [one] { $number } новина
    [few] { $number } новини
   *[other] { $number } новин
}
stories-newest = { $number ->
    [one] { $number } найновіша новина
    [few] { $number } найновіші новини
   *[other] { $number } найновіших новин
}

## The digest
digest-counted = { $stories ->
    [one] { $stories } новина
    [few] { $stories } новини
   *[other] { $stories } новин
} з { $articles ->
    [one] { $articles } статті
   *[other] { $articles } статей
} · { $minutes } хв
digest-in-brief = Коротко
digest-in-browser = читати у браузері
digest-corrected = Виправлено джерелом
digest-corrected-line = було: { $was }; тепер: { $now }
digest-differ = ⚖ Джерела розходяться: { $what }
digest-new-today = Нове за сьогодні
digest-new-yesterday = Нове від учора
digest-new-since = Нове від { $date }
digest-nothing-new = Сьогодні нічого нового.
digest-nothing-new-topics = У ваших темах нічого нового.
digest-latest = Найновіше, бачене й небачене: /latest
card-source = Джерело
card-sources = { $number ->
    [one] { $number } джерело
    [few] { $number } джерела
   *[other] { $number } джерел
}
card-sources-own = { card-sources }, власними словами { $own }
card-timeline = Хронологія
card-earlier = раніше
card-copy = текст, що й у { $source }
card-also = також у { $feeds }
note-paywall = за передплатою
note-cookies = спершу питає про файли cookie
note-script = потребує JavaScript
note-robot = перевіряє, чи ви не робот
note-live = текстова трансляція
card-date-unsure = { $day } (дату вказано не повністю)
card-topics = Теми: { $topics }
age-undated = без дати
age-now = щойно
age-minutes = { $number } хв тому
age-hours = { $number } год тому
late-sent = Мав вийти о { $due }, надіслано о { $sent }: бот був офлайн.
late-hours = пропущено більш ніж на шість годин: бот був офлайн
late-night = пропущено, а тоді вже була ніч: бот був офлайн
digest-missed = { $number ->
    [1] Дайджест за { $days } не надіслано
   *[other] Дайджести за { $days } не надіслано
}: я був офлайн або не мав зв’язку, а надсилати було вже пізно.
first-stories = Перші новини, які я прочитав:

## Stories asked for
latest-title = Останнє: { stories }
latest-number = /latest приймає число від 1 до { $most }: /latest 5
latest-number-or = /latest приймає число від 1 до { $most }: /latest 5, або { $line }
topic-which = Яка тема? Напишіть { $line }. Усі теми: /topics
topic-unknown = Теми «{ $topic }» я не знаю. Можливо, ви мали на увазі: { $line }
topics-title = Теми
topics-none = Тем тут не налаштовано. Підійде будь-яке слово: /topic Київ
topics-nothing-read = Поки що нічого не прочитано на жодну тему. Я знаю: { $topics }.
topics-hint = /topic { $topic } показує новини на тему, /follow { $topic } додає її до тутешнього дайджесту.
timeline-which = Хронологія чого? Напишіть { $line }
timeline-title = Хронологія · { $topic }
timeline-none = { $topic }: жодне повідомлення не називає дати.
trends-title = Новини за темами, { $first } – { $last }
trends-of = Новини на тему { $topic }, { $first } – { $last }
trends-all = Усі теми
trends-none = За останні дні ({ $number }) на жодну тему нічого не було.
trends-none-of = За останні дні ({ $number }) на тему { $topic } нічого не було.
trends-busiest = найбільше { $day }: { $number }
words-which = Напишіть, про що хочете прочитати, або /latest. Усі команди: /help
words-no-links = Я читаю по одному посиланню: надішліть його окремо.
link-not-read = Не вдалося прочитати посилання: { $why }
links-enough = Більше посилань на добу я тут не читаю: { $number }. Решту завтра.
text-empty = У цьому тексті я не знайшов речень для стислого викладу.
summary-sentences = { $number ->
    [one] { $number } речення
    [few] { $number } речення
   *[other] { $number } речень
} з тексту, слово в слово
search-which = Що шукати? Напишіть /search мережа "атомна станція" -реклама
search-title = Зі словами «{ $words }»: { stories }
matched-name = { $name }, також пишуть { $others }
nothing-found = Про «{ $wish }» { $since } нічого немає: я шукав у темах, іменах і в кожному слові.
nothing-found-languages = Про «{ $wish }» { $since } нічого немає (мови: { $languages }): я шукав у темах, іменах і в кожному слові.
nearest-topics = Найближчі теми: { $lines }
since-week = за останні 7 днів
since-month = за останні 30 днів
since-year = за останній рік
since-ever = в усьому, що я прочитав,
nothing-in-languages = Поки що нічого немає (мови: { $languages }). Усі мови: /reads all
story-which = Яка новина? Напишіть її номер в останньому списку: /story 1
story-no-list = Списку тут ще не було. Напишіть /latest, а потім /story 1
story-beyond = В останньому списку тут було { stories }. Напишіть { $line }
story-unknown = Новини «{ $story }» я не знаю. Новий список: /latest
why-shown = Показано тут через: { $reasons }
why-together = { $number ->
    [one] { $source } розповідає про ту саму подію: { $reason }
   *[other] { $source } розповідають про ту саму подію: { $reason }
}
why-sentences = Речення слово в слово з: { $sources }
why-topic = Тема { $topic }, за словами: { $words }
why-name = «{ $name }» — це { $shown }: { $reason }
story-merged = Новина, про яку ви питали, тепер частина цієї.
story-split = Частина її тепер окрема новина: { $title } { $line }
topics-rising = зростає: { $number } за добу, зазвичай { $usual }
why-title = Чому «{ $title }»
why-reports = { $number ->
    [one] одне повідомлення, { $sources }
   *[other] повідомлення кількох джерел: { $sources }
}

## Feeds
feeds-none = Я ще не читаю жодної стрічки: їх додає власник бота.
feeds-none-owner = Я ще не читаю жодної стрічки. На машині, де я працюю: newsdigest feeds add URL
feeds-no-story = Я читаю { $number ->
    [one] { $number } стрічку
    [few] { $number } стрічки
   *[other] { $number } стрічок
}; новин ще немає. Скоро: /latest
feeds-own = Читаю лише для цього чату
feeds-common = { $number ->
    [one] Читаю для всіх: { $number } стрічка
    [few] Читаю для всіх: { $number } стрічки
   *[other] Читаю для всіх: { $number } стрічок
}
feeds-add = { $line } додає стрічку лише для цього чату.
feeds-own-none = Цей чат не має власних стрічок. Усі: /feeds
feed-trouble = зараз не читається
addfeed-which = Яка сторінка чи стрічка? Напишіть { $line } https://example.org
addfeed-no-address = Це не адреса в мережі. Напишіть { $line }
addfeed-none = Стрічки там я не знайшов: { $why }. Напишіть адресу самої стрічки: /addfeed
addfeed-too-many = У цього чату вже { $most } стрічок, більше не можна. Приберіть одну: { $line }
addfeed-known = Це я вже читаю, для всіх: { $title }
addfeed-added = Додано: { $title } · { $url }
addfeed-alone = Її новини видно лише в цьому чаті, за кілька хвилин.
removefeed-which = Котру?
removefeed-unknown = Стрічки «{ $feed }» цей чат не має. Він має:
removefeed-done = Більше не читаю для цього чату: { $title }
import-how = Надішліть мені файл разом із { $line }: як підпис до нього або { $line } у відповідь на нього.
import-too-large = Цей файл завеликий: перелік стрічок може мати { $most } кБ.
import-not-fetched = Не вдалося отримати цей файл. Надішліть його ще раз.
import-not-a-list = Це не перелік стрічок. Потрібен файл OPML.
import-none = У цьому переліку немає стрічок.
import-added = { $number ->
    [one] Додано { $number } стрічку.
    [few] Додано { $number } стрічки.
   *[other] Додано { $number } стрічок.
}
import-known = { $number ->
    [one] { $number } з них тут уже читалася.
   *[other] { $number } з них тут уже читалися.
}
import-left = Не додано: { $number }. Цей чат може мати { $most }. Приберіть зайві: { $line }
import-alone = Їхні новини видно лише в цьому чаті. Усі стрічки: { $line }
export-done = { $number ->
    [one] { $number } стрічка цього чату, у форматі OPML. Його розуміють інші читачі та /import.
    [few] { $number } стрічки цього чату, у форматі OPML. Його розуміють інші читачі та /import.
   *[other] { $number } стрічок цього чату, у форматі OPML. Його розуміють інші читачі та /import.
}
export-refused = Файл сюди надіслати не можна: мені не дозволено надсилати файли.

## The timetable
order-none = Тут не замовлено жодного дайджесту. { $line } замовляє його.
order-none-type = Тут не замовлено жодного дайджесту. Напишіть { $line }
order-none-on-that = На цю тему дайджесту немає. Замовлено: { $ordered }. Напишіть { $line }
order-on-follows = те, за чим тут стежать
order-paused = на паузі
order-stopped = зупинено ({ $reason })
order-line = Дайджест: { $days } о { $time }, { $length }. Наступний: { $next }.
order-line-topics = Дайджест: { $days } о { $time }, { $length }, теми: { $topics }. Наступний: { $next }.
orders-too-many = Для одного чату щонайбільше { $most } дайджестів на день. Напишіть { $line }, щоб почати спочатку
orders-name-topics = Дайджестів тут { $number }. Назвіть і теми: { $line }
ordered-new = { $number ->
    [one] Перший дайджест: { $when }. { $line } його зупиняє.
   *[other] Перші дайджести: { $when }. { $line } їх зупиняє.
}
ordered-next = { $number ->
    [one] Наступний дайджест: { $when }. { $line } його зупиняє.
   *[other] Наступні дайджести: { $when }. { $line } їх зупиняє.
}
ordered-topics = Теми: { $topics }.
ordered-zone = Це за часом { $zone }, там зараз { $time }. Ви деінде? { $line }
unsubscribed = Дайджестів більше не буде. { $line } починає знову.
unsubscribed-some = Дайджестів більше не буде на теми: { $topics }. Решту показує { $line }.
next-digest = Наступний дайджест: { $when }.
time-which = О котрій годині щодня? { $zone }: зараз { $time }.
time-other = Будь-який інший час: { $line }
time-unknown = «{ $time }» не є часом доби. Напишіть { $example }
time-set = О { $time }.
days-which = По яких днях? /days пн-пт, /days сб,нд або /days daily
days-unknown = Дня «{ $day }» я не знаю. Напишіть /days пн-пт, /days сб,нд або /days daily
days-set = Дні: { $days }.
length-which = Якої довжини? Напишіть /length short, /length medium або /length long
length-set = Від наступного дайджесту: { $number ->
    [3] три новини
    [5] п’ять новин
    [10] десять новин
   *[other] новин: { $number }
} з викладом, решта коротко.
length-short = короткий
length-medium = середній
length-long = довгий
paused = Пауза. { $line } відновлює дайджести.
still-paused = Досі на паузі: { $line } відновлює дайджести.
quiet-none = немає
quiet-hours = від { $start } до { $end }
quiet-off = Тихих годин немає. Запізніле після 22:00 усе одно не приходить.
quiet-which = Від котрої до котрої? Напишіть { $line } 22:00-07:00 або { $line } off
quiet-set = Тиша { $hours }: запізніле тоді не приходить. Дайджест зберігає свій час.
empty-tell = Про день без новин сказано одним рядком.
empty-silent = День без новин минає мовчки.
empty-which = Напишіть { $line } tell або { $line } silent
silent-on = Дайджести приходять сюди без звуку.
silent-off = Дайджести приходять сюди зі звичайним звуком.
silent-which = Напишіть { $line } on або { $line } off
silent-yes = Без звуку
silent-no = Зі звуком
here-on = Тепер тут про { $topics }.
here-all = Тепер тут про все.
here-now = Тут про { $topics }. Знову про все: { $line }
here-none = Тут про все. Про одну тему: { $line }
paused-days = { $number ->
    [one] Пауза на { $number } день.
    [few] Пауза на { $number } дні.
   *[other] Пауза на { $number } днів.
} Наступний дайджест: { $when }. { $line } починає раніше.
pause-days = На скільки днів? Від 1 до { $most }: { $line }
resume-away = Поки вас не було: { stories }
every-which = Як часто? Напишіть { $line } day або { $line } week понеділок
every-week = Раз на тиждень, з найважливішим за тиждень.
every-day = Щодня.

## What a chat wants
zone-here = Час тут: { $zone }, зараз { $time }.
zone-elsewhere = Ви деінде? Назвіть місто: { $line }
zone-share = Або поділіться тут своїм місцем на мапі: воно потрібне один раз і не зберігається.
zone-set = { $place }: там зараз { $time }.
zone-unknown = Міста чи часового поясу «{ $city }» я не знаю. Назвіть велике місто поруч: /timezone Київ
zone-half-hour = Для зсуву на пів години потрібна назва міста: /timezone Делі
zone-offset = Зсув буває від UTC-12 до UTC+14. Назвіть натомість місто: /timezone Київ
follows-here = Тут стежать за: { $topics }.
follows-none = Тут ні за чим не стежать.
follows-none-type = Тут ні за чим не стежать. Напишіть { $line }
follows-no-more = Тут більше ні за чим не стежать.
follows-nothing = нічого певного
follows-too-many = Щонайбільше { $most }. Напишіть { $line }
follow-subscribe = { $line } надсилатиме це щодня, /digest показує зараз.
unfollow-one = { $line } прибирає одне.
unfollow-which = Тут стежать за: { $topics }. Напишіть { $line } або { $all }
wish-too-long = «{ $wish }» задовге: щонайбільше { $most } знаків, між словами коми.
wishes-too-many = Щонайбільше { $most }, через кому.
all-languages = усі мови
reads-here = Мови новин тут: { $languages }.
reads-others = Інші: { $line }
reads-set = Відтепер мови новин: { $languages }.
reads-which = Які мови? Напишіть /reads en,uk або /reads all
reads-unknown = Мови «{ $language }» я не знаю. Напишіть /reads en,uk або /reads all
language-now = Моя мова тут: { $language }.
language-set = Відтепер моя мова тут: { $language }.
language-not-spoken = Мовою «{ $language }» я ще не говорю. Виберіть: /language
settings-no-digest = Дайджест: немає, я пишу лише на запит.
settings-zone = Часовий пояс: { $zone }, зараз { $time }. { $line } Київ
settings-follows = Стежу за: { $topics }. { $line } Енергетика
settings-reads = Мови новин: { $languages }. { $line } en,uk
settings-quiet = Тихі години: { $hours }. { $line } 22:00-07:00
settings-language = Моя мова: { $language }. { $line }
mute-which = Що прибрати? Слова, тему, ім’я чи джерело: { $line } футбол
mute-set = Відтепер прибрано: { $words }. { $line } показує все й повертає.
prefer-which = Яке джерело ставити першим? Напишіть { $line } і його назву
prefer-set = Спершу показую: { $sources }. { $line } скасовує.
prefer-unknown = Від { $sources } останнім часом нічого не прочитано: чи так це пишеться? Що тут читається: /feeds
muted-none = Тут нічого не прибрано. { $line } прибирає.
muted-here = Тут прибрано: { $words }.
preferred-here = Тут спершу: { $sources }.
muted-undo = { $line } скасовує.
muted-not-there = «{ $words }» тут не прибрано й не поставлено першим. Усе: { $line }
saved-one = Збережено: { $title }. Усе: /saved
unsaved = Більше не збережено: { $title }
saved-not-there = Це не було збережено: { $title }
saved-none = Ви ще нічого не зберегли. /save 3 зберігає третю з останнього списку.
saved-title = Збережене
settings-choose = Торкніться, щоб змінити.
list-ends = Далі нічого немає.

## Coming in
access-private = Цей бот приватний. Попросіть запрошення в його власника.
access-unclaimed = Якщо він ваш: посилання, що робить вас власником, є в його журналі.
access-link-used = Це посилання вже використано, або воно не моє. Попросіть нове.
access-owner-now = Тепер цей бот ваш.
access-guest-now = Тепер ви можете користуватися цим ботом.
only-admins = Змінювати те, що отримує цей чат, можуть лише адміністратори.
joined-group = Я нічого не пишу, доки адміністратор не встановить час: /settings. Для всіх: /latest, /topic НАЗВА.
start-quiet = Гаразд: я пишу лише на запит. /latest, /topic НАЗВА, або просто напишіть, про що.
start-latest = Я читаю { $number ->
    [one] { $number } стрічку
    [few] { $number } стрічки
   *[other] { $number } стрічок
}. Останнє:
start-latest-read = Останнє з прочитаного:
start-first-reading = Я вперше читаю { $number ->
    [one] { $number } стрічку
    [few] { $number } стрічки
   *[other] { $number } стрічок
}.
start-first-stories = Перші новини з’являться тут, один раз.
start-stopped = Ваші дайджести зупинено. /resume відновлює їх, /settings показує.
start-next = Наступний дайджест: { $when }. Усі налаштування: /settings
start-offer = Дайджест може приходити щодня о { $time } за часом { $zone }, там зараз { $now }. Ви деінде? /timezone МІСТО
help-title = Що можна написати
help-private = Або просто напишіть, про що хочете прочитати. /help НАЗВА розповідає про одну команду.
help-group = Час і теми тут встановлюють адміністратори: /settings
help-example = Наприклад: { $example }
help-admins = У групі: для її адміністраторів.
command-none = Команди «{ $command }» немає. Усі команди: /help
command-none-near = Команди «{ $command }» немає. Можливо, { $near }? Усі команди: /help
invite-in-private = Запрошення – це таємниця: попросіть мене в приватному чаті: /invite
invite-owner-only = Запрошує лише власник цього бота. Читати: /latest
invite-send = Надішліть це одній людині. Воно впускає того, хто скористається першим, один раз:
connect-in-private = Канали налаштовують у приватному чаті зі мною: /connect @channel
connect-which = Який канал? Зробіть мене його адміністратором і напишіть /connect @channel
connected = Приєднано: { $title }. Туди нічого не надходить, доки не встановлено час: { $line }
connected-settings = Усе для нього: { $line }
channel-not-found = Не можу знайти { $name }.
channel-not-connected = { $name } не приєднано. Напишіть /connect { $name }
channel-not-from-here = Звідси канали не налаштувати. Цей чат: /settings
channel-telegram-only = Канали можна налаштувати лише в Telegram, а його не підключено.
channel-no-name = Це не назва каналу. Напишіть її так: @name.
channel-not-seen = Каналу { $name } я не бачу. Додайте мене туди адміністратором і спробуйте ще раз.
channel-is-group = { $name } не є каналом. У групі напишіть там /settings.
channel-may-not-post = Я не можу писати в { $name }. Зробіть мене адміністратором, який публікує дописи.
channel-admins-only = Надсилати дайджест у { $name } може доручити лише адміністратор каналу.
notice-suspended = Зараз я не можу писати в { $title } ({ $why }). Тиждень пробуватиму з кожним дайджестом.
notice-suspended-do = Дайте мені право писати там, і більше нічого не потрібно.
notice-gone = До { $title } більше нічого не доходить ({ $why }). Дайджести туди припинено.
notice-gone-do = Додайте мене туди знову й напишіть /subscribe, щоб їх повернути.
owner-only = Це для власника бота.
allow-which = Кого? Напишіть номер людини: /allow 12345
allowed = { $person } тепер може користуватися ботом.
ban-which = Кого? Напишіть номер людини: /ban 12345
banned = { $person } більше не отримує відповідей. /allow { $person } скасовує це.
ban-owner = Власника бота заблокувати не можна.
stats-read = Прочитано: стрічок { $feeds }, статей { $articles }, новин { $stories }.
stats-people = Обслуговую: чатів { $chats }, замовлених дайджестів { $orders }, впущених людей { $people }.
stats-sent = Надіслано за добу: { $sent }. Чекає: { $waiting }.
health-last = Найновіша стаття надійшла: { $when }.
health-nothing-read = Ще не прочитано жодної статті.
health-waiting = Повідомлень чекає на надсилання: { $waiting }.
health-feed = { $title }: { $why }
health-feeds-well = Усі стрічки читаються.
mydata-in-private = Це між нами: запитайте в приватному чаті: { $line }
mydata-who = Ви { $name }, номер { $id }, тут як { $role ->
    [owner] власник
   *[guest] гість
}.
mydata-since = Я знаю вас від { $date }.
mydata-zone = Часовий пояс: { $value }
mydata-language = Мова: { $value }
mydata-follows = Стежите за: { $value }
mydata-muted = Прибрано: { $value }
mydata-preferred = Спершу: { $value }
mydata-reads = Мови новин: { $value }
mydata-feeds = Власні стрічки: { $value }
mydata-set-up = Налаштовано вами: { $value }
mydata-saved = { $number ->
    [one] Збережено: { $number } новина
    [few] Збережено: { $number } новини
   *[other] Збережено: { $number } новин
}
mydata-forget = А ще: які новини я вам надсилав, щоб жодна не прийшла двічі. /forgetme видаляє все.
forget-sure = Буде видалено все, що я про вас знаю, одразу й назавжди: налаштування, дайджести, збережене й написане. Групи, які ви налаштували, залишаться.
forget-done = Усе видалено. Це повідомлення – останній слід, зникне й він.

## Buttons
button-daily = Надсилати щодня
button-daily-at = Щодня о { $time }
button-other-time = Інший час
button-topics = Теми
button-when-i-ask = Лише на запит
button-pause = Пауза
button-resume = Відновити
button-short = Короткий
button-medium = Середній
button-long = Довгий
button-why = Чому це?
button-undo = Скасувати
button-forget = Видалити все
button-zone = Часовий пояс
button-length = Довжина
button-days = Дні
button-quiet = Тихі години
button-silent = Звук
button-reads = Мови новин
button-language = Моя мова
button-back = Назад
button-stale = Ця кнопка застара й нічого не робить. /help показує, що я вмію тепер.
slow-down = Це більше, ніж я встигаю. За хвилину відповідатиму далі; надіслане тим часом пропускаю.
button-again = Це щойно було показано тут.
button-more = Далі
button-sources = Джерела
button-fewer = Менше такого
button-follow = Стежити
button-save = Зберегти

## Commands: what each does
command-latest = найновіші новини
command-topic = новини на тему, про людину, про будь-що
command-topics = усі теми, найжвавіші спершу
command-timeline = що й коли сталося на тему
command-trends = скільки писали про кожну тему за два тижні
command-search = новини з цими словами, "фразами", без -цих
command-story = одна новина цілком, за номером в останньому списку або за літерами
command-why = чому новину показано
command-digest = що для вас нового зараз
command-subscribe = отримувати дайджест щодня
command-unsubscribe = припинити дайджести
command-time = змінити час дайджесту
command-timezone = сказати, де ви
command-days = вибрати дні тижня
command-length = вибрати, скільки новин у дайджесті
command-quiet = години, коли запізніле не приходить
command-empty = що казати в день без новин
command-silent = дайджести зі звуком чи без
command-here = тема, про яку цей канал чи тема форуму
command-pause = призупинити дайджести
command-resume = відновити їх
command-follow = додати ці теми й імена до дайджесту
command-unfollow = прибрати їх
command-reads = вибрати мови новин
command-language = вибрати мою мову тут
command-settings = усе, що тут налаштовано
command-connect = налаштувати канал звідси
command-invite = впустити ще одну людину
command-start = почати спочатку
command-help = цей список
command-every = дайджест щодня або раз на тиждень
command-mute = прибрати слова, теми, імена чи джерела
command-prefer = які джерела показувати першими
command-muted = що прибрано й що першим, і скасувати це
command-save = відкласти новину для себе
command-saved = новини, які ви зберегли
command-unsave = прибрати одну з них
command-feeds = що тут читається
command-addfeed = читати стрічку лише для цього чату
command-removefeed = більше її не читати
command-import = читати стрічки з файлу OPML, лише для цього чату
command-export = власні стрічки цього чату як файл OPML
command-mydata = що про вас збережено
command-forgetme = видалити все це, одразу й назавжди
command-stats = цифри для власника
command-health = що не гаразд
command-allow = впустити людину
command-ban = більше не відповідати людині

## Arguments: how /help names them, and what they are
argument-number = число
    .about = скільки новин
argument-topic = НАЗВА
    .about = тема, людина, будь-що
argument-words = СЛОВА
    .about = слова, "фрази" чи імена, через кому
argument-story = НОМЕР
    .about = номер в останньому списку або літери
argument-topics = теми
    .about = теми чи імена, через кому
argument-city = МІСТО
    .about = місто, за часом якого ви живете
argument-languages = МОВИ
    .about = коди чи назви, через кому; або all
argument-language = МОВА
    .about = мова, якою говорити
argument-command = НАЗВА
    .about = команда
argument-time =
    .about = час доби, як-от 08:00
argument-days =
    .about = дні тижня, як-от пн-пт чи сб,нд
argument-length =
    .about = три новини з викладом, п’ять чи десять
argument-hours =
    .about = від котрої до котрої, як-от 22:00-07:00; або off
argument-empty =
    .about = сказати одним рядком чи промовчати
argument-silent =
    .about = on: без звуку; off: зі звуком
argument-channel =
    .about = канал, де я адміністратор
argument-every =
    .about = day, або week і день тижня
argument-days-away = днів
    .about = на скільки днів; без числа: до /resume
argument-source = ДЖЕРЕЛО
    .about = назви джерел, через кому
argument-page = URL
    .about = адреса сторінки чи її стрічки
argument-feed = СТРІЧКА
    .about = її адреса або назва
argument-file = ФАЙЛ
    .about = перелік стрічок (OPML)
argument-person = ЛЮДИНА
    .about = номер людини на цій платформі

## Discord
discord-code = що було сказано в запрошенні чи в журналі
discord-channel = інший канал, гілка чи форум цього сервера
discord-mention = роль, яку кликати з кожним дайджестом; everyone не кличе нікого
discord-nothing = На це тут нема чого відповісти.

## Feeds in trouble
feeds-ill = { $number ->
    [1] Погляньте на одну стрічку:
   *[other] Погляньте на стрічки ({ $number }):
}
feed-stopped = { $name }: зупинена. { $why }
feed-failing = { $name }: не читається. { $why }
feed-empty = { $name }: відповідає, але порожня
feed-silent = { $name }: нічого нового вже днів: { $days }
feeds-ill-more = і ще { $number }

## Something stopped (to the owner)
alert-database = До бази даних неможливо писати ({ $since }). { $why }
alert-ticks = Частина роботи стоїть ({ $since }). { $why }
alert-platform = { $which } не відповідає ({ $since }). { $why }
alert-delivery = Повідомлення не доходять до { $which } ({ $since }). { $why }
alert-feeds = Нічого не вдається прочитати ({ $since }). { $why }
alert-disk = На диску мало місця: { $why }. Звільніть його: без місця нове не читається.
alert-over-database = До бази даних знову можна писати.
alert-over-ticks = Усі частини роботи знову йдуть.
alert-over-platform = { $which } знову відповідає. Не відповідав: { $since }.
alert-over-delivery = Повідомлення знову доходять до { $which }. Не доходили: { $since }.
alert-over-feeds = Стрічки знову читаються.
alert-over-disk = На диску знову є місце.

## Чому: що записано, коли вирішувалося, для того, хто питає
reason-topic = тема: { $topic }
reason-follow = ви стежите за: { $wish }
reason-preferred = джерело, яке ви ставите першим: { $source }
reason-hours = { $number } год тому
reason-days = { $number ->
    [one] { $number } день тому
    [few] { $number } дні тому
   *[other] { $number } днів тому
}
reason-running = триває від { $date }
reason-quiet = з джерела, яке пише мало
reason-moved = відколи ви бачили, є нове
reason-alike = схожі
reason-alike-apart = { reason-alike }, з різницею { $number } год
reason-alike-names = { reason-alike }, обидва називають { $names }
reason-alike-apart-names = { reason-alike-apart }, обидва називають { $names }
reason-same-text = той самий текст
reason-decided = так вирішено
reason-letters = ті самі літери
reason-other-event = це про іншу подію, ніж новина, у якій було раніше
reason-syllables = склад за складом, як китайські імена
reason-several = може бути кількома
reason-first = перше, яке трапилося
reason-spellings = відомі написання одного імені
reason-sound = звучать однаково
reason-given = одне ім’я двома мовами
reason-divided = те саме ім’я, поділене інакше
reason-surname = «{ $name }» — прізвище
reason-both-names = прізвище та ім’я збігаються ({ $reason })
reason-unreachable = сервер недоступний
reason-refused = ця адреса відкрита не для всіх
reason-answered = сервер відповів { $status }
reason-no-feed = там немає нічого, що я міг би читати як стрічку
reason-no-article = статті там немає
reason-large = завелике
reason-address = такої адреси я не читаю
reason-walled = перед статтею щось стоїть
reason-removed = мене вилучено
reason-deleted = його видалено
