"""Beliefs that a ledger carries: worked out once, they go with it into other processes."""

from poles.model import Ledger

from .admission import Others
from .ahead import Ahead, named
from .answers import refuse_other
from .beliefs import evidence_of
from .box import Kind, kinds_of
from .gathered import Lists
from .kept import usual_claims
from .prepared import VERSION, asked, packed, written_by
from .program import all_parts, build
from .stored import stored


def with_beliefs(ledger: Ledger) -> Ledger:
    """An equal ledger that has with it what is believed of it, also in pickles, so that other
    processes need not weigh its statements again.

    It holds for the statements that are pickled with it, in the order of admission, and for the
    version of the library that found it. Asked otherwise, or by another version, the ledger is
    weighed as any other; what is made of it carries nothing.

    >>> import pickle
    >>> import poles
    >>> ledger = poles.load_funding()
    >>> fui = ledger.having([one for one in ledger if "fui-3" in one.calls], grants=())
    >>> sent = pickle.loads(pickle.dumps(poles.with_beliefs(fui)))
    >>> sent == fui
    True
    >>> box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    >>> poles.bounds(sent, box) == poles.bounds(fui, box)
    True

    Raises :class:`~poles.InvalidBox` (a ``ValueError``) for what is no ledger and for a statement
    of a box that can hold no money, and :class:`~poles.MissingExtra` (an ``ImportError``) where
    statements overlap without being nested and the extra ``solver`` is not installed.
    """
    refuse_other(ledger)
    known: dict[str, object] = {"refused": refused_of(ledger)}
    for kind in kinds_of(ledger):
        if evidence_of(ledger, kind).datasets:
            known[asked(*named(kind))] = believed_of(ledger, kind)
    ahead = {name: packed(one) for name, one in known.items()}
    return Ledger.over(
        ledger, ledger.tables, {**ahead, VERSION: written_by()}, ledger.ratios, ledger.grants
    )


def refused_of(ledger: Ledger) -> dict[Kind, dict[int, Others]]:
    """The claims that are refused of each kind of money, by number, with what they contradict."""
    found = {}
    for kind in kinds_of(ledger):
        evidence = evidence_of(ledger, kind)
        found[kind] = dict(evidence.weigh(range(len(evidence.claims.admissible))).refused)
    return found


def believed_of(ledger: Ledger, kind: Kind) -> Ahead:
    """What is claimed and believed of one kind of money, and the program of it."""
    evidence = evidence_of(ledger, kind)
    grants = tuple(one.knowing() for one in evidence.settled.believed)
    program = build(evidence.space, usual_claims(evidence))
    return Ahead(
        evidence.space,
        evidence.claims,
        Lists(evidence.datasets, evidence.shown),
        evidence.settled._replace(believed=grants),
        stored(program, all_parts(program)),
    )
