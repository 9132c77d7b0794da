"""Lists of grants that are all money of a box: the one statement that such a list makes."""

from decimal import Decimal
from functools import reduce
from operator import attrgetter

from poles.errors import InvalidQuestion, described_type
from poles.ledger.box import Box, kind_of
from poles.ledger.extents import Extent
from poles.ledger.naming import by_code
from poles.ledger.space import Space
from poles.model import Basis, Citation, FundingRecord, Grant, Ledger, Status
from poles.text import EXACT

from .grant_rows import GrantRows

_CENT = Decimal("0.01")


def refuse_no_box(complete: object) -> None:
    """Refuse what no statement can be made of: what is no box, and one without a time."""
    if not isinstance(complete, Box):
        hint = "Say of which money the list has all: complete=Box(funders='fui', …)."
        raise InvalidQuestion(f"complete={described_type(complete)}", "a Box", hint)
    if complete.period is None and not complete.calls:
        hint = "Say of which years, or of which calls, the list has all money."
        raise InvalidQuestion("complete=Box(…) without a time", "a period or calls", hint)


def refuse_inexact(found: GrantRows) -> None:
    """Refuse rows of which the sum is none to the cent, or counts some money twice."""
    if found.alike:
        one, other, *_ = found.alike[0]
        hint = "Give a column of ids, which tells one grant of several poles from several grants."
        given = f"complete=Box(…) beside rows {one} and {other}, which agree in all but the pole"
        raise InvalidQuestion(given, "rows that are a grant each", hint)
    if found.rounded:
        given = f"complete=Box(…) beside row {found.rounded[0]}, whose amount is rounded"
        raise InvalidQuestion(given, "amounts to the euro", "The sum of all would not be exact.")


def complete_statement(
    ledger: Ledger, box: Box, found: GrantRows, key: str, source: str
) -> FundingRecord:
    """That a box had exactly the sum of the grants of a list that are in it, where these are all of
    its money: a statement that is called ``key``, read in a ``source``.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) naming the row of the first grant of
    which some money may be in the box and some outside, or that may be the money of others: the sum
    would not be exact. What is inferred of calls and funders counts as unknown.
    """
    box = by_code(ledger, box)
    space = Space(ledger, box.basis, inferred=False)
    where = space.resolve(box)
    grants = found.records
    # Grants share what they say: which objects it is tells nearly all of their places apart.
    said = (map(attrgetter(field), grants) for field in _PLACE)
    # mutants survive: of all fields there are as many as there are grants.
    places = list(zip(*(map(id, each) for each in said), strict=True))
    some = dict(zip(places, grants, strict=True))
    unclear = {place: _unclear(space, grant, box, where) for place, grant in some.items()}
    inside: list[Decimal] = []
    lists: dict[str, None] = {}
    for row, grant, place in zip(found.rows, grants, places, strict=True):
        told = unclear[place]
        if told is None:
            continue
        if not told:
            lists[grant.dataset] = None
            inside.append(grant.amount)
            told = "" if len(lists) == 1 else _TWO_LISTS.format(*lists)
        if told:
            given = f"complete=Box(…) beside row {row}, the grant {grant.id!r}"
            raise InvalidQuestion(given, "grants that are wholly in the box, or outside", told)
    roots = tuple(funder.id for funder in ledger.funders if funder.parent is None)
    return FundingRecord(
        id=key,
        basis=box.basis,
        stage=box.stage,
        instrument=box.instrument,
        start=box.start,
        end=box.end,
        amount=reduce(EXACT.add, inside, Decimal(0)),
        rounded_to=_CENT,
        funders=box.funders or roots,
        calls=box.calls,
        poles=box.poles,
        regions=box.regions,
        sectors=box.sectors,
        beneficiaries=box.beneficiaries,
        citations=(Citation(source, None, Status.SOURCED),),
    )


_PLACE = (
    *("basis", "stage", "funders", "calls", "instrument", "start", "end", "poles", "regions"),
    *("sectors", "beneficiaries"),
)
_TWO_LISTS = (
    "It is of the list {1!r}, and others are of {0!r}: grants of two lists may be the same money. "
    "Read each list by itself."
)


def _unclear(space: Space, grant: Grant, box: Box, where: Extent) -> str | None:
    """Why nobody can tell whether a grant is in a box that is ``where``: an empty text where it
    wholly is, ``None`` where it is outside.
    """
    if grant.basis is Basis.UNKNOWN:
        return "Its basis is not known: say whether it was planned, awarded or paid."
    if kind_of(grant) != box.kind:
        return None
    own = space.resolve(grant.box)
    if not space.meet(own, where):
        return None
    if not space.inside(own, where):
        told = "Some of its money may be outside: its funders, its calls, its instrument or its"
        return f"{told} time reach over the border. Give a box that holds it, or say more of it."
    if not grant.is_of(box.slice):
        told = "It may belong to what the box is of, as a row need not name all that it belongs to:"
        return f"{told} take it out of the table, or say in it that it does."
    return ""
