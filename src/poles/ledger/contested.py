"""A contested answer: between what it is whichever of the statements that contradict each other one
disbelieves.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

import attrs

from poles.model import Ledger, Statement
from poles.objects import Pickled
from poles.text import Bilingual, Lang, between_text, euros, in_lang, joined, open_text

from .steps import Step, cited, counted, reading


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
    comma = "," if found.high is None else ""
    told = between(found.low, found.high, lang, money)
    return f"{told}{comma} {in_lang(_WHICHEVER[found.doubt], lang)}"


def contested_parts(
    found: Contested, ledger: Ledger, lang: Lang
) -> Iterator[tuple[str, list[str]]]:
    """What a contested answer rests on, in titles with lines: the statements that it turns on, and
    for each side that others than those set aside are disbelieved for, its proof.
    """
    if found.turns_on:
        turns = [_pivot(one, ledger, lang) for one in found.turns_on]
        yield in_lang(_TURNS, lang), turns
    sides = (_LOW, found.low, found.least), (_HIGH, found.high, found.most)
    for told, bound, without in sides:
        if without.instead:
            names = joined(one.id for one in without.instead)
            nothing = _UNLIMITED if bound is None else _UNPROVED
            title = in_lang(told if without.steps else nothing, lang).format(
                money=euros(bound or Decimal(0), lang), names=names
            )
            yield title, [_line(step, ledger, lang) for step in without.steps]
    if found.least.instead or found.most.instead:
        yield in_lang(_RESTS, lang), []


def between(
    low: Decimal, high: Decimal | None, lang: Lang, money: Callable[[Decimal, Lang], str] = euros
) -> str:
    """Between what euros a contested answer is."""
    if high is None:
        return open_text(low, lang, money)
    return between_text(low, high, lang, money)


def _pivot(one: Pivot, ledger: Ledger, lang: Lang) -> str:
    """Statements that an answer turns on, and what it is where they are beyond doubt."""
    said, told = cited(one.statements, ledger, lang), between(one.low, one.high, lang)
    return said + in_lang((f" ; hors de doute, {told}", f"; beyond doubt, {told}"), lang)


def _line(step: Step, ledger: Ledger, lang: Lang) -> str:
    if step.as_read:
        return reading(step, lang)
    return f"{counted(step, lang)}  {cited(step.statements, ledger, lang, step)}"


_WHICHEVER: tuple[Bilingual, Bilingual] = (
    (
        "quelles que soient les sources contradictoires que l'on écarte",
        "whichever of the contradicting sources one disbelieves",
    ),
    (
        "quelles que soient les sources contradictoires que l'on écarte, et n'importe quelle autre",
        "whichever of the contradicting sources one disbelieves, and any one more",
    ),
)
_ALIKE: tuple[Bilingual, Bilingual] = (
    (f"de même {_WHICHEVER[0][0]}", f"the same {_WHICHEVER[0][1]}"),
    (f"de même {_WHICHEVER[1][0]}", f"the same {_WHICHEVER[1][1]}"),
)
_TURNS: Bilingual = ("Ce dont cela dépend :", "What it turns on:")
_LOW: Bilingual = ("Au moins {money}, sans {names} :", "At least {money}, without {names}:")
_HIGH: Bilingual = ("Au plus {money}, sans {names} :", "At most {money}, without {names}:")
_UNLIMITED: Bilingual = (
    "Aucune source ne le limite par le haut, sans {names}.",
    "No source limits it from above, without {names}.",
)
_UNPROVED: Bilingual = (
    "Aucune source n'en dit un minimum, sans {names}.",
    "No source says how much it is at least, without {names}.",
)
_RESTS: Bilingual = (
    "Chaque borne est démontrée ; qu'aucune ne puisse aller plus loin repose sur le solveur.",
    "Each bound is proved; that none can go further rests on the solver.",
)
