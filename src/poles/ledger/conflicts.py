"""Statements that cannot all be true: those whose removal mends everything at the least cost, and
for each of them a smallest conflict (an *irreducible infeasible subset*).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any, TypeAlias, cast

import attrs

from poles.errors import InvalidBox, Unproved
from poles.model import (
    Basis,
    BasisCode,
    Call,
    Findings,
    Funder,
    FundingRecord,
    GrantSum,
    Ledger,
    Ratio,
    Records,
    Statement,
)
from poles.objects import Later
from poles.text import (
    Answer,
    Bilingual,
    Card,
    Lang,
    Progress,
    Steps,
    euros,
    in_lang,
    joined,
    lines,
    plural,
)

from .admission import admit
from .answers import by_claim, refuse_other, step_of, summed
from .assumed import assumptions_of
from .beliefs import evidence_of
from .box import Kind, kind_of, kinds_of
from .claims import Claim, Order, replaced_in
from .elastic import elastic_of
from .iis import smallest_iises
from .mending import Mending, mending_of
from .prepared import prepared
from .program import Part, Program, build, narrowed
from .proof import STATEMENT, assumption
from .prover import cents_up
from .reliability import Reliability, costs_of
from .reliability import reliability as usual_rule
from .solver import Solver
from .space import Space
from .steps import Step, cited, reading

# A claim of a part that cannot stand beside others that are consistent.
_Witness: TypeAlias = tuple[Part, int, frozenset[int]]


@attrs.frozen
class Conflict(Answer):
    """Statements of one kind of money that cannot all be true, and none of which could be left out
    for that.

    By ``steps``, what some of them say at least is ``gap`` euros more than what the others say at
    most of the same money. ``removed`` are the statements, all saying the same, whose removal mends
    it; ``as_read`` where it is enough not to read their box in the inferred way. ``assumed``
    are the calls whose day or instrument, and the funders whose first or last day, is inferred,
    without which they could all be true.
    """

    removed: tuple[Statement, ...]
    steps: tuple[Step, ...]
    gap: Decimal
    as_read: bool = False
    _ledger: Ledger = attrs.field(factory=Ledger, eq=False, repr=False)
    assumed: tuple[Call | Funder, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of the conflict."""
        return tuple(chain.from_iterable(step.statements for step in self.steps))

    def to_card(self, lang: Lang = "en") -> Card:
        return Card(self.headline(lang), (lines(self.lines(lang)),))

    def headline(self, lang: Lang, emphasis: str = "") -> str:
        """What mends it and how wide its gap is; what is removed stands between two marks."""
        names, gap = joined(one.id for one in self.removed), euros(self.gap, lang)
        french, english = names, names
        if self.as_read:
            french = f"la lecture déduite de {names}"
            english = f"the inferred reading of {names}"
        french = (
            f"{emphasis}{french}{emphasis} : sans cela, les énoncés suivants peuvent être vrais "
            f"ensemble ; il s'en faut de {gap}"
        )
        english = (
            f"{emphasis}{english}{emphasis}: without it, the following can all be true; with it, "
            f"they are {gap} apart"
        )
        return in_lang((french, english), lang)

    def lines(self, lang: Lang) -> Iterator[str]:
        """Its statements, one after the other, each with the side that it is on."""
        for step in self.steps:
            if step.as_read:
                yield reading(step, lang)
                continue
            said = cited(step.statements, self._ledger, lang, step)
            times = "" if abs(step.multiplier) == 1 else f"{abs(step.multiplier)} × "
            if isinstance(step.statement, Ratio):
                yield times + said
                continue
            side = in_lang(("au plus", "at most") if step.upper else ("au moins", "at least"), lang)
            yield f"{times}{side} {euros(step.amount, lang)} — {said}"
        yield from (assumption(one, lang) for one in self.assumed)


@attrs.frozen(repr=False)
class Conflicts(Findings[Conflict]):
    """The conflicts of a ledger, as a sequence, each of which is worked out when it is looked at;
    ``removed`` lists the statements of least cost whose removal mends all of them.

    With each statement it lists those that it replaces, which would be believed again without it.
    """

    removed: Records[Statement]
    _ledger: Ledger = attrs.field(eq=False, repr=False)

    def __repr__(self) -> str:
        return f"<Conflicts: {len(self)}, mended by removing {len(self.removed)} statements>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each statement of each conflict as a new ``dict``: the number of the ``conflict`` and its
        ``gap``, the number of the ``step``, the ``statement``, with ``multiplier``, ``amount`` and
        ``as_read`` and ``read_below`` of its step, whether it is to be ``removed``, and the ids of
        the calls and funders of which something inferred is ``assumed``.

        The steps of a conflict, multiplied, add up to its gap; statements of one step say the same.
        """
        return [
            {
                "conflict": number,
                "gap": conflict.gap,
                "step": place,
                "statement": statement.id,
                "multiplier": step.multiplier,
                "amount": step.amount,
                "as_read": step.as_read,
                "removed": statement in conflict.removed and step.as_read == conflict.as_read,
                "read_below": step.read_below,
                "assumed": tuple(one.id for one in conflict.assumed),
            }
            for number, conflict in enumerate(self.rows, 1)
            for place, step in enumerate(conflict.steps, 1)
            for statement in step.statements
        ]

    def column_types(self) -> Mapping[str, Any]:
        return _COLUMN_TYPES

    def to_card(self, lang: Lang = "en") -> Card:
        if not self.rows:
            return Card("", (in_lang(("Aucune contradiction.", "No contradictions."), lang),))
        count, removed = len(self), plural(len(self.removed), *STATEMENT, lang)
        title = (
            f"Contradictions : {count}, qui disparaissent si l'on retire {removed}",
            f"Contradictions: {count}, gone without {removed}",
        )
        blocks = (lines(conflict.lines(lang), conflict.headline(lang)) for conflict in self)
        return Card(in_lang(title, lang), tuple(blocks))


_COLUMN_TYPES = {
    "conflict": int,
    "gap": Decimal,
    "step": int,
    "statement": str,
    "multiplier": float,
    "amount": Decimal,
    "as_read": bool,
    "removed": bool,
    "read_below": bool,
    "assumed": tuple[str, ...],
}


def conflicts(  # noqa: PLR0913 - how a ledger is heard, and who is told how far it is
    ledger: Ledger,
    basis: Basis | BasisCode | None = None,
    *,
    limit: int = 1,
    inferred: bool = True,
    order: Order | None = None,
    reliability: Reliability | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Conflicts:
    """The statements of a ledger that contradict each other, by basis and stage or for all of them.

    Statements that say the same of the same box count as one. What is to be removed is found first:
    of all sets whose removal leaves a ledger without contradiction, one that costs least by the
    rule ``reliability`` (:func:`~poles.reliability` by default, which tells by whom something is
    said; ``lambda statements: 1`` for as few as can be), and of several, the one that keeps the
    statements first in the order of admission. Of each statement of the set a smallest conflict is
    worked out when it is looked at, of several the one with the widest gap; with a ``limit`` of
    more, up to so many at once, the smallest first. These are with statements that the order of
    admission believes, or where it believes this one, with those that are kept. Looking at all may
    take seconds: ``progress`` is called with a :class:`~poles.results.Progress` for each.

    >>> import poles
    >>> found = poles.conflicts(poles.load_funding(), basis="planned")
    >>> [statement.id for statement in found[0].statements], found[0].gap
    (['fui-budget-2015', 'fui-budget-2015-eco121'], Decimal('12000000.00'))

    Raises :class:`~poles.MissingExtra` (an ``ImportError``) where statements overlap without being
    nested, or contradict each other, and the extra ``solver`` is not installed; and
    :class:`~poles.errors.InvalidQuestion` (a ``ValueError``) for a rule that gives no whole number
    of at least 1.
    """
    refuse_other(ledger)
    if not isinstance(limit, int) or limit < 1:
        raise InvalidBox(
            f"limit={limit!r}",
            "1 or more",
            "It is the number of conflicts shown for each statement.",
        )
    usual = (limit, inferred, order, reliability) == (1, True, None, None)
    known = prepared(ledger, "conflicts") if usual else None
    if known is not None:
        if basis is None:
            return cast("Conflicts", known)
        kinds = kinds_of(ledger, basis)
        found = [one for one in known if kind_of(one.removed[0]) in kinds]
        named = [one for one in known.removed if kind_of(one) in kinds]
        return Conflicts(tuple(found), _to_remove(ledger, named), ledger)
    rule = usual_rule(ledger) if reliability is None else reliability
    work: list[Callable[[], list[Conflict]]] = []
    removed: list[Statement] = []
    for kind in kinds_of(ledger, basis):
        evidence = evidence_of(ledger, kind, inferred=inferred, order=order)
        mending = mending_of(evidence)
        corrections = mending.corrections(costs_of(mending.claims, rule))
        clashes = [(one.part, *clash) for one in corrections for clash in mending.witnesses(one)]
        groups = chain.from_iterable(sorted(one.removed) for one in corrections)
        # Of a list of grants, the sum that clashes is named.
        for claim in (*groups, *(one for _, one, _ in clashes)):
            removed += mending.claims[claim].statements
        steps = Steps(_title(kind), len(clashes), progress)
        looked_at = partial(_looked_at, ledger, evidence.space, mending, limit, steps)
        work += (partial(looked_at, clash) for clash in clashes)
    if limit > 1:
        rows: tuple[Conflict, ...] | Later[Conflict] = tuple(
            chain.from_iterable(found() for found in work)
        )
    else:
        rows = Later([partial(_first, found) for found in work])
    return Conflicts(rows, _to_remove(ledger, removed), ledger)


def _looked_at(  # noqa: PLR0913, PLR0917 - of what it is, and who is told
    ledger: Ledger, space: Space, mending: Mending, limit: int, steps: Steps, clash: _Witness
) -> list[Conflict]:
    """Up to so many smallest conflicts of a claim that cannot stand."""
    program, claims, found = mending.program, mending.claims, []
    for part, one, consistent in steps([clash]):
        iises = smallest_iises(program, part, consistent, one, limit)
        proofs = {frozenset(iis): _proved(program, part, claims, iis, one) for iis in iises}
        shown = sorted(proofs.items(), key=lambda item: (len(item[1].steps), -item[1].gap))
        for iis, conflict in shown[:limit]:
            clashing = partial(_clash, [claims[number] for number in sorted(iis)])
            assumed = assumptions_of(space, clashing)
            found.append(attrs.evolve(conflict, ledger=ledger, assumed=assumed))
    return found


def _first(found: Callable[[], list[Conflict]]) -> Conflict:
    return found()[0]


def _to_remove(ledger: Ledger, named: Sequence[Statement]) -> Records[Statement]:
    """Some statements, and those that would be believed again without them."""
    space = Space(ledger)
    keys = {statement.id for statement in named if not isinstance(statement, GrantSum)}
    before = replaced_in(ledger, space)
    while True:
        left = ledger.having(
            (statement for statement in ledger if statement.id not in keys),
            (ratio for ratio in ledger.ratios if ratio.id not in keys),
        )
        again = before - keys - replaced_in(left, space)
        if not again:
            break
        keys |= again
    sums = {one.id: one for one in named if isinstance(one, GrantSum)}
    both = (one for one in (*ledger, *ledger.ratios) if one.id in keys)
    return Records[Statement]((*both, *sums.values()), FundingRecord)


def _title(kind: Kind) -> Bilingual:
    """What is told of the money whose contradictions are looked for."""
    terms = [term for term in kind if term is not None]
    return (
        joined(["Contradictions", *(term.fr for term in terms)]),
        joined(["Conflicts", *(term.en for term in terms)]),
    )


def _clash(claims: Sequence[Claim], space: Space) -> bool:
    """Whether some claims cannot all be true by another space too."""
    return bool(admit(build(space, claims)).refused)


def _proved(
    program: Program, part: Part, claims: Sequence[Claim], iis: Sequence[int], one: int
) -> Conflict:
    """A conflict with its exact proof: the least euros by which the sides must give way is more
    than none.
    """
    elastic, give = elastic_of(program, narrowed(program, part, iis))
    touched = tuple(column for column, rows in enumerate(elastic.columns) if rows)
    solver = Solver(elastic, Part(tuple(range(len(elastic.rows))), touched))
    # mutants survive: a gap is told for a multiplier of 1, whatever giving way costs.
    least, certificate = solver.least({give: 1})
    if least <= 0:
        raise Unproved("statements said to conflict can all be true")
    counts = by_claim(elastic, certificate)
    # Ratios are counted by the amounts that they relate, the largest of which counts once.
    amounts = [abs(count) for claim, count in counts.items() if claims[claim].times is None]
    unit = min(amounts) if len(amounts) == len(counts) else max(amounts)
    steps = summed(
        step_of(claims[claim], counts[claim] / unit)
        for claim in sorted(counts, key=lambda claim: (claim != one, iis.index(claim)))
    )
    gap = cents_up(least / unit)
    return Conflict(claims[one].statements, tuple(steps), gap, claims[one].as_read)
