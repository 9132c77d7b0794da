"""Bounds group by group, and what was known on a day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Literal, TypeAlias, cast

import attrs

from poles.errors import InvalidBox, Unproved
from poles.model import (
    AsDicts,
    Basis,
    BasisCode,
    EdtfDate,
    Grant,
    Instrument,
    InstrumentCode,
    Ledger,
    Period,
    Stage,
    StageCode,
    Statement,
    as_day,
)
from poles.text import Answer, Bilingual, Card, Grid, GridColumn, Lang, euros, in_lang, joined

from .answers import Doubted, answer, asked_of, doubted_by, refuse_other
from .beliefs import Evidence, evidence_of
from .box import Box
from .claims import Order
from .contested import between
from .extents import Extent
from .naming import by_code
from .prepared import prepared
from .proof import CONTESTED, PROVED, UNPROVED, Bounds, contested_cells, head, proving
from .reliability import Reliability
from .years import codes_of, years_of

Group: TypeAlias = Literal["phase", "year", "funder", "call", "pole", "region", "sector"]


class Totals(Answer, AsDicts, Mapping[str, Bounds]):
    """The bounds of each group of a box by its key; numbers are looked up as their text, so
    ``totals[2007]`` is ``totals["2007"]``.
    """

    __slots__ = ("_found", "box", "by", "ledger")

    ledger: Ledger
    box: Box
    by: str

    def __init__(self, ledger: Ledger, box: Box, by: str, found: Mapping[str, Bounds]) -> None:
        self.ledger, self.box, self.by = ledger, box, by
        self._found = dict(found)

    def __setstate__(self, state: tuple[None, Mapping[str, Any]]) -> None:
        # By the constructor: what an earlier release did not pickle has its default there.
        given = dict(state[1])
        Totals.__init__(self, found=given.pop("_found"), **given)

    def __getitem__(self, key: str | int) -> Bounds:
        return self._found[str(key)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, key: object) -> bool:
        return str(key) in self._found

    def __repr__(self) -> str:
        return f"<Totals by {self.by}: {', '.join(self._found)}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each group as a new ``dict``: its key under the name that it is grouped by, ``low``,
        ``high``, the ids of the ``statements`` that prove them, and why it is ``unproved``, where
        it is; of groups that were doubted, what :meth:`Bounds.to_dicts` tells besides.
        """
        return [
            {
                self.by: key,
                "low": found.low,
                "high": found.high,
                "statements": proving(found),
                "unproved": found.unproved,
                **(contested_cells(found.contested) if self._doubted else {}),
            }
            for key, found in self.items()
        ]

    def column_types(self) -> Mapping[str, Any]:
        key = {self.by: int if self.by in ("phase", "year") else str}
        return {**key, **PROVED, "unproved": str, **(CONTESTED if self._doubted else {})}

    @property
    def _doubted(self) -> bool:
        """Whether it was asked how far the answers reach whichever source is wrong."""
        return any(found.contested is not None for found in self.values())

    def to_card(self, lang: Lang = "en") -> Card:
        columns = (
            GridColumn(in_lang(("groupe", "group"), lang)),
            GridColumn(in_lang(("au moins", "at least"), lang), number=True),
            GridColumn(in_lang(("au plus", "at most"), lang), number=True),
            *((GridColumn(in_lang(_CONTESTED, lang)),) if self._doubted else ()),
            GridColumn(in_lang(("énoncés", "statements"), lang)),
        )
        rows = [_row(key, found, lang, doubted=self._doubted) for key, found in self.items()]
        return Card(head(self.box, self.ledger, lang), (Grid(columns, rows, keyed=True),))

    def __str__(self) -> str:
        return self.text()


_CONTESTED: Bilingual = ("contesté", "contested")


def _row(key: str, found: Bounds, lang: Lang, *, doubted: bool) -> tuple[str, ...]:
    low = euros(found.low, lang) if found.because else "—"
    high = "…" if found.high is None else euros(found.high, lang)
    told = joined(proving(found)) if found.unproved is None else in_lang(UNPROVED, lang)
    contested = found.contested
    if not doubted:
        return key, low, high, told
    if contested is None or (contested.low, contested.high) == (found.low, found.high):
        return key, low, high, "—", told
    return key, low, high, between(contested.low, contested.high, lang), told


def total(  # noqa: PLR0913 - the parts of a box
    ledger: Ledger,
    *,
    by: Group,
    basis: Basis | BasisCode = Basis.AWARDED,
    stage: Stage | StageCode | None = None,
    funders: str | Iterable[str] = (),
    calls: str | Iterable[str] = (),
    instrument: Instrument | InstrumentCode | None = None,
    period: Period | Iterable[EdtfDate | date | str | None] | EdtfDate | date | str | None = None,
    inferred: bool = True,
    order: Order | None = None,
    doubt: int | None = None,
    reliability: Reliability | None = None,
) -> Totals:
    """The bounds of a box, group by group: by phase, year, funder (the leaves of the tree), call,
    pole, region or sector.

    No two phases, years, funders or calls share money, though some may be in none of them; poles,
    regions and sectors share it, so theirs must never be added up. A group in which no money of the
    box can be is left out. Amounts are euros. ``doubt`` and ``reliability`` are those of
    :func:`~poles.bounds`. Raises what :func:`~poles.bounds` raises, but
    :class:`~poles.Unproved`: a group of which no bound can be proved says so.

    >>> import poles
    >>> ledger = poles.load_funding()
    >>> found = poles.total(
    ...     ledger, by="phase", funders=["state"], basis="planned", stage="announced"
    ... )
    >>> found[1].low, found[1].high
    (Decimal('1450000000.00'), Decimal('1550000000.00'))
    """
    refuse_other(ledger)
    box = Box(
        basis=basis, stage=stage, funders=funders, calls=calls, instrument=instrument, period=period
    )
    if not isinstance(by, str) or by not in _GROUPS:
        raise InvalidBox(
            f"by={by!r}", f"one of {', '.join(_GROUPS)}", "Ask for one grouping at a time."
        )
    doubted = doubted_by(ledger, doubt, reliability)
    box = by_code(ledger, box)
    usual = (inferred, order, reliability) == (True, None, None)
    if usual and (known := prepared(ledger, "total", by, box, *asked_of(doubt))) is not None:
        return cast("Totals", known)
    evidence = evidence_of(ledger, box.kind, inferred=inferred, order=order)
    extent = evidence.space.resolve(box)
    boxes: dict[str, Box] = {}
    for key, part in _GROUPS[by](ledger, box, extent):
        try:
            evidence.space.resolve(part)
        except InvalidBox:
            continue
        boxes[key] = part
    found = _answers(ledger, evidence, list(boxes.values()), doubted)
    # mutants survive: both sides are of one length; strict says so to the reader.
    return Totals(ledger, box, by, dict(zip(boxes, found, strict=True)))


def _answers(
    ledger: Ledger, evidence: Evidence, boxes: list[Box], doubt: Doubted | None
) -> list[Bounds]:
    """The bounds of some boxes; where one of them cannot be proved, each by itself."""
    try:
        return answer(ledger, evidence, boxes, doubt)
    except Unproved as error:
        if len(boxes) == 1:
            return [Bounds(boxes[0], Decimal(0), None, (), (), ledger, unproved=error.reason)]
    return [_answers(ledger, evidence, [box], doubt)[0] for box in boxes]


_Parts: TypeAlias = Iterator[tuple[str, Box]]


def _within(box: Box, period: Period) -> Box:
    """A box cut to a period; its two ends are the wrong way round, so refused, where they do not
    overlap.
    """
    if box.period is None or (box.period.first <= period.first and period.last <= box.period.last):
        return attrs.evolve(box, period=period)
    first, last = max(period.first, box.period.first), min(period.last, box.period.last)
    return attrs.evolve(box, period=(first, last))


def _phases(ledger: Ledger, box: Box, _extent: Extent) -> _Parts:
    for phase in ledger.phases:
        if box.period is None or (
            phase.period.first <= box.period.last and box.period.first <= phase.period.last
        ):
            yield str(phase.number), _within(box, phase.period)


def _years(ledger: Ledger, box: Box, _extent: Extent) -> _Parts:
    for year in years_of(ledger, box):
        yield str(year), _within(box, Period(EdtfDate(str(year)), EdtfDate(str(year))))


def _funders(ledger: Ledger, box: Box, extent: Extent) -> _Parts:
    for leaf in sorted(extent.funders) if ledger.funders else ():
        yield leaf, attrs.evolve(box, funders=(leaf,))


def _calls(ledger: Ledger, box: Box, _extent: Extent) -> _Parts:
    for call in ledger.calls:
        if not box.calls or call.id in box.calls:
            yield call.id, attrs.evolve(box, calls=(call.id,))


def _slices(field: str, ledger: Ledger, box: Box, _extent: Extent) -> _Parts:
    for key in sorted(codes_of(ledger, box, field)):
        only: dict[str, Any] = {field: (key,)}
        yield key, attrs.evolve(box, **only)


_SLICES = {"pole": "poles", "region": "regions", "sector": "sectors"}
_GROUPS: dict[str, Callable[[Ledger, Box, Extent], _Parts]] = {
    "phase": _phases,
    "year": _years,
    "funder": _funders,
    "call": _calls,
    **{by: partial(_slices, field) for by, field in _SLICES.items()},
}


def known_on(ledger: Ledger, day: date | str) -> Ledger:
    """The statements, the ratios and the grants of a ledger that some source had published by a
    day, so that an old answer can be asked again.

    A source published in a month or a year counts from its last day; one of unknown date is left
    out. Raises :class:`~poles.InvalidDay` for a bare year or month.

    >>> import poles
    >>> then = poles.known_on(poles.load_funding(), "2012-11-19")
    >>> "anr-cum-2012" in then, "fui-exec-2007" in then
    (True, False)
    """
    limit = as_day(day)

    def known(statement: Statement | Grant) -> bool:
        sources = (ledger.sources.get(name) for name in statement.sources)
        return any(
            source is not None and source.published is not None and source.published.latest <= limit
            for source in sources
        )

    grants = filter(known, ledger.grants)
    return ledger.having(filter(known, ledger), filter(known, ledger.ratios), grants)
