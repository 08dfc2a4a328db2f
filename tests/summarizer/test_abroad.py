"""One event told in several languages is one story; the same people on another day are not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from summarizer import Document, group_documents
from summarizer.abroad import name_key

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)

FERRY = {
    "en": (
        "Ferry runs aground near Brazhyn, 137 passengers taken off",
        (
            "The ferry Halina ran aground on a sandbank near Brazhyn on Monday with 137 "
            "passengers on board. Captain Mikola Dubrouski said 28 lorries had to be left on "
            "the deck. Rescuers from Lipnitsa needed 11 boats. Nobody was hurt, said the head "
            "of the port, Vera Kastsyuk."
        ),
    ),
    "be": (
        "Каля Бражына паром сеў на мель",
        (
            "Паром «Галіна» ў панядзелак сеў на мель каля Бражына, на борце было 137 "
            "пасажыраў. Капітан Мікола Дуброўскі паведаміў, што на палубе засталося 28 "
            "грузавікоў. Ратавальнікі з Ліпніцы прыслалі 11 лодак. Ніхто не пацярпеў, сказала "
            "начальніца порта Вера Касцюк."
        ),
    ),
    "ru": (
        "Паром сел на мель у Бражина",
        (
            "В понедельник паром «Галина» сел на мель у Бражина, на борту находились 137 "
            "пассажиров. По словам капитана Николая Дубровского, на палубе остались 28 "
            "грузовиков. Спасатели из Липницы пригнали 11 лодок. Пострадавших нет, сообщила "
            "начальница порта Вера Костюк."
        ),
    ),
    "pl": (
        "Prom osiadł na mieliźnie koło Brażyna",
        (
            "Prom Halina osiadł w poniedziałek na mieliźnie koło Brażyna. Na pokładzie było "
            "137 pasażerów i 28 ciężarówek, powiedział kapitan Mikoła Dubrouski. Ratownicy z "
            "Lipnicy przypłynęli 11 łodziami. Nikt nie ucierpiał, mówi szefowa portu Wiera "
            "Kasciuk."
        ),
    ),
}
LIBRARY = {
    "en": (
        "Brazhyn gets a library in its old port hall",
        (
            "The head of the port of Brazhyn, Vera Kastsyuk, opened a library in the old "
            "customs hall. Captain Mikola Dubrouski gave 450 books about the sea. Readers of "
            "Lipnitsa may join too."
        ),
    ),
    "be": (
        "У Бражыне адкрылі бібліятэку",
        (
            "Начальніца порта Вера Касцюк адкрыла ў Бражыне бібліятэку ў будынку старой "
            "мытні. Капітан Мікола Дуброўскі падарыў ёй 450 кніг пра мора. Запісацца могуць і "
            "жыхары Ліпніцы."
        ),
    ),
    "ru": (
        "В Бражине открыли библиотеку",
        (
            "Начальница порта Вера Костюк открыла в Бражине библиотеку в здании старой "
            "таможни. Капитан Николай Дубровский подарил ей 450 книг о море. Записаться могут "
            "и в Липнице."
        ),
    ),
    "pl": (
        "Biblioteka w starym porcie w Brażynie",
        (
            "Szefowa portu Wiera Kasciuk otworzyła w Brażynie bibliotekę w dawnej komorze "
            "celnej. Kapitan Mikoła Dubrouski podarował 450 książek o morzu. Zapisać się mogą "
            "też w Lipnicy."
        ),
    ),
}


def told(event: dict[str, tuple[str, str]], name: str, code: str, hours: float) -> Document:
    title, text = event[code]
    return Document(f"{name} {code}", text, title, MONDAY + timedelta(hours=hours), language=code)


@pytest.mark.parametrize("pair", [("en", "be"), ("en", "ru"), ("en", "pl"), ("be", "pl")])
def test_two_languages_on_one_event_are_one_story(pair: tuple[str, str]) -> None:
    one, other = pair
    documents = [told(FERRY, "ferry", one, 0), told(FERRY, "ferry", other, 3)]
    (group,) = group_documents(documents)
    assert len(group.ids) == 2


def test_the_same_people_on_another_event_are_another_story_in_every_language() -> None:
    documents = [
        *(told(FERRY, "ferry", code, n) for n, code in enumerate(FERRY)),
        *(told(LIBRARY, "library", code, 5 + n) for n, code in enumerate(LIBRARY)),
    ]
    for group in group_documents(documents):
        assert len({one.split()[0] for one in group.ids}) == 1


def test_few_names_without_figures_are_not_enough() -> None:
    one = told(FERRY, "ferry", "en", 0)
    other = told(LIBRARY, "library", "pl", 1)
    assert len(group_documents([one, other])) == 2


def test_round_figures_and_a_beat_s_names_are_no_evidence() -> None:
    """Everybody names the same two people, and hundreds, and the hour."""
    english = [
        Document(
            f"en{number}",
            f"President Ana Verdal met Boris Kaltan in Port Salis at 10. Some 200 people {what}.",
            None,
            MONDAY,
            language="en",
        )
        for number, what in enumerate(("sang", "planted oaks", "repaired a dam", "ran a race"))
    ]
    polish = [
        Document(
            f"pl{number}",
            f"Ana Verdal i Boris Kaltan w Port Salis o 10. Około 200 osób {what}.",
            None,
            MONDAY,
            language="pl",
        )
        for number, what in enumerate(("protestowało", "kupiło bilety", "złowiło dorsze"))
    ]
    groups = group_documents([*english, *polish])
    assert not [g for g in groups if {one[:2] for one in g.ids} == {"en", "pl"}]


def test_strange_figures_are_read_without_harm() -> None:
    text = "Dam ²²³ and ٤٣ boats of Brazhyn, ①② said Vera Kastsyuk; 000 of 00."
    documents = [Document(code, text, None, MONDAY, language=code) for code in ("en", "pl", "be")]
    assert sum(len(group.ids) for group in group_documents(documents)) == 3


@pytest.mark.parametrize(
    "spellings",
    [
        ("Lukashenko", "Лукашенко", "Łukaszenko", "Лукашэнка", "Łukašenka"),
        ("Dziubenko", "Дзюбенко", "Дзюбенка"),
        ("Salamon", "Salamona", "Саламон", "Саламоном"),
        ("Minsk", "Мінск", "Минск", "Mińsk"),
    ],
)
def test_what_stays_of_a_name_in_every_alphabet(spellings: tuple[str, ...]) -> None:
    assert len({name_key(one) for one in spellings}) == 1


def test_other_names_have_other_keys() -> None:
    names = ("Lukashenko", "Minsk", "Pinsk", "Salamon", "Dziubenko", "Brest")
    assert len({name_key(name) for name in names}) == len(names)
