"""What the cells of a table mean that hold codes or names: poles, funders, calls, regions, sectors,
and the terms of vocabularies.

A text is looked up as a box and the command look it up; what it leaves open is a fault.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

import attrs

from poles.errors import InvalidQuestion, UnknownPole
from poles.faults import alternatives
from poles.identity.codes import COUNCILS, PARTS, Codes
from poles.identity.columns import cell_text, parting
from poles.identity.match_rows import MatchRow, told_split
from poles.identity.matching import MatchReport
from poles.identity.place_words import DEPARTMENTS
from poles.identity.spelling import folded, forms, sides
from poles.identity.words import fold
from poles.model import Basis, Beneficiary, Instrument, Stage
from poles.package.structuring import Unfit
from poles.policy import Policy
from poles.text import Term

from .any_table import pieces_of
from .cell_blanks import says_nothing
from .cell_values import ODD

_TERMS: dict[str, type[Term]] = {
    "basis": Basis,
    "stage": Stage,
    "instrument": Instrument,
    "beneficiaries": Beneficiary,
}


@attrs.frozen
class CellCodes:
    """Reads the cells of one table that name some of the records of a policy.

    ``accept`` says which code a text means, in the columns of the part that has it; where some
    cells of the column of regions name ``departments``, its numbers are theirs.
    """

    policy: Policy
    split: tuple[str, ...]
    names: MatchReport | None
    accept: Mapping[str, str]
    departments: bool
    codes: Codes
    # What each text of a field was found to mean, or why it means nothing: a column has few texts,
    # and many cells.
    _found: dict[tuple[str, str], str | Unfit] = attrs.field(factory=dict, init=False)
    _councils: dict[str, str] = attrs.field(factory=dict, init=False)

    @cached_property
    def _poles(self) -> Mapping[str, MatchRow]:
        return {} if self.names is None else {row.text: row for row in self.names.rows}

    def read(self, field: str, value: Any) -> tuple[Any, ...]:
        """The codes that a cell means for a field that holds several."""
        pieces = pieces_of(value, self.split)
        if field == "beneficiaries":
            return tuple(dict.fromkeys(read_term(field, piece) for piece in pieces))
        return tuple(dict.fromkeys(self._code(field, cell_text(piece)) for piece in pieces))

    @property
    def has_councils(self) -> bool:
        """Whether some cell of funders was read as the council of a region."""
        return bool(self._councils)

    def regions(self, funders: Any, regions: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """The regions of a row, of which its cell of funders may name some too: the money of
        *Région Bretagne* is that of regional councils, in Brittany.
        """
        pieces = list(map(cell_text, pieces_of(funders, self.split)))
        said = [self._councils[piece] for piece in pieces if piece in self._councils]
        if not said:
            return regions
        if len(said) < len(pieces):
            hint = f"The money of {' and '.join(said)} is not that of the others: part the row."
            raise Unfit("no other funder beside the council of one region", hint)
        if regions and set(regions) != set(said):
            hint = f"The row has {alternatives(regions)} as its region: which one is it?"
            raise Unfit(f"a funder of {alternatives(regions)}", hint)
        return tuple(dict.fromkeys(said))

    def _code(self, field: str, text: str) -> str:
        if (found := self._found.get((field, text))) is None:
            found = self._found[field, text] = self._meaning(field, text)
        if isinstance(found, Unfit):
            raise found
        return found

    def _meaning(self, field: str, text: str) -> str | Unfit:
        """The code that a text means, or why it means none."""
        if (accepted := self.accept.get(text, "")) in getattr(self.policy.tables, field):
            return accepted
        if field == "poles":
            row = self._poles.get(text) or MatchRow(text, None, None, 1)
            if row.pole is not None:
                return row.pole.id
            expected, hint = row.refused(self.split)
            return Unfit(expected, self._asked(field, text) or hint)
        if field == "regions" and self.departments and (told := _department(text)):
            return Unfit("a region", told)
        if field == "funders" and (region := self.codes.council(text)):
            self._councils[text] = region
            return COUNCILS
        found = self.codes.meant(field, text)
        return found[0] if len(found) == 1 else self._refused(field, text, found)

    def _refused(self, field: str, text: str, found: tuple[str, ...]) -> Unfit:
        expected = f"one of the {field} of the policy"

        def is_one(piece: str) -> bool:
            council = self.codes.council(piece) if field == "funders" else None
            return council is not None or len(self.codes.meant(field, piece)) == 1

        def is_near(piece: str) -> bool:
            return bool(self.codes.near(field, piece))

        signs = parting(text, is_one, is_near)
        told = told_split((*self.split, *signs)) if signs else "split="
        if found:
            confirmed = f"confirm which with accept={{{text!r}: id}}"
            if signs or len(sides(text)) > 1:
                confirmed = f"write one of them, or part them and say {told}"
            return Unfit(expected, f"It may be {alternatives(found)}: {confirmed}.")
        if signs:
            return Unfit(expected, f"It holds several: say {told}.")
        if hint := self._asked(field, text):
            return Unfit(expected, hint)
        hint = f"policy.{field}.keys() lists their ids."
        if near := self.codes.near(field, text):
            close = alternatives(self.codes.close(field, text))
            hint = (
                f"Did you mean {close}? Confirm it with accept={{{text!r}: {next(iter(near))!r}}}."
            )
        return Unfit(expected, f"None is called so. {hint}")

    def _asked(self, field: str, text: str) -> str:
        """What to ask where a text looks like what another column would hold; nothing where it does
        not.
        """
        if field == "regions" and (told := _department(text)):
            return told
        if field == "funders" and (region := self.codes.bare(text)):
            hint = (
                f"Write Région {text} for the money of its council, or is this a column of regions?"
            )
            return f"{text} is the region {region}. {hint}"
        number = folded(text).replace(" ", "")
        for form, what, column in _NUMBERS:
            if form.fullmatch(number):
                return f"{text} is like {what}: is this a column of {column}?"
        if number.isdecimal():
            return ""
        # A pole is called by what it is about, too: a sector among poles says nothing.
        others = set(PARTS) - {field, "sectors" if field == "poles" else field}
        for part in filter(others.__contains__, PARTS):
            if len(found := self.codes.meant(part, text)) == 1:
                return f"It is one of the {part}, {found[0]}: is this a column of {part}?"
        return ""


def cell_codes(
    policy: Policy,
    cells: Mapping[str, Iterable[Any]],
    split: tuple[str, ...],
    accept: Mapping[str, str],
    header: str = "",
) -> CellCodes:
    """What reads the cells of a table whose columns are ``cells``, by their fields; ``header`` is
    that of the column of regions.

    Raises :class:`~poles.UnknownPole` for a code in ``accept`` that there is not, where some column
    is of poles, and else :class:`~poles.InvalidQuestion`.
    """
    codes = Codes({part: getattr(policy.tables, part) for part in (*PARTS, "events")})
    accepted = {cell_text(text).strip(): code for text, code in accept.items()}
    known = {part: set(getattr(policy.tables, part).keys()) for part in PARTS}
    for text, code in accepted.items():
        if not isinstance(code, str) or not any(code in each for each in known.values()):
            raise _unknown(codes, text, code, has_poles="poles" in cells)
    pieces = {
        field: _texts(column, split)
        for field, column in cells.items()
        if field in ("poles", "regions")
    }
    names = None
    if "poles" in pieces:
        of_poles = {text: code for text, code in accepted.items() if code in known["poles"]}
        names = policy.match(pieces["poles"], accept=of_poles, known="poles")
    texts = set(pieces.get("regions", ())) - accepted.keys()
    departments = _are_departments(codes, header, texts)
    return CellCodes(policy, split, names, accepted, departments, codes)


def _texts(column: Iterable[Any], split: tuple[str, ...]) -> list[str]:
    """The texts of a column, of which each distinct cell is parted once; none of what has no text,
    which is a fault of its row.
    """
    known: dict[str, list[str]] = {}
    found: list[str] = []
    for cell in column:
        if not isinstance(cell, str):
            found += _parts(cell, split)
            continue
        if cell not in known:
            known[cell] = _parts(cell, split)
        found += known[cell]
    return found


def _parts(cell: Any, split: tuple[str, ...]) -> list[str]:
    try:
        return [cell_text(piece) for piece in pieces_of(cell, split) if not says_nothing(piece)]
    except ODD:
        return []


def _unknown(codes: Codes, text: str, code: Any, *, has_poles: bool) -> Exception:
    if has_poles:
        return UnknownPole(code, list(codes.near("poles", code)) if isinstance(code, str) else ())
    expected = "an id of a pole, a funder, a call, a region or a sector"
    hint = "policy.funders.keys() lists those of funders."
    return InvalidQuestion(f"accept={{{text!r}: {code!r}}}", expected, hint)


# What a number of another column is, and what that column holds.
_NUMBERS = tuple(
    (re.compile(form, re.ASCII), what, column)
    for form, what, column in (
        (r"(?:19|20)\d\d", "a year", "years"),
        (r"\d{5}|2[ab]\d{3}", "the code of a commune", "communes"),
        (r"\d{9}", "a SIREN number", "recipients"),
        (r"\d{14}", "a SIRET number", "recipients"),
    )
)
_OVERSEAS = re.compile(r"97[1-6]", re.ASCII)
_DEPARTMENT = re.compile(r"\b(?:dep(?:artements?|t)?|dpt)\b")
_BY_NAME = {fold(name): number for number, name in DEPARTMENTS.items()}


def _are_departments(codes: Codes, header: str, texts: Iterable[str]) -> bool:
    """Whether a column that is said to be of regions holds départements, as its header says, or one
    of its numbers that is no region's, or half of its texts: of the numbers, many may mean either.
    """
    regions = {text: bool(codes.meant("regions", text)) for text in texts if _department(text)}
    if _DEPARTMENT.search(folded(header)):
        return True
    if any(not meant and text[:1].isdigit() for text, meant in regions.items()):
        return True
    found = list(regions.values())
    return found.count(False) >= max(1, found.count(True))


def _department(text: str) -> str:
    """What to ask about the number or the name of a département among regions."""
    key = folded(text)
    number = key.upper().zfill(2)
    if number in DEPARTMENTS or _OVERSEAS.fullmatch(number):
        told = f"{text} is a département's number"
    elif key in _BY_NAME:
        told = f"{text} is a département"
    else:
        return ""
    return f"{told}: is this a column of départements? A region is named by its own code or name."


def read_term(field: str, value: Any) -> Term:
    """The term of a vocabulary that a cell means, by its code or a name in either language."""
    if (term := _meant(_TERMS[field]).get(fold(str(value)))) is not None:
        return term
    names = ", ".join(f"{term.value} ({term.fr})" for term in _TERMS[field])
    raise Unfit(f"one of {names}", "Write the code, or its French or English name.")


@cache
def _meant(terms: type[Term]) -> Mapping[str, Term]:
    """The terms by their codes and names, without what spelling varies in; of equal names the first
    term's.
    """
    found: dict[str, Term] = {}
    for term in terms:
        for text in (term.value, term.fr, term.en):
            for name in forms(text):
                found.setdefault(fold(name), term)
    return found
