"""An answer of the ledger: its bounds, the steps that prove them, and how it is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs

from poles.model import AsDicts, Call, Funder, Ledger, box_text
from poles.text import (
    Answer,
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    between_text,
    euros,
    headed,
    in_lang,
    joined,
    lines,
    open_text,
    period_text,
    plural,
    value_text,
)

from .beliefs import Asked
from .box import Box
from .claims import SetAside
from .contested import Contested, contested_parts, contested_text
from .known_cells import inferred_cells
from .steps import READ, Step, cited, counted, reading
from .years import Limited, limited_years

STATEMENT: tuple[Bilingual, Bilingual] = ("énoncé", "statement"), ("énoncés", "statements")
_INFERRED: tuple[Bilingual, Bilingual] = (
    ("énoncé à périmètre déduit", "inferred box"),
    ("énoncés à périmètre déduit", "inferred boxes"),
)
_REFUSED: tuple[Bilingual, Bilingual] = (
    ("énoncé contradictoire écarté", "contradicting set aside"),
    ("énoncés contradictoires écartés", "contradicting set aside"),
)
_PARTLY: Bilingual = ("en partie par déduction", "partly by inference")
UNPROVED: Bilingual = ("aucune borne n'a pu être prouvée", "no bound could be proved")
_SIDES: dict[str, Bilingual] = {"low": ("Au moins", "At least"), "high": ("Au plus", "At most")}


@attrs.frozen(repr=False)
class Bounds(Answer, AsDicts):
    """Between ``low`` and ``high`` euros, rounded outward to the cent; ``high`` is ``None`` where
    no source limits it.

    ``because`` are the steps that prove both sides, ``set_aside`` the statements about money of the
    box that were not believed or prove nothing, and why. ``assumed`` are the calls whose day or
    instrument, and the funders whose first or last day, is inferred and needed by a proof, each
    with its side. There is no ``+``: two boxes
    may hold the same euro, so ask for the box that holds both.

    ``contested`` is between what it is whichever of the statements that contradict each other one
    disbelieves, where that was asked.

    ``unproved`` is only told of a group of :func:`~poles.total`: why no bound of it could be
    proved, so that it is from 0 and without limit.

    >>> import poles
    >>> box = poles.Box(funders=["anr"], period=("2005-01-01", "2012-11-19"), basis="awarded")
    >>> anr = poles.bounds(poles.load_funding(), box)
    >>> anr.low, anr.high, anr.because[0].statement.id
    (Decimal('1333500000.00'), Decimal('1334500000.00'), 'anr-cum-2012')
    """

    box: Box
    low: Decimal
    high: Decimal | None
    because: tuple[Step, ...]
    set_aside: tuple[SetAside, ...]
    ledger: Ledger = attrs.field(eq=False, repr=False)
    assumed: tuple[tuple[str, Call | Funder], ...] = ()
    unproved: str | None = None
    asked: Asked = attrs.field(default=Asked(), eq=False, repr=False)
    contested: Contested | None = None

    @cached_property
    def limited(self) -> Limited | None:
        """Where no source limits the money, the longest run of whole years of it for which one
        does, its ``period`` with ``low`` and ``high``; ``None`` where there is none. It is worked
        out when it is first told.
        """
        if self.high is not None or self.unproved is not None:
            return None
        return limited_years(self.ledger, self.box, self.asked)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The answer as one new ``dict``: the codes ``of`` its box, ``low``, ``high``, and the ids
        of the ``statements`` that prove them; where it was doubted, ``contested_low``,
        ``contested_high`` and the ids that it ``turns_on``.
        """
        asked = {"of": self.box.codes, "low": self.low, "high": self.high}
        more = {} if self.contested is None else contested_cells(self.contested)
        return [{**asked, "statements": proving(self), **more}]

    def column_types(self) -> Mapping[str, Any]:
        return {"of": str, **PROVED, **({} if self.contested is None else CONTESTED)}

    def sides(self, lang: Lang) -> Iterator[tuple[str, list[Step]]]:
        """The sides that are proved, each told with its amount, and its steps."""
        for side, bound in (("low", self.low), ("high", self.high)):
            steps = [step for step in self.because if step.side == side]
            if steps and bound is not None:
                yield f"{in_lang(_SIDES[side], lang)} {euros(bound, lang)}", steps

    def sentence(self, lang: Lang = "en") -> str:
        """The answer in one sentence, in French or in English: what was asked, between what bounds
        it is, and how sure that is.
        """
        return headed(head(self.box, self.ledger, lang), f"{self.told(lang)}.", lang)

    def told(self, lang: Lang) -> str:
        """Between what bounds the answer is, how sure that is, and how far it helps on where it has
        no limit.
        """
        limited = self.limited
        told = [interval_text(self, lang, some=limited is not None)]
        if used := len(proving(self)):
            said = plural(used, *STATEMENT, lang)
            told.append(in_lang((f"d'après {said}", f"by {said}"), lang))
        if self.inferred:
            told.append(in_lang(_PARTLY, lang))
        if dropped := sum(entry.cause in {"reading", "inferred"} for entry in self.set_aside):
            boxes = plural(dropped, *_INFERRED, lang)
            told.append(in_lang((f"sans {boxes}", f"without {boxes}"), lang))
        if refused := sum(entry.cause == "conflict" and entry.inside for entry in self.set_aside):
            told.append(plural(refused, *_REFUSED, lang))
        more = [joined(told)]
        if limited is not None:
            more.append(run_text(limited, lang))
        if self.contested is not None:
            more.append(contested_text(self.contested, (self.low, self.high), lang))
        return in_lang((" ; ", "; "), lang).join(more)

    @property
    def inferred(self) -> bool:
        """Whether something of the proof is inferred: a reading, a part of a box, a call."""
        return bool(self.assumed) or any(
            step.as_read or step.read_below or step.statement.unverified for step in self.because
        )

    @property
    def only_rounding(self) -> bool:
        """Whether the statements, as printed, leave nothing to it, and only their rounding does:
        of a call of €40 million, of which two others gave €20 million each, no third gave more
        than the three figures were rounded by.
        """
        if self.low or not self.high:
            return False
        steps = (step for step in self.because if step.side == "high")
        return sum(step.multiplier * Fraction(step.printed) for step in steps) <= 0

    def to_card(self, lang: Lang = "en") -> Card:
        columns = (GridColumn(number=True), GridColumn())
        blocks: list[Grid | str] = []
        for title, steps in self.sides(lang):
            heading = in_lang((f"{title} :", f"{title}:"), lang)
            rows = list(_step_rows(steps, self.ledger, lang))
            rows += ((line,) for line in assumptions(self, steps[0].side, lang))
            blocks.append(Grid(columns, rows, heading))
        if self.set_aside:
            told = _aside_lines(self.set_aside, self.ledger, lang)
            blocks.append(lines(told, in_lang(("Écartés :", "Set aside:"), lang)))
        if self.contested is not None:
            for title, said in contested_parts(self.contested, self.ledger, lang):
                blocks.append(lines(said, title) if said else title)
        return Card(self.sentence(lang), tuple(blocks))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        proof = f"because={len(self.because)} steps, set_aside={len(self.set_aside)}"
        return f"Bounds(low={self.low}, high={self.high}, {proof})"


# The types of what an answer says of a group, and of what it says where it was doubted.
PROVED: dict[str, Any] = {"low": Decimal, "high": Decimal, "statements": tuple[str, ...]}
CONTESTED: dict[str, Any] = {
    "contested_low": Decimal,
    "contested_high": Decimal,
    "turns_on": tuple[str, ...],
}


def contested_cells(found: Contested | None) -> dict[str, Any]:
    """What is told of an answer that was doubted, by the names of columns."""
    cells: tuple[Any, ...] = (None, None, [])
    if found is not None:
        turns = [one.id for pivot in found.turns_on for one in pivot.statements]
        cells = found.low, found.high, turns
    return dict(zip(CONTESTED, cells, strict=True))


def proving(found: Bounds) -> list[str]:
    """The ids of the statements that prove an answer, one for each step."""
    return list(dict.fromkeys(step.statement.id for step in found.because))


def head(box: Box, ledger: Ledger, lang: Lang) -> str:
    """What a box holds: its parts, and the kind of money."""
    asked = box_text(box, ledger, lang) or in_lang(("Argent public", "Public money"), lang)
    nature = joined(term.label(lang) for term in (box.basis, box.stage) if term is not None)
    return f"{asked[0].upper()}{asked[1:]}, {nature}"


def interval_text(
    found: Bounds,
    lang: Lang,
    money: Callable[[Decimal, Lang], str] = euros,
    *,
    some: bool = False,
) -> str:
    """Between what bounds an answer is; where it has no limit, whether it has one in ``some`` of
    its years.
    """
    if found.unproved is not None:
        return in_lang(UNPROVED, lang)
    if found.high is None:
        return open_text(found.low, lang, money, proved=bool(found.because), some=some)
    return between_text(found.low, found.high, lang, money)


def run_text(limited: Limited, lang: Lang, money: Callable[[Decimal, Lang], str] = euros) -> str:
    """The years for which something limits an answer, and between what bounds it is then."""
    several = limited.period.first.year < limited.period.last.year
    how: Bilingual = ("ensemble", "together") if several else ("seule", "alone")
    years = f"{period_text(limited.period, lang)} {in_lang(how, lang)}"
    told = between_text(limited.low, limited.high, lang, money)
    return headed(
        years, joined([told, in_lang(_PARTLY, lang)] if limited.inferred else [told]), lang
    )


def assumptions(found: Bounds, side: str, lang: Lang) -> Iterator[str]:
    """What the proof of a side takes for true of calls and funders that is inferred."""
    return (assumption(one, lang) for needed, one in found.assumed if needed == side)


def assumption(one: Call | Funder, lang: Lang) -> str:
    """What is inferred of where the money of a call, or of a funder, is."""
    funder = isinstance(one, Funder)
    what: Bilingual = ("financeur", "funder") if funder else ("appel", "call")
    told = [f"{in_lang(what, lang)} {one.id}"]
    for cell in inferred_cells(one):
        about = attrs.fields_dict(type(one))[cell].metadata["poles"]
        title = in_lang((about.fr, about.en), lang).lower()
        told.append(f"{title} {value_text(getattr(one, cell), lang)}")
    return headed(in_lang(("déduit", "inferred"), lang), joined(told), lang)


def _step_rows(steps: Iterable[Step], ledger: Ledger, lang: Lang) -> Iterator[tuple[str, ...]]:
    for step in steps:
        if step.as_read:
            yield (reading(step, lang),)
        else:
            yield counted(step, lang), cited(step.statements, ledger, lang, step)


def _aside_lines(entries: Iterable[SetAside], ledger: Ledger, lang: Lang) -> Iterator[str]:
    for entry in entries:
        against = joined(statement.id for statement in entry.against)
        why = entry.cause.label(lang) + (f" ({against})" if against else "")
        said = cited([entry.statement], ledger, lang) + (
            in_lang(READ, lang) if entry.as_read else ""
        )
        yield headed(said, why, lang)
