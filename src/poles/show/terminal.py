"""What the command prints, and where: texts that fit the terminal, JSON, and on standard error what
is no part of the answer: how far it is, and what was written.
"""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING, Self, TextIO

from poles.text import Bilingual, Lang, fitted, in_lang

if TYPE_CHECKING:
    from poles.text import Card, Progress

# What is printed to no terminal has lines of so many columns, unless COLUMNS says otherwise.
_COLUMNS = 100
# No text is made narrower: its lines would be words.
_NARROWEST = 40
# How far something is is told from then on, in seconds, and so often.
_PATIENCE, _EVERY = 1.0, 0.1
_MEGABYTE = 1_000_000


def columns() -> int:
    """How many columns a line has: those of the terminal, or what ``COLUMNS`` says."""
    return max(shutil.get_terminal_size((_COLUMNS, 0)).columns, _NARROWEST)


def screen() -> int:
    """How many columns a screen has that is read at a glance."""
    return min(columns(), _COLUMNS)


def say(text: str, width: int | None = None) -> None:
    """Print a text whose lines fit the terminal, or a width."""
    sys.stdout.write(fitted(text, columns() if width is None else width) + "\n")


def say_card(card: Card, lang: Lang) -> None:
    """Print a card whose tables fit the terminal."""
    from poles.text import card_text

    say(card_text(card, lang, width=columns()))


def say_page(text: str) -> None:
    """Print a page in Markdown: as it is, but on a terminal."""
    sys.stdout.write(fitted(text, columns()) if sys.stdout.isatty() else text)


def say_json(value: object) -> None:
    """Print a value as JSON: what is exact (euros, multipliers) is a text, as are dates."""
    import json

    told = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write(f"{told}\n")


def _plain(value: object) -> str:
    """What JSON has no value for: an exact decimal without an exponent, a fraction, a day."""
    from decimal import Decimal

    return format(value, "f") if isinstance(value, Decimal) else str(value)


def wrote(path: str, what: Bilingual, lang: Lang) -> None:
    """Say on standard error, which is no part of the answer, what was written."""
    told = (f"Écrit : {path} ({what[0]})", f"Wrote {path} ({what[1]})")
    sys.stderr.write(f"{in_lang(told, lang)}\n")


def rows(number: int) -> Bilingual:
    """How many rows were written."""
    return (
        f"{number} ligne{'s' * (number > 1)}",
        f"{number} row{'s' * (number != 1)}",
    )


def size(path: str) -> Bilingual:
    """How large a file is that was written."""
    from pathlib import Path

    found = Path(path).stat().st_size
    if found < _MEGABYTE:
        return f"{found / 1000:.0f} ko", f"{found / 1000:.0f} kB"
    megabytes = f"{found / _MEGABYTE:.1f}"
    return f"{megabytes.replace('.', ',')} Mo", f"{megabytes} MB"


class Told:
    """Tells on a terminal how far something is, on one line, once it takes more than a second; on
    anything else it tells nothing.
    """

    def __init__(self, lang: Lang, file: TextIO) -> None:
        self.lang: Lang = lang
        self.file: TextIO = file
        self.seen: bool = file.isatty()
        self.next: float = time.monotonic() + _PATIENCE
        self.length: int = 0

    def __call__(self, progress: Progress) -> None:
        """Take what is told by what takes a while."""
        if not self.seen or (now := time.monotonic()) < self.next:
            return
        self.next = now + _EVERY
        text = progress.text(self.lang)[: columns() - 1]
        self._write(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self.length:
            self._write("")
            self.file.write("\r")
            self.file.flush()

    def _write(self, text: str) -> None:
        self.file.write(f"\r{text.ljust(self.length)}")
        self.file.flush()
        self.length = len(text)


def told(lang: Lang) -> Told:
    """Tells how far something is on standard error."""
    return Told(lang, sys.stderr)
