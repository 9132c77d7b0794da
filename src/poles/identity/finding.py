"""The one pole that somebody asks for by a name or a number, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from poles.errors import AmbiguousName, InvalidQuestion, UnknownPole
from poles.model import Pole, Scheme, plain_value

if TYPE_CHECKING:
    from datetime import date

    from .names import NameIndex


def named(index: NameIndex, name: object, on: date | None) -> Pole | None:
    """The pole of a name, ``None`` where no pole has it.

    See :meth:`poles.Policy.find`.
    """
    # A column that names come from may hold None or NaN: no name, so no pole.
    return _only(index, name, index.resolve(name, on).ids) if isinstance(name, str) else None


def numbered(
    index: NameIndex, scheme: object, value: object, on: date | None, *, carriers: bool
) -> Pole | None:
    """The pole of a number, ``None`` where no pole has it.

    See :meth:`poles.Policy.by_identifier`.
    """
    if not isinstance(scheme, str) or scheme not in tuple(Scheme):
        hint = "A SIRET or a VAT number is found as the SIREN in it, an address as its host."
        raise InvalidQuestion(f"scheme={scheme!r}", f"one of {', '.join(Scheme)}", hint)
    value = plain_value(value)
    # Columns of numbers hold them as such, and None or NaN where there are none.
    text = str(value) if isinstance(value, (str, int, float)) else ""
    return _only(index, text, index.numbers.poles_with(Scheme(scheme), text, on, carriers=carriers))


def unknown(index: NameIndex, name: Any) -> UnknownPole:
    """What is raised where no pole has a name: with the closest ones."""
    close = index.hints(name) if isinstance(name, str) else ()
    return UnknownPole(name, [one.name for one in close])


def _only(index: NameIndex, asked: str, ids: tuple[str, ...]) -> Pole | None:
    if len(ids) > 1:
        raise AmbiguousName(asked, ids)
    return index.poles[ids[0]] if ids else None
