"""How many labels or structures there are, by region, sector, tier, phase or class of the
evaluation.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias, get_args

import attrs

from poles.errors import InvalidQuestion, described_type
from poles.identity.snapshot import Snapshot
from poles.model import EvaluationResult, Label, Pole, Record, Tables, Tier, as_day, current
from poles.text import Bilingual, GridColumn, Lang, decimal, in_lang, joined

from .asking import refuse_map, refuse_other_than, refuse_seat
from .grouping import COUNTING, GROUPS, by_text, group_text, group_type, map_text
from .result import Fields, LeftOut, Omission, Result, Row
from .territory import PLACES, Groups, covered, seated

What: TypeAlias = Literal["labels", "structures"]
By: TypeAlias = Literal["region", "sector", "tier", "phase", "evaluation"]
Counting: TypeAlias = Literal["full", "fractional", "seat"]


@attrs.frozen(kw_only=True)
class Count(Row):
    """How many there are in one group on one day; ``group`` is ``None`` where it is not known, or
    where all are counted together.

    ``count`` is an ``int``, or a :class:`fractions.Fraction` where it is not whole.
    """

    day: date
    group: str | int | None
    count: int | Fraction


@attrs.frozen(kw_only=True, repr=False)
class Counts(Result[Count]):
    """Counts by group, day after day: ``what`` is counted ``by`` what, with the rule ``counting``
    and the map of regions of ``map_on``.
    """

    what: What
    by: By | None
    counting: Counting | None
    map_on: date | None
    days: tuple[date, ...]

    @property
    def _fields(self) -> Fields:
        label = ("start", "end", *([self.by] if self.by in ("tier", "phase") else []))
        return {Label: label, **PLACES}

    def column_types(self) -> Mapping[str, Any]:
        # Both these rules part what is in several groups.
        number = float if self.counting in ("fractional", "seat") else int
        days = {"day": date} if len(self.days) > 1 else {}
        return {**days, **group_type(self.by), "count": number}

    def title(self, lang: Lang) -> str:
        title = by_text(_WHAT[self.what], self.by, lang)
        if len(self.days) == 1:
            day = self.days[0]
            title = in_lang((f"{title} au {day}", f"{title} on {day}"), lang)
        parts = [title]
        if self.map_on is not None:
            parts.append(map_text(self.map_on, lang))
        if self.counting is not None:
            parts.append(in_lang(COUNTING[self.counting], lang))
        return joined(parts)

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        def group(row: Count) -> str:
            day = None if self.map_on is not None else row.day
            return group_text(row.group, str(self.by), day, self.tables, lang)

        if len(self.days) > 1:
            yield GridColumn(in_lang(("jour", "day"), lang), cell=lambda row: str(row.day))
        if self.by is not None:
            yield GridColumn(in_lang(GROUPS[self.by], lang), cell=group)
        title = in_lang(("nombre", "count"), lang)
        yield GridColumn(title, number=True, cell=lambda row: count_text(row.count, lang))


_WHAT: Mapping[str, Bilingual] = {
    "labels": ("Labels", "Labels"),
    "structures": ("Structures", "Structures"),
}


def count_text(number: int | Fraction, lang: Lang) -> str:
    """A count; with two places where it is not whole."""
    if isinstance(number, Fraction) and number.denominator != 1:
        return decimal(Decimal(f"{float(number):.2f}"), lang, 2)
    return str(number)


def count(
    snapshot: Snapshot | Iterable[Snapshot],
    *,
    what: What,
    by: By | None = None,
    counting: Counting | None = None,
    map_on: date | str | None = None,
) -> Counts:
    """How many labels, or structures behind them, there were on a day, or on each day of several
    snapshots.

    ``what="labels"`` counts labels, to which the official numbers belong, ``what="structures"``
    organisations, members of a joint pole one by one. Where one is in several groups, ``counting``
    says how it counts: ``"full"``, once in each; ``"fractional"``, in equal parts, first over the
    holders of a label and then over the groups of each; or, by region, ``"seat"``, where the seat
    is. ``map_on`` is a day whose map of regions to use instead of that of the snapshot, such as
    ``"2015-12-31"`` or ``"2016-01-01"``. By evaluation, the class is that of the latest evaluation
    of a year not after the day's. Groups in which there is none are left out.

    >>> import poles
    >>> policy = poles.load_policy()
    >>> found = poles.count(policy.on("2012-11-19"), what="labels", by="tier")
    >>> [(row.group.value, row.count) for row in found]
    [('world', 7), ('world_vocation', 11), ('national', 53)]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where a rule is needed and not given,
    or given and not one of these.
    """
    snapshots = tuple(snapshot) if isinstance(snapshot, Iterable) else (snapshot,)
    refuse_other_than("what", what, get_args(What))
    if by is not None:
        refuse_other_than("by", by, get_args(By), "Count by one of these at a time.")
    if counting is not None or by == "region":
        refuse_other_than("counting", counting, get_args(Counting))
    refuse_seat(counting, by)
    refuse_map(map_on, by)
    tables = _tables(snapshots)
    rule = _Rule(what, by, counting, None if map_on is None else as_day(map_on))
    if by == "region":
        refuse_maps({rule.map_on or one.day for one in snapshots}, tables)
    found = [_counted(one, rule) for one in snapshots]
    return Counts(
        rows=tuple(row for rows, _ in found for row in rows),
        left_out=tuple(one for _, left_out in found for one in left_out),
        tables=tables,
        what=what,
        by=by,
        counting=counting,
        map_on=rule.map_on,
        days=tuple(one.day for one in snapshots),
    )


def _counted(snapshot: Snapshot, rule: "_Rule") -> tuple[list[Count], list[LeftOut]]:
    """The rows of one day, and what is in none of them."""
    groups: dict[str | int | None, int | Fraction] = {}
    because: dict[str | int | None, dict[Record, None]] = {}
    left_out: list[LeftOut] = []
    for item, parts, records in _items(snapshot, rule):
        if not parts:
            left_out.append(LeftOut(item, Omission.HOLDER))
            continue
        for part in parts:
            for group, found in part.items():
                because.setdefault(group, {}).update(dict.fromkeys((*records, *found)))
        for group, weight in weights(
            parts, rule.counting, item if isinstance(item, str) else item.id
        ).items():
            groups[group] = groups.get(group, 0) + weight
    ordered = sorted(groups, key=_place)
    return [
        Count(day=snapshot.day, group=one, count=_whole(groups[one]), because=tuple(because[one]))
        for one in ordered
    ], left_out


def _whole(number: int | Fraction) -> int | Fraction:
    return int(number) if number.denominator == 1 else number


def refuse_maps(days: set[date], tables: Tables) -> None:
    """Refuse days on which no regions are known, and days of different maps."""
    maps = {frozenset(current(tables.regions, day)) for day in days}
    if not all(maps):
        raise InvalidQuestion(
            "a day without regions",
            "a map that the data know",
            'Say map_on="2016-01-01", or another day of the data.',
        )
    if len(maps) > 1:
        raise InvalidQuestion(
            "days with different maps of regions",
            "map_on= beside them",
            'Say map_on="2016-01-01" to count all by one map.',
        )


def weights(
    parts: list[Groups], counting: Counting | None, name: str
) -> dict[str | int | None, int | Fraction]:
    """How much of one thing counts in each group, given the groups of each of its parts."""
    groups = dict.fromkeys(group for part in parts for group in part)
    if counting == "full" or (counting is None and len(groups) == 1):
        return dict.fromkeys(groups, 1)
    if counting is None:
        raise InvalidQuestion(
            f"{name} in {len(groups)} groups ({', '.join(map(str, groups))})",
            "counting='full' or 'fractional'",
            "Rules differ, so the question must name one.",
        )
    found: dict[str | int | None, int | Fraction] = {}
    for part in parts:
        for group in part:
            found[group] = found.get(group, 0) + Fraction(1, len(parts) * len(part))
    return found


def _tables(snapshots: tuple[Snapshot, ...]) -> Tables:
    others = [one for one in snapshots if not isinstance(one, Snapshot)]
    if others or not snapshots:
        found = described_type(others[0]) if others else "no snapshot"
        raise InvalidQuestion(
            found, "a snapshot or several", 'Give policy.on("2012-11-19"), or a list of such.'
        )
    tables = snapshots[0].tables
    if any(one.tables is not tables and one.tables != tables for one in snapshots):
        raise InvalidQuestion(
            "snapshots of different policies", "those of one policy", "Count each policy by itself."
        )
    return tables


@attrs.frozen
class _Rule:
    what: What
    by: By | None
    counting: Counting | None
    map_on: date | None


def _items(
    snapshot: Snapshot, rule: "_Rule"
) -> Iterator[tuple[Label | str, list[Groups], list[Record]]]:
    """Each label or structure of a snapshot, the groups that each of its parts is in, and the
    records that say that it is there.
    """
    if rule.what == "labels":
        for label in snapshot.labels:
            holders = current(label.holders, snapshot.day)
            poles = [snapshot.tables.poles[holder.pole] for holder in holders]
            # A label has its tier and its phase whoever holds it.
            yield (
                label,
                _parts(snapshot, [label], poles, rule),
                [label, *(holders if rule.by not in (None, "tier", "phase") else ())],
            )
        return
    behind: dict[str, dict[Label, None]] = {}
    for standing in snapshot.poles:
        for key in standing.members or (standing.id,):
            behind.setdefault(key, {}).update(
                dict.fromkeys(snapshot.labels[label] for label in standing.labels)
            )
    for key in snapshot.structures:
        labels = list(behind[key])
        joint = [
            m
            for one in snapshot.poles
            for m in current(one.pole.members, snapshot.day)
            if m.member == key
        ]
        held = [
            h
            for label in labels
            for h in current(label.holders, snapshot.day)
            if h.pole in (key, *(m.pole for m in joint))
        ]
        yield (
            key,
            _parts(snapshot, labels, [snapshot.tables.poles[key]], rule),
            [*labels, *held, *joint],
        )


def _parts(
    snapshot: Snapshot, labels: list[Label], poles: list[Pole], rule: "_Rule"
) -> list[Groups]:
    if rule.by is None:
        return [{None: ()}]
    if rule.by == "tier":
        return [{label.tier: (label,)} for label in labels]
    if rule.by == "phase":
        return [{label.phase: (label,)} for label in labels]
    if rule.by == "sector":
        return [{pole.sector: (pole,)} for pole in poles]
    if rule.by == "evaluation":
        return [_class(pole, snapshot) for pole in poles]
    where = seated if rule.counting == "seat" else covered
    return [
        where(pole, snapshot.day, rule.map_on or snapshot.day, snapshot.tables) for pole in poles
    ]


def _class(pole: Pole, snapshot: Snapshot) -> Groups:
    """The class of a pole in the latest evaluation there was, whether or not it was in it: classes
    of different evaluations are not one scale.
    """
    done = [one for one in snapshot.tables.evaluations if one.year <= snapshot.day.year]
    latest = max((one.year for one in done), default=None)
    found = [one for one in done if one.pole == pole.id and one.year == latest]
    return {one.result: (one,) for one in found} or {None: ()}


def _place(group: str | int | None) -> tuple[int, int, str]:
    """Groups in the order of their vocabulary, or else of their keys; what is not known last."""
    order: list[Any] = [*Tier, *EvaluationResult]
    if isinstance(group, int):
        return 0, group, ""
    return (1, 0, "") if group is None else (0, order.index(group) if group in order else 0, group)
