"""The data dictionary, from the classes: ``python docs/_ext/dictionary.py`` writes
``docs/dictionary.md``.
"""

import inspect
import re
from decimal import Decimal
from pathlib import Path

from poles.model import EdtfDate
from poles.package.table_schema import (
    LINK_TABLES,
    TABLES,
    TITLES,
    TableField,
    TableSchema,
    table_fields,
)
from poles.text import Term

PAGE = Path(__file__).parent.parent / "dictionary.md"

_HEAD = """# Data dictionary

The tables of the data package, one CSV file each, as the record classes declare them;
`datapackage.json` says the same for programs. A column in **bold** is never empty; the first column
of a table of records is its key. What is in a file, and how to read it, stands in
[The data package](data.md).

This page is made from the classes by `python docs/_ext/dictionary.py`.
"""
_CODES = """## Codes

What the codes of the vocabularies mean.
"""
_TYPES: dict[type, str] = {
    str: "text",
    int: "integer",
    float: "number",
    Decimal: "exact number",
    bool: "`true` or empty",
    EdtfDate: "date (EDTF)",
}


def dictionary() -> str:
    """The page, in Markdown."""
    kinds = {
        field.type: None
        for name in TITLES
        for field in table_fields(name)
        if issubclass(field.type, Term)
    }
    codes = [_vocabulary(kind) for kind in sorted(kinds, key=lambda kind: kind.__name__)]
    return "\n".join([_HEAD, *(_section(name, *TITLES[name]) for name in TITLES), _CODES, *codes])


def _section(name: str, fr: str, en: str) -> str:
    lines = [
        f"## `{name}`",
        "",
        f"{en} (*{fr}*). {_about(name)}".strip(),
        "",
        "| column | type | title | *titre* | refers to |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(field) for field in table_fields(name)]
    return "\n".join(lines) + "\n"


def _about(name: str) -> str:
    """What a row is."""
    if name in TABLES:
        return _of_record(TABLES[name])
    if name in LINK_TABLES:
        link = LINK_TABLES[name]
        return f"A row is one entry of `{link.fills}` of a row of [`{link.owner}`](#{link.owner})."
    return (
        "A row is a `poles.Citation`: where a row of a table, or one cell of it, was read. Every "
        "row of every table has one."
    )


def _of_record(table: TableSchema) -> str:
    text = _first_paragraph(table.record)
    return f"A row is a `poles.{table.record.__name__}`: {text[0].lower()}{text[1:]}"


def _first_paragraph(kind: type) -> str:
    first = (inspect.getdoc(kind) or "").split("\n\n", 1)[0].replace("\n", " ")
    return re.sub(r":\w+:`~?(?:poles\.)?([^`]+)`", r"`\1`", first).replace("``", "`")


def _row(field: TableField) -> str:
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    refers = f"[`{field.refers_to}`](#{field.refers_to})" if field.refers_to else ""
    return f"| {name} | {_type(field.type)} | {field.en} | {field.fr} | {refers} |"


def _type(kind: type) -> str:
    return (
        f"[`{kind.__name__}`](#{kind.__name__.lower()})" if issubclass(kind, Term) else _TYPES[kind]
    )


def _vocabulary(kind: type[Term]) -> str:
    rows = [f"| `{term}` | {term.en} | {term.fr} |" for term in kind]
    return "\n".join(
        [
            f"### `{kind.__name__}`",
            "",
            _first_paragraph(kind),
            "",
            "| code | in English | *en français* |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(dictionary(), encoding="utf-8")
