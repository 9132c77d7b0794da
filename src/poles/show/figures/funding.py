"""Bounds of money, drawn as intervals; what cannot be compared stands apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from poles.errors import InvalidQuestion, described_type
from poles.ledger.box import Kind
from poles.ledger.totals import Totals
from poles.model import Basis, Stage, box_text
from poles.text import Bilingual, Lang, euros, in_lang, joined, plural

from .drawing import BLUE, GREEN, GREY, SOURCES, VERMILION, Datum, finish, need, sourced

if TYPE_CHECKING:
    import altair as alt
from poles.ledger.proof import Bounds

Asked: TypeAlias = Bounds | Totals | Mapping[Any, Bounds] | Iterable[Bounds]
"""What money can be drawn of: one answer of the ledger, or several with or without names."""

_TITLE: Bilingual = ("Argent public, entre quelles bornes", "Public money, and its bounds")
_SUBTITLE: Bilingual = (
    (
        "Chaque barre va du moins au plus que permettent les sources ; une flèche : aucune source ne limite par le haut.|"
        "Les natures de dépense ne se comparent pas : chacune a sa couleur et ses lignes."
    ),
    (
        "Each bar runs from the least to the most that the sources allow; an arrow: no source limits it from above.|"
        "Kinds of money do not compare: each has a colour and rows of its own."
    ),
)
_ABOUT: Bilingual = (
    "{answers} en euros, par nature de dépense : {all}",
    "{answers} in euros, by kind of money: {all}",
)
_INTERVAL: tuple[Bilingual, Bilingual] = ("intervalle", "interval"), ("intervalles", "intervals")
_OPEN: Bilingual = ("sans borne connue", "no known bound")
_MONEY: Bilingual = ("millions d'euros", "millions of euros")
_ROW: Bilingual = ("Argent", "Money")
_LOW: Bilingual = ("Au moins", "At least")
_HIGH: Bilingual = ("Au plus", "At most")
_SAID: Bilingual = ("Réponse", "Answer")
_STATEMENTS: Bilingual = ("Énoncés", "Statements")
_MILLION = Decimal(1_000_000)
_COLOURS = {Basis.PLANNED: VERMILION, Basis.AWARDED: BLUE, Basis.PAID: GREEN, Basis.UNKNOWN: GREY}
_DASHES: dict[Stage | None, list[int]] = {
    Stage.BILL: [6, 2],
    Stage.VOTED: [2, 2],
    Stage.AMENDED: [8, 2, 2, 2],
}
_ROW_HEIGHT = 24
_SHOWN = 8


def funding(bounds: Asked, *, lang: Lang = "en") -> alt.VConcatChart:
    """Answers of the ledger as intervals, from the least to the most that they can be: one row
    each, in a panel for each kind of money.

    ``bounds`` is one answer, the groups of :func:`~poles.total`, or several answers, in a mapping
    with names of your own. Where no source limits an amount from above, the bar goes on as an
    arrow. An interval of one value is a single stroke. Hollow bars rest in part on inference.
    Tooltips name the statements that prove both sides and their sources. Nothing is added up.

    >>> import poles
    >>> from poles import show
    >>> found = poles.total(poles.load_funding(), by="phase", funders=["state"], basis="planned", stage="announced")
    >>> show.funding(found).to_dict()["title"]["text"]
    'Public money, and its bounds'

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else,
    :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``plot``.
    """
    rows = _apart(_named(bounds, lang))
    if not rows:
        raise InvalidQuestion("no answer", "one answer or more", "Ask poles.bounds or poles.total.")
    need("A figure of money")
    kinds = sorted(
        {found.box.kind for _, found in rows},
        key=lambda kind: (list(Basis).index(kind.basis), str(kind.stage)),
    )
    # The right edge leaves room for arrows.
    top = max(max(found.low, found.high or Decimal(0)) for _, found in rows) / _MILLION
    edge = float(top) * 1.06 or 1.0
    panels = [
        _panel(
            kind,
            [_datum(name, found, edge, lang) for name, found in rows if found.box.kind == kind],
            edge,
            lang,
        )
        for kind in kinds
    ]
    about = in_lang(_ABOUT, lang).format(
        answers=plural(len(rows), *_INTERVAL, lang),
        all=" ".join(found.sentence(lang) for _, found in rows[:_SHOWN]),
    )
    import altair as alt

    return finish(
        alt.vconcat(*panels),
        in_lang(_TITLE, lang),
        in_lang(_SUBTITLE, lang),
        about,
    )


def _apart(named: Iterable[tuple[str, Bounds]]) -> list[tuple[str, Bounds]]:
    """The answers with a row each: the second of one name gets a number."""
    found: list[tuple[str, Bounds]] = []
    seen: Counter[tuple[str, Kind]] = Counter()
    for name, answer in named:
        seen[name, answer.box.kind] += 1
        number = seen[name, answer.box.kind]
        found.append((name if number == 1 else f"{name} ({number})", answer))
    return found


def _named(asked: object, lang: Lang) -> Iterator[tuple[str, Bounds]]:
    """Each answer with the name of its row."""
    if isinstance(asked, Bounds):
        yield _box(asked, lang), asked
    elif isinstance(asked, Mapping):
        for key, found in asked.items():
            name = _group(asked, str(key), lang) if isinstance(asked, Totals) else str(key)
            yield name, _answer(found)
    elif isinstance(asked, Iterable):
        for found in asked:
            yield _box(_answer(found), lang), _answer(found)
    else:
        _answer(asked)


def _answer(found: object) -> Bounds:
    if not isinstance(found, Bounds):
        raise InvalidQuestion(
            described_type(found), "answers of the ledger", "Ask poles.bounds or poles.total."
        )
    return found


def _box(found: Bounds, lang: Lang) -> str:
    return box_text(found.box, found.ledger, lang) or in_lang(
        ("Argent public", "Public money"), lang
    )


def _group(totals: Totals, key: str, lang: Lang) -> str:
    """The name of a group, where it has another than its key."""
    if totals.by == "phase":
        return totals.ledger.phases[key].name(lang)
    if totals.by == "funder" and (funder := totals.ledger.funders.get(key)):
        return funder.name(lang)
    tables: Mapping[str, Any] = {"pole": totals.ledger.poles, "region": totals.ledger.regions}
    record = tables[totals.by].get(key) if totals.by in tables else None
    return key if record is None else str(record.name)


def _kind(kind: Kind, lang: Lang) -> str:
    return joined(term.label(lang) for term in kind if term is not None)


def _datum(name: str, found: Bounds, edge: float, lang: Lang) -> Datum:
    statements = list(
        {
            statement.id: statement for step in found.because for statement in step.statements
        }.values()
    )
    high = found.high
    return {
        "row": name,
        "kind": _kind(found.box.kind, lang),
        "low": float(found.low / _MILLION),
        "high": None if high is None else float(high / _MILLION),
        "end": edge if high is None else float(high / _MILLION),
        "open": high is None,
        "inferred": any(step.as_read or step.statement.unverified for step in found.because),
        "low_text": euros(found.low, lang),
        "high_text": in_lang(_OPEN, lang) if high is None else euros(high, lang),
        "sentence": found.sentence(lang),
        "statements": joined(statement.id for statement in statements[:_SHOWN])
        + (" …" if len(statements) > _SHOWN else "")
        or "—",
        "sources": sourced(statements, found.ledger.sources, lang),
    }


def _panel(kind: Kind, data: list[Datum], edge: float, lang: Lang) -> alt.LayerChart:
    """The rows of one kind of money."""
    import altair as alt

    def tip(**fields: Bilingual) -> list[Any]:
        return [
            alt.Tooltip(f"{field}:N", title=in_lang(title, lang)) for field, title in fields.items()
        ]

    colour = _COLOURS[kind.basis]
    names = list(dict.fromkeys(row["row"] for row in data))
    base = alt.Chart(alt.InlineData(values=data))
    y = alt.Y(
        "row:N",
        sort=None,
        scale=alt.Scale(domain=names),
        title=None,
        axis=alt.Axis(labelLimit=420, ticks=False, domain=False),
    )
    # Figures in the language, whatever the browser's.
    figure = "format(datum.value, ',~f')"
    figure = (
        f"replace(replace({figure}, regexp(',', 'g'), '\N{NARROW NO-BREAK SPACE}'), '.', ',')"
        if lang == "fr"
        else figure
    )
    axis = alt.Axis(labelExpr=figure, tickCount=6)
    x = alt.X(
        "low:Q",
        title=in_lang(_MONEY, lang),
        scale=alt.Scale(domain=[0, edge], nice=False),
        axis=axis,
    )
    told = tip(
        row=_ROW,
        low_text=_LOW,
        high_text=_HIGH,
        sentence=_SAID,
        statements=_STATEMENTS,
        sources=SOURCES,
    )
    hollow = alt.condition("datum.inferred", alt.value(0.25), alt.value(0.8))
    dash = _DASHES.get(kind.stage, [1, 0])
    bar = base.mark_bar(height=12, color=colour, stroke=colour, strokeDash=dash).transform_filter(
        "!datum.open"
    )
    bar = bar.encode(x=x, x2="end:Q", y=y, fillOpacity=hollow, tooltip=told)
    onward = (
        base.mark_rule(color=colour, strokeWidth=3, strokeDash=[5, 3])
        .transform_filter("datum.open")
        .encode(x=x, x2="end:Q", y=y, tooltip=told)
    )
    arrow = base.mark_point(
        shape="triangle-right", filled=True, color=colour, size=120, opacity=1
    ).transform_filter("datum.open")
    arrow = arrow.encode(x=alt.X("end:Q"), y=y, tooltip=told)
    # A stroke at each side, so that an interval of one value is seen.
    least = base.mark_tick(color=colour, thickness=3, height=16).encode(x=x, y=y, tooltip=told)
    most = (
        base.mark_tick(color=colour, thickness=3, height=16)
        .transform_filter("!datum.open")
        .encode(x=alt.X("end:Q"), y=y, tooltip=told)
    )
    title = alt.TitleParams(
        text=_kind(kind, lang), anchor="start", frame="group", color=GREY, fontSize=12
    )
    return alt.LayerChart(
        layer=[bar, onward, arrow, least, most],
        width=560,
        height=alt.Step(_ROW_HEIGHT),
        title=title,
    )
