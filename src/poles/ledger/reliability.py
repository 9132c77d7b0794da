"""What it costs to disbelieve a claim: more where more is to be wrong for it to be false."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from numbers import Integral
from typing import Any, TypeAlias

from poles.errors import InvalidQuestion
from poles.model import FundingRecord, Ledger, Source, SourceKind, Statement, unit_of
from poles.phrase import Phrase

from .claims import Claim

Reliability: TypeAlias = Callable[[Sequence[Any]], int]
"""What it costs to disbelieve some statements that say the same: a whole number, at least 1."""

# A third party most often copies what somebody else printed.
_COPIED, _PRINTED, _OFFICIAL = 2, 3, 4
# Many print one press release, so that more of them tell no more.
_MORE_AT_MOST = 2
# In milliards, to one decimal or none.
_ROUGH = Decimal(100_000_000)


def reliability(ledger: Ledger) -> Reliability:
    """The rule by which statements are disbelieved where they contradict each other: those of least
    cost together.

    Returns a function of the statements that say the same of the same box. It gives 4 for an
    official source, 3 for the press or an academic one, 2 for a third party, which most often
    copies, and where no source is known; of several the best. Each further publisher that is no
    third party adds 1, up to 2; what is rounded to 100 M€ or more costs 1 less. Why is told in
    ``docs/ideas/ledger.md``.

    >>> import poles
    >>> ledger = poles.load_funding()
    >>> cost = poles.reliability(ledger)
    >>> [cost([ledger[key]]) for key in ("fui-exec-2008", "fui10-state", "min-2006-aii")]
    [4, 3, 2]
    >>> cost([ledger["fui10-state"], ledger["fui10-state-b"]]), cost([ledger["fui-cum-14"]])
    (4, 2)
    """

    def cost(statements: Sequence[Statement]) -> int:
        keys = dict.fromkeys(key for one in statements for key in one.sources)
        sources = list(filter(None, map(ledger.sources.get, keys)))
        more = min(max(len(_publishers(sources)) - 1, 0), _MORE_AT_MOST)
        return max(map(_cost, sources), default=_COPIED) + more - all(map(_rough, statements))

    return cost


def costs_of(claims: Sequence[Claim], rule: Reliability) -> list[int]:
    """What each of some claims costs to disbelieve by a rule: a reading nothing by itself, as it
    goes with the statements that make it.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where that is no whole number, or less
    than 1.
    """
    return [0 if claim.as_read else _checked(rule(claim.statements), claim) for claim in claims]


def _checked(cost: object, claim: Claim) -> int:
    # Those of numpy are whole numbers, too.
    if isinstance(cost, Integral) and int(cost) >= 1:
        return int(cost)
    raise InvalidQuestion(
        Phrase("{} by reliability= for {!r}", repr(cost), claim.statements[0].id),
        "a whole number, 1 or more",
        "It is what disbelieving these statements costs: return 1 where all cost the same.",
    )


def _cost(source: Source) -> int:
    if source.kind is SourceKind.OFFICIAL:
        return _OFFICIAL
    return _COPIED if source.kind is SourceKind.THIRD_PARTY else _PRINTED


def _publishers(sources: Iterable[Source]) -> set[str]:
    """Who says so, without third parties; what a name has in brackets tells where it was found."""
    names = (
        source.publisher or source.id
        for source in sources
        if source.kind is not SourceKind.THIRD_PARTY
    )
    return {name.partition(" (")[0].casefold() for name in names}


def _rough(statement: Statement) -> bool:
    if not isinstance(statement, FundingRecord):
        return False
    rounded_to = statement.rounded_to
    return (unit_of(statement.amount) if rounded_to is None else rounded_to) >= _ROUGH
