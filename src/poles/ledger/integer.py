"""Mixed-integer programs of a few choices, solved by HiGHS."""

from collections.abc import Mapping, Sequence

from .highs import highs, quiet, run


class IntegerProgram:
    """Yes-or-no choices, numbered from 0, and multipliers from 0 to 1, numbered after them."""

    def __init__(self, choices: int) -> None:
        self._highspy = highs()
        self._solver = quiet(self._highspy, presolve="on")
        self._count = 0
        for choice in range(choices):
            self.add_multiplier()
            self._solver.changeColIntegrality(choice, self._highspy.HighsVarType.kInteger)

    def add_multiplier(self) -> int:
        """One more multiplier, and its number."""
        # mutants survive: to choose a claim twice costs more and helps nothing, and multipliers
        # of claims are no more than 1 by their choice.
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
        """That a weighted sum of some variables is at least or at most so much."""
        infinity = self._highspy.kHighsInf
        self._solver.addRow(
            -infinity if least is None else least,
            infinity if most is None else most,
            len(terms),
            [number for number, _ in terms],
            [weight for _, weight in terms],
        )

    def minimize(
        self, costs: Mapping[int, float], within: tuple[Mapping[int, float], float] | None = None
    ) -> list[float] | None:
        """The values of all variables that cost least; ``None`` where none satisfy what is
        required.

        ``within`` is one more sum, and the most that it may be this time.
        """
        for number in range(self._count):
            self._solver.changeColCost(number, costs.get(number, 0.0))
        if within is not None:
            self.require(list(within[0].items()), most=within[1])
        run(self._highspy, self._solver)
        found = self._solver.getModelStatus() == self._highspy.HighsModelStatus.kOptimal
        # mutants survive: where nothing is found the solver gives zeros, by which nothing is
        # chosen.
        values = list(self._solver.getSolution().col_value) if found else None
        if within is not None:
            self._solver.deleteRows(1, [self._solver.getNumRow() - 1])
        return values
