"""HiGHS, the solver of linear programs, as it is loaded and set here."""

import sys
from collections.abc import Sequence
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from poles.extras import loaded

if TYPE_CHECKING:
    # With it, more is imported than with all else here.
    from importlib.abc import Loader

# Up to 1.15, highspy and OR-tools each bring a library of the name libhighs.so.1, and a process
# loads one of that name: the second of the two to come finds functions missing in it.
_BESIDE = (
    "OR-tools brings another HiGHS; highspy loads beside it from 1.16 on: "
    "pip install 'highspy>=1.16'."
)
TOLERANCE = 1e-10
"""How far a solution may miss a side or a cost, the largest side being 1,000."""


# The least and the most that something may be.
Sides: TypeAlias = tuple[float, float]


class Matrix(NamedTuple):
    """Where each row, or else each column, begins among the ``values`` that are not zero, and the
    ``places`` of these in it.
    """

    starts: Sequence[int]
    places: Sequence[int]
    values: Sequence[float]
    by_row: bool


def highs() -> ModuleType:
    """The solver's compiled module. Raises :class:`~poles.MissingExtra` where it is not installed,
    and :class:`~poles.BrokenExtra` where it does not load.
    """
    if "highspy" not in sys.modules and (core := _alone()) is not None:
        return core
    purpose = "Bounding statements that overlap without being nested"
    loaded("highspy", "solver", purpose, _BESIDE if "ortools" in sys.modules else None)
    # Imported by name too, for who draws and checks which room uses which library.
    from highspy import _core

    return _core


@cache
def _alone() -> ModuleType | None:
    """The compiled module without the package around it, which imports NumPy and so takes ten times
    as long; ``None`` where it cannot be had. The package, imported later, takes the same one.
    """
    name = "highspy._core"
    try:
        package = find_spec("highspy")
        folders = (package and package.submodule_search_locations) or ()
        there = PathFinder.find_spec("_core", [*folders])
        if there is not None and (spec := spec_from_file_location(name, there.origin)):
            module = module_from_spec(spec)
            cast("Loader", spec.loader).exec_module(module)
            # Before 1.16 it enters itself, where the package would not find it as its own.
            sys.modules.pop(name, None)
            return module
    except (ImportError, ValueError, OSError):
        # The ordinary import tells what is wrong, or knows another way.
        pass
    return None


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
    solver = module._Highs()  # noqa: SLF001 - the class around it comes with the package
    taken = solver.passOptions(options)
    assert taken == module.HighsStatus.kOk  # noqa: S101 - our own options
    return solver


def model_of(
    module: ModuleType, solver: Any, columns: Sequence[Sides], rows: Sequence[Sides], matrix: Matrix
) -> Any:
    """The program of some columns and rows, by the least and the most that each may be, and of a
    matrix; none of the columns costs anything. What a solver has is forgotten.

    In 1.16, costs of a program are arrays of NumPy, which is not imported for them here.
    """
    solver.clearModel()
    for _ in columns:
        solver.addVar(0.0, module.kHighsInf)
    model = solver.getLp()
    model.num_row_ = model.a_matrix_.num_row_ = len(rows)
    model.col_lower_, model.col_upper_ = [low for low, _ in columns], [high for _, high in columns]
    model.row_lower_, model.row_upper_ = [low for low, _ in rows], [high for _, high in rows]
    form = module.MatrixFormat.kRowwise if matrix.by_row else module.MatrixFormat.kColwise
    model.a_matrix_.format_ = form
    model.a_matrix_.start_, model.a_matrix_.index_ = matrix.starts, matrix.places
    model.a_matrix_.value_ = matrix.values
    return model


def run(module: ModuleType, solver: Any) -> None:
    """Let a solver run. All solvers of a process share their threads, so that where others have
    made more than one before, it is refused a single one and takes what is there.
    """
    if solver.run() == module.HighsStatus.kError:
        solver.setOptionValue("threads", 0)
        solver.run()
