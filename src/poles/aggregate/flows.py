"""How the number of labels changed, and why, from one day to another."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar, Literal, NamedTuple, TypeAlias, get_args

import attrs

from poles.errors import InvalidQuestion
from poles.model import Event, Holder, Label, Record, current, key_of
from poles.objects import Pickled
from poles.policy import Policy
from poles.text import Bilingual, GridColumn, Lang, Term, in_lang

from .asking import refuse_other, refuse_other_than
from .continuity import FINAL, carried, held_on, holding_on
from .endings import Holding, ending, held_by_all
from .grouping import GROUPS, by_text, group_type
from .result import Fields, Result, Row

Every: TypeAlias = Literal["phase", "year"]


class ChangeKind(Term):
    """What changed among the labels in force."""

    ENTRY = "entry", "entrée", "entry"
    EXIT = "exit", "sortie", "exit"
    MERGER = "merger", "fusion", "merger"
    SPLIT = "split", "séparation", "split"
    RENAME = "rename", "changement de nom", "rename"


@attrs.frozen
class Change(Pickled):
    """One change on a ``day``: the labels that ended with it (``before``), and those that they went
    into or that began (``after``).

    A merger is of labels: several became one, or one went on in another that stayed. ``labels`` is
    by how many labels there are more or fewer; ``because`` are the labels, their holders and the
    events that say so.
    """

    day: date
    kind: ChangeKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    labels: int
    because: tuple[Record, ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Flow(Row):
    """The changes of one phase or year, from the day ``first`` to the day ``last``: ``closing =
    opening + entries - exits - mergers + splits``.

    ``opening`` are the labels on the eve of the first day, so before what changed on that day, or
    on that day itself in the first row; ``closing`` those on the last. Mergers and splits are
    counted by how many labels there are fewer or more.
    """

    group: int
    first: date
    last: date
    opening: int
    entries: int
    exits: int
    mergers: int
    splits: int
    renames: int
    closing: int


@attrs.frozen(kw_only=True, repr=False)
class Flows(Result[Flow]):
    """The changes in the number of labels, by phase or year, with each of the ``changes``."""

    by: Every
    changes: tuple[Change, ...]

    FIELDS: ClassVar[Fields] = {Label: ("start", "end", "end_reason")}

    def column_types(self) -> Mapping[str, Any]:
        return {**group_type(self.by), "first": date, "last": date, **dict.fromkeys(_NUMBERS, int)}

    def title(self, lang: Lang) -> str:
        return by_text(("Mouvements des labels", "Flows of labels"), self.by, lang)

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        yield GridColumn(in_lang(GROUPS[self.by], lang), cell=lambda row: str(row.group))

        def number(row: Flow, name: str) -> str:
            return str(getattr(row, name))

        for title, name in _SHOWN:
            yield GridColumn(in_lang(title, lang), True, partial(number, name=name))


_NUMBERS = ("opening", "entries", "exits", "mergers", "splits", "renames", "closing")
_SHOWN: tuple[tuple[Bilingual, str], ...] = (
    (("au début", "opening"), "opening"),
    (("entrées", "entries"), "entries"),
    (("sorties", "exits"), "exits"),
    (("fusions", "mergers"), "mergers"),
    (("scissions", "splits"), "splits"),
    (("à la fin", "closing"), "closing"),
    (("changements de nom", "renames"), "renames"),
)


def flows(policy: Policy, start: date | str, end: date | str, *, by: Every) -> Flows:
    """The labels that came and went after the day ``start``, to the day ``end`` included, by phase
    (of the calendar) or year.

    An *entry* is a label that no label before went into; an *exit* one that went into none, or was
    not renewed. A *merger* makes one label of several, also where joint labels do, or an absorption
    ends one; a *split* several of one. Renames leave the number as it is. What lies in no phase is
    in no row, but among the ``changes``.

    >>> import poles
    >>> for row in poles.flows(poles.load_policy(), "2005-07-12", "2012-12-31", by="phase"):
    ...     print(row.group, row.opening, row.entries, row.exits, row.mergers, row.closing)
    1 67 6 1 1 71
    2 71 6 6 0 71

    Raises :class:`~poles.OutOfCoverage` for a day about which nothing is known,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) where ``end`` is before ``start``.
    """
    refuse_other_than(
        "by", by, get_args(Every), "Changes are grouped by phases of the calendar or by years."
    )
    refuse_other(policy)
    first, last = policy.on(start), policy.on(end)
    if last.day < first.day:
        raise InvalidQuestion(
            f"end={last.day}", f"a day not before {first.day}", "Is it the wrong way round?"
        )
    changes = tuple(_changes(policy, first.day, last.day))
    rows = []
    for group, begin, finish in _periods(policy, first.day, last.day, by):
        eve = begin if begin == first.day else begin - timedelta(days=1)
        within = [change for change in changes if eve < change.day <= finish]
        number = {
            kind: sum(abs(one.labels) for one in within if one.kind == kind) for kind in ChangeKind
        }
        opening, closing = current(policy.labels, eve), current(policy.labels, finish)
        rows.append(
            Flow(
                group=group,
                first=begin,
                last=finish,
                opening=len(opening),
                entries=number[ChangeKind.ENTRY],
                exits=number[ChangeKind.EXIT],
                mergers=number[ChangeKind.MERGER],
                splits=number[ChangeKind.SPLIT],
                renames=sum(one.kind == ChangeKind.RENAME for one in within),
                closing=len(closing),
                because=tuple(
                    dict.fromkeys(
                        [
                            *opening,
                            *closing,
                            *(record for change in within for record in change.because),
                        ]
                    )
                ),
            )
        )
    return Flows(
        rows=tuple(rows),
        tables=policy.tables,
        by=by,
        changes=changes,
    )


def _periods(policy: Policy, start: date, end: date, by: Every) -> Iterator[tuple[int, date, date]]:
    """The phases or years from one day to another, each with its first and last day in between."""
    whole = (
        [(phase.number, phase.period.first, phase.period.last) for phase in policy.phases]
        if by == "phase"
        else [
            (year, date(year, 1, 1), date(year, 12, 31)) for year in range(start.year, end.year + 1)
        ]
    )
    for group, first, last in whole:
        if first <= end and start <= last:
            yield group, max(first, start), min(last, end)


def _changes(policy: Policy, start: date, end: date) -> Iterator[Change]:
    """Every change after a day and to another, in order."""
    days = {label.start.latest for label in policy.labels} | {
        label.end.latest + timedelta(days=1) for label in policy.labels
    }
    found = [change for day in sorted(days) if start < day <= end for change in _on(policy, day)]
    found += (
        _rename(event)
        for event in policy.events
        if event.kind == "renamed" and _labelled(event, policy, start, end)
    )
    yield from sorted(found, key=lambda change: change.day)


def _labelled(event: Event, policy: Policy, start: date, end: date) -> bool:
    """Whether a change lies between two days, and some pole in it held a label then."""
    day = event.date.latest
    return start < day <= end and any(
        holder.pole in event.after for label in policy.labels for holder in held_on(label, day)
    )


def _rename(event: Event) -> Change:
    return Change(event.date.latest, ChangeKind.RENAME, (), (), 0, (event,))


def _on(policy: Policy, day: date) -> Iterator[Change]:
    """What changed among the labels in force on a day, against the eve."""
    eve = day - timedelta(days=1)
    before, after = current(policy.labels, eve), current(policy.labels, day)
    ended = [label for label in before if label not in after]
    begun = {label.id for label in after if label not in before}
    holding = holding_on(after, day)
    all_holding = held_by_all(policy, day)
    groups: list[_Group] = []
    for label in ended:
        into = None if label.end_reason in FINAL else _into(label, eve, day, policy, holding)
        if into is None or not into.after:
            yield _exit(label, day, policy, all_holding)
            continue
        joined = [group for group in groups if group.after & into.after]
        groups = [group for group in groups if group not in joined]
        groups.append(
            _Group(*(frozenset().union(*parts) for parts in zip(into, *joined, strict=True)))
        )
    for group in groups:
        gain = len(group.after & begun) - len(group.before)
        if gain:
            kind = ChangeKind.MERGER if gain < 0 else ChangeKind.SPLIT
            because = tuple(
                sorted(group.because, key=lambda record: (type(record).__name__, key_of(record)))
            )
            yield Change(
                day, kind, tuple(sorted(group.before)), tuple(sorted(group.after)), gain, because
            )
    for label_id in sorted(begun.difference(*(group.after for group in groups))):
        yield Change(day, ChangeKind.ENTRY, (), (label_id,), 1, (policy.labels[label_id],))


def _exit(label: Label, day: date, policy: Policy, holding: Holding) -> Change:
    """The end of a label that went on in no other, with what says how its holders lost it."""
    holders = (policy.poles[one.pole] for one in held_on(label, day - timedelta(days=1)))
    found = (ending(pole, day, policy, holding) for pole in holders)
    because = (record for one in found if one is not None for record in one.because)
    told = tuple(dict.fromkeys((label, *because)))
    return Change(day, ChangeKind.EXIT, (label.id,), (), -1, told)


class _Group(NamedTuple):
    """Labels that ended, and those in force that they went into; with the records that say so."""

    before: frozenset[str]
    after: frozenset[str]
    because: frozenset[Record]


def _into(
    label: Label,
    eve: date,
    day: date,
    policy: Policy,
    holding: Mapping[str, list[tuple[Label, Holder]]],
) -> _Group:
    """The labels in force on a day that a label which ended on the eve went into."""
    after: set[str] = set()
    because: set[Record] = {label}
    for holder in held_on(label, eve):
        on = carried(holder.pole, day, policy)
        found = [pair for key in (holder.pole, *on.poles) for pair in holding.get(key, ())]
        after.update(other.id for other, _ in found)
        because.update((holder, *on.because, *(record for pair in found for record in pair)))
    return _Group(frozenset([label.id]), frozenset(after), frozenset(because))
