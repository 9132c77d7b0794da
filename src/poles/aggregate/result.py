"""What every aggregate gives back: its rows, the records they were made of, those left out and why,
and the edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Generic, Self, TypeAlias, TypeVar

import attrs

from poles.model import FundingRecord, Label, Lang, Record, Tables
from poles.model.findings import Findings
from poles.model.terms import Term
from poles.objects import Pickled

__all__ = ["Fields", "LeftOut", "Omission", "Result", "Row", "sources_of"]


class Omission(Term):
    """Why a record is not in the rows of a result."""

    NOTHING = "nothing", "aucun énoncé n'en dit rien", "no statement speaks of it"
    HOLDER = "holder", "aucun détenteur connu", "no holder is known"
    PERIOD = "period", "aucune année connue, ou période ouverte", "no year known, or an open period"
    POLE = "pole", "aucun pôle nommé", "no pole named"
    REGION = "region", "ni région ni pôle nommés", "no region or pole named"
    SECTOR = "sector", "ni secteur ni pôle nommés", "no sector or pole named"


@attrs.frozen
class LeftOut(Pickled):
    """A label, a statement or the name of an answer that is in no row of a result, and why."""

    record: Label | FundingRecord | str
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


Fields: TypeAlias = Mapping[type[Record], tuple[str, ...]]
"""The fields of a sort of record that a result goes by; of other records, all."""


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

    def text(self, lang: Lang = "en", *, rows: int | None = None) -> str:
        """The rows as a table of text, with what they count and by what rule, what is left out, and
        the edition.

        All rows, or the first and the last ones, ``rows`` together. Notebooks show
        ``text(rows=40)`` as HTML.
        """
        from poles.show.results import result_text

        return result_text(self, lang, rows)

    def _repr_html_(self) -> str:
        from poles.show.results import result_html

        return result_html(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.rows)} rows, {len(self.used)} records used, {len(self.left_out)} left out>"
