"""The cells of a column of names, and what is no column."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from poles.errors import InvalidQuestion, described_type
from poles.faults import shortened
from poles.model import Record, collected, is_frame, plain_value, plain_values
from poles.phrase import Phrase

# What stands between several names in one cell: a text, or several; ``None`` where a cell has one.
Split: TypeAlias = str | Sequence[str] | None


def counted(values: Iterable[Any]) -> Counter[Any]:
    """How often each distinct cell stands in a column.

    Raises :class:`~poles.InvalidQuestion` for what is no column, or has cells that are no texts.
    """
    if (hint := _no_column(values)) is not None:
        raise _refused(described_type(values), hint)
    try:
        cells = plain_values(values)
    except TypeError as error:  # plans, such as columns of Spark, can say only then that they are
        raise _refused(described_type(values), "Give a list of texts.") from error
    kinds = dict.fromkeys(map(type, cells))
    if wrong := next((kind for kind in kinds if issubclass(kind, _NO_TEXT)), None):
        raise _refused(Phrase("an object of type {} in a cell", wrong.__name__), _hint(wrong))
    try:
        return Counter(cells)
    except TypeError as error:
        told = described_type(next(cell for cell in cells if not _hashable(cell)))
        raise _refused(Phrase("{} in a cell", told), _hint(object)) from error


# What has a text of its own, but none that would be a name.
_NO_TEXT = (tuple, list, set, frozenset, Mapping, bytes, bytearray, memoryview, Record)


def _hint(kind: type) -> str:
    if issubclass(kind, Record):
        return "Give their names or ids, such as policy.poles.keys()."
    if issubclass(kind, bytes | bytearray | memoryview):
        return "Decode them: cell.decode()."
    return (
        "A cell is one text: give a list of texts, of a row one of its cells, of several names "
        "a text with split=';'."
    )


def _no_column(values: object) -> str | None:
    """What to give instead of something that could be read, but not as a column."""
    if isinstance(values, str):
        text = shortened(values)
        return Phrase("Give the list [{}], or ask policy.find({}) for one name.", text, text)
    if isinstance(values, bytes | bytearray | memoryview):
        return "Decode them, and give a list of texts."
    if isinstance(values, Mapping):
        return "Give list(mapping) for its keys, or list(mapping.values())."
    if (way := collected(values)) is not None or is_frame(values):
        # What has its rows at hand needs no other library to give a column.
        here = way is None or (way == "table.to_pandas()" and hasattr(type(values), "__len__"))
        way = "table" if here else way
        return Phrase('Give one column of it, such as {}["name"], or ask frames.annotate.', way)
    return None


def _hashable(cell: object) -> bool:
    try:
        hash(cell)
    except TypeError:
        return False
    return True


def _refused(found: str, hint: str) -> InvalidQuestion:
    return InvalidQuestion(found, "a column of names, such as a list, an array or a Series", hint)


def signs_of(split: Split) -> tuple[str, ...]:
    """The texts that part a cell. Raises :class:`~poles.InvalidQuestion` for what is none.

    >>> signs_of(";"), signs_of(["/", " et "]), signs_of(None)
    ((';',), ('/', ' et '), ())
    """
    signs: Any = (split,) if isinstance(split, str) else () if split is None else split
    if not isinstance(signs, Sequence) or not all(isinstance(one, str) and one for one in signs):
        expected = "the text between two names, or several such texts"
        hint = 'Say split=";", or split=[";", " et "], or leave it out.'
        raise InvalidQuestion(f"split={split!r}", expected, hint)
    return tuple(dict.fromkeys(signs))


def parted(text: str, signs: Sequence[str]) -> tuple[str, ...]:
    """The names in a cell: what stands between the signs, of which a longer one comes first.

    >>> parted("Elopsys / Minalogic et Axelera;", ["/", " et ", ";"])
    ('Elopsys', 'Minalogic', 'Axelera')
    """
    if not signs:
        return (text,)
    # mutants survive: of two signs that begin alike, the longer one is later in the alphabet too.
    between = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    return tuple(piece for part in re.split(between, text) if (piece := part.strip()))


# What often stands between several names in one cell, the surest first.
LISTING = ("\n", ";", "/", "|", "+", "&", ",")
_BETWEEN = (*LISTING, " et ", " and ")


def parting(
    text: str, is_one: Callable[[str], bool], is_near: Callable[[str], bool]
) -> tuple[str, ...]:
    """The fewest signs that part a text into names, of which each is one, or else some surely and
    the others nearly; none where there are no such.

    >>> parting("a, b et c", "abc".__contains__, lambda name: False)
    (',', ' et ')
    """
    there = [sign for sign in _BETWEEN if sign in text]
    tried = []
    for number in range(1, len(there) + 1):
        for signs in combinations(there, number):
            pieces = parted(text, signs)
            lost = [piece for piece in pieces if not is_one(piece)]
            if len(pieces) > 1 and not lost:
                return signs
            if len(lost) < len(pieces):
                tried.append((signs, lost))
    return next((signs for signs, lost in tried if all(map(is_near, lost))), ())


def cell_text(cell: object) -> str:
    """What stands in a cell: its text, or a value as a text."""
    return cell if isinstance(cell, str) else str(plain_value(cell))


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing: ``None``, NaN, NaT, pandas' NA, a null of Arrow."""
    value = plain_value(value)
    if value is None:
        return True
    if isinstance(value, str):
        return False
    try:
        return bool(value != value)  # noqa: PLR0124 - what is not equal to itself is not a number
    except TypeError:
        # pandas' NA has no truth value.
        return True
