"""What figures have in common: the data in them, and tiers and sources in few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from poles.extras import loaded
from poles.model import Record, Records, Source, Status, Tier
from poles.text import Bilingual, Lang, in_lang, joined

if TYPE_CHECKING:
    import altair as alt


# One row of the data of a figure.
Datum: TypeAlias = dict[str, Any]

TIER: Bilingual = ("Catégorie", "Tier")
LOST: Bilingual = ("Fin du dernier label", "End of the last label")
SOURCES: Bilingual = ("Sources", "Sources")
LABELS: tuple[Bilingual, Bilingual] = ("label", "label"), ("labels", "labels")
POLES: tuple[Bilingual, Bilingual] = ("pôle", "pole"), ("pôles", "poles")
_SHOWN = 4


def need(purpose: str) -> None:
    """Raise :class:`~poles.MissingExtra` where Altair is not installed."""
    loaded("altair", "plot", purpose)


def tier_name(tier: Tier | None, lang: Lang) -> str:
    """What a tier is called in a legend."""
    return in_lang(("sans catégorie", "no tier"), lang) if tier is None else tier.label(lang)


def chart_of(data: list[Datum]) -> alt.Chart:
    """A chart of some rows, which stand in it."""
    import altair as alt

    # Rows that are given at once are checked one by one, and lists are copied, with all in them,
    # for each chart that a chart is part of.
    inline = alt.InlineData(values=())
    inline.values = tuple(data)
    return alt.Chart(inline)


def tips(lang: Lang, **fields: Bilingual) -> list[alt.Tooltip]:
    """The lines of a tooltip: fields, with what they are called."""
    import altair as alt

    return [alt.Tooltip(f"{name}:N", title=in_lang(title, lang)) for name, title in fields.items()]


def _name(source: Source, lang: Lang) -> str:
    """Who published a source, else its title or its address, else what it is."""
    known = source.publisher, source.title if source.titled else None, source.url
    return next(filter(None, known), source.kind.label(lang))


def sourced(
    records: Iterable[Record | tuple[Record, str]], sources: Records[Source], lang: Lang
) -> str:
    """The sources of some records, or of a field of theirs: who published them, and their ids;
    never an empty text.

    >>> import poles
    >>> policy = poles.load_policy()
    >>> sourced([(policy.poles["minalogic"], "sector")], policy.sources, "en").split("; ")[0]
    'AgoraVox (agoravox-2005)'
    """
    keys: dict[str, None] = {}
    kinds: dict[Status, None] = {}
    for item in records:
        record, field = item if isinstance(item, tuple) else (item, None)
        keys |= dict.fromkeys(record.sources if field is None else record.sources_of(field))
        kinds |= dict.fromkeys(cited.status for cited in record.citations if cited.source is None)
    known = [source for key in keys if (source := sources.get(key))]
    named = [f"{_name(source, lang)} ({source.id})" for source in known[:_SHOWN]]
    if len(known) > _SHOWN:
        named.append(f"+ {len(known) - _SHOWN}")
    if named:
        return in_lang((" ; ", "; "), lang).join(named)
    none = in_lang(("aucune", "none"), lang)
    return f"{none} ({joined(kind.label(lang) for kind in kinds)})" if kinds else none
