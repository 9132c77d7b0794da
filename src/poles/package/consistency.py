"""What must hold between records: impossible facts are faults, odd ones are told."""

from collections.abc import Collection, Hashable, Iterator

from poles.errors import Fault, Place
from poles.model import current

from .identity_rules import IDENTITY_RULES, events
from .money_rules import amounts, boxes, calls, prices
from .rows import Located, at
from .time_rules import TIME_RULES


def check(located: Located, whole: Collection[str]) -> Iterator[Fault]:
    """Every impossible fact among the records; what only looks so for a table that is not ``whole``
    is left alone.
    """
    for rule in (*TIME_RULES, *IDENTITY_RULES, calls, amounts, _trees, _once, prices):
        yield from rule(located)
    if {"event_before", "event_after"} <= set(whole):
        yield from events(located)
    # A tree that does not end would be walked up for each statement.
    if {"funding_funders", "funding_calls"} <= set(whole) and not any(_trees(located)):
        yield from boxes(located)


def oddities(located: Located) -> Iterator[str]:
    """Every fact that is possible but odd, as a sentence."""
    poles = {pole.id: pole for _, pole in located["poles"]}
    for _, label in located["labels"]:
        day = label.start.latest
        for holder in current(label.holders, day):
            pole = poles[holder.pole]
            if pole.name_on(day) is None:
                yield f"{pole.id} holds {label.id} on {day}, when it has no name in use."
            if not current(pole.seats, day):
                yield f"{pole.id} holds {label.id} on {day}, when it has no seat."


_DEEPEST = 100


def _trees(located: Located) -> Iterator[Fault]:
    for table, column in (("funders", "parent"), ("funding", "revises")):
        above: dict[str, str | None] = {
            record.id: getattr(record, column) for _, record in located[table]
        }
        for row, record in located[table]:
            seen = {record.id}
            key = above.get(record.id)
            while key is not None and key not in seen and len(seen) <= _DEEPEST:
                seen.add(key)
                key = above.get(key)
            if key == record.id:
                yield at(
                    table,
                    row,
                    column,
                    "no circle",
                    f"Going up by {column} comes back to {record.id}.",
                )
            elif len(seen) > _DEEPEST:
                yield at(
                    table,
                    row,
                    column,
                    f"at most {_DEEPEST} levels",
                    f"Going up by {column} does not end.",
                )


_UNIQUE = {"evaluations": ("pole", "year"), "price_index": ("series", "year")}


def _once(located: Located) -> Iterator[Fault]:
    for table, columns in _UNIQUE.items():
        seen: dict[Hashable, int] = {}
        for row, record in located[table]:
            key = tuple(getattr(record, column) for column in columns)
            if key in seen:
                earlier = (Place(table, seen[key], column) for column in columns)
                yield at(
                    table,
                    row,
                    "year",
                    "one row for each",
                    f"Row {seen[key]} says it already.",
                    columns[0],
                    *earlier,
                )
            seen.setdefault(key, row.number)
