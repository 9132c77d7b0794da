"""What an error says that has no French: the templates of it that are in no catalogue."""

import re
from collections.abc import Iterator

from poles.french import FRENCH
from poles.phrase import Phrase

_FIELD = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_CODE = re.compile(r"--[\w-]+|\w+=(?:'\w*'|\{[^{}]*\})?|\w+\(\)?")


def untold(text: str) -> list[str]:
    """The templates of a phrase, and of those that it is made of, that are in English only."""
    template, values = (text.template, text.values) if isinstance(text, Phrase) else (text, ())
    lost = [template] if template not in FRENCH and has_words(template) else []
    return [*lost, *(one for value in values if isinstance(value, Phrase) for one in untold(value))]


def has_words(template: str) -> bool:
    """Whether a template is more than signs, values and code, which are the same in French."""
    return any(map(str.islower, _FIELD.sub("", _CODE.sub("", template))))


def fields(template: str) -> Iterator[str]:
    """The places of the values in a template, each with its format."""
    for place, found in enumerate(
        re.findall(r"\{(?!\{)([^{}!:]*)(?:![rs])?(:[^{}]*)?\}", template)
    ):
        name, form = found
        yield f"{name or place}{form}"
