"""Records, one by one and many together, as people read them: by what their fields say of
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

import attrs

from poles.identity.lineage import Kin
from poles.identity.snapshot import Standing
from poles.model import (
    EXACT,
    EdtfDate,
    FundingRecord,
    Lang,
    Ledger,
    Period,
    Pole,
    Record,
    Records,
    Region,
    Term,
    key_of,
)
from poles.model.record import Children, Link
from poles.model.record import Column as Described
from poles.package.table_schema import COLLECTIONS, TITLES

from .cards import ROWS, Address, Card, Cell, Grid, card_html, card_text, lines, pairs
from .cards import Column as Shown
from .statements import box_text
from .words import NBSP, Bilingual, amount, date_text, euros, in_lang, joined, period_text

__all__ = [
    "decimal",
    "record_html",
    "record_text",
    "records_html",
    "records_text",
    "standing_grid",
    "standing_pairs",
]

_NAME: Bilingual = ("Nom", "Name")
_PERIOD: Bilingual = ("Période", "Period")
_UNVERIFIED: Bilingual = ("[non vérifié]", "[unverified]")
_MARK = "(?)"
_MARKED: Bilingual = (
    f"{_MARK} non vérifié{NBSP}: repose sur la mémoire, une déduction ou un tiers non vérifié",
    f"{_MARK} unverified: rests on memory, inference or an unverified third party",
)
_LETTERS = 60
"""As long is a cell of a collection, where it is shortened."""

_NAMED: dict[type[Any], Callable[[Any], str]] = {
    Pole: lambda pole: pole.name,
    Region: lambda region: region.name,
}
"""What is called otherwise than by its key."""
_CHILDREN: dict[str, Bilingual] = {
    "holders": ("Détenteurs", "Holders"),
    "identifiers": ("Identifiants", "Identifiers"),
    "members": ("Membres", "Members"),
    "names": ("Noms", "Names"),
    "pole_regions": ("Régions", "Regions"),
    "region_names": ("Noms et codes", "Names and codes"),
    "seats": ("Sièges", "Seats"),
}
_EUROS = {(FundingRecord, "amount"), (FundingRecord, "rounded_to")}
_ADDRESSES = {"url", "website"}


def record_text(record: Record, lang: Lang, rows: int | None = ROWS) -> str:
    """A record as text."""
    return card_text(_record_card(record, lang), lang, rows)


def record_html(record: Record) -> str:
    """A record as an HTML fragment."""
    return card_html(_record_card(record, "en"))


def records_text(records: Records[Any], lang: Lang, rows: int | None = ROWS) -> str:
    """A collection as text."""
    return card_text(_records_card(records, lang), lang, rows)


def records_html(records: Records[Any]) -> str:
    """A collection as an HTML fragment."""
    return card_html(_records_card(records, "en"))


# One record


def _record_card(record: Record, lang: Lang) -> Card:
    key, *fields = _described(type(record))
    title = f"{_title(key, lang)} {key_of(record)}"
    if naming := _NAMED.get(type(record)):
        title += f"{in_lang((f'{NBSP}: ', ': '), lang)}{naming(record)}"
    if key.name in record.unverified:
        title += f" {in_lang(_UNVERIFIED, lang)}"
    told: list[tuple[str, Cell]] = []
    for field in fields:
        value = getattr(record, field.name)
        mark = in_lang(_UNVERIFIED, lang) if field.name in record.unverified else ""
        text = _value(value, lang, in_euros=(type(record), field.name) in _EUROS)
        cell = Address(text, mark) if field.name in _ADDRESSES else f"{text} {mark}".rstrip()
        told.append((_title(field, lang), cell if text else ""))
    told.append(("Sources", joined(record.sources)))
    blocks: list[Grid | str] = [pairs(told)]
    blocks += _children(record, lang)
    if against := [
        _contradiction(record, one.field, one.value, one.source, lang)
        for one in record.contradictions
    ]:
        blocks.append(
            lines(
                against,
                in_lang(
                    (f"Des sources disent autre chose{NBSP}:", "Some sources say otherwise:"), lang
                ),
            )
        )
    return Card(
        title, (*blocks, *_legend([block for block in blocks if isinstance(block, Grid)], lang))
    )


def _contradiction(
    record: Record, field: str | None, value: str | None, source: str | None, lang: Lang
) -> str:
    titles = {one.name: _title(one, lang) for one in _described(type(record))}
    said = [titles.get(field or "", field or ""), value or "", f"[{source}]" if source else ""]
    return " — ".join(part for part in said if part)


def _children(record: Record, lang: Lang) -> Iterator[Grid]:
    for field in attrs.fields(type(record)):
        about = field.metadata.get("poles")
        value = getattr(record, field.name)
        if isinstance(about, Children) and value:
            columns = [
                column
                for column in _columns(type(value[0]), lang)
                if column.field not in (None, about.column)
            ]
            yield _grid(value, columns, in_lang(_CHILDREN[about.table], lang))


def _described(kind: type[Any]) -> list[attrs.Attribute[Any]]:
    """The fields that have a title; the first is the key."""
    return [
        field
        for field in attrs.fields(kind)
        if isinstance(field.metadata.get("poles"), Described | Link)
    ]


def _title(field: attrs.Attribute[Any], lang: Lang) -> str:
    about = field.metadata["poles"]
    title: str = about.fr if in_lang(("fr", "en"), lang) == "fr" else about.en
    return title


def _value(value: object, lang: Lang, *, in_euros: bool = False) -> str:
    """A value of a field as people read it; an empty text where there is none."""
    match value:
        case None | False | ():
            return ""
        case True:
            return in_lang(("oui", "yes"), lang)
        case Term():
            return value.label(lang)
        case EdtfDate():
            return date_text(value, lang)
        case Decimal():
            return euros(value, lang) if in_euros else decimal(value, lang)
        case float():
            return decimal(Decimal(repr(value)), lang)
        case tuple():
            return joined(_value(one, lang) for one in value)
        case _:
            return str(value)


def decimal(value: Decimal, lang: Lang) -> str:
    """A number with the decimal sign of the language."""
    text = format(value.normalize(EXACT), "f")
    return text.replace(".", ",") if lang == "fr" else text


# Many records


_Text: TypeAlias = Callable[[Any], Cell]


@attrs.frozen
class _Column:
    """A column of a collection: its title, the text of a record in it, and the field that this is,
    a period's being its start.
    """

    title: str
    text: _Text
    field: str | None = None
    number: bool = False


def _columns(kind: type[Any], lang: Lang) -> Iterator[_Column]:
    """The key, the name and the fields, in one language; start and end together."""
    key, *fields = _described(kind)
    yield _Column(_title(key, lang), key_of)
    if naming := _NAMED.get(kind):
        yield _Column(in_lang(_NAME, lang), naming)
    names = {field.name for field in fields}
    other = in_lang(("en", "fr"), lang)
    for field in fields:
        if field.name == other or field.name.endswith(f"_{other}"):
            continue
        if field.name == "start" and "end" in names:
            yield _Column(in_lang(_PERIOD, lang), lambda record: _period(record, lang), "start")
        elif field.name != "end" or "start" not in names:
            yield _Column(_title(field, lang), _reader(field.name, kind, lang), field.name)


def _period(record: Any, lang: Lang) -> str:
    if record.start is None and record.end is None:
        return ""
    return period_text(Period(record.start, record.end), lang) + _mark(record, "start", "end")


def _reader(name: str, kind: type[Any], lang: Lang) -> _Text:
    def read(record: Any) -> str:
        text = _value(getattr(record, name), lang, in_euros=(kind, name) in _EUROS)
        return text and text + _mark(record, name)

    return read


def _mark(record: Any, *fields: str) -> str:
    return f" {_MARK}" if not set(fields).isdisjoint(record.unverified) else ""


def _grid(records: Sequence[Any], columns: Iterable[_Column], heading: str = "") -> Grid:
    """A grid of those columns in which some record has something."""
    cells = [(column, [column.text(record) for record in records]) for column in columns]
    cells = [(column, texts) for column, texts in cells if any(texts)] or cells[:1]
    shown = tuple(
        Shown(column.title, column.number or _of_numbers(column.field, records))
        for column, _ in cells
    )
    return Grid(
        shown, list(zip(*(texts for _, texts in cells), strict=True)), heading, letters=_LETTERS
    )


def _of_numbers(field: str | None, records: Sequence[Any]) -> bool:
    return field is not None and all(
        isinstance(value := getattr(record, field), int | float | Decimal | None)
        and not isinstance(value, bool)
        for record in records
    )


def _records_card(records: Records[Any], lang: Lang) -> Card:
    kind = records.record_type
    if isinstance(records, Kin):
        return _kin_card(records, lang)
    grid = _grid(records, _columns_of(records, lang))
    title = f"{_of(kind, lang)}{in_lang((f'{NBSP}: ', ': '), lang)}{len(records)}"
    return Card(title, (grid, *_legend([grid], lang)) if records else ())


def _of(kind: type[Any] | None, lang: Lang) -> str:
    """What a collection is of."""
    table = next((table for table, of in COLLECTIONS.items() if of is kind), None)
    if table is not None:
        english, french = TITLES[table]
        return in_lang((french, english), lang)
    return in_lang(("Rien", "Nothing"), lang) if kind is None else kind.__name__


def _legend(grids: Iterable[Grid], lang: Lang) -> Iterator[str]:
    """What the mark in a grid means, where it stands in one."""
    cells = (cell for grid in grids for row in grid.rows for cell in row)
    if any(isinstance(cell, str) and cell.endswith(_MARK) for cell in cells):
        yield in_lang(_MARKED, lang)


def _columns_of(records: Records[Any], lang: Lang) -> list[_Column]:
    kind = records.record_type
    if isinstance(records, Ledger):
        return list(_statement_columns(records, lang))
    if kind is not None and issubclass(kind, Record):
        brief = {field.name for field in attrs.fields(kind) if field.repr} | {
            in_lang(("fr", "en"), lang)
        }
        return [
            column
            for column in _columns(kind, lang)
            if column.field is None or column.field in brief
        ]
    if kind is Standing:
        return list(_standing_columns(lang))
    return [_Column(in_lang(("Clé", "Key"), lang), key_of), _Column("", repr)]


def _statement_columns(ledger: Ledger, lang: Lang) -> Iterator[_Column]:
    yield _Column(in_lang(("Énoncé", "Statement"), lang), key_of)
    yield _Column(
        in_lang(("Montant", "Amount"), lang),
        lambda one: amount(one, lang) + _mark(one, "amount", "wording"),
        number=True,
    )
    yield _Column(
        in_lang(("Nature", "Basis"), lang),
        lambda one: (
            joined(term.label(lang) for term in (one.basis, one.stage) if term)
            + _mark(one, "basis", "stage")
        ),
    )
    box = (
        "funders",
        "instrument",
        "calls",
        "start",
        "end",
        "poles",
        "regions",
        "sectors",
        "beneficiaries",
        "part_en",
        "part_fr",
    )
    yield _Column(
        in_lang(("De quoi", "Of what"), lang),
        lambda one: (
            joined(filter(None, (box_text(one, ledger, lang), one.part(lang)))) + _mark(one, *box)
        ),
    )


def _standing_columns(lang: Lang, regions: Callable[[str], str] = str) -> Iterator[_Column]:
    """The columns of poles as they stood on a day."""
    yield _Column(in_lang(("Pôle", "Pole"), lang), lambda one: one.id)
    yield _Column(in_lang(_NAME, lang), lambda one: one.name)
    yield _Column(in_lang(("Catégorie", "Tier"), lang), lambda one: _value(one.tier, lang))
    yield _Column(
        in_lang(("Siège", "Seat"), lang), lambda one: "" if one.seat is None else one.seat.commune
    )
    yield _Column(
        in_lang(("Régions", "Regions"), lang), lambda one: joined(map(regions, one.regions))
    )
    yield _Column(in_lang(("Labels", "Labels"), lang), lambda one: joined(one.labels))


def standing_grid(
    standings: Records[Standing], lang: Lang, regions: Callable[[str], str], heading: str
) -> Grid:
    """Poles as they stood on a day, with the names of their regions."""
    return _grid(standings, _standing_columns(lang, regions), heading)


def standing_pairs(standing: Standing, lang: Lang) -> Grid:
    """What a pole was on a day, but for its id and its name."""
    _, _, *columns = _standing_columns(lang)
    told = [(column.title, column.text(standing)) for column in columns]
    short = (in_lang(("Nom court", "Short name"), lang), standing.short or "")
    return pairs([short, *told, (in_lang(_CHILDREN["members"], lang), joined(standing.members))])


def _kin_card(kin: Kin, lang: Lang) -> Card:
    """Poles that a pole is linked to, and what links them."""
    of = in_lang(("personne", "nobody"), lang) if kin.of is None else kin.of.name
    title = in_lang(
        (f"Poles liés à {of}{NBSP}: {len(kin)}", f"Poles linked to {of}: {len(kin)}"), lang
    )
    blocks: list[Grid | str] = []
    for records, heading in (
        (kin, ""),
        (
            kin.joint,
            in_lang(
                ("Labels communs dont ils sont membres", "Joint labels that they are members of"),
                lang,
            ),
        ),
    ):
        if records:
            columns = [
                _Column(in_lang(("Pôle", "Pole"), lang), key_of),
                _Column(in_lang(_NAME, lang), lambda pole: pole.name),
            ]
            blocks.append(_grid(records, columns, heading))
    if kin.events:
        events = _grid(
            kin.events, _columns_of(kin.events, lang), in_lang(("Événements", "Events"), lang)
        )
        blocks += [events, *_legend([events], lang)]
    if kin.ended is not None and not kin:
        when = date_text(kin.ended.date, lang)
        blocks.append(
            in_lang((f"Fin sans héritier{NBSP}: {when}", f"Ended without heir: {when}"), lang)
        )
    return Card(title, tuple(blocks))
