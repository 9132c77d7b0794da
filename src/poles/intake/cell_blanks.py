"""Cells that say nothing where they would say what an amount is about, and what becomes of their
rows.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from poles.errors import InvalidQuestion
from poles.identity.words import fold
from poles.package.structuring import Unfit

from .any_table import pieces_of
from .cell_values import blank

# That rows with a blank cell are about all, or are left out.
BlankRows: TypeAlias = Literal["whole", "skip"]
_WAYS = ("whole", "skip")

_ENDS = ("start", "end")
# The fields that say what an amount is about: where one says nothing, it is about all.
RESTRICTING = (
    *("poles", "regions", "sectors", "beneficiaries", "funders", "calls", "instrument", "period"),
    *_ENDS,
)

# Folded texts that say that there is no value. A text without letters and digits, such as a dash,
# says nothing either.
_NOTHING = re.compile(
    r"|n ?[cdar]|s ?o|vide|null|none|nan|nil|not available|unknown|inconnue?s?"
    r"|non (?:communique|disponible|renseigne|connu|precise|determine)(?: ?e)?(?: ?s)?"
    r"|sans (?:pole|objet)"
)
_LONGEST, _DIGIT = 40, re.compile(r"\d")


class Blank(Unfit):
    """A cell that says nothing, where something is needed."""


class Skipped(Unfit):
    """A cell that says nothing, in a row that is left out for it."""


SKIPPED = Skipped("what the amount is about", "The row is left out.")


def says_nothing(value: Any, signs: Sequence[str] = ()) -> bool:
    """Whether a cell is blank, or a text that says so; of several, parted by some signs, each.

    >>> says_nothing("n.c."), says_nothing("—"), says_nothing("sans pôle"), says_nothing("Nord")
    (True, True, True, False)
    """
    if isinstance(value, str) and not signs:
        return _is_nothing(value)  # by far most
    return all(map(_is_nothing, pieces_of(value, signs)))


def _is_nothing(piece: Any) -> bool:
    if isinstance(piece, str):
        if len(piece) > _LONGEST or _DIGIT.search(piece):
            return False  # by far most
        return _NOTHING.fullmatch(fold(piece)) is not None
    return blank(piece)


def of_blanks(field: str, column: object) -> Blank:
    """The fault of a blank cell in a column that says what an amount is about."""
    return Blank(
        "what the amount is about",
        f"Left blank, it would be that of {_ALL.get(field, f'all {field}')}. Say "
        f"blank={{{field!r}: 'skip'}} to leave out all rows that are blank in {column!r}, with "
        f"their sum in the report, or blank={{{field!r}: 'whole'}} where it is meant so.",
    )


_ALL = {
    "instrument": "all instruments",
    "period": "all times",
    "start": "all times before its end",
    "end": "all times after its start",
}


def ways_of_blanks(
    blank: BlankRows | Mapping[str, BlankRows] | None, columns: Mapping[str, str]
) -> dict[str, BlankRows]:
    """What becomes of rows with a blank cell, by the fields of columns for which it was said; a
    period stands for its two ends.

    Raises :class:`~poles.InvalidQuestion` for another field and another way.

    >>> ways_of_blanks({"period": "whole"}, {"amount": "Aide", "start": "De", "end": "À"})
    {'start': 'whole', 'end': 'whole'}
    """
    mapped = [field for field in RESTRICTING if field in columns]
    if blank is None:
        return {}
    asked: Any = blank
    if isinstance(asked, str):
        asked = dict.fromkeys(mapped, asked)
        if blank not in _WAYS:
            raise _refused(f"blank={blank!r}")
    if not isinstance(asked, Mapping):
        raise _refused(f"blank={blank!r}")
    found: dict[str, BlankRows] = {}
    for field, way in asked.items():
        meant = [one for one in mapped if one == field or (field == "period" and one in _ENDS)]
        if not meant or way not in _WAYS:
            raise _refused(f"blank={{{field!r}: {way!r}}}", mapped)
        found |= {one: way for one in meant if one == field or one not in asked}
    return found


def _refused(found: str, mapped: Sequence[str] = ()) -> InvalidQuestion:
    fields = f" for a column of {', '.join(mapped)}" if mapped else ""
    hint = "Only columns that say what an amount is about can be blank in this way."
    return InvalidQuestion(found, f"'whole' or 'skip'{fields}", hint)
