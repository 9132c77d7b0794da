"""What every aggregate gives back: its rows, the records they were made of, those left out and why,
and the edition.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import (
    Any,
    ClassVar,
    Generic,
    Self,
    TypeAlias,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from poles.model import Findings, FundingRecord, Grant, Label, Record, Tables
from poles.objects import Pickled
from poles.text import Card, Grid, GridColumn, Lang, Term, in_lang, joined, value_text


class Omission(Term):
    """Why a record is not in the rows of a result."""

    NOTHING = "nothing", "aucun énoncé n'en dit rien", "no statement speaks of it"
    UNPROVED = "unproved", "aucune borne n'a pu être prouvée", "no bound could be proved"
    HOLDER = "holder", "aucun détenteur connu", "no holder is known"
    PERIOD = "period", "aucune année connue, ou période ouverte", "no year known, or an open period"
    DAY = "day", "premier ou dernier jour inconnu", "its first or last day is not known"
    BASIS = "basis", "nature de la dépense non connue", "its basis is not known"
    POLE = "pole", "aucun pôle nommé", "no pole named"
    LABEL = "label", "sans label cette année-là", "no label in that year"
    REGION = "region", "ni région ni pôle nommés", "no region or pole named"
    SECTOR = "sector", "ni secteur ni pôle nommés", "no sector or pole named"


@attrs.frozen
class LeftOut(Pickled):
    """A label, a statement, a grant or the name of an answer that is in no row of a result, and
    why.
    """

    record: Label | FundingRecord | Grant | str
    reason: Omission

    @property
    def id(self) -> str:
        """The id of what is left out."""
        return self.record if isinstance(self.record, str) else self.record.id


@attrs.frozen(kw_only=True)
class Row(Pickled):
    """One row of a result; ``because`` are the records that it was made of."""

    because: tuple[Record, ...] = attrs.field(default=(), repr=False)


R = TypeVar("R", bound=Row)


# The fields of a sort of record that a result goes by; of other records, all.
Fields: TypeAlias = Mapping[type[Record], tuple[str, ...]]


def sources_of(records: Iterable[Record], fields: Fields) -> tuple[str, ...]:
    """The ids of the sources of some records: of the fields that are gone by, or of the records as
    they are.
    """
    found: dict[str, None] = {}
    for record in records:
        names = fields.get(type(record))
        each = [record.sources] if names is None else [record.sources_of(name) for name in names]
        found |= dict.fromkeys(source for sources in each for source in sources)
    return tuple(found)


@attrs.frozen(kw_only=True, repr=False)
class Result(Findings[R], Generic[R]):
    """The rows of an aggregate, as an immutable sequence, with what is ``left_out`` of them, and
    why.

    Results of the same question to the same records are equal.
    """

    left_out: tuple[LeftOut, ...] = ()
    tables: Tables

    @property
    def used(self) -> tuple[Record, ...]:
        """The records that the rows were made of."""
        return tuple(dict.fromkeys(record for row in self.rows for record in row.because))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of these records, as far as the result goes by them: not those of
        a pole's website, where it is counted.
        """
        return sources_of(self.used, self._fields)

    FIELDS: ClassVar[Fields] = {}

    @property
    def _fields(self) -> Fields:
        return self.FIELDS

    @property
    def edition(self) -> str | None:
        """The edition of the data, such as ``2026.11.0``; ``None`` where the records were given
        without their package.
        """
        return None if self.tables.about is None else self.tables.about.edition

    def having(self, rows: Iterable[R]) -> Self:
        """The same result with some of its rows only, to show them or to cite their sources.

        >>> import poles
        >>> found = poles.cohort(poles.load_policy(), "2005-07-12", "2009-01-01")
        >>> merged = found.having(row for row in found if row.outcome == "merged")
        >>> len(merged), len(merged.sources) < len(found.sources)
        (2, True)
        """
        return attrs.evolve(self, rows=tuple(rows))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a new ``dict`` of its fields, its group under the name that rows are grouped
        by; values keep their types.
        """
        by = getattr(self, "by", None)
        fields = {name: "group" if name == by else name for name in self.column_types()}
        return [{name: getattr(row, field) for name, field in fields.items()} for row in self.rows]

    def column_types(self) -> Mapping[str, Any]:
        """The type of each column of ``to_dicts``: of the rows' fields, but for ``because``."""
        hints = get_type_hints(self._row_type())
        return {name: hint for name, hint in hints.items() if name != "because"}

    @classmethod
    def _row_type(cls) -> type[Row]:
        """The class of its rows, which it is a result of: ``class Mine(Result[MyRow])``."""
        # mutants survive: every result has some, as Result is generic itself; no type knows them.
        bases = getattr(cls, "__orig_bases__", ())
        rows = (get_args(base) for base in bases if issubclass(get_origin(base) or Row, Result))
        return next((row for row, *_ in rows), Row)

    def to_card(self, lang: Lang = "en") -> Card:
        """The rows with what they count and by what rule, what is left out, and the edition, as
        plain data.
        """

        rows = Grid.over(self, self.grid_columns(lang))
        return Card(self.title(lang), (rows, *self._notes(lang)))

    def title(self, lang: Lang) -> str:  # noqa: ARG002 - classes of the library have titles in both
        """What the rows are, and by what rule they were made."""
        return type(self).__name__

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        """The columns in which people see the rows: those of ``to_dicts``, by their names."""

        def cell(row: R, name: str) -> str:
            return value_text(getattr(row, name), lang)

        for name, hint in self.column_types().items():
            yield GridColumn(name, hint in (int, float, Decimal), partial(cell, name=name))

    def _notes(self, lang: Lang) -> Iterator[str]:
        """What is left out and why, and the edition."""
        for reason, count in Counter(one.reason for one in self.left_out).items():
            ids = [one.id for one in self.left_out if one.reason == reason]
            named = joined(ids[:_NAMED]) + (" …" if count > _NAMED else "")
            told = (
                f"Écartés ({reason.fr}) : {count}, {named}",
                f"Left out ({reason.en}): {count}, {named}",
            )
            yield in_lang(told, lang)
        if self.edition is not None:
            told = (f"Édition des données : {self.edition}", f"Data edition {self.edition}")
            yield in_lang(told, lang)

    def __repr__(self) -> str:
        used, left_out = len(self.used), len(self.left_out)
        counts = f"{len(self.rows)} rows, {used} records used, {left_out} left out"
        return f"<{type(self).__name__}: {counts}>"


# As many of those left out for one reason are named.
_NAMED = 5
