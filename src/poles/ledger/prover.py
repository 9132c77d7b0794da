"""The bounds of sets of columns of one program, each proved in exact arithmetic."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from threading import RLock

from poles.errors import Unproved
from poles.text import EXACT

from .exact import Certificate, certified_bound
from .nested import tree_of
from .program import Part, Program, parts, unlimited
from .solver import Solver


def cents_down(value: Fraction) -> Decimal:
    """A fraction of euros as a decimal, rounded down to the cent."""
    return Decimal(floor(value * 100)).scaleb(-2, EXACT)


def cents_up(value: Fraction) -> Decimal:
    """A fraction of euros as a decimal, rounded up to the cent."""
    return Decimal(ceil(value * 100)).scaleb(-2, EXACT)


def rows_of(program: Program, claims: Collection[int]) -> frozenset[int]:
    """The rows of some claims, and those that hold whatever is claimed."""
    return frozenset(
        row
        for row, stated in enumerate(program.rows)
        if stated.claim is None or stated.claim in claims
    )


class Prover:
    """The bounds of sets of columns of one program, each proved in exact arithmetic; parts are
    looked at once and kept.
    """

    def __init__(self, program: Program, rows: Iterable[int]) -> None:
        self.program = program
        self.rows: frozenset[int] = frozenset(rows)
        self._parts: dict[int, Part] = {}
        for part in parts(program, self.rows, range(len(program.columns))):
            self._parts.update(dict.fromkeys(part.columns, part))
        self._solvers: dict[Part, Solver] = {}
        self._tangled: dict[Part, bool] = {}
        # A solver is aimed, and rows are let go, so one asks it after the other.
        self._turn = RLock()

    def least(
        self, columns: frozenset[int], without: Collection[int] = ()
    ) -> tuple[Fraction, Certificate]:
        """The least that the columns can be together, perhaps without some rows, and its
        certificate.
        """
        return self._extreme(columns, 1, without)

    def most(
        self, columns: frozenset[int], without: Collection[int] = ()
    ) -> tuple[Fraction, Certificate] | None:
        """The most that they can be; ``None`` where no row limits one of them. The certificate
        is that of the least of its negative.
        """
        if not self.limits(columns, without):
            return None
        value, certificate = self._extreme(columns, -1, without)
        return -value, certificate

    def bounds(
        self, inside: frozenset[int], reached: frozenset[int]
    ) -> tuple[Decimal, Decimal | None]:
        """The least of some columns and the most of others, rounded outward to the cent."""
        least, most = self.least(inside), self.most(reached)
        return cents_down(least[0]), None if most is None else cents_up(most[0])

    def limits(self, columns: frozenset[int], without: Collection[int] = ()) -> bool:
        """Whether rows keep each of the columns from growing for ever."""
        if not columns <= self._parts.keys():
            return False
        free = unlimited(self.program, self.rows.difference(without), columns)
        return all(
            self._limited_by_ratios(part, set(free).intersection(part.columns), without)
            for part in dict.fromkeys(map(self._parts.__getitem__, free))
        )

    def _limited_by_ratios(
        self, part: Part, columns: Collection[int], without: Collection[int]
    ) -> bool:
        """Whether ratios keep from growing for ever what nothing else does."""
        if not any(self.program.rows[row].ratio for row in set(part.rows).difference(without)):
            return False
        with self._solving(part, without) as solver:
            return solver.limits(columns)

    def fits(self, claims: Collection[int]) -> bool:
        """Whether some claims can be true beside all others."""
        for part in dict.fromkeys(self._parts.values()):
            if not any(row in claims for row in part.rows):
                continue
            if tree := tree_of(self.program, part):
                fits = tree.crowded() is None
            else:
                with self._solving(part, ()) as solver:
                    fits = solver.feasible()
            if not fits:
                return False
        return True

    def _is_tangled(self, part: Part, without: Collection[int]) -> bool:
        """Whether the rows of a part, all of them, overlap without being nested: then no question
        makes a tree of them.
        """
        if without:
            return False
        if part not in self._tangled:
            # mutants survive: it would be found again for each question, more slowly.
            self._tangled[part] = tree_of(self.program, part) is None
        return self._tangled[part]

    @contextmanager
    def _solving(self, part: Part, without: Collection[int]) -> Iterator[Solver]:
        """The solver of a part, for now without some rows."""
        with self._turn:
            if part not in self._solvers:
                self._solvers[part] = Solver(self.program, part)
            solver = self._solvers[part]
            let_go = set(without).intersection(part.rows)
            solver.drop(let_go)
            try:
                yield solver
            except BaseException:
                # It may have been interrupted with rows and columns that are not as stated.
                del self._solvers[part]
                raise
            solver.hold(let_go)

    def _extreme(
        self, columns: frozenset[int], cost: int, without: Collection[int]
    ) -> tuple[Fraction, Certificate]:
        """The least of the columns at a cost of 1 or -1 each."""
        value, certificate = Fraction(0), Certificate()
        touched = [self._parts[column] for column in columns if column in self._parts]
        for part in dict.fromkeys(touched):
            amount, rows = self._least(part, columns.intersection(part.columns), cost, set(without))
            value += amount
            certificate |= rows
        return value, certificate

    def _least(
        self, part: Part, wanted: frozenset[int], cost: int, without: set[int]
    ) -> tuple[Fraction, Certificate]:
        costs = dict.fromkeys(wanted, cost)
        held = Part(tuple(row for row in part.rows if row not in without), part.columns)
        if tree := None if self._is_tangled(part, without) else tree_of(self.program, held, wanted):
            side = tree.least(wanted) if cost == 1 else tree.most(wanted)
            assert side is not None  # noqa: S101 - see `unlimited`; for the type checkers
            if certified_bound(self.program, side[1], costs) != cost * side[0]:
                raise Unproved("a bound by sums and differences does not hold")
            return cost * side[0], side[1]
        with self._solving(part, without) as solver:
            return solver.least(costs)
