"""``datapackage.json``: what a package is called, and the schema of its tables (Data Package v2),
both ways.
"""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from poles.errors import Fault
from poles.model import About, EdtfDate, Licence
from poles.phrase import Phrase
from poles.text import Term

from .files import DESCRIPTOR, unsafe
from .table_schema import LATER, PROVENANCE, TABLES, TITLES, TableField, table_fields

_YEAR = "[1-9][0-9]{3}"
_MONTH = f"{_YEAR}-(0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(0[1-9]|[12][0-9]|3[01])"
_SPANS = "|".join(rf"\[{end}\.\.{end}\]" for end in (_YEAR, _MONTH, _DAY))
# Of what all flavours of regular expressions have in common; anchored, as most readers search, and
# in brackets, as frictionless puts its own anchors around it (docs/decisions.md).
EDTF_PATTERN = f"^({_YEAR}(-4[01])?|{_MONTH}|{_DAY}|{_SPANS})$"
EDITION = re.compile(r"\d{4}\.\d{2}\.(0|[1-9]\d*)", re.ASCII)


def write_descriptor(about: About, tables: Iterable[str]) -> bytes:
    """The bytes of ``datapackage.json`` for a policy of some tables."""
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.name,
        "title": about.title_en,
        "title_fr": about.title_fr,
        "version": about.edition,
        "licenses": [
            {"name": licence.name, "title": licence.title, "path": licence.path}
            for licence in about.licences
        ],
        "resources": [_resource(table) for table in tables],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: str) -> dict[str, Any]:
    fr, en = TITLES[table]
    fields = table_fields(table)
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(field, key=table in TABLES and field is fields[0]) for field in fields],
        "missingValues": [""],
    }
    if table in TABLES:
        schema["primaryKey"] = [fields[0].name]
    elif table != PROVENANCE:
        schema["primaryKey"] = [field.name for field in fields]
    references = [_reference(table, one.name, one.refers_to) for one in fields if one.refers_to]
    if references:
        schema["foreignKeys"] = references
    return {
        "name": table,
        "type": "table",
        "title": en,
        "title_fr": fr,
        "path": f"{table}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: TableField, *, key: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if key:
        constraints["unique"] = True
    kind, extra = "string", {}
    if field.type is int:
        kind = "integer"
    elif field.type in (float, Decimal):
        kind = "number"
    elif field.type is bool:
        kind, extra = "boolean", {"trueValues": ["true"], "falseValues": ["false"]}
    elif field.type is EdtfDate:
        constraints["pattern"] = EDTF_PATTERN
    elif issubclass(field.type, Term):
        constraints["enum"] = [str(term) for term in field.type]
    content = {"name": field.name, "type": kind, "title": field.en, "title_fr": field.fr, **extra}
    return {**content, "constraints": constraints} if constraints else content


def _reference(table: str, column: str, target: str) -> dict[str, Any]:
    return {
        "fields": [column],
        "reference": {
            "resource": "" if target == table else target,
            "fields": [TABLES[target].key],
        },
    }


class File(NamedTuple):
    """Where the rows of a table are, and which columns they are said to have."""

    path: str
    columns: frozenset[str]


def read_descriptor(content: bytes | None) -> tuple[About | None, dict[str, File], list[Fault]]:
    """What a package says of itself, the file of each table, and the faults of
    ``datapackage.json``.
    """
    faults: list[Fault] = []
    data = _object(content, faults)
    if data is None:
        return None, {}, faults
    texts = {}
    for key in ("name", "title", "title_fr", "version"):
        if _is_text(data.get(key)):
            texts[key] = data[key]
        else:
            faults.append(
                _fault(
                    key,
                    data.get(key),
                    "a text on one line",
                    "Each package has a name, a title, a title_fr and a version.",
                )
            )
    if "version" in texts and not EDITION.fullmatch(texts["version"]):
        faults.append(
            _fault(
                "version",
                texts["version"],
                "an edition YYYY.MM.N",
                "Editions sort by year, month and number: 2026.11.0.",
            )
        )
    licences = _licences(data.get("licenses"))
    if not licences:
        faults.append(
            _fault(
                "licenses",
                data.get("licenses"),
                "a list of licences with name, title and path",
                "Say under which licence the data may be used.",
            )
        )
    files = _files(data.get("resources"), faults)
    about = None
    if not faults:
        about = About(texts["name"], texts["version"], texts["title"], texts["title_fr"], licences)
    return about, files, faults


def _fault(column: str | None, value: object, expected: str, hint: str) -> Fault:
    shown = None if value is None else str(value).encode("utf-8", "backslashreplace").decode()
    return Fault(DESCRIPTOR, None, column, shown, expected=expected, hint=hint)


def _object(content: bytes | None, faults: list[Fault]) -> dict[str, Any] | None:
    """The JSON object of ``datapackage.json``."""
    if content is None:
        faults.append(
            _fault(
                None,
                None,
                "a file of that name",
                "A package is a folder or zip with datapackage.json at its top.",
            )
        )
        return None
    try:
        data = json.loads(content.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        faults.append(_fault(None, None, "JSON in UTF-8", Phrase("Reading it failed: {}", error)))
        return None
    if isinstance(data, dict):
        return data
    faults.append(_fault(None, None, "a JSON object", _EXAMPLE))
    return None


_EXAMPLE = "See the one that comes with the library."


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, whose keys must differ: of two, one would be lost."""
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(Phrase("a key stands twice among {}", ", ".join(keys)))
    return dict(pairs)


def _is_text(value: object) -> bool:
    """Whether a value is a text that can be written: not blank, on one line, without lone
    surrogates.
    """
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _licences(items: object) -> tuple[Licence, ...]:
    """The licences, none where one of them is not whole."""
    found = []
    for item in items if isinstance(items, list) else []:
        said = item if isinstance(item, dict) else {}
        parts = [said.get(key) for key in ("name", "title", "path")]
        if not all(map(_is_text, parts)):
            return ()
        found.append(Licence(*map(str, parts)))
    return tuple(found)


def _files(resources: object, faults: list[Fault]) -> dict[str, File]:
    """The file of each table, its path empty where it is at fault."""
    if not isinstance(resources, list):
        faults.append(_fault("resources", None, "the list of tables", _EXAMPLE))
        return {}
    files: dict[str, File] = {}
    for resource in resources:
        said = resource if isinstance(resource, dict) else {}
        name, path = said.get("name"), said.get("path")
        if not isinstance(name, str) or name not in TITLES:
            faults.append(
                _fault(
                    "resources",
                    name,
                    Phrase("one of the tables {}", ", ".join(TITLES)),
                    "Take the table out, or correct its name.",
                )
            )
        elif name in files:
            faults.append(_fault("resources", name, "each table once", "Take one of the two out."))
        elif wrong := _path_fault(name, path, said):
            faults.append(wrong)
            files[name] = File("", frozenset())
        else:
            files[name] = File(str(path), _columns(said.get("schema")))
    hint = "A table without rows still has its file, with the header."
    lost = (name for name in TITLES if name not in files and name not in LATER)
    faults += (_fault("resources", None, Phrase("a table {}", name), hint) for name in lost)
    return files


def _columns(schema: object) -> frozenset[str]:
    """The columns that a table is said to have, as far as that can be read."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    said = fields if isinstance(fields, list) else []
    names = (one.get("name") for one in said if isinstance(one, dict))
    return frozenset(name for name in names if isinstance(name, str))


def _path_fault(name: str, path: object, resource: Mapping[str, Any]) -> Fault | None:
    """Why the file of a table cannot be read as it is described."""
    if not _is_text(path) or unsafe(str(path)):
        return _fault(
            f"resources.{name}.path",
            path,
            "a file inside the package",
            "Give a path without '..' that is not absolute.",
        )
    form = resource.get("format", "csv"), resource.get("encoding", "utf-8")
    if "dialect" in resource or form != ("csv", "utf-8"):
        return _fault(
            f"resources.{name}",
            path,
            "a CSV file in UTF-8 with commas",
            "Take format, encoding and dialect out.",
        )
    return None
