"""Results of aggregates as people read them: a title with the rule, a table, what is left out, the
edition; as text and as HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any

import attrs

from poles.aggregate.amounts import Amounts
from poles.aggregate.cohorts import Cohort, Fate, Outcome
from poles.aggregate.concentration import Concentration
from poles.aggregate.counting import Count, Counts
from poles.aggregate.flows import Flow, Flows
from poles.aggregate.result import Result
from poles.model import EXACT, EvaluationResult, Lang, Tables, Tier

from .cards import ANSWER_ROWS, Card, Column, Grid, Made, card_html, card_text
from .words import NBSP, Bilingual, date_text, euros, in_lang, joined, plural, region_name

__all__ = ["concentration_html", "concentration_text", "result_html", "result_text"]


@attrs.frozen
class _Column:
    """A column: its title, the text of a row in it, and whether it is a number, which stands to the
    right.
    """

    title: Bilingual
    text: Callable[[Any, Lang], str]
    number: bool = False


@attrs.frozen
class _Kind:
    """How results of a class are shown: the parts of their title, and their columns."""

    title: Callable[[Any], list[Bilingual]]
    columns: Callable[[Any], Iterator[_Column]]


def result_text(result: Result[Any], lang: Lang, rows: int | None = None) -> str:
    """A result as text."""
    return card_text(_result_card(result, lang), lang, rows)


def result_html(result: Result[Any]) -> str:
    """A result as an HTML fragment."""
    return card_html(_result_card(result, "en"), ANSWER_ROWS)


def _result_card(result: Result[Any], lang: Lang) -> Card:
    columns = list(_KINDS[type(result)].columns(result))
    shown = tuple(Column(in_lang(column.title, lang), column.number) for column in columns)
    rows = Made(result, lambda row: tuple(column.text(row, lang) for column in columns))
    return Card(_title(result, lang), (Grid(shown, rows), *_notes(result, lang)))


def concentration_text(found: Concentration, lang: Lang) -> str:
    """A concentration as text."""
    return card_text(_concentration_card(found, lang), lang)


def concentration_html(found: Concentration) -> str:
    """A concentration as an HTML fragment."""
    return card_html(_concentration_card(found, "en"), ANSWER_ROWS)


def _concentration_card(found: Concentration, lang: Lang) -> Card:
    told: list[tuple[Bilingual, str]] = [
        (("Indice de Gini", "Gini coefficient"), f"{found.gini:.4f}"),
        (
            ("Indice de Herfindahl-Hirschman", "Herfindahl-Hirschman index"),
            f"{found.herfindahl:.4f}",
        ),
        (("Part de la plus grande", "Share of the largest"), f"{found.top(1):.4f}"),
    ]
    if found.count > _LARGEST:
        told.append(
            (
                (f"Part des {_LARGEST} plus grandes", f"Share of the {_LARGEST} largest"),
                f"{found.top(_LARGEST):.4f}",
            )
        )
    rows = [
        (in_lang(title, lang), number.replace(".", ",") if lang == "fr" else number)
        for title, number in told
    ]
    parts = plural(found.count, ("part", "part"), ("parts", "parts"), lang)
    title = in_lang((f"Concentration de {parts}", f"Concentration of {parts}"), lang)
    return Card(title, (Grid((Column(), Column(number=True)), rows, keyed=True),))


_LARGEST = 4


_BY: dict[str, Bilingual] = {
    "region": ("région", "region"),
    "sector": ("secteur", "sector"),
    "tier": ("catégorie", "tier"),
    "phase": ("phase", "phase"),
    "year": ("année", "year"),
    "evaluation": ("classe de l'évaluation", "class of the evaluation"),
    "pole": ("pôle", "pole"),
}
_COUNTING: dict[str, Bilingual] = {
    "full": ("entier dans chacun", "whole in each"),
    "fractional": ("en parts égales", "in equal parts"),
    "seat": ("là où est le siège", "where the seat is"),
}
_RULES: dict[str, Bilingual] = {
    "even": ("répartis également sur les années", "spread evenly over the years"),
    "start": ("rapportés à la première année", "put in the first year"),
    "end": ("rapportés à la dernière année", "put in the last year"),
}
_SERIES: dict[str, Bilingual] = {
    "cpi": ("indice des prix à la consommation", "consumer price index"),
    "gdp_deflator": ("déflateur du PIB", "GDP deflator"),
}
_UNKNOWN: dict[str, Bilingual] = {
    "region": ("région non connue", "region not known"),
    "sector": ("secteur non connu", "sector not known"),
    "tier": ("sans catégorie", "no tier"),
    "evaluation": ("classe non connue", "class not known"),
}


def _title(result: Result[Any], lang: Lang) -> str:
    parts = _KINDS[type(result)].title(result)
    if isinstance(result, Counts | Amounts) and result.counting is not None:
        parts.append(_COUNTING[result.counting])
    return joined(in_lang(part, lang) for part in parts)


def _named(what: Bilingual, by: str | None) -> Bilingual:
    return what if by is None else (f"{what[0]} par {_BY[by][0]}", f"{what[1]} by {_BY[by][1]}")


def _of_counts(result: Counts) -> list[Bilingual]:
    what = _named(
        ("Labels", "Labels") if result.what == "labels" else ("Structures", "Structures"), result.by
    )
    if len(result.days) == 1:
        what = (f"{what[0]} au {result.days[0]}", f"{what[1]} on {result.days[0]}")
    if result.map_on is None:
        return [what]
    return [what, _map(result.map_on)]


def _map(day: date) -> Bilingual:
    return (f"carte des régions du {day}", f"map of regions of {day}")


def _of_cohort(result: Cohort) -> list[Bilingual]:
    start, at, counts = result.start, result.at, result.counts.items()
    french = joined(f"{outcome.fr}{NBSP}: {count}" for outcome, count in counts)
    english = joined(f"{outcome.en}: {count}" for outcome, count in counts)
    return [
        (
            f"Devenir au {at} des labels du {start} ({french})",
            f"What became by {at} of the labels of {start} ({english})",
        )
    ]


def _of_flows(result: Flows) -> list[Bilingual]:
    return [
        (
            f"Mouvements des labels par {_BY[result.by][0]}",
            f"Flows of labels by {_BY[result.by][1]}",
        )
    ]


def _of_amounts(result: Amounts) -> list[Bilingual]:
    parts = [_named(("Montants", "Amounts"), result.by)]
    if result.rule is not None:
        parts.append(_RULES[result.rule])
    if result.map_on is not None:
        parts.append(_map(result.map_on))
    if result.series is None:
        return [*parts, ("euros courants", "current euros")]
    french, english = _SERIES[result.series]
    return [
        *parts,
        (
            f"euros constants de {result.euros_of} ({french})",
            f"constant euros of {result.euros_of} ({english})",
        ),
    ]


def _count_columns(result: Counts) -> Iterator[_Column]:
    if len(result.days) > 1:
        yield _Column(("jour", "day"), lambda row, _: str(row.day))
    if (by := result.by) is not None:
        on_map = result.map_on is not None
        yield _Column(
            _BY[by],
            lambda row, lang: _group(
                row.group, by, None if on_map else row.day, result.tables, lang
            ),
        )
    yield _Column(("nombre", "count"), _count, number=True)


def _fate_columns(_: Cohort) -> Iterator[_Column]:
    yield _Column(("label", "label"), _holder)
    yield _Column(("devenir", "outcome"), lambda row, lang: row.outcome.label(lang))
    yield _Column(("ensuite", "then"), _then)
    yield _Column(
        ("détenu jusqu'à", "held until"),
        lambda row, lang: "" if row.ended is None else date_text(row.ended, lang),
    )


def _flow_columns(result: Flows) -> Iterator[_Column]:
    yield _Column(_BY[result.by], lambda row, _: str(row.group))
    for title, field in _FLOW:
        yield _Column(title, _integer(field), number=True)


def _amount_columns(result: Amounts) -> Iterator[_Column]:
    yield _Column(("objet", "of"), lambda row, _: row.of)
    if any(row.year is not None for row in result):
        yield _Column(("année", "year"), lambda row, _: str(row.year or ""))
    if result.by is not None:
        by, tables = result.by, result.tables
        yield _Column(_BY[by], lambda row, lang: _group(row.group, by, None, tables, lang))
    if any(row.amount is not None for row in result):
        yield _Column(
            ("montant", "amount"),
            lambda row, lang: _euros(row.amount, ROUND_HALF_EVEN, lang),
            number=True,
        )
    yield _Column(
        ("au moins", "at least"), lambda row, lang: _euros(row.low, ROUND_FLOOR, lang), number=True
    )
    yield _Column(
        ("au plus", "at most"), lambda row, lang: _euros(row.high, ROUND_CEILING, lang), number=True
    )


_KINDS: dict[type, _Kind] = {
    Counts: _Kind(_of_counts, _count_columns),
    Cohort: _Kind(_of_cohort, _fate_columns),
    Flows: _Kind(_of_flows, _flow_columns),
    Amounts: _Kind(_of_amounts, _amount_columns),
}


_FLOW: tuple[tuple[Bilingual, str], ...] = (
    (("au début", "opening"), "opening"),
    (("entrées", "entries"), "entries"),
    (("sorties", "exits"), "exits"),
    (("fusions", "mergers"), "mergers"),
    (("scissions", "splits"), "splits"),
    (("à la fin", "closing"), "closing"),
    (("changements de nom", "renames"), "renames"),
)


def _integer(field: str) -> Callable[[Flow, Lang], str]:
    return lambda row, _: str(getattr(row, field))


def _count(row: Count, lang: Lang) -> str:
    if isinstance(row.count, Fraction) and row.count.denominator != 1:
        text = f"{float(row.count):.2f}"
        return text.replace(".", ",") if lang == "fr" else text
    return str(row.count)


def _holder(row: Fate, lang: Lang) -> str:
    return row.name or in_lang(("label sans détenteur connu", "label without a known holder"), lang)


def _then(row: Fate, _: Lang) -> str:
    """Under what name a label went on; in brackets who took the members of a pole over whose label
    did not.
    """
    if row.now is None or row.outcome == Outcome.KEPT:
        return ""
    return (
        row.now
        if row.outcome in (Outcome.RENAMED, Outcome.JOINT, Outcome.MERGED, Outcome.SPLIT)
        else f"({row.now})"
    )


def _group(group: str | int | None, by: str, day: date | None, tables: Tables, lang: Lang) -> str:
    """A group by its name on the day, where it has one."""
    if group is None:
        return in_lang(_UNKNOWN[by], lang)
    if isinstance(group, Tier | EvaluationResult):
        return group.label(lang)
    key = str(group)
    if by == "region" and (region := tables.regions.get(key)):
        return region.name if day is None else region_name(region, day)
    if by == "sector" and (sector := tables.sectors.get(key)):
        return in_lang((sector.fr, sector.en), lang)
    if by == "pole" and (pole := tables.poles.get(key)):
        return pole.name
    return key


_MILLION, _SHOWN = Decimal(1_000_000), Decimal(1_000)


def _euros(value: Decimal | None, rounding: str, lang: Lang) -> str:
    """An amount to the nearest thousand euros from a million up, to the cent below; dots where
    nothing limits it.
    """
    if value is None:
        return "…"
    step = _SHOWN if value >= _MILLION else Decimal("0.01")
    whole = EXACT.divide(value, step).quantize(Decimal(1), rounding, EXACT)
    return euros(EXACT.multiply(whole, step), lang, places=3 if step == _SHOWN else 2)


def _notes(result: Result[Any], lang: Lang) -> Iterator[str]:
    """What is left out and why, what rests on no verified source, and the edition."""
    reasons = Counter(one.reason for one in result.left_out)
    for reason, count in reasons.items():
        ids = [one.id for one in result.left_out if one.reason == reason]
        shown = joined(ids[:_NAMED]) + (" …" if count > _NAMED else "")
        yield in_lang(
            (
                f"Écartés ({reason.fr}){NBSP}: {count}, {shown}",
                f"Left out ({reason.en}): {count}, {shown}",
            ),
            lang,
        )
    if result.edition is not None:
        yield in_lang(
            (f"Édition des données{NBSP}: {result.edition}", f"Data edition {result.edition}"), lang
        )


_NAMED = 5
