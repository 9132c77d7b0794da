"""What every record has: columns that describe themselves, and the sources of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from poles.lazy import announced
from poles.objects import Pickled
from poles.text import Bilingual, Lang, Shown, headed, in_lang, joined, typeset

from .common_terms import Status
from .described import Boxed, Children, Column, Link

if TYPE_CHECKING:  # what is shown is imported when it is
    from poles.text import Card, Cell, FieldColumn, Grid


def key_of(record: Any) -> str:
    """The key of a record as text: its first field (``id``, or a phase's ``number``).

    >>> from poles import Sector
    >>> key_of(Sector(id="energy", scheme="themes", fr="Énergie", en="Energy"))
    'energy'
    """
    return str(record.number if hasattr(record, "number") else record.id)


class TableRow(Shown):
    """What a collection and a frame have a row for: it says what columns it has in a grid."""

    __slots__ = ()

    # What several of them are called.
    TITLE: ClassVar[Bilingual]

    @classmethod
    def grid_columns(cls, lang: Lang) -> Iterator[FieldColumn]:
        """The columns of a collection of them, in one language."""
        raise NotImplementedError


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


@announced
@attrs.frozen(kw_only=True, repr=False)
class Record(TableRow):
    """The base of all records: immutable, hashable, picklable, with the citations of its values."""

    citations: tuple[Citation, ...] = attrs.field(default=(), repr=False)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        announced(cls)

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
        own = [c.source for c in found if c.field == field]
        own = own or [c.source for c in found if c.field is None]
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
            names = [field.name for field in _described(type(self))[1:]]
            doubted += [name for name in names if getattr(self, name) not in (None, (), False)]
        return tuple(dict.fromkeys(field for field in doubted if field not in verified))

    def to_dict(self) -> dict[str, Any]:
        """The record as a new ``dict`` of its fields, nested records as ``dict`` too.

        Values keep their types: ``Decimal`` euros, enums that are texts; dates are EDTF texts.

        >>> import poles
        >>> sector = poles.Sector(id="energy", scheme="themes", fr="Énergie", en="Energy")
        >>> sector.to_dict()
        {'citations': (), 'id': 'energy', 'scheme': 'themes', 'fr': 'Énergie', 'en': 'Energy'}
        """
        from .plain import as_dict

        return as_dict(self)

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

    # Fields that are shown only where somebody read them.
    ONLY_READ: ClassVar[frozenset[str]] = frozenset()

    # What gives the name of a record that has one beside its key.
    NAMING: ClassVar[Callable[[Any], str] | None] = None

    def card(self, lang: Lang = "en", *, rows: int | None = 20) -> str:
        """The record as a text of several lines: what it holds, its sources, what is unverified,
        and what sources say otherwise.

        Notebooks show the same as HTML. Of each list there are the first and the last entries,
        ``rows`` together; ``None`` shows all of everything. Raises
        :class:`~poles.InvalidQuestion` (a ``ValueError``) for another language.

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
        from poles.text import card_text

        return card_text(self.to_card(lang), lang, rows)

    def to_card(self, lang: Lang = "en") -> Card:
        from poles.text import UNVERIFIED, Card, legend, lines, pairs

        from .otherwise import said_otherwise

        key, *fields = _described(type(self))
        title = f"{_title(key, lang)} {key_of(self)}"
        if naming := type(self).NAMING:
            title = headed(title, naming(self), lang)
        if key.name in self.unverified:
            title += f" {in_lang(UNVERIFIED, lang)}"
        told = [(_title(field, lang), self._cell(field, lang)) for field in fields]
        blocks: list[Grid] = [pairs([*told, ("Sources", joined(self.sources))])]
        blocks += self._lists(lang)
        if self.contradictions:
            otherwise = ("Des sources disent autre chose :", "Some sources say otherwise:")
            said = said_otherwise(self.contradictions, _described(type(self)), lang)
            blocks.append(lines(said, in_lang(otherwise, lang)))
        return Card(title, (*blocks, *legend(blocks, lang)))

    def _cell(self, field: attrs.Attribute[Any], lang: Lang) -> Cell:
        """The value of a field, marked where it is unverified."""
        from poles.text import UNVERIFIED, Address

        if not (text := _text(self, field, lang)):
            return ""
        mark = in_lang(UNVERIFIED, lang) if field.name in self.unverified else ""
        is_address = getattr(field.metadata["poles"], "kind", None) == "address"
        return Address(text, mark) if is_address else f"{text} {mark}".rstrip()

    def _lists(self, lang: Lang) -> Iterator[Grid]:
        """The records that it has several of, without what they say of whose they are."""
        from poles.text import grid

        for field in attrs.fields(type(self)):
            about = field.metadata.get("poles")
            held = getattr(self, field.name)
            if isinstance(about, Children) and held:
                columns = type(held[0])._columns(lang)  # noqa: SLF001 - records too
                own = [one for one in columns if one.field not in (None, about.column)]
                yield grid(held, own, in_lang((about.fr, about.en), lang))

    def doubt(self, lang: Lang) -> str:
        """A warning where fields rest on memory, inference or an unverified third party only."""
        if not self.unverified:
            return ""
        titles = {field.name: _title(field, lang).lower() for field in _described(type(self))}
        names = joined(titles[field] for field in self.unverified)
        return in_lang((f" [non vérifié : {names}]", f" [unverified: {names}]"), lang)

    @classmethod
    def grid_columns(cls, lang: Lang) -> Iterator[FieldColumn]:
        brief = {field.name for field in attrs.fields(cls) if field.repr} | {lang}
        for one in cls._columns(lang):
            if one.field is None or one.field in brief:
                yield one

    @classmethod
    def _columns(cls, lang: Lang) -> Iterator[FieldColumn]:
        """The key, the name and the fields, in one language; start and end together."""
        from poles.text import NAME, FieldColumn, period_of

        key, *fields = _described(cls)
        yield FieldColumn(_title(key, lang), key_of)
        if cls.NAMING is not None:
            yield FieldColumn(in_lang(NAME, lang), cls.NAMING)
        names = {field.name for field in fields}
        other = in_lang(("en", "fr"), lang)
        for field in fields:
            if field.name == other or field.name.endswith(f"_{other}"):
                continue
            if field.name == "start" and "end" in names:
                title = in_lang(("Période", "Period"), lang)
                yield FieldColumn(title, partial(period_of, lang=lang), "start")
            elif field.name != "end" or "start" not in names:
                yield FieldColumn(_title(field, lang), _reader(field, lang), field.name)


def _described(kind: type[Any]) -> list[attrs.Attribute[Any]]:
    """The fields that have a title; the first is the key."""
    about = (Column, Link, Boxed)
    return [field for field in attrs.fields(kind) if isinstance(field.metadata.get("poles"), about)]


def _title(field: attrs.Attribute[Any], lang: Lang) -> str:
    return in_lang((field.metadata["poles"].fr, field.metadata["poles"].en), lang)


def _reader(field: attrs.Attribute[Any], lang: Lang) -> Callable[[Any], str]:
    from poles.text import marked

    return lambda record: marked(_text(record, field, lang), record, field.name)


def _text(record: Any, field: attrs.Attribute[Any], lang: Lang) -> str:
    """The value of a field as people read it."""
    from poles.text import value_text

    about, value = field.metadata["poles"], getattr(record, field.name)
    if field.name in record.ONLY_READ and field.name in record.unverified:
        return ""
    if isinstance(about, Boxed):
        return str(value.codes)
    euros = getattr(about, "kind", None) == "euros"
    return typeset(value_text(value, lang, in_euros=euros), field.name, lang)


def _brief(value: object) -> str:
    """Codes, dates and numbers as they are written in the data, boxes by what restricts them."""
    if codes := getattr(value, "codes", None):
        return f"<{codes}>"
    return repr(value) if type(value) in (str, tuple) else str(value)
