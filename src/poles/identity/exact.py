"""Names as they are written in the data: what most texts are, and what needs no thought."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poles.model import Pole

__all__ = ["by_text"]


def by_text(poles: Iterable[Pole]) -> dict[str, Pole]:
    """The pole that each text means by itself, whatever the day: its id, an id that it had before,
    or a name that no other pole had.

    >>> import poles
    >>> by_text(poles.load_poles())["Mov'eo"].id
    'nextmove'
    """
    named: dict[str, Pole | None] = {}
    ids: dict[str, Pole] = {}
    retired: dict[str, Pole] = {}
    for pole in poles:
        ids[pole.id] = pole
        for name in pole.names:
            named[name.text] = pole if named.get(name.text, pole) is pole else None
        for number in pole.identifiers:
            if number.scheme == "poles":
                retired[number.value] = pole
    return {**{text: pole for text, pole in named.items() if pole is not None}, **retired, **ids}
