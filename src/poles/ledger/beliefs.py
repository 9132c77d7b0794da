"""What is claimed of one kind of money in a ledger and which claims are believed, kept for who asks
again.
"""

from collections.abc import Collection, Mapping, MutableMapping, Sequence
from threading import Lock
from typing import TypeAlias, TypeVar
from weakref import WeakKeyDictionary

import attrs

from poles.model import Ledger

from .admission import Admission, admit_part
from .box import Kind
from .claims import Claims, Order, admission_order, claims_of
from .prepared import prepared
from .program import Part, Program, build, claims_in, parts
from .space import Space

K = TypeVar("K")
V = TypeVar("V")


@attrs.frozen(eq=False)
class Evidence:
    """What is claimed of one kind of money in one ledger, and which claims are believed: weighed
    part by part, when first asked for.

    It does not know the ledger, so that it can be kept for as long as that is there.
    """

    space: Space
    claims: Claims
    _program: Program
    # The connected parts of the program, and the claims of each.
    _parts: tuple[tuple[Part, frozenset[int]], ...]
    _weighed: dict[int, Admission] = attrs.field(factory=dict)

    def weigh(self, claims: Collection[int]) -> Admission:
        """What is admitted and refused in the connected parts that some claims are in."""
        admitted: set[int] = set()
        refused: dict[int, tuple[int, ...]] = {}
        for number, (part, stated) in enumerate(self._parts):
            if stated.isdisjoint(claims):
                continue
            if number not in self._weighed:
                self._weighed[number] = admit_part(self._program, part)
            admitted |= self._weighed[number].admitted
            refused |= self._weighed[number].refused
        return Admission(frozenset(admitted), refused)


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
    space = Space(ledger)
    claims = claims_of(ledger, space, kind, inferred=inferred, order=order)
    program = build(space, claims.admissible)
    connected = parts(program, range(len(program.rows)), range(len(program.columns)))
    stated = tuple((part, frozenset(claims_in(program, part.rows))) for part in connected)
    known = prepared(ledger, "refused") if inferred and order is None else None
    weighed = {} if known is None else _settled(stated, known.get(kind, {}))
    return Evidence(space, claims, program, stated, weighed)


def _settled(
    stated: Sequence[tuple[Part, frozenset[int]]], refused: Mapping[int, tuple[int, ...]]
) -> dict[int, Admission]:
    """What is admitted in each part, where it is known ahead what is refused."""
    found = {}
    for number, (_, claims) in enumerate(stated):
        kept_out = {claim: others for claim, others in refused.items() if claim in claims}
        found[number] = Admission(claims.difference(kept_out), kept_out)
    return found
