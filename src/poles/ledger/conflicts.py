"""Statements that cannot all be true: a smallest set whose removal mends everything, and a smallest conflict for each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import chain

import attrs

from poles.errors import InvalidBox, Unproved
from poles.model import Basis, FundingRecord, Lang, Ledger, Records

from .admission import admit, claims_in, clash_within, narrowed, nested_clash
from .answers import Step, by_claim, euros, step_of
from .box import Kind, kinds_of
from .claims import Claim, Order, claims_of
from .nested import tree_of
from .program import Part, Program, Row, build, parts
from .solver import SCALE, Solver, highs, quiet
from .space import Space

__all__ = ["Conflict", "Conflicts", "conflicts"]

_GAP = 1e-6
"""The narrowest gap that is searched for, where the largest side is ``SCALE``."""


@attrs.frozen
class Conflict:
    """Statements of one kind of money that cannot all be true, and none of which could be left out for that.

    By ``steps``, what some of them say at least is ``gap`` euros more than what the others say at most of the same money. ``removed`` are the
    statements, all saying the same, whose removal mends it; ``as_read`` where it is enough not to read their box in the inferred way.
    """

    removed: tuple[FundingRecord, ...]
    steps: tuple[Step, ...]
    gap: Decimal
    as_read: bool = False

    @property
    def statements(self) -> tuple[FundingRecord, ...]:
        """All statements of the conflict."""
        return tuple(chain.from_iterable(step.statements for step in self.steps))


@attrs.frozen(repr=False)
class Conflicts:
    """The conflicts of a ledger, as a sequence; ``removed`` lists a smallest set of statements whose removal mends all of them."""

    _found: tuple[Conflict, ...]
    _ledger: Ledger = attrs.field(eq=False, repr=False)

    @property
    def removed(self) -> Records[FundingRecord]:
        """The statements to remove, in the order of the ledger: with each those that it replaces, which would be believed again without it."""
        keys: set[str | None] = {statement.id for conflict in self._found for statement in conflict.removed}
        waiting = {statement.revises for statement in self._ledger if statement.id in keys} - {None}
        while waiting := waiting - keys:
            keys |= waiting
            waiting = {statement.revises for statement in self._ledger if statement.id in waiting} - {None}
        return Records(statement for statement in self._ledger if statement.id in keys)

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: int) -> Conflict:
        return self._found[place]

    def __repr__(self) -> str:
        return f"<Conflicts: {len(self)}, mended by removing {len(self.removed)} statements>"

    def text(self, lang: Lang = "en") -> str:
        """Each conflict with its statements, amounts and sources."""
        from poles.show.ledger import conflicts_text

        return conflicts_text(self, self._ledger, lang)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from poles.show.ledger import conflicts_html

        return conflicts_html(self, self._ledger)


def conflicts(
    ledger: Ledger, basis: Basis | str | None = None, *, limit: int = 1, inferred: bool = True, order: Order | None = None
) -> Conflicts:
    """The statements of a ledger that contradict each other, by basis and stage or for all of them.

    Statements that say the same of the same box count as one. Of all smallest sets whose removal leaves a ledger without contradiction, the
    one is taken that keeps the statements first in the order of admission. For each statement of the set, up to ``limit`` smallest conflicts
    with statements that are kept are given, the widest gap first.

    >>> import poles
    >>> found = poles.conflicts(poles.load_funding(), basis="awarded")
    >>> next([s.id for s in conflict.statements] for conflict in found if conflict.removed[0].id == "fui-cum-23")
    ['fui-cum-23', 'fui-cum-22']

    Raises :class:`~poles.MissingExtra` (an ``ImportError``) where statements overlap without being
    nested, or contradict each other, and the extra ``solver`` is not installed.
    """
    if limit < 1:
        raise InvalidBox(f"limit={limit!r}", "1 or more", "It is the number of conflicts shown for each statement.")
    kinds = kinds_of(ledger, basis)
    found = chain.from_iterable(_conflicts_of(ledger, kind, limit=limit, inferred=inferred, order=order) for kind in kinds)
    return Conflicts(tuple(found), ledger)


def _conflicts_of(ledger: Ledger, kind: Kind, *, limit: int, inferred: bool, order: Order | None) -> Iterator[Conflict]:
    space = Space(ledger)
    claims = claims_of(ledger, space, kind, inferred=inferred, order=order).admissible
    program = build(space, claims)
    admission = admit(program)
    for part in parts(program, range(len(program.rows)), range(len(program.columns))):
        if tree_of(program, part) and not nested_clash(program, part, claims_in(program, part.rows)):
            continue
        removed = _removal(program, part)
        claimed = frozenset(claims_in(program, part.rows))
        for one in sorted(removed):
            # Each of these two sets is consistent by itself, so that every conflict with the claim has the claim in it.
            consistent = [claimed - removed, admission.admitted & claimed] if one in admission.refused else [claimed - removed]
            clashes = chain.from_iterable(_smallest_clashes(program, part, others, one, limit) for others in consistent)
            proofs = {frozenset(clash): _proved(program, part, claims, clash, one) for clash in clashes}
            yield from sorted(proofs.values(), key=lambda conflict: (len(conflict.steps), -conflict.gap))[:limit]


def _removal(program: Program, part: Part) -> frozenset[int]:
    """A smallest set of claims whose removal leaves a part consistent; of several, the one that keeps the first claims.

    Each smallest set that meets all conflicts known so far is tried; what it leaves inconsistent is one more conflict to meet.
    """
    known: list[frozenset[int]] = []
    solver = Solver(program, part)

    def smallest(kept: Collection[int], most: float) -> frozenset[int] | None:
        while True:
            removed = _meeting(known, kept)
            if removed is None or len(removed) > most:
                return None
            rows = [program.claims[claim] for claim in removed]
            solver.drop(rows)
            if solver.feasible():
                solver.hold(rows)
                return removed
            clash = claims_in(program, solver.clash())
            solver.hold(rows)
            known.append(frozenset(clash_within(program, part, clash)))

    removed = smallest((), float("inf"))
    if removed is None:
        raise Unproved("a part that seems contradictory seems consistent in each of its halves")
    kept: list[int] = []
    for claim in claims_in(program, part.rows):
        if claim in removed:
            other = smallest([*kept, claim], len(removed))
            if other is None:
                continue
            removed = other
        kept.append(claim)
    return removed


def _meeting(known: Sequence[frozenset[int]], kept: Collection[int]) -> frozenset[int] | None:
    """A smallest set that meets all of some sets without any of the claims that are kept; ``None`` where there is none."""
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
    return None if values is None else frozenset(member for member, value in zip(members, values, strict=True) if value > 0.5)  # noqa: PLR2004 - 0 or 1


def _smallest_clashes(program: Program, part: Part, consistent: frozenset[int], one: int, limit: int) -> list[list[int]]:
    """Up to ``limit`` smallest conflicts of a claim with some that are consistent, the widest gap first."""
    found = _pairs(program, consistent, one)
    search = _Search(program, narrowed(program, part, sorted({*consistent, one})), found) if len(found) < limit else None
    while search and len(found) < limit and (chosen := search.widest()) and (clash := clash_within(program, part, chosen)):
        found.append(clash)
        search.exclude(clash)
    if not found:
        # A gap too narrow for a search in floating point is still a conflict.
        found.append(clash_within(program, part, sorted({*consistent, one})))
    return found[:limit]


def _pairs(program: Program, consistent: frozenset[int], one: int) -> list[list[int]]:
    """The single claims that another cannot stand beside: one box holds the other and less money, the widest gap first."""
    gaps = []
    for other in consistent:
        for inner, outer in ((one, other), (other, one)):
            low, high = program.rows[program.claims[inner]].low, program.rows[program.claims[outer]].high
            if low is not None and high is not None and low > high and _holds(program, outer, inner):
                gaps.append((high - low, other))
    return [sorted([one, other]) for _, other in sorted(gaps)]


def _holds(program: Program, outer: int, inner: int) -> bool:
    """Whether all money of one claim's box is money of another's."""
    inside = {column for column, _ in program.rows[program.claims[outer]].entries}

    def held(column: int) -> bool:
        links = (row for row, sign in program.columns[column] if sign > 0 and program.rows[row].claim is None)
        return column in inside or any(all(held(upper) for upper, sign in program.rows[row].entries if sign < 0) for row in links)

    return all(held(column) for column, _ in program.rows[program.claims[inner]].entries)


class _Search:
    """Sets of three or more claims that cannot all be true, by Farkas' lemma: multipliers of lower and upper sides by which all money is counted at most zero
    times and which yet leave a gap."""

    def __init__(self, program: Program, part: Part, pairs: Sequence[Sequence[int]]) -> None:
        self._claims = claims_in(program, part.rows)
        self._place = {claim: number for number, claim in enumerate(self._claims)}
        self._choice = _Choice(len(self._claims))
        self._gap: list[tuple[int, float]] = []
        unit = float(max(side for row in part.rows for side in (program.rows[row].low or 0, program.rows[row].high or 0))) / SCALE
        counted: dict[int, list[tuple[int, float]]] = {column: [] for column in part.columns}
        for row in part.rows:
            stated = program.rows[row]
            for side, sign in ((stated.low, 1), (stated.high, -1)):
                if side is None or (sign > 0 and not side):
                    continue
                multiplier = self._choice.amount()
                if side:
                    self._gap.append((multiplier, sign * float(side) / unit))
                for column, coefficient in stated.entries:
                    counted[column].append((multiplier, float(sign * coefficient)))
                if stated.claim is not None:
                    self._choice.require([(multiplier, 1.0), (self._place[stated.claim], -1.0)], most=0.0)
        for terms in counted.values():
            self._choice.require(terms, most=0.0)
        self._choice.require(self._gap, least=_GAP)
        # Conflicts of two are all known without a search.
        for pair in pairs:
            self.exclude(pair)
        self._choice.require([(number, 1.0) for number in range(len(self._claims))], least=3.0)

    def exclude(self, clash: Sequence[int]) -> None:
        """Never again choose all of some claims."""
        self._choice.require([(self._place[claim], 1.0) for claim in clash], most=len(clash) - 1.0)

    def widest(self) -> list[int] | None:
        """As few claims as can be, with the widest gap for so few."""
        cost = dict.fromkeys(range(len(self._claims)), 1.0)
        values = self._choice.cheapest(cost)
        if values is None:
            return None
        fewest = round(sum(values[: len(self._claims)]))
        values = self._choice.cheapest({multiplier: -weight for multiplier, weight in self._gap}, (cost, float(fewest))) or values
        return [claim for claim in self._claims if values[self._place[claim]] > 0.5]  # noqa: PLR2004 - 0 or 1


def _proved(program: Program, part: Part, claims: Sequence[Claim], clash: Sequence[int], one: int) -> Conflict:
    """A conflict with its exact proof: the least euros by which the sides must give way is more than none."""
    view = narrowed(program, part, clash)
    give = len(program.columns)
    rows: list[Row] = []
    origin: list[int] = []
    for row in view.rows:
        stated = program.rows[row]
        if stated.claim is None:
            rows.append(stated)
            origin.append(row)
            continue
        for low, high, sign in ((stated.low, None, 1), (None, stated.high, -1)):
            if low is not None or high is not None:
                rows.append(Row((*stated.entries, (give, sign)), low, high, stated.claim))
                origin.append(row)
    touching: list[list[tuple[int, int]]] = [[] for _ in range(give + 1)]
    for number, stated in enumerate(rows):
        for column, coefficient in stated.entries:
            touching[column].append((number, coefficient))
    elastic = Program(tuple(rows), tuple(map(tuple, touching)), (), (), ())
    least, multipliers = Solver(elastic, Part(tuple(range(len(rows))), (*view.columns, give))).least({give: 1})
    if least <= 0:
        raise Unproved("statements said to conflict can all be true")
    counts = by_claim(elastic, multipliers)
    unit = min(map(abs, counts.values()))
    steps = [
        step_of(claims[claim], counts[claim] / unit)
        for claim in sorted(counts, key=lambda claim: (claim != one, clash.index(claim)))
    ]
    return Conflict(claims[one].statements, tuple(steps), euros(least / unit, up=True), claims[one].as_read)


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

    def require(self, terms: Sequence[tuple[int, float]], *, least: float | None = None, most: float | None = None) -> None:
        """That a sum is at least or at most so much."""
        infinity = self._highspy.kHighsInf
        self._solver.addRow(
            -infinity if least is None else least,
            infinity if most is None else most,
            len(terms),
            [place for place, _ in terms],
            [weight for _, weight in terms],
        )

    def cheapest(self, costs: dict[int, float], within: tuple[dict[int, float], float] | None = None) -> list[float] | None:
        """The values of all choices and multipliers that cost least; ``None`` where none satisfy what is required.

        ``within`` is one more sum, and the most that it may be this time.
        """
        for number in range(self._count):
            self._solver.changeColCost(number, costs.get(number, 0.0))
        if within is not None:
            self.require(list(within[0].items()), most=within[1])
        self._solver.run()
        if within is not None:
            self._solver.deleteRows(1, [self._solver.getNumRow() - 1])
        if self._solver.getModelStatus() != self._highspy.HighsModelStatus.kOptimal:
            return None
        return list(self._solver.getSolution().col_value)
