"""Searches for smallest sets: of claims that meet all conflicts, and of claims that conflict."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .admission import claims_in, clash_within, narrowed
from .program import Part, Program
from .solver import SCALE, highs, quiet

__all__ = ["meeting", "smallest_clashes"]

_GAP = 1e-4
"""The narrowest gap that is searched for, where the largest side is ``SCALE``."""
_LATE = 1e-3
"""What it costs to choose the last claim, against a gap of 1 where the largest side is ``SCALE``.
"""


def meeting(known: Sequence[frozenset[int]], kept: Collection[int]) -> frozenset[int] | None:
    """A smallest set that meets all of some sets without any of the claims that are kept; ``None``
    where there is none.
    """
    sets = [one.difference(kept) for one in known]
    if not all(sets):
        return None
    if not sets:
        return frozenset()
    members = sorted(frozenset().union(*sets))
    place = {member: number for number, member in enumerate(members)}
    choice = _Choice(len(members))
    for one in sets:
        choice.require([(place[member], 1.0) for member in sorted(one)], least=1.0)
    values = choice.cheapest(dict.fromkeys(range(len(members)), 1.0))
    return None if values is None else frozenset(_chosen(members, values))


def _chosen(members: Sequence[int], values: Sequence[float]) -> list[int]:
    """Those of some members whose choice, the first values, is yes."""
    return [member for number, member in enumerate(members) if round(values[number])]


def smallest_clashes(
    program: Program, part: Part, consistent: frozenset[int], one: int, limit: int
) -> list[list[int]]:
    """Up to ``limit`` smallest conflicts of a claim with some that are consistent, the widest gap
    first.
    """
    found = _pairs(program, consistent, one)
    if len(found) >= limit:
        return found[:limit]
    claims = sorted({*consistent, one})
    search = _Search(program, narrowed(program, part, claims), one, found)
    while len(found) < limit and (chosen := search.widest()):
        found.append(clash_within(program, part, chosen))
        search.exclude(found[-1])
    # A gap too narrow for a search in floating point is still a conflict.
    return found or [clash_within(program, part, claims)]


def _pairs(program: Program, consistent: frozenset[int], one: int) -> list[list[int]]:
    """The single claims that another cannot stand beside: one box holds the other and less money,
    the widest gap first.
    """
    gaps = []
    for other in consistent:
        for inner, outer in ((one, other), (other, one)):
            low, high = program.rows[inner].low, program.rows[outer].high
            if (
                low is not None
                and high is not None
                and low > high
                and _holds(program, outer, inner)
            ):
                gaps.append((high - low, other))
    return [sorted([one, other]) for _, other in sorted(gaps)]


def _holds(program: Program, outer: int, inner: int) -> bool:
    """Whether all money of one claim's box is money of another's."""
    inside = {column for column, _ in program.rows[outer].entries}

    def held(column: int) -> bool:
        stated = (program.rows[row] for row, sign in program.columns[column] if sign == 1)
        links = (row for row in stated if row.claim is None and not row.union)
        return column in inside or any(
            all(held(upper) for upper, sign in row.entries if sign == -1) for row in links
        )

    return all(held(column) for column, _ in program.rows[inner].entries)


class _Search:
    """Sets of three or more claims, one given among them, that cannot all be true.

    By Farkas' lemma they have multipliers of lower and upper sides by which all money is counted at
    most zero times and which yet leave a gap.
    """

    def __init__(
        self, program: Program, part: Part, one: int, pairs: Sequence[Sequence[int]]
    ) -> None:
        self._claims = claims_in(program, part.rows)
        self._place = {claim: number for number, claim in enumerate(self._claims)}
        self._choice = _Choice(len(self._claims))
        self._gap: list[tuple[int, float]] = []
        unit = (
            float(
                max(
                    side
                    for row in part.rows
                    for side in (program.rows[row].low, program.rows[row].high)
                    if side
                )
            )
            / SCALE
        )
        counted: dict[int, list[tuple[int, float]]] = {column: [] for column in part.columns}
        for row in part.rows:
            stated = program.rows[row]
            for side, sign in ((stated.low, 1), (stated.high, -1)):
                if side is None:
                    continue
                multiplier = self._choice.amount()
                if side:
                    self._gap.append((multiplier, sign * float(side) / unit))
                for column, coefficient in stated.entries:
                    counted[column].append((multiplier, float(sign * coefficient)))
                if stated.claim is not None:
                    self._choice.require(
                        [(multiplier, 1.0), (self._place[stated.claim], -1.0)], most=0.0
                    )
        for terms in counted.values():
            self._choice.require(terms, most=0.0)
        self._choice.require(self._gap, least=_GAP)
        # Conflicts of two are all known without a search.
        for pair in pairs:
            self.exclude(pair)
        self._choice.require([(number, 1.0) for number in range(len(self._claims))], least=3.0)
        self._choice.require([(self._place[one], 1.0)], least=1.0)

    def exclude(self, clash: Sequence[int]) -> None:
        """Never again choose all of some claims."""
        self._choice.require([(self._place[claim], 1.0) for claim in clash], most=len(clash) - 1.0)

    def widest(self) -> list[int] | None:
        """As few claims as can be, with the widest gap for so few; ``None`` where there are none."""
        cost = dict.fromkeys(range(len(self._claims)), 1.0)
        values = self._choice.cheapest(cost)
        if values is None:
            return None
        fewest = round(sum(values[: len(self._claims)]))
        # Of equal gaps, that of the claims admitted first, so that the answer is the same
        # everywhere.
        late = {number: _LATE * number / len(self._claims) for number in range(len(self._claims))}
        gap = {multiplier: -weight for multiplier, weight in self._gap}
        values = self._choice.cheapest(late | gap, (cost, float(fewest))) or values
        return _chosen(self._claims, values)


class _Choice:
    """A small program of yes-or-no choices and multipliers from 0 to 1."""

    def __init__(self, choices: int) -> None:
        self._highspy = highs()
        self._solver = quiet(self._highspy)
        self._solver.setOptionValue("presolve", "on")
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
        self._count = 0
        for _ in range(choices):
            self._solver.addVar(0.0, 1.0)
            self._solver.changeColIntegrality(self._count, self._highspy.HighsVarType.kInteger)
            self._count += 1

    def amount(self) -> int:
        """One more multiplier, and its number."""
        self._solver.addVar(0.0, 1.0)
        self._count += 1
        return self._count - 1

    def require(
        self,
        terms: Sequence[tuple[int, float]],
        *,
        least: float | None = None,
        most: float | None = None,
    ) -> None:
        """That a sum is at least or at most so much."""
        infinity = self._highspy.kHighsInf
        self._solver.addRow(
            -infinity if least is None else least,
            infinity if most is None else most,
            len(terms),
            [place for place, _ in terms],
            [weight for _, weight in terms],
        )

    def cheapest(
        self, costs: dict[int, float], within: tuple[dict[int, float], float] | None = None
    ) -> list[float] | None:
        """The values of all choices and multipliers that cost least; ``None`` where none satisfy
        what is required.

        ``within`` is one more sum, and the most that it may be this time.
        """
        for number in range(self._count):
            self._solver.changeColCost(number, costs.get(number, 0.0))
        if within is not None:
            self.require(list(within[0].items()), most=within[1])
        self._solver.run()
        found = self._solver.getModelStatus() == self._highspy.HighsModelStatus.kOptimal
        values = list(self._solver.getSolution().col_value) if found else None
        if within is not None:
            self._solver.deleteRows(1, [self._solver.getNumRow() - 1])
        return values
