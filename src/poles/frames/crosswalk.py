"""What each name of a column means, and what is known of that pole on a day: the small table that
is joined to a large one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar

import attrs

from poles.aggregate.territory import seated
from poles.errors import ZONED, InvalidDay, InvalidQuestion
from poles.identity.columns import cell_text
from poles.identity.lineage import heirs_on
from poles.identity.match_rows import MatchRow
from poles.identity.matching import MatchReport
from poles.identity.names import How
from poles.identity.numbers import Numbers
from poles.identity.snapshot import Snapshot
from poles.model import Columns, FrameColumn, Kind, Pole, Scheme, as_day, current
from poles.policy import Policy

WEIGHT = "pole_weight"
# The registers whose numbers can be added, and where the seat is.
REGISTERS = tuple(scheme for scheme in Scheme if scheme is not Scheme.POLES)
PLACES = ("pole_longitude", "pole_latitude")
# The columns that can be added to a table with names, in their order.
ADDED = {
    "pole_id": Kind.TEXT,
    "pole_match": Kind.TEXT,
    "pole_name": Kind.TEXT,
    "pole_tier": Kind.TEXT,
    "pole_phase": Kind.INTEGER,
    "pole_region": Kind.TEXT,
    "pole_sector": Kind.TEXT,
    "pole_heir": Kind.TEXT,
    "pole_fate": Kind.TEXT,
    **{f"pole_{scheme}": Kind.TEXT for scheme in REGISTERS},
    **dict.fromkeys(PLACES, Kind.NUMBER),
    WEIGHT: Kind.NUMBER,
}
# Those of them that are added only where they are named.
NAMED = (*(f"pole_{scheme}" for scheme in REGISTERS), *PLACES)
# Those that are true of a day.
DATED = ("pole_name", "pole_tier", "pole_phase", "pole_region", *PLACES)

H = TypeVar("H", bound=Hashable)

WhenSplit: TypeAlias = Literal["null", "explode"]


class Part(NamedTuple):
    """One of the things that a cell names: a pole and how it was found, a ``text`` of which only
    the day tells what it means, both where it is a number of several poles in turn, or nothing
    known.
    """

    pole: str | None = None
    how: str | None = None
    text: str | None = None


# What a cell names, each thing once. Many cells have the same.
Meaning: TypeAlias = tuple[Part, ...]


@attrs.frozen(eq=False)
class Asked:
    """What is asked, with its parts read."""

    policy: Policy
    column: str | int
    day: date | None
    on_column: str | int | None
    to: date
    report: MatchReport | None
    matching: dict[str, Any]
    when_split: WhenSplit
    map_on: date | None
    add: tuple[str, ...]

    def names(self, cells: Iterable[Any]) -> Names:
        """What the distinct cells of the column mean."""
        cells = list(cells)
        if self.report is None:
            return Names(self, self.policy.match(cells, **self.matching))
        known = self.report.cells or {row.text: () for row in self.report.rows}
        if others := [cell for cell in cells if str(cell) not in known]:
            raise InvalidQuestion(
                f"{len(others)} texts of the column {self.column!r} that are not in the report, "
                f"such as {others[0]!r}",
                "a report on all of them",
                f"Make it of this column: policy.match(frame[{self.column!r}]), or leave names= "
                "out.",
            )
        poles = (row.pole.id for row in self.report.rows if row.pole is not None)
        if strange := [pole for pole in poles if self.policy.poles.get(pole) is None]:
            raise InvalidQuestion(
                f"a report with the pole {strange[0]!r}",
                "poles of the policy",
                "Say policy= the one that made the report.",
            )
        return Names(self, self.report)


@attrs.frozen(eq=False)
class Names:
    """How names become poles: by which report, and what is known of them on a day.

    A name that means one pole means it on every day; the day decides where the name alone does not.
    """

    asked: Asked
    report: MatchReport

    def eras(self, values: Iterable[Any]) -> list[date | None]:
        """The first day of the time in which all is as it is on each distinct value of the column
        of days; ``None`` for a blank text.
        """
        found: list[date | None] = []
        wrong = []
        for value in values:
            try:
                blank = value == "" or str(value).isspace()
                found.append(None if blank else self._era(_day(value)))
            except InvalidDay as error:
                wrong.append(error)
        if wrong:
            more = f" and {len(wrong) - 1} more values" if len(wrong) > 1 else ""
            hint = (
                "Give dates, or texts such as 2012-11-19; for a year, choose a day of it, such as "
                "its last."
            )
            raise InvalidQuestion(
                f"{wrong[0].value!r}{more} in the column {self.asked.on_column!r}",
                "days",
                ZONED if wrong[0].zoned else hint,
            )
        return found

    def _era(self, day: date) -> date:
        place = bisect_right(self._borders, day)
        return self._borders[place - 1] if place else date.min

    @cached_property
    def _borders(self) -> list[date]:
        """Each day on which anything of a pole changes: between two of them all days are alike."""
        policy = self.asked.policy
        dated: list[Any] = [*policy.phases, *policy.regions, *policy.labels]
        for label in policy.labels:
            dated += label.holders
        for pole in policy.poles:
            dated += (*pole.names, *pole.seats, *pole.regions, *pole.members, *pole.identifiers)
        begins = {one.start.latest for one in dated if one.start is not None}
        ends = {one.end.latest for one in dated if one.end is not None} - {date.max}
        return sorted(begins | {end + timedelta(days=1) for end in ends})

    def meaning(self, cell: Any) -> Meaning:
        """What a cell names."""
        text = cell_text(cell)
        found = {}
        for piece in self.report.cells.get(text, (text,)):
            row = self._rows[piece]
            if row.pole is not None:
                how = None if row.how is None else row.how.value
                in_turn = row.how is How.IDENTIFIER and self._is_of_several(piece)
                # No id begins so.
                key = f" {piece}" if in_turn else row.pole.id
                found[key] = Part(row.pole.id, how, piece if in_turn else None)
            else:
                found[f" {piece}"] = Part(text=piece if self._is_open(piece) else None)
        return tuple(found.values())

    @cached_property
    def _rows(self) -> Mapping[str, MatchRow]:
        return {row.text: row for row in self.report.rows}

    def _is_of_several(self, number: str) -> bool:
        """Whether a number is that of several poles in turn, so that the day tells which."""
        return self.asked.report is None and self._numbers.is_of_several(number)

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(self.asked.policy.poles)

    def _is_open(self, text: str) -> bool:
        """Whether a day could tell what a text means: whether it is a name of some pole at all. A
        report of the user's own has the last word.
        """
        asked = self.asked
        if asked.report is not None or (asked.day is None and asked.on_column is None):
            return False
        row = asked.policy.match([text], known="poles").rows[0]
        return row.pole is not None or bool(row.candidates)

    def told(self, part: Part, day: date | None) -> dict[str, Any]:
        """What is known of a part, and what of a day where there is one that the data cover."""
        policy, pole, how = self.asked.policy, part.pole, part.how
        if part.text is not None and day is not None:
            row = policy.match([part.text], on=day, known=self.asked.matching["known"]).rows[0]
            if row.pole is not None and row.how is not None:
                pole, how = row.pole.id, row.how.value
        if pole is None:
            return {_HEIRS: ()}
        record = policy.poles[pole]
        heirs = self._heirs[pole]
        found = {
            "pole_id": pole,
            "pole_match": how,
            "pole_sector": record.sector,
            "pole_fate": _fate(pole, heirs),
            **dict(_numbers(record, day)),
            _HEIRS: heirs,
        }
        first, last = policy.coverage
        if day is None or not first <= day <= last:
            return found
        return {**found, **self._dated(record, day)}

    @cached_property
    def _heirs(self) -> Mapping[str, tuple[str, ...]]:
        events = self.asked.policy.events
        return {
            pole.id: heirs_on(pole.id, events, self.asked.to) for pole in self.asked.policy.poles
        }

    @cached_property
    def _on(self) -> Callable[[date], Snapshot]:
        return cache(self.asked.policy.on)

    def _dated(self, pole: Pole, day: date) -> dict[str, Any]:
        snapshot, map_on = self._on(day), self.asked.map_on or day
        standing = snapshot.poles.get(pole.id)
        seat = next(iter(current(pole.seats, day)), None)
        return {
            "pole_longitude": None if seat is None else seat.longitude,
            "pole_latitude": None if seat is None else seat.latitude,
            "pole_name": pole.name_on(day),
            "pole_tier": None if standing is None or standing.tier is None else standing.tier.value,
            "pole_phase": None if snapshot.phase is None else snapshot.phase.number,
            "pole_region": next(iter(seated(pole, day, map_on, snapshot.tables))),
        }


_HEIRS = "heirs"


def _fate(pole: str, heirs: tuple[str, ...]) -> str:
    """What became of a pole, in a word."""
    if not heirs:
        return "ended"
    if heirs == (pole,):
        return "itself"
    return "heir" if len(heirs) == 1 else "heirs"


def _numbers(pole: Pole, day: date | None) -> Iterator[tuple[str, str]]:
    """The numbers of a pole in registers on a day, or on any: where it has one."""
    held = pole.identifiers if day is None else current(pole.identifiers, day)
    for scheme in REGISTERS:
        values = {number.value for number in held if number.scheme is scheme and number.own}
        if len(values) == 1:
            yield f"pole_{scheme}", values.pop()


def _day(value: Any) -> date:
    """A day, also from a text with a time as tables are written: its day, as of a datetime."""
    if isinstance(value, str) and _TIMED.fullmatch(value.strip()):
        value = value.strip()[:10]
    return as_day(value)


_TIMED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?", re.ASCII)


def crosswalk(
    names: Names, keys: Iterable[tuple[Meaning, date | None]]
) -> tuple[Columns, list[int]]:
    """The columns to add, with one row or more for each meaning and day in order, and how many rows
    each has.

    Several rows are the poles that a cell names and, where the heir is asked for, those that stand
    for each of them; their weights add up to 1. With ``"null"`` what would take several rows is one
    without an answer.
    """
    rows: list[dict[str, Any]] = []
    sizes, told = [], cache(names.told)
    for meaning, day in keys:
        known = [told(part, day) for part in meaning]
        # Only the day may tell that two texts mean one pole.
        once = {one.get("pole_id") or number: one for number, one in enumerate(known)}
        found = list(_rows(list(once.values()), names.asked))
        rows += found
        sizes.append(len(found))
    added = names.asked.add
    columns = {name: FrameColumn(ADDED[name], [row.get(name) for row in rows]) for name in added}
    return columns, sizes


def _rows(parts: Sequence[Mapping[str, Any]], asked: Asked) -> Iterator[dict[str, Any]]:
    whole = asked.when_split == "null"
    if not parts or (whole and len(parts) > 1):
        yield {WEIGHT: 1.0}
        return
    for part in parts:
        heirs: tuple[str | None, ...] = part[_HEIRS] if "pole_heir" in asked.add else ()
        if not heirs or (whole and len(heirs) > 1):
            heirs = (None,)
        for heir in heirs:
            yield {**part, "pole_heir": heir, WEIGHT: 1 / (len(parts) * len(heirs))}


def numbered(values: Iterable[H]) -> tuple[list[H], list[int]]:
    """The distinct ones of some values, and for each value its number among them."""
    number: dict[H, int] = {}
    places = [number.setdefault(value, len(number)) for value in values]
    return list(number), places
