"""A contested answer: between what it is whichever of the statements that contradict each other one
disbelieves.
"""

from collections.abc import Callable
from decimal import Decimal

import attrs

from poles.model import Statement
from poles.objects import Pickled
from poles.text import Bilingual, Lang, between_text, euros, in_lang, open_text

from .steps import Step


@attrs.frozen(repr=False)
class Disbelief(Pickled):
    """What is to be disbelieved for one side of a contested answer: ``statements``, and
    ``readings``, statements of which only the inferred reading is. ``instead`` are those of the
    statements that are believed otherwise.

    ``steps`` prove the side by the statements that are left; there are none where nothing is left
    that limits it.
    """

    statements: tuple[Statement, ...]
    readings: tuple[Statement, ...]
    instead: tuple[Statement, ...]
    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        names = ", ".join(one.id for one in self.instead)
        return f"<Disbelief: {len(self.statements)} statements, instead {names or None}>"


@attrs.frozen(repr=False)
class Pivot(Pickled):
    """Statements that say the same, and between what a contested answer would be if they were
    beyond doubt; ``high`` is ``None`` where nothing would limit it.
    """

    statements: tuple[Statement, ...]
    low: Decimal
    high: Decimal | None

    def __repr__(self) -> str:
        return f"<Pivot {self.statements[0].id}: from {self.low} to {self.high}>"


@attrs.frozen(repr=False)
class Contested(Pickled):
    """Between ``low`` and ``high`` euros, rounded outward to the cent, whichever of the statements
    that contradict each other one disbelieves; ``high`` is ``None`` where by some of them nothing
    limits it. With a ``doubt`` of 1, any one claim more is disbelieved.

    ``least`` and ``most`` are what is to be disbelieved for either side. ``turns_on`` are the
    statements whose doubt moves the answer, that which moves it most first.

    That each side is reached is proved. That no other set of statements goes further rests on what
    the solver found: that some statements cannot all be true, to a tolerance of 10⁻¹⁰ of the
    largest side of a thousand, and that no set of least cost is left.

    >>> import poles
    >>> box = poles.Box(funders=["fui"], calls=["fui-3"], basis="awarded")
    >>> found = poles.bounds(poles.load_funding(), box, doubt=1).contested
    >>> found.low, found.high, found.turns_on[0].statements[0].id
    (Decimal('2483500.00'), Decimal('243984500.00'), 'fui4-state')
    """

    low: Decimal
    high: Decimal | None
    doubt: int
    least: Disbelief
    most: Disbelief
    turns_on: tuple[Pivot, ...]

    def __repr__(self) -> str:
        return f"<Contested: from {self.low} to {self.high}, doubt={self.doubt}>"


def contested_text(
    found: Contested,
    believed: tuple[Decimal, Decimal | None],
    lang: Lang,
    money: Callable[[Decimal, Lang], str] = euros,
) -> str:
    """Between what a contested answer is, beside the one that is believed."""
    if (found.low, found.high) == believed:
        return in_lang(_ALIKE[found.doubt], lang)
    if found.high is None:
        told = open_text(found.low, lang, money) + ","
    else:
        told = between_text(found.low, found.high, lang, money)
    return f"{told} {in_lang(_WHICHEVER[found.doubt], lang)}"


_WHICHEVER: tuple[Bilingual, Bilingual] = (
    (
        "quelles que soient les sources contradictoires que l'on écarte",
        "whichever of the contradicting sources one disbelieves",
    ),
    (
        "si l'on écarte en plus n'importe quel autre énoncé",
        "whichever of the contradicting sources, and one more, one disbelieves",
    ),
)
_ALIKE: tuple[Bilingual, Bilingual] = (
    (
        "les contradictions entre sources n'y changent rien",
        "contradictions between sources change nothing",
    ),
    (
        "aucun énoncé n'y change rien à lui seul",
        "no single statement changes that",
    ),
)
