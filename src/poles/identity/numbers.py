"""Numbers of poles in registers, and hosts of their web sites: which pole one means, on a day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import attrs

from poles.model import Identifier, Pole, Records, Scheme, in_force, register_value


@attrs.frozen(eq=False)
class Numbers:
    """The numbers of the poles of one policy, found however they are written."""

    poles: Records[Pole]

    def poles_with(
        self, scheme: Scheme, text: str, on: date | None = None, *, carriers: bool = False
    ) -> tuple[str, ...]:
        """The ids of the poles that have a number on a day; without a day, of the last to have it.

        Those of bodies that only host or carry poles count with ``carriers``.
        """
        value = register_value(scheme, text)
        held = self._held.get(scheme, {}).get(value or "", ())
        return _bearers((one for one in held if one.own or carriers), on)

    def meant(self, text: str, on: date | None = None) -> tuple[str, ...]:
        """The ids of the poles that a text means by a number of their own, in any register."""
        if not _is_like_a_number(text):
            return ()
        # Ids that poles had before are names of theirs.
        registers = (scheme for scheme in self._held if scheme is not Scheme.POLES)
        found = (self.poles_with(scheme, text, on) for scheme in registers)
        return tuple(dict.fromkeys(pole for poles in found for pole in poles))

    def is_of_several(self, text: str) -> bool:
        """Whether a text is a number that several poles have in turn."""
        held = (
            self._held[scheme].get(register_value(scheme, text) or "", ()) for scheme in self._held
        )
        return len({one.pole for numbers in held for one in numbers if one.own}) > 1

    @cached_property
    def _held(self) -> Mapping[Scheme, Mapping[str, list[Identifier]]]:
        """The numbers by register and by the form in which they are kept."""
        found: defaultdict[Scheme, defaultdict[str, list[Identifier]]]
        found = defaultdict(lambda: defaultdict(list))
        for pole in self.poles:
            for one in pole.identifiers:
                found[one.scheme][register_value(one.scheme, one.value) or one.value].append(one)
        return {scheme: dict(held) for scheme, held in found.items()}


def _is_like_a_number(text: str) -> bool:
    """Most names are not, and need not be read as numbers of each register."""
    return _SIGNS.search(text) is not None


_SIGNS = re.compile(r"[.\d]")


def _bearers(held: Iterable[Identifier], on: date | None) -> tuple[str, ...]:
    if on is not None:
        there = [one for one in held if in_force(one, on)]
    else:
        times = [((one.period.last, one.period.begins), one) for one in held]
        last = max((time for time, _ in times), default=None)
        there = [one for time, one in times if time == last]
    return tuple(sorted({one.pole for one in there}))
