"""``datapackage.json``: what a package is called, and the schema of its tables (Data Package v2), both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from poles.errors import Fault
from poles.model import EdtfDate, Term
from poles.policy import About, Licence

from .files import DESCRIPTOR, unsafe
from .tables import LINK_TABLES, PROVENANCE, PROVENANCE_FIELDS, TABLES, TITLES, Field

__all__ = ["read_descriptor", "write_descriptor"]

EDTF_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?|\[\d{4}(-\d{2}(-\d{2})?)?\.\.\d{4}(-\d{2}(-\d{2})?)?\]"
EDITION_PATTERN = r"\d{4}\.\d{2}\.\d+"


def columns_of(table: str) -> tuple[Field, ...]:
    """The columns of any table of a package."""
    if table == PROVENANCE:
        return PROVENANCE_FIELDS
    if table in TABLES:
        return TABLES[table].fields
    return LINK_TABLES[table].fields


def write_descriptor(about: About) -> bytes:
    """The bytes of ``datapackage.json`` for a policy."""
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.name,
        "title": about.title_en,
        "title_fr": about.title_fr,
        "version": about.edition,
        "licenses": [{"name": licence.name, "title": licence.title, "path": licence.path} for licence in about.licences],
        "resources": [_resource(table) for table in TITLES],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: str) -> dict[str, Any]:
    en, fr = TITLES[table]
    fields = columns_of(table)
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(field, key=table in TABLES and field is fields[0]) for field in fields],
        "missingValues": [""],
    }
    if table in TABLES:
        schema["primaryKey"] = [fields[0].name]
    elif table != PROVENANCE:
        schema["primaryKey"] = [field.name for field in fields]
    references = [_reference(table, field) for field in fields if field.refers_to is not None]
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


def _field(field: Field, *, key: bool) -> dict[str, Any]:
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


def _reference(table: str, field: Field) -> dict[str, Any]:
    target = field.refers_to or ""
    return {
        "fields": [field.name],
        "reference": {"resource": "" if target == table else target, "fields": [TABLES[target].key]},
    }


def read_descriptor(content: bytes | None) -> tuple[About | None, dict[str, str], list[Fault]]:
    """What a package says of itself, the path of each table, and the faults of ``datapackage.json``."""
    faults: list[Fault] = []

    def fault(column: str | None, value: object, expected: str, hint: str) -> None:
        shown = None if value is None else str(value)
        faults.append(Fault(DESCRIPTOR, None, column, shown, expected=expected, hint=hint))

    if content is None:
        fault(None, None, "a file of that name", "A package is a folder or zip with datapackage.json at its top.")
        return None, {}, faults
    try:
        data = json.loads(content.decode())
    except (ValueError, RecursionError) as error:
        fault(None, None, "JSON in UTF-8", f"Reading it failed: {error}")
        return None, {}, faults
    if not isinstance(data, dict):
        fault(None, None, "a JSON object", "See the one that comes with the library.")
        return None, {}, faults

    texts = {}
    for key in ("name", "title", "title_fr", "version"):
        if isinstance(value := data.get(key), str) and value.strip():
            texts[key] = value
        else:
            fault(key, value, "a text", "Each package has a name, a title, a title_fr and a version.")
    licences = [_licence(item) for item in data.get("licenses") or () if isinstance(item, dict)]
    if not licences or None in licences or not isinstance(data.get("licenses"), list):
        fault(
            "licenses",
            data.get("licenses"),
            "a list of licences with name, title and path",
            "Say under which licence the data may be used.",
        )

    paths = _paths(data.get("resources"), fault)
    about = None
    if not faults:
        kept = tuple(licence for licence in licences if licence is not None)
        about = About(texts["name"], texts["version"], texts["title"], texts["title_fr"], kept)
    return about, paths, faults


def _licence(item: dict[str, Any]) -> Licence | None:
    name, title, path = (part if isinstance(part, str) else "" for part in map(item.get, ("name", "title", "path")))
    return Licence(name, title, path) if name and title and path else None


def _paths(resources: object, fault: Any) -> dict[str, str]:
    if not isinstance(resources, list):
        fault("resources", None, "the list of tables", "See the one that comes with the library.")
        return {}
    paths: dict[str, str] = {}
    for resource in resources:
        name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
        if not isinstance(name, str) or name not in TITLES:
            fault("resources", name, f"one of the tables {_listed(TITLES)}", "Take the table out, or correct its name.")
        elif name in paths:
            fault("resources", name, "each table once", "Take one of the two out.")
        elif not isinstance(path, str) or not path or unsafe(path) or "\x00" in path:
            fault(f"resources.{name}.path", path, "a file inside the package", "Give a path without '..' that is not absolute.")
            paths[name] = ""
        else:
            paths[name] = path
    for name in TITLES:
        if name not in paths:
            fault("resources", None, f"a table {name}", "A table without rows still has its file, with the header.")
    return paths


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
