"""What fields of records say of themselves, in their ``metadata``: which columns and tables they
are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from poles.text import Bilingual


class Column(NamedTuple):
    """A field that is a column of the record's table; ``kind`` says what a number or a text is.

    A ``later`` one is not in packages of before, where it is empty, or told by the column that it
    ``was``: the name of that, and what its cells would be now.
    """

    en: str
    fr: str
    refers_to: str | None = None
    kind: Literal["euros", "address"] | None = None
    later: bool = False
    was: tuple[str, Mapping[str, str]] | None = None


class Link(NamedTuple):
    """A field that lists keys of other records, or codes, kept in a link table of two columns."""

    table: str
    column: str
    en: str
    fr: str
    # Of the link table.
    title: Bilingual
    refers_to: str | None = None


class Boxed(NamedTuple):
    """A field that holds a box of money: of it the record's table has columns, and link tables have
    rows that say which field they are of.
    """

    en: str
    fr: str


class Children(NamedTuple):
    """A field that holds the records of another table which name this record in ``column``."""

    table: str
    column: str
    en: str
    fr: str


def column(  # noqa: PLR0913 - what a column can say of itself
    en: str,
    fr: str,
    *,
    refers_to: str | None = None,
    kind: Literal["euros", "address"] | None = None,
    later: bool = False,
    was: tuple[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """The ``metadata`` of a field that is a column."""
    return {"poles": Column(en, fr, refers_to, kind, later, was)}


def link(  # noqa: PLR0913 - a table of two columns
    table: str,
    column: str,
    en: str,
    fr: str,
    *,
    title: Bilingual,
    refers_to: str | None = None,
) -> dict[str, Any]:
    """The ``metadata`` of a field that is a link table."""
    return {"poles": Link(table, column, en, fr, title, refers_to)}


# What the lists of a box are made of: the column of their tables, what it lists in English and
# in French, and the plurals.
_LISTS: dict[str, tuple[str, str, str, str, str]] = {
    "funders": ("funder", "Funder", "Financeur", "Funders", "Financeurs"),
    "calls": ("call", "Call", "Appel à projets", "Calls", "Appels"),
    "poles": ("pole", "Pole", "Pôle", "Poles", "Pôles"),
    "regions": ("region", "Region", "Région", "Regions", "Régions"),
    "sectors": ("sector", "Sector", "Secteur", "Sectors", "Secteurs"),
    "beneficiaries": (
        "beneficiary", "Beneficiary", "Bénéficiaire", "Beneficiaries", "Bénéficiaires",
    ),
}  # fmt: skip


def listed(owner: str, part: str, of: Bilingual) -> dict[str, Any]:
    """The ``metadata`` of a field that lists a part of a box of money: what it is called ``of`` an
    owner, whose link tables are called after it.
    """
    column, en, fr, many_en, many_fr = _LISTS[part]
    title = f"{many_fr} {of[0]}", f"{many_en} {of[1]}"
    refers_to = None if part == "beneficiaries" else part
    return link(f"{owner}_{part}", column, en, fr, title=title, refers_to=refers_to)


def boxed(en: str, fr: str) -> dict[str, Any]:
    """The ``metadata`` of a field that holds a box of money."""
    return {"poles": Boxed(en, fr)}


def children(table: str, column: str, en: str, fr: str) -> dict[str, Any]:
    """The ``metadata`` of a field that holds the rows of a child table."""
    return {"poles": Children(table, column, en, fr)}


def beside(**columns: tuple[Any, str]) -> dict[str, Any]:
    """The ``metadata`` of a field beside which a frame has more columns, each with its type and
    where it is read in the record; without any, the field itself is in no frame.
    """
    return {"beside": columns}
