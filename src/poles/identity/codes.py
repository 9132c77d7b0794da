"""The codes of funders and calls by their names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from .words import fold

_BRACKETS = re.compile(r"(.*?)\((.*)\)")


def code_of(text: str, names: Mapping[str, Iterable[str]]) -> str:
    """The one code that a text means, however it is spelt: by itself, by a name, by what stands
    before brackets in a name or in them.

    A text that means no code or several is given back as it is, for the ledger to say what it
    knows.

    >>> names = {"anr": ["Agence nationale de la recherche (ANR)"], "fui-3": []}
    >>> texts = ("agence nationale de la Recherche", "FUI 3", "ademe")
    >>> [code_of(text, names) for text in texts]
    ['anr', 'fui-3', 'ademe']
    """
    if text in names:
        return text
    wanted = fold(text)
    meant = [code for code in names if fold(code) == wanted]
    meant = meant or [
        code
        for code, each in names.items()
        if any(fold(form) == wanted for name in each for form in _forms(name))
    ]
    return meant[0] if len(meant) == 1 else text


def _forms(name: str) -> Iterator[str]:
    yield name
    if parts := _BRACKETS.fullmatch(name):
        yield from parts.groups()
