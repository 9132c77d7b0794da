"""The bounds of sets of columns of one program, each proved in exact arithmetic."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from threading import RLock

from poles.errors import Unproved
from poles.text import EXACT

from .exact import Certificate, certified_bound
from .limits import growing, unlimited
from .nested import Tree, crossing, tree_of
from .program import Part, Program, claims_in, parts
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
    """The bounds of sets of columns of one program, each proved in exact arithmetic, by the
    ``lightest`` proof or by any; parts are looked at once and kept.
    """

    def __init__(self, program: Program, rows: Iterable[int], *, lightest: bool = True) -> None:
        self.program = program
        self.rows: frozenset[int] = frozenset(rows)
        self._lightest = lightest
        self._parts: dict[int, Part] = {}
        for part in parts(program, self.rows, range(len(program.columns))):
            self._parts.update(dict.fromkeys(part.columns, part))
        self._trees: dict[Part, Tree | None] = {}
        # Some sets of rows of a part any of which no tree has.
        self._crossing: dict[Part, list[frozenset[int]]] = {}
        self._solvers: dict[Part, Solver] = {}
        # Columns of which it is known that some claim limits them by itself.
        self._limited: set[int] = set()
        # The columns of a part that grow for ever beside its ratios too.
        self._growing: dict[Part, frozenset[int]] = {}
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
        if without:
            asked = [column for column in columns if not self._capped(column, without)]
            rows = self.rows.difference(without)
            free = unlimited(self.program, rows, asked) if asked else []
        else:
            # What is known to be limited need not be looked for among all that is not.
            asked = [column for column in columns if column not in self._limited]
            self._limited.update(column for column in asked if self._capped(column, ()))
            free = [
                column
                for column in asked
                if column not in self._limited and column in self._unlimited
            ]
        return all(
            self._limited_by_ratios(part, set(free).intersection(part.columns), without)
            for part in dict.fromkeys(map(self._parts.__getitem__, free))
        )

    def _capped(self, column: int, without: Collection[int]) -> bool:
        """Whether some claim of an amount limits a column by itself."""
        return any(
            coefficient > 0
            and row in self.rows
            and row not in without
            and (stated := self.program.rows[row]).high is not None
            and stated.claim is not None
            and not stated.ratio
            for row, coefficient in self.program.columns[column]
        )

    @cached_property
    def _unlimited(self) -> frozenset[int]:
        """The columns that nothing limits but ratios, perhaps."""
        asked = [column for column in self._parts if not self._capped(column, ())]
        return frozenset(unlimited(self.program, self.rows, asked))

    def _limited_by_ratios(
        self, part: Part, columns: AbstractSet[int], without: Collection[int]
    ) -> bool:
        """Whether ratios keep from growing for ever what nothing else does."""
        if not any(self.program.rows[row].ratio for row in set(part.rows).difference(without)):
            return False
        rows = self.rows.difference(without)
        if any(growing(self.program, rows, self._unlimited, column) for column in columns):
            return False
        if part not in self._growing:
            left, grown = set(self._unlimited.intersection(part.columns)), set[int]()
            with self._solving(part, ()) as solver:
                while more := solver.growing(left):
                    grown |= more
                    left -= more
            self._growing[part] = frozenset(grown)
        # What grows beside all rows does so all the more without some.
        if not without or not columns.isdisjoint(self._growing[part]):
            return columns.isdisjoint(self._growing[part])
        with self._solving(part, without) as solver:
            return not solver.growing(columns)

    def fits(self, claims: Collection[int]) -> bool:
        """Whether some claims can be true beside all others."""
        return self.clash(claims) is None

    def clash(
        self, claims: Collection[int], without: Collection[int] = ()
    ) -> frozenset[int] | None:
        """Some of all claims, perhaps without some rows, that cannot all be true; ``None`` where
        some claims can be beside the others. Those of parts without any of these are not looked at.
        """
        for part in dict.fromkeys(self._parts.values()):
            if not any(row in claims for row in part.rows):
                continue
            if tree := self._tree(part, without):
                rows = tree.crowding()
            else:
                with self._solving(part, without) as solver:
                    rows = None if solver.feasible() else solver.infeasible_subset()
            if rows is not None:
                return frozenset(claims_in(self.program, rows))
        return None

    def _tree(self, part: Part, without: Collection[int] = ()) -> Tree | None:
        """The tree of the rows of a part, perhaps without some; ``None`` where they overlap without
        being nested.
        """
        if part not in self._trees:
            self._trees[part] = tree_of(self.program, part)
        tree = self._trees[part]
        if tree is not None and not without:
            return tree
        if tree is None and (not without or self._tangled(part, without)):
            return None
        held = Part(tuple(row for row in part.rows if row not in without), part.columns)
        return tree_of(self.program, held)

    def _tangled(self, part: Part, without: Collection[int]) -> bool:
        """Whether rows of a part overlap without being nested where it is without some others."""
        if part not in self._crossing:
            self._crossing[part] = crossing(self.program, part)
        return any(pair.isdisjoint(without) for pair in self._crossing[part])

    @contextmanager
    def _solving(self, part: Part, without: Collection[int]) -> Iterator[Solver]:
        """The solver of a part, for now without some rows."""
        with self._turn:
            if part not in self._solvers:
                self._solvers[part] = Solver(self.program, part, lightest=self._lightest)
            solver = self._solvers[part]
            try:
                solver.hold_all_but(without)
                yield solver
            except BaseException:
                # It may have been interrupted with rows and columns that are not as stated.
                del self._solvers[part]
                raise

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
        tree = self._tree(part, without)
        if tree is not None and (path := tree.path(wanted)):
            side = tree.least(path) if cost == 1 else tree.most(path)
            assert side is not None  # noqa: S101 - see `unlimited`; for the type checkers
            if certified_bound(self.program, side[1], costs) != cost * side[0]:
                raise Unproved("a bound by sums and differences does not hold")
            return cost * side[0], side[1]
        with self._solving(part, without) as solver:
            return solver.least(costs)
