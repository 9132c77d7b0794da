"""The codes of what a box of money speaks of, by names: funders, calls, poles, regions, sectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from poles.errors import AmbiguousName

from .words import REGION_NAMES, fold

if TYPE_CHECKING:  # who asks for no pole does not need their index
    from poles.model import Records

    from .names import NameIndex


@attrs.frozen(eq=False)
class Codes:
    """What the codes of one policy are called, for who asks by names."""

    _parts: Mapping[str, Records[Any]]

    @cached_property
    def index(self) -> NameIndex:
        """The names of the poles."""
        from .names import NameIndex

        parts = self._parts
        return NameIndex(parts["poles"], parts["regions"], parts["sectors"], parts["events"])

    def code(self, part: str, text: str) -> str | None:
        """The one code of a part (``"funders"``, ``"calls"``, ``"poles"``, ``"regions"`` or
        ``"sectors"``) that a text means; ``None`` where it means none.

        >>> import poles
        >>> tables = poles.load_policy().tables
        >>> parts = "funders", "calls", "poles", "regions", "sectors", "events"
        >>> codes = Codes({part: getattr(tables, part) for part in parts})
        >>> codes.code("regions", "PACA"), codes.code("poles", "Mov'eo")
        ('provence-alpes-cote-d-azur', 'nextmove')
        >>> codes.code("funders", "Fonds unique interministériel"), codes.code("calls", "FUI 3")
        ('fui', 'fui-3')

        Raises :class:`~poles.AmbiguousName` (a ``LookupError``) where it may mean several.
        """
        if text in self._parts[part]:
            return text
        found = self.index.resolve(text).ids if part == "poles" else _meant(text, self._names[part])
        if len(found) > 1:
            raise AmbiguousName(text, found, part)
        return found[0] if found else None

    def close(self, part: str, text: str) -> list[str]:
        """The names of a part that are closest to a text, best first, three at most."""
        if part == "poles":
            return [one.name for one in self.index.suggest(text, 3)]
        from difflib import get_close_matches

        named = {
            fold(form): name if name == code else f"{code} ({name})"
            for code, names in self._names[part].items()
            for name in (*names, code)
            for form in _forms(name)
        }
        return list(dict.fromkeys(named[key] for key in get_close_matches(fold(text), named, 3)))

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The names of the codes of each part but poles."""
        return {
            "funders": {one.id: (one.fr, one.en) for one in self._parts["funders"]},
            "calls": {one.id: () for one in self._parts["calls"]},
            "regions": {
                one.id: (*(name.name for name in one.names), *REGION_NAMES.get(one.id, ()))
                for one in self._parts["regions"]
            },
            "sectors": {one.id: (one.fr, one.en) for one in self._parts["sectors"]},
        }


def _meant(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The codes that a text means, however it is spelt: by itself, by a name, by what stands before
    brackets in a name or in them.

    >>> names = {"anr": ["Agence nationale de la recherche (ANR)"], "fui-3": []}
    >>> _meant("agence nationale de la Recherche", names), _meant("FUI 3", names)
    (('anr',), ('fui-3',))
    """
    wanted = fold(text)
    return tuple(code for code in names if fold(code) == wanted) or tuple(
        code
        for code, each in names.items()
        if any(fold(form) == wanted for name in each for form in _forms(name))
    )


def _forms(name: str) -> Iterator[str]:
    yield name
    if name.endswith(")"):
        before, _, within = name.removesuffix(")").partition("(")
        yield from (before, within)
