# Что бот говорит по-русски.

## Forms
list-and = { $first } и { $last }
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
moment-today = сегодня, { $time }
moment-tomorrow = завтра, { $day }, { $time }
moment-weekday = { $day }, { $time }
moment-date = { $date }, { $time }
days-daily = ежедневно
days-range = { $first }–{ $last }
stories = { $number ->
    [one] { $number } новость
    [few] { $number } новости
   *[other] { $number } новостей
}
stories-newest = { $number ->
    [one] { $number } самая новая новость
    [few] { $number } самые новые новости
   *[other] { $number } самых новых новостей
}

## The digest
digest-counted = { $stories ->
    [one] { $stories } новость
    [few] { $stories } новости
   *[other] { $stories } новостей
} из { $articles ->
    [one] { $articles } статьи
   *[other] { $articles } статей
} · { $minutes } мин
digest-in-brief = Коротко
digest-in-browser = читать в браузере
digest-corrected = Исправлено источником
digest-corrected-line = было: { $was }; теперь: { $now }
digest-differ = ⚖ Источники расходятся: { $what }
digest-new-today = Новое за сегодня
digest-new-yesterday = Новое со вчера
digest-new-since = Новое с { $date }
digest-nothing-new = Сегодня ничего нового.
digest-nothing-new-topics = В ваших темах ничего нового.
digest-latest = Самое новое, прочитанное и нет: /latest
card-source = Источник
card-sources = { $number ->
    [one] { $number } источник
    [few] { $number } источника
   *[other] { $number } источников
}
card-sources-own = { card-sources }, своими словами { $own }
card-timeline = Хронология
card-earlier = ранее
card-copy = текст, что и у { $source }
card-also = также в { $feeds }
note-paywall = по подписке
note-cookies = сначала спрашивает о файлах cookie
note-script = требует JavaScript
note-robot = проверяет, не робот ли вы
note-live = текстовая трансляция
card-date-unsure = { $day } (дата указана не полностью)
card-topics = Темы: { $topics }
age-undated = без даты
age-now = только что
age-minutes = { $number } мин назад
age-hours = { $number } ч назад
late-sent = Должен был выйти в { $due }, отправлен в { $sent }: бот был офлайн.
late-hours = пропущено больше чем на шесть часов: бот был офлайн
late-night = пропущено, а тогда уже была ночь: бот был офлайн
digest-missed = { $number ->
    [1] Дайджест за { $days } не отправлен
   *[other] Дайджесты за { $days } не отправлены
}: я был офлайн или без связи, а отправлять было уже поздно.
first-stories = Первые новости, которые я прочитал:

## Stories asked for
latest-title = Последнее: { stories }
latest-number = /latest принимает число от 1 до { $most }: /latest 5
latest-number-or = /latest принимает число от 1 до { $most }: /latest 5, или { $line }
topic-which = Какая тема? Напишите { $line }. Все темы: /topics
topic-unknown = Темы «{ $topic }» я не знаю. Возможно, вы имели в виду: { $line }
topics-title = Темы
topics-none = Темы здесь не настроены. Подойдёт любое слово: /topic Минск
topics-nothing-read = Пока ничего не прочитано ни на одну тему. Я знаю: { $topics }.
topics-hint = /topic { $topic } показывает новости на тему, /follow { $topic } добавляет её в здешний дайджест.
timeline-which = Хронология чего? Напишите { $line }
timeline-title = Хронология · { $topic }
timeline-none = { $topic }: ни одно сообщение не называет даты.
trends-title = Новости по темам, { $first } – { $last }
trends-of = Новости по теме { $topic }, { $first } – { $last }
trends-all = Все темы
trends-none = За последние дни ({ $number }) ни по одной теме ничего не было.
trends-none-of = За последние дни ({ $number }) по теме { $topic } ничего не было.
trends-busiest = больше всего { $day }: { $number }
words-which = Напишите, о чём хотите прочитать, или /latest. Все команды: /help
words-no-links = Я читаю по одной ссылке: пришлите её отдельно.
link-not-read = Не удалось прочитать ссылку: { $why }
links-enough = Больше ссылок за сутки я здесь не читаю: { $number }. Остальные завтра.
text-empty = В этом тексте я не нашёл предложений для изложения.
summary-sentences = { $number ->
    [one] { $number } предложение
    [few] { $number } предложения
   *[other] { $number } предложений
} из текста, слово в слово
search-which = Что искать? Напишите /search сеть "атомная станция" -реклама
search-title = Со словами «{ $words }»: { stories }
matched-name = { $name }, также пишут { $others }
nothing-found = О «{ $wish }» { $since } ничего нет: я искал в темах, именах и в каждом слове.
nothing-found-languages = О «{ $wish }» { $since } ничего нет (языки: { $languages }): я искал в темах, именах и в каждом слове.
nearest-topics = Ближайшие темы: { $lines }
since-week = за последние 7 дней
since-month = за последние 30 дней
since-year = за последний год
since-ever = во всём, что я прочитал,
nothing-in-languages = Пока ничего нет (языки: { $languages }). Все языки: /reads all
story-which = Какая новость? Напишите её номер в последнем списке: /story 1
story-no-list = Списка здесь ещё не было. Напишите /latest, а затем /story 1
story-beyond = В последнем списке здесь было { stories }. Напишите { $line }
story-unknown = Новости «{ $story }» я не знаю. Новый список: /latest
why-shown = Показано здесь из-за: { $reasons }
why-together = { $number ->
    [one] { $source } рассказывает о том же событии: { $reason }
   *[other] { $source } рассказывают о том же событии: { $reason }
}
why-sentences = Предложения слово в слово из: { $sources }
why-topic = Тема { $topic }, по словам: { $words }
why-name = «{ $name }» — это { $shown }: { $reason }
story-merged = Новость, о которой вы спросили, теперь часть этой.
story-split = Часть её теперь отдельная новость: { $title } { $line }
topics-rising = растёт: { $number } за сутки, обычно { $usual }
why-title = Почему «{ $title }»
why-reports = { $number ->
    [one] одно сообщение, { $sources }
   *[other] сообщения нескольких источников: { $sources }
}

## Feeds
feeds-none = Я ещё не читаю ни одной ленты: их добавляет владелец бота.
feeds-none-owner = Я ещё не читаю ни одной ленты. На машине, где я работаю: newsdigest feeds add URL
feeds-no-story = Я читаю { $number ->
    [one] { $number } ленту
    [few] { $number } ленты
   *[other] { $number } лент
}; новостей пока нет. Скоро: /latest
feeds-own = Читаю только для этого чата
feeds-common = { $number ->
    [one] Читаю для всех: { $number } лента
    [few] Читаю для всех: { $number } ленты
   *[other] Читаю для всех: { $number } лент
}
feeds-add = { $line } добавляет ленту только для этого чата.
feeds-own-none = У этого чата нет своих лент. Все: /feeds
feed-trouble = сейчас не читается
addfeed-which = Какая страница или лента? Напишите { $line } https://example.org
addfeed-no-address = Это не адрес в сети. Напишите { $line }
addfeed-none = Ленты там я не нашёл: { $why }. Напишите адрес самой ленты: /addfeed
addfeed-too-many = У этого чата уже { $most } лент, больше нельзя. Уберите одну: { $line }
addfeed-known = Это я уже читаю, для всех: { $title }
addfeed-added = Добавлено: { $title } · { $url }
addfeed-alone = Её новости видны только в этом чате, через несколько минут.
removefeed-which = Какую?
removefeed-unknown = Ленты «{ $feed }» у этого чата нет. Есть:
removefeed-done = Больше не читаю для этого чата: { $title }
import-how = Пришлите мне файл вместе с { $line }: как подпись к нему или { $line } в ответ на него.
import-too-large = Этот файл слишком велик: список лент может иметь { $most } кБ.
import-not-fetched = Не удалось получить этот файл. Пришлите его ещё раз.
import-not-a-list = Это не список лент. Нужен файл OPML.
import-none = В этом списке нет лент.
import-added = { $number ->
    [one] Добавлена { $number } лента.
    [few] Добавлены { $number } ленты.
   *[other] Добавлено { $number } лент.
}
import-known = { $number ->
    [one] { $number } из них здесь уже читалась.
   *[other] { $number } из них здесь уже читались.
}
import-left = Не добавлено: { $number }. Этот чат может иметь { $most }. Уберите лишние: { $line }
import-alone = Их новости видны только в этом чате. Все ленты: { $line }
export-done = { $number ->
    [one] { $number } лента этого чата, в формате OPML. Его понимают другие читалки и /import.
    [few] { $number } ленты этого чата, в формате OPML. Его понимают другие читалки и /import.
   *[other] { $number } лент этого чата, в формате OPML. Его понимают другие читалки и /import.
}
export-refused = Файл сюда прислать нельзя: мне не разрешено присылать файлы.

## The timetable
order-none = Здесь не заказан ни один дайджест. { $line } заказывает его.
order-none-type = Здесь не заказан ни один дайджест. Напишите { $line }
order-none-on-that = На эту тему дайджеста нет. Заказано: { $ordered }. Напишите { $line }
order-on-follows = то, за чем здесь следят
order-paused = на паузе
order-stopped = остановлен ({ $reason })
order-line = Дайджест: { $days } в { $time }, { $length }. Следующий: { $next }.
order-line-topics = Дайджест: { $days } в { $time }, { $length }, темы: { $topics }. Следующий: { $next }.
orders-too-many = Для одного чата не больше { $most } дайджестов в день. Напишите { $line }, чтобы начать заново
orders-name-topics = Дайджестов здесь { $number }. Назовите и темы: { $line }
ordered-new = { $number ->
    [one] Первый дайджест: { $when }. { $line } его останавливает.
   *[other] Первые дайджесты: { $when }. { $line } их останавливает.
}
ordered-next = { $number ->
    [one] Следующий дайджест: { $when }. { $line } его останавливает.
   *[other] Следующие дайджесты: { $when }. { $line } их останавливает.
}
ordered-topics = Темы: { $topics }.
ordered-zone = Это по времени { $zone }, там сейчас { $time }. Вы в другом месте? { $line }
unsubscribed = Дайджестов больше не будет. { $line } начинает снова.
unsubscribed-some = Дайджестов больше не будет на темы: { $topics }. Остальные показывает { $line }.
next-digest = Следующий дайджест: { $when }.
time-which = В котором часу ежедневно? { $zone }: сейчас { $time }.
time-other = Любое другое время: { $line }
time-unknown = «{ $time }» не время суток. Напишите { $example }
time-set = В { $time }.
days-which = По каким дням? /days пн-пт, /days сб,вс или /days daily
days-unknown = Дня «{ $day }» я не знаю. Напишите /days пн-пт, /days сб,вс или /days daily
days-set = Дни: { $days }.
length-which = Какой длины? Напишите /length short, /length medium или /length long
length-set = Со следующего дайджеста: { $number ->
    [3] три новости
    [5] пять новостей
    [10] десять новостей
   *[other] новостей: { $number }
} с изложением, остальное коротко.
length-short = короткий
length-medium = средний
length-long = длинный
paused = Пауза. { $line } возобновляет дайджесты.
still-paused = Всё ещё на паузе: { $line } возобновляет дайджесты.
quiet-none = нет
quiet-hours = с { $start } до { $end }
quiet-off = Тихих часов нет. Опоздавшее после 22:00 всё равно не приходит.
quiet-which = С которого до которого часа? Напишите { $line } 22:00-07:00 или { $line } off
quiet-set = Тишина { $hours }: опоздавшее тогда не приходит. Дайджест сохраняет своё время.
empty-tell = О дне без новостей сказано одной строкой.
empty-silent = День без новостей проходит молча.
empty-which = Напишите { $line } tell или { $line } silent
silent-on = Дайджесты приходят сюда без звука.
silent-off = Дайджесты приходят сюда с обычным звуком.
silent-which = Напишите { $line } on или { $line } off
silent-yes = Без звука
silent-no = Со звуком
here-on = Теперь здесь про { $topics }.
here-all = Теперь здесь про всё.
here-now = Здесь про { $topics }. Снова про всё: { $line }
here-none = Здесь про всё. Про одну тему: { $line }
paused-days = { $number ->
    [one] Пауза на { $number } день.
    [few] Пауза на { $number } дня.
   *[other] Пауза на { $number } дней.
} Следующий дайджест: { $when }. { $line } начинает раньше.
pause-days = На сколько дней? От 1 до { $most }: { $line }
resume-away = Пока вас не было: { stories }
every-which = Как часто? Напишите { $line } day или { $line } week понедельник
every-week = Раз в неделю, с самым важным за неделю.
every-day = Ежедневно.

## What a chat wants
zone-here = Время здесь: { $zone }, сейчас { $time }.
zone-elsewhere = Вы в другом месте? Назовите город: { $line }
zone-share = Или поделитесь здесь своим местом на карте: оно нужно один раз и не хранится.
zone-set = { $place }: там сейчас { $time }.
zone-unknown = Города или часового пояса «{ $city }» я не знаю. Назовите крупный город рядом: /timezone Минск
zone-half-hour = Для сдвига на полчаса нужно название города: /timezone Дели
zone-offset = Сдвиг бывает от UTC-12 до UTC+14. Назовите вместо него город: /timezone Минск
follows-here = Здесь следят за: { $topics }.
follows-none = Здесь ни за чем не следят.
follows-none-type = Здесь ни за чем не следят. Напишите { $line }
follows-no-more = Здесь больше ни за чем не следят.
follows-nothing = ничего определённого
follows-too-many = Не больше { $most }. Напишите { $line }
follow-subscribe = { $line } будет присылать это ежедневно, /digest показывает сейчас.
unfollow-one = { $line } убирает одно.
unfollow-which = Здесь следят за: { $topics }. Напишите { $line } или { $all }
wish-too-long = «{ $wish }» слишком длинно: не больше { $most } знаков, между словами запятые.
wishes-too-many = Не больше { $most }, через запятую.
all-languages = все языки
reads-here = Языки новостей здесь: { $languages }.
reads-others = Другие: { $line }
reads-set = Теперь языки новостей: { $languages }.
reads-which = Какие языки? Напишите /reads en,uk или /reads all
reads-unknown = Языка «{ $language }» я не знаю. Напишите /reads en,uk или /reads all
language-now = Мой язык здесь: { $language }.
language-set = Теперь мой язык здесь: { $language }.
language-not-spoken = На языке «{ $language }» я пока не говорю. Выберите: /language
settings-no-digest = Дайджест: нет, я пишу только по запросу.
settings-zone = Часовой пояс: { $zone }, сейчас { $time }. { $line } Минск
settings-follows = Слежу за: { $topics }. { $line } Энергетика
settings-reads = Языки новостей: { $languages }. { $line } en,uk
settings-quiet = Тихие часы: { $hours }. { $line } 22:00-07:00
settings-language = Мой язык: { $language }. { $line }
mute-which = Что убрать? Слова, тему, имя или источник: { $line } футбол
mute-set = Теперь убрано: { $words }. { $line } показывает всё и возвращает.
prefer-which = Какой источник ставить первым? Напишите { $line } и его название
prefer-set = Сначала показываю: { $sources }. { $line } отменяет.
prefer-unknown = От { $sources } в последнее время ничего не прочитано: так ли это пишется? Что здесь читается: /feeds
muted-none = Здесь ничего не убрано. { $line } убирает.
muted-here = Здесь убрано: { $words }.
preferred-here = Здесь сначала: { $sources }.
muted-undo = { $line } отменяет.
muted-not-there = «{ $words }» здесь не убрано и не поставлено первым. Всё: { $line }
saved-one = Сохранено: { $title }. Всё: /saved
unsaved = Больше не сохранено: { $title }
saved-not-there = Это не было сохранено: { $title }
saved-none = Вы ещё ничего не сохранили. /save 3 сохраняет третью из последнего списка.
saved-title = Сохранённое
settings-choose = Нажмите, чтобы изменить.
list-ends = Дальше ничего нет.

## Coming in
access-private = Этот бот частный. Попросите приглашение у его владельца.
access-unclaimed = Если он ваш: ссылка, которая делает вас владельцем, есть в его журнале.
access-link-used = Эта ссылка уже использована, или она не моя. Попросите новую.
access-owner-now = Теперь этот бот ваш.
access-guest-now = Теперь вы можете пользоваться этим ботом.
only-admins = Менять то, что получает этот чат, могут только администраторы.
joined-group = Я ничего не пишу, пока администратор не установит время: /settings. Для всех: /latest, /topic НАЗВАНИЕ.
start-quiet = Хорошо: я пишу только по запросу. /latest, /topic НАЗВАНИЕ, или просто напишите, о чём.
start-latest = Я читаю { $number ->
    [one] { $number } ленту
    [few] { $number } ленты
   *[other] { $number } лент
}. Последнее:
start-latest-read = Последнее из прочитанного:
start-first-reading = Я впервые читаю { $number ->
    [one] { $number } ленту
    [few] { $number } ленты
   *[other] { $number } лент
}.
start-first-stories = Первые новости появятся здесь, один раз.
start-stopped = Ваши дайджесты остановлены. /resume возобновляет их, /settings показывает.
start-next = Следующий дайджест: { $when }. Все настройки: /settings
start-offer = Дайджест может приходить ежедневно в { $time } по времени { $zone }, там сейчас { $now }. Вы в другом месте? /timezone ГОРОД
help-title = Что можно написать
help-private = Или просто напишите, о чём хотите прочитать. /help НАЗВАНИЕ рассказывает об одной команде.
help-group = Время и темы здесь устанавливают администраторы: /settings
help-example = Например: { $example }
help-admins = В группе: для её администраторов.
command-none = Команды «{ $command }» нет. Все команды: /help
command-none-near = Команды «{ $command }» нет. Может быть, { $near }? Все команды: /help
invite-in-private = Приглашение – это тайна: попросите меня в личном чате: /invite
invite-owner-only = Приглашает только владелец этого бота. Читать: /latest
invite-send = Отправьте это одному человеку. Оно впускает того, кто воспользуется первым, один раз:
connect-in-private = Каналы настраивают в личном чате со мной: /connect @channel
connect-which = Какой канал? Сделайте меня его администратором и напишите /connect @channel
connected = Подключено: { $title }. Туда ничего не приходит, пока не установлено время: { $line }
connected-settings = Всё для него: { $line }
channel-not-found = Не могу найти { $name }.
channel-not-connected = { $name } не подключён. Напишите /connect { $name }
channel-not-from-here = Отсюда каналы не настроить. Этот чат: /settings
channel-telegram-only = Каналы можно настроить только в Telegram, а он не подключён.
channel-no-name = Это не название канала. Напишите его так: @name.
channel-not-seen = Канала { $name } я не вижу. Добавьте меня туда администратором и попробуйте ещё раз.
channel-is-group = { $name } не канал. В группе напишите там /settings.
channel-may-not-post = Я не могу писать в { $name }. Сделайте меня администратором, который публикует сообщения.
channel-admins-only = Поручить дайджест в { $name } может только администратор канала.
notice-suspended = Сейчас я не могу писать в { $title } ({ $why }). Неделю буду пробовать с каждым дайджестом.
notice-suspended-do = Дайте мне право писать там, и больше ничего не нужно.
notice-gone = До { $title } больше ничего не доходит ({ $why }). Дайджесты туда прекращены.
notice-gone-do = Добавьте меня туда снова и напишите /subscribe, чтобы их вернуть.
owner-only = Это для владельца бота.
allow-which = Кого? Напишите номер человека: /allow 12345
allowed = { $person } теперь может пользоваться ботом.
ban-which = Кого? Напишите номер человека: /ban 12345
banned = { $person } больше не получает ответов. /allow { $person } отменяет это.
ban-owner = Владельца бота заблокировать нельзя.
stats-read = Прочитано: лент { $feeds }, статей { $articles }, новостей { $stories }.
stats-people = Обслуживаю: чатов { $chats }, заказанных дайджестов { $orders }, впущенных людей { $people }.
stats-sent = Отправлено за сутки: { $sent }. Ждёт: { $waiting }.
health-last = Самая новая статья пришла: { $when }.
health-nothing-read = Ещё не прочитано ни одной статьи.
health-waiting = Сообщений ждёт отправки: { $waiting }.
health-feed = { $title }: { $why }
health-feeds-well = Все ленты читаются.
mydata-in-private = Это между нами: спросите в личном чате: { $line }
mydata-who = Вы { $name }, номер { $id }, здесь как { $role ->
    [owner] владелец
   *[guest] гость
}.
mydata-since = Я знаю вас с { $date }.
mydata-zone = Часовой пояс: { $value }
mydata-language = Язык: { $value }
mydata-follows = Следите за: { $value }
mydata-muted = Убрано: { $value }
mydata-preferred = Сначала: { $value }
mydata-reads = Языки новостей: { $value }
mydata-feeds = Свои ленты: { $value }
mydata-set-up = Настроено вами: { $value }
mydata-saved = { $number ->
    [one] Сохранено: { $number } новость
    [few] Сохранено: { $number } новости
   *[other] Сохранено: { $number } новостей
}
mydata-forget = А ещё: какие новости я вам присылал, чтобы ни одна не пришла дважды. /forgetme удаляет всё.
forget-sure = Будет удалено всё, что я о вас знаю, сразу и навсегда: настройки, дайджесты, сохранённое и написанное. Группы, которые вы настроили, останутся.
forget-done = Всё удалено. Это сообщение – последний след, исчезнет и он.

## Buttons
button-daily = Присылать ежедневно
button-daily-at = Ежедневно в { $time }
button-other-time = Другое время
button-topics = Темы
button-when-i-ask = Только по запросу
button-pause = Пауза
button-resume = Возобновить
button-short = Короткий
button-medium = Средний
button-long = Длинный
button-why = Почему это?
button-undo = Отменить
button-forget = Удалить всё
button-zone = Часовой пояс
button-length = Длина
button-days = Дни
button-quiet = Тихие часы
button-silent = Звук
button-reads = Языки новостей
button-language = Мой язык
button-back = Назад
button-stale = Эта кнопка устарела и ничего не делает. /help показывает, что я умею теперь.
slow-down = Это больше, чем я успеваю. Через минуту отвечу дальше; присланное тем временем пропускаю.
button-again = Это только что было показано здесь.
button-more = Дальше
button-sources = Источники
button-fewer = Меньше такого
button-follow = Следить
button-save = Сохранить

## Commands: what each does
command-latest = самые новые новости
command-topic = новости на тему, о человеке, о чём угодно
command-topics = все темы, самые оживлённые сначала
command-timeline = что и когда произошло по теме
command-trends = сколько писали о каждой теме за две недели
command-search = новости с этими словами, "фразами", без -этих
command-story = одна новость целиком, по номеру в последнем списке или по буквам
command-why = почему новость показана
command-digest = что для вас нового сейчас
command-subscribe = получать дайджест ежедневно
command-unsubscribe = прекратить дайджесты
command-time = изменить время дайджеста
command-timezone = сказать, где вы
command-days = выбрать дни недели
command-length = выбрать, сколько новостей в дайджесте
command-quiet = часы, когда опоздавшее не приходит
command-empty = что говорить в день без новостей
command-silent = дайджесты со звуком или без
command-here = тема, о которой этот канал или тема форума
command-pause = приостановить дайджесты
command-resume = возобновить их
command-follow = добавить эти темы и имена в дайджест
command-unfollow = убрать их
command-reads = выбрать языки новостей
command-language = выбрать мой язык здесь
command-settings = всё, что здесь настроено
command-connect = настроить канал отсюда
command-invite = впустить ещё одного человека
command-start = начать сначала
command-help = этот список
command-every = дайджест ежедневно или раз в неделю
command-mute = убрать слова, темы, имена или источники
command-prefer = какие источники показывать первыми
command-muted = что убрано и что первым, и отменить это
command-save = отложить новость для себя
command-saved = новости, которые вы сохранили
command-unsave = убрать одну из них
command-feeds = что здесь читается
command-addfeed = читать ленту только для этого чата
command-removefeed = больше её не читать
command-import = читать ленты из файла OPML, только для этого чата
command-export = собственные ленты этого чата файлом OPML
command-mydata = что о вас хранится
command-forgetme = удалить всё это, сразу и навсегда
command-stats = цифры для владельца
command-health = что не в порядке
command-allow = впустить человека
command-ban = больше не отвечать человеку

## Arguments: how /help names them, and what they are
argument-number = число
    .about = сколько новостей
argument-topic = НАЗВАНИЕ
    .about = тема, человек, что угодно
argument-words = СЛОВА
    .about = слова, "фразы" или имена, через запятую
argument-story = НОМЕР
    .about = номер в последнем списке или буквы
argument-topics = темы
    .about = темы или имена, через запятую
argument-city = ГОРОД
    .about = город, по времени которого вы живёте
argument-languages = ЯЗЫКИ
    .about = коды или названия, через запятую; или all
argument-language = ЯЗЫК
    .about = язык, на котором говорить
argument-command = НАЗВАНИЕ
    .about = команда
argument-time =
    .about = время суток, например 08:00
argument-days =
    .about = дни недели, например пн-пт или сб,вс
argument-length =
    .about = три новости с изложением, пять или десять
argument-hours =
    .about = с которого до которого часа, например 22:00-07:00; или off
argument-empty =
    .about = сказать одной строкой или промолчать
argument-silent =
    .about = on: без звука; off: со звуком
argument-channel =
    .about = канал, где я администратор
argument-every =
    .about = day, или week и день недели
argument-days-away = дней
    .about = на сколько дней; без числа: до /resume
argument-source = ИСТОЧНИК
    .about = названия источников, через запятую
argument-page = URL
    .about = адрес страницы или её ленты
argument-feed = ЛЕНТА
    .about = её адрес или название
argument-file = ФАЙЛ
    .about = список лент (OPML)
argument-person = ЧЕЛОВЕК
    .about = номер человека на этой платформе

## Discord
discord-code = что было сказано в приглашении или в журнале
discord-channel = другой канал, ветка или форум этого сервера
discord-mention = роль, которую звать с каждым дайджестом; everyone не зовёт никого
discord-nothing = На это здесь нечего ответить.

## Feeds in trouble
feeds-ill = { $number ->
    [1] Посмотрите на одну ленту:
   *[other] Посмотрите на ленты ({ $number }):
}
feed-stopped = { $name }: остановлена. { $why }
feed-failing = { $name }: не читается. { $why }
feed-empty = { $name }: отвечает, но пуста
feed-silent = { $name }: ничего нового уже дней: { $days }
feeds-ill-more = и ещё { $number }

## Something stopped (to the owner)
alert-database = В базу данных невозможно писать ({ $since }). { $why }
alert-ticks = Часть работы стоит ({ $since }). { $why }
alert-platform = { $which } не отвечает ({ $since }). { $why }
alert-delivery = Сообщения не доходят до { $which } ({ $since }). { $why }
alert-feeds = Ничего не удаётся прочитать ({ $since }). { $why }
alert-disk = На диске мало места: { $why }. Освободите его: без места новое не читается.
alert-over-database = В базу данных снова можно писать.
alert-over-ticks = Все части работы снова идут.
alert-over-platform = { $which } снова отвечает. Не отвечал: { $since }.
alert-over-delivery = Сообщения снова доходят до { $which }. Не доходили: { $since }.
alert-over-feeds = Ленты снова читаются.
alert-over-disk = На диске снова есть место.

## Почему: что записано, когда решалось, для того, кто спрашивает
reason-topic = тема: { $topic }
reason-follow = вы следите за: { $wish }
reason-preferred = источник, который вы ставите первым: { $source }
reason-hours = { $number } ч назад
reason-days = { $number ->
    [one] { $number } день назад
    [few] { $number } дня назад
   *[other] { $number } дней назад
}
reason-running = продолжается с { $date }
reason-quiet = из источника, который пишет мало
reason-moved = с тех пор, как вы видели, есть новое
reason-alike = похожи
reason-alike-apart = { reason-alike }, с разницей { $number } ч
reason-alike-names = { reason-alike }, оба называют { $names }
reason-alike-apart-names = { reason-alike-apart }, оба называют { $names }
reason-same-text = тот же текст
reason-decided = так решено
reason-letters = те же буквы
reason-other-event = это о другом событии, чем новость, в которой было раньше
reason-syllables = слог за слогом, как китайские имена
reason-several = может быть несколькими
reason-first = первое, которое встретилось
reason-spellings = известные написания одного имени
reason-sound = звучат одинаково
reason-given = одно имя на двух языках
reason-divided = то же имя, разделённое иначе
reason-surname = «{ $name }» — фамилия
reason-both-names = фамилия и имя совпадают ({ $reason })
reason-unreachable = сервер недоступен
reason-refused = этот адрес открыт не для всех
reason-answered = сервер ответил { $status }
reason-no-feed = там нет ничего, что я мог бы читать как ленту
reason-no-article = статьи там нет
reason-large = слишком большое
reason-address = такой адрес я не читаю
reason-walled = перед статьёй что-то стоит
reason-removed = меня удалили
reason-deleted = его удалили
