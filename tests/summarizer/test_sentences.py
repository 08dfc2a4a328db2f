from __future__ import annotations

import pytest

from summarizer import split_sentences

CASES = {
    "plain": ["It rained.", "It snowed!", "Did it?", "It did."],
    "month": ["They met on Jan. 25 in Vilnius.", "It rained."],
    "month at the end": ["They met in Jan.", "It rained."],
    "title": ["Mr. and Mrs. Pratt came.", "Dr. Amble did not."],
    "quoted title": ["She addressed him as “Mr. President.”", "He smiled."],
    "spaced ellipsis": ["“I trust that partners. . . know it,” he said.", "They do."],
    "ellipsis": ["Wait... what was that?", "Nothing…", "He left."],
    "question and ellipsis": ["A provocation?…", "None of this is my fancy."],
    "country": ["The U.S. officials left.", "They came to the U.S.", "The mood is bad."],
    "number": ["See No. 10 on page 3.5 of it.", "He did."],
    "initials": ["J. R. Smith met A. Jones.", "They talked."],
    "no space": ["We stopped.", "Then we ran."],
    "address": ["See example.com for more.", "Or write."],
    "said": ["“Really?” he asked.", "“Yes!” she said."],
    "bracket": ["(He had left.)", "She stayed."],
    "footnote": ["It was so.[1]", "It is no more."],
    "list": ["1. Wash the potatoes.", "2. Peel them."],
    "company": ["Pratt & Co. Ltd. of Leeds closed.", "Nobody was told."],
    "time": ["They came at 5 p.m. on Monday.", "It was dark at 5 p.m.", "They left."],
    "semicolon": ["One; two; three.", "Four: five."],
}
FOREIGN = {
    "de": ["Er kam am 3. Oktober mit Dr. Voss.", "„Gut.“", "Das war z. B. in Wien."],
    "uk": ["Це сталося на вул. Садовій 25 січ. о 9 год. ранку.", "«Так!» — сказав він."],
    "ru": ["Это было в 2020 г. в Минске.", "А. Б. Сорокин приехал.", "«Нет», — сказал он."],
    "be": ["Вежу збудавалі ў XV ст. і разабралі.", "Яна стаяла на вул. Замкавай."],
    "pl": ["Spotkali się m.in. z prof. Lisem przy ul. Długiej 5.", "Było ok. 20 osób."],
    "fr": ["M. Le Goff est parti.", "« Je reviens. »", "Puis il se tut."],
    "es": ["¿Vino el Sr. Ansó?", "¡Sí!", "Llegó tarde."],
    "zh": ["他说：“你好。”", "然后走了。", "北京很大！"],
    "ar": ["هل جاء؟", "نعم جاء.", "ثم ذهب"],
    "hi": ["वह आया।", "वह गया।"],
}


@pytest.mark.parametrize("name", CASES)
def test_english(name: str) -> None:
    text = " ".join(CASES[name]).replace("stopped. Then", "stopped.Then")
    text = text.replace("?… None", "?…None")
    assert [s.text for s in split_sentences(text, language="en")] == CASES[name]


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages(code: str) -> None:
    joint = "" if code == "zh" else " "
    text = joint.join(FOREIGN[code])
    assert [s.text for s in split_sentences(text, language=code)] == FOREIGN[code]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    found = split_sentences("A heading without a stop\n\nThe text begins here.\nAnd goes on.")
    assert [(s.text, s.paragraph) for s in found] == [
        ("A heading without a stop", 0),
        ("The text begins here.", 1),
        ("And goes on.", 2),
    ]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The bell, which weighs three hundred kilograms, was found in a\n"
        "store room by a student who knew the inscription. It will hang\n"
        "in the tower again from Sunday."
    )
    found = split_sentences(text)
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert len(found) == 2
    assert {s.paragraph for s in found} == {0}


@pytest.mark.parametrize("text", ["", " \n\n ", "!!!", "* * *", "«»"])
def test_no_words_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


@pytest.mark.parametrize(
    "piece", ["!", ". ", "«", '."', "a. ", ". . ", "[1]", ". »", "“", "1. ", "a.B", "(", "<p>", "…"]
)
def test_a_hundred_thousand_signs_are_read_to_the_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "\n\nThe end came at last."
    assert split_sentences(text)[-1].text == "The end came at last."
