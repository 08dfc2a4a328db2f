from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ParseError
from bot.ingest.files import find_files, read_article, read_header

HEADER = """source: The Quay
title: Ferry is back
published: 2026-11-20T16:45:00+01:00
link: https://quay.example/ferry?utm_source=x
language: en

"""
TEXT = "The ferry sails again.\r\n\r\n  Its engine was replaced. \n"


def write(folder: Path, text: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_header_says_what_the_article_is(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeff" + HEADER + TEXT)
    article = read_article(path, None, "folder")
    assert article.text == TEXT
    assert article.source == "The Quay"
    assert article.title == "Ferry is back"
    assert article.published_at == datetime(2026, 11, 20, 15, 45, tzinfo=UTC)
    assert article.url == "https://quay.example/ferry"
    assert article.language == "en"
    assert article.guid == path.as_posix()


def test_without_a_header_the_text_is_untouched(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, TEXT), None, None)
    assert article.text == TEXT
    assert (article.url, article.published_at, article.language) == (None, None, None)
    assert article.source == "source not named"


def test_a_headline_on_top_becomes_the_title(tmp_path: Path) -> None:
    text = "Ferry sails to the outer islands again\n\n" + "The old engine was replaced. " * 9
    article = read_article(write(tmp_path, text), None, None)
    assert article.title == "Ferry sails to the outer islands again"
    assert article.text == text


@pytest.mark.parametrize(
    ("asked", "header", "folder", "expected"),
    [
        ("A", "source: B\n\n", "C", "A"),
        (None, "source: B\n\n", "C", "B"),
        (None, "", "C", "C"),
        (None, "", None, "source not named"),
    ],
)
def test_whose_word_names_the_source(
    tmp_path: Path, asked: str | None, header: str, folder: str | None, expected: str
) -> None:
    assert read_article(write(tmp_path, header + TEXT), asked, folder).source == expected


@pytest.mark.parametrize(
    "text",
    [
        "The weather: mild.\n\nMore of it.\n",
        "source: only one line of it, and then the text\nwithout an empty line.\n\nMore.\n",
        "Kyiv: a city.\ntitle: not a header\n\nText.\n",
        "\ntitle: too late\n\nText.\n",
        "12:30 The train leaves.\n\nText.\n",
    ],
)
def test_what_only_looks_like_a_header_is_text(tmp_path: Path, text: str) -> None:
    assert read_header(text).end == 0
    assert read_article(write(tmp_path, text), None, None).text == text


def test_unknown_keys_of_a_header_are_passed_over(tmp_path: Path) -> None:
    text = "Title: Ferry\r\nauthor: Ina Brook\r\n\r\nIt sails.\r\n"
    article = read_article(write(tmp_path, text), None, None)
    assert (article.title, article.text) == ("Ferry", "It sails.\r\n")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=UTC)),
        ("2026-11-20T10:00:00Z", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("2026-11-20T10:00:00.5-05:00", datetime(2026, 11, 20, 15, 0, 0, 500000, tzinfo=UTC)),
        ("2026-11-20 10:00+02:00", datetime(2026, 11, 20, 8, tzinfo=UTC)),
    ],
)
def test_dates_are_aware(tmp_path: Path, value: str, expected: datetime) -> None:
    path = write(tmp_path, f"published: {value}\n\n{TEXT}")
    assert read_article(path, None, None).published_at == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no text"),
        (" \n\n ", "no text"),
        (HEADER, "no text"),
        ("title: all header", "no text"),
        ("title: x\npublished: 2026-11-20T10:00\n\nText.", "line 2: published .* no zone"),
        ("published: last week\n\nText.", "line 1: published .* no date"),
        ("published: 0001-01-01T00:00:00+14:00\n\nText.", "out of range"),
        ("link: ferry.html\n\nText.", "line 1: link"),
        ("language: Ukrainian\n\nText.", "line 1: language"),
        (b"Caf\xe9 society\n", "not UTF-8 .byte 4"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, text: str | bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why):
        read_article(write(tmp_path, text), None, None)


def test_other_kinds_of_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match=r"\.txt"):
        read_article(write(tmp_path, "text", "a.pdf"), None, None)
    with pytest.raises(ParseError, match="cannot be read"):
        read_article(tmp_path / "absent.txt", None, None)


def test_an_html_file_is_read_like_a_page(tmp_path: Path) -> None:
    html = "<html lang='de'><head><title>Die Fähre</title></head><body><nav>Menü</nav><article>"
    html += "<p>Die Fähre fährt nach elf Wochen wieder zu den äußeren Inseln hinaus.</p>"
    html += "<p>Der Motor wurde im Dock getauscht, was länger dauerte als versprochen.</p>"
    article = read_article(write(tmp_path, html, "a.html"), None, None)
    assert article.title == "Die Fähre"
    assert article.language == "de"
    assert article.text.startswith("Die Fähre fährt")
    assert "Menü" not in article.text


def test_a_short_html_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path, "title: Kurz\n\n<p>Nur ein Satz.</p><script>x()</script>", "a.html")
    article = read_article(path, None, None)
    assert (article.title, article.text) == ("Kurz", "Nur ein Satz.")


def test_the_digest_changes_with_the_text_alone_or_what_is_said_about_it(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    digest = read_article(path, None, "folder").digest
    assert read_article(path, None, None).digest == digest
    assert read_article(path, "The Quay", None).digest != digest
    write(tmp_path, TEXT + "More.")
    assert read_article(path, None, None).digest != digest


def test_a_folder_is_searched_to_the_bottom_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.HTML", ".hidden.txt", ".git/d.txt", "e.pdf"):
        write(tmp_path, "text", name)
    found = find_files(tmp_path)
    names = [(file.path.relative_to(tmp_path.resolve()).as_posix(), file.folder) for file in found]
    assert names == [
        ("a.md", tmp_path.name),
        ("b.txt", tmp_path.name),
        ("deep/er/c.HTML", "er"),
    ]
    assert [file.folder for file in find_files(tmp_path / "b.txt")] == [None]


def test_a_link_out_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    secret = write(tmp_path, "text", "secret/password.txt")
    article = write(tmp_path, "text", "news/a.txt")
    (tmp_path / "news" / "b.txt").symlink_to(secret)
    (tmp_path / "news" / "c.txt").symlink_to("gone.txt")
    (tmp_path / "news" / "deep").symlink_to(secret.parent)
    assert [file.path for file in find_files(tmp_path / "news")] == [article.resolve()]


def test_nothing_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="no such file"):
        find_files(tmp_path / "absent")
    with pytest.raises(ParseError, match=r"no \.txt"):
        find_files(tmp_path)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_header_never_takes_from_the_text(text: str) -> None:
    header = read_header("title: T\n\n" + text)
    assert ("title: T\n\n" + text)[header.end :] == text
    bare = read_header(text)
    assert bare.end == 0 or bare.values


@pytest.mark.shared
def test_real_articles_are_read_whole() -> None:
    seeds = Path(__file__).resolve().parents[2] / "../shared/seeds"
    if not seeds.is_dir():
        pytest.skip("../shared is absent")
    for file in find_files(seeds):
        article = read_article(file.path, None, file.folder)
        assert article.text == file.path.read_bytes().decode("utf-8-sig")
        assert article.source == "seeds"
