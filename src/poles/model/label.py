"""Labels, the phases they belong to, and what happened to poles and policy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

import attrs

from poles.text import Bilingual, Lang, in_lang, joined, quoted

from .described import beside, children, column, link
from .edtf import Dated, EdtfDate
from .record import Record
from .terms import (
    EvaluationResult,
    EventKind,
    MilestoneKind,
    Reason,
    Review,
    SourceKind,
    Tier,
)

if TYPE_CHECKING:
    from .records import Records


@attrs.frozen(kw_only=True, repr=False)
class Source(Record):
    """A publication in which values were read."""

    TITLE: ClassVar[Bilingual] = ("Sources", "Sources")
    # Others were read off the address.
    ONLY_READ: ClassVar[frozenset[str]] = frozenset({"title"})

    id: str = attrs.field(metadata=column("Source", "Source"))
    kind: SourceKind = attrs.field(metadata=column("Kind", "Nature"))
    title: str = attrs.field(metadata=column("Title", "Titre"))
    publisher: str | None = attrs.field(default=None, metadata=column("Publisher", "Éditeur"))
    url: str | None = attrs.field(
        default=None, repr=False, metadata=column("Address", "Adresse", kind="address")
    )
    published: EdtfDate | None = attrs.field(
        default=None, metadata=column("Published", "Publication")
    )
    retrieved: EdtfDate | None = attrs.field(
        default=None, repr=False, metadata=column("Read on", "Consultée le")
    )
    language: str | None = attrs.field(
        default=None, repr=False, metadata=column("Language, ISO 639-1", "Langue, ISO 639-1")
    )

    @property
    def titled(self) -> bool:
        """Whether somebody read the title; if not, it was read off the address."""
        return "title" not in self.unverified


def citation(source: Source, lang: Lang) -> str:
    """One line for a source: publisher, title, date. Where nobody read the title, the address
    stands in its place.
    """
    from poles.text import date_text

    title = quoted(source.title, lang) if source.titled else source.url
    published = None if source.published is None else date_text(source.published, lang)
    return joined(filter(None, (source.publisher, title, published)))


def citations(ids: Iterable[str], sources: Records[Source], lang: Lang) -> str:
    """Some sources, one after the other."""
    semicolon = in_lang((" ; ", "; "), lang)
    return semicolon.join(citation(sources[key], lang) for key in ids)


@attrs.frozen(kw_only=True, repr=False)
class Phase(Dated, Record):
    """One of the phases of the policy, by calendar: labels of a phase may begin later and run on
    after it.

    >>> import poles
    >>> poles.load_phases()["2"].period.end
    EdtfDate('2012-12-31')
    """

    TITLE: ClassVar[Bilingual] = ("Phases", "Phases")

    number: int = attrs.field(metadata=column("Phase", "Phase"))
    name_fr: str = attrs.field(metadata=column("Name in French", "Nom en français"))
    name_en: str = attrs.field(repr=False, metadata=column("Name in English", "Nom en anglais"))
    start: EdtfDate = attrs.field(metadata=column("First day", "Premier jour"))
    end: EdtfDate = attrs.field(metadata=column("Last day", "Dernier jour"))
    orientation_fr: str | None = attrs.field(
        default=None, repr=False, metadata=column("Aim, in French", "Orientation, en français")
    )
    orientation_en: str | None = attrs.field(
        default=None, repr=False, metadata=column("Aim, in English", "Orientation, en anglais")
    )

    def name(self, lang: Lang) -> str:
        """The name in one language."""
        return self.name_fr if lang == "fr" else self.name_en

    def orientation(self, lang: Lang) -> str | None:
        """The aim of the phase in one language."""
        return in_lang((self.orientation_fr or "", self.orientation_en or ""), lang) or None


@attrs.frozen(kw_only=True, repr=False)
class Holder(Dated, Record):
    """A pole that holds a label for a time; open sides are the label's own."""

    TITLE: ClassVar[Bilingual] = ("Détenteurs des labels", "Holders of labels")

    id: str = attrs.field(metadata=column("Holding", "Détention"), repr=False)
    label: str = attrs.field(metadata=column("Label", "Label", refers_to="labels"), repr=False)
    pole: str = attrs.field(metadata=column("Pole", "Pôle", refers_to="poles"))
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))


@attrs.frozen(kw_only=True, repr=False)
class Label(Dated, Record):
    """The status that a *labellisation* gave for a time. Zero, one or more poles hold it; the
    holders may change.

    ``term`` is the last day for which it was given; ``end`` the last day that it was in force,
    marked unverified where it only follows from the next decision. ``tier`` is ``None`` from phase
    4 on, when poles were no longer classed.
    """

    TITLE: ClassVar[Bilingual] = ("Labels", "Labels")

    id: str = attrs.field(metadata=column("Label", "Label"))
    phase: int = attrs.field(metadata=column("Phase", "Phase", refers_to="phases"))
    tier: Tier | None = attrs.field(default=None, metadata=column("Tier", "Catégorie"))
    start: EdtfDate = attrs.field(metadata=column("First day", "Premier jour"))
    end: EdtfDate = attrs.field(metadata=column("Last day", "Dernier jour"))
    term: EdtfDate | None = attrs.field(
        default=None, metadata=column("Given until", "Accordé jusqu'au")
    )
    decision: str | None = attrs.field(
        default=None, repr=False, metadata=column("Decision", "Décision", refers_to="milestones")
    )
    review: Review | None = attrs.field(
        default=None, metadata=column("Outcome of the review", "Issue du réexamen")
    )
    end_reason: Reason | None = attrs.field(
        default=None,
        repr=False,
        metadata={
            **column("Why it ended", "Motif de fin"),
            **beside(poles=(tuple[str, ...], "poles")),
        },
    )
    holders: tuple[Holder, ...] = attrs.field(
        default=(), repr=False, metadata=children("holders", "label", "Holders", "Détenteurs")
    )

    @property
    def poles(self) -> tuple[str, ...]:
        """The ids of all poles that held it, at one time or another.

        >>> import poles
        >>> poles.load_policy().labels["p4-euramaterials"].poles
        ('euramaterials', 'matikem', 'up-tex')
        """
        return tuple(sorted({holder.pole for holder in self.holders}))


@attrs.frozen(kw_only=True, repr=False)
class Evaluation(Record):
    """The class that an official evaluation gave a pole."""

    TITLE: ClassVar[Bilingual] = ("Évaluations des pôles", "Evaluations of poles")

    id: str = attrs.field(metadata=column("Evaluation", "Évaluation"), repr=False)
    pole: str = attrs.field(metadata=column("Pole", "Pôle", refers_to="poles"))
    year: int = attrs.field(metadata=column("Year", "Année"))
    result: EvaluationResult = attrs.field(metadata=column("Class", "Classe"))


@attrs.frozen(kw_only=True, repr=False)
class Event(Record):
    """A dated change of identity, from the poles in ``before`` to those in ``after``; none after
    means an end without heir.
    """

    TITLE: ClassVar[Bilingual] = ("Changements d'identité", "Changes of identity")

    id: str = attrs.field(metadata=column("Event", "Événement"))
    kind: EventKind = attrs.field(metadata=column("Kind", "Nature"))
    date: EdtfDate = attrs.field(metadata=column("Date", "Date"))
    reason: Reason | None = attrs.field(default=None, metadata=column("Reason", "Motif"))
    before: tuple[str, ...] = attrs.field(
        default=(),
        metadata=link(
            "event_before",
            "pole",
            "Pole before",
            "Pôle avant",
            title=("Pôles avant un changement", "Poles before a change"),
            refers_to="poles",
        ),
    )
    after: tuple[str, ...] = attrs.field(
        default=(),
        metadata=link(
            "event_after",
            "pole",
            "Pole after",
            "Pôle après",
            title=("Pôles après un changement", "Poles after a change"),
            refers_to="poles",
        ),
    )


@attrs.frozen(kw_only=True, repr=False)
class Milestone(Record):
    """A dated decision, law, call for candidates, evaluation or audit of the policy.

    >>> import poles
    >>> poles.load_policy().milestones["2012-11-06-pact"].date
    EdtfDate('2012-11-06')
    """

    TITLE: ClassVar[Bilingual] = ("Jalons", "Milestones")

    id: str = attrs.field(metadata=column("Milestone", "Jalon"))
    date: EdtfDate = attrs.field(metadata=column("Date", "Date"))
    kind: MilestoneKind = attrs.field(metadata=column("Kind", "Nature"))
    fr: str = attrs.field(repr=False, metadata=column("In French", "En français"))
    en: str = attrs.field(repr=False, metadata=column("In English", "En anglais"))
    body: str | None = attrs.field(default=None, metadata=column("Who decided", "Qui a décidé"))

    def text(self, lang: Lang) -> str:
        """What happened, in one language."""
        return in_lang((self.fr, self.en), lang)


class Coverage(NamedTuple):
    """The first and the last day about which a policy says anything, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, labels: Iterable[Label]) -> Self:
        """That of some labels; of none, a last day before the first."""
        times = [label.period for label in labels]
        first = min((time.first for time in times), default=date.max)
        return cls(first, max((time.last for time in times), default=date.min))
