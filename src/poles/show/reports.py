"""A policy, a snapshot, a report on names and what was read of a table, as people read them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from poles.identity.matching import MatchReport, MatchRow
from poles.identity.snapshot import Snapshot, Standing
from poles.intake.funding_table import FundingTable
from poles.model import About, Lang, Records, Tables, Tier
from poles.package.table_schema import COLLECTIONS, TITLES
from poles.policy import Policy

from .cards import ROWS, Card, Cell, Column, Grid, Made, card_html, card_text, pairs
from .records import decimal, standing_grid, standing_pairs
from .words import NBSP, Bilingual, in_lang, joined, period_text, region_name

__all__ = [
    "about_html",
    "about_text",
    "match_html",
    "match_text",
    "policy_html",
    "policy_text",
    "snapshot_html",
    "snapshot_text",
    "standing_html",
    "standing_text",
    "table_html",
    "table_text",
    "tables_html",
    "tables_text",
]


def policy_text(policy: Policy, lang: Lang, rows: int | None = ROWS) -> str:
    """A policy as text."""
    return card_text(_policy_card(policy, lang), lang, rows)


def policy_html(policy: Policy, lang: Lang = "en") -> str:
    """A policy as an HTML fragment."""
    return card_html(_policy_card(policy, lang), lang=lang)


def _policy_card(policy: Policy, lang: Lang) -> Card:
    about = policy.about
    first, last = policy.coverage
    covered = (
        in_lang(("Couverture", "Coverage"), lang),
        f"{first} – {last}" if policy.labels else "",
    )
    told = [_edition(about, lang), covered, _licence(about, lang)]
    return Card(_title(about, lang), (pairs(told), _holds(policy, lang)))


def _title(about: About, lang: Lang) -> str:
    return in_lang((about.title_fr, about.title_en), lang)


def _holds(of: Policy | Tables, lang: Lang) -> Grid:
    """How many records of each sort there are."""
    columns = (
        Column(in_lang(("Table", "Table"), lang)),
        Column(in_lang(("Nombre", "Number"), lang), number=True),
    )
    counts = [
        (in_lang((TITLES[name][1], TITLES[name][0]), lang), str(len(getattr(of, name))))
        for name in COLLECTIONS
        if hasattr(of, name)
    ]
    return Grid(columns, counts, in_lang(_HOLDS, lang))


def about_text(about: About, lang: Lang) -> str:
    """What a package says of itself as text."""
    return card_text(_about_card(about, lang), lang)


def about_html(about: About) -> str:
    """What a package says of itself as an HTML fragment."""
    return card_html(_about_card(about, "en"))


def _about_card(about: About, lang: Lang) -> Card:
    return Card(_title(about, lang), (pairs([_edition(about, lang), _licence(about, lang)]),))


def _edition(about: About, lang: Lang) -> tuple[str, str]:
    return in_lang(_EDITION, lang), about.edition


def _licence(about: About, lang: Lang) -> tuple[str, str]:
    return in_lang(("Licence", "Licence"), lang), joined(
        licence.title or licence.name for licence in about.licences
    )


def tables_text(tables: Tables, lang: Lang) -> str:
    """What statements and results refer to as text."""
    return card_text(_tables_card(tables, lang), lang)


def tables_html(tables: Tables) -> str:
    """What statements and results refer to as an HTML fragment."""
    return card_html(_tables_card(tables, "en"))


def _tables_card(tables: Tables, lang: Lang) -> Card:
    about = tables.about
    if about is None:
        return Card(
            in_lang(("Tables d'aucun jeu de données", "Tables of no package"), lang),
            (_holds(tables, lang),),
        )
    return Card(
        _title(about, lang),
        (pairs([_edition(about, lang), _licence(about, lang)]), _holds(tables, lang)),
    )


_EDITION: Bilingual = ("Édition des données", "Data edition")
_HOLDS: Bilingual = ("Contenu", "Contents")


def snapshot_text(snapshot: Snapshot, lang: Lang, rows: int | None = ROWS) -> str:
    """The policy on a day as text."""
    return card_text(_snapshot_card(snapshot, lang), lang, rows)


def snapshot_html(snapshot: Snapshot, lang: Lang = "en", rows: int | None = ROWS) -> str:
    """The policy on a day as an HTML fragment."""
    return card_html(_snapshot_card(snapshot, lang), rows, lang)


def _snapshot_card(snapshot: Snapshot, lang: Lang) -> Card:
    about, phase = snapshot.tables.about, snapshot.phase
    tiers = Counter(label.tier for label in snapshot.labels if label.tier is not None)
    colon = in_lang((f"{NBSP}: ", ": "), lang)
    told = [
        (
            "Phase",
            "" if phase is None else f"{phase.name(lang)} ({period_text(phase.period, lang)})",
        ),
        ("Labels", str(len(snapshot.labels))),
        (
            in_lang(("Par catégorie", "By tier"), lang),
            joined(f"{tier.label(lang)}{colon}{tiers[tier]}" for tier in Tier if tiers[tier]),
        ),
        (
            in_lang(("Pôles qui les détiennent", "Poles that hold them"), lang),
            str(len(snapshot.poles)),
        ),
        (
            in_lang(("Structures, membres comptés", "Structures, members counted"), lang),
            str(len(snapshot.structures)),
        ),
        (
            in_lang(("Détenteur inconnu", "Holder unknown"), lang),
            joined(one.id for one in snapshot.labels if not snapshot.holders(one)),
        ),
        (in_lang(("Douteux", "Doubtful"), lang), joined(one.id for one in snapshot.doubtful)),
        (in_lang(_EDITION, lang), "" if about is None else about.edition),
    ]
    title = in_lang(("La politique", "The policy"), lang) if about is None else _title(about, lang)
    blocks = [pairs(told)]
    if snapshot.poles:
        blocks.append(_standings(snapshot, snapshot.poles, lang))
    return Card(f"{title} — {snapshot.day}", tuple(blocks))


def standing_text(standing: Standing, lang: Lang) -> str:
    """A pole as it stood on a day as text."""
    return card_text(_standing_card(standing, lang), lang)


def standing_html(standing: Standing) -> str:
    """A pole as it stood on a day as an HTML fragment."""
    return card_html(_standing_card(standing, "en"))


def _standing_card(standing: Standing, lang: Lang) -> Card:
    colon = in_lang((f"{NBSP}: ", ": "), lang)
    title = f"{in_lang(('Pôle', 'Pole'), lang)} {standing.id}{colon}{standing.name}"
    return Card(title, (standing_pairs(standing, lang),))


def _standings(snapshot: Snapshot, standings: Records[Standing], lang: Lang) -> Grid:
    def named(key: str) -> str:
        region = snapshot.tables.regions.get(key)
        return key if region is None else region_name(region, snapshot.day)

    return standing_grid(standings, lang, named, in_lang(("Pôles", "Poles"), lang))


_LETTERS = 72
"""As long is a cell, where it is shortened."""

_HOW: dict[str, Bilingual] = {
    "id": ("identifiant", "id"),
    "name": ("nom", "name"),
    "folded": ("nom, autrement écrit", "folded"),
    "part": ("partie", "part"),
    "accepted": ("accepté", "accepted"),
    "not found": ("non trouvé", "not found"),
}


def match_text(report: MatchReport, lang: Lang, rows: int | None = ROWS) -> str:
    """A report on names as text."""
    return card_text(_match_card(report, lang), lang, rows)


def match_html(report: MatchReport) -> str:
    """A report on names as an HTML fragment."""
    return card_html(_match_card(report, "en"))


def _match_card(report: MatchReport, lang: Lang) -> Card:
    counts = joined(f"{count} {in_lang(_HOW[way], lang)}" for way, count in report.counts.items())
    french = f"Textes{NBSP}: {len(report.rows)} ({counts or 'aucun'}){NBSP}; cellules vides{NBSP}: {report.missing}"
    title = in_lang(
        (french, f"Texts: {len(report.rows)} ({counts or 'none'}); missing: {report.missing}"), lang
    )
    titles: tuple[Bilingual, ...] = (
        ("texte", "text"), ("cellules", "cells"), ("pôle", "pole"), ("comment", "how"), ("suggestions", "suggestions")
    )  # fmt: skip
    columns = tuple(
        Column(in_lang(one, lang), number=place == 1) for place, one in enumerate(titles)
    )
    # Those without a pole come first, as they ask for an answer.
    rows = sorted(report.rows, key=lambda row: row.pole is not None)
    grid = Grid(columns, Made(rows, lambda row: _match_cells(row, lang)), letters=_LETTERS)
    return Card(title, (grid,) if rows else ())


def _match_cells(row: MatchRow, lang: Lang) -> tuple[Cell, ...]:
    close = joined(
        f"{one.pole.name} ({decimal(Decimal(f'{one.score:.2f}'), lang)})"
        for one in row.suggestions[:3]
    )
    how = in_lang(_HOW[row.how.value], lang) if row.how else ""
    return (
        row.text,
        str(row.count),
        row.pole.name if row.pole else "",
        how,
        close or joined(row.candidates),
    )


def table_text(table: FundingTable, lang: Lang, rows: int | None = ROWS) -> str:
    """What was read of a table as text."""
    return card_text(_table_card(table, lang), lang, rows)


def table_html(table: FundingTable) -> str:
    """What was read of a table as an HTML fragment."""
    return card_html(_table_card(table, "en"))


def _table_card(table: FundingTable, lang: Lang) -> Card:
    title = in_lang(
        (
            f"Lignes{NBSP}: {table.rows}, énoncés{NBSP}: {len(table.records)}, fautes{NBSP}: {len(table.faults)}",
            f"Rows: {table.rows}, statements: {len(table.records)}, faults: {len(table.faults)}",
        ),
        lang,
    )
    titles: tuple[Bilingual, ...] = (
        ("ligne", "row"),
        ("colonne", "column"),
        ("valeur", "found"),
        ("attendu", "expected"),
        ("conseil", "hint"),
    )
    rows = [
        (str(one.row or ""), one.column or "", one.value or "", one.expected, one.hint)
        for one in table.faults
    ]
    columns = tuple(
        Column(in_lang(one, lang), number=not place) for place, one in enumerate(titles)
    )
    return Card(title, (Grid(columns, rows, letters=120),) if rows else ())
