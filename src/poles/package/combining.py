"""The records of packages put together, and checked as if they had been loaded."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias, get_args

from poles.errors import Fault, InvalidPackage, InvalidQuestion, described_type
from poles.model import COLLECTIONS, About, Record, Records, key_of
from poles.phrase import Phrase

from .contents import Contents
from .loading import load
from .table_schema import TABLES
from .writing import package_files

OnConflict: TypeAlias = Literal["raise", "keep", "replace"]


def combined(
    base: Contents, more: Mapping[str, Iterable[Any]], on_conflict: OnConflict, origin: str
) -> tuple[Contents, list[str]]:
    """A package with further records, as it would be loaded, and what is odd about it.

    Where both have a record of a key that is not the same, ``on_conflict`` says whether that of the
    base is kept, replaced, or neither. Raises :class:`~poles.InvalidPackage` with all faults.
    """
    options = get_args(OnConflict)
    if on_conflict not in options:
        raise InvalidQuestion(
            f"on_conflict={on_conflict!r}",
            Phrase("one of {}", ", ".join(options)),
            "Say whose record counts.",
        )
    faults: list[Fault] = []
    tables = {
        name: _collection(name, records, more.get(name, ()), on_conflict, faults)
        for name, records in base.records.items()
    }
    if faults:
        raise InvalidPackage(origin, faults)
    return load(package_files(Contents(base.about, tables)).get, origin)


def _collection(
    name: str,
    records: Iterable[Record],
    more: Iterable[Record],
    on_conflict: OnConflict,
    faults: list[Fault],
) -> Records[Record]:
    """The records of both, and the faults of those of one key."""
    found = {key_of(record): record for record in records}
    for record in more:
        key = key_of(record)
        if on_conflict == "raise" and key in found and found[key] != record:
            faults.append(
                Fault(
                    name,
                    None,
                    TABLES[name].key,
                    key,
                    expected="no other record of that key",
                    hint="Give it another key, or say on_conflict='keep' or 'replace'.",
                )
            )
        elif on_conflict == "replace" or key not in found:
            found[key] = record
    return Records(found.values())


def given_records(
    about: About | None, tables: Mapping[str, Iterable[Record]]
) -> dict[str, list[Record]]:
    """The records that a user gives, by collection. Raises :class:`~poles.InvalidQuestion` where
    they are none.
    """
    if not isinstance(about, About | None):
        raise InvalidQuestion(
            Phrase("about of type {}", type(about).__name__),
            "an About",
            "Write about=attrs.evolve(policy.about, name=…).",
        )
    found: dict[str, list[Record]] = {}
    for name, items in tables.items():
        if not isinstance(items, Iterable):
            raise InvalidQuestion(
                Phrase("{} of type {}", name, type(items).__name__),
                "several records",
                Phrase("Write {}=[record].", name),
            )
        found[name] = list(items)
        kind = COLLECTIONS[name].__name__
        for item in found[name]:
            _refuse_text(item, name)
            if not isinstance(item, COLLECTIONS[name]):
                given = Phrase("{} among {}", described_type(item), name)
                raise InvalidQuestion(
                    given, Phrase("a {}", kind), Phrase("Give {} records under {}=.", kind, name)
                )
    return found


def _refuse_text(item: object, name: str) -> None:
    """Refuse one text where several are meant: it would be taken for its letters."""
    for field in TABLES[name].links:
        text = getattr(item, field, ())
        if not isinstance(text, tuple):
            given = f"{field}={text!r}"
            raise InvalidQuestion(
                given, "several texts, as a tuple", Phrase("Write {}=({!r},).", field, text)
            )
