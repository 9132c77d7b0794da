"""What each name of a column means, and what is known of that pole on a day: the small table that
is joined to a large one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar

import attrs

from poles.aggregate.territory import seated
from poles.errors import InvalidDay, InvalidQuestion
from poles.identity.lineage import heirs_on
from poles.identity.matching import MatchReport, MatchRow
from poles.identity.snapshot import Snapshot
from poles.model import Columns, FrameColumn, Kind, Pole, as_day
from poles.policy import Policy

WEIGHT = "pole_weight"
ADDED = {
    "pole_id": Kind.TEXT,
    "pole_match": Kind.TEXT,
    "pole_name": Kind.TEXT,
    "pole_tier": Kind.TEXT,
    "pole_phase": Kind.INTEGER,
    "pole_region": Kind.TEXT,
    "pole_sector": Kind.TEXT,
    "pole_heir": Kind.TEXT,
    WEIGHT: Kind.NUMBER,
}
"""The columns that can be added to a table with names, in their order."""
DATED = ("pole_name", "pole_tier", "pole_phase", "pole_region")
"""Those of them that are true of a day."""

H = TypeVar("H", bound=Hashable)

WhenSplit: TypeAlias = Literal["null", "explode"]


class Part(NamedTuple):
    """One of the things that a cell names: a pole and how it was found, a ``text`` of which only
    the day tells what it means, or nothing known.
    """

    pole: str | None = None
    how: str | None = None
    text: str | None = None


Meaning: TypeAlias = tuple[Part, ...]
"""What a cell names, each thing once. Many cells have the same."""


@attrs.frozen(eq=False)
class Names:
    """How names become poles: of which policy, by which report, and what is known of them on a day.

    A name that means one pole means it on every day; the day decides where the name alone does not.
    """

    policy: Policy
    report: MatchReport
    known: Literal["poles"] | None
    by_day: bool
    """Whether days may tell what the report leaves open: there are some, and it is not the user's
    own, which has the last word.
    """
    to: date
    map_on: date | None
    _told: dict[tuple[Part, date | None], dict[str, Any]] = attrs.field(factory=dict)
    _snapshots: dict[date, Snapshot] = attrs.field(factory=dict)

    @cached_property
    def borders(self) -> tuple[date, ...]:
        """Each day on which anything of a pole changes: between two of them all days are alike."""
        policy = self.policy
        dated: list[Any] = [*policy.phases, *policy.regions, *policy.labels]
        dated += [holder for label in policy.labels for holder in label.holders]
        dated += [
            item
            for pole in policy.poles
            for item in (*pole.names, *pole.seats, *pole.regions, *pole.members)
        ]
        begins = {one.start.latest for one in dated if one.start is not None}
        ends = {
            one.end.latest + timedelta(days=1)
            for one in dated
            if one.end is not None and one.end.latest < date.max
        }
        return tuple(sorted(begins | ends))

    def era(self, day: date) -> date:
        """The first day of the time in which all is as it is on a day."""
        place = bisect_right(self.borders, day)
        return self.borders[place - 1] if place else date.min

    def meaning(self, cell: Any) -> Meaning:
        """What a cell names."""
        text = cell if isinstance(cell, str) else str(cell)
        found = {}
        for piece in self.report.cells.get(text, (text,)):
            row = self._rows[piece]
            if row.pole is not None:
                found[row.pole.id] = Part(row.pole.id, None if row.how is None else row.how.value)
            else:
                found[f" {piece}"] = Part(
                    text=piece if self._is_open(piece) else None
                )  # no id begins so
        return tuple(found.values())

    @cached_property
    def _rows(self) -> Mapping[str, MatchRow]:
        return {row.text: row for row in self.report.rows}

    def _is_open(self, text: str) -> bool:
        """Whether a day could tell what a text means: whether it is a name of some pole at all."""
        if not self.by_day:
            return False
        row = self.policy.match([text], known="poles").rows[0]
        return row.pole is not None or bool(row.candidates)

    def told(self, part: Part, day: date | None) -> dict[str, Any]:
        """What is known of a part, and what of a day where there is one that the data cover."""
        key = (part, day)
        if key not in self._told:
            self._told[key] = self._tell(part, day)
        return self._told[key]

    def _tell(self, part: Part, day: date | None) -> dict[str, Any]:
        pole, how = part.pole, part.how
        if part.text is not None and day is not None:
            row = self.policy.match([part.text], on=day, known=self.known).rows[0]
            pole, how = (
                (None, None)
                if row.pole is None or row.how is None
                else (row.pole.id, row.how.value)
            )
        if pole is None:
            return {_HEIRS: ()}
        record = self.policy.poles[pole]
        found = {
            "pole_id": pole,
            "pole_match": how,
            "pole_sector": record.sector,
            _HEIRS: self._heirs[pole],
        }
        first, last = self.policy.coverage
        return (
            {**found, **self._dated(record, day)}
            if day is not None and first <= day <= last
            else found
        )

    @cached_property
    def _heirs(self) -> Mapping[str, tuple[str, ...]]:
        return {
            pole.id: heirs_on(pole.id, self.policy.events, self.to) for pole in self.policy.poles
        }

    def _dated(self, pole: Pole, day: date) -> dict[str, Any]:
        if day not in self._snapshots:
            self._snapshots[day] = self.policy.on(day)
        snapshot = self._snapshots[day]
        standing = snapshot.poles.get(pole.id)
        return {
            "pole_name": pole.name_on(day),
            "pole_tier": None if standing is None or standing.tier is None else standing.tier.value,
            "pole_phase": None if snapshot.phase is None else snapshot.phase.number,
            "pole_region": next(iter(seated(pole, day, self.map_on or day, self.policy.tables))),
        }


_HEIRS = "heirs"


@attrs.frozen(eq=False)
class Asked:
    """What is asked, with its parts read."""

    policy: Policy
    column: str
    day: date | None
    on_column: str | None
    to: date
    report: MatchReport | None
    matching: dict[str, Any]
    when_split: WhenSplit
    map_on: date | None
    add: tuple[str, ...]

    def names(self, cells: Iterable[Any]) -> Names:
        """What the distinct cells of the column mean."""
        cells = list(cells)
        if self.report is not None:
            _refuse_uncovered(self.report, cells, self.column)
            _refuse_strange(self.report, self.policy)
        report = self.policy.match(cells, **self.matching) if self.report is None else self.report
        by_day = self.report is None and (self.day is not None or self.on_column is not None)
        return Names(self.policy, report, self.matching["known"], by_day, self.to, self.map_on)

    def eras(self, names: Names, values: Iterable[Any]) -> list[date | None]:
        """The time that each distinct value of the column of days lies in; ``None`` for a blank
        text.
        """
        found: list[date | None] = []
        wrong = []
        for value in values:
            try:
                found.append(
                    None if value == "" or str(value).isspace() else names.era(_day(value))
                )
            except InvalidDay:
                wrong.append(value)
        if wrong:
            more = f" and {len(wrong) - 1} more values" if len(wrong) > 1 else ""
            hint = (
                "Give dates, or texts such as 2012-11-19; for a year, choose a day of it, such as "
                "its last."
            )
            raise InvalidQuestion(
                f"{wrong[0]!r}{more} in the column {self.on_column!r}", "days", hint
            )
        return found


def _day(value: Any) -> date:
    """A day, also from a text with a time as tables are written: its day, as of a datetime."""
    if isinstance(value, str) and _TIMED.fullmatch(value.strip()):
        value = value.strip()[:10]
    return as_day(value)


_TIMED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?", re.ASCII)


def crosswalk(
    names: Names, keys: Iterable[tuple[Meaning, date | None]], asked: Asked
) -> tuple[Columns, list[int]]:
    """The columns to add, with one row or more for each meaning and day in order, and how many rows
    each has.

    Several rows are the poles that a cell names and, where the heir is asked for, those that stand
    for each of them; their weights add up to 1. With ``"null"`` what would take several rows is one
    without an answer.
    """
    rows: list[dict[str, Any]] = []
    sizes = []
    for meaning, day in keys:
        before = len(rows)
        told = [names.told(part, day) for part in meaning]
        # Only the day may tell that two texts mean one pole.
        once = {one.get("pole_id") or number: one for number, one in enumerate(told)}
        rows += _rows(list(once.values()), asked)
        sizes.append(len(rows) - before)
    return {
        name: FrameColumn(ADDED[name], [row.get(name) for row in rows]) for name in asked.add
    }, sizes


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


def _refuse_uncovered(report: MatchReport, cells: Iterable[Any], column: str) -> None:
    """Refuse a report that was made of another column."""
    known = report.cells or {row.text: () for row in report.rows}
    others = [cell for cell in cells if str(cell) not in known]
    if others:
        raise InvalidQuestion(
            f"{len(others)} texts of the column {column!r} that are not in the report, such as "
            f"{others[0]!r}",
            "a report on all of them",
            f"Make it of this column: policy.match(frame[{column!r}]), or leave names= out.",
        )


def _refuse_strange(report: MatchReport, policy: Policy) -> None:
    """Refuse a report with poles of another policy."""
    others = [
        row.pole.id
        for row in report.rows
        if row.pole is not None and policy.poles.get(row.pole.id) is None
    ]
    if others:
        raise InvalidQuestion(
            f"a report with the pole {others[0]!r}",
            "poles of the policy",
            "Say policy= the one that made the report.",
        )
