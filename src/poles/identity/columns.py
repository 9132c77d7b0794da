"""The cells of a column of names, and what is no column."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from poles.errors import InvalidQuestion, described_type
from poles.faults import shortened
from poles.model import collected, is_frame, plain_values


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
    try:
        return Counter(cells)
    except TypeError as error:
        wrong = next(cell for cell in cells if not _hashable(cell))
        hint = (
            "A cell is one text: give a list of texts, of a row one of its cells, of several names "
            "a text with split=';'."
        )
        raise _refused(f"{described_type(wrong)} in a cell", hint) from error


def _no_column(values: object) -> str | None:
    """What to give instead of something that could be read, but not as a column."""
    if isinstance(values, str):
        text = shortened(values)
        return f"Give the list [{text}], or ask policy.find({text}) for one name."
    if isinstance(values, bytes | bytearray | memoryview):
        return "Decode them, and give a list of texts."
    if isinstance(values, Mapping):
        return "Give list(mapping) for its keys, or list(mapping.values())."
    if (way := collected(values)) is not None or is_frame(values):
        way = way or "table"
        return f'Give one column of it, such as {way}["name"], or ask frames.annotate.'
    return None


def _hashable(cell: object) -> bool:
    try:
        hash(cell)
    except TypeError:
        return False
    return True


def _refused(found: str, hint: str) -> InvalidQuestion:
    return InvalidQuestion(found, "a column of names, such as a list, an array or a Series", hint)
