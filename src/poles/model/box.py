"""A box of public money: what a question asks about, and what a statement speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple, Self, TypeVar

import attrs

from poles.errors import InvalidBox
from poles.lazy import announced
from poles.objects import Pickled
from poles.phrase import Phrase
from poles.text import Term

from .edtf import Bounded, EdtfDate, Period, as_day, is_span
from .funding import FundingRecord
from .given import has_zone, plain_value, plain_values
from .record import Record, key_of
from .terms import (
    Basis,
    BasisCode,
    Beneficiary,
    Instrument,
    InstrumentCode,
    Stage,
    StageCode,
)

T = TypeVar("T", bound=Term)


class MoneyKind(NamedTuple):
    """Money that may be compared: of one basis and, where it is planned, of one stage."""

    basis: Basis
    stage: Stage | None


class Slice(NamedTuple):
    """What restricts a box to money that other money may share: no partition, so slices never add
    up. Empty parts restrict nothing.
    """

    poles: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    beneficiaries: frozenset[str] = frozenset()
    part: str | None = None

    def within(self, other: Slice) -> bool:
        """Whether all money of this slice is money of the other."""
        # mutants survive: both sides are of one length; strict says so to the reader.
        lines = zip(self[:-1], other[:-1], strict=True)
        restricted = all(not theirs or (mine and mine <= theirs) for mine, theirs in lines)
        return restricted and other.part in (None, self.part)

    def has(self, lines: Iterable[Collection[str]]) -> bool:
        """Whether money that belongs to all of some poles, regions, sectors and beneficiaries, line
        by line, surely is money of this slice.
        """
        both = zip(self[:-1], lines, strict=True)
        return self.part is None and all(
            not wanted or not wanted.isdisjoint(own) for wanted, own in both
        )


WHOLE = Slice()


def _codes(value: str | Iterable[str]) -> tuple[str, ...]:
    # As records have them, of which very many become boxes, mostly with nothing in this place.
    if type(value) is tuple and (not value or all(type(code) is str for code in value)):
        return value if len(value) < 2 else tuple(dict.fromkeys(value))  # noqa: PLR2004
    value = plain_value(value)
    codes: tuple[Any, ...] = (
        (value,)
        if isinstance(value, str) or not isinstance(value, Iterable)
        else tuple(plain_values(value))
    )
    for code in codes:
        if not isinstance(code, str):
            hint = 'Write funders=["fui"]; leave out what does not restrict the box.'
            if isinstance(code, Record):
                hint = Phrase("Give its id, {!r}; of several records, their keys().", key_of(code))
            raise InvalidBox(repr(code), "a code, as a text", hint)
    return tuple(dict.fromkeys(codes))


def _date(value: EdtfDate | date | str | None) -> EdtfDate | None:
    value = plain_value(value)
    if value is None or isinstance(value, EdtfDate):
        return value
    if isinstance(value, date) or has_zone(value):
        return EdtfDate(as_day(value).isoformat())
    return EdtfDate(value)


def _period(
    value: Period | Iterable[EdtfDate | date | str | None] | EdtfDate | date | str | None,
) -> Period | None:
    """A period from its two ends, or from one date such as ``"2007"`` that is all of it."""
    if not isinstance(value, Period):
        value = plain_value(value)
    if value is None or isinstance(value, Period):
        return value
    if isinstance(value, str | EdtfDate | date):
        return Period(_date(value), _date(value))
    ends = tuple(value) if isinstance(value, Iterable) else ()
    if len(ends) != 2:  # noqa: PLR2004 - a first and a last day
        raise InvalidBox(
            f"period={value!r}",
            "a first and a last day, both included",
            'Write period=("2005-01-01", "2012-11-19"), period="2007" for a year, '
            "or give the period of a phase.",
        )
    return Period(_date(ends[0]), _date(ends[1]))


def _basis(value: Basis | BasisCode) -> Basis:
    if type(value) is not Basis:
        value = plain_value(value)
    if value is None:
        raise InvalidBox(
            Phrase("no basis"),
            "basis='planned', basis='awarded' or basis='paid'",
            "What is planned, awarded and paid is never compared.",
        )
    try:
        basis = Basis(value)
    except ValueError:
        basis = Basis.UNKNOWN
    if basis is Basis.UNKNOWN:
        raise InvalidBox(
            f"basis={value!r}",
            "one of planned, awarded and paid",
            "What is granted, engaged or committed is awarded. Different bases are never compared.",
        )
    return basis


def _term(vocabulary: type[T], found: str, value: str, expected: str, hint: str) -> T:
    try:
        return vocabulary(value)
    except ValueError:
        raise InvalidBox(found, expected, hint) from None


def _stage(value: Stage | StageCode | None) -> Stage | None:
    if value is None or (value := plain_value(value)) is None:
        return None
    hint = "Leave it out where the basis is not planned."
    return _term(Stage, f"stage={value!r}", value, Phrase("one of {}", ", ".join(_PLANNED)), hint)


def _instrument(value: Instrument | InstrumentCode | None) -> Instrument | None:
    if value is None or (value := plain_value(value)) is None:
        return None
    found, expected = f"instrument={value!r}", Phrase("one of {}", ", ".join(Instrument))
    return _term(Instrument, found, value, expected, "Leave it out for money of any kind.")


def _beneficiaries(values: str | Iterable[str]) -> tuple[Beneficiary, ...]:
    # mutants survive: there is one sort of beneficiaries, so that nothing is joined.
    codes = _codes(values)
    if not codes:
        return ()
    found, expected = f"beneficiaries={values!r}", Phrase("some of {}", ", ".join(Beneficiary))
    return tuple(
        _term(Beneficiary, found, value, expected, "Leave it out for all.") for value in codes
    )


_PLANNED = (Stage.ANNOUNCED, Stage.BILL, Stage.VOTED, Stage.AMENDED)


# What type checkers know to be required has a default at run time, which is refused in words.
_ASKED_FOR: Any = {"default": None}


@announced
@attrs.frozen(kw_only=True)
class Box(Pickled):
    """Public money of one basis, where all the parts given meet; a part left out does not restrict
    it.

    ``funders`` are nodes of the tree of funders, each standing for all below it; ``calls`` are
    calls for projects; ``period`` is two days, both included (or one date such as ``"2007"``,
    meaning all of it). ``poles``, ``regions``, ``sectors`` and ``beneficiaries`` are slices: one
    euro may belong to several. Planned money needs a ``stage``: announced, bill, voted or amended.
    The ledger of a policy may be asked by names, *Agence nationale de la recherche* for ``anr``; it
    answers by codes.

    >>> Box(funders=["fui"], calls=["fui-3"], basis="awarded").funders
    ('fui',)

    Raises :class:`~poles.InvalidBox` (a ``ValueError``) for a part that cannot be read.
    """

    funders: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    calls: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    instrument: Instrument | None = attrs.field(default=None, converter=_instrument)
    period: Period | None = attrs.field(default=None, converter=_period)
    poles: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    regions: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    sectors: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    beneficiaries: tuple[Beneficiary, ...] = attrs.field(default=(), converter=_beneficiaries)
    basis: Basis = attrs.field(converter=_basis, **_ASKED_FOR)
    stage: Stage | None = attrs.field(default=None, converter=_stage)

    def __attrs_post_init__(self) -> None:
        if self.basis is Basis.PLANNED and self.stage not in _PLANNED:
            raise InvalidBox(
                Phrase("basis='planned' beside {}", f"stage={self.stage!s}")
                if self.stage
                else Phrase("basis='planned' beside no stage"),
                "stage='announced', stage='bill', stage='voted' or stage='amended'",
                "An announcement, a bill and a law are different plans of the same money.",
            )
        if self.basis is not Basis.PLANNED and self.stage is not None:
            raise InvalidBox(
                f"stage={self.stage!s}",
                Phrase("none beside basis='{}'", self.basis),
                "Only planned money has stages.",
            )
        for end in () if self.period is None else (self.period.start, self.period.end):
            if is_span(end):
                raise InvalidBox(
                    f"period={self.period}",
                    "days that are known",
                    Phrase(
                        "No one knows which day of {} it is: ask from the earliest day to the "
                        "latest one, or from the latest to the earliest.",
                        end,
                    ),
                )
        if self.period is not None and self.period.first > self.period.last:
            raise InvalidBox(
                f"period={self.period}",
                "a first day that is not after the last one",
                "Is it the wrong way round?",
            )

    @classmethod
    def of(cls, statement: FundingRecord) -> Self:
        """The box that a statement speaks of, but for a ``part`` of it; where a day of it is not
        known, that of the longest reading. Raises :class:`~poles.InvalidBox` where its basis is
        unknown.

        >>> import poles
        >>> poles.Box.of(poles.load_funding()["fui5-state"]).calls
        ('fui-5',)
        """
        return cls(
            funders=statement.funders,
            calls=statement.calls,
            instrument=statement.instrument,
            period=longest(statement),
            poles=statement.poles,
            regions=statement.regions,
            sectors=statement.sectors,
            beneficiaries=statement.beneficiaries,
            basis=statement.basis,
            stage=kind_of(statement).stage,
        )

    @property
    def start(self) -> EdtfDate | None:
        """The first day of its period."""
        return None if self.period is None else self.period.start

    @property
    def end(self) -> EdtfDate | None:
        """The last day of its period."""
        return None if self.period is None else self.period.end

    @property
    def kind(self) -> MoneyKind:
        """What its money may be compared with."""
        return MoneyKind(self.basis, self.stage)

    @property
    def slice(self) -> Slice:
        """The part of it that does not partition money."""
        return slice_of(self)

    @property
    def codes(self) -> str:
        """What restricts it, in one line: the name of an answer that has no key of its own.

        >>> Box(funders=["fui"], period=("2007", None), basis="awarded").codes
        'fui 2007 … awarded'
        """
        ends = () if self.period is None else (self.period.start, self.period.end)
        time = dict.fromkeys(str(end or "…") for end in ends)
        slices = (*self.poles, *self.regions, *self.sectors, *self.beneficiaries)
        money = filter(None, [self.instrument, self.basis, self.stage])
        return " ".join((*self.funders, *self.calls, *time, *slices, *money))


def longest(statement: Bounded) -> Period | None:
    """The time of a statement or a grant, at its longest where a day of it is not known."""
    start, end = statement.start, statement.end
    if start is None and end is None:
        return None
    if start is not None and is_span(start):
        start = EdtfDate(start.earliest.isoformat())
    if end is not None and is_span(end):
        end = EdtfDate(end.latest.isoformat())
    return Period(start, end)


def kind_of(statement: Any) -> MoneyKind:
    """The kind of money of a statement: *granted* and *engaged* are one."""
    if not isinstance(statement, FundingRecord):
        kind: MoneyKind = statement.kind
        return kind
    return MoneyKind(statement.basis, statement.stage if statement.basis is Basis.PLANNED else None)


def kinds_of(
    statements: Iterable[FundingRecord], basis: Basis | BasisCode | None = None
) -> list[MoneyKind]:
    """The kinds of money that some statements speak of, or a ledger with its ratios and grants, of
    one basis or of all that can be compared, in the order of their names.
    """
    wanted = None if basis is None else _basis(basis)
    beside = (*getattr(statements, "ratios", ()), *getattr(statements, "grants", ()))
    kinds = set(map(kind_of, (*statements, *beside)))
    asked = [kind for kind in kinds if kind.basis is not Basis.UNKNOWN]
    asked = [kind for kind in asked if wanted in (None, kind.basis)]
    # mutants survive: only planned money has stages, so that none is compared with nothing.
    return sorted(asked, key=lambda kind: (kind.basis, kind.stage or ""))


def slice_of(box: Any) -> Slice:
    """The slice of a box or of a statement."""
    # mutants survive: what is not asked for in French is told in English.
    part = box.part("en") or box.part("fr") if isinstance(box, FundingRecord) else None
    lines = (box.poles, box.regions, box.sectors, box.beneficiaries)
    return Slice._make((*map(frozenset, lines), part))
