"""Mixed-integer programs of a few choices, solved by HiGHS, and the hitting sets that they find."""

from collections.abc import Collection, Mapping, Sequence

from .highs import highs, quiet, run


class IntegerProgram:
    """Yes-or-no choices, numbered from 0, and what is required of them."""

    def __init__(self, choices: int) -> None:
        self._highspy = highs()
        self._solver = quiet(self._highspy, presolve="on")
        self._costs = [0.0] * choices
        for choice in range(choices):
            self._solver.addVar(0.0, 1.0)
            self._solver.changeColIntegrality(choice, self._highspy.HighsVarType.kInteger)

    def require(
        self,
        terms: Sequence[tuple[int, float]],
        *,
        least: float | None = None,
        most: float | None = None,
    ) -> None:
        """That a weighted sum of some choices is at least or at most so much."""
        infinity = self._highspy.kHighsInf
        self._solver.addRow(
            -infinity if least is None else least,
            infinity if most is None else most,
            len(terms),
            [number for number, _ in terms],
            [weight for _, weight in terms],
        )

    def fix(self, choice: int, value: bool) -> None:
        """Make a choice, whatever was chosen before."""
        self._solver.changeColBounds(choice, float(value), float(value))

    @property
    def required(self) -> int:
        """How many things are required."""
        return int(self._solver.getNumRow())

    def forget(self, first: int) -> None:
        """Require no longer what was required from a place on."""
        later = list(range(first, self.required))
        self._solver.deleteRows(len(later), later)

    def minimize(self, costs: Mapping[int, float]) -> list[float] | None:
        """The values of all choices that cost least; ``None`` where nothing is as required."""
        for number, before in enumerate(self._costs):
            self._costs[number] = cost = costs.get(number, 0.0)
            # mutants survive: a cost is set again to what it is.
            if cost != before:
                self._solver.changeColCost(number, cost)
        run(self._highspy, self._solver)
        found = self._solver.getModelStatus() == self._highspy.HighsModelStatus.kOptimal
        # mutants survive: where nothing is found the solver gives zeros, by which nothing is
        # chosen.
        return list(self._solver.getSolution().col_value) if found else None


class HittingSets:
    """The sets of least cost that have a member at least of each of some sets. The program of them
    is kept, and extended by each set that is found.
    """

    def __init__(self, costs: Mapping[int, float]) -> None:
        self._members = list(costs)
        self._place = {member: place for place, member in enumerate(self._members)}
        self._costs = dict(enumerate(costs.values()))
        self._program = IntegerProgram(len(self._members))

    def hit(self, members: Collection[int]) -> None:
        """That one of these is in it."""
        # mutants survive: a choice is yes or no, and half of it is more than no.
        self._program.require(self._terms(members), least=1.0)

    def exclude(self, members: Collection[int]) -> None:
        """That not all of these are in it."""
        self._program.require(self._terms(members), most=len(members) - 1.0)

    def fix(self, member: int, inside: bool) -> None:
        """Whether it has a member in any case, or in none."""
        self._program.fix(self._place[member], inside)

    @property
    def required(self) -> int:
        """How many sets it must hit, or not hold."""
        return self._program.required

    def forget(self, first: int) -> None:
        """Leave out again the sets from a place on."""
        self._program.forget(first)

    def least(self) -> frozenset[int] | None:
        """One of them; ``None`` where there is none."""
        values = self._program.minimize(self._costs)
        if values is None:
            return None
        return frozenset(one for one, place in self._place.items() if round(values[place]))

    def _terms(self, members: Collection[int]) -> list[tuple[int, float]]:
        return [(self._place[member], 1.0) for member in sorted(members)]
