"""What the cells of a table mean that hold codes or names: poles, funders, calls, regions, sectors,
and the terms of vocabularies.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

import attrs

from poles.identity.matching import MatchRow, told_split
from poles.identity.words import fold
from poles.model import Basis, Beneficiary, Instrument, Record, Stage, key_of
from poles.package.structuring import Unfit
from poles.policy import Policy
from poles.text import Term

from .any_table import pieces_of

_TERMS: dict[str, type[Term]] = {
    "basis": Basis,
    "stage": Stage,
    "instrument": Instrument,
    "beneficiaries": Beneficiary,
}


@attrs.frozen
class CellCodes:
    """Reads the cells of one table that name some of the records of a policy."""

    policy: Policy
    split: tuple[str, ...]
    meanings: Mapping[str, MatchRow]
    # What the records of each table that cells name are called: folded once a table, and not for
    # each cell.
    called: dict[str, dict[str, set[str]]] = attrs.field(factory=dict, init=False)

    def read(self, field: str, value: Any) -> tuple[Any, ...]:
        """The codes that a cell means for a field that holds several."""
        pieces = pieces_of(value, self.split)
        if field == "poles":
            return tuple(dict.fromkeys(self._pole(piece) for piece in pieces))
        if field == "beneficiaries":
            return tuple(dict.fromkeys(read_term(field, piece) for piece in pieces))
        return tuple(dict.fromkeys(self._key(field, piece) for piece in pieces))

    def _pole(self, piece: Any) -> str:
        row = self.meanings.get(str(piece))
        if row is not None and row.pole is not None:
            return row.pole.id
        if row is not None and row.separators and not self.split:
            hint = f"It holds several: say {told_split(row.separators)}."
            raise Unfit("the name of one pole", hint)
        hint = "Name it as one of its names, or confirm what it means with accept={text: id}."
        if row is not None and row.suggestions:
            close = row.suggestions[0]
            confirmed = f"accept={{{piece!r}: {close.pole.id!r}}}"
            hint = f"Did you mean {close.name}? Confirm it with {confirmed}."
        raise Unfit("the name of a pole", hint)

    def _key(self, field: str, piece: Any) -> str:
        wanted = fold(str(piece))
        if field not in self.called:
            records = getattr(self.policy, field)
            self.called[field] = {key_of(record): _called(record) for record in records}
        called = self.called[field]
        found = [key for key, names in called.items() if wanted in names]
        if len(found) == 1:
            return found[0]
        key_of_name: dict[str, str] = {}
        for key, names in called.items():
            key_of_name |= dict.fromkeys(names, key)
        names_like_it = get_close_matches(wanted, key_of_name, 3)
        close = dict.fromkeys(key_of_name[name] for name in names_like_it)
        hint = f"policy.{field}.keys() lists their ids."
        if close:
            hint = f"Did you mean {' or '.join(close)}?"
        told = f"{'Several are' if found else 'None is'} called so. {hint}"
        raise Unfit(f"one of the {field} of the policy", told)


def read_term(field: str, value: Any) -> Term:
    """The term of a vocabulary that a cell means, by its code or a name in either language."""
    if (term := _meant(_TERMS[field]).get(fold(str(value)))) is not None:
        return term
    names = ", ".join(f"{term.value} ({term.fr})" for term in _TERMS[field])
    raise Unfit(f"one of {names}", "Write the code, or its French or English name.")


def _ways(text: str) -> Iterator[str]:
    """A text, and what stands before and in brackets: an acronym, or what is meant by a term."""
    yield text
    if found := re.fullmatch(r"(.*?)\s*\((.*)\)", text):
        yield from found.groups()


@cache
def _meant(terms: type[Term]) -> Mapping[str, Term]:
    """The terms by their codes and names, without what spelling varies in; of equal names the first
    term's.
    """
    found: dict[str, Term] = {}
    for term in terms:
        for text in (term.value, term.fr, term.en):
            for name in _ways(text):
                found.setdefault(fold(name), term)
    return found


def _called(record: Record) -> set[str]:
    """The id, the names and the codes of a funder, call, region or sector, without what spelling
    varies in.
    """
    names = [key_of(record), getattr(record, "fr", None), getattr(record, "en", None)]
    for name in getattr(record, "names", ()):
        names += (name.name, name.insee, name.iso)
    return {fold(way) for name in names if name for way in _ways(name)}
