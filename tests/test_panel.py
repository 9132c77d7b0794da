"""Panels of the bundled policy, and what cannot be asked of one."""

import re
from decimal import Decimal
from typing import Any

import attrs
import pytest

import poles
from small import grants, small

POLICY = poles.load_policy()
GRANTS = grants(POLICY)


def test_labels_of_july_2005_have_a_row_each_but_that_of_nobody() -> None:
    found = poles.panel(POLICY, [2005])
    assert len(found) == 66
    assert [(one.id, one.reason) for one in found.left_out] == [
        ("p1-unknown", poles.Omission.HOLDER)
    ]
    assert {row.days for row in found} == {173}  # from 12 July
    assert not poles.panel(POLICY, [2007]).left_out


def test_a_label_of_part_of_a_year_has_its_days() -> None:
    (row,) = (row for row in poles.panel(POLICY, [2010]) if row.pole == "enfant")
    assert (row.days, row.day.isoformat()) == (130, "2010-05-10")


def test_regions_are_on_the_map_that_is_asked_for() -> None:
    for map_on, region in (
        (None, "aquitaine"),
        ("2015-12-31", "aquitaine"),
        ("2016-01-01", "nouvelle-aquitaine"),
    ):
        found = poles.panel(POLICY, [2012], map_on=map_on)
        (row,) = (row for row in found if row.pole == "route-des-lasers")
        assert row.region == region


@pytest.mark.parametrize(
    ("year", "map_on", "name"),
    [
        (2012, None, "Centre"),
        (2016, None, "Centre-Val de Loire"),
        (2012, "2016-01-01", "Centre-Val de Loire"),
        (2016, "2012-01-01", "Centre"),
    ],
)
def test_regions_are_called_as_on_the_day_of_their_map(
    year: int, map_on: str | None, name: str
) -> None:
    found = poles.panel(POLICY, [year], map_on=map_on)
    rows = [row for row in found if row.region == "centre-val-de-loire"]
    for line in found.having(rows).text(rows=None).splitlines()[2:-1]:
        assert re.split(r"\s{2,}", line)[-2] == name


def test_a_pole_of_which_no_region_is_known_has_none() -> None:
    bare = [attrs.evolve(pole, regions=()) for pole in POLICY.poles if pole.id == "enfant"]
    policy = POLICY.extend(poles=bare, on_conflict="replace")
    found = poles.panel(policy, [2007])
    (row,) = (row for row in found if row.pole == "enfant")
    assert (row.region, row.regions) == ("pays-de-la-loire", ())


def test_poles_that_merged_are_one_row_a_year() -> None:
    found = poles.panel(POLICY, range(2005, 2025), carry_to="2024-01-08")
    rows = {row.year: row for row in found if row.pole == "alpha-rlh"}
    assert rows[2016].poles == ("elopsys", "route-des-lasers")
    assert rows[2016].name == rows[2018].name == "ALPHA-RLH"
    assert rows[2016].region == "nouvelle-aquitaine"
    assert not {"elopsys", "route-des-lasers"} & {row.pole for row in found}
    # Who ended without an heir stays.
    assert "enfant" in {row.pole for row in found}


def test_it_says_its_rules() -> None:
    found = poles.panel(
        POLICY, [2008], carry_to="2024-01-08", map_on="2016-01-01",
        amounts=GRANTS[:1], rule="start", counting="full",
    )  # fmt: skip
    assert found.title("en") == (
        "Poles by year, carried to those of 2024-01-08, map of regions of 2016-01-01, grants, "
        "put in the first year, whole in each"
    )
    assert found.title("fr").startswith("Pôles par année, ramenés à ceux du 2024-01-08, carte")
    (row,) = (row for row in found if row.pole == "cap-digital")
    assert row.amount == Decimal("412500.50")
    assert "€412,500.50" in found.having([row]).text()
    # A list that has nothing of a pole adds up to nothing.
    assert {row.amount for row in found} == {Decimal("412500.50"), Decimal("0.00")}


def test_money_of_a_box_is_bounded_pole_by_pole() -> None:
    box = poles.Box(funders="anr", basis="awarded")
    found = poles.panel(small(), [2005], amounts=box)
    for row in found:
        asked = poles.Box(funders="anr", basis="awarded", period="2005", poles=row.poles)
        bounds = poles.bounds(small().funding, asked)
        assert (row.amount, row.low, row.high) == (None, bounds.low, bounds.high)
    assert any(row.low for row in found)
    assert "anr" in found.title("en")
    assert "anr-2005-cap-digital" in {one.id for row in found for one in row.because}  # type: ignore[attr-defined]


def test_a_grant_without_a_year_or_a_pole_is_left_out_and_told() -> None:
    nowhere = attrs.evolve(GRANTS[0], id="nowhere", start=None, end=None, calls=(), poles=())
    found = poles.panel(POLICY, [2008], amounts=[nowhere], rule="even", counting="full")
    assert [(one.record, one.reason) for one in found.left_out] == [
        (nowhere, poles.Omission.PERIOD)
    ]


def test_a_grant_that_is_left_out_is_told_as_it_was_given() -> None:
    merged = attrs.evolve(GRANTS[0], id="two", poles=("elopsys", "route-des-lasers"))
    unknown = attrs.evolve(merged, id="unknown", basis=poles.Basis.UNKNOWN, stage=None)
    undated = attrs.evolve(merged, id="undated", start=None, end=None, calls=())
    found = poles.panel(
        POLICY, [2008], carry_to="2024-01-08", amounts=[merged, unknown, undated],
        rule="start", counting="full",
    )  # fmt: skip
    assert [row.amount for row in found if row.pole == "alpha-rlh"] == [merged.amount]
    assert {(one.record, one.reason) for one in found.left_out} == {
        (unknown, poles.Omission.BASIS),
        (undated, poles.Omission.PERIOD),
    }


def test_it_is_told_whole() -> None:
    """The title, the columns and the first and the last row, as they are read."""
    edition = POLICY.edition
    plain = poles.panel(POLICY, [2012])
    assert plain.text(rows=2).splitlines() == [
        "Poles by year",
        "year  pole       tier      phase  region         days",
        "2012  Advancity  national  2      Île-de-France   366",
        "… 69 more",
        "2012  Xylofutur  national  2      Aquitaine       366",
        f"Data edition {edition}",
    ]
    assert plain.text("fr", rows=1).splitlines()[:3] == [
        "Pôles par année",
        "année  pôle       catégorie  phase  région         jours",
        "2012   Advancity  national   2      Île-de-France    366",
    ]
    bounded = poles.panel(small(), [2019], amounts=poles.Box(basis="paid"))
    assert bounded.text(rows=2).splitlines() == [
        "Poles by year, paid",
        "year  pole       tier      phase  region                days  at least  at most",
        "2019  ALPHA-RLH            4      Nouvelle-Aquitaine     365        €0        …",
        "… 5 more",
        "2019  ViaMéca    national  3      Auvergne-Rhône-Alpes    35        €0        …",
        f"Data edition {edition}",
    ]
    assert bounded.text("fr", rows=2).splitlines()[1] == (
        "année  pôle       catégorie  phase  région                jours  au moins  au plus"
    )
    summed = poles.panel(POLICY, [2008], amounts=GRANTS[:1], rule="start", counting="full")
    summed = summed.having(row for row in summed if row.amount)
    assert summed.text("fr").splitlines()[:2] == [
        "Pôles par année, aides, rattachement à la première année, entier dans chacun",
        "année  pôle         catégorie            phase  région         jours       montant",
    ]
    assert summed.text().splitlines()[2:] == [
        "2008  Cap Digital  with world vocation  1      Île-de-France   366  €412,500.50",
        "Left out (no label in that year): 1, made-grant",
        f"Data edition {edition}",
    ]


def test_a_grant_is_told_as_it_was_given_also_where_it_is_carried() -> None:
    found = poles.panel(
        POLICY, [2008, 2009], carry_to="2024-01-08",
        amounts=GRANTS[:1], rule="even", counting="fractional",
    )  # fmt: skip
    used = {one for row in found for one in row.because if isinstance(one, poles.Grant)}
    told = {one.record for one in found.left_out}
    assert used | told == {GRANTS[0]}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"years": 2012}, "found years=2012, expected whole numbers"),
        ({"years": "2012"}, "found years='2012'"),
        ({"years": []}, "found years=[]"),
        ({"years": [2012.0]}, "found years=[2012.0]"),
        ({"years": [True]}, "found years=[True]"),
        ({"years": [0]}, "found years=[0]"),
        ({"rule": "even"}, "found rule='even', expected amounts= that are grants"),
        ({"amounts": poles.Box(basis="paid"), "counting": "full"}, "found counting='full'"),
        ({"amounts": GRANTS, "rule": "even"}, "expected rule= and counting= beside them"),
        ({"amounts": GRANTS, "rule": "odd", "counting": "full"}, "found rule='odd'"),
        ({"amounts": poles.Box(basis="paid", period="2012")}, "found a box with poles or a period"),
        ({"amounts": poles.Box(basis="paid", poles="minalogic")}, "found a box with poles"),
        ({"policy": "policy"}, "expected a policy"),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(poles.InvalidQuestion) as caught:
        poles.panel(**{"policy": POLICY, "years": [2012], **asked})
    assert told in str(caught.value)


@pytest.mark.parametrize("year", [2004, 2027])
def test_a_year_about_which_nothing_is_known_is_refused(year: int) -> None:
    with pytest.raises(poles.OutOfCoverage, match=f"about {year}"):
        poles.panel(POLICY, [2012, year])
