"""What must hold of days and years: ends after starts, one thing at a time, labels within their
phases.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from poles.errors import Fault, Place
from poles.model import NameKind, Period

from .rows import CsvRow, Located, at


def periods(located: Located) -> Iterator[Fault]:
    """Every record whose end is before its start."""
    for table, records in located.items():
        spans = table in ("funding", "phases")
        for row, record in records:
            period = getattr(record, "period", None)
            if isinstance(period, Period) and not (
                period.first <= period.last if spans else period.overlaps(period)
            ):
                yield at(
                    table,
                    row,
                    "end",
                    "an end not before the start",
                    f"The period begins {getattr(record, 'start', None)}.",
                    "start",
                )


_EXCLUSIVE = (NameKind.OFFICIAL, NameKind.SHORT, NameKind.LEGAL)
# Tables in which rows that are alike in these columns must not overlap in time.
_ONE_AT_A_TIME: dict[str, tuple[str, tuple[str, ...]]] = {
    "names": ("the pole's other names of this kind", ("pole", "kind")),
    "seats": ("the pole's other seats", ("pole",)),
    "pole_regions": ("the same region of the pole", ("pole", "region")),
    "members": ("the same membership", ("pole", "member")),
    "holders": ("the same holding", ("label", "pole")),
    "region_names": ("the region's other names", ("region",)),
    "phases": ("the other phases", ()),
}


def _overlaps(located: Located) -> Iterator[Fault]:
    for table, (others, columns) in _ONE_AT_A_TIME.items():
        alike: defaultdict[Hashable, list[tuple[CsvRow, Any]]] = defaultdict(list)
        for row, record in located[table]:
            dated = record.period.overlaps(record.period)
            if dated and (table != "names" or record.kind in _EXCLUSIVE):
                alike[tuple(getattr(record, column) for column in columns)].append((row, record))
        for found in alike.values():
            # By their starts, each needs to be compared with one only: the one before it that ends
            # last.
            found.sort(key=_begins)
            longest = found[0]
            for one in found[1:]:
                if one[1].period.overlaps(longest[1].period):
                    yield _overlap(table, others, columns, one, longest)
                longest = max(one, longest, key=lambda pair: pair[1].period.last)


def _begins(located: tuple[CsvRow, Any]) -> tuple[date, int]:
    row, record = located
    return record.start.latest if record.start else date.min, row.number


def _overlap(table: str, others: str, columns: Sequence[str], *two: tuple[CsvRow, Any]) -> Fault:
    """The fault of two rows that overlap, told of the one that stands later."""
    (earlier, before), (later, _) = sorted(two, key=lambda pair: pair[0].number)
    column = "start" if later.cells["start"] else "end"
    own = (one for one in (*columns, "start", "end") if one != column)
    theirs = (Place(table, earlier.number, one) for one in (*columns, "start", "end"))
    return at(
        table,
        later,
        column,
        f"no overlap with {others}",
        f"Row {earlier.number} has {before.period}.",
        *own,
        *theirs,
    )


_FIRST_YEAR = 1000
_YEARS = {"calls": "budget_year", "evaluations": "year", "price_index": "year"}


def _years(located: Located) -> Iterator[Fault]:
    for table, column in _YEARS.items():
        for row, record in located[table]:
            year = getattr(record, column)
            if year is not None and not _FIRST_YEAR <= year <= date.max.year:
                yield at(table, row, column, "a year of four digits", "Write 2012.")
    for row, phase in located["phases"]:
        if phase.number < 1:
            yield at("phases", row, "number", "a number from 1 up", "Phases count from 1.")


def _labels(located: Located) -> Iterator[Fault]:
    phases = {phase.number: phase.period for _, phase in located["phases"]}
    first_labels: dict[int, date] = {}
    for _, label in located["labels"]:
        first_labels[label.phase] = min(first_labels.get(label.phase, date.max), label.period.first)
    for row, label in located["labels"]:
        phase = phases.get(label.phase)
        if phase is None or label.start.latest > label.end.latest:
            continue
        following = first_labels.get(label.phase + 1)
        limit = max(phase.last, phase.last if following is None else following - timedelta(days=1))
        if not phase.first <= label.start.latest <= phase.last:
            yield at(
                "labels",
                row,
                "start",
                f"a day of phase {label.phase}",
                f"The phase runs from {phase}.",
                "phase",
            )
        if label.end.latest > limit:
            yield at(
                "labels",
                row,
                "end",
                f"a day not after {limit}",
                "A label runs at most until the next phase's first labels.",
                "phase",
            )
        if label.term is not None and label.term.latest < label.period.first:
            yield at(
                "labels",
                row,
                "term",
                "a day not before the start",
                f"The label begins {label.start}.",
                "start",
            )


def _holders(located: Located) -> Iterator[Fault]:
    labels = {label.id: label.period for _, label in located["labels"]}
    for row, holder in located["holders"]:
        label = labels.get(holder.label)
        if label is None:
            continue
        for column in ("start", "end"):
            day = getattr(holder, column)
            if day is not None and not label.first <= day.latest <= label.last:
                yield at(
                    "holders",
                    row,
                    column,
                    "a day of the label",
                    f"The label runs from {label}.",
                    "label",
                )


TIME_RULES = (periods, _overlaps, _years, _labels, _holders)
