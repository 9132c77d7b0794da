"""A program whose claims may give way: by how much they must is their gap."""

from collections.abc import Collection, Iterator

import attrs

from .program import LinearRow, Part, Program, matrix_columns
from .solver import Solver

# What it costs to miss claims that are to hold, against others: at first, and looked at again.
_HELD, _HELD_AGAIN = 10**4, 10**6
# What it then costs to miss a claim that was not missed at all, against the one missed most.
_NOT_MISSED = 100
# What is no miss, where the largest side is 1,000.
_NONE = 1e-11


def elastic_of(program: Program, part: Part) -> tuple[Program, int]:
    """The program of a part with one more column, by which all sides of its claims may give way,
    and the number of that column.

    What infeasible claims must give way at least has a dual certificate that is one of their
    infeasibility, by Farkas' lemma.
    """
    give = len(program.columns)
    rows: list[LinearRow] = []
    for stated in map(program.rows.__getitem__, part.rows):
        if stated.claim is None:
            rows.append(stated)
            continue
        for side, sign in stated.sides:
            low, high = (side, None) if sign == 1 else (None, side)
            entries = (*stated.entries, (give, sign * stated.scale))
            rows.append(attrs.evolve(stated, entries=entries, low=low, high=high))
    # mutants survive: no question is asked of this program, and no column after the last exists.
    return Program(tuple(rows), matrix_columns(rows, give + 1), (), ()), give


class Misses:
    """By how much some claims of a part must be missed, each by itself.

    How much claims are missed by at least, all together, is the gap of the widest conflict among
    them, whose multipliers are no more than 1: by duality.
    """

    def __init__(self, program: Program, part: Part) -> None:
        self._claim: dict[int, int] = {}
        rows = list(self._rows(program, part))
        columns = matrix_columns(rows, len(program.columns) + len(self._claim))
        touched = (*part.columns, *self._claim)
        elastic = Program(tuple(rows), columns, (), ())
        self._solver = Solver(elastic, Part(tuple(range(len(rows))), touched))

    def _rows(self, program: Program, part: Part) -> Iterator[LinearRow]:
        for stated in map(program.rows.__getitem__, part.rows):
            if stated.claim is None:
                yield stated
                continue
            more = []
            for side, sign in stated.sides:
                # No amount is less than nothing.
                if side or sign == -1 or stated.ratio:
                    column = len(program.columns) + len(self._claim)
                    self._claim[column] = stated.claim
                    more.append((column, sign * stated.scale))
            yield attrs.evolve(stated, entries=(*stated.entries, *more))

    def least(self, held: Collection[int]) -> dict[int, float]:
        """By how much claims are missed where those held are missed as little as can be, and then
        others: few of them, as those missed much are let off. E. J. Candès, M. B. Wakin, S. P. Boyd
        (2008), "Enhancing sparsity by reweighted ℓ1 minimization", Journal of Fourier Analysis and
        Applications 14, 877-905.
        """
        dear = {column for column, claim in self._claim.items() if claim in held}
        missed = self._missed({column: _HELD if column in dear else 1 for column in self._claim})
        most = max(missed.values()) or 1.0
        prices = {
            column: round(_NOT_MISSED / (1 + (_NOT_MISSED - 1) * much / most))
            for column, much in missed.items()
        }
        missed = self._missed(prices | dict.fromkeys(dear, _HELD_AGAIN))
        found: dict[int, float] = {}
        for column, much in missed.items():
            if much > _NONE:
                claim = self._claim[column]
                found[claim] = found.get(claim, 0.0) + much
        return found

    def _missed(self, costs: dict[int, int]) -> dict[int, float]:
        self._solver.solve(costs)
        return dict(zip(costs, self._solver.values(costs), strict=True))
