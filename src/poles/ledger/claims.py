"""What the statements of a ledger claim: boxes with their intervals, merged where they say the
same, in the order of admission.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

import attrs

from poles.errors import InvalidBox, PolesError
from poles.model import (
    Basis,
    FundingRecord,
    Grant,
    GrantSum,
    Interval,
    Ledger,
    Ratio,
    Stated,
    Statement,
    Status,
)
from poles.objects import Pickled
from poles.phrase import Phrase
from poles.text import EXACT, Term

from .box import Box, Kind, Slice, kind_of, slice_of
from .extents import Extent
from .saying import readable, sayings_of
from .space import Space
from .standing import standing

# What sorts statements for admission: the first ones are believed before the later ones.
Order: TypeAlias = Callable[[Any], Any]

# A box of money: where it is, and what slice of that.
Place: TypeAlias = tuple[Extent, Slice]


class Cause(Term):
    """Why a statement proves nothing."""

    REPLACED = "replaced", "remplacé par un énoncé plus récent", "replaced by a later statement"
    RECALLED = "recalled", "cité de mémoire", "recalled, not read in a source"
    BASIS = "basis", "nature de la dépense inconnue", "its basis is unknown"
    INFERRED = "inferred", "périmètre en partie déduit", "its box is inferred in part"
    READING = "reading", "lecture déduite", "read in an inferred way"
    CONFLICT = (
        "conflict",
        "incompatible avec des énoncés admis avant lui",
        "cannot be true beside statements admitted before it",
    )


@attrs.frozen
class SetAside(Pickled):
    """A statement that is shown and proves nothing, why, and where it conflicts the statements that
    it cannot stand beside.

    ``as_read`` is true where this concerns only the inferred reading of its box, not the box as
    printed; ``inside`` where all the money it speaks of is in the box asked about.
    """

    statement: Statement
    cause: Cause
    against: tuple[Statement, ...] = ()
    as_read: bool = False
    inside: bool = False


_NOTHING = Interval(Decimal(0), Decimal(0))


class Times(NamedTuple):
    """At least and at most how many times the money of a box; ``high`` is ``None`` where nothing is
    said of the most.
    """

    place: Place
    low: Fraction
    high: Fraction | None


@attrs.frozen(eq=False)
class Claim:
    """What some statements say of a box, first admitted first: the euros in it, or what it has
    beside so many ``times`` the money of another box, which is nothing.

    Where they are read in an inferred way (``as_read``), this is the box that is empty by that
    reading. Where it is ``uncapped``, nothing is said of the most.
    """

    extent: Extent
    slice: Slice
    interval: Interval
    statements: tuple[Statement, ...]
    as_read: bool
    uncapped: bool = False
    times: Times | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """The boxes that it speaks of."""
        own = self.extent, self.slice
        return (own,) if self.times is None else (own, self.times.place)

    @property
    def makers(self) -> frozenset[str]:
        """Who says so: the ids of its statements, or the list of its grants."""
        return frozenset(
            one.maker if isinstance(one, GrantSum) else one.id for one in self.statements
        )

    @property
    def low(self) -> Fraction:
        """The least euros, as a fraction."""
        return Fraction(self.interval.low)

    @property
    def high(self) -> Fraction | None:
        """The most euros, as a fraction; ``None`` where it is uncapped."""
        return None if self.uncapped else Fraction(self.interval.high)


@attrs.frozen
class Claims:
    """The claims of one kind of money in the order of admission, and the statements that claim
    nothing, with the boxes of each.
    """

    admissible: tuple[Claim, ...]
    shown: tuple[tuple[SetAside, tuple[Place, ...]], ...]


def admission_order(ledger: Ledger) -> Order:
    """The order in which statements are believed: more precise figures first, then official
    sources, then later ones.

    Returns a key for ``sorted``. Precision is the width of a statement's interval in euros; a date
    of publication of reduced precision counts from its first day; ids decide at last. Ratios come
    after all amounts, by the width of their interval for each unit of their value. Why precision
    comes first is told in ``docs/ideas/ledger.md``.

    >>> import poles
    >>> ledger = poles.load_funding()
    >>> statements = ledger["anr-2005-gov"], ledger["anr-2005"]
    >>> [one.id for one in sorted(statements, key=admission_order(ledger))]
    ['anr-2005', 'anr-2005-gov']
    """

    def key(statement: Statement) -> tuple[bool, Decimal | Fraction, bool, int, str]:
        low, high = statement.interval
        width: Decimal | Fraction = EXACT.subtract(high, low)
        if isinstance(statement, Ratio) and statement.value:
            width = Fraction(width) / Fraction(statement.value)
        place = width, *standing(ledger, statement.sources), statement.id
        return isinstance(statement, Ratio), *place

    return key


def claims_of(
    ledger: Ledger, space: Space, kind: Kind, *, inferred: bool, order: Order | None
) -> Claims:
    """The claims of a ledger about one kind of money.

    A statement of commitments whose ``calls`` are inferred beside a printed period makes two
    claims: that its box holds what it says, and that the money is that of the calls. Without
    ``inferred``, readings and statements whose box rests on inference claim nothing, and *at least*
    nothing of the most.
    """
    rank = admission_order(ledger) if order is None else order
    ranks: dict[str, Any] = {}

    def place(maker: tuple[Statement, bool]) -> tuple[Any, str, bool]:
        statement, as_read = maker
        return ranks[statement.id], statement.id, as_read

    replaced = replaced_in(ledger, space)
    making: dict[tuple[Any, ...], list[tuple[Statement, bool]]] = defaultdict(list)
    shown: list[tuple[SetAside, tuple[Place, ...]]] = []
    for statement in ledger:
        if kind_of(statement) != kind and statement.basis is not Basis.UNKNOWN:
            continue
        cause, part = cause_of(statement, replaced, inferred=inferred), slice_of(statement)
        for extent, said, uncapped, as_read in _told_by(statement, space, kind, inferred=inferred):
            why = cause or (Cause.READING if as_read and not inferred else None)
            if why is None:
                ranks[statement.id] = rank(statement)
                # What projects cost is not what a ceiling of the same euros says.
                of_cost = statement.of_cost and not as_read
                making[extent, part, said, uncapped, None, of_cost].append((statement, as_read))
            else:
                shown.append((SetAside(statement, why, as_read=as_read), ((extent, part),)))
    for ratio in ledger.ratios:
        if ratio.kind != kind:
            continue
        of, to = _places_of(ratio, space)
        cause = cause_of(ratio, replaced, inferred=inferred)
        if cause is None:
            ranks[ratio.id] = rank(ratio)
            key = *of, _NOTHING, False, _times(ratio, to, inferred), False
            making[key].append((ratio, False))
        else:
            shown.append((SetAside(ratio, cause), (of, to)))
    claims = []
    for (extent, part, interval, uncapped, times, _), makers in making.items():
        makers.sort(key=place)
        statements = tuple(statement for statement, _ in makers)
        claims.append(Claim(extent, part, interval, statements, makers[0][1], uncapped, times))
    claims.sort(
        key=lambda claim: (
            *place((claim.statements[0], claim.as_read)),
            # What one statement says of several times.
            claim.extent.first,
            claim.extent.last,
        )
    )
    return Claims(tuple(claims), tuple(shown))


def _times(ratio: Ratio, to: Place, inferred: bool) -> Times:
    low, high = map(Fraction, ratio.interval)
    return Times(to, low, None if ratio.uncapped and not inferred else high)


def _places_of(ratio: Ratio, space: Space) -> tuple[Place, Place]:
    """The boxes of a ratio."""
    try:
        of, to = ((space.resolve(box), box.slice) for box in (ratio.of, ratio.to))
    except InvalidBox as error:
        raise _in(ratio, error) from None
    return of, to


def _in(statement: Statement, error: InvalidBox) -> InvalidBox:
    """What is wrong about a box, with the statement that speaks of it."""
    found = Phrase("{} in the statement {}", error.found, statement.id)
    return InvalidBox(found, error.expected, error.hint)


def replaced_in(ledger: Ledger, space: Space) -> frozenset[str]:
    """The statements that later ones replace: those they name, and others that say the same of the
    same box, but for themselves.
    """
    by: dict[str, set[str]] = defaultdict(set)
    both: tuple[Stated, ...] = (*ledger, *ledger.ratios)
    for statement in both:
        if statement.revises is not None:
            by[statement.revises].add(statement.id)
    if not by:
        return frozenset()
    # Of others, only those that state the same amount can say the same.
    amounts = {statement.interval for statement in both if statement.id in by}
    said = {one.id: _said(one, space) for one in both if one.interval in amounts}
    gone: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for key, replacing in by.items():
        if key in said:
            gone[said[key]] |= replacing
    return frozenset(
        key for key, what in said.items() if key in by or (what in gone and key not in gone[what])
    )


def _said(statement: Stated, space: Space) -> tuple[Any, ...]:
    """What a statement says of which money; itself alone where its box cannot be, which is told
    where it is used.
    """
    try:
        if isinstance(statement, Ratio):
            return statement.kind, _places_of(statement, space), statement.interval
        told = told_by(statement, space, Kind(Basis.AWARDED, None))
    except PolesError:
        return (statement.id,)
    box = tuple(one for one in told if not one.as_read)
    return kind_of(statement), box, slice_of(statement), statement.interval


class Told(NamedTuple):
    """What a statement says of one box; ``as_read`` where it is that which is empty by its inferred
    reading. Where it is ``uncapped``, nothing is said of the most.
    """

    extent: Extent
    interval: Interval
    uncapped: bool
    as_read: bool = False


def told_by(
    statement: FundingRecord, space: Space, kind: Kind, *, inferred: bool = True
) -> list[Told]:
    """What a statement says, of the box or the boxes that it speaks of; without ``inferred``, *at
    least* says nothing of the most.

    Of the money that is surely in a time of which a day is not known, there may be none.
    """
    box = Box.of(attrs.evolve(statement, basis=kind.basis, stage=kind.stage))
    if readable(statement):
        printed = space.resolve(attrs.evolve(box, calls=()))
        read = Told(space.reading(box), _NOTHING, uncapped=False, as_read=True)
        return [Told(printed, statement.interval, statement.uncapped and not inferred), read]
    found = []
    for said in sayings_of(statement, box, inferred=inferred):
        try:
            extent = space.resolve(said.box)
        except InvalidBox:
            if said.box == box or said.interval.low:
                raise
            continue
        found.append(Told(extent, said.interval, said.uncapped))
    return found


def _told_by(statement: FundingRecord, space: Space, kind: Kind, *, inferred: bool) -> list[Told]:
    try:
        return told_by(statement, space, kind, inferred=inferred)
    except InvalidBox as error:
        if statement.basis is Basis.UNKNOWN:
            # It may be money of another kind, which can be there.
            return []
        raise _in(statement, error) from None


def cause_of(said: Statement | Grant, replaced: Collection[str], *, inferred: bool) -> Cause | None:
    """Why something proves nothing, if it does not."""
    if kind_of(said).basis is Basis.UNKNOWN:
        return Cause.BASIS
    if any(one.status in (Status.RECALLED, Status.THIRD_PARTY) for one in said.citations):
        return Cause.RECALLED
    if said.id in replaced:
        return Cause.REPLACED
    if not inferred and said.unverified and not readable(said):
        return Cause.INFERRED
    return None
