"""Numbers of poles in registers: which pole they find, on which day."""

from __future__ import annotations

import math
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import EdtfDate, Scheme
from poles.identity.names import How, NameIndex
from poles.strategies import policies

BODY = "509637815"
OTHER = "485361133"


def holding(key: str, value: str = BODY, **more: Any) -> poles.Pole:
    """A pole with one number, by default a SIREN."""
    told = {"scheme": Scheme.SIREN, **more}
    number = poles.Identifier(id=f"{key}-number", pole=key, value=value, **told)
    name = poles.Name(id=key, pole=key, kind=poles.NameKind.OFFICIAL, text=key.title())
    return poles.Pole(id=key, names=(name,), identifiers=(number,))


def policy_of(*found: poles.Pole) -> poles.Policy:
    """A policy of a few poles, and nothing else."""
    empty: dict[str, Any] = {
        field.name: poles.Records(())
        for field in attrs.fields(poles.Policy)
        if field.init and field.alias not in ("about", "poles", "grants", "ratios", "funding")
    }
    about = poles.About("few", "2026.12.0", "Few", "Quelques-uns", ())
    return poles.Policy(about=about, poles=poles.Records(found), funding=poles.Ledger(()), **empty)


def found(policy: poles.Policy, *asked: Any, **more: Any) -> str | None:
    pole = policy.by_identifier(*asked, **more)
    return None if pole is None else pole.id


def written(number: poles.Identifier) -> list[str]:
    """Some ways of writing a number."""
    value = number.value
    if number.scheme is Scheme.SIREN:
        spaced = f"{value[:3]} {value[3:6]} {value[6:]}"
        return [value, spaced, f"{spaced} 00021", f"{value}00021", f"FR40{value}", f"{value}.0"]
    if number.scheme is Scheme.HOST:
        return [value, value.upper(), f"www.{value}", f"https://www.{value}/fr/index.html?a=b"]
    return [value, value.lower()]


@given(policies())
def test_every_written_form_of_a_number_finds_its_pole(policy: poles.Policy) -> None:
    index = NameIndex(policy.poles, policy.regions, policy.sectors, policy.events)
    for pole in policy.poles:
        for number in pole.identifiers:
            if number.scheme is Scheme.POLES:
                assert found(policy, "poles", number.value) == pole.id
                continue
            # The number of a body that carries it finds no pole.
            one, how = (pole, How.IDENTIFIER) if number.own else (None, None)
            ids = tuple(filter(None, [one and one.id]))
            for text in written(number):
                assert found(policy, number.scheme, text) == (one and one.id)
                assert index.resolve(text) == (ids, how)
                assert index.resolve(text, known=False) == (ids, how)
                assert policy.tables.code("poles", text) == (one.id if one else text)
            (row,) = policy.match([number.value]).rows
            assert (row.pole, row.how) == (one, how)


TURNS = (
    holding("first", end=EdtfDate("2015-06")),
    holding("second", start=EdtfDate("2015-07-01")),
)


@pytest.mark.parametrize(
    ("day", "pole"),
    [
        ("2005-07-12", "first"),
        ("2015-06-30", "first"),
        ("2015-07-01", "second"),
        (None, "second"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_one_body_is_two_poles_in_turn(order: int, day: str | None, pole: str) -> None:
    policy = policy_of(*TURNS[::order])
    assert found(policy, "siren", BODY, day) == pole
    assert found(policy, "siren", BODY, on=day) == pole
    assert policy.get(BODY, on=day).id == pole
    (row,) = policy.match([BODY], on=day).rows
    assert row.pole is not None
    assert (row.pole.id, row.how) == (pole, "identifier")


def test_the_last_to_have_a_number_may_have_lost_it() -> None:
    policy = policy_of(holding("first", end=EdtfDate("2008")), holding("later", OTHER))
    assert found(policy, "siren", BODY) == "first"
    assert found(policy, "siren", BODY, on="2009-01-01") is None
    assert policy.match([BODY], on="2009-01-01").rows[0].pole is None


def test_several_with_one_number_on_one_day_are_told() -> None:
    policy = policy_of(holding("one"), holding("other", start=EdtfDate("2015")), holding("third"))
    with pytest.raises(poles.AmbiguousName) as caught:
        policy.by_identifier("siren", BODY, on="2010-01-01")
    assert caught.value.candidates == ("one", "third")
    # The one that got it last.
    assert found(policy, "siren", BODY) == "other"
    with pytest.raises(poles.AmbiguousName):
        policy_of(holding("one"), holding("other")).by_identifier("siren", BODY)
    (row,) = policy.match([BODY], on="2010-01-01").rows
    assert (row.pole, row.candidates) == (None, ("one", "third"))


@pytest.mark.parametrize("role", poles.terms.Role)
def test_the_number_of_a_body_that_carries_poles_finds_none_but_where_asked(
    role: poles.terms.Role,
) -> None:
    carried = holding("carried", role=role, legal_name="A chamber of commerce")
    policy = policy_of(carried, holding("other", OTHER))
    assert found(policy, "siren", BODY) is None
    assert policy.find(BODY) is None
    assert policy.match([BODY]).rows[0].pole is None
    assert found(policy, "siren", BODY, carriers=True) == "carried"
    assert found(policy, "siren", OTHER, carriers=True) == "other"
    several = policy_of(carried, holding("also", role=role))
    with pytest.raises(poles.AmbiguousName):
        several.by_identifier("siren", BODY, carriers=True)


def test_hosts_and_numbers_of_packages_of_before_are_found() -> None:
    policy = policy_of(
        holding("web", "aquanova.fr", scheme=Scheme.HOST),
        holding("ror", "04M0YAG05", scheme=Scheme.ROR),
        holding("odd", "written oddly", scheme=Scheme.RNA),
    )
    assert found(policy, "host", "HTTPS://WWW.AQUANOVA.FR:443/le-pole#equipe") == "web"
    assert found(policy, Scheme.ROR, "https://ror.org/04m0yag05") == "ror"
    assert found(policy, "rna", "written oddly") is None
    assert found(policy, "host", "aquanova") is None


@pytest.mark.parametrize("value", [None, math.nan, "", "509637816", "509 637", b"509637815", 1j])
def test_what_is_no_number_finds_none(value: Any) -> None:
    assert found(policy_of(holding("one")), "siren", value) is None


@given(st.sampled_from([int(BODY), float(BODY), f" {BODY} "]))
def test_a_number_may_be_one(value: Any) -> None:
    assert found(policy_of(holding("one")), "siren", value) == "one"


@pytest.mark.parametrize("scheme", ["siret", "SIREN", None, 9])
def test_another_register_is_refused(scheme: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="one of siren, rna, ror, isni, wikidata, host"):
        policy_of(holding("one")).by_identifier(scheme, BODY)


def test_a_bare_year_is_no_day() -> None:
    with pytest.raises(poles.InvalidDay):
        policy_of(holding("one")).by_identifier("siren", BODY, on="2012")
