"""Statements of money and boxes as people read them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from poles.ledger.box import Box
from poles.ledger.space import rest_of
from poles.model import Funder, FundingRecord, Lang, Ledger, Record, Records
from poles.model.record import Column, Link

from .words import Bilingual, amount, in_lang, joined, period_text

__all__ = ["box_text", "doubt", "statement_text"]


def box_text(box: Box | FundingRecord, ledger: Ledger, lang: Lang) -> str:
    """What a box or a statement speaks of: funders, instrument, calls, time, slices."""
    parts = [" + ".join(_funder(key, ledger.funders, lang) for key in box.funders)]
    if box.instrument is not None:
        parts.append(box.instrument.label(lang))
    if box.calls:
        parts.append(
            in_lang(("appel ", "call ") if len(box.calls) == 1 else ("appels ", "calls "), lang)
            + _span(box.calls)
        )
    if box.period is not None and (box.period.start is not None or box.period.end is not None):
        parts.append(period_text(box.period, lang))
    slices: tuple[tuple[tuple[Bilingual, Bilingual], Iterable[str]], ...] = (
        (
            (("pôle", "pôles"), ("pole", "poles")),
            (pole.name if (pole := ledger.poles.get(key)) else key for key in box.poles),
        ),
        (
            (("région", "régions"), ("region", "regions")),
            (region.name if (region := ledger.regions.get(key)) else key for key in box.regions),
        ),
        (
            (("secteur", "secteurs"), ("sector", "sectors")),
            (_sector(key, ledger, lang) for key in box.sectors),
        ),
        (
            (("bénéficiaire", "bénéficiaires"), ("beneficiary", "beneficiaries")),
            (one.label(lang) for one in box.beneficiaries),
        ),
    )
    for (french, english), keys in slices:
        if names := list(keys):
            parts.append(
                f"{(french if lang == 'fr' else english)[len(names) > 1]} {' + '.join(names)}"
            )
    return joined(part for part in parts if part)


def _sector(key: str, ledger: Ledger, lang: Lang) -> str:
    sector = ledger.sectors.get(key)
    return key if sector is None else in_lang((sector.fr, sector.en), lang)


def _funder(key: str, funders: Records[Funder], lang: Lang) -> str:
    """A funder's name, or that of what a funder gives besides those below it."""
    if funder := funders.get(key):
        return funder.name(lang)
    parent = next((funder for funder in funders if rest_of(funder.id) == key), None)
    return (
        key
        if parent is None
        else f"{parent.name(lang)}{in_lang((' (reste)', ' (the rest)'), lang)}"
    )


def _span(calls: tuple[str, ...]) -> str:
    return joined(calls) if len(calls) < 3 else f"{calls[0]} … {calls[-1]}"  # noqa: PLR2004 - two are named


def statement_text(statement: FundingRecord, ledger: Ledger, lang: Lang) -> str:
    """A statement: amount, stage, box, and what of it is unverified."""
    stage = f", {statement.stage.label(lang)}" if statement.stage is not None else ""
    part = f", {part}" if (part := statement.part(lang)) else ""
    return f"{amount(statement, lang)}{stage} — {box_text(statement, ledger, lang)}{part}{doubt(statement, lang)}"


def doubt(record: Record, lang: Lang) -> str:
    """A warning where fields of a record rest on memory, inference or an unverified third party
    only.
    """
    if not record.unverified:
        return ""
    titles = {
        a.name: about
        for a in attrs.fields(type(record))
        if isinstance(about := a.metadata.get("poles"), Column | Link)
    }
    names = joined(
        (titles[field].fr if lang == "fr" else titles[field].en).lower()
        for field in record.unverified
    )
    return in_lang((" [non vérifié : ", " [unverified: "), lang) + f"{names}]"
