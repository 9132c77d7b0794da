"""The policy at the end of each year, as a map with a slider needs it."""

from collections.abc import Iterable, Mapping
from datetime import date

from poles.errors import InvalidQuestion, described_type
from poles.identity.snapshot import Snapshot, take
from poles.policy import Policy

from .drawing import Datum


def yearly(of: Snapshot | Policy) -> tuple[int, dict[int, Snapshot]]:
    """The year that a map begins with, and the snapshot shown for each year: that of its last day,
    but for the year of a snapshot, which is shown on its own day.

    >>> import poles
    >>> year, snapshots = yearly(poles.load_policy().on("2012-11-19"))
    >>> year, len(snapshots[2005].labels), str(snapshots[2012].day)
    (2012, 66, '2012-11-19')

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else.
    """
    if isinstance(of, Policy):
        first, last = of.coverage
        if first > last:
            raise InvalidQuestion(
                "a policy without labels", "one with labels", "There is nothing to put on a map."
            )
        of = take(last, of.labels, of.tables)
    elif not isinstance(of, Snapshot):
        raise InvalidQuestion(
            described_type(of),
            "a snapshot or a policy",
            'Give policy.on("2012-11-19"), or the policy itself.',
        )
    labels, tables = of.tables.labels, of.tables
    first = min((label.period.first for label in labels), default=of.day)
    last = max((label.period.last for label in labels), default=of.day)
    days = {year: min(date(year, 12, 31), last) for year in range(first.year, last.year + 1)}
    found = {year: take(day, labels, tables) for year, day in days.items()}
    return of.day.year, dict(sorted({**found, of.day.year: of}.items()))


def runs(data: Mapping[int, Iterable[Datum]]) -> list[Datum]:
    """The data of each year, each told once for all years in a row in which it is the same, from
    its ``first`` to its ``last``.
    """
    found: list[Datum] = []
    running: dict[str, Datum] = {}
    for year, rows in sorted(data.items()):
        now: dict[str, Datum] = {}
        for row in rows:
            key = repr(row)
            before = running.get(key)
            if before is None or before["last"] != year - 1:
                before = {**row, "first": year, "last": year}
                found.append(before)
            before["last"] = year
            now[key] = before
        running = now
    return found
