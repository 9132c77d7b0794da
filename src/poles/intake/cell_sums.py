"""Rows that are sums of others: *Total*, *Sous-total*, *Ensemble*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from poles.identity.words import fold
from poles.package.structuring import Unfit
from poles.text import EXACT

from .cell_blanks import Blank
from .cell_values import Figure

_TOTAL = r"tota(?:l|ls|ux)"
_PART = r"(?:sous|sub|s|grands?) ?"
# Nobody is called so.
_PLAIN = rf"{_PART}{_TOTAL}(?: .*)?|totaux(?: .*)?|{_TOTAL} gener(?:al|aux)(?: .*)?"
_SUM = re.compile(
    rf"{_PLAIN}|(?:{_TOTAL}|ensemble|sommes?|sum|cumul)(?: .*)?|.* (?:{_PART})?{_TOTAL}"
)
_SPACED = re.compile(r"(?:\w )+\w")
_ONLY_SUM = re.compile(_PLAIN)
# Most texts need not be folded to be told from a sum.
_MAYBE = re.compile(r"t\s?o\s?t\s?a|ensemble|somme|sum|cumul", re.IGNORECASE)

_NO_SUM = "a row that is no sum of others"
_TWICE = "take it out, as its money would count twice."


class Sum(Unfit):
    """A cell that says that its row is a sum."""


def sum_in(field: str, value: Any) -> Sum | None:
    """What is wrong about a cell that is no code, name or time, where it says that its row is a
    sum. The *Somme* among regions is a département.
    """
    if not is_sum(value) or (field == "regions" and fold(value) == "somme"):
        return None
    return Sum(_NO_SUM, f"It says that it is a sum: {_TWICE}")


def is_sum(value: Any) -> bool:
    """Whether a text may say that its row is a sum.

    >>> [is_sum(text) for text in ("Total 2008", "Sous-total :", "Bretagne Total", "TotalEnergies")]
    [True, True, True, False]
    """
    if not isinstance(value, str) or not _MAYBE.search(value):
        return False
    return _SUM.fullmatch(_closed(value)) is not None


def may_have_sums(cells: Sequence[Any]) -> bool:
    """Whether some text of a column may say that its row is a sum: seen at once where none does."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    return _MAYBE.search("\n".join(texts)) is not None


def _closed(text: str) -> str:
    """A folded text; *T O T A L* is one word."""
    found = fold(text)
    return found.replace(" ", "") if _SPACED.fullmatch(found) else found


class _Run(NamedTuple):
    """The rows between two sums."""

    amount: Decimal
    rows: int

    def __or__(self, other: "_Run") -> "_Run":
        return _Run(EXACT.add(self.amount, other.amount), self.rows + other.rows)


_NO_ROWS = _Run(Decimal(0), 0)


def sums_among(
    texts: Sequence[Any], amounts: Sequence[Figure | Unfit], others: frozenset[int], lost: bool
) -> Iterator[tuple[int, Sum]]:
    """The rows whose first cell, one of ``texts``, says that they are sums of others and whose
    amount bears it out; recipients may be called *Total*.

    A sum is one of all rows above it that are no sums themselves, since another sum or since the
    beginning, or of all others of the table; as exact as it is printed. ``others`` are rows that
    are known to be sums, and ``lost`` is whether the table has rows beside those given, whose
    amounts cannot be read.
    """
    named = {place for place, text in enumerate(texts) if place not in others and is_sum(text)}
    if not named:
        return
    lost = lost or any(
        isinstance(one, Unfit) and not isinstance(one, Blank) and place not in named | others
        for place, one in enumerate(amounts)
    )
    runs = [_NO_ROWS]
    left: dict[int, Figure] = {}
    for place, figure in enumerate(amounts):
        if place in others:
            runs.append(_NO_ROWS)
        elif isinstance(figure, Figure):
            found = _sum_of(texts[place], figure, runs) if place in named else None
            if found is not None:
                yield place, found
                runs.append(_NO_ROWS)
                continue
            runs[-1] |= _Run(figure.amount, 1)
            if place in named:
                left[place] = figure
    yield from _sums_of_others(left, runs, lost)


def _sums_of_others(
    left: Mapping[int, Figure], runs: Sequence[_Run], lost: bool
) -> Iterator[tuple[int, Sum]]:
    """Of rows that are no sums of what is above, those of all others, and those of which nobody can
    tell.
    """
    whole = reduce(or_, runs)
    for place, figure in left.items():
        rest = _Run(EXACT.subtract(whole.amount, figure.amount), whole.rows - 1)
        if _is_of(figure, rest):
            yield place, _borne_out("all other rows")
        elif lost:
            hint = "Nobody can tell before the amounts of all other rows can be read: mend them."
            yield place, Sum(_NO_SUM, hint)


def _borne_out(rows: str) -> Sum:
    hint = f"Its amount is the sum of {rows}: {_TWICE} A recipient needs another name."
    return Sum(_NO_SUM, hint)


def _sum_of(text: str, figure: Figure, runs: Sequence[_Run]) -> Sum | None:
    """Why a row that may be one is a sum of rows above it; ``None`` where it is not."""
    if _ONLY_SUM.fullmatch(_closed(text)):
        return Sum(_NO_SUM, f"Nobody is called so: {_TWICE}")
    above = _NO_ROWS
    for run in reversed(runs):
        above |= run
        if _is_of(figure, above):
            return _borne_out("the rows above it")
        if above.amount > figure.amount:
            break  # no amount is negative
    return None


def _is_of(figure: Figure, rows: _Run) -> bool:
    apart = EXACT.abs(EXACT.subtract(figure.amount, rows.amount))
    return rows.rows > 0 and apart < figure.rounded_to
