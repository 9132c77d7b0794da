"""Texts broken into lines that fit a width: between words, never within a number, an address or an
id, so that what is copied is whole. A longer word stands alone, and over the width.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

# What goes on of a line stands so much further in than its beginning.
_HANGING = 4
# No column is made narrower, but one that is.
_NARROW = 12
# Titles of others have plain spaces where French has signs that begin no line. While lines are
# broken, a sign of no text stands for each.
_BEFORE_SIGN = re.compile(r" (?=[:;?!»](?:\s|$))")
_HELD = "\N{NULL}"


def fitted(text: str, width: int) -> str:
    """A text whose longer lines are broken, each with what goes on of it further in.

    >>> print(fitted("  [1] Sénat, “Amendement n° 6”, 2025-11-19", 30))
      [1] Sénat, “Amendement n°
          6”, 2025-11-19
    """
    return "\n".join(
        line if len(line) <= width else _broken(line, width) for line in text.split("\n")
    )


def _broken(line: str, width: int) -> str:
    body = line.lstrip(" ")
    indent = " " * (len(line) - len(body))
    further = indent + " " * _HANGING
    # What is broken stands below no other: no spaces align it.
    close = re.sub(" {3,}", "  ", body)
    return "\n".join(_lines(close, width, indent, further))


def _lines(text: str, width: int, indent: str = "", further: str = "") -> list[str]:
    lines = textwrap.wrap(
        _BEFORE_SIGN.sub(_HELD, text),
        width,
        initial_indent=indent,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_HELD, " ") for line in lines]


def fitted_widths(widths: Sequence[int], room: int) -> list[int]:
    """The widths of columns that have so much room together: the widest give way first.

    >>> fitted_widths([5, 40, 60], 75)
    [5, 35, 35]
    """
    found = list(widths)
    while sum(found) > room and max(found) > _NARROW:
        found[found.index(max(found))] -= 1
    return found


def fitted_cells(cells: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The lines of a row whose cells are broken to the widths of their columns."""
    told = [_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return zip_longest(*told, fillvalue="")
