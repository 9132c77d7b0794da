"""Public money that is made up to the cent, and what true statements about it say."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from poles.ledger.box import Box
from poles.model import (
    Basis,
    Beneficiary,
    Days,
    EdtfDate,
    FundingRecord,
    Instrument,
    Ledger,
    Period,
    Ratio,
    Stage,
    Wording,
    Yearly,
    not_a_ratio,
    years_within,
)
from poles.objects import Pickled
from poles.package.rows import natural

# What one euro may be of several of.
_SHARED = ("poles", "regions", "sectors", "beneficiaries")


@attrs.frozen(kw_only=True)
class Euros(Pickled):
    """Some euros, and all that is true of them: who gave them, with all that is above in the tree
    of funders, by one instrument, in one call or none, on a day.

    ``poles``, ``regions``, ``sectors`` and ``beneficiaries`` are all those that the euros went to.
    """

    amount: Decimal
    funders: tuple[str, ...]
    instrument: Instrument
    call: str | None
    day: date
    poles: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    beneficiaries: frozenset[Beneficiary] = frozenset()
    basis: Basis = Basis.AWARDED
    stage: Stage | None = None

    def within(self, box: Box) -> bool:
        """Whether these euros are in a box, by the definition of a box alone."""
        return (
            (self.basis, self.stage) == (box.basis, box.stage)
            and (not box.funders or not set(box.funders).isdisjoint(self.funders))
            and box.instrument in (None, self.instrument)
            and (not box.calls or self.call in box.calls)
            and (box.period is None or box.period.first <= self.day <= box.period.last)
            and all(
                not getattr(box, part) or not getattr(self, part).isdisjoint(getattr(box, part))
                for part in _SHARED
            )
        )


# What 0.1.0 called them, whose pickles find them by that name.
Grant = Euros


@attrs.frozen
class Truth(Pickled):
    """All the money there is, as ``grants`` of which none shares a euro with another."""

    grants: tuple[Euros, ...]

    def of(self, box: Box) -> Decimal:
        """The euros in a box, exactly.

        >>> import datetime, decimal, poles
        >>> from poles.strategies import Euros, Truth
        >>> some = Euros(
        ...     amount=decimal.Decimal(90),
        ...     funders=("fui", "state"),
        ...     instrument=poles.Instrument.OTHER,
        ...     call=None,
        ...     day=datetime.date(2007, 5, 1),
        ... )
        >>> truth = Truth((some, some))
        >>> truth.of(poles.Box(funders="state", basis="awarded"))
        Decimal('180')
        >>> truth.of(poles.Box(period="2008", basis="awarded"))
        Decimal('0')
        """
        return sum((grant.amount for grant in self.grants if grant.within(box)), Decimal(0))


@attrs.frozen
class LedgerWithTruth(Pickled):
    """A ledger, and the money that all its statements tell the truth about."""

    ledger: Ledger
    truth: Truth


# The finest unit that a data package may give.
CENT = Decimal("0.01")


def stated(  # noqa: PLR0913 - all that tells one statement of a box from another
    key: str,
    box: Box,
    truth: Decimal,
    *,
    wording: Wording = Wording.PLAIN,
    unit: Decimal = CENT,
    stage: Stage | None = None,
    yearly: Yearly | None = None,
    of_cost: bool = False,
) -> FundingRecord:
    """A statement that there is ``truth`` in a box, rounded to a unit as the wording has it;
    ``yearly``, the mean of the years of its period; ``of_cost``, that its projects cost so much.

    Nothing is rounded to zero, as zero is exact: then the unit is a cent.
    """
    several = _listed(box)
    said = FundingRecord(
        id=key,
        basis=box.basis,
        stage=stage if box.stage is None else box.stage,
        instrument=box.instrument,
        start=None if box.period is None else box.period.start,
        end=None if box.period is None else box.period.end,
        amount=truth,
        yearly=yearly,
        of_cost=of_cost,
        **several,
    )
    exact = Fraction(truth) / (1 if yearly is None else said.years)
    unit = unit if _rounded(exact, wording, unit) else CENT
    amount = _rounded(exact, wording, unit)
    to = amount + unit if wording is Wording.BETWEEN else None
    return attrs.evolve(said, amount=amount, amount_to=to, wording=wording, rounded_to=unit)


def stated_each(  # noqa: PLR0913 - as for one of all years
    key: str,
    box: Box,
    truth: Truth,
    *,
    wording: Wording = Wording.PLAIN,
    unit: Decimal = CENT,
    stage: Stage | None = None,
    calendar: bool = False,
) -> FundingRecord:
    """A statement of what there is in a box in each year of its period; where the years are not
    alike, as a range or as a ceiling.

    The years are those of the ``calendar``, or those from the first day on.
    """
    assert box.period is not None  # noqa: S101 - a yearly amount has a time
    years = years_within(box.period.first, box.period.last, calendar=calendar)
    whole, parts = ([truth.of(_in(box, days)) for days in some] for some in years)
    most = max([*whole, *parts], default=Decimal(0))
    least = min(whole, default=most)
    plainly = wording is Wording.AT_MOST or {*whole, *parts} <= {most}
    said = stated(
        key, box, most, wording=wording if plainly else Wording.PLAIN, unit=unit, stage=stage
    )
    if not plainly:
        said = attrs.evolve(
            said,
            wording=Wording.BETWEEN,
            amount=_rounded(Fraction(least), Wording.AT_LEAST, unit),
            amount_to=_rounded(Fraction(most), Wording.ALMOST, unit),
            rounded_to=unit,
        )
    return attrs.evolve(said, yearly=Yearly.EACH)


def _in(box: Box, days: Days) -> Box:
    return attrs.evolve(box, period=Period(*(EdtfDate(day.isoformat()) for day in days)))


# The finest unit of a ratio that a data package may give.
FINEST = Decimal("0.000001")


def related(  # noqa: PLR0913 - all that tells one ratio of two boxes from another
    key: str,
    of: Box,
    to: Box,
    truth: Truth,
    *,
    wording: Wording = Wording.PLAIN,
    unit: Decimal = FINEST,
) -> Ratio | None:
    """What the money of one box is in relation to that of another, rounded to a unit as the wording
    has it; ``None`` where there is no such number, or one that nobody would print.

    Nothing is rounded to zero, as zero is exact: then the unit is the finest one.
    """
    other = truth.of(to)
    if not other:
        return None
    exact = Fraction(truth.of(of)) / Fraction(other)
    unit = unit if _rounded(exact, wording, unit) else FINEST
    value = _rounded(exact, wording, unit)
    if not_a_ratio(value, wording, unit) or (exact and not value):
        return None
    of, to = (attrs.evolve(box, **_listed(box)) for box in (of, to))
    return Ratio(id=key, of=of, to=to, value=value, wording=wording, rounded_to=unit)


def _listed(box: Box) -> dict[str, Any]:
    """What a box lists, in the order of tables."""
    parts = ("funders", "calls", *_SHARED)
    return {part: tuple(sorted(getattr(box, part), key=natural)) for part in parts}


def _rounded(exact: Fraction, wording: Wording, unit: Decimal) -> Decimal:
    """A multiple of the unit for which the wording is true; for *about*, the one further away, as
    it supports a whole unit either way.
    """
    down, rest = divmod(exact, Fraction(unit))
    nearer_above = 2 * rest >= Fraction(unit)
    up = {
        Wording.PLAIN: nearer_above,
        Wording.ABOUT: rest > 0 and not nearer_above,
        Wording.ALMOST: rest > 0,
        Wording.AT_LEAST: False,
        # As near above the truth as can be, or below it where it is rounded down.
        Wording.AT_MOST: nearer_above,
        # Of a range the lower end, which may lie above the truth too.
        Wording.BETWEEN: nearer_above,
    }[wording]
    return (down + up) * unit
