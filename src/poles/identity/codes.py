"""The codes of what a box of money speaks of, by names: funders, calls, poles, regions, sectors.

Tables, boxes and the command ask here, so that they take the same texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from poles.errors import AmbiguousName, InvalidBox, InvalidQuestion, UnknownPole
from poles.faults import nearest
from poles.model import Scheme, plain_value
from poles.phrase import Phrase

from .columns import LISTING, parted
from .place_words import REGION_NAMES
from .spelling import beside_region, folded, forms, is_short_for, numbered, plain, sides, squeezed
from .words import FUNDER_NAMES

if TYPE_CHECKING:  # who asks for no pole does not need their index
    from datetime import date

    from poles.model import Pole, Records

    from .names import NameIndex

PARTS = "funders", "calls", "poles", "regions", "sectors"
_Named: TypeAlias = Mapping[str, tuple[str, ...]]
# The funder whose money that of one region is a part of.
COUNCILS = "regions"
# A short form of a region has as many letters: *ARA* of ``FR-ARA``.
_SHORT = 3


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

    def pole(self, name: object, on: date | None) -> Pole | None:
        """The pole of a name; see :meth:`poles.Policy.find`."""
        # A column that names come from may hold None or NaN: no name, so no pole.
        return self._only(name, self.index.resolve(name, on).ids) if isinstance(name, str) else None

    def unknown(self, name: Any) -> UnknownPole:
        """What is raised where no pole has a name: with the closest ones."""
        close = self.index.hints(name) if isinstance(name, str) else ()
        return UnknownPole(name, [one.name for one in close])

    def numbered(
        self, scheme: object, value: object, on: date | None, *, carriers: bool
    ) -> Pole | None:
        """The pole of a number; see :meth:`poles.Policy.by_identifier`."""
        if not isinstance(scheme, str) or scheme not in tuple(Scheme):
            hint = "A SIRET or a VAT number is found as the SIREN in it, an address as its host."
            raise InvalidQuestion(
                f"scheme={scheme!r}", Phrase("one of {}", ", ".join(Scheme)), hint
            )
        # Columns of numbers hold them as such, and None or NaN where there are none.
        value = plain_value(value)
        text = str(value) if isinstance(value, (str, int, float)) else ""
        numbers = self.index.numbers
        return self._only(text, numbers.poles_with(Scheme(scheme), text, on, carriers=carriers))

    def _only(self, asked: str, ids: Sequence[str]) -> Pole | None:
        if len(ids) > 1:
            raise AmbiguousName(asked, ids)
        return self._parts["poles"][ids[0]] if ids else None

    def code(self, part: str, text: str) -> str | None:
        """The one code of a part (``"funders"``, ``"calls"``, ``"poles"``, ``"regions"`` or
        ``"sectors"``) that a text means; ``None`` where it means none.

        >>> import poles
        >>> tables = poles.load_policy().tables
        >>> parts = "funders", "calls", "poles", "regions", "sectors", "events"
        >>> codes = Codes({part: getattr(tables, part) for part in parts})
        >>> codes.code("regions", "PACA"), codes.code("poles", "Mov'eo")
        ('provence-alpes-cote-d-azur', 'nextmove')
        >>> codes.code("funders", "FUI – Fonds unique interministériel")
        'fui'
        >>> codes.code("calls", "12e appel à projets du FUI"), codes.code("regions", "84.0")
        ('fui-12', 'auvergne-rhone-alpes')

        Raises :class:`~poles.AmbiguousName` (a ``LookupError``) where it may mean several, and
        :class:`~poles.InvalidBox` (a ``ValueError``) for a region where a funder is meant.
        """
        found = self.meant(part, text)
        if len(found) > 1:
            raise AmbiguousName(text, found, part)
        if not found and part == "funders" and (region := self.council(text) or self.bare(text)):
            raise InvalidBox(
                f"funders={text!r}",
                Phrase("funders={} beside regions={}", repr(COUNCILS), repr(region)),
                Phrase(
                    "The money of one region's council is that of all of them in that region; the "
                    "command takes --funder {} --region {}.",
                    COUNCILS,
                    region,
                ),
            )
        return found[0] if found else None

    def meant(self, part: str, text: str) -> tuple[str, ...]:
        """The codes of a part that a text may mean: one is an answer, several are candidates.

        Of a text such as *FUI – Fonds unique interministériel* each side means the same, or is the
        initials of one that means it. *Auvergne / Rhône-Alpes* may be a region, or two.
        """
        if text in self._parts[part]:
            return (text,)
        if part == "poles":
            return self.index.resolve(text).ids
        if found := self._direct(part, text):
            listed = (self._listed(part, text, sign) for sign in LISTING if sign in text)
            return tuple(dict.fromkeys((*found, *(code for codes in listed for code in codes))))
        each = sides(text)
        meanings = {side: found for side in each if (found := self._direct(part, side))}
        if len(each) < 2 or not meanings:  # noqa: PLR2004 - the sides of something between
            return ()
        others = [side for side in each if side not in meanings]
        if not all(any(is_short_for(side, one) for one in meanings) for side in others):
            return ()
        shared = set.intersection(*map(set, meanings.values()))
        every = dict.fromkeys(code for found in meanings.values() for code in found)
        return tuple(code for code in every if not shared or code in shared)

    def _listed(self, part: str, text: str, sign: str) -> tuple[str, ...]:
        """The codes of what a sign parts, where each means some."""
        each = [self._direct(part, piece) for piece in parted(text, (sign,))]
        return tuple(code for found in each for code in found) if all(each) else ()

    def council(self, text: str) -> str | None:
        """The region of whose council a text speaks that names no funder: *Région Bretagne*."""
        if COUNCILS not in self._parts["funders"] or self.meant("funders", text):
            return None
        if len(parted(text, LISTING)) > 1:
            return None
        said, regions = False, set[str]()
        for side in sides(text):
            if self._direct("funders", side) == (COUNCILS,):
                said = True
                continue
            beside = beside_region(folded(side))
            said = said or bool(beside)
            regions.update(self._direct("regions", beside or side) or ("",))
        return regions.pop() or None if said and len(regions) == 1 else None

    def bare(self, text: str) -> str | None:
        """The region whose name stands where a funder is meant: its council may be, and may not."""
        if COUNCILS not in self._parts["funders"]:
            return None
        found = self.meant("regions", text)
        return found[0] if len(found) == 1 and not folded(text).isdecimal() else None

    def near(self, part: str, text: str) -> dict[str, str]:
        """The codes of a part whose names are closest to a text, best first, three at most, with
        those names; none that is far off.
        """
        if part == "poles":
            return {one.pole.id: one.name for one in self.index.hints(text)}
        named = {
            key: (code, name)
            for code, names in self._names(part).items()
            for name in (*names, code)
            for key in map(folded, forms(name))
        }
        found: dict[str, str] = {}
        for key in nearest(folded(text), named):
            code, name = named[key]
            found.setdefault(code, name)
        return found

    def close(self, part: str, text: str) -> list[str]:
        """What :meth:`near` finds, as it is told: a code with the name that is close, or a name of
        a pole.
        """
        return [
            name if part == "poles" or name == code else f"{code} ({name})"
            for code, name in self.near(part, text).items()
        ]

    def _direct(self, part: str, text: str) -> tuple[str, ...]:
        """The codes that a text as a whole may mean, the surest way first."""
        key = folded(text)
        for table, asked in zip(
            self._tables[part], (squeezed(key), key, squeezed(key), plain(key)), strict=True
        ):
            if asked and (found := table.get(asked)):
                return found
        if part == "calls":
            return self._call(key)
        beside = beside_region(key) if part == "regions" else ""
        return self._tables[part][-1].get(plain(beside), ()) if beside else ()

    def _call(self, key: str) -> tuple[str, ...]:
        """The calls of a number, of the programme that a text names beside it, or else of any."""
        if (found := numbered(key)) is None:
            return ()
        number, programme = found
        calls = self._numbers.get(number, {})
        if not programme:
            return tuple(calls)
        funders = self._direct("funders", programme)
        return tuple(
            call
            for call, of in calls.items()
            if of in funders or plain(folded(of)) == plain(programme)
        )

    @cached_property
    def _numbers(self) -> Mapping[int, Mapping[str, str]]:
        """The calls of each number, with their programmes: the number stands behind it in their
        ids.
        """
        found: defaultdict[int, dict[str, str]] = defaultdict(dict)
        for call in self._parts["calls"]:
            number = call.id.removeprefix(f"{call.programme}-")
            if number.isascii() and number.isdecimal():
                found[int(number)][call.id] = call.programme
        return dict(found)

    @cached_property
    def _tables(self) -> Mapping[str, tuple[_Named, ...]]:
        """What the codes of each part are called: the codes, what stands for them as a code, their
        names, and all of these however they are spelt.
        """
        found = {}
        for part in PARTS:
            if part == "poles":
                continue
            names = self._names(part)
            called = {
                code: list(map(folded, (form for one in each for form in forms(one))))
                for code, each in names.items()
            }
            found[part] = (
                _grouped((squeezed(folded(code)), code) for code in names),
                _grouped(
                    (folded(iso), one.id)
                    for one in (self._parts["regions"] if part == "regions" else ())
                    for iso in filter(None, (name.iso for name in one.names))
                ),
                _grouped((squeezed(name), code) for code, each in called.items() for name in each),
                _grouped(
                    (plain(name), code)
                    for code, each in called.items()
                    for name in (*each, folded(code))
                ),
            )
        return found

    def _names(self, part: str) -> Mapping[str, tuple[str, ...]]:
        """The names of the codes of a part but poles."""
        return {one.id: tuple(_names_of(part, one)) for one in self._parts[part]}


def _names_of(part: str, record: Any) -> Iterator[str]:
    if part == "regions":
        for name in record.names:
            yield name.name
            if name.insee:
                yield name.insee
            short = (name.iso or "").removeprefix("FR-")
            if len(short) == _SHORT and short.isalpha():
                yield short
        yield from REGION_NAMES.get(record.id, ())
    elif part != "calls":
        yield from (record.fr, record.en)
        yield from FUNDER_NAMES.get(record.id, ()) if part == "funders" else ()


def _grouped(pairs: Iterable[tuple[str, str]]) -> _Named:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, code in pairs:
        found[key][code] = None
    return {key: tuple(codes) for key, codes in found.items()}
