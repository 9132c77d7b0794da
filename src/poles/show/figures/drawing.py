"""What figures have in common: colours that everybody tells apart, greys that any background bears,
dates and sources in few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from poles.errors import InvalidQuestion, MissingExtra, described_type
from poles.model import EdtfDate, Record, Records, Source, Status, Tier
from poles.text import Bilingual, Lang, in_lang

if TYPE_CHECKING:
    import altair as alt

    C = TypeVar("C", alt.LayerChart, alt.HConcatChart, alt.VConcatChart)


Datum: TypeAlias = dict[str, Any]
"""One row of the data of a figure."""

# From the palette of Okabe and Ito, which people with any form of colour blindness tell apart; each
# has a contrast of 3 with white and with near-black.
BLUE, VERMILION, GREEN, YELLOW = "#0072B2", "#D55E00", "#009E73", "#F0E442"
PURPLE = "#AA4499"
"""Of lines that join: from Tol's muted palette."""
GREY = "#7A7A7A"
"""Of texts, axes and what has no class: legible on a white and on a black page."""

_NO_TIER: Bilingual = ("sans catégorie", "no tier")
TIER_COLOURS: dict[Tier | None, str] = {
    Tier.WORLD: BLUE,
    Tier.WORLD_VOCATION: VERMILION,
    Tier.NATIONAL: GREEN,
    None: "#8C8C8C",
}
SOURCES: Bilingual = ("Sources", "Sources")
LABEL: tuple[Bilingual, Bilingual] = ("label", "label"), ("labels", "labels")
POLE: tuple[Bilingual, Bilingual] = ("pôle", "pole"), ("pôles", "poles")
_SHOWN = 4


def need(purpose: str) -> None:
    """Raise :class:`~poles.MissingExtra` where Altair is not installed."""
    try:
        import altair as alt  # noqa: F401
    except ImportError:
        raise MissingExtra("plot", purpose) from None


def refuse_other(value: object, wanted: type | tuple[type, ...], expected: str, hint: str) -> None:
    """Raise :class:`~poles.InvalidQuestion` for what no figure can be made of."""
    if not isinstance(value, wanted):
        raise InvalidQuestion(described_type(value), expected, hint)


def tier_name(tier: Tier | None, lang: Lang) -> str:
    """What a tier is called in a legend."""
    return in_lang(_NO_TIER, lang) if tier is None else tier.label(lang)


def day_of(when: EdtfDate) -> str:
    """The day on which a date is drawn: from the last day that it can mean, a change has happened."""
    return iso(when.latest)


def iso(day: date) -> str:
    """A day as browsers read it."""
    return day.isoformat()


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
    named = [f"{source.publisher or source.title} ({source.id})" for source in known[:_SHOWN]]
    if len(known) > _SHOWN:
        named.append(f"+ {len(known) - _SHOWN}")
    if not named:
        kinds_said = ", ".join(kind.label(lang) for kind in kinds)
        return in_lang(("aucune", "none"), lang) + (f" ({kinds_said})" if kinds_said else "")
    return "; ".join(named)


def finish(chart: C, title: str, subtitle: str, description: str) -> C:
    """A figure with its title and its alternative text, on no background of its own; a bar in the
    subtitle parts its lines.
    """
    import altair as alt

    heading = alt.TitleParams(text=title, subtitle=subtitle.split("|"), anchor="start")
    config: Mapping[str, Any] = {
        "background": "transparent",
        "axis": {
            "labelColor": GREY,
            "titleColor": GREY,
            "domainColor": GREY,
            "tickColor": GREY,
            "gridColor": GREY,
            "gridOpacity": 0.2,
        },
        "legend": {
            "labelColor": GREY,
            "titleColor": GREY,
            "symbolStrokeColor": GREY,
            "labelLimit": 240,
        },
        "title": {"color": GREY, "subtitleColor": GREY},
        "text": {"color": GREY},
        "view": {"stroke": None},
    }
    return cast("C", chart.properties(title=heading, description=description).configure(**config))
