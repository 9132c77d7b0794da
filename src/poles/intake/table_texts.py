"""Records that are mostly texts, made ahead without them: their texts are read in the table, where
they stand already. Twice in the wheel, the sources alone would be a twentieth of it.
"""

from __future__ import annotations

import csv
import io
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from poles.model import Record, Records


@attrs.frozen
class OfTable:
    """What loading a table of the data gave. Pickled, it is what its cells mean that are not their
    own text, and the citations of each record; unpickled, it is the records and their class.
    """

    table: str
    records: Records[Any]

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """What :mod:`pickle` asks for."""
        meanings: dict[str, dict[str, Any]] = {}
        for row in _rows(self.table):
            for column, text in row.items():
                value = getattr(self.records[row["id"]], column)
                # A member of a vocabulary equals its text.
                if type(value) is not str or value != text:
                    meanings.setdefault(column, {})[text] = value
        cited = {record.id: record.citations for record in self.records if record.citations}
        return of_table, (self.table, self.records.record_type, meanings, cited)


def of_table(
    table: str,
    kind: type[Record],
    meanings: Mapping[str, Mapping[str, Any]],
    cited: Mapping[str, Any],
) -> tuple[tuple[Record, ...], type[Record]]:
    """The records of a table of the data, in its order, and their class. What the build checked is
    not checked again.
    """
    made = []
    for row in _rows(table):
        fields = {**row, "citations": cited.get(row["id"], ())}
        for column, meaning in meanings.items():
            fields[column] = meaning.get(row[column], row[column])
        made.append(kind(**fields))
    return tuple(made), kind


def _rows(table: str) -> Iterator[dict[str, Any]]:
    content = pkgutil.get_data("poles", f"data/{table}.csv") or b""
    return iter(csv.DictReader(io.StringIO(content.decode(), newline="")))
