"""What every record has: columns that describe themselves, and the sources of its values."""

from __future__ import annotations

from typing import Any

import attrs

from poles.objects import Pickled

from .terms import Lang, Status

__all__ = ["Citation", "Column", "Link", "Record", "children", "column", "link"]


@attrs.frozen
class Column:
    """A field that is a column of the record's table."""

    en: str
    fr: str
    refers_to: str | None = None


@attrs.frozen
class Link:
    """A field that lists keys of other records, kept in a link table of two columns."""

    table: str
    column: str
    en: str
    fr: str
    refers_to: str | None = None
    """The table that the keys belong to; ``None`` where they are codes of a controlled vocabulary.
    """


@attrs.frozen
class Children:
    """A field that holds the records of another table which name this record in ``column``."""

    table: str
    column: str


def column(en: str, fr: str, *, refers_to: str | None = None) -> dict[str, Any]:
    """The ``metadata`` of a field that is a column."""
    return {"poles": Column(en, fr, refers_to)}


def link(
    table: str, column: str, en: str, fr: str, *, refers_to: str | None = None
) -> dict[str, Any]:
    """The ``metadata`` of a field that is a link table."""
    return {"poles": Link(table, column, en, fr, refers_to)}


def children(table: str, column: str) -> dict[str, Any]:
    """The ``metadata`` of a field that holds the rows of a child table."""
    return {"poles": Children(table, column)}


@attrs.frozen
class Citation(Pickled):
    """Where a record, or one field of it, was read.

    ``source`` is the id of a :class:`~poles.Source`, ``None`` where a value is recalled or inferred
    without one; ``field`` is ``None`` where the citation stands for the whole record. For the
    status ``contradicts``, ``value`` is what the source says instead.
    """

    source: str | None
    field: str | None
    status: Status
    value: str | None = None


_UNVERIFIED = frozenset({Status.INFERRED, Status.RECALLED, Status.THIRD_PARTY})
_VERIFIED = frozenset({Status.SOURCED, Status.DERIVED})


@attrs.frozen(kw_only=True, repr=False)
class Record(Pickled):
    """The base of all records: immutable, hashable, picklable, with the citations of its values."""

    citations: tuple[Citation, ...] = attrs.field(default=(), repr=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that support the record, without those that contradict it."""
        found = (
            c.source
            for c in self.citations
            if c.source is not None and c.status is not Status.CONTRADICTS
        )
        return tuple(dict.fromkeys(found))

    def sources_of(self, field: str) -> tuple[str, ...]:
        """The ids of the sources of one field: its own, or else those of the record as a whole.

        >>> import poles
        >>> poles.load_poles()["minalogic"].sources_of("sector")[0]
        'agoravox-2005'
        """
        found = [
            c for c in self.citations if c.source is not None and c.status is not Status.CONTRADICTS
        ]
        own = [c.source for c in found if c.field == field] or [
            c.source for c in found if c.field is None
        ]
        return tuple(dict.fromkeys(own))  # type: ignore[arg-type]  # sources that are None were left out above

    @property
    def unverified(self) -> tuple[str, ...]:
        """The fields that rest on memory, inference or an unverified third party only, but for the
        key.

        Where no source supports the record as a whole, these are all fields with a value that none
        supports by itself.
        """
        verified = {c.field for c in self.citations if c.status in _VERIFIED}
        doubted = [
            c.field for c in self.citations if c.status in _UNVERIFIED and c.field is not None
        ]
        if self.citations and None not in verified:
            doubted += [
                name for name in self._described[1:] if getattr(self, name) not in (None, (), False)
            ]
        return tuple(dict.fromkeys(field for field in doubted if field not in verified))

    @property
    def _described(self) -> tuple[str, ...]:
        """The fields that citations can speak of; the first is the key."""
        return tuple(
            a.name
            for a in attrs.fields(type(self))
            if isinstance(a.metadata.get("poles"), Column | Link)
        )

    def __repr__(self) -> str:
        """One line: what tells the record apart, without what is empty."""
        shown = ((a.name, getattr(self, a.name)) for a in attrs.fields(type(self)) if a.repr)
        parts = (
            f"{name}={_brief(value)}"
            for name, value in shown
            if value is not None and value is not False and value != ()
        )
        return f"{type(self).__name__}({', '.join(parts)})"

    @property
    def contradictions(self) -> tuple[Citation, ...]:
        """What sources say that differs from the record."""
        return tuple(c for c in self.citations if c.status is Status.CONTRADICTS)

    def card(self, lang: Lang = "en", *, rows: int | None = 20) -> str:
        """The record as a text of several lines: what it holds, its sources, what is unverified,
        and what sources say otherwise.

        Notebooks show the same as HTML. Of each list there are the first and the last entries,
        ``rows`` together; ``None`` shows all of everything. Raises :class:`~poles.InvalidQuestion`
        (a ``ValueError``) for another language.

        >>> import poles
        >>> print(poles.load_policy().calls["fui-15"].card("fr"))
        Appel à projets fui-15
        Programme              fui
        Instrument             projets de R&D
        Année budgétaire       2013 [non vérifié]
        Annonce des résultats  2013-03-18
        Projets déposés        143
        Projets retenus        72
        Sources                wissenschaft-frankreich-2013
        """
        from poles.show.records import record_text

        return record_text(self, lang, rows)

    def _repr_html_(self) -> str:
        from poles.show.records import record_html

        return record_html(self)


def _brief(value: object) -> str:
    """Codes, dates and numbers as they are written in the data."""
    return repr(value) if type(value) in (str, tuple) else str(value)
