"""Sums of grants, the only amounts that are ever added."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import reduce
from typing import Any, TypeAlias

import attrs

from poles.errors import InvalidQuestion
from poles.ledger.box import Box
from poles.ledger.space import Space
from poles.model import Basis, Grant, Ledger, MoneyKind, Period, Tables
from poles.objects import gc_paused
from poles.text import EXACT, joined

from .amounts import Amount, Amounts, amounts_of, refuse_sums
from .result import LeftOut, Omission


@gc_paused()
def add_up(money: Amounts | Grant | Iterable[Grant]) -> Amounts:
    """The sums of grants, exact to the cent: one row for all, or where they were spread or shared
    one for each year and group.

    ``money`` are grants, or what :func:`~poles.spread`, :func:`~poles.share` or
    :func:`~poles.in_euros_of` made of them. A grant of two poles counts once where it was not
    shared. By pole it counts as it was shared: with ``counting="fractional"`` the rows of a year
    add up to the sum of its grants, with ``"full"`` it is in both. Grants whose basis is unknown
    are left out.

    >>> import poles
    >>> from decimal import Decimal
    >>> policy = poles.load_policy()
    >>> def grant(key, euros, *of):
    ...     return poles.Grant(
    ...         id=key, dataset="a list", basis=poles.Basis.AWARDED, amount=Decimal(euros),
    ...         funders=("fui",), calls=("fui-5",), poles=of,
    ...     )
    >>> grants = policy.grants.having([
    ...     grant("one", "100.01", "minalogic"), grant("both", "50.01", "axelera", "minalogic"),
    ... ])
    >>> [row.amount for row in poles.add_up(grants)]
    [Decimal('150.02')]
    >>> shared = poles.share(grants, by="pole", counting="fractional")
    >>> [(row.group, row.amount) for row in poles.add_up(shared)]
    [('axelera', Decimal('25.01')), ('minalogic', Decimal('125.01'))]

    Grants of one ``dataset`` share no euro. Those of two may be the same money where they have a
    funder (one of the tree is all below it) and a day in common; then no sum is made.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for these, naming two such grants; for
    grants of several bases, or stages of what was planned; for statements and answers of the
    ledger, which are never added; for a grant that is there twice, and for sums.
    """
    found = amounts_of(money)
    refuse_sums(found, "Add up the grants, spread and shared as the sums are to be.")
    left_out = list(found.left_out)
    added: dict[_Group, dict[str, Amount]] = defaultdict(dict)
    grants: dict[str, Grant] = {}
    for row in sorted(found, key=lambda row: row.of):
        grant = _grant_of(row)
        if grant.basis == Basis.UNKNOWN:
            left_out.append(LeftOut(grant, Omission.BASIS))
            continue
        rows = added[row.year, row.group]
        if row.of in rows:
            hint = "Give each grant once, with an id of its own."
            raise InvalidQuestion(f"the grant {row.of!r} twice", "each grant once", hint)
        rows[row.of], grants[row.of] = row, grant
    _refuse_kinds(grants.values())
    _refuse_same_money(grants.values(), found.tables)
    groups = sorted(added, key=_place)
    return attrs.evolve(
        found,
        rows=tuple(_sum(group, list(added[group].values()), found.by) for group in groups),
        left_out=tuple(dict.fromkeys(left_out)),
        datasets=tuple(sorted({grant.dataset for grant in grants.values()})),
    )


# A year and a pole, region or sector.
_Group: TypeAlias = tuple[int | None, str | int | None]


def _place(group: _Group) -> tuple[Any, ...]:
    """Groups by year and by code, what is not known last."""
    # mutants survive: what is not known is told apart from the rest before its text is looked at.
    return tuple(part for one in group for part in (one is None, "" if one is None else one))


def _grant_of(row: Amount) -> Grant:
    if not isinstance(row.box, Grant):
        raise InvalidQuestion(
            f"{row.of!r}, which is no grant",
            "grants",
            "Two statements, and two answers, may speak of the same euro: ask poles.bounds for the "
            "box that holds all of it.",
        )
    return row.box


def _refuse_kinds(grants: Iterable[Grant]) -> None:
    """Refuse grants of different kinds of money."""
    kinds: dict[MoneyKind, Grant] = {}
    for grant in grants:
        kinds.setdefault(grant.kind, grant)
    if len(kinds) > 1:
        one, other, *_ = kinds.values()
        told = (f"{grant.id!r} ({joined(filter(None, grant.kind))})" for grant in (one, other))
        raise InvalidQuestion(
            f"the grants {' and '.join(told)}",
            "grants of one basis, and of what is planned of one stage",
            "What was planned is awarded later, and then paid. Add up one kind of money: "
            f"grants.having(one for one in grants if one.kind == grants[{one.id!r}].kind).",
        )


def _refuse_same_money(grants: Collection[Grant], tables: Tables) -> None:
    """Refuse grants of two datasets that have a funder and a day in common."""
    names = sorted({grant.dataset for grant in grants})
    if len(names) < 2:  # noqa: PLR2004 - there is no other to share money with
        return
    if not tables.funders:
        raise InvalidQuestion(
            f"grants of {names[0]!r} and of {names[1]!r} without the tree of funders",
            "grants of one list, or those of a policy",
            "Give policy.grants, or ledger.with_grants(grants).grants.",
        )
    for one, other in _pairs(grants, tables):
        raise InvalidQuestion(
            f"grants of {one.dataset!r} and of {other.dataset!r} that may be the same money, "
            f"{one.id!r} and {other.id!r}",
            "grants of one list, or of lists without a funder and a day in common",
            "Add up each list by itself. Where no euro is in both, make them one: "
            f"attrs.evolve(grant, dataset={one.dataset!r}).",
        )


def _pairs(grants: Iterable[Grant], tables: Tables) -> Iterator[tuple[Grant, Grant]]:
    """Grants of two datasets of one kind that have a funder and a day in common, if there are some:
    of a funder, those of other datasets that reach furthest beside each that begins later.
    """
    # Many grants are of the same funders and days: the first by its id stands for them.
    lots: dict[tuple[Any, ...], Grant] = {}
    for grant in sorted(grants, key=lambda one: one.id):
        lots.setdefault((grant.dataset, grant.funders, grant.start, grant.end), grant)
    leaves = _leaves(lots.values(), tables)
    # Leaves of the same funders are one; sorted, so that the same pair is told each time.
    parts = dict.fromkeys(
        frozenset(name for name, below in leaves.items() if leaf in below)
        for leaf in sorted(frozenset[str]().union(*leaves.values()))
    )
    parts_of = {name: [part for part in parts if name in part] for name in leaves}
    reaching: dict[frozenset[tuple[str, ...]], dict[str, Grant]] = defaultdict(dict)
    for grant in sorted(lots.values(), key=lambda one: (one.period.first, one.dataset, one.id)):
        first, last = grant.period.first, grant.period.last
        for part in parts_of[grant.funders]:
            furthest = reaching[part]
            for dataset, other in furthest.items():
                if dataset != grant.dataset and first <= other.period.last:
                    yield other, grant
            own = furthest.setdefault(grant.dataset, grant)
            if own.period.last < last:
                furthest[grant.dataset] = grant


def _leaves(grants: Iterable[Grant], tables: Tables) -> dict[tuple[str, ...], frozenset[str]]:
    """The leaves of the tree below the funders that grants of one kind of money name; all, where
    they name none.
    """
    kinds = {grant.funders: grant.kind for grant in grants}
    basis, stage = next(iter(kinds.values()))
    space = Space(Ledger((), tables), basis)
    boxes = {names: Box(funders=names, basis=basis, stage=stage) for names in kinds}
    return {names: space.resolve(box).funders for names, box in boxes.items()}


def _sum(group: _Group, rows: list[Amount], by: str | None) -> Amount:
    """The sum of some rows of grants."""
    sides: dict[str, Any] = {
        side: reduce(EXACT.add, (getattr(row, side) for row in rows), Decimal("0.00"))
        for side in ("amount", "low", "high")
    }
    grants = [_grant_of(row) for row in rows]
    return Amount(
        of=joined(sorted({grant.dataset for grant in grants})),
        year=group[0],
        group=group[1],
        box=_box(grants, group, by),
        because=tuple(dict.fromkeys(record for row in rows for record in row.because)),
        **sides,
    )


def _box(grants: list[Grant], group: _Group, by: str | None) -> Box:
    """A box that holds some grants, or what of them is of a year and a group."""
    year, key = group
    instruments = {grant.instrument for grant in grants}
    part: dict[str, Any] = {} if by is None or key is None else {f"{by}s": (key,)}
    return Box(
        funders=_all_of("funders", grants),
        calls=_all_of("calls", grants) if year is None else (),
        instrument=instruments.pop() if len(instruments) == 1 else None,
        period=_hull(grants) if year is None else f"{year:04}",
        basis=grants[0].basis,
        stage=grants[0].kind.stage,
        **part,
    )


def _all_of(field: str, grants: list[Grant]) -> tuple[str, ...]:
    """The funders, or the calls, of grants that all name some."""
    named = [getattr(grant, field) for grant in grants]
    return tuple(dict.fromkeys(code for codes in named for code in codes)) if all(named) else ()


def _hull(grants: list[Grant]) -> Period | None:
    """From the first day of some grants to their last."""
    first = min(grants, key=lambda grant: grant.period.first).box.period
    last = max(grants, key=lambda grant: grant.period.last).box.period
    start = None if first is None else first.start
    end = None if last is None else last.end
    return None if start is end is None else Period(start, end)
