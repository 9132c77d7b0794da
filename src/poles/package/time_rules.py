"""What must hold of days and years: ends after starts, one thing at a time, labels within their
phases.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta

from poles.errors import Fault, Place
from poles.model import NameKind, Period
from poles.phrase import Phrase

from .rows import CsvTable, CsvTables, rows_with


def periods(tables: CsvTables) -> Iterator[Fault]:
    """Every record whose end is before its start."""
    for name, table in tables.items():
        if not {"start", "end"} <= table.cells.keys():
            continue
        fits = _in_order if name in ("funding", "grants", "phases") else _has_a_day
        times, some = table.apart("start", "end")
        wrong = {key for key, one in some.items() if not fits(Period(one.start, one.end))}
        for row in rows_with(wrong, times):
            hint = Phrase("The period begins {}.", table.records[row].start)
            yield table.fault(row, "end", "an end not before the start", hint, "start")


def _in_order(period: Period) -> bool:
    return period.first <= period.last


def _has_a_day(period: Period) -> bool:
    return period.overlaps(period)


_EXCLUSIVE = (NameKind.OFFICIAL, NameKind.SHORT, NameKind.LEGAL)
# Tables in which rows that are alike in these columns must not overlap in time.
_ONE_AT_A_TIME: dict[str, tuple[Phrase, tuple[str, ...]]] = {
    "names": (Phrase("the pole's other names of this kind"), ("pole", "kind")),
    "seats": (Phrase("the pole's other seats"), ("pole",)),
    "pole_regions": (Phrase("the same region of the pole"), ("pole", "region")),
    "members": (Phrase("the same membership"), ("pole", "member")),
    "holders": (Phrase("the same holding"), ("label", "pole")),
    "region_names": (Phrase("the region's other names"), ("region",)),
    "phases": (Phrase("the other phases"), ()),
}


def _overlaps(tables: CsvTables) -> Iterator[Fault]:
    for name, (others, columns) in _ONE_AT_A_TIME.items():
        table = tables[name]
        alike: defaultdict[Hashable, list[int]] = defaultdict(list)
        for row, record in enumerate(table.records):
            if (name != "names" or record.kind in _EXCLUSIVE) and _has_a_day(record.period):
                alike[tuple(getattr(record, column) for column in columns)].append(row)
        for rows in alike.values():
            # By their starts, each needs to be compared with one only: the one before it that ends
            # last.
            times = {row: table.records[row].period for row in rows}
            rows.sort(key=lambda row: times[row].begins)
            longest = rows[0]
            for row in rows[1:]:
                if times[row].overlaps(times[longest]):
                    yield _overlap(table, others, columns, row, longest)
                longest = max(row, longest, key=lambda row: times[row].last)


def _overlap(table: CsvTable, others: Phrase, columns: Sequence[str], *two: int) -> Fault:
    """The fault of two rows that overlap, told of the one that stands later."""
    earlier, later = sorted(two)
    column = "start" if table.cells["start"][later] else "end"
    number = table.numbers[earlier]
    return table.fault(
        later,
        column,
        Phrase("no overlap with {}", others),
        Phrase("Row {} has {}.", number, table.records[earlier].period),
        *(one for one in (*columns, "start", "end") if one != column),
        *(Place(table.name, number, one) for one in (*columns, "start", "end")),
    )


_FIRST_YEAR = 1000
_YEARS = {"calls": "budget_year", "evaluations": "year", "price_index": "year"}


def _years(tables: CsvTables) -> Iterator[Fault]:
    for name, column in _YEARS.items():
        table = tables[name]
        for row, year in enumerate(table.values(column)):
            if year is not None and not _FIRST_YEAR <= year <= date.max.year:
                yield table.fault(row, column, "a year of four digits", "Write 2012.")
    table = tables["phases"]
    for row, number in enumerate(table.values("number")):
        if number < 1:
            yield table.fault(row, "number", "a number from 1 up", "Phases count from 1.")


def _labels(tables: CsvTables) -> Iterator[Fault]:
    phases = {phase.number: phase.period for phase in tables["phases"].records}
    table = tables["labels"]
    first_labels: dict[int, date] = {}
    for label in table.records:
        first_labels[label.phase] = min(first_labels.get(label.phase, date.max), label.period.first)
    for row, label in enumerate(table.records):
        phase = phases.get(label.phase)
        if phase is None or label.start.latest > label.end.latest:
            continue
        following = first_labels.get(label.phase + 1)
        limit = max(phase.last, phase.last if following is None else following - timedelta(days=1))
        if not phase.first <= label.start.latest <= phase.last:
            expected, hint = (
                Phrase("a day of phase {}", label.phase),
                Phrase("The phase runs from {}.", phase),
            )
            yield table.fault(row, "start", expected, hint, "phase")
        if label.end.latest > limit:
            hint = Phrase("A label runs at most until the next phase's first labels.")
            yield table.fault(row, "end", Phrase("a day not after {}", limit), hint, "phase")
        if label.term is not None and label.term.latest < label.period.first:
            hint = Phrase("The label begins {}.", label.start)
            yield table.fault(row, "term", "a day not before the start", hint, "start")


def _holders(tables: CsvTables) -> Iterator[Fault]:
    labels = {label.id: label.period for label in tables["labels"].records}
    table = tables["holders"]
    for row, holder in enumerate(table.records):
        label = labels.get(holder.label)
        if label is None:
            continue
        for column in ("start", "end"):
            day = getattr(holder, column)
            if day is not None and not label.first <= day.latest <= label.last:
                hint = Phrase("The label runs from {}.", label)
                yield table.fault(row, column, "a day of the label", hint, "label")


TIME_RULES = (periods, _overlaps, _years, _labels, _holders)
