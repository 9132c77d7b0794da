"""What a few statements imply, told whole: answers, what is set aside and why, conflicts, checks,
groups, and every refusal in its own words.
"""

from __future__ import annotations

import datetime as dt
import decimal
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

import poles
from measures import FUNDERS, TABLES, engaged, ledger, said
from poles.ledger.answers import refuse_other
from poles.ledger.box import Box, Slice, kinds_of, slice_of
from poles.ledger.claims import replaced_in
from poles.ledger.exact import certified_bound, dual_certificate, largest_miss, primal_values
from poles.ledger.program import LinearRow, Part, Program, matrix_columns
from poles.ledger.prover import cents_down, cents_up
from poles.ledger.saying import readable
from poles.ledger.solver import Solver
from poles.ledger.space import Space
from poles.strategies.truth import stated
from poles.text.as_html import card_html
from poles.text.as_text import card_text
from poles.text.shown import Answer


def shown_by_its_card(found: Answer) -> None:
    """An answer is read as its card is, in both languages, and all of it."""
    assert found.text() == card_text(found.to_card(), "en")
    assert found.text("fr", rows=1) == card_text(found.to_card("fr"), "fr", 1)
    assert found._repr_html_() == card_html(found.to_card(), 40)


def odd(value: object) -> Any:
    """What type checkers would refuse, to see that it is refused at run time too."""
    return value


def of(funders: str = "", **parts: Any) -> Box:
    return Box(funders=funders.split(), basis="awarded", **parts)


def asked(box: Box, *statements: poles.FundingRecord, **how: Any) -> poles.Bounds:
    return poles.bounds(ledger(statements), box, **how)


def share(part: Box, whole: Box) -> poles.Ratio:
    return poles.Ratio(id="share", of=part, to=whole, value=Decimal("0.5"))


def ends(found: poles.Bounds) -> tuple[str, str | None]:
    return str(found.low), None if found.high is None else str(found.high)


def clashes(*statements: poles.FundingRecord, limit: int = 1) -> list[tuple[str, str]]:
    """The statements of each conflict, the one to remove first, with its gap."""
    found = poles.conflicts(ledger(statements), limit=limit)
    return [(" ".join(statement.id for statement in one.statements), str(one.gap)) for one in found]


# What is refused

NOBODY = said("x", 1, "fui")
REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: Box(basis=odd("spent")),
        (
            "basis='spent', expected one of planned, awarded and paid. What is granted, engaged "
            "or committed is awarded. "
            "Different bases are never compared."
        ),
    ),
    (
        lambda: Box(**odd({})),
        (
            "no basis, expected basis='planned', basis='awarded' or basis='paid'. "
            "What is planned, awarded and paid is never compared."
        ),
    ),
    (
        lambda: Box(basis="planned"),
        (
            "basis='planned' beside no stage, expected stage='announced', stage='bill', "
            "stage='voted' or stage='amended'. "
            "An announcement, a bill and a law are different plans of the same money."
        ),
    ),
    (
        lambda: of(stage="voted"),
        "stage=voted, expected none beside basis='awarded'. Only planned money has stages.",
    ),
    (
        lambda: of(stage="passed"),
        (
            "stage='passed', expected one of announced, bill, voted, amended. Leave it out where "
            "the "
            "basis is not planned."
        ),
    ),
    (
        lambda: of(instrument="loans"),
        (
            "instrument='loans', expected one of rd_projects, structuring_projects, platforms, "
            "governance, exemptions, other. "
            "Leave it out for money of any kind."
        ),
    ),
    (
        lambda: of(beneficiaries="eti"),
        "beneficiaries='eti', expected some of sme. Leave it out for all.",
    ),
    (
        lambda: of(period=("2012", "2005")),
        (
            "period=2012 – 2005, expected a first day that is not after the last one. Is it the "
            "wrong "
            "way round?"
        ),
    ),
    *(
        (
            lambda period=period: of(period=period),
            (
                f"period={period}, expected a first and a last day, both included. "
                'Write period=("2005-01-01", "2012-11-19"), period="2007" for a year, or give the '
                "period of a phase."
            ),
        )
        for period in (2012, ("2012",), ("2012", "2013", "2014"))
    ),
    (
        lambda: Box(basis="paid", funders=odd([FUNDERS["fui"]])),
        (
            "Funder(id='fui', parent='state', fr='fui'), expected a code, as a text. Give its id, "
            "'fui'; of several records, their keys()."
        ),
    ),
    (
        lambda: Box(basis="paid", calls=odd(7)),
        (
            '7, expected a code, as a text. Write funders=["fui"]; leave out what does not '
            "restrict "
            "the box."
        ),
    ),
    (
        lambda: poles.bounds(ledger([]), odd("fui")),
        (
            'a str, expected a Box. Write poles.Box(funders=["fui"], basis="awarded"), or '
            "poles.Box.of(statement)."
        ),
    ),
    *(
        (
            lambda ask=ask: ask(odd("fui")),
            "a str, expected a Ledger. Give policy.funding, or policy.funding.having(statements).",
        )
        for ask in (
            refuse_other,
            lambda given: poles.bounds(given, of()),
            poles.conflicts,
            poles.cross_check,
        )
    ),
    *(
        (
            lambda by=by: poles.total(ledger([]), by=by),
            (
                f"by={by!r}, expected one of phase, year, funder, call, pole, region, sector. Ask "
                "for "
                "one grouping at a time."
            ),
        )
        for by in (odd("month"), odd(["year"]))
    ),
    *(
        (
            lambda limit=limit: poles.conflicts(ledger([]), limit=limit),
            (
                f"limit={limit!r}, expected 1 or more. It is the number of conflicts shown for "
                "each "
                "statement."
            ),
        )
        for limit in (0, odd("1"))
    ),
    (
        lambda: asked(of(calls="c-1", instrument="platforms")),
        (
            "instrument=platforms beside calls=('c-1',), expected the instrument of one of the "
            "calls. "
            "Leave it out."
        ),
    ),
    (
        lambda: asked(of(calls=["c-1", "c-2"], period="2009")),
        (
            "period=2009 – 2009 beside calls=('c-1', 'c-2'), expected a time from the decision of "
            "one of them to the end of the next year. "
            "Leave the period out."
        ),
    ),
    (
        lambda: asked(of(calls="c-1", period="2004")),
        (
            "period=2004 – 2004 beside calls=('c-1',), expected a time from the decision of one "
            "of them to the end of the next year. "
            "Leave the period out."
        ),
    ),
    (
        lambda: asked(
            of(), attrs.evolve(NOBODY, start=poles.EdtfDate("2007"), end=poles.EdtfDate("2005"))
        ),
        (
            "period=2007 – 2005 in the statement x, expected a first day that is not after the "
            "last "
            "one. Is it the wrong way round?"
        ),
    ),
    (
        lambda: asked(
            of(), attrs.evolve(NOBODY, calls=("c-1",), instrument=poles.Instrument.PLATFORMS)
        ),
        (
            "instrument=platforms beside calls=('c-1',) in the statement x, expected the "
            "instrument "
            "of one of the calls. Leave it out."
        ),
    ),
    (
        lambda: poles.bounds(
            ledger([NOBODY]).having([NOBODY], [share(of(), of(calls="c-1", period="2004"))]), of()
        ),
        (
            "period=2004 – 2004 beside calls=('c-1',) in the statement share, expected a time "
            "from the decision of one of them to the end of the next year. Leave the period out."
        ),
    ),
]


@pytest.mark.parametrize(("ask", "told"), REFUSED)
def test_each_refusal_says_what_was_found_and_what_to_do(
    ask: Callable[[], object], told: str
) -> None:
    with pytest.raises(poles.InvalidBox) as error:
        ask()
    assert str(error.value) == f"This cannot be asked of a ledger: found {told}"


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (of("fiu"), "'fiu' in funders, which the ledger does not know. Did you mean fui?"),
        (
            of(calls="c-4"),
            "'c-4' in calls, which the ledger does not know. It knows c-1, c-2, c-3.",
        ),
        (of(poles="alpa"), "'alpa' in poles, which the ledger does not know. Did you mean alpha?"),
        (
            of(regions="norh"),
            "'norh' in regions, which the ledger does not know. Did you mean north?",
        ),
    ],
)
def test_unknown_codes_are_refused_with_those_that_are_close(box: Box, told: str) -> None:
    with pytest.raises(poles.UnknownCode) as error:
        asked(box)
    assert str(error.value) == f"The box has {told}"


def test_a_ledger_that_knows_no_sectors_knows_any() -> None:
    assert ends(asked(of("fui", sectors="ict"))) == ("0.00", None)


# Boxes


def test_a_period_is_read_from_its_ends_or_from_one_date() -> None:
    year = poles.Period(poles.EdtfDate("2005"), poles.EdtfDate("2005"))
    assert (
        of(period="2005").period
        == of(period=("2005", "2005")).period
        == of(period=poles.EdtfDate("2005")).period
        == year
    )
    assert of(period=year).period is year
    day = dt.date(2005, 7, 12)
    found = of(period=day).period
    assert found is not None
    assert (str(found.start), found.first, found.last) == ("2005-07-12", day, day)
    since = of(period=("2005", None)).period
    assert since is not None
    assert (str(since.start), since.end) == ("2005", None)
    assert of(period=(day, dt.date(2006, 1, 1))).codes == "2005-07-12 2006-01-01 awarded"


def test_codes_are_given_one_or_several_and_count_once() -> None:
    assert of("fui fui anr").funders == ("fui", "anr")
    assert of(calls="c-1").calls == of(calls=["c-1"]).calls == ("c-1",)


def test_the_box_of_a_statement_has_all_that_restricts_it() -> None:
    box = Box(
        funders="fui", calls="c-1", instrument="rd_projects", period="2005", poles="alpha",
        regions="north", sectors="ict",
        beneficiaries="sme", basis="planned", stage="voted",
    )  # fmt: skip
    assert Box.of(stated("x", box, Decimal(1))) == box
    assert box.codes == "fui c-1 2005 alpha north ict sme rd_projects planned voted"
    assert Box.of(NOBODY).period is None
    assert Box.of(attrs.evolve(NOBODY, start=poles.EdtfDate("2005"))).codes == "fui 2005 … awarded"
    assert Box.of(attrs.evolve(NOBODY, end=poles.EdtfDate("2005"))).codes == "fui … 2005 awarded"
    assert Box.of(attrs.evolve(NOBODY, stage=poles.Stage.ENGAGED)).stage is None


def test_kinds_come_by_basis_and_stage() -> None:
    boxes = [
        Box(basis="planned", stage="voted"),
        Box(basis="planned", stage="bill"),
        Box(basis="paid"),
        Box(basis="awarded"),
    ]
    statements = [stated(str(number), box, Decimal(1)) for number, box in enumerate(boxes)]
    unknown = attrs.evolve(statements[3], basis=poles.Basis.UNKNOWN)
    assert kinds_of([*statements, unknown]) == [boxes[place].kind for place in (3, 2, 1, 0)]
    assert kinds_of(statements, "planned") == [boxes[1].kind, boxes[0].kind]


def test_a_part_of_money_is_a_slice_in_either_language() -> None:
    parts = [
        attrs.evolve(NOBODY, part_fr=french, part_en=english)
        for french, english in [("a", None), ("a", "b"), (None, None)]
    ]
    assert [slice_of(one).part for one in parts] == ["a", "b", None]
    assert slice_of(of()) == Slice()


# Where money can be

RD, PLATFORMS = poles.Instrument.RD_PROJECTS, poles.Instrument.PLATFORMS
C1: dict[str, Any] = {"calls": "c-1"}
BOTH: dict[str, Any] = {"calls": ["c-1", "c-2"]}


@pytest.mark.parametrize(
    ("inner", "outer", "inside", "back"),
    [
        (of("fui"), of("state"), True, False),
        (of("fui anr"), of("anr"), False, True),
        (of(period="2005"), of(period=("2005", "2006")), True, False),
        (of(period="2006"), of(period=("2005", "2006")), True, False),
        (of(period="2005"), of(), True, False),
        (of(instrument=RD), of(), True, False),
        (of(instrument=RD), of(instrument=RD), True, True),
        (of(instrument=RD), of(instrument=PLATFORMS), False, False),
        # The money of a call has its instrument, from its decision on to the end of the next year.
        (of(**C1), of(instrument=RD), True, False),
        (of(**C1), of(instrument=PLATFORMS), False, False),
        (of(**C1), of(period="2005"), False, False),
        (of(**C1), of(period=("2005-07-01", "2006-12-31")), True, False),
        (of(**C1), of(period=("2005-07-02", "2006-12-31")), False, False),
        (of(**C1), of(period=("2005-07-01", "2006-12-30")), False, False),
        (of(**C1, period="2005"), of(period=("2005-07-01", "2005-12-31")), True, False),
        (of(**C1, period="2005"), of(period="2006"), False, False),
        (of(**C1), of(**BOTH), True, False),
        (of(**BOTH, period="2005"), of(**C1), True, False),
        (of(**BOTH), of(period=("2005-07-01", "2007-12-31")), True, False),
        (of(**BOTH), of(period=("2005-07-01", "2007-12-30")), False, False),
    ],
)  # fmt: skip
def test_a_box_is_inside_another_where_all_its_money_is(
    inner: Box, outer: Box, inside: bool, back: bool
) -> None:
    space = Space(ledger([]))
    one, other = space.resolve(inner), space.resolve(outer)
    assert (space.inside(one, other), space.inside(other, one)) == (inside, back)
    if inside:
        assert space.meet(one, other)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (of("fui"), of("anr"), False),
        (of("fui anr"), of("anr regions"), True),
        (of(period="2005"), of(period="2006"), False),
        (of(period=("2005", "2006")), of(period=("2006", "2007")), True),
        (of(period=("2005-01-01", "2005-06-01")), of(period=("2005-06-01", "2007")), True),
        (of(instrument=RD), of(instrument=PLATFORMS), False),
        (of(instrument=PLATFORMS), of(instrument=PLATFORMS), True),
        (of(instrument=PLATFORMS), of("fui"), True),
        (of(**C1), of(calls="c-2"), False),
        (of(**BOTH), of(calls=["c-2", "c-3"]), True),
        (of(**BOTH, period="2005"), of(calls=["c-2", "c-3"]), False),
        (of(**C1), of(instrument=PLATFORMS), False),
        (of(**C1), of(instrument=RD), True),
        (of(**C1), of(period=("2005-01-01", "2005-06-30")), False),
        (of(**C1), of(period=("2005-01-01", "2005-07-01")), True),
        (of(**C1), of(period="2006-12-31"), True),
        (of(**C1), of(period="2007"), False),
        (of(**C1, period="2005"), of(**C1, period="2006"), False),
    ],
)
def test_boxes_meet_where_some_money_can_be_in_both(one: Box, other: Box, meet: bool) -> None:
    space = Space(ledger([]))
    assert space.meet(space.resolve(one), space.resolve(other)) == meet
    assert space.meet(space.resolve(other), space.resolve(one)) == meet


def test_a_reading_is_where_its_box_is() -> None:
    space = Space(ledger([]))
    reading = space.reading(of("fui", calls="c-1", period="2005"))
    assert reading.whole == frozenset({"c-1"})
    assert space.meet(reading, space.resolve(of("fui", calls="c-2"))) is False
    assert space.meet(reading, space.resolve(of("fui", period="2005-01-01")))
    assert not space.meet(reading, space.resolve(of("fui", period="2006")))
    assert space.inside(reading, space.resolve(of("fui", period="2005")))
    assert not space.inside(reading, space.resolve(of("fui", period=("2005-07-01", "2005-12-31"))))
    assert not space.inside(reading, space.resolve(of("fui", calls="c-1")))
    for period, whole in [
        (("2005-01-01", "2005-12-31"), {"c-1"}),
        (("2005-01-02", "2006-12-31"), {"c-2"}),
        (("2005-01-01", "2006-12-30"), {"c-1"}),
    ]:
        assert space.reading(of(**BOTH, period=period)).whole == frozenset(whole)


def test_a_call_without_instrument_day_or_plausible_year_may_be_anywhere() -> None:
    calls = [
        poles.Call(id="any", programme="c"),
        poles.Call(id="late", programme="c", decided=poles.EdtfDate("9999-06"), budget_year=10_000),
        poles.Call(id="first", programme="c", decided=poles.EdtfDate("1000-06"), budget_year=1),
        poles.Call(id="last", programme="c", decided=poles.EdtfDate("9999"), budget_year=9999),
        poles.Call(id="never", programme="c", budget_year=0),
    ]
    space = Space(poles.Ledger((), attrs.evolve(TABLES, calls=poles.Records(calls))))
    extents = {call.id: space.resolve(of(calls=call.id)) for call in calls}
    for period, held in [
        ("1000-05-31", {"any", "never"}),
        ("1001", {"any", "never", "first"}),
        ("9999-12-31", {"any", "never", "late", "last"}),
    ]:
        when = space.resolve(of(period=period))
        assert {key for key, extent in extents.items() if space.meet(extent, when)} == held
    platforms = space.resolve(of(instrument=PLATFORMS))
    assert all(
        space.meet(extent, platforms) and not space.inside(extent, platforms)
        for extent in extents.values()
    )
    assert space.reading(of(calls=[call.id for call in calls])).whole == frozenset(
        {"first", "last"}
    )


def test_a_node_with_children_has_a_leaf_of_its_own() -> None:
    space = Space(ledger([]))
    assert space.leaves("fui") == {"fui"}
    assert space.leaves("local") == {"regions", "local-other"}
    assert space.resolve(of()).funders == space.resolve(of("public")).funders
    assert Space(poles.Ledger()).resolve(of()).funders == {""}


# Answers


def test_an_answer_tells_its_proof_and_what_was_set_aside() -> None:
    found = asked(
        of("fui"),
        said("state", 100, "state"),
        said("anr", 30, "anr"),
        said("rest", 20, "state-other"),
        said("too-much", 70, "fui"),
    )
    assert ends(found) == ("48.50", "51.50")
    steps: list[tuple[Any, ...]] = [
        (step.side, step.multiplier, step.amount, step.statement.id, step.as_read)
        for step in found.because
    ]
    assert steps == [
        ("low", 1, Decimal("99.5"), "state", False),
        ("low", -1, Decimal("30.5"), "anr", False),
        ("low", -1, Decimal("20.5"), "rest", False),
        ("high", 1, Decimal("100.5"), "state", False),
        ("high", -1, Decimal("29.5"), "anr", False),
        ("high", -1, Decimal("19.5"), "rest", False),
    ]
    (aside,) = found.set_aside
    assert (aside.statement.id, aside.cause, aside.as_read, aside.inside) == (
        "too-much",
        "conflict",
        False,
        True,
    )
    assert [one.id for one in aside.against] == ["anr", "rest", "state"]
    row = {
        "of": "fui awarded",
        "low": found.low,
        "high": found.high,
        "statements": ["state", "anr", "rest"],
    }
    assert found.to_dicts() == [row]
    assert found.text() == str(found) != found.text(rows=1)
    assert found.sentence() == found.sentence("en") == found.to_card().title != found.sentence("fr")
    shown_by_its_card(found)
    assert repr(found) == "Bounds(low=48.50, high=51.50, because=6 steps, set_aside=1)"


def test_what_proves_both_sides_is_told_first_for_what_counts_for_it() -> None:
    found = asked(of("fui"), said("fui", 7, "fui"), said("anr", 3, "anr"))
    assert [(step.side, step.amount) for step in found.because] == [
        ("low", Decimal("6.5")),
        ("high", Decimal("7.5")),
    ]
    assert found.to_dicts()[0]["statements"] == ["fui"]


def test_euros_are_rounded_outward_to_the_cent() -> None:
    third = Fraction(100, 3)
    assert (cents_down(third), cents_up(third)) == (Decimal("33.33"), Decimal("33.34"))
    assert (cents_down(-third), cents_up(-third)) == (
        Decimal("-33.34"),
        Decimal("-33.33"),
    )
    assert str(cents_up(Fraction(1))) == str(cents_down(Fraction(1))) == "1.00"
    with decimal.localcontext() as context:
        context.prec = 3
        whole = Fraction(123_456)
        assert str(cents_up(whole)) == str(cents_down(whole)) == "123456.00"


def test_a_bound_that_is_no_whole_cent_is_rounded_outward() -> None:
    # Twice all of it is no more than the three pairs.
    pairs = [
        said("ab", 10, "fui anr"),
        said("bc", 10, "anr state-other"),
        said("ca", 10, "state-other fui"),
    ]
    exact = [attrs.evolve(one, rounded_to=Decimal("0.01")) for one in pairs]
    assert ends(asked(of("state"), *exact)) == ("14.99", "15.01")
    found = asked(of("state"), *exact)
    assert {step.multiplier for step in found.because} == {Fraction(1, 2)}


def aside(
    box: Box, *statements: poles.FundingRecord, **how: Any
) -> dict[str, tuple[str, bool, bool]]:
    """What is set aside: why, whether only as read, and whether inside the box."""
    found = asked(box, *statements, **how).set_aside
    return {one.statement.id: (str(one.cause), one.as_read, one.inside) for one in found}


def test_what_proves_nothing_is_shown_with_the_reason() -> None:
    recalled, third, sourced, inferred = (
        poles.Citation(source=None, field=field, status=poles.Status(status))
        for field, status in [
            (None, "recalled"),
            (None, "third_party"),
            (None, "sourced"),
            ("funders", "inferred"),
        ]
    )
    new = attrs.evolve(said("new", 1, "fui"), revises="old")
    statements = [
        attrs.evolve(said("recalled", 1, "fui"), citations=(sourced, recalled)),
        attrs.evolve(said("third", 1, "fui"), citations=(third,)),
        attrs.evolve(said("unknown", 1, "fui"), basis=poles.Basis.UNKNOWN),
        attrs.evolve(said("inferred", 1, "fui"), citations=(sourced, inferred)),
        said("old", 2, "fui"),
        new,
    ]
    expected = {
        "recalled": ("recalled", False, True),
        "third": ("recalled", False, True),
        "unknown": ("basis", False, True),
        "old": ("replaced", False, True),
    }
    assert aside(of("fui"), *statements) == expected
    assert aside(of("fui"), *statements, inferred=False) == expected | {
        "inferred": ("inferred", False, True)
    }
    assert aside(of("anr"), *statements) == {}
    assert aside(of("state"), *statements) == expected
    # It speaks of more than the box asked about, and some of its money can be in it.
    assert aside(of("fui", period="2005"), *statements) == {
        key: (*told[:2], False) for key, told in expected.items()
    }


def test_money_of_unknown_basis_is_shown_beside_that_of_any_stage() -> None:
    unknown = attrs.evolve(said("unknown", 1, "fui"), basis=poles.Basis.UNKNOWN)
    assert aside(Box(funders="fui", basis="planned", stage="voted"), unknown) == {
        "unknown": ("basis", False, True)
    }


def test_only_a_yearly_execution_with_inferred_calls_is_read() -> None:
    year = engaged("year", 100, "2005", "c-1")
    doubted = poles.Citation(source="table", field="amount", status=poles.Status.INFERRED)
    for parts in (
        {"stage": None},
        {"start": None, "end": None},
        {"calls": ()},
        {"citations": (*year.citations, doubted)},
    ):
        assert not readable(attrs.evolve(year, **odd(parts)))
    assert readable(year)


def test_a_reading_that_is_not_taken_is_shown_as_a_reading() -> None:
    execution = engaged("year", 100, "2005", "c-1")
    assert aside(of("fui", calls="c-1"), execution) == {}
    assert aside(of("fui", calls="c-1"), execution, inferred=False) == {
        "year": ("reading", True, False)
    }
    assert aside(of("fui", period="2005"), execution, inferred=False) == {
        "year": ("reading", True, True)
    }


def test_slices_are_set_aside_where_they_speak_of_the_slice_or_conflict_inside_it() -> None:
    slices = [
        said("a-small", 5, "fui"),
        said("alpha", 70, "fui", poles=["alpha"]),
        attrs.evolve(said("north", 1, "fui", regions=["north"]), basis=poles.Basis.UNKNOWN),
        attrs.evolve(
            said("both", 1, "fui", poles=["alpha"], regions=["north"]), basis=poles.Basis.UNKNOWN
        ),
    ]
    assert aside(of("fui"), *slices) == {"alpha": ("conflict", False, True)}
    assert aside(of("fui", poles="alpha"), *slices) == {"alpha": ("conflict", False, True)}
    assert aside(of("fui", poles="beta"), *slices) == {}
    assert aside(of("fui", regions="north"), *slices) == {"north": ("basis", False, True)}
    assert aside(of("fui", poles="alpha", regions="north"), *slices) == {
        "alpha": ("conflict", False, False),
        "north": ("basis", False, False),
        "both": ("basis", False, True),
    }


def test_a_refused_reading_is_set_aside_as_a_reading() -> None:
    statements = [
        said("call", 40, "fui", calls="c-1"),
        said("days", 40, "fui", period="2005"),
        engaged("year", 90, "2006", "c-1"),
    ]
    (entry,) = [
        one
        for one in asked(of("fui", calls="c-1"), *statements).set_aside
        if one.cause == "conflict"
    ]
    assert (entry.statement.id, entry.as_read) == ("year", True)


# Proofs


def test_disjoint_and_nested_statements_need_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    statements = [
        said("state", 100, "state"), said("fui", 60, "fui"), said("anr", 30, "anr"), said("early",
            40, "fui", period="2005"),
        said("late", 10, "fui", period="2006"), said("more", 11, "fui", period="2006"),
        said("regions", 7, "regions"),
        said("too-much", 500, "anr", period="2005"),
    ]  # fmt: skip
    expected: dict[Box, tuple[str, str | None]] = {
        of("state"): ("99.50", "100.50"),
        of("state-other"): ("8.50", "11.50"),
        of("fui", period="2005"): ("39.50", "40.50"),
        of("fui", period=("2006", None)): ("10.50", "21.00"),
        of("fui", period="2007"): ("0.00", "10.50"),
        of("regions"): ("6.50", "7.50"),
        of("fui regions"): ("66.00", "68.00"),
        of("fui local"): ("66.00", None),
        of("public"): ("106.00", None),
        of("local-other"): ("0.00", None),
    }
    assert {box: ends(asked(box, *statements)) for box in expected} == expected
    sums = [said("fui", 60, "fui"), said("anr", 30, "anr"), said("rest", 0, "state-other")]
    assert ends(asked(of("state"), *sums)) == ("89.00", "91.00")
    assert ends(asked(of("state"), *sums, said("all", 90, "state"))) == ("89.50", "90.50")
    assert ends(asked(of("state anr"), *sums[:2])) == ("89.00", None)
    nothing = [
        said("state", 0, "state"),
        said("fui", 0, "fui"),
        said("anr", 0, "anr"),
        said("rest", 0, "state-other"),
    ]
    assert (
        ends(asked(of("fui"), *nothing)) == ends(asked(of("state"), *nothing)) == ("0.00", "0.00")
    )
    with pytest.raises(poles.MissingExtra) as error:
        asked(of("fui"), said("ab", 10, "fui anr"), said("bc", 10, "anr regions"))
    assert str(error.value) == (
        "Bounding statements that overlap without being nested needs the extra 'solver': in a "
        "copy of the repository, pip install '.[solver]'."
    )


ROWS: tuple[LinearRow, ...] = (
    LinearRow(((0, 1), (1, 1)), Fraction(5), None, 0),
    LinearRow(((0, 1), (1, -1)), Fraction(1), Fraction(6), 1),
)
ONE: Program = Program(ROWS, matrix_columns(ROWS, 2), (), ())
"""The first column and the second are 5 or more together, and the first has from 1 to 6 more than
the second.
"""


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: certified_bound(ONE, {0: Fraction(-1)}, {0: -1}), "row 0 has no such side"),
        (
            lambda: certified_bound(ONE, {0: Fraction(2)}, {0: 1}),
            "the multipliers count some money too often",
        ),
        (
            lambda: certified_bound(ONE, {0: Fraction(1)}, {}),
            "the multipliers count some money too often",
        ),
        (lambda: certified_bound(ONE, {}, {1: -1}), "the multipliers count some money too often"),
        (lambda: primal_values(ONE, [], {0: Fraction(5)}), "the basis is singular"),
    ],
)
def test_what_does_not_hold_exactly_is_not_proved(ask: Callable[[], object], told: str) -> None:
    with pytest.raises(poles.Unproved) as error:
        ask()
    assert error.value.args == (told,)


def test_a_basis_is_solved_exactly() -> None:
    assert certified_bound(ONE, {0: Fraction(1, 2), 1: Fraction(1, 2)}, {0: 1}) == 3
    assert dual_certificate(ONE, [0, 1], [0, 1], {0: 1}) == {0: Fraction(1, 2), 1: Fraction(1, 2)}
    assert dual_certificate(ONE, [0], [0], {0: 0}) == {}
    found = primal_values(ONE, [0, 1], {0: Fraction(5), 1: Fraction(1, 3)})
    assert found == {0: Fraction(8, 3), 1: Fraction(7, 3)}


@pytest.mark.parametrize(
    ("rows", "values", "missed"),
    [
        ([0], {0: Fraction(8, 3), 1: Fraction(7, 3)}, 0),
        ([0, 1], {0: Fraction(11, 2), 1: Fraction(1, 2)}, 0),
        ([0, 1], {0: Fraction(3), 1: Fraction(2)}, 0),
        ([], {0: Fraction(3), 1: Fraction(2)}, 0),
        ([], {}, 0),
        ([], {0: Fraction(6), 1: Fraction(-1)}, 1),
        ([0], {0: Fraction(1, 2), 1: Fraction(1, 3)}, Fraction(25, 6)),
        ([1], {0: Fraction(8), 1: Fraction(3, 2)}, Fraction(1, 2)),
        ([0, 1], {0: Fraction(0)}, 5),
        ([1], {}, 1),
        ([1], {0: Fraction(2 * 10**16 + 5), 1: Fraction(2 * 10**16 - 2)}, 1),
    ],
)
def test_what_values_miss_is_told_exactly(
    rows: list[int], values: dict[int, Fraction], missed: Fraction
) -> None:
    assert largest_miss(ONE, rows, values) == missed


def solver(*rows: tuple[str, int | None, int | None]) -> Any:
    """Rows over the columns 0 and 1, each a sum of those that are named."""

    def exact(side: int | None) -> Fraction | None:
        return None if side is None else Fraction(side)

    made = tuple(
        LinearRow(tuple((int(column), 1) for column in columns), exact(low), exact(high), number)
        for number, (columns, low, high) in enumerate(rows)
    )
    return Solver(
        Program(made, matrix_columns(made, 2), (), ()), Part(tuple(range(len(made))), (0, 1))
    )


@pytest.mark.parametrize("way", ["_read", "_solved"])
def test_a_solver_is_asked_many_times(
    way: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Solver, "_solved" if way == "_read" else "_read", lambda _: None)
    asked = solver(("01", 7, None), ("1", None, 3), ("0", 5, 90))
    assert asked.least({0: 1}) == (5, {2: 1})
    assert asked.least({1: 1}) == (0, {})
    assert asked.least({0: 1, 1: 1}) == (7, {0: 1})
    assert asked.least({0: -1}) == (-90, {2: -1})
    asked.drop([2])
    assert asked.least({0: 1}) == (4, {0: 1, 1: -1})
    asked.drop([0])
    assert asked.least({0: 1}) == (0, {})
    asked.hold([0, 2])
    assert asked.least({0: 1}) == (5, {2: 1})
    asked.drop([0, 2])
    assert asked.least({}) == (0, {})
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("rows", [("0", "01"), ("01", "0"), ("0", "0"), ("0", "01", "0")])
def test_of_proofs_as_light_that_of_the_narrower_box_is_told_or_the_first(
    rows: tuple[str, ...],
) -> None:
    asked = solver(*((columns, 3, 5) for columns in rows), ("1", 0, None))
    first = rows.index("0")
    assert asked.least({0: -1}) == (-5, {first: -1})


def test_the_lightest_proof_is_told() -> None:
    asked = solver(("0", 2, 4), ("1", 3, 5), ("01", 5, 9))
    assert asked.least({0: 1, 1: 1}) == (5, {2: 1})
    assert asked.least({0: -1, 1: -1}) == (-9, {2: -1})
    assert asked.least({0: 1}) == (2, {0: 1})
    asked.drop([0])
    assert asked.least({0: -1}) == (-6, {1: 1, 2: -1})


def test_rows_that_clash_are_told_from_those_that_do_not() -> None:
    asked = solver(("0", None, 9), ("01", None, 4), ("1", 5, None))
    assert not asked.feasible()
    assert asked.infeasible_subset() == [1, 2]
    with pytest.raises(poles.Unproved) as error:
        asked.least({0: 1})
    assert error.value.args == ("rows that were said to be consistent are not",)
    asked.drop([2])
    assert asked.feasible()
    with pytest.raises(poles.Unproved) as stopped:
        solver(("0", 1, None), ("1", 1, None)).least({0: -1})
    assert stopped.value.args == ("the solver stopped: Unbounded",)


def test_statements_of_nothing_that_overlap_leave_nothing() -> None:
    assert ends(asked(of("anr"), said("ab", 0, "fui anr"), said("bc", 0, "anr regions"))) == (
        "0.00",
        "0.00",
    )


# Admission


def order(*statements: poles.FundingRecord, sources: str = "") -> list[str]:
    kinds = {"official": poles.SourceKind.OFFICIAL, "press": poles.SourceKind.PRESS}
    made = poles.Records(
        poles.Source(
            id=name, kind=kinds[kind], title=name, published=poles.EdtfDate(day) if day else None
        )
        for name, kind, day in (one.split(":") for one in sources.split())
    )
    whole = poles.Ledger(statements, attrs.evolve(TABLES, sources=made))
    return [one.id for one in sorted(statements, key=poles.admission_order(whole))]


def test_statements_are_admitted_by_precision_then_source_then_day_then_id() -> None:
    def by(key: str, *sources: str, unit: int = 1) -> poles.FundingRecord:
        cited = tuple(
            poles.Citation(source=name, field=None, status=poles.Status.SOURCED) for name in sources
        )
        return attrs.evolve(said(key, 1000, "fui"), citations=cited, rounded_to=Decimal(unit))

    sources = "law:official:2005 act:official:2006-05 page:press:2008 undated:official:"
    statements = [
        by("g", "unknown"), by("f", "page"), by("e", "undated"), by("d", "law"), by("c", "page",
            "law"), by("b", "act"),
        by("a", "act", unit=10), by("h", "unknown"),
    ]  # fmt: skip
    assert order(*statements, sources=sources) == ["c", "b", "d", "e", "f", "g", "h", "a"]


def refused(*statements: poles.FundingRecord, box: Box | None = None) -> dict[str, list[str]]:
    """The statements that are not believed, each with those that it cannot stand beside."""
    found = asked(box or of(), *statements).set_aside
    return {one.statement.id: [other.id for other in one.against] for one in found}


def test_of_nested_statements_the_first_that_fit_are_believed() -> None:
    statements = [
        said("a", 100, "state"), said("b", 80, "fui"), said("c", 30, "anr"), said("d", 10, "anr",
            period="2005"),
        said("e", 40, "anr", period="2006"), said("f", 5, "regions"), said("g", 3, "local"),
    ]  # fmt: skip
    assert refused(*statements) == {"c": ["a", "b"], "e": ["a", "b"], "g": ["f"]}


def test_of_overlapping_statements_the_first_that_fit_are_believed() -> None:
    statements = [
        said("a", 10, "fui anr"), said("b", 10, "anr state-other"), said("c", 30,
            "fui state-other"), said("d", 50, "state"),
        said("e", 8, "anr"), said("f", 15, "anr state-other"),
    ]  # fmt: skip
    assert refused(*statements) == {"c": ["a", "b"], "d": ["a", "b"], "f": ["b"]}


def test_a_refused_statement_is_shown_with_the_first_that_it_conflicts_with() -> None:
    nested = [
        said("all", 10, "state"),
        said("b", 5, "anr"),
        said("c", 5, "fui"),
        said("d", 7, "state-other"),
    ]
    assert refused(*nested) == {"d": ["all", "b"]}
    crossing = said("aside", 6, "fui regions")
    assert refused(crossing, *nested) == {"d": ["all", "b"]}
    same_box = [
        said("a", 10, "fui"),
        said("b", 10, "fui", period="2005"),
        said("c", 90, "fui", period="2005"),
    ]
    assert refused(*same_box) == {"c": ["b"]}


def test_an_order_of_ones_own_decides_what_is_believed() -> None:
    statements = [said("a", 10, "fui"), said("b", 20, "fui", period="2005")]
    assert ends(asked(of("fui"), *statements)) == ("9.50", "10.50")
    found = asked(of("fui"), *statements, order=lambda one: one.id != "b")
    assert ends(found) == ("19.50", None)
    assert [one.statement.id for one in found.set_aside] == ["a"]
    whole = ledger(statements)
    assert [one.removed[0].id for one in poles.conflicts(whole)] == ["b"]
    assert [
        one.removed[0].id for one in poles.conflicts(whole, order=lambda one: one.id != "b")
    ] == ["a"]
    check, _ = poles.cross_check(whole, order=lambda one: one.id)
    assert check.statement.id == "a"
    first, _ = poles.cross_check(whole, order=lambda one: one.id != "b")
    assert first.statement.id == "b"
    found = poles.total(whole, by="funder", funders="fui", order=lambda one: one.id != "b")["fui"]
    assert ends(found) == ("19.50", None)


def test_after_a_refusal_the_next_statement_is_weighed() -> None:
    statements = [
        said("a", 10, "fui"),
        said("b", 20, "fui"),
        said("c", 7, "anr"),
        said("d", 17, "fui anr"),
    ]
    found = asked(of("anr"), *statements)
    assert ends(found) == ("6.50", "7.50")
    assert [one.statement.id for one in asked(of("fui"), *statements).set_aside] == ["b"]


def test_a_bound_of_separate_parts_rests_on_the_statements_of_each() -> None:
    found = asked(of("fui regions"), said("fui", 10, "fui"), said("regions", 5, "regions"))
    assert ends(found) == ("14.00", "16.00")
    assert {step.statement.id for step in found.because} == {"fui", "regions"}


def test_what_is_added_comes_first_in_a_proof_each_in_the_order_of_admission() -> None:
    statements = [
        said("ab", 10, "fui anr"),
        said("bc", 7, "anr regions"),
        said("ca", 9, "regions fui"),
    ]
    found = asked(of("fui local-other"), *statements, said("d", 3, "local-other"))
    assert ends(found) == ("7.75", "10.25")
    proof = [("ab", Fraction(1, 2)), ("ca", Fraction(1, 2)), ("d", 1), ("bc", Fraction(-1, 2))]
    assert [(step.statement.id, step.multiplier) for step in found.because] == [*proof, *proof]


def test_what_all_parts_can_be_limits_a_whole_of_which_little_is_known() -> None:
    whole = stated("all", of("fui anr"), Decimal(100), unit=Decimal(200))
    assert ends(asked(of("fui anr"), whole, said("fui", 10, "fui"), said("anr", 5, "anr"))) == (
        "14.00",
        "16.00",
    )


def test_a_statement_that_says_what_the_replaced_one_said_is_not_replaced_by_itself() -> None:
    old = [said("a", 10, "fui"), said("b", 10, "fui")]
    new = [
        attrs.evolve(said("c", 10, "fui"), revises="a"),
        attrs.evolve(said("d", 12, "fui"), revises="b"),
    ]
    whole = ledger([*old, *new])
    assert replaced_in(whole, Space(whole)) == {"a", "b"}


def test_a_reading_is_checked_against_all_money_of_its_calls() -> None:
    whole = ledger([engaged("year", 100, "2005", "c-1"), said("call", 50, "fui", calls="c-1")])
    assert [
        (one.statement.id, one.low, one.high) for one in poles.cross_check(whole) if one.as_read
    ] == [("year", Decimal("49.50"), Decimal("50.50"))]


def test_no_money_is_in_no_box() -> None:
    space = Space(ledger([]))
    year = space.resolve(of("fui", period="2005"))
    assert [atom.boxes for atom in space.atoms([year])] == [(0,)]


# Conflicts


def test_pairs_come_first_the_widest_gap_first() -> None:
    parts = [said("fui", 150, "fui"), said("anr", 120, "anr"), said("rest", 60, "state-other")]
    whole = said("all", 100, "state")
    assert clashes(whole, *parts, limit=1) == [("all fui", "49.00")]
    assert (
        clashes(whole, *parts, limit=2)
        == clashes(whole, *parts, limit=9)
        == [("all fui", "49.00"), ("all anr", "19.00")]
    )


def test_of_larger_conflicts_the_smallest_come_first_and_then_the_widest_gap() -> None:
    parts = [said("fui", 60, "fui"), said("anr", 60, "anr"), said("rest", 70, "state-other")]
    whole = said("all", 100, "state")
    expected = [("all anr rest", "28.50"), ("all fui rest", "28.50"), ("all anr fui", "18.50")]
    for limit in (1, 2, 3, 4):
        assert clashes(whole, *parts, limit=limit) == expected[:limit]
    assert len(poles.conflicts(ledger([whole, *parts]))) == 1


def test_of_equal_gaps_that_of_the_first_admitted_comes_first() -> None:
    parts = [said("c", 60, "fui"), said("b", 60, "anr"), said("a", 60, "state-other")]
    found = clashes(said("all", 100, "state"), *parts, limit=3)
    assert found == [("all a b", "18.50"), ("all a c", "18.50"), ("all b c", "18.50")]


def test_a_gap_that_is_slightly_wider_comes_before_what_was_admitted_first() -> None:
    parts = [
        said("a", 600_000, "fui"),
        said("b", 600_000, "anr"),
        said("c", 600_003, "state-other"),
    ]
    found = clashes(said("all", 1_000_000, "state"), *parts, limit=3)
    assert found == [("all a c", "200001.50"), ("all b c", "200001.50"), ("all a b", "199998.50")]


def test_conflicts_of_four_are_found_after_those_of_three() -> None:
    parts = [said("fui", 40, "fui"), said("anr", 40, "anr"), said("rest", 55, "state-other")]
    days = [said("one", 80, "state", period="2005"), said("two", 50, "state", period="2006")]
    whole = said("all", 100, "state")
    assert clashes(whole, *parts, limit=2) == [("rest all anr fui", "33.00")]
    found = [("all one two", "28.50"), ("all anr fui rest", "33.00")]
    for limit in (1, 2, 3):
        assert clashes(whole, *parts, *days, limit=limit) == found[:limit]


def test_a_gap_too_narrow_for_floating_point_is_a_conflict() -> None:
    cent = Decimal("0.01")
    parts = [
        ("all", "1000000000.00", "state"),
        ("fui", "500000000.01", "fui"),
        ("anr", "500000000.01", "anr"),
    ]
    statements = [
        stated(key, of(funder), Decimal(amount), unit=cent) for key, amount, funder in parts
    ]
    assert clashes(*statements) == [("fui all anr", "0.01")]


def test_what_fits_exactly_is_no_conflict() -> None:
    assert clashes(said("state", 100, "state"), said("fui", 101, "fui")) == []
    found = clashes(
        said("state", 100, "state"), said("fui", 101, "fui"), said("anr", 150, "anr"), limit=3
    )
    assert found[0] == ("state anr", "49.00")


def test_a_slice_conflicts_with_all_that_it_is_a_slice_of() -> None:
    slices = [
        said("a", 100, "fui", poles=["alpha"]),
        said("b", 120, "fui", poles=["beta"]),
        said("c", 50, "fui", poles=["gamma"]),
    ]
    assert clashes(said("fui", 50, "fui"), *slices, limit=3) == [
        ("fui b", "69.00"),
        ("fui a", "49.00"),
    ]


def test_a_slice_within_layers_of_its_own_conflicts_in_the_same_way() -> None:
    layered = [
        said("low", 5, "fui", poles=["alpha"], period="2005"),
        said("a", 100, "fui", poles=["alpha"]),
    ]
    b = said("b", 120, "fui", poles=["beta"])
    assert clashes(said("fui", 50, "fui"), *layered, b, limit=3) == [
        ("fui b", "69.00"),
        ("fui a", "49.00"),
    ]
    parts = [*layered, said("anr", 60, "anr"), said("rest", 70, "state-other")]
    found = [("state a rest", "28.50"), ("state a anr", "18.50")]
    whole = said("state", 140, "state")
    assert clashes(whole, *parts, limit=3) == [*found]


def test_conflicts_of_a_few_cents_are_all_found() -> None:
    parts = [
        ("all", "0.10", "state"),
        ("fui", "0.06", "fui"),
        ("anr", "0.06", "anr"),
        ("rest", "0.07", "state-other"),
    ]
    statements = [stated(key, of(funder), Decimal(amount)) for key, amount, funder in parts]
    assert clashes(*statements, limit=3) == [
        ("all anr rest", "0.02"),
        ("all fui rest", "0.02"),
        ("all anr fui", "0.01"),
    ]


def test_a_reading_conflicts_by_itself() -> None:
    statements = [
        said("call", 40, "fui", calls="c-1"),
        said("days", 40, "fui", period="2005"),
        engaged("year", 90, "2006", "c-1"),
    ]
    (found,) = poles.conflicts(ledger(statements))
    assert (found.as_read, [one.id for one in found.removed]) == (True, ["year"])
    rows = poles.conflicts(ledger(statements)).to_dicts()
    assert {(row["statement"], row["as_read"]): row["removed"] for row in rows} == {
        ("year", True): True,
        ("year", False): False,
        ("call", False): False,
    }
    assert not poles.conflicts(ledger(statements), inferred=False)


def test_two_slices_conflict_with_both_together() -> None:
    both = said("ab", 20, "fui", poles=["alpha", "beta"])
    slices = [said("a", 10, "fui", poles=["alpha"]), said("b", 4, "fui", poles=["beta"])]
    assert clashes(both, *slices, limit=2) == [("b a ab", "4.50")]


def test_two_slices_conflict_with_what_both_together_have_over_time() -> None:
    slices = [
        said(key, 5, "fui", poles=[pole], period=("2005", "2006"))
        for key, pole in (("a", "alpha"), ("b", "beta"))
    ]
    years = [
        said(f"ab-{year}", 10, "fui", poles=["alpha", "beta"], period=year)
        for year in ("2005", "2006")
    ]
    assert clashes(*slices, *years) == [("b a ab-2005 ab-2006", "8.00")]


def test_two_slices_of_a_part_conflict_with_both_together() -> None:
    made = [
        said("a", 5, "fui", poles=["alpha"]),
        said("b", 5, "fui", poles=["beta"]),
        said("u", 20, "fui", poles=["alpha", "beta"]),
    ]
    assert clashes(*(attrs.evolve(one, part_en="loans", part_fr="prêts") for one in made)) == [
        ("u a b", "8.50")
    ]


def test_slices_that_share_a_pole_limit_each_other_where_they_are() -> None:
    statements = [
        said("a", 10, "public", poles=["alpha"], period=("2005", "2006")),
        said("b", 30, "public", poles=["beta"], period="2005"),
        said("c", 65, "public", poles=["gamma"], period="2006"),
        said("ab", 35, "public", poles=["alpha", "beta"], period="2005"),
        said("ac", 70, "public", poles=["alpha", "gamma"], period="2006"),
    ]
    for year in ("2005", "2006"):
        assert ends(asked(of("public", poles="alpha", period=year), *statements)) == (
            "4.00",
            "6.50",
        )
    assert ends(asked(of("public", poles=["alpha", "beta"], period="2006"), *statements)) == (
        "4.00",
        None,
    )
    assert ends(asked(of("public", poles=["alpha", "gamma"]), *statements)) == ("73.50", None)
    assert ends(asked(of("public"), *statements)) == ("104.00", None)


def test_statements_count_as_often_as_their_conflict_needs() -> None:
    pairs = [
        said("ab", 10, "fui anr"),
        said("bc", 10, "anr state-other"),
        said("ca", 10, "state-other fui"),
    ]
    (found,) = poles.conflicts(ledger([*pairs, said("all", 20, "state")]))
    steps: list[tuple[Any, ...]] = [
        (step.statement.id, step.multiplier, step.amount) for step in found.steps
    ]
    assert steps == [
        ("ca", -1, Decimal("10.5")),
        ("ab", -1, Decimal("10.5")),
        ("all", 2, Decimal("19.5")),
        ("bc", -1, Decimal("10.5")),
    ]
    assert found.gap == Decimal("7.50")


def test_what_others_replace_need_not_be_removed() -> None:
    statements = [
        said("a", 10, "fui"),
        said("b", 20, "fui"),
        said("old", 5, "anr"),
        attrs.evolve(said("new", 6, "anr"), revises="old"),
    ]
    assert [one.id for one in poles.conflicts(ledger(statements)).removed] == ["b"]


def test_conflicts_of_a_refused_statement_are_with_those_that_are_admitted() -> None:
    statements = [said("a", 10, "fui"), said("b", 20, "fui"), said("c", 40, "fui")]
    assert clashes(*statements, limit=2) == [("b a", "9.00"), ("c a", "29.00")]
    more = [
        said("a", 10, "fui"),
        said("b", 25, "anr"),
        said("c", 20, "fui anr"),
        said("d", 30, "fui"),
        said("e", 31, "fui"),
    ]
    assert clashes(*more) == [("a e", "20.00"), ("c b", "4.00")]


def test_with_a_statement_goes_what_was_read_from_it() -> None:
    statements = [
        engaged("first", 100, "2005", "c-1"),
        said("second", 50, "fui", period="2005"),
        said("third", 20, "fui", calls="c-1"),
    ]
    assert [one.id for one in poles.conflicts(ledger(statements)).removed] == ["first"]


def test_the_widest_pair_of_a_slice_is_found_among_all_that_it_is_a_slice_of() -> None:
    statements = [
        said("a", 90, "fui"),
        said("b", 50, "fui", poles=["alpha", "beta"]),
        said("z", 100, "fui", poles=["alpha"]),
    ]
    assert clashes(*statements, limit=2) == [("z b", "49.00"), ("z a", "9.00")]


@pytest.mark.parametrize("parts", [{}, {"poles": ["alpha"]}])
def test_a_gap_that_is_little_wider_comes_before_what_was_admitted_first(
    parts: dict[str, Any],
) -> None:
    statements = [
        said("a", 600_000, "fui"),
        said("b", 500_000, "anr"),
        said("c", 500_002, "regions", **parts),
        said("low", 1, "regions", period="2005", **parts),
        said("z", 1_000_000, "fui anr regions"),
    ]
    assert clashes(*statements) == [("z a c", "100000.50")]


def test_a_day_is_inside_a_time_that_ends_or_starts_on_it() -> None:
    for period in (("2004-12-01", "2005-07-01"), ("2006-12-31", "2007-12-31")):
        statements = [
            said("a", 10, "fui", calls="c-1"),
            said("b", 20, "fui", calls="c-1", period=period),
        ]
        assert clashes(*statements) == [("b a", "9.00")]


def test_statements_to_remove_are_statements_even_where_there_are_none() -> None:
    assert poles.conflicts(ledger([])).removed.record_type is poles.FundingRecord


def test_conflicts_are_told_as_rows_and_as_text() -> None:
    found = poles.conflicts(
        ledger(
            [
                said("state", 100, "state"),
                said("fui", 150, "fui"),
                attrs.evolve(said("f", 150, "fui"), projects=1),
            ]
        )
    )
    assert repr(found) == "<Conflicts: 1, mended by removing 1 statements>"
    same: dict[str, Any] = {"conflict": 1, "gap": Decimal("49.00")}
    same |= {"as_read": False, "read_below": False, "assumed": ()}
    assert found.to_dicts() == [
        same
        | {
            "step": 1,
            "statement": "state",
            "multiplier": -1,
            "amount": Decimal("100.5"),
            "removed": True,
        },
        same
        | {
            "step": 2,
            "statement": "f",
            "multiplier": 1,
            "amount": Decimal("149.5"),
            "removed": False,
        },
        same
        | {
            "step": 2,
            "statement": "fui",
            "multiplier": 1,
            "amount": Decimal("149.5"),
            "removed": False,
        },
    ]
    one, whole = found[0], found._ledger
    assert one._ledger is whole
    assert found.text() == str(found) != found.text(rows=1)
    assert one.text() != one.text(rows=1)
    shown_by_its_card(found)
    shown_by_its_card(one)


def test_conflicts_come_by_basis_and_can_be_asked_for_one() -> None:
    kinds: list[dict[str, Any]] = [{"basis": "paid"}, {"basis": "planned", "stage": "voted"}]
    paid, voted = (
        [
            stated(f"{kind['basis']}-{key}", Box(funders=key, **kind), Decimal(euros))
            for key, euros in [("fui", 2), ("state", 1)]
        ]
        for kind in kinds
    )
    found = poles.conflicts(ledger([*voted, *paid]))
    assert [one.removed[0].id for one in found] == ["paid-state", "planned-state"]
    assert [one.id for one in found.removed] == ["planned-state", "paid-state"]
    assert [one.removed[0].id for one in poles.conflicts(ledger([*voted, *paid]), "planned")] == [
        "planned-state"
    ]


def test_each_independent_contradiction_is_told() -> None:
    statements = [
        said("a", 1, "state"),
        said("b", 5, "fui"),
        said("c", 1, "local"),
        said("d", 5, "regions"),
        said("", 9, "public-other"),
    ]
    assert clashes(*statements) == [("b a", "3.00"), ("d c", "3.00")]


# Statements that replace others


def replaced(*statements: poles.FundingRecord) -> set[str]:
    return set(replaced_in(ledger(statements), Space(ledger(statements))))


def test_what_says_the_same_as_what_is_replaced_is_replaced_too() -> None:
    old, same, other = said("old", 5, "fui"), said("same", 5, "fui"), said("other", 6, "fui")
    new = attrs.evolve(said("new", 5, "fui"), revises="old")
    assert replaced(old, same, other, new) == {"old", "same"}
    assert replaced(old, same, other) == set()
    assert replaced(same, other, new) == set()
    assert replaced(old, same, other, attrs.evolve(said("new", 6, "fui"), revises="old")) == {
        "old",
        "same",
    }
    again = attrs.evolve(said("again", 5, "fui"), revises="old")
    assert replaced(old, same, new, again) == {"old", "same"}
    apart = [
        said("call", 5, "fui", calls="c-1"),
        said("pole", 5, "fui", poles=["alpha"]),
        attrs.evolve(old, id="paid", basis=poles.Basis.PAID),
    ]
    assert replaced(old, *apart, new) == {"old"}
    chain = attrs.evolve(said("newer", 7, "fui"), revises="new")
    assert replaced(old, same, new, chain) == {"old", "same", "new"}
    nowhere = attrs.evolve(said("nowhere", 5, "fui"), funders=("nobody",))
    assert replaced(nowhere, old, new) == {"old"}


# Checks


def test_the_ends_of_a_check_are_rounded_outward() -> None:
    pairs = [
        said("ab", 10, "fui anr"),
        said("bc", 10, "anr state-other"),
        said("ca", 10, "state-other fui"),
    ]
    statements = [
        *(attrs.evolve(one, rounded_to=Decimal("0.01")) for one in pairs),
        said("all", 15, "state"),
    ]
    found = {one.statement.id: ends(odd(one)) for one in poles.cross_check(ledger(statements))}
    assert found["all"] == ("14.99", "15.01")


def test_an_amount_without_years_is_checked_as_it_is() -> None:
    spread = said("spread", 30, "fui", period=("2005", "2007"))
    assert [one.figure for one in poles.cross_check(ledger([spread]))] == [30]


def test_what_is_nothing_is_no_number_of_times_anything() -> None:
    nothing = said("nothing", 0, "anr")
    found = poles.cross_check(
        ledger([]).having([nothing, said("some", 5, "fui")], [share(of("fui"), of("anr"))])
    )
    (check,) = (one for one in found if one.statement.id == "share")
    assert check.low == 0
    assert check.high is None


def test_checks_can_be_asked_for_one_basis() -> None:
    paid = stated("paid", Box(funders="fui", basis="paid"), Decimal(1))
    assert [
        one.statement.id for one in poles.cross_check(ledger([said("a", 1, "fui"), paid]), "paid")
    ] == ["paid"]


def test_a_slice_is_checked_against_its_own_layer() -> None:
    statements = [
        said("fui", 50, "fui"), said("alpha", 30, "fui", poles=["alpha"]), said("more", 40, "fui",
            poles=["alpha", "beta"]),
        said("part", 10, "fui", poles=["alpha"], period="2005"), said("sme", 20, "fui",
            beneficiaries=["sme"]),
    ]  # fmt: skip
    found = {one.statement.id: ends(odd(one)) for one in poles.cross_check(ledger(statements))}
    assert found == {
        "fui": ("39.50", None),
        "more": ("29.50", "50.50"),
        "alpha": ("9.50", "40.50"),
        "part": ("0.00", "30.50"),
        "sme": ("0.00", "50.50"),
    }


def test_slices_of_every_sort_limit_narrower_ones() -> None:
    sorts: list[dict[str, Any]] = [
        {"poles": "alpha"},
        {"regions": "north"},
        {"sectors": "ict"},
        {"beneficiaries": "sme"},
    ]
    for sort in sorts:
        wide = said("wide", 20, "fui", **sort)
        assert ends(asked(of("fui", **sort, period="2005"), wide)) == ("0.00", "20.50")
        for other in sorts:
            if other != sort:
                assert ends(
                    asked(of("fui", **sort, **other), wide, said("b", 5, "fui", **other))
                ) == ("0.00", "5.50")
                assert ends(asked(of("fui", **other), wide)) == ("0.00", None)
    part = attrs.evolve(said("part", 20, "fui"), part_en="bonus")
    assert ends(asked(of("fui"), part)) == ("19.50", None)
    assert refused(part, said("z", 5, "fui")) == {"z": ["part"]}
    few = attrs.evolve(said("few", 5, "fui", period="2005"), part_en="bonus")
    assert refused(
        few, attrs.evolve(part, start=poles.EdtfDate("2005"), end=poles.EdtfDate("2005"))
    ) == {"part": ["few"]}
    assert refused(few, attrs.evolve(part, part_en="other")) == {}


def test_each_figure_is_checked_against_the_others() -> None:
    found = poles.cross_check(
        ledger([said("state", 100, "state"), said("fui", 60, "fui"), said("anr", 30, "anr")])
    )
    checks: list[tuple[Any, ...]] = [
        (one.statement.id, one.figure, ends(odd(one)), one.as_read, one.miss) for one in found
    ]
    assert checks == [
        ("anr", 30, ("0.00", "41.00"), False, 0.0),
        ("fui", 60, ("0.00", "71.00"), False, 0.0),
        ("state", 100, ("89.00", None), False, 0.0),
    ]
    assert found.median_miss is None
    assert found.narrow == ()


def test_a_figure_far_from_the_others_misses_them_by_its_share() -> None:
    same = [said("state", 100, "state"), said("fui", 60, "fui"), said("rest", 0, "state-other")]
    found = poles.cross_check(
        ledger([*same, said("anr", 80, "anr"), said("anr-too", 41, "anr", period=("2004", "2008"))])
    )
    rows = {row["statement"]: row for row in found.to_dicts()}
    assert rows["anr"] == {
        "statement": "anr",
        "figure": Decimal(80),
        "low": Decimal("40.50"),
        "high": Decimal("41.00"),
        "narrow": True,
        "miss": float(Decimal(39) / 80),
        "as_read": False,
        "statements": ["anr"],
    }
    assert {one.statement.id for one in found.narrow} == {"anr", "fui", "state"}
    assert str(found) == found.text() != found.text(rows=1)
    one = found.narrow[0]
    assert one.text() != one.text("fr")
    shown_by_its_card(found)
    shown_by_its_card(one)


@pytest.mark.parametrize(
    ("figure", "low", "high", "narrow", "miss"),
    [
        ("50", "91", "101", True, 0.82),
        ("50", "90", "100", False, 0.8),
        ("200", "95", "100", True, 0.5),
        ("100", "95", "100", True, 0.0),
        ("95", "95", "100", True, 0.0),
        ("0", "0", "0", True, 0.0),
        ("0", "10", "10", True, 1.0),
        ("10", "0", "0", True, 1.0),
        ("10", "20", None, False, 1.0),
        ("40", "20", None, False, 0.0),
    ],
)
def test_narrow_is_less_than_a_tenth_and_a_miss_a_share_of_the_figure(
    figure: str, low: str, high: str | None, narrow: bool, miss: float
) -> None:
    check = poles.Check(
        (NOBODY,), Decimal(figure), Decimal(low), None if high is None else Decimal(high)
    )
    assert (check.narrow, check.miss) == (narrow, miss)


def test_the_narrow_checks_come_with_the_widest_miss_first_and_then_by_id() -> None:
    def check(key: str, figure: int) -> poles.Check:
        return poles.Check((said(key, figure, "fui"),), Decimal(figure), Decimal(10), Decimal(10))

    found = poles.CrossCheck((check("c", 10), check("b", 20), check("a", 20), check("d", 40)))
    assert [one.statement.id for one in found.narrow] == ["d", "a", "b", "c"]
    assert found.median_miss == 0.5
    assert repr(found) == "<CrossCheck: 4 figures, 4 against a narrow interval, median miss 0.5>"
    assert poles.CrossCheck(()).median_miss is None


def test_what_a_statement_keeps_out_is_let_in_where_it_is_checked() -> None:
    statements = [
        said("a", 10, "fui"),
        said("b", 40, "fui", period="2005"),
        said("c", 20, "fui", period=("2005", "2006")),
        said("d", 5, "anr"),
    ]
    found = {one.statement.id: ends(odd(one)) for one in poles.cross_check(ledger(statements))}
    assert found == {
        "a": ("39.50", None),
        "b": ("0.00", "10.50"),
        "c": ("0.00", "10.50"),
        "d": ("0.00", None),
    }


def test_a_yearly_amount_is_checked_as_that_of_all_its_years() -> None:
    yearly = stated(
        "yearly",
        of("fui", period=("2005", "2007")),
        Decimal(90),
        unit=Decimal(1),
        yearly=poles.Yearly.MEAN,
    )
    assert [one.figure for one in poles.cross_check(ledger([yearly]))] == [90]
    assert yearly.amount == 30


def test_a_reading_is_checked_against_the_money_of_its_calls() -> None:
    statements = [
        engaged("year", 100, "2005", "c-1"),
        said("call", 90, "fui", calls="c-1"),
        engaged("part", 10, "2006", "c-2 c-3"),
    ]
    found = [
        (one.statement.id, one.as_read, *ends(odd(one)))
        for one in poles.cross_check(ledger(statements))
    ]
    assert sorted(found) == [
        ("call", False, "99.50", "100.50"),
        ("part", False, "0.00", None),
        ("year", False, "89.50", None),
        ("year", True, "89.50", "90.50"),
    ]
    assert not any(one.as_read for one in poles.cross_check(ledger(statements), inferred=False))


def test_a_reading_is_checked_against_all_days_of_its_calls() -> None:
    early = poles.Call(
        id="early", programme="c", budget_year=2005, decided=poles.EdtfDate("2004-12")
    )
    year, call = engaged("year", 100, "2005", "early"), said("call", 90, "fui", calls="early")
    for statements in ([year, call], [year, call, said("before", 30, "fui", period="2004")]):
        found = poles.cross_check(
            poles.Ledger(statements, attrs.evolve(TABLES, calls=poles.Records([early])))
        )
        assert [ends(odd(one)) for one in found if one.as_read] == [("89.50", "90.50")]


# Groups


def test_groups_are_told_as_rows_and_as_text() -> None:
    found = poles.total(
        ledger([said("a", 10, "fui", period="2005"), said("b", 5, "anr", period="2006")]),
        by="year",
        funders="fui",
    )
    assert (
        repr(found) == "<Totals by year: 2004, 2005, 2006, 2007>"
        or repr(found) == "<Totals by year: 2005, 2006>"
    )
    assert (len(found), "2005" in found, odd(2005) in found, "1999" in found) == (
        len(list(found)),
        True,
        True,
        False,
    )
    assert found.to_dicts()[0] == {
        "year": "2005",
        "low": Decimal("9.50"),
        "high": Decimal("10.50"),
        "statements": ["a"],
        "unproved": None,
    }
    assert found.text() == str(found) != found.text(rows=1)
    shown_by_its_card(found)


def groups(
    by: Any, *statements: poles.FundingRecord, **box: Any
) -> dict[str, tuple[str, str | None]]:
    return {
        key: ends(found) for key, found in poles.total(ledger(statements), by=by, **box).items()
    }


def test_slices_are_those_that_statements_of_the_kind_name() -> None:
    statements = [
        said("a", 10, "fui", poles=["alpha"], regions=["south"]),
        said("b", 5, "anr", poles=["beta"], sectors=["ict"]),
        stated("c", Box(funders="fui", poles="gamma", basis="paid"), Decimal(1)),
    ]
    assert groups("pole", *statements, funders="fui") == {
        "alpha": ("9.50", None),
        "beta": ("0.00", None),
    }
    assert groups("region", *statements) == {"south": ("9.50", None)}
    assert groups("sector", *statements) == {"ict": ("4.50", None)}


def test_years_are_those_of_the_box_or_else_those_that_are_named() -> None:
    late = said("late", 10, "fui", period=("2009", "2010"))
    assert list(groups("year", late)) == ["2005", "2006", "2007", "2008", "2009", "2010"]
    assert list(groups("year", late, period=("2008", None))) == ["2008", "2009", "2010"]
    assert list(groups("year", late, period=(None, "2006"))) == ["2005", "2006"]
    assert list(groups("year", late, period=("2006-07-01", "2007-06-30"))) == ["2006", "2007"]
    assert groups("year", late, period=("2009", "2010")) == {
        "2009": ("0.00", None),
        "2010": ("0.00", None),
    }
    assert (
        list(poles.total(poles.Ledger((), attrs.evolve(TABLES, calls=poles.Records())), by="year"))
        == []
    )


def test_phases_and_calls_are_those_in_which_money_can_be() -> None:
    assert (
        list(groups("phase"))
        == list(groups("phase", period="2007"))
        == list(groups("phase", period="2005"))
        == ["1"]
    )
    assert list(groups("phase", period="2008")) == list(groups("phase", period="2004")) == []
    assert groups("phase", said("a", 5, "fui", period="2005"), period="2005", funders="fui") == {
        "1": ("4.50", "5.50")
    }
    assert list(groups("call")) == ["c-1", "c-2", "c-3"]
    assert list(groups("call", calls=["c-3", "c-1"])) == ["c-1", "c-3"]
    assert list(groups("call", period="2005")) == ["c-1"]
    assert list(groups("call", period="2007")) == ["c-2", "c-3"]
    assert (
        list(groups("phase", period="2007-12-31"))
        == list(groups("phase", period="2005-01-01"))
        == ["1"]
    )
    assert groups("funder", said("a", 5, "anr"), funders=["fui", "anr"]) == {
        "anr": ("4.50", "5.50"),
        "fui": ("0.00", None),
    }
    assert list(groups("call", instrument="platforms")) == []
    assert list(groups("funder", funders="local")) == ["local-other", "regions"]
    assert list(poles.total(poles.Ledger(), by="funder")) == []


def test_groups_are_of_the_box_that_is_asked_about() -> None:
    execution = engaged("year", 100, "2005", "c-1")
    assert groups("call", execution, funders="fui")["c-1"] == ("99.50", "100.50")
    assert groups("call", execution, funders="fui", inferred=False)["c-1"] == ("0.00", None)
    planned: dict[str, Any] = {"basis": "planned", "stage": "voted", "funders": "fui"}
    voted = stated("voted", Box(**planned, poles="alpha", period="2005"), Decimal(5))
    assert groups("year", voted, **planned, period="2005") == {"2005": ("4.99", None)}
    whole = ledger([voted])
    found = poles.total(whole, by="pole", **planned)
    assert (found.ledger, found.box, found.by, list(found)) == (
        whole,
        Box(**planned),
        "pole",
        ["alpha"],
    )
    years = poles.total(whole, by="year", **planned, period=("2005-07-01", "2006-06-30"))
    days = [period for year in years.values() if (period := year.box.period)]
    assert [(str(period.first), str(period.last)) for period in days] == [
        ("2005-07-01", "2005-12-31"),
        ("2006-01-01", "2006-06-30"),
    ]


def test_what_was_known_on_a_day_had_been_published_wholly_by_then() -> None:
    sources = poles.Records(
        poles.Source(
            id=name,
            kind=poles.SourceKind.PRESS,
            title=name,
            published=None if day is None else poles.EdtfDate(day),
        )
        for name, day in [("day", "2007-05-02"), ("month", "2007-05"), ("undated", None)]
    )
    statements = [
        attrs.evolve(
            said(name, 1, "fui"),
            citations=(poles.Citation(source=name, field=None, status=poles.Status.SOURCED),),
        )
        for name in ("day", "month", "undated", "unlisted")
    ]
    whole = poles.Ledger(statements, attrs.evolve(TABLES, sources=sources))
    for day, known in [
        ("2007-05-01", []),
        ("2007-05-02", ["day"]),
        ("2007-05-30", ["day"]),
        ("2007-05-31", ["day", "month"]),
    ]:
        assert [one.id for one in poles.known_on(whole, day)] == known
