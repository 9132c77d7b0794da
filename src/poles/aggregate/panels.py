"""Poles year by year, for who compares them over time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal
from functools import cache, partial
from itertools import chain, product
from typing import Any, ClassVar, TypeAlias

import attrs

from poles.errors import InvalidQuestion, OutOfCoverage
from poles.identity.lineage import heirs_on
from poles.ledger.answers import bounds
from poles.ledger.box import Box
from poles.model import Grant, Grants, Holder, Label, Record, Tables, Tier, as_day
from poles.policy import Policy
from poles.text import GridColumn, Lang, euros_in_full, in_lang, joined, value_text

from .adding import add_up
from .amounts import RULES, Amount, Amounts
from .asking import refuse_other
from .counting import Counting, refuse_maps
from .grouping import COUNTING, GROUPS, group_text, map_text
from .result import Fields, LeftOut, Omission, Result, Row
from .sharing import share
from .spreading import Rule, spread
from .tenures import Tenure
from .territory import PLACES, covered, seated


@attrs.frozen(kw_only=True)
class PoleYear(Row):
    """A pole in one year in which it held a label: its ``name``, ``tier``, ``phase``, ``sector``
    and places on the last ``day`` of the year on which it did, and how many ``days`` of it.

    ``region`` is where its seat is, ``regions`` are those that it covers. Where poles are carried
    to a day, the row is of the one that stands for ``poles`` then: these held the ``labels`` of the
    year, ``tier`` and ``phase`` are the highest and the last of theirs, and ``regions`` all that
    they covered, while ``name``, ``sector`` and ``region`` are its own on the day carried to.

    ``amount``, ``low`` and ``high`` are euros: the same for grants; of a box there is no
    ``amount``, and no ``high`` where no source limits it. Where no money was asked about, all three
    are ``None``.
    """

    year: int
    pole: str
    name: str
    poles: tuple[str, ...]
    labels: tuple[str, ...]
    tier: Tier | None
    phase: int
    sector: str | None
    region: str | None
    regions: tuple[str, ...]
    day: date
    days: int
    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@attrs.frozen(kw_only=True, repr=False)
class Panel(Result[PoleYear]):
    """A row for each pole and year, with the rules that made it: the map of regions of ``map_on``,
    the day ``carry_to``, and of money ``of`` what (``"grants"`` or the codes of a box) by which
    ``rule`` over years and ``counting`` among poles.
    """

    map_on: date | None = None
    carry_to: date | None = None
    of: str | None = None
    rule: Rule | None = None
    counting: Counting | None = None

    FIELDS: ClassVar[Fields] = {Label: ("start", "end", "tier", "phase"), **PLACES}

    def column_types(self) -> Mapping[str, Any]:
        types = dict(super().column_types())
        if self.of is None:
            for name in _SIDES:
                del types[name]
        return types

    def title(self, lang: Lang) -> str:
        parts = [in_lang(("Pôles par année", "Poles by year"), lang)]
        if self.carry_to is not None:
            day = self.carry_to
            told = f"ramenés à ceux du {day}", f"carried to those of {day}"
            parts.append(in_lang(told, lang))
        if self.map_on is not None:
            parts.append(map_text(self.map_on, lang))
        if self.of is not None:
            parts.append(in_lang(("aides", "grants"), lang) if self.rule else self.of)
        if self.rule is not None:
            parts.append(in_lang(RULES[self.rule], lang))
        if self.counting is not None:
            parts.append(in_lang(COUNTING[self.counting], lang))
        return joined(parts)

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        def region(row: PoleYear) -> str:
            return group_text(row.region, "region", self.map_on or row.day, self.tables, lang)

        yield GridColumn(in_lang(GROUPS["year"], lang), cell=lambda row: str(row.year))
        yield GridColumn(in_lang(GROUPS["pole"], lang), cell=lambda row: row.name)
        yield GridColumn(in_lang(GROUPS["tier"], lang), cell=lambda row: value_text(row.tier, lang))
        yield GridColumn(in_lang(GROUPS["phase"], lang), cell=lambda row: str(row.phase))
        yield GridColumn(in_lang(GROUPS["region"], lang), cell=region)
        yield GridColumn(in_lang(("jours", "days"), lang), True, lambda row: str(row.days))
        if self.rule is not None:
            money = in_lang(("montant", "amount"), lang)
            yield GridColumn(money, True, partial(_euros, side="amount", lang=lang))
        elif self.of is not None:
            low, high = ("au moins", "at least"), ("au plus", "at most")
            yield GridColumn(in_lang(low, lang), True, partial(_euros, side="low", lang=lang))
            yield GridColumn(in_lang(high, lang), True, partial(_euros, side="high", lang=lang))


_SIDES = ("amount", "low", "high")


def _euros(row: PoleYear, side: str, lang: Lang) -> str:
    """An amount to the cent; dots where nothing limits it."""
    value: Decimal | None = getattr(row, side)
    return "…" if value is None else euros_in_full(value, lang)


def panel(  # noqa: PLR0913 - the rules of a panel, each by its name
    policy: Policy,
    years: Iterable[int],
    *,
    map_on: date | str | None = None,
    carry_to: date | str | None = None,
    amounts: Iterable[Grant] | Box | None = None,
    rule: Rule | None = None,
    counting: Counting | None = None,
) -> Panel:
    """A row for each pole and year in which it held a label on some day, as regressions need them.

    What it was like is said of the last day of the year on which it held one. Regions are those of
    that day, or with ``map_on`` of the map of another day. With ``carry_to``, a pole counts as the
    one that stands for it on that day, after mergers and splits: poles that merged are one row a
    year, and one that was split is in the rows of each of its heirs; who ended without an heir
    stays. A label without a known holder is left out.

    ``amounts`` are grants, of which each row has the exact sum, by the ``rule`` of
    :func:`~poles.spread` over years and ``counting="full"`` or ``"fractional"`` among poles, as in
    :func:`~poles.share`; or a box, whose money of that pole and year is bounded for each row,
    which takes a while. A grant in a year in which its pole held no label is left out.

    >>> import poles
    >>> policy = poles.load_policy()
    >>> found = poles.panel(policy, range(2015, 2018), carry_to="2024-01-08")
    >>> [(row.year, len(row.poles)) for row in found if row.pole == "alpha-rlh"]
    [(2015, 2), (2016, 2), (2017, 1)]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what are no years, a rule where
    none is needed or none where one is, a box of poles or a period of its own, and what
    :func:`~poles.spread`, :func:`~poles.share` and :func:`~poles.add_up` refuse;
    :class:`~poles.OutOfCoverage` for a year about which nothing is known.
    """
    refuse_other(policy)
    asked = _years(years, policy)
    map_day = None if map_on is None else as_day(map_on)
    if map_day is not None:
        refuse_maps({map_day}, policy.tables)
    to = None if carry_to is None else policy.on(carry_to).day
    _refuse_rules(amounts, rule, counting)
    heirs = cache(lambda pole: _heirs(pole, policy, to))
    held: defaultdict[_Key, list[Tenure]] = defaultdict(list)
    for label in policy.labels:
        for one in map(partial(Tenure.of, label), label.holders):
            for key in product(filter(one.in_year, asked), heirs(one.poles[0])):
                held[key].append(one)
    rows = {key: _row(key, held[key], policy.tables, map_day, to) for key in sorted(held)}
    left_out = [
        LeftOut(label, Omission.HOLDER)
        for label in policy.labels
        if not label.holders and any(map(Tenure.of(label).in_year, asked))
    ]
    if isinstance(amounts, Box):
        rows = {key: _bounded(row, amounts, policy) for key, row in rows.items()}
    elif amounts is not None:
        grants = Grants(amounts, policy.tables)
        sums = _sums(grants, heirs, rule, counting)
        found = {(row.year, row.group): row for row in sums}
        rows = {key: _summed(row, found.get(key), grants) for key, row in rows.items()}
        left_out += (attrs.evolve(one, record=grants[one.id]) for one in sums.left_out)
        left_out += (
            LeftOut(grants[one.id], Omission.LABEL)
            for key, row in found.items()
            if row.year in asked and key not in rows
            for one in row.because
            if isinstance(one, Grant)
        )
    return Panel(
        rows=tuple(rows.values()),
        left_out=tuple(dict.fromkeys(left_out)),
        tables=policy.tables,
        map_on=map_day,
        carry_to=to,
        of=None if amounts is None else amounts.codes if isinstance(amounts, Box) else "grants",
        rule=rule,
        counting=counting,
    )


# A year and a pole.
_Key: TypeAlias = tuple[int, str]
# Gives the poles that stand for one.
_Heirs: TypeAlias = Callable[[str], tuple[str, ...]]


def _years(years: Iterable[int], policy: Policy) -> tuple[int, ...]:
    """The years asked about, in their order, each with a day about which something is known."""
    found = tuple(years) if isinstance(years, Iterable) else ()
    if not found or not all(type(year) is int and MINYEAR <= year <= MAXYEAR for year in found):
        hint = "Say range(2013, 2019), or [2012, 2018]."
        raise InvalidQuestion(f"years={years!r}", "whole numbers, one a year", hint)
    first, last = policy.coverage
    for year in found:
        if year < first.year:
            raise OutOfCoverage(date(year, 12, 31), first, last)
        if year > last.year:
            raise OutOfCoverage(date(year, 1, 1), first, last)
    return tuple(sorted(set(found)))


def _refuse_rules(amounts: object, rule: object, counting: object) -> None:
    """Refuse grants without rules, rules without grants, and a box that is cut as a panel is."""
    given = {"rule": rule, "counting": counting}
    rules = [f"{name}={value!r}" for name, value in given.items() if value is not None]
    if amounts is None or isinstance(amounts, Box):
        if rules:
            hint = "Leave it out, or give grants: their years and poles need a rule."
            raise InvalidQuestion(joined(rules), "amounts= that are grants", hint)
    elif len(rules) < len(given):
        hint = 'Say rule="start", counting="fractional", or others: rules differ.'
        raise InvalidQuestion("amounts= that are grants", "rule= and counting= beside them", hint)
    if isinstance(amounts, Box) and (amounts.poles or amounts.period is not None):
        hint = "Leave both out: each row is about its own pole and year."
        raise InvalidQuestion("a box with poles or a period", "a box without", hint)


def _heirs(pole: str, policy: Policy, to: date | None) -> tuple[str, ...]:
    """The poles that stand for one on the day to carry to; itself where it ended without heir."""
    return (pole,) if to is None else heirs_on(pole, policy.events, to) or (pole,)


def _row(
    key: _Key, held: list[Tenure], tables: Tables, map_day: date | None, to: date | None
) -> PoleYear:
    """A row, without money."""
    year, pole = key[0], tables.poles[key[1]]
    days = {day for one in held for day in one.days_in(year)}
    day = date.fromordinal(max(days))
    poles = tuple(sorted({key for one in held for key in one.poles}))
    labels = {one.label.id: one.label for one in held}
    days_of = {of: max(one.last_in(year) for one in held if of in one.poles) for of in poles}
    at_last = [one for one in held if all(one.last_in(year) == days_of[of] for of in one.poles)]
    # Of several labels of a pole, as on the day itself: the first that has one.
    tiers = {
        next((one.label.tier for one in at_last if of in one.poles and one.label.tier), None)
        for of in poles
    }
    seen = to or day
    (region, seat), *_ = seated(pole, seen, map_day or seen, tables).items()
    places = {
        place: records
        for one in at_last
        for holder in one.holders
        for place, records in _covered(holder, one.last_in(year), map_day, tables)
    }
    return PoleYear(
        year=year,
        pole=pole.id,
        name=pole.name_on(seen) or pole.name,
        poles=poles,
        labels=tuple(sorted(labels)),
        tier=next((tier for tier in Tier if tier in tiers), None),
        phase=max(one.label.phase for one in at_last),
        sector=pole.sector,
        region=None if region is None else str(region),
        regions=tuple(sorted(places)),
        day=day,
        days=len(days),
        because=tuple(
            dict.fromkeys(
                (
                    *labels.values(),
                    *(holder for one in held for holder in one.holders),
                    pole,
                    *seat,
                    *(record for records in places.values() for record in records),
                )
            )
        ),
    )


def _covered(
    holder: Holder, day: date, map_day: date | None, tables: Tables
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """The regions that a holder of a label covers, as far as they are known."""
    found = covered(tables.poles[holder.pole], day, map_day or day, tables)
    for place, records in found.items():
        if place is not None:
            yield str(place), records


# Money


def _bounded(row: PoleYear, box: Box, policy: Policy) -> PoleYear:
    """A row with the bounds of the money of its poles in its year."""
    of = attrs.evolve(box, poles=row.poles, period=f"{row.year:04}")
    found = bounds(policy.funding, of)
    proof = (one for step in found.because for one in step.statements)
    because = tuple(dict.fromkeys((*row.because, *proof)))
    return attrs.evolve(row, low=found.low, high=found.high, because=because)


def _sums(grants: Grants, heirs: _Heirs, rule: Rule | None, counting: Counting | None) -> Amounts:
    """The sums of grants by year and pole, of those that stand for the poles of each."""
    carried = (
        attrs.evolve(one, poles=tuple(dict.fromkeys(chain.from_iterable(map(heirs, one.poles)))))
        for one in grants
    )
    yearly: Any = spread(Grants(carried, grants.tables), rule=rule)  # type: ignore[arg-type]  # refused there
    return add_up(share(yearly, by="pole", counting=counting))  # type: ignore[arg-type]  # refused there


def _summed(row: PoleYear, of: Amount | None, grants: Grants) -> PoleYear:
    """A row with the sum of its grants; of a list that has none of it, nothing."""
    amount = Decimal("0.00") if of is None else of.low
    summed = () if of is None else (one.id for one in of.because if isinstance(one, Grant))
    because = tuple(dict.fromkeys((*row.because, *(grants[key] for key in summed))))
    return attrs.evolve(row, amount=amount, low=amount, high=amount, because=because)
