"""The poles that hold no label any more: since when, why, and who took them over."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar

import attrs

from poles.errors import InvalidQuestion
from poles.model import EdtfDate, Label, Pole, Reason, Records
from poles.phrase import Phrase
from poles.policy import Policy
from poles.text import Bilingual, Card, Grid, GridColumn, Lang, headed, in_lang, joined, value_text

from .asking import refuse_other
from .endings import FIELDS, Ending, endings
from .result import Fields, LeftOut, Omission, Result, Row, sources_of

# The reasons with which a label goes on in those of others.
WENT_ON = (Reason.MERGED, Reason.SPLIT)


@attrs.frozen(kw_only=True)
class Loss(Row):
    """A pole that holds no label any more: the ``label`` that it held last, by itself or as a
    member of a joint pole, to the day ``end``; the ``reason``, and the poles that took it over
    (``heirs``).

    ``doubtful`` says which of ``end``, ``reason`` and ``heirs`` rest on inference, memory or an
    unverified third party only. ``name`` is what the pole was called on its last day.
    """

    pole: str
    name: str
    label: str
    end: EdtfDate
    reason: Reason
    heirs: tuple[str, ...]
    doubtful: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the end, the reason and the heirs."""
        return sources_of(self.because, FIELDS)


@attrs.frozen(kw_only=True, repr=False)
class Lost(Result[Loss]):
    """The poles whose last label ended from the day ``start`` on, and that hold none on the day
    ``end``: first those whose labels went on in others, then those whose labels did not, each in
    the order of time.
    """

    start: date
    end: date

    FIELDS: ClassVar[Fields] = FIELDS

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a ``dict`` of its fields, with its ``sources``; ``end`` as a text."""
        return [{**row, "end": str(row["end"])} for row in super().to_dicts()]

    def column_types(self) -> Mapping[str, Any]:
        return {**super().column_types(), "sources": tuple[str, ...]}

    def title(self, lang: Lang) -> str:
        first, last = self.start, self.end
        told = (
            f"Pôles dont le dernier label a pris fin entre le {first} et le {last}",
            f"Poles whose last label ended between {first} and {last}",
        )
        return headed(in_lang(told, lang), len(self), lang)

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        yield GridColumn(in_lang(("pôle", "pole"), lang), cell=attrgetter("name"))
        cells: dict[str, Callable[[Loss], str]] = {
            "end": lambda row: value_text(row.end, lang),
            "reason": lambda row: row.reason.label(lang),
            "heirs": lambda row: joined(self.tables.poles[key].name for key in row.heirs),
            "doubtful": lambda row: doubts_text(row.doubtful, lang),
        }
        for name, cell in cells.items():
            yield GridColumn(in_lang(_TITLES[name], lang), cell=cell)

    def to_card(self, lang: Lang = "en") -> Card:
        """Those whose labels went on, and the others, with labels of unknown holders and the
        edition, as plain data.
        """
        grids = []
        for title, went_on in (_ON, True), (_OVER, False):
            rows = [row for row in self if (row.reason in WENT_ON) == went_on]
            if rows:
                heading = f"{in_lang(title, lang)} ({len(rows)})"
                grids.append(Grid.over(rows, self.grid_columns(lang), heading=heading))
        return Card(self.title(lang), (*grids, *self._notes(lang)))


_ON: Bilingual = ("Fusionnés ou scindés", "Merged or split")
_OVER: Bilingual = ("Sans label qui continue le leur", "Without a label that goes on from theirs")
_TITLES: dict[str, Bilingual] = {
    "end": ("dernier jour", "last day"),
    "reason": ("motif", "reason"),
    "heirs": ("repris par", "taken over by"),
    "doubtful": ("non vérifié", "unverified"),
}


def doubts_text(doubtful: tuple[str, ...], lang: Lang) -> str:
    """What of an ending is unverified, in words."""
    return joined(in_lang(_TITLES[name], lang) for name in doubtful)


def ending_text(one: Ending, poles: Records[Pole], lang: Lang, marks: str = "") -> str:
    """How a pole came to hold no label any more, as pages and figures tell it, with marks of the
    sources.
    """
    title = {name: in_lang(told, lang) for name, told in _TITLES.items()}
    parts = [f"{title['end']} {value_text(one.end, lang)}", one.reason.label(lang)]
    if one.heirs:
        parts.append(f"{title['heirs']} {joined(poles[key].name for key in one.heirs)}")
    doubts = headed(title["doubtful"], doubts_text(one.doubtful, lang), lang)
    return f"{joined(parts)}{marks}" + (f" [{doubts}]" if one.doubtful else "")


def lost(policy: Policy, start: date | str | None = None, end: date | str | None = None) -> Lost:
    """The poles that hold no label on the day ``end``, by themselves or as members of a joint pole,
    and held one on the day ``start`` or later: one row for each, with its last day, the reason, the
    heirs and the sources.

    By default, ``start`` is the first and ``end`` the last day that the policy covers. Where a
    label ended for a reason of its own (not renewed, liquidated …), that is the reason, though
    another pole took the members over. Labels of which no holder is known are ``left_out``.

    >>> import poles
    >>> found = poles.lost(poles.load_policy(), end="2015-12-31")
    >>> [(row.pole, str(row.end), row.reason.value, row.heirs) for row in found][5]
    ('risques', '2015-12-17', 'merged', ('safe-cluster',))
    >>> [left.id for left in found.left_out]
    ['p1-unknown']

    Raises :class:`~poles.OutOfCoverage` for a day about which nothing is known,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) where ``end`` is before ``start``.
    """
    refuse_other(policy)
    first = policy.on(policy.coverage.first if start is None else start).day
    last = policy.on(policy.coverage.last if end is None else end).day
    if last < first:
        hint = "Is it the wrong way round?"
        raise InvalidQuestion(f"end={last}", Phrase("a day not before {}", first), hint)
    found = endings(policy, last).values()
    rows = [_row(one, policy) for one in found if first <= one.end.latest]
    rows.sort(key=lambda row: (row.reason not in WENT_ON, row.end.latest, row.pole))
    return Lost(
        rows=tuple(rows),
        left_out=tuple(LeftOut(label, Omission.HOLDER) for label in _unheld(policy, first, last)),
        tables=policy.tables,
        start=first,
        end=last,
    )


def _row(one: Ending, policy: Policy) -> Loss:
    pole = policy.poles[one.pole]
    return Loss(
        pole=one.pole,
        name=pole.name_on(one.end.latest) or pole.name,
        label=one.label.id,
        end=one.end,
        reason=one.reason,
        heirs=one.heirs,
        doubtful=one.doubtful,
        because=one.because,
    )


def _unheld(policy: Policy, first: date, last: date) -> list[Label]:
    """The labels that ended between two days and of which no holder is known."""
    return [one for one in policy.labels if not one.holders and first <= one.end.latest < last]
