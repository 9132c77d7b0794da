"""Dual certificates in exact arithmetic: what floating point found is checked, or a solver's last
basis is solved again in fractions.

That a sum of columns is at least so much follows from multipliers of rows by which these make up no
more than the sum, as no column is negative (weak duality, the easy half of Farkas' lemma); that it
is no more, from values of the columns which satisfy all rows. An optimal basis gives both: D. L.
Applegate, W. Cook, S. Dash, D. G. Espinoza (2007), "Exact solutions to linear programming
problems", Operations Research Letters 35, 693-699.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm
from typing import TypeAlias

from poles.errors import Unproved
from poles.phrase import Phrase

from .program import Program

# A dual certificate of a bound: for each row that it rests on, how often it counts, its lower side
# where positive, its upper side where negative.
Certificate: TypeAlias = dict[int, Fraction]

# Multipliers of boxes are small fractions, mostly 1, seldom 1/2 or 2/3; where there are ratios,
# they are quotients of what is printed with a few digits.
DENOMINATORS = 1_000
OF_RATIOS = 1_000_000

_Number: TypeAlias = int | Fraction
_Equation: TypeAlias = dict[int, _Number]


def dual_certificate(
    program: Program, basic: Collection[int], tight: Collection[int], costs: Mapping[int, int]
) -> Certificate:
    """The certificate of a basis: how often each row at a bound counts, so that they make up the
    costs of the basic columns exactly.
    """
    bound = set(tight)
    equations = []
    for column in basic:
        entries = {row: coefficient for row, coefficient in program.columns[column] if row in bound}
        equations.append((entries, Fraction(costs.get(column, 0))))
    return {row: value for row, value in _solve(equations).items() if value}


def primal_values(
    program: Program, basic: Collection[int], tight: Mapping[int, Fraction]
) -> dict[int, Fraction]:
    """The values of the basic columns that put some rows exactly at a bound."""
    held = set(basic)
    equations = []
    for row, bound in tight.items():
        entries = {
            column: coefficient
            for column, coefficient in program.rows[row].entries
            if column in held
        }
        equations.append((entries, bound))
    return _solve(equations)


def certificate_of(program: Program, multipliers: Mapping[int, float], most: int) -> Certificate:
    """Multipliers of rows in floating point as fractions, of denominators at most so large."""
    return {
        row: Fraction(value).limit_denominator(most) / program.rows[row].scale
        for row, value in multipliers.items()
    }


def certified_bound(
    program: Program, certificate: Certificate, costs: Mapping[int, int]
) -> Fraction:
    """The least that ``sum of cost × column`` can be by a dual certificate.

    As no column is negative, it is enough that the multiplied rows make up no more than the cost of
    each. Raises :class:`~poles.Unproved` where they make up more.
    """
    # Whole numbers are added much faster than fractions.
    unit = lcm(*(multiplier.denominator for multiplier in certificate.values()))
    made: dict[int, int] = defaultdict(int)
    bound = Fraction(0)
    for row, multiplier in certificate.items():
        # mutants survive: a row that counts zero times is in no proof.
        side = program.rows[row].low if multiplier > 0 else program.rows[row].high
        if side is None:
            raise Unproved(Phrase("row {} has no such side", row))
        bound += multiplier * side
        count = multiplier.numerator * (unit // multiplier.denominator)
        for column, coefficient in program.rows[row].entries:
            made[column] += count * coefficient
    # mutants survive: a cost is 1 or -1, so that a column that is not made up is refused for -1
    # in any case.
    if any(made.get(column, 0) > costs.get(column, 0) * unit for column in made.keys() | costs):
        raise Unproved("the multipliers count some money too often")
    return bound


def largest_miss(program: Program, rows: Iterable[int], values: Mapping[int, Fraction]) -> Fraction:
    """By how much some values of the columns, those not given being zero, miss a side of some rows
    or are negative, at most; zero where they satisfy all.
    """
    sums = row_sums(program, values)
    misses = [Fraction(0), *(-value for value in values.values())]
    for row in rows:
        misses += ((side - sums.get(row, 0)) * sign for side, sign in program.rows[row].sides)
    return max(misses)


def row_sums(program: Program, values: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """What some values of the columns make up of each row that they are in."""
    unit = lcm(*(value.denominator for value in values.values()))
    sums: dict[int, int] = defaultdict(int)
    for column, value in values.items():
        amount = value.numerator * (unit // value.denominator)
        for row, coefficient in program.columns[column]:
            sums[row] += coefficient * amount
    return {row: Fraction(total, unit) for row, total in sums.items()}


def _solve(equations: Sequence[tuple[dict[int, int], Fraction]]) -> dict[int, Fraction]:
    """The solution of a square system of sparse equations, by elimination: the shortest equation
    first, and of it the variable that is in the fewest others, after H. M. Markowitz (1957), "The
    elimination form of the inverse and its application to linear programming", Management Science
    3, 255-269.

    All numbers are whole as long as they can be: programs of boxes have pivots of one nearly
    everywhere.
    """
    unit = lcm(*(constant.denominator for _, constant in equations))
    # The constant is one more entry of its equation.
    left: list[_Equation] = [
        {**row, _CONSTANT: constant.numerator * (unit // constant.denominator)}
        for row, constant in equations
    ]
    values: dict[int, _Number] = {}
    for pivot, row in reversed(_eliminated(left)):
        known = sum(row[other] * values[other] for other in row.keys() - {pivot, _CONSTANT})
        values[pivot] = _over(row[_CONSTANT] - known, row[pivot])
    return {variable: Fraction(value) / unit for variable, value in values.items()}


def _eliminated(left: list[_Equation]) -> list[tuple[int, _Equation]]:
    """Equations in which each variable stands in none after the one that it is the pivot of."""
    where: dict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(left):
        for variable in row:
            where[variable].add(number)
    queue = [(len(row), number) for number, row in enumerate(left)]
    heapify(queue)
    done: list[tuple[int, _Equation]] = []
    solved: set[int] = set()
    while queue:
        length, number = heappop(queue)
        row = left[number]
        if number in solved or length != len(row):
            continue
        solved.add(number)
        variables = row.keys() - {_CONSTANT}
        if not variables:
            raise Unproved("the basis is singular")
        # mutants survive: another pivot solves the same equations, more slowly.
        pivot = min(variables, key=lambda variable: (len(where[variable]), variable))
        done.append((pivot, row))
        for variable in row:
            where[variable].discard(number)
        for other in where.pop(pivot):
            _eliminate(pivot, row, left[other], other, where)
            heappush(queue, (len(left[other]), other))
    return done


_CONSTANT = -1


def _eliminate(
    pivot: int,
    row: _Equation,
    target: _Equation,
    other: int,
    where: dict[int, set[int]],
) -> None:
    """Take a multiple of one equation from another, so that it no longer holds the pivot."""
    factor = _over(target.pop(pivot), row[pivot])
    for variable, value in row.items():
        if variable == pivot:
            continue
        changed = target.get(variable, 0) - factor * value
        if changed or variable == _CONSTANT:
            target[variable] = changed
            where[variable].add(other)
        else:
            del target[variable]
            where[variable].discard(other)


def _over(number: _Number, divisor: _Number) -> _Number:
    """The exact quotient, whole where it can be."""
    # mutants survive: a fraction is as exact as the whole number that it is, and slower.
    if isinstance(number, int) and isinstance(divisor, int) and not number % divisor:
        return number // divisor
    return Fraction(number) / divisor
