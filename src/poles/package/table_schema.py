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
from poles.model import Children, Column, Link

# The table that says where each row, or one cell of it, was read.
PROVENANCE = "provenance"

# The tables whose rows are the records of a policy, under the name of the policy's field.
COLLECTIONS: dict[str, type[model.Record]] = {
    "sources": model.Source,
    "sectors": model.Sector,
    "regions": model.Region,
    "region_successions": model.RegionSuccession,
    "poles": model.Pole,
    "phases": model.Phase,
    "milestones": model.Milestone,
    "labels": model.Label,
    "evaluations": model.Evaluation,
    "events": model.Event,
    "funders": model.Funder,
    "calls": model.Call,
    "funding": model.FundingRecord,
    "price_index": model.PriceIndex,
}

_CHILD_TABLES: dict[str, type[model.Record]] = {
    "region_names": model.RegionName,
    "names": model.Name,
    "seats": model.Seat,
    "pole_regions": model.PoleRegion,
    "identifiers": model.Identifier,
    "members": model.Member,
    "holders": model.Holder,
}

# The title of each table in English and in French; its order is that of the files in a package.
TITLES = {
    "sources": ("Sources", "Sources"),
    "sectors": ("Sectors", "Secteurs"),
    "regions": ("Regions, before and since 2016", "Régions, avant et depuis 2016"),
    "region_names": ("Names and codes of regions", "Noms et codes des régions"),
    "region_successions": ("Which region became which", "Quelle région est devenue laquelle"),
    "poles": ("Poles", "Pôles"),
    "names": ("Names of poles", "Noms des pôles"),
    "seats": ("Seats of poles", "Sièges des pôles"),
    "pole_regions": ("Regions that poles cover", "Régions couvertes par les pôles"),
    "identifiers": ("Identifiers of poles", "Identifiants des pôles"),
    "members": ("Members of joint poles", "Membres des pôles communs"),
    "phases": ("Phases", "Phases"),
    "milestones": ("Milestones", "Jalons"),
    "labels": ("Labels", "Labels"),
    "holders": ("Holders of labels", "Détenteurs des labels"),
    "evaluations": ("Evaluations of poles", "Évaluations des pôles"),
    "events": ("Changes of identity", "Changements d'identité"),
    "event_before": ("Poles before a change", "Pôles avant un changement"),
    "event_after": ("Poles after a change", "Pôles après un changement"),
    "funders": ("Tree of public funders", "Arbre des financeurs publics"),
    "calls": ("Calls for projects", "Appels à projets"),
    "funding": ("Statements of public money", "Énoncés d'argent public"),
    "funding_funders": ("Funders of a statement", "Financeurs d'un énoncé"),
    "funding_calls": ("Calls of a statement", "Appels d'un énoncé"),
    "funding_poles": ("Poles of a statement", "Pôles d'un énoncé"),
    "funding_regions": ("Regions of a statement", "Régions d'un énoncé"),
    "funding_sectors": ("Sectors of a statement", "Secteurs d'un énoncé"),
    "funding_beneficiaries": ("Beneficiaries of a statement", "Bénéficiaires d'un énoncé"),
    "price_index": ("Price indices", "Indices de prix"),
    PROVENANCE: ("Where each value was read", "D'où vient chaque valeur"),
}


@attrs.frozen
class TableField:
    """A column: its Python type without ``None``, whether a cell may be empty, and what it refers
    to.
    """

    name: str
    type: type
    required: bool
    en: str
    fr: str
    refers_to: str | None = None


@attrs.frozen
class TableSchema:
    """A table whose rows become records. The first column is its key."""

    name: str
    record: type[model.Record]
    fields: tuple[TableField, ...]
    links: dict[str, Link]
    children: dict[str, Children]

    @property
    def key(self) -> str:
        return self.fields[0].name

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@attrs.frozen
class LinkTable:
    """A table of two columns: the key of its owner and a key, or a code, that the owner's field
    lists.
    """

    name: str
    owner: str
    fills: str
    fields: tuple[TableField, TableField]


def _fields(record: type[model.Record]) -> Iterator[tuple[str, Any, Any]]:
    hints = get_type_hints(record)
    for attribute in attrs.fields(record):
        yield attribute.name, hints[attribute.name], attribute.metadata.get("poles")


def schema_of(name: str, record: type[model.Record]) -> TableSchema:
    """The table that holds the records of a class."""
    fields, links, kids = [], {}, {}
    for field, hint, about in _fields(record):
        if isinstance(about, Column):
            inner = next((part for part in get_args(hint) if part is not NoneType), hint)
            required = inner is hint and hint is not bool
            fields.append(TableField(field, inner, required, about.en, about.fr, about.refers_to))
        elif isinstance(about, Link):
            links[field] = about
        elif isinstance(about, Children):
            kids[field] = about
    return TableSchema(name, record, tuple(fields), links, kids)


# Every table whose rows become records, by name.
TABLES: dict[str, TableSchema] = {
    name: schema_of(name, record) for name, record in (COLLECTIONS | _CHILD_TABLES).items()
}


def _link_tables() -> dict[str, LinkTable]:
    found = {}
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
            found[about.table] = LinkTable(about.table, table.name, field, (key, target))
    return found


# Every link table, by name, in the order of their owners.
LINK_TABLES: dict[str, LinkTable] = _link_tables()

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
