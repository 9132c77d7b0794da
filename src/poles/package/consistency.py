"""What must hold between records: impossible facts are faults, odd ones are told."""

import re
from collections.abc import Collection, Hashable, Iterator

from poles.errors import Fault, Place
from poles.model import EventKind, current
from poles.phrase import Phrase

from .addresses import odd_addresses
from .grant_rules import boxes_of_grants, grants
from .identity_rules import IDENTITY_RULES, events
from .money_rules import amounts, boxes, boxes_of_ratios, calls, prices, ratios
from .rows import CsvTables
from .time_rules import TIME_RULES


def check(tables: CsvTables, whole: Collection[str]) -> Iterator[Fault]:
    """Every impossible fact among the records; what only looks so for a table that is not ``whole``
    is left alone.
    """
    money = calls, amounts, ratios, grants, prices
    for rule in (*TIME_RULES, *IDENTITY_RULES, *money, _trees, _once):
        yield from rule(tables)
    if {"event_before", "event_after"} <= set(whole):
        yield from events(tables)
    # A tree that does not end would be walked up for each statement.
    if {"funding_funders", "funding_calls"} <= set(whole) and not any(_trees(tables)):
        yield from boxes(tables)
        yield from boxes_of_ratios(tables)
        yield from boxes_of_grants(tables)


def oddities(tables: CsvTables) -> Iterator[str]:
    """Every fact that is possible but odd, as a sentence."""
    poles = {pole.id: pole for pole in tables["poles"].records}
    for label in tables["labels"].records:
        day = label.start.latest
        for holder in current(label.holders, day):
            pole = poles[holder.pole]
            if pole.name_on(day) is None:
                yield Phrase(
                    "{} holds {} on {}, when it has no name in use.", pole.id, label.id, day
                )
            if not current(pole.seats, day):
                yield Phrase("{} holds {} on {}, when it has no seat.", pole.id, label.id, day)
    for event in tables["events"].records:
        if event.kind is EventKind.ENDED and event.after:
            yield Phrase(
                "{} is an end, and has {} after it: was it absorbed?", event.id, event.after[0]
            )
    yield from _financial_years(tables)
    yield from odd_addresses(tables)


def _financial_years(tables: CsvTables) -> Iterator[str]:
    """Statements of two calendar years that are told to be of the financial year across them."""
    titles = {source.id: source.title for source in tables["sources"].records}
    for said in tables["funding"].records:
        first, last = str(said.start), str(said.end)
        if not (first.isdigit() and last.isdigit() and int(last) == int(first) + 1):
            continue
        told = said.part_fr, said.part_en, *(titles.get(key) for key in said.sources)
        found = _FINANCIAL_YEAR.search(" ".join(filter(None, told)))
        if found and found[1] == first:
            yield (
                Phrase(
                    "{} is of the calendar years {} and {}, and told to be of one financial year "
                    "({}). Give its first and its last month.",
                    said.id,
                    first,
                    last,
                    found[0],
                )
            )


# A year that begins in one calendar year and ends in the next.
_FINANCIAL_YEAR = re.compile(
    r"(?:exercice|année budgétaire|financial year|fiscal year)\s+(\d{4})\s?[-–/]\s?\d{2,4}",
    re.IGNORECASE,
)


_DEEPEST = 100


def _trees(tables: CsvTables) -> Iterator[Fault]:
    for name, column in (("funders", "parent"), ("funding", "revises"), ("ratios", "revises")):
        table = tables[name]
        if not any(table.values(column)):
            continue
        above = dict(zip(table.values("id"), table.values(column), strict=True))
        for row, own in enumerate(table.values("id")):
            if (key := above[own]) is None:
                continue
            seen = {own}
            while key is not None and key not in seen and len(seen) <= _DEEPEST:
                seen.add(key)
                key = above.get(key)
            if key == own:
                told = Phrase("Going up by {} comes back to {}.", column, own)
                yield table.fault(row, column, "no circle", told)
            elif len(seen) > _DEEPEST:
                told = Phrase("Going up by {} does not end.", column)
                yield table.fault(row, column, Phrase("at most {} levels", _DEEPEST), told)


_UNIQUE = {"evaluations": ("pole", "year"), "price_index": ("series", "year")}


def _once(tables: CsvTables) -> Iterator[Fault]:
    for name, columns in _UNIQUE.items():
        table = tables[name]
        seen: dict[Hashable, int] = {}
        for row, key in enumerate(zip(*map(table.values, columns), strict=True)):
            earlier = table.numbers[seen.setdefault(key, row)]
            if earlier != table.numbers[row]:
                yield table.fault(
                    row,
                    "year",
                    "one row for each",
                    Phrase("Row {} says it already.", earlier),
                    columns[0],
                    *(Place(name, earlier, column) for column in columns),
                )
