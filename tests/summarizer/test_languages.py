from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import detect_language, split_sentences
from tests.summarizer.pages import PAGES, Page

SHORT = {
    "en": "The council of the town has decided that it will keep the ferry.",
    "uk": "Міська рада вирішила, що пором залишиться, бо його потребують жителі.",
    "be": "Гарадскі савет вырашыў, што паром застанецца, бо ён патрэбны жыхарам.",
    "ru": "Городской совет решил, что паром останется, потому что он нужен жителям.",
    "pl": "Rada miasta zdecydowała, że prom zostanie, bo jest potrzebny mieszkańcom.",
    "de": "Der Stadtrat hat entschieden, dass die Fähre bleibt, weil sie gebraucht wird.",
    "fr": "Le conseil de la ville a décidé que le bac restera dans le port cette année.",
    "es": "El consejo de la ciudad ha decidido que el barco se queda en el puerto.",
    "it": "Il consiglio della città ha deciso che il traghetto non sarà più fermato.",
    "pt": "O conselho da cidade decidiu que o barco não vai deixar o porto este ano.",
    "nl": "De raad van de stad heeft besloten dat het veer niet uit de haven gaat.",
    "cs": "Rada města rozhodla, že přívoz zůstane, protože ho lidé potřebují.",
    "sv": "Stadens råd har beslutat att färjan inte ska lämna hamnen under det här året.",
    "tr": "Belediye meclisi bu yıl feribotun limanda kalması için bir karar aldı ve bunu duyurdu.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε να μείνει το πλοίο.",
    "he": "מועצת העיר החליטה להשאיר את המעבורת.",
    "ar": "قرر مجلس المدينة إبقاء العبارة.",
    "fa": "شورای شهر تصمیم گرفت که کشتی در بندر بماند و گفت چرا.",
    "ja": "市議会は渡し船を残すことに決めた。",
    "zh": "市议会决定保留渡轮。",
    "ko": "시의회는 나룻배를 유지하기로 했다.",
    "th": "สภาเมืองตัดสินใจให้เรือข้ามฟากอยู่ต่อไป",
}


@pytest.mark.parametrize("code", SHORT)
def test_one_sentence_is_enough(code: str) -> None:
    assert detect_language(SHORT[code]) == code


LINES = (Path(__file__).parent / "headlines.tsv").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("line", LINES)
def test_a_headline_is_enough(line: str) -> None:
    code, headline = line.split("\t")
    assert detect_language(headline) == code


def test_the_start_of_a_long_text_may_be_anothers() -> None:
    menu = "Home News Sport Weather About us Contact the editors "
    assert detect_language(menu + SHORT["de"] * 12) == "de"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages(page: Page) -> None:
    assert detect_language(page.text) == page.name[:2]


@pytest.mark.parametrize("text", ["", "12345 !!! 67", "\0\0", "\ud800", "zzz qqq xxx"])
def test_unknown(text: str) -> None:
    assert detect_language(text) == "und"


def test_belarusian_is_known_in_both_alphabets() -> None:
    text = "Sud pakinuŭ prysud biez zmien. Jana žyvie na vuł. Zamkavaj. Ale heta nie ŭsio."
    assert detect_language(text) == "be"
    assert [s.text for s in split_sentences(text)] == [
        "Sud pakinuŭ prysud biez zmien.",
        "Jana žyvie na vuł. Zamkavaj.",
        "Ale heta nie ŭsio.",
    ]
