"""What became of the labels of one day by another."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

import attrs

from poles.errors import InvalidQuestion
from poles.model import EdtfDate, Event, Label, Pole, Record
from poles.policy import Policy
from poles.text import GridColumn, Lang, Term, headed, in_lang, joined, value_text

from .asking import refuse_other
from .continuity import carried, held_on, last_held
from .endings import Holding, ending, held_by_all, sharing
from .result import Fields, Result, Row, sources_of


class Outcome(Term):
    """What became of a label, or of the poles that held it."""

    KEPT = "kept", "conservé", "kept"
    RENAMED = "renamed", "renommé", "renamed"
    JOINT = "joint", "label commun", "joint label"
    MERGED = "merged", "fusionné", "merged"
    SPLIT = "split", "scindé", "split"
    TERM_END = "term_end", "arrivé à son terme", "term over"
    WITHDRAWN = "withdrawn", "délabellisé", "label withdrawn"
    NOT_RENEWED = "not_renewed", "non reconduit", "not renewed"
    DID_NOT_APPLY = "did_not_apply", "non candidat", "did not apply"
    RECEIVERSHIP = "receivership", "redressement judiciaire", "receivership"
    LIQUIDATED = "liquidated", "liquidation judiciaire", "liquidated"
    DISSOLVED = "dissolved", "dissous", "dissolved"
    UNKNOWN = "unknown", "inconnu", "unknown"


@attrs.frozen(kw_only=True)
class Fate(Row):
    """What became of one label: its ``poles`` and their ``name`` on the first day, the ``outcome``,
    and the poles that it went into (``heirs``).

    ``now`` is the name of those that carry it on: of the poles themselves, or of their heirs.
    ``ended`` is the last day on which they held a label, where they hold none any more. Who kept a
    label is not among its own heirs.
    """

    label: str
    poles: tuple[str, ...]
    name: str | None
    outcome: Outcome
    heirs: tuple[str, ...]
    now: str | None
    ended: EdtfDate | None

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that tell it."""
        return tuple(record.id for record in self.because if isinstance(record, Event))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of all records that tell it."""
        return sources_of(self.because, Cohort.FIELDS)


@attrs.frozen(kw_only=True, repr=False)
class Cohort(Result[Fate]):
    """The labels of the day ``start``, one row each, and what became of them by the day ``at``."""

    start: date
    at: date

    FIELDS: ClassVar[Fields] = {Label: ("start", "end", "end_reason")}

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many labels came to each outcome, in the order of :class:`~poles.Outcome`."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a ``dict`` of its fields, with its ``events`` and ``sources``; ``ended`` as a
        text.
        """
        rows = super().to_dicts()
        return [
            {**row, "ended": None if row["ended"] is None else str(row["ended"])} for row in rows
        ]

    def column_types(self) -> Mapping[str, Any]:
        return {**super().column_types(), "events": tuple[str, ...], "sources": tuple[str, ...]}

    def title(self, lang: Lang) -> str:
        counts = self.counts.items()
        told = joined(headed(outcome.label(lang), count, lang) for outcome, count in counts)
        return in_lang(
            (
                f"Devenir au {self.at} des labels du {self.start} ({told})",
                f"What became by {self.at} of the labels of {self.start} ({told})",
            ),
            lang,
        )

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        unheld = in_lang(("label sans détenteur connu", "label without a known holder"), lang)
        outcome = in_lang(("devenir", "outcome"), lang)
        yield GridColumn(in_lang(("label", "label"), lang), cell=lambda row: row.name or unheld)
        yield GridColumn(outcome, cell=lambda row: row.outcome.label(lang))
        yield GridColumn(in_lang(("ensuite", "then"), lang), cell=_then)
        until = in_lang(("détenu jusqu'à", "held until"), lang)
        yield GridColumn(until, cell=lambda row: value_text(row.ended, lang))


_WENT_ON = (Outcome.RENAMED, Outcome.JOINT, Outcome.MERGED, Outcome.SPLIT)


def _then(row: Fate) -> str:
    """Under what name a label went on; in brackets who took the members of a pole over whose label
    did not.
    """
    if row.now is None or row.outcome == Outcome.KEPT:
        return ""
    return row.now if row.outcome in _WENT_ON else f"({row.now})"


def cohort(policy: Policy, start: date | str, at: date | str) -> Cohort:
    """What had become, by the day ``at``, of each label in force on the day ``start``: one row for
    each label.

    A pole that holds a label on both days kept it, or was renamed; one that shares the label of a
    joint pole has a joint label. Else, where its last label ended for a reason of its own (its
    term, withdrawn, not renewed, no candidate, receivership, liquidated, dissolved), that is the
    outcome, though another pole may have taken it over. Else one that went into another which holds
    a label merged, or was split. What nobody knows, and a label whose holder nobody names, is
    unknown. Of several holders, the outcome that comes first in :class:`~poles.Outcome` counts.

    >>> import poles
    >>> found = poles.cohort(poles.load_policy(), "2005-07-12", "2009-01-01")
    >>> len(found), {outcome.value: count for outcome, count in found.counts.items()}
    (67, {'kept': 62, 'renamed': 2, 'merged': 2, 'unknown': 1})

    Raises :class:`~poles.OutOfCoverage` for a day about which nothing is known,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) where ``at`` is before ``start``.
    """
    refuse_other(policy)
    first, last = policy.on(start), policy.on(at)
    if last.day < first.day:
        raise InvalidQuestion(
            f"at={last.day}", f"a day not before {first.day}", "Is it the wrong way round?"
        )
    holding = held_by_all(policy, last.day)
    rows = tuple(_row(label, first.day, last.day, policy, holding) for label in first.labels)
    return Cohort(rows=rows, tables=policy.tables, start=first.day, at=last.day)


def _row(label: Label, start: date, at: date, policy: Policy, holding: Holding) -> Fate:
    holders = held_on(label, start)
    poles = tuple(holder.pole for holder in holders)
    fates = [_fate(policy.poles[pole], start, at, policy, holding) for pole in poles]
    outcome = min(
        (fate.outcome for fate in fates), key=list(Outcome).index, default=Outcome.UNKNOWN
    )
    heirs = tuple(dict.fromkeys(heir for fate in fates for heir in fate.heirs if heir not in poles))
    ends = [fate.ended for fate in fates if fate.ended is not None]
    ended = max(ends, key=lambda end: end.latest) if len(ends) == len(fates) and ends else None
    if not holders and label.end.latest < at:
        ended = label.end
    return Fate(
        label=label.id,
        poles=poles,
        name=_names(poles, start, policy),
        outcome=outcome,
        heirs=heirs,
        now=_names(poles if outcome in (Outcome.KEPT, Outcome.RENAMED) else heirs, at, policy),
        ended=ended,
        because=tuple(
            dict.fromkeys([label, *holders, *(record for fate in fates for record in fate.because)])
        ),
    )


def _names(poles: tuple[str, ...], day: date, policy: Policy) -> str | None:
    found = (policy.poles[pole] for pole in poles)
    return " / ".join(pole.name_on(day) or pole.name for pole in found) or None


@attrs.frozen
class _Of:
    """What became of one holder of a label."""

    outcome: Outcome
    heirs: tuple[str, ...] = ()
    ended: EdtfDate | None = None
    because: tuple[Record, ...] = ()


def _fate(pole: Pole, start: date, at: date, policy: Policy, holding: Holding) -> _Of:
    if pole.id in holding:
        return _stayed(pole, start, at, policy, holding[pole.id])
    on = carried(pole.id, at, policy)
    last = last_held({pole.id}, at, policy)
    because = (
        *(last.because if last else ()),
        *on.because,
        *(record for key in on.poles for record in holding.get(key, ())),
    )
    if joint := sharing(pole.id, on, holding):
        return _Of(Outcome.JOINT, joint, because=because)
    found = ending(pole, at, policy, holding)
    assert found is not None  # noqa: S101 - it held one on the first day; tells the type checkers
    more = (found.label, *found.because)
    return _Of(Outcome(found.reason.value), found.heirs, found.end, (*because, *more))


def _stayed(pole: Pole, start: date, at: date, policy: Policy, holding: Sequence[Record]) -> _Of:
    """The fate of a pole that holds a label on both days."""
    if pole.name_on(start) == pole.name_on(at):
        return _Of(Outcome.KEPT, because=tuple(holding))
    renames = (
        event for event in policy.events if event.kind == "renamed" and pole.id in event.before
    )
    between = [event for event in renames if start < event.date.latest <= at]
    names = [name for name in pole.names if name.text in (pole.name_on(start), pole.name_on(at))]
    return _Of(Outcome.RENAMED, because=(*holding, *(between or names)))
