"""A command line that says how it is used, and what is wrong with how it was, in two languages.

The texts of argparse come from the gettext of the system, which has them in no language but where
somebody installed them: so they are told by the catalogue of the errors.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NoReturn

from poles.phrase import NBSP, Lang, Phrase, as_phrase, translated

# What argparse refuses, most special first.
_REFUSED = (
    "the following arguments are required: {}",
    "argument {}: invalid choice: {} (choose from {})",
    "argument {}: expected one argument",
    "argument {}: ignored explicit argument {}",
    "ambiguous option: {} could match {}",
    "unrecognized arguments: {}",
)


def lang_of(arguments: Sequence[str]) -> Lang:
    """The language that a command line asks for, though it may be wrong.

    >>> lang_of(["lost", "--lang", "fr", "--sinse"]), lang_of(["lost", "--lang"])
    ('fr', 'en')
    """
    asked = ("--lang", "fr") in pairwise(arguments)
    return "fr" if asked or "--lang=fr" in arguments else "en"


class CommandLine(argparse.ArgumentParser):
    """A parser whose texts are given in English, and told in one language."""

    def __init__(self, lang: Lang = "en", **options: Any) -> None:
        self.lang: Lang = lang
        layout = partial(_Layout, lang=lang)
        super().__init__(formatter_class=layout, **self._told(options))

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """Take an argument, with its help and what stands for its value in English."""
        return super().add_argument(*names, **self._told(options))

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what is wrong, and end."""
        self.print_usage(sys.stderr)
        told = Phrase("{}: error: {}", self.prog, _phrased(message))
        self.exit(2, f"{translated(told, self.lang)}\n")

    def _told(self, options: dict[str, Any]) -> dict[str, Any]:
        texts = {"help", "metavar", "description"}
        return {
            name: translated(value, self.lang)
            if name in texts and isinstance(value, str)
            else value
            for name, value in options.items()
        }


class _Layout(argparse.HelpFormatter):
    """How help is laid out, with headings in one language."""

    def __init__(self, prog: str, lang: Lang) -> None:
        super().__init__(prog)
        self.lang: Lang = lang

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with how it is used; a command's name has a prefix of its own, which is empty."""
        told = translated("usage: ", self.lang) if prefix is None else prefix
        super().add_usage(usage, actions, groups, told)

    def start_section(self, heading: str | None) -> None:
        """Begin a section by its heading, after which there is a colon."""
        space = NBSP * (self.lang == "fr")
        super().start_section(heading and translated(heading, self.lang) + space)


def _phrased(message: str) -> Phrase:
    """What is wrong, as a phrase that has a translation."""
    for template in _REFUSED:
        pattern = re.escape(template).replace(r"\{\}", "(.+)")
        if values := re.fullmatch(pattern, message, re.DOTALL):
            return Phrase(template, *values.groups())
    return as_phrase(message)
