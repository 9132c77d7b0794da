"""What is claimed of one kind of money in a ledger and which claims are believed, kept for who asks
again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, MutableMapping
from functools import cached_property, partial
from threading import Lock
from typing import NamedTuple, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

import attrs

from poles.model import Ledger

from .admission import Admission, Refusals, admit_part
from .ahead import Ahead, ahead_of
from .box import Kind
from .claims import Cause, Claims, Order, admission_order, claims_of
from .datasets import Dataset
from .gathered import datasets_of
from .granted import beside
from .prepared import prepared
from .program import Part, Program, all_parts, build, claims_in
from .settling import Settled, settled
from .space import Space

K = TypeVar("K")
V = TypeVar("V")


class Asked(NamedTuple):
    """How a ledger was asked: with what is inferred or without, and the ids of statements as they
    were believed, ``None`` where it was in the order of admission.
    """

    inferred: bool = True
    order: tuple[str, ...] | None = None

    def again(self, ledger: Ledger, kind: Kind) -> Evidence:
        """The evidence of a ledger that was asked like this."""
        if self.order is None:
            return evidence_of(ledger, kind, inferred=self.inferred)
        places = {key: place for place, key in enumerate(self.order)}
        rank = lambda statement: places[statement.id]  # noqa: E731 - kept while it is there
        return evidence_of(ledger, kind, inferred=self.inferred, order=rank)


@attrs.frozen(eq=False)
class Evidence:
    """What is claimed of one kind of money in one ledger, and which claims are believed: weighed
    part by part, when first asked for.

    It does not know the ledger, so that it can be kept for as long as that is there.
    """

    space: Space
    claims: Claims
    # What is admitted and refused of some claims.
    weigh: Callable[[Collection[int]], Admission]
    asked: Asked
    datasets: tuple[Dataset, ...]
    # The grants that prove nothing, with why.
    shown: tuple[tuple[Cause, Dataset], ...]
    ahead: Ahead | None = None

    @cached_property
    def settled(self) -> Settled:
        """What is believed of the datasets beside statements, and what is not."""
        if self.ahead is not None:
            return self.ahead.settled
        if not self.datasets:
            return Settled((), ())  # as of most ledgers; all statements are weighed below
        stated = self.claims.admissible
        lists = beside(self.space, self.datasets, stated)
        return settled(self.space, stated, self.weigh(range(len(stated))).admitted, lists)


@attrs.frozen(eq=False)
class _Weighing:
    """The claims of a program, weighed part by part when first asked for."""

    program: Program
    # The connected parts of the program, and the claims of each.
    parts: tuple[tuple[Part, frozenset[int]], ...]
    weighed: dict[int, Admission] = attrs.field(factory=dict)

    def __call__(self, claims: Collection[int]) -> Admission:
        """What is admitted and refused of some claims: admission is a matter of the connected parts
        that they are in.
        """
        found = []
        for number, (part, stated) in enumerate(self.parts):
            if stated.isdisjoint(claims):
                continue
            if number not in self.weighed:
                self.weighed[number] = admit_part(self.program, part)
            found.append(self.weighed[number].refused)
        return _without(Refusals.of(found), claims)


def _without(refused: Refusals, claims: Collection[int]) -> Admission:
    """What is admitted and refused of some claims, where it is known which are refused."""
    kept_out = refused.among(claims)
    return Admission(frozenset(claims).difference(kept_out), kept_out)


# An answer asked again of the same ledger, in the same order, need not weigh all its statements
# anew. Ledgers and orders are held weakly: an order written where it is used is there but once.
_ByKind: TypeAlias = dict[tuple[Kind, bool], Evidence]
_ByOrder: TypeAlias = WeakKeyDictionary[Order | object, _ByKind]
_known: WeakKeyDictionary[Ledger, _ByOrder] = WeakKeyDictionary()
_LEDGERS, _ORDERS = 4, 2
_lock = Lock()


def evidence_of(
    ledger: Ledger, kind: Kind, *, inferred: bool = True, order: Order | None = None
) -> Evidence:
    """What is claimed of one kind of money, by the order of admission."""
    try:
        with _lock:
            orders = _recent(_known, ledger, WeakKeyDictionary(), _LEDGERS)
            kept = _recent(orders, admission_order if order is None else order, {}, _ORDERS)
    except TypeError:
        # An order that nothing can be kept by.
        kept = {}
    key = kind, inferred
    if key not in kept:
        kept[key] = _gathered(ledger, kind, inferred, order)
    return kept[key]


def _recent(kept: MutableMapping[K, V], key: K, new: V, most: int) -> V:
    """What is kept for a key; the keys last asked for stay."""
    there = list(kept)
    if there[-1:] == [key]:
        return kept[key]
    # Of equal keys the first stays, as another one may be there for a moment only.
    key = next((old for old in there if old == key), key)
    found = kept[key] = kept.pop(key, new)
    for old in list(kept)[:-most]:
        del kept[old]
    return found


def forget() -> None:
    """Keep nothing of what was asked so far."""
    with _lock:
        _known.clear()


def _gathered(ledger: Ledger, kind: Kind, inferred: bool, order: Order | None) -> Evidence:
    usual = inferred and order is None
    known = prepared(ledger, "refused") if usual else None
    weigh = None if known is None else partial(_without, Refusals(known.get(kind, {})))
    if weigh is not None and (found := ahead_of(ledger, kind)):
        return Evidence(found.space, found.claims, weigh, Asked(), *found.lists, ahead=found)
    space = Space(ledger, kind.basis, inferred=inferred)
    claims = claims_of(ledger, space, kind, inferred=inferred, order=order)
    lists = datasets_of(ledger, space, kind, inferred=inferred)
    if weigh is not None:
        return Evidence(space, claims, weigh, Asked(), *lists)
    asked = Asked(inferred, None if order is None else _ranked(claims, order))
    program = build(space, claims.admissible)
    connected = all_parts(program)
    stated = tuple((part, frozenset(claims_in(program, part.rows))) for part in connected)
    return Evidence(space, claims, _Weighing(program, stated), asked, *lists)


def _ranked(claims: Claims, order: Order) -> tuple[str, ...]:
    """The ids of the statements that claim something, the first believed first: an order that can
    be pickled.
    """
    made = {one.id: one for claim in claims.admissible for one in claim.statements}
    return tuple(sorted(made, key=lambda key: (order(made[key]), key)))
