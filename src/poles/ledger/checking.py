"""Each statement's figure against what the others imply."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from statistics import median
from typing import Any, cast

import attrs

from poles.model import (
    Basis,
    BasisCode,
    Findings,
    FundingRecord,
    Ledger,
    Ratio,
    Stated,
    figure_text,
    number_text,
)
from poles.text import (
    EXACT,
    Answer,
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    in_lang,
    percent,
    plural,
)

from .admission import admit
from .answers import refuse_other
from .beliefs import evidence_of
from .box import WHOLE, Box, Kind, kinds_of
from .call_cells import EVER
from .claims import Claim, Order
from .extents import Extent
from .granted import granted
from .prepared import prepared
from .program import Program, build
from .prover import Prover, cents_down, cents_up
from .quotient import quotient
from .readmission import Readmission
from .steps import READ

NARROW = Fraction(1, 10)
_MILLION = 10**6


@attrs.frozen
class Check(Answer):
    """A statement's ``figure`` in euros, as printed (of a range its lower end), and the interval
    ``low`` to ``high`` that all statements that say otherwise imply of its box. Of a ratio these
    are numbers: how many times the money of the other box that of its box is.

    ``statements`` are all that make the same claim; ``as_read`` marks the inferred reading of their
    box. ``high`` is ``None`` where nothing limits it.
    """

    statements: tuple[Stated, ...]
    figure: Decimal
    low: Decimal
    high: Decimal | None
    as_read: bool = False

    @property
    def statement(self) -> Stated:
        """The first of the statements that say the same."""
        return self.statements[0]

    @property
    def narrow(self) -> bool:
        """Whether the interval is narrower than a tenth of its upper end."""
        return self.high is not None and (
            self.high == self.low or Fraction(self.high - self.low) < NARROW * Fraction(self.high)
        )

    @property
    def miss(self) -> float:
        """How far the figure is outside the interval, as a share of the figure; 0 inside, 1 where
        the figure is zero and outside. A ceiling, or a cost of projects, is outside only where the
        others imply more, a range where they imply less than both of its ends or more; so is an
        amount of years of which nobody knows how many they are.
        """
        said = self.statement
        least, most = (self.figure + side - figure_of(said) for side in said.printed)
        over = 0 if self.high is None else least - self.high
        off = max(self.low - most, over, Decimal(0))
        return float(off / (self.figure or off)) if off else 0.0

    def to_card(self, lang: Lang = "en") -> Card:
        return Card("", (_grid([self], lang),))


@attrs.frozen(repr=False)
class CrossCheck(Findings[Check]):
    """The checks of a ledger, as a sequence; ``narrow`` are those in which the others imply an
    interval narrower than a tenth.
    """

    @property
    def narrow(self) -> tuple[Check, ...]:
        """The checks that tell something, the widest miss first."""
        return tuple(
            sorted(
                (check for check in self if check.narrow),
                key=lambda check: (-check.miss, check.statement.id),
            )
        )

    @property
    def median_miss(self) -> float | None:
        """The median of the misses of the narrow checks; ``None`` without any."""
        return median(check.miss for check in self.narrow) if self.narrow else None

    def __repr__(self) -> str:
        narrow = f"{len(self.narrow)} against a narrow interval, median miss {self.median_miss}"
        return f"<CrossCheck: {len(self)} figures, {narrow}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each check as a new ``dict``: its first ``statement``, ``figure``, ``low``, ``high``,
        ``narrow``, ``miss``, ``as_read``, and the ids of all ``statements`` that make the same
        claim.
        """
        return [
            {
                "statement": row.statement.id,
                "figure": row.figure,
                "low": row.low,
                "high": row.high,
                "narrow": row.narrow,
                "miss": row.miss,
                "as_read": row.as_read,
                "statements": [statement.id for statement in row.statements],
            }
            for row in self.rows
        ]

    def column_types(self) -> Mapping[str, Any]:
        return _COLUMN_TYPES

    def to_card(self, lang: Lang = "en") -> Card:
        return Card("", (_grid(self.narrow, lang), self._median_text(lang)))

    def _median_text(self, lang: Lang) -> str:
        if self.median_miss is None:
            return in_lang(("Aucun intervalle étroit.", "No narrow interval."), lang)
        count = plural(len(self.narrow), *_FIGURE, lang)
        share = percent(self.median_miss, lang)
        told = (
            f"Écart médian : {share}, sur {count} face à un intervalle de moins de 10 %.",
            f"Median miss: {share}, over {count} against an interval narrower than 10%.",
        )
        return in_lang(told, lang)


_COLUMN_TYPES = {
    "statement": str,
    "figure": Decimal,
    "low": Decimal,
    "high": Decimal,
    "narrow": bool,
    "miss": float,
    "as_read": bool,
    "statements": tuple[str, ...],
}
_FIGURE: tuple[Bilingual, Bilingual] = ("chiffre", "figure"), ("chiffres", "figures")
_HEAD: tuple[Bilingual, ...] = (
    ("énoncé", "statement"),
    ("chiffre", "figure"),
    ("les autres", "the others"),
    ("écart", "miss"),
)


def _grid(checks: Iterable[Check], lang: Lang) -> Grid:

    columns = tuple(
        GridColumn(in_lang(title, lang), place > 0) for place, title in enumerate(_HEAD)
    )
    return Grid(columns, [_cells(check, lang) for check in checks], keyed=True)


def _cells(check: Check, lang: Lang) -> tuple[str, str, str, str]:
    name = check.statement.id + (in_lang(READ, lang) if check.as_read else "")
    said = check.statement
    high = "…" if check.high is None else number_text(check.high, said, lang)
    interval = f"{number_text(check.low, said, lang)} – {high}"
    return name, figure_text(said, lang), interval, percent(check.miss, lang)


def cross_check(
    ledger: Ledger,
    basis: Basis | BasisCode | None = None,
    *,
    inferred: bool = True,
    order: Order | None = None,
) -> CrossCheck:
    """Each statement's figure against the interval that the other statements imply for its box, by
    basis or for all.

    Statements that make the same claim are left out together. Of the others, those are believed
    that the order of admission would admit without them. Numbers of ratios are rounded outward to a
    millionth.

    >>> import poles
    >>> found = poles.cross_check(poles.load_funding(), basis="paid")
    >>> found
    <CrossCheck: 13 figures, 0 against a narrow interval, median miss None>
    """
    refuse_other(ledger)
    usual = (basis, inferred, order) == (None, True, None)
    if usual and (known := prepared(ledger, "cross_check")) is not None:
        return cast("CrossCheck", known)
    found: list[Check] = []
    for kind in kinds_of(ledger, basis):
        found += _checks(ledger, kind, inferred=inferred, order=order)
    return CrossCheck(tuple(found))


@attrs.frozen(eq=False)
class _Figure:
    """What some statements say alike: the claims that they make of it, and all claims (``same``)
    that nobody but those who make these make, such as the box as printed and as read.
    """

    statements: tuple[Stated, ...]
    claims: tuple[int, ...]
    same: frozenset[int]


def _checks(ledger: Ledger, kind: Kind, *, inferred: bool, order: Order | None) -> Iterator[Check]:
    evidence = evidence_of(ledger, kind, inferred=inferred, order=order)
    stated = evidence.claims.admissible
    read = _read_wholly(stated)
    asked = [(extent, Box(basis=kind.basis, stage=kind.stage)) for extent in read.values()]
    claims = (*stated, *granted(evidence.space, evidence.datasets, stated, asked))
    program = build(evidence.space, claims, list(read.values()), apart=True)
    question = {number: place for place, number in enumerate(read)}
    admission = admit(program)
    every = admission.admitted | admission.refused.keys()
    prover = Prover(program, range(len(program.rows)), lightest=False)
    again = Readmission(prover, admission)
    for figure in _figures(stated):
        first, same = figure.claims[0], figure.same
        if claims[first].as_read and first not in question:
            continue
        without = every - again.without(same)
        if first in program.ratios:
            implied = quotient(prover, *program.ratios[first], without)
            yield _ratio_check(figure.statements, implied)
            continue
        if claims[first].as_read:
            least = program.least[question[first]]
            most = program.most[question[first]]
        else:
            least, most = (_columns(program, some) for some in _sides(figure, claims))
        low, high = prover.least(least, without), prover.most(most, without)
        yield Check(
            figure.statements,
            figure_of(figure.statements[0]),
            cents_down(low[0]),
            high and cents_up(high[0]),
            claims[first].as_read,
        )


def _columns(program: Program, claims: Sequence[int]) -> frozenset[int]:
    """The columns of some claims, which are those of their rows."""
    entries = chain.from_iterable(program.rows[number].entries for number in claims)
    return frozenset(column for column, _ in entries)


def _sides(figure: _Figure, claims: Sequence[Claim]) -> tuple[Sequence[int], Sequence[int]]:
    """The claims of whose money there is surely no more, and surely no less, than what a figure is
    of: these are others where a day of its time is not known.
    """
    numbers = figure.claims
    said = figure.statements[0]
    if not isinstance(said, FundingRecord) or not said.indefinite:
        return numbers, numbers
    longest = max(numbers, key=lambda n: claims[n].extent.last - claims[n].extent.first)
    return [number for number in numbers if number != longest], [longest]


def figure_of(statement: Stated) -> Decimal:
    """What a statement prints: a number, or for all its years an amount."""
    return statement.value if isinstance(statement, Ratio) else statement.whole


def _ratio_check(
    statements: tuple[Stated, ...], implied: tuple[Fraction, Fraction | None]
) -> Check:
    low, high = implied
    least = Decimal(floor(low * _MILLION)).scaleb(-6, EXACT)
    most = None if high is None else Decimal(ceil(high * _MILLION)).scaleb(-6, EXACT)
    return Check(statements, figure_of(statements[0]), least, most)


def _read_wholly(claims: Sequence[Claim]) -> dict[int, Extent]:
    """The readings that mean all money of their calls, with the extent of it, against which they
    are checked.
    """
    found = {}
    for number, claim in enumerate(claims):
        extent = claim.extent
        # mutants survive: of other claims, the questions asked are never looked at.
        if claim.as_read and claim.slice == WHOLE and extent.whole == extent.calls:
            found[number] = extent._replace(first=EVER[0], last=EVER[1], whole=None)
    return found


def _figures(claims: Sequence[Claim]) -> Iterator[_Figure]:
    """What statements say, in the order of the first claims of it; a reading is said by itself."""
    makers = [claim.makers for claim in claims]
    stating: dict[str, set[int]] = defaultdict(set)
    printed: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, claim in enumerate(claims):
        for key in makers[number]:
            stating[key].add(number)
            if not claim.as_read:
                printed[key] += (number,)
    for number, claim in enumerate(claims):
        alike: dict[tuple[int, ...], list[Stated]] = defaultdict(list)
        # Lists of grants are no part of these claims.
        for one in cast("tuple[Stated, ...]", claim.statements):
            alike[(number,) if claim.as_read else printed[one.id]].append(one)
        for numbers, statements in alike.items():
            if numbers[0] != number:
                continue
            ids = frozenset[str]().union(*(makers[other] for other in numbers))
            sharing = set[int]().union(*(stating[key] for key in ids))
            same = frozenset(other for other in sharing if makers[other] <= ids)
            yield _Figure(tuple(statements), numbers, same)
