"""Each statement's figure against what the others imply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from statistics import median
from typing import Any

import attrs

from poles.model import EXACT, Basis, FundingRecord, Lang, Ledger
from poles.model.findings import Findings
from poles.objects import Pickled

from .admission import admit
from .answers import euros, refuse_other
from .box import WHOLE, Kind, kinds_of
from .claims import Claim, Order, claims_of
from .program import build
from .prover import Prover, rows_of
from .space import EVER, Space

__all__ = ["Check", "CrossCheck", "cross_check"]

NARROW = Fraction(1, 10)


@attrs.frozen
class Check(Pickled):
    """A statement's ``figure`` in euros, as printed, and the interval ``low`` to ``high`` that all
    statements that say otherwise imply of its box.

    ``statements`` are all that make the same claim; ``as_read`` marks the inferred reading of their
    box. ``high`` is ``None`` where nothing limits it.
    """

    statements: tuple[FundingRecord, ...]
    figure: Decimal
    low: Decimal
    high: Decimal | None
    as_read: bool = False

    @property
    def statement(self) -> FundingRecord:
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
        the figure is zero and outside.
        """
        over = 0 if self.high is None else self.figure - self.high
        off = max(self.low - self.figure, over, Decimal(0))
        return float(off / (self.figure or off)) if off else 0.0

    def text(self, lang: Lang = "en") -> str:
        """The figure, the interval and the miss; notebooks show the same as HTML.

        >>> import poles
        >>> print(poles.cross_check(poles.load_funding(), basis="paid")[0].text())
        statement              figure  the others   miss
        exo-paid-2006  about €600,000      €0 – …  0.00%
        """
        from poles.show.disagreement import check_text

        return check_text(self, lang)

    def _repr_html_(self) -> str:
        from poles.show.disagreement import check_html

        return check_html(self)


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

    def text(self, lang: Lang = "en", *, rows: int | None = None) -> str:
        """Each narrow check as a line: figure against interval, and the median miss.

        All of it, or the first and the last lines, ``rows`` together. Notebooks show
        ``text(rows=40)`` as HTML.
        """
        from poles.show.disagreement import checks_text

        return checks_text(self, lang, rows)

    def _repr_html_(self) -> str:
        from poles.show.disagreement import checks_html

        return checks_html(self)


def cross_check(
    ledger: Ledger,
    basis: Basis | str | None = None,
    *,
    inferred: bool = True,
    order: Order | None = None,
) -> CrossCheck:
    """Each statement's figure against the interval that the other statements imply for its box, by
    basis or for all.

    Statements that make the same claim are left out together. Of the others, those are believed
    that the order of admission would admit without them.

    >>> import poles
    >>> found = poles.cross_check(poles.load_funding(), basis="paid")
    >>> found
    <CrossCheck: 13 figures, 0 against a narrow interval, median miss None>
    """
    refuse_other(ledger)
    kinds = kinds_of(ledger, basis)
    found = chain.from_iterable(
        _checks(ledger, kind, inferred=inferred, order=order) for kind in kinds
    )
    return CrossCheck(tuple(found))


def _checks(ledger: Ledger, kind: Kind, *, inferred: bool, order: Order | None) -> Iterator[Check]:
    space = Space(ledger)
    claims = claims_of(ledger, space, kind, inferred=inferred, order=order).admissible
    # A reading of a whole box is checked against the money of its calls, where it means all of it.
    whole = (
        number for number, claim in enumerate(claims) if claim.as_read and claim.slice == WHOLE
    )
    read = [
        number for number in whole if claims[number].extent.whole == claims[number].extent.calls
    ]
    calls = [
        claims[number].extent._replace(first=EVER[0], last=EVER[1], whole=None) for number in read
    ]
    program = build(space, claims, calls, layered=True)
    admission = admit(program)
    usual = Prover(program, rows_of(program, admission.admitted))
    for number, (claim, same) in enumerate(zip(claims, _same(claims), strict=True)):
        prover = usual
        # Only where it keeps others out can its absence let them in.
        if any(not same.isdisjoint(others) for others in admission.refused.values()):
            without = admit(program, same, admission)
            if without.admitted != admission.admitted - same:
                prover = Prover(program, rows_of(program, without.admitted))
        if not claim.as_read:
            least = most = frozenset(column for column, _ in program.rows[number].entries)
        elif number in read:
            least, most = program.least[read.index(number)], program.most[read.index(number)]
        else:
            continue
        low, high = prover.least(least, same), prover.most(most, same)
        statement = claim.statements[0]
        figure = EXACT.multiply(
            statement.amount, Decimal(statement.years if statement.per_year else 1)
        )
        yield Check(
            claim.statements,
            figure,
            euros(low[0], up=False),
            high and euros(high[0], up=True),
            claim.as_read,
        )


def _same(claims: Sequence[Claim]) -> list[frozenset[int]]:
    """For each claim, those that nobody but its statements make, such as the box as printed and as
    read.
    """
    stating: dict[str, set[int]] = defaultdict(set)
    makers = [{statement.id for statement in claim.statements} for claim in claims]
    for number, ids in enumerate(makers):
        for key in ids:
            stating[key].add(number)
    return [
        frozenset(other for key in ids for other in stating[key] if makers[other] <= ids)
        for ids in makers
    ]
