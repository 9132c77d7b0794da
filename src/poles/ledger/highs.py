"""HiGHS, the solver of linear programs, as it is loaded and set here."""

import sys
from functools import cache
from types import ModuleType
from typing import Any

from poles.extras import loaded

# Up to 1.15, highspy and OR-tools each bring a library of the name libhighs.so.1, and a process
# loads one of that name: the second of the two to come finds functions missing in it.
_BESIDE = (
    "OR-tools brings another HiGHS; highspy loads beside it from 1.16 on: "
    "pip install 'highspy>=1.16'."
)
TOLERANCE = 1e-10
"""How far a solution may miss a side or a cost, the largest side being 1,000."""


def highs() -> ModuleType:
    """The solver's module. Raises :class:`~poles.MissingExtra` where it is not installed, and
    :class:`~poles.BrokenExtra` where it does not load.
    """
    purpose = "Bounding statements that overlap without being nested"
    loaded("highspy", "solver", purpose, _BESIDE if "ortools" in sys.modules else None)
    # Imported by name too, for who draws and checks which room uses which library.
    import highspy

    return highspy


@cache
def _silent(module: ModuleType) -> Any:
    """The class of solvers that print nothing while they are made."""

    class Silent(module.Highs):  # type: ignore[misc, name-defined]
        def enableCallbacks(self) -> None:  # noqa: N802 - its name
            # Called by the constructor. Version 1.16.0 prints its name and licence here, before
            # anybody can give it options.
            self.silent()
            super().enableCallbacks()

    return Silent


def quiet(module: ModuleType, *, presolve: str) -> Any:
    """A solver that prints nothing and uses one thread. Without presolving, it starts from its last
    basis.
    """
    options = module.HighsOptions()
    options.output_flag = False
    # mutants survive: the simplex method used here has one thread; more are for speed.
    options.threads = 1
    options.presolve = presolve
    options.primal_feasibility_tolerance = TOLERANCE
    options.dual_feasibility_tolerance = TOLERANCE
    options.mip_rel_gap = 0.0
    options.mip_feasibility_tolerance = 1e-9
    solver = _silent(module)()
    taken = solver.passOptions(options)
    assert taken == module.HighsStatus.kOk  # noqa: S101 - our own options
    return solver


def run(module: ModuleType, solver: Any) -> None:
    """Let a solver run. All solvers of a process share their threads, so that where others have
    made more than one before, it is refused a single one and takes what is there.
    """
    if solver.run() == module.HighsStatus.kError:
        solver.setOptionValue("threads", 0)
        solver.run()
