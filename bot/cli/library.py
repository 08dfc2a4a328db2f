"""``summarize`` and ``clean``: the library on a file, without settings or database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.errors import NewsdigestError, UsageError
from bot.platforms.console.render import printable
from summarizer import Cleaned, EmptyText, Summary
from summarizer import clean as clean_text
from summarizer import summarize as summarize_text


def summarize(arguments: argparse.Namespace) -> int:
    """Print a text's summary."""
    text = read_text(arguments.path)
    try:
        summary = summarize_text(
            text,
            sentences=arguments.sentences,
            words=arguments.words,
            engine=arguments.engine,
            language=arguments.language,
        )
    except EmptyText as exc:
        raise NewsdigestError(f"{arguments.path}: {exc}") from exc
    except ValueError as exc:
        raise UsageError(str(exc)) from exc
    print(_summary_json(summary) if arguments.json else _shown(_summary_text(summary)))
    return 0


def clean(arguments: argparse.Namespace) -> int:
    """Print what is left of a text, or with --json every paragraph with its reason."""
    text = read_text(arguments.path)
    cleaned = clean_text(text, language=arguments.language)
    print(_cleaned_json(cleaned) if arguments.json else _shown(cleaned.text))
    return 0


def read_text(path: str) -> str:
    """A file, or standard input for ``-``, as UTF-8 without a byte-order mark.

    Raises NewsdigestError naming the file and what is wrong with it.
    """
    try:
        body = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as exc:
        raise NewsdigestError(f"{path}: not UTF-8: wrong byte at {exc.start}") from exc
    except OSError as exc:
        raise NewsdigestError(f"{path}: {exc.strerror}") from exc


def _shown(text: str) -> str:
    """To the letter, but for a terminal, which some letters would steer."""
    return printable(text) if sys.stdout.isatty() else text


def _summary_text(summary: Summary) -> str:
    lines = [summary.title, ""] if summary.title else []
    return "\n".join([*lines, *(sentence.text for sentence in summary.sentences)])


def _summary_json(summary: Summary) -> str:
    return json.dumps(
        {
            "title": summary.title,
            "language": summary.language,
            "engine": summary.engine,
            "sentences": [
                {
                    "text": sentence.text,
                    "start": sentence.start,
                    "end": sentence.end,
                    "score": sentence.score,
                    "because": list(sentence.because),
                }
                for sentence in summary.sentences
            ],
        },
        ensure_ascii=False,
    )


def _cleaned_json(cleaned: Cleaned) -> str:
    return json.dumps(
        {
            "title": cleaned.title,
            "paragraphs": [
                {"start": p.start, "end": p.end, "keep": p.keep, "reason": p.reason}
                for p in cleaned.paragraphs
            ],
        },
        ensure_ascii=False,
    )
