"""The tables of a data package, read off the record classes: columns, types, keys, references and
link tables.

Nothing is declared twice: a field's ``metadata`` in :mod:`poles.model` says that it is a column, a
link table or the rows of a child table, and all else here follows.
"""

from collections.abc import Iterator
from types import NoneType
from typing import Any, get_args, get_type_hints

import attrs

from poles import model
from poles.model import COLLECTIONS, Boxed, Children, Column, Link
from poles.text import Bilingual

from .contents import CAME_LATER
from .rows import Before

# The table that says where each row, or one cell of it, was read.
PROVENANCE = "provenance"


@attrs.frozen
class TableField:
    """A column: its Python type without ``None``, whether a cell may be empty, what it refers to,
    whether packages of before do without it, and what it was in them.
    """

    name: str
    type: type
    required: bool
    en: str
    fr: str
    refers_to: str | None = None
    later: bool = False
    was: Before | None = None

    @property
    def hint(self) -> Any:
        """The type of its values: with ``None``, where that is what an empty cell means."""
        return self.type if self.required or self.type is bool else self.type | None


@attrs.frozen
class TableSchema:
    """A table whose rows become records. The first column is its key. ``boxes`` are the fields that
    hold a box of money.
    """

    name: str
    record: type[model.Record]
    fields: tuple[TableField, ...]
    links: dict[str, Link]
    children: dict[str, Children]
    boxes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.fields[0].name

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def told(self) -> tuple[str, ...]:
        """The fields whose source may be told apart, its key first."""
        own = attrs.fields_dict(self.record)
        return (*(name for name in self.columns if name in own), *self.links, *self.boxes)


@attrs.frozen
class LinkTable:
    """A table of two columns: the key of its owner and a key, or a code, that the owner's field
    lists. Where the owner has boxes, a column between them says which box lists it.
    """

    name: str
    owner: str
    fills: str
    fields: tuple[TableField, ...]


def _fields(record: type[model.Record]) -> Iterator[tuple[str, Any, Any]]:
    hints = get_type_hints(record)
    for attribute in attrs.fields(record):
        yield attribute.name, hints[attribute.name], attribute.metadata.get("poles")


def schema_of(name: str, record: type[model.Record]) -> TableSchema:
    """The table that holds the records of a class."""
    fields: list[TableField] = []
    boxes: list[str] = []
    links, kids = {}, {}
    for field, hint, about in _fields(record):
        if isinstance(about, Column):
            inner = next((part for part in get_args(hint) if part is not NoneType), hint)
            required = inner is hint and hint is not bool
            told = (about.en, about.fr, about.refers_to, about.later, about.was)
            fields.append(TableField(field, inner, required, *told))
        elif isinstance(about, Link):
            links[field] = about
        elif isinstance(about, Children):
            kids[field] = about
        elif isinstance(about, Boxed):
            fields += _box_fields(field, about, first=not boxes)
            boxes.append(field)
    return TableSchema(name, record, tuple(fields), links, kids, tuple(boxes))


_SPOKEN_OF = attrs.fields_dict(model.FundingRecord)
# What all boxes of a record have in common, what each has one of, and what it lists.
BOX_KIND = ("basis", "stage")
_BOX_PARTS = ("instrument", "start", "end")
BOX_LISTS = ("funders", "calls", "poles", "regions", "sectors", "beneficiaries")


def _box_fields(side: str, about: Boxed, *, first: bool) -> Iterator[TableField]:
    """The columns of a box, called as those of statements, which speak of one too."""
    hints = get_type_hints(model.FundingRecord)
    for part in (*(BOX_KIND if first else ()), *_BOX_PARTS):
        told = _SPOKEN_OF[part].metadata["poles"]
        inner = next((one for one in get_args(hints[part]) if one is not NoneType), hints[part])
        titles = told.en, told.fr
        if part in _BOX_PARTS:
            titles = f"{about.en}: {told.en.lower()}", f"{about.fr} : {told.fr.lower()}"
        name = part if part in BOX_KIND else f"{side}_{part}"
        yield TableField(name, inner, inner is hints[part], *titles)


def _child_tables() -> Iterator[tuple[str, type[model.Record]]]:
    for record in COLLECTIONS.values():
        for _, hint, about in _fields(record):
            if isinstance(about, Children):
                yield about.table, get_args(hint)[0]


# Every table whose rows become records, by name.
TABLES: dict[str, TableSchema] = {
    name: schema_of(name, record) for name, record in [*COLLECTIONS.items(), *_child_tables()]
}


def _link_tables() -> Iterator[LinkTable]:
    for table in TABLES.values():
        owner = "funding" if table.name == "funding" else table.name.removesuffix("s")
        hints = get_type_hints(table.record)
        for field, about in table.links.items():
            code = get_args(hints[field])[0]
            key = TableField(
                owner,
                str,
                required=True,
                en=table.fields[0].en,
                fr=table.fields[0].fr,
                refers_to=table.name,
            )
            target = TableField(
                about.column,
                code,
                required=True,
                en=about.en,
                fr=about.fr,
                refers_to=about.refers_to,
            )
            yield LinkTable(about.table, table.name, field, (key, target))
        if table.boxes:
            yield from _box_links(table, owner)


def _box_links(table: TableSchema, owner: str) -> Iterator[LinkTable]:
    """The link tables of a table whose records have boxes, one for each list of a box."""
    key = TableField(owner, str, True, table.fields[0].en, table.fields[0].fr, refers_to=table.name)
    side = TableField("side", model.Side, True, "Which of its boxes", "Lequel de ses côtés")
    hints = get_type_hints(model.FundingRecord)
    for part in BOX_LISTS:
        about, code = _SPOKEN_OF[part].metadata["poles"], get_args(hints[part])[0]
        target = TableField(about.column, code, True, about.en, about.fr, about.refers_to)
        yield LinkTable(f"{owner}_{part}", table.name, part, (key, side, target))


# Every link table, by name, in the order of their owners.
LINK_TABLES: dict[str, LinkTable] = {link.name: link for link in _link_tables()}


def _titles() -> Iterator[tuple[str, Bilingual]]:
    for name in COLLECTIONS:
        table = TABLES[name]
        yield name, table.record.TITLE
        for child in table.children.values():
            yield child.table, TABLES[child.table].record.TITLE
        for link in table.links.values():
            yield link.table, link.title
        for link_table in LINK_TABLES.values() if table.boxes else ():
            if link_table.owner == name:
                listed = link_table.fields[-1]
                title = f"{listed.fr} d'un côté d'un rapport", f"{listed.en} of a side of a ratio"
                yield link_table.name, title
    yield PROVENANCE, ("D'où vient chaque valeur", "Where each value was read")


# The title of each table; its order is that of the files in a package.
TITLES: dict[str, Bilingual] = dict(_titles())

# Tables that came later: packages of before are without them, and so are those of now which have no
# rows for them.
LATER = CAME_LATER | {name for name, one in LINK_TABLES.items() if one.owner in CAME_LATER}

PROVENANCE_FIELDS = (
    TableField("table", str, True, "Table", "Table"),
    TableField("row", str, True, "Key of the row", "Clé de la ligne"),
    TableField(
        "field",
        str,
        False,
        "Column, where it is one cell only",
        "Colonne, s'il s'agit d'une seule cellule",
    ),
    TableField("source", str, False, "Source", "Source", "sources"),
    TableField("status", model.Status, True, "How it is known", "Comment on le sait"),
    TableField(
        "value", str, False, "What the source says instead", "Ce que la source dit à la place"
    ),
)


def table_fields(table: str) -> tuple[TableField, ...]:
    """The columns of any table of a package."""
    if table == PROVENANCE:
        return PROVENANCE_FIELDS
    if table in TABLES:
        return TABLES[table].fields
    return LINK_TABLES[table].fields
