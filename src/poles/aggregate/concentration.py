"""How unequally some values are parted: Gini, Herfindahl, and the share of the largest."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Integral, Real
from operator import index

import attrs

from poles.errors import InvalidQuestion, described_type
from poles.model import plain_values
from poles.text import Answer, Bilingual, Card, Grid, GridColumn, Lang, decimal, in_lang, plural


@attrs.frozen(repr=False)
class Concentration(Answer):
    """How much of a whole its largest parts have. All values are exact fractions until they are
    asked for, so that equal parts give exactly zero.

    ``shares`` are those of the values, the largest first; values of zero count as parts.

    >>> import poles
    >>> print(poles.concentration([1, 1, 2]).text())
    Concentration of 3 parts
    Gini coefficient            0.1667
    Herfindahl-Hirschman index  0.3750
    Share of the largest        0.5000
    """

    shares: tuple[Fraction, ...]

    def __repr__(self) -> str:
        return (
            f"Concentration(count={self.count}, gini={self.gini:.4f}, "
            f"herfindahl={self.herfindahl:.4f}, top(1)={self.top(1):.4f})"
        )

    def to_card(self, lang: Lang = "en") -> Card:
        told: list[tuple[Bilingual, float]] = [
            (("Indice de Gini", "Gini coefficient"), self.gini),
            (("Indice de Herfindahl-Hirschman", "Herfindahl-Hirschman index"), self.herfindahl),
            (("Part de la plus grande", "Share of the largest"), self.top(1)),
        ]
        if self.count > _LARGEST:
            largest = (f"Part des {_LARGEST} plus grandes", f"Share of the {_LARGEST} largest")
            told.append((largest, self.top(_LARGEST)))
        rows = [(in_lang(title, lang), decimal(Decimal(n), lang, 4)) for title, n in told]
        parts = plural(self.count, ("part", "part"), ("parts", "parts"), lang)
        title = in_lang((f"Concentration de {parts}", f"Concentration of {parts}"), lang)
        return Card(title, (Grid((GridColumn(), GridColumn(number=True)), rows, keyed=True),))

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.shares)

    @property
    def gini(self) -> float:
        """The Gini coefficient: 0 where all are equal, and (n - 1) / n where one of n has all.

        It is the mean absolute difference between two values, divided by twice their mean, without
        correction for small n (Gini 1912).
        """
        n = self.count
        weighted = sum(
            (place * share for place, share in enumerate(reversed(self.shares), 1)), Fraction(0)
        )
        return float((2 * weighted - (n + 1)) / n)

    @property
    def herfindahl(self) -> float:
        """The Herfindahl-Hirschman index: the sum of the squares of the shares, from 1 / n where
        all are equal to 1 where one has all.
        """
        return float(sum((share * share for share in self.shares), Fraction(0)))

    def top(self, k: int) -> float:
        """The share of the ``k`` largest together. With ties it does not matter which are taken;
        all of it where there are no more than ``k``.

        >>> import poles
        >>> poles.concentration([5, 5, 10, 0]).top(2)
        0.75

        Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where ``k`` is not a whole number
        of at least 1.
        """
        if isinstance(k, bool) or not hasattr(k, "__index__") or index(k) < 1:
            raise InvalidQuestion(
                f"k={k!r}",
                "a whole number of at least 1",
                "Ask for the share of the largest, top(1), or of several.",
            )
        return float(sum(self.shares[: index(k)], Fraction(0)))


def concentration(values: Iterable[float | Decimal | Fraction]) -> Concentration:
    """How unequally some values are parted, such as counts by region or amounts by pole.

    Values of zero are parts like others, so leave out what should not count; what a count has no
    row for must be added as zero to count. One value by itself is equal to itself: Gini 0,
    Herfindahl 1.

    >>> import poles
    >>> found = poles.concentration([1, 1, 2])
    >>> round(found.gini, 4), found.herfindahl, found.top(1)
    (0.1667, 0.375, 0.5)

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for no values, values that are not
    numbers of zero or more, or nothing but zeros.
    """
    if not isinstance(values, Iterable):
        raise InvalidQuestion(
            described_type(values),
            "several numbers",
            "Give a list of them, such as [row.count for row in counts].",
        )
    exact = [_exact(value, place) for place, value in enumerate(plain_values(values))]
    whole = sum(exact, Fraction(0))
    if not whole:
        raise InvalidQuestion(
            "nothing but zeros" if exact else "no values",
            "values with a sum above zero",
            "Of nothing, there are no shares.",
        )
    return Concentration(tuple(value / whole for value in sorted(exact, reverse=True)))


def _exact(value: object, place: int) -> Fraction:
    found = None
    # NumPy's numbers are neither int nor float, but are registered as what they are.
    if isinstance(value, Integral):
        found = Fraction(int(value))
    elif isinstance(value, Decimal | Fraction) and (
        not isinstance(value, Decimal) or value.is_finite()
    ):
        found = Fraction(value)
    elif isinstance(value, Real) and isfinite(value):
        found = Fraction(float(value))
    if found is None or found < 0 or isinstance(value, bool):
        hint = "Give numbers, such as (row.count for row in counts)."
        raise InvalidQuestion(f"{value!r} at place {place}", "a number of zero or more", hint)
    return found


# The share of so many is told beside that of the largest.
_LARGEST = 4
