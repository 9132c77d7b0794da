"""The least and the most that the money in a box can be, and what proves it."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple, cast

import attrs

from poles.errors import InvalidBox, InvalidQuestion
from poles.model import Call, Funder, GrantSum, Ledger
from poles.objects import gc_paused
from poles.phrase import Phrase

from .aside import About, put_aside, refused, related
from .assumed import assumptions_of
from .beliefs import Evidence, evidence_of
from .box import Box
from .claims import Claim, Order
from .contested import Contested
from .exact import Certificate
from .granted import nothing_proved
from .kept import Put, put
from .naming import by_code
from .prepared import prepared
from .program import Program, build
from .proof import Bounds
from .prover import Prover, cents_down, cents_up
from .reliability import Reliability
from .reliability import reliability as usual_rule
from .space import Space
from .steps import Step


@gc_paused()
def bounds(  # noqa: PLR0913 - how a ledger is heard, and how far it is doubted
    ledger: Ledger,
    box: Box,
    *,
    inferred: bool = True,
    order: Order | None = None,
    doubt: int | None = None,
    reliability: Reliability | None = None,
) -> Bounds:
    """The least and the most that the public money in a box can be, by all statements of a ledger
    together.

    ``inferred=False`` takes the boxes of statements as printed, without inferred readings, and the
    days and the instrument of a call for unknown where they are inferred, and *at least* for
    without limit.
    ``order`` is a key for ``sorted`` that replaces :func:`~poles.admission_order` where statements
    contradict each other. Amounts are euros, rounded outward to the cent.

    With ``doubt=0`` the answer also tells, as ``Bounds.contested``, between what it is
    whichever of the statements that contradict each other one disbelieves; with ``doubt=1``, any
    one claim more. ``reliability`` replaces :func:`~poles.reliability` as what a claim costs to
    disbelieve. It takes seconds where many contradict each other.

    >>> import poles
    >>> box = poles.Box(funders=["fui"], calls=["fui-3"], basis="awarded")
    >>> found = poles.bounds(poles.load_funding(), box)
    >>> found.low, found.high
    (Decimal('158483500.00'), Decimal('161484500.00'))

    Raises :class:`~poles.UnknownCode` (a ``LookupError``) for a funder or a call that the ledger
    does not know, :class:`~poles.InvalidBox` (a ``ValueError``) for a box in which no money can be,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) for another doubt than 0 or 1, and
    :class:`~poles.MissingExtra` (an ``ImportError``) where statements overlap without being
    nested and the extra ``solver`` is not installed.
    """
    if not isinstance(box, Box):
        raise InvalidBox(
            Phrase("a {}", type(box).__name__),
            "a Box",
            'Write poles.Box(funders=["fui"], basis="awarded"), or poles.Box.of(statement).',
        )
    refuse_other(ledger)
    doubted = doubted_by(ledger, doubt, reliability)
    box = by_code(ledger, box)
    usual = (inferred, order, reliability) == (True, None, None)
    if usual and (known := prepared(ledger, "bounds", box, *asked_of(doubt))) is not None:
        return cast("Bounds", known)
    evidence = evidence_of(ledger, box.kind, inferred=inferred, order=order)
    return answer(ledger, evidence, [box], doubted)[0]


class Doubted(NamedTuple):
    """How many claims are doubted besides those that contradict each other, and what each claim
    costs to disbelieve.
    """

    doubt: int
    rule: Reliability


def doubted_by(ledger: Ledger, doubt: int | None, rule: Reliability | None) -> Doubted | None:
    """How an answer is to be doubted, if it is.

    Raises :class:`~poles.InvalidQuestion` for another doubt than 0 or 1.
    """
    if doubt is None:
        return None
    if isinstance(doubt, bool) or doubt not in (0, 1):
        raise InvalidQuestion(
            f"doubt={doubt!r}",
            "0 or 1",
            "0 is whichever of the contradicting statements is wrong, 1 any one claim more.",
        )
    # A number of a table may be 1.0.
    return Doubted(int(doubt), usual_rule(ledger) if rule is None else rule)


def asked_of(doubt: int | None) -> tuple[str, ...]:
    """What a doubt adds to the name of an answer worked out ahead."""
    return () if doubt is None else (f"doubt={doubt}",)


def refuse_other(ledger: object) -> None:
    """Refuse what is no ledger."""
    if not isinstance(ledger, Ledger):
        raise InvalidBox(
            Phrase("a {}", type(ledger).__name__),
            "a Ledger",
            "Give policy.funding, or policy.funding.having(statements).",
        )


def answer(
    ledger: Ledger, evidence: Evidence, boxes: Sequence[Box], doubt: Doubted | None = None
) -> list[Bounds]:
    """The bounds of some boxes of a ledger."""
    question = put(evidence, boxes)
    program, claims, admission, prover, extents = question
    parts = {box.slice for box in boxes}
    aside = [*evidence.claims.shown, *refused(claims, admission, parts), *evidence.settled.doubted]
    found = []
    for number, box in enumerate(boxes):
        sides = {"low": prover.least(program.least[number])}
        most, high = prover.most(program.most[number]), None
        if most is not None:
            high = cents_up(most[0])
            sides["high"] = most
        because: list[Step] = []
        assumed: list[tuple[str, Call | Funder]] = []
        for side, (value, certificate) in sides.items():
            because += _steps(side, certificate, program, claims)
            used = [claims[claim] for claim in by_claim(program, certificate)]
            proves = partial(_proves, evidence, used, box, (side, value))
            assumed += ((side, one) for one in assumptions_of(evidence.space, proves))
        about: About = {}
        doubted = nothing_proved(evidence.space, evidence.shown, extents[number], box)
        for entry, places in (*aside, *doubted):
            near = [one for one, part in places if related(entry, box.slice, part)]
            if any(evidence.space.meet(extents[number], where) for where in near):
                inside = all(
                    part.within(box.slice) and evidence.space.inside(where, extents[number])
                    for where, part in places
                )
                put_aside(about, attrs.evolve(entry, inside=inside))
        low = cents_down(sides["low"][0])
        proof = tuple(because), tuple(about.values()), ledger, tuple(assumed)
        told = None if doubt is None else _contested(evidence, question, number, doubt)
        found.append(Bounds(box, low, high, *proof, asked=evidence.asked, contested=told))
    return found


def _contested(evidence: Evidence, question: Put, number: int, doubt: Doubted) -> Contested:
    """Between what an answer is whichever of the contradicting statements one disbelieves."""
    # Few ask for it, and all would wait for its modules.
    from .doubt import contested

    def steps_of(side: str, certificate: Certificate) -> tuple[Step, ...]:
        return tuple(_steps(side, certificate, question.program, question.claims))

    return contested(evidence, question, number, *doubt, steps_of)


def _proves(
    evidence: Evidence,
    claims: Sequence[Claim],
    box: Box,
    side: tuple[str, Fraction],
    space: Space,
) -> bool:
    """Whether some claims prove a side of an answer by another space too, in which other grants may
    be in a box.
    """
    extent = space.resolve(box)
    stated = [claim for claim in claims if not isinstance(claim.statements[0], GrantSum)]
    names = {one.id for claim in claims for one in claim.statements if isinstance(one, GrantSum)}
    used = (one for one in evidence.settled.believed if one.lots.dataset.name in names)
    added = [claim for one in used for claim in one.by(space).claims([(extent, box)])]
    program = build(space, [*stated, *added], [extent], [box.slice])
    prover = Prover(program, range(len(program.rows)), lightest=False)
    name, value = side
    if name == "low":
        return prover.least(program.least[0])[0] == value
    most = prover.most(program.most[0])
    return most is not None and most[0] == value


def by_claim(program: Program, certificate: Certificate) -> dict[int, Fraction]:
    """How often each claim counts in a proof."""
    counts: dict[int, Fraction] = {}
    for row, multiplier in certificate.items():
        if (claim := program.rows[row].claim) is not None:
            # mutants survive: one claim is in a proof by one of its rows alone.
            times = multiplier * program.rows[row].scale
            counts[claim] = counts.get(claim, Fraction(0)) + times
    return counts


def step_of(claim: Claim, multiplier: Fraction, side: str = "low") -> Step:
    """A claim as a line of a proof. What proves an upper side is proved for its negative, so its
    sign is turned.
    """
    # mutants survive: a claim that counts zero times is in no proof.
    amount = claim.interval.low if multiplier > 0 else claim.interval.high
    return Step(
        side, multiplier if side == "low" else -multiplier, amount, claim.statements, claim.as_read
    )


def summed(steps: Iterable[Step]) -> list[Step]:
    """The lines of a proof, where what statements say of each of several years is one line."""
    found: dict[Step, Fraction] = {}
    for step in steps:
        key = attrs.evolve(step, multiplier=Fraction(1 if step.multiplier > 0 else -1))
        found[key] = found.get(key, Fraction(0)) + step.multiplier
    return [attrs.evolve(step, multiplier=count) for step, count in found.items()]


def _steps(
    side: str, certificate: Certificate, program: Program, claims: Sequence[Claim]
) -> list[Step]:
    """The lines of a proof, those that count for the bound first."""
    counts = sorted(by_claim(program, certificate).items())
    steps = summed(step_of(claims[number], multiplier, side) for number, multiplier in counts)
    # mutants survive: a claim that counts zero times is in no proof.
    return sorted(steps, key=lambda step: step.multiplier < 0)
