"""What a box speaks of is meant by its code, by a name, or by what a name has in or before
brackets, however it is spelt.
"""

import pickle
from typing import Any

import pytest

import poles
from poles.identity.codes import Codes
from poles.identity.spelling import is_short_for
from poles.identity.words import fold
from small import first_calls

POLICY = poles.load_policy()
PARTS = "funders", "calls", "poles", "regions", "sectors"


def codes(**names: tuple[str, ...]) -> Codes:
    """Funders of these names, one of which may be in English."""
    funders = (
        poles.Funder(id=key.replace("_", "-"), fr=(*each, key)[0], en=(*each, key, key)[1])
        for key, each in names.items()
    )
    empty: dict[str, Any] = {part: poles.Records() for part in (*PARTS, "events")}
    return Codes({**empty, "funders": poles.Records(funders)})


NAMES = codes(
    anr=("Agence nationale de la recherche (ANR)", "French National Research Agency"),
    fui_3=(),
    region_bretagne=("Région Bretagne",),
    bretagne=("Conseil régional (Région Bretagne)",),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fui-3", "fui-3"),
        ("FUI 3", "fui-3"),
        ("A.N.R", "anr"),
        ("Anr", "anr"),
        ("agence nationale de la Recherche", "anr"),
        ("Agence nationale de la recherche (anr)", "anr"),
        ("French national research agency", "anr"),
        ("conseil régional", "bretagne"),
        ("région Bretagne", "region-bretagne"),
        ("agence", None),
        ("", None),
    ],
)
def test_a_code_by_its_names(text: str, code: str | None) -> None:
    assert NAMES.code("funders", text) == code


def test_a_code_comes_before_the_name_of_another_and_what_several_are_called_is_refused() -> None:
    names = codes(anr=("ADEME",), ademe=("Agence",), afd=("Agence (AFD)",))
    assert names.code("funders", "Ademe") == "ademe"
    alike = codes(a_b=("X",), ab=("Y",))
    assert [alike.code("funders", key) for key in ("a-b", "ab")] == ["a-b", "ab"]
    with pytest.raises(poles.AmbiguousName):
        alike.code("funders", "A B")
    assert names.code("funders", "AFD") == "afd"
    with pytest.raises(poles.AmbiguousName) as caught:
        names.code("funders", "agence")
    assert str(caught.value) == (
        "'agence' is a name of several funders. Ask for one of these ids: ademe or afd."
    )


def meant(part: str, name: str) -> tuple[str, ...]:
    """The codes that a name means."""
    try:
        return (POLICY.tables.code(part, name),)
    except poles.AmbiguousName as error:
        return error.candidates


def test_every_code_of_the_policy_is_found_by_its_names_or_they_are_those_of_several() -> None:
    named = {
        "funders": [(one.id, name) for one in POLICY.funders for name in (one.fr, one.en)],
        "calls": [(one.id, one.id.upper().replace("-", " ")) for one in POLICY.calls],
        "regions": [(one.id, name.name) for one in POLICY.regions for name in one.names],
        "sectors": [(one.id, name) for one in POLICY.sectors for name in (one.fr, one.en)],
        "poles": [(one.id, one.name) for one in POLICY.poles],
    }
    for part, pairs in named.items():
        for code, name in pairs:
            found = meant(part, name)
            # What is an id too is that of its own.
            assert code in found or fold(name) == fold(found[0])


FEW = first_calls(POLICY.funding)
ASKED: dict[str, Any] = {
    "funders": "Fonds unique interministériel",
    "calls": ["FUI 3", "fui 4"],
    "basis": "awarded",
}


def test_a_ledger_is_asked_by_names_and_answers_by_codes() -> None:
    box = poles.Box(**ASKED)
    plain = poles.Box(funders="fui", calls=["fui-3", "fui-4"], basis="awarded")
    assert box.funders == ("Fonds unique interministériel",)
    for ledger in (
        FEW,
        poles.known_on(FEW, "2026-11-01"),
        pickle.loads(pickle.dumps(FEW)),  # noqa: S301
    ):
        found = poles.bounds(ledger, box)
        assert found.box == plain
        assert found == poles.bounds(ledger, plain)
    assert poles.weigh(FEW, 10**9, box) == poles.weigh(FEW, 10**9, plain)


@pytest.mark.parametrize(
    ("part", "name", "code"),
    [
        ("poles", "Minalogic", "minalogic"),
        ("poles", "pôle Minalogic (Grenoble)", "minalogic"),
        ("regions", "PACA", "provence-alpes-cote-d-azur"),
        ("regions", "Ile de France", "ile-de-france"),
        ("sectors", "Biotechnologies et santé", "health-biotech"),
    ],
)
def test_slices_have_names(part: str, name: str, code: str) -> None:
    given: dict[str, Any] = {part: [name, code], "basis": "awarded"}
    found = poles.bounds(FEW, poles.Box(**given))
    assert getattr(found.box, part) == (code,)
    assert found == poles.bounds(FEW, poles.Box(**{**given, part: code}))


def test_totals_are_asked_by_names() -> None:
    asked: dict[str, Any] = {"by": "call", "basis": "awarded"}
    found = poles.total(POLICY.funding, funders="FUI", calls=["FUI 3"], **asked)
    assert found.box.funders == ("fui",)
    assert dict(found) == dict(poles.total(POLICY.funding, funders="fui", calls="fui-3", **asked))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"funders": "fiu"}, "The box has 'fiu' in funders, which the ledger does not know. Did"),
        ({"funders": "Agence nationale de la rechrche"}, "Did you mean anr (Agence nationale"),
        ({"regions": "PAKA"}, "Did you mean provence-alpes-cote-d-azur (paca)?"),
        ({"poles": "Minalogique"}, "Did you mean Minalogic?"),
        ({"calls": "fiu-3"}, "Did you mean fui-3?"),
        ({"calls": "fui-33"}, "It knows fui-0, "),
        ({"regions": "38"}, "It knows alsace, "),
        ({"sectors": "zzz"}, "It knows aeronautics-space, "),
    ],
)
def test_a_code_that_is_none_suggests(given: dict[str, Any], told: str) -> None:
    with pytest.raises(poles.UnknownCode) as caught:
        poles.bounds(POLICY.funding, poles.Box(**given, basis="awarded"))
    assert told in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_a_name_of_several_is_refused() -> None:
    with pytest.raises(poles.AmbiguousName, match="a name of several sectors"):
        poles.bounds(POLICY.funding, poles.Box(sectors="Énergie", basis="awarded"))


def test_a_ledger_of_no_policy_knows_codes_alone() -> None:
    ledger = poles.Ledger(POLICY.funding, poles.Tables(funders=POLICY.funders, calls=POLICY.calls))
    box = poles.Box(funders="Fonds unique interministériel", basis="awarded")
    with pytest.raises(poles.UnknownCode):
        poles.bounds(ledger, box)


def test_poles_and_regions_are_found_by_names() -> None:
    copied: poles.Policy = pickle.loads(pickle.dumps(POLICY))  # noqa: S301
    for policy in (POLICY, copied):
        assert policy.regions["PACA"] is policy.regions["provence-alpes-cote-d-azur"]
        assert policy.poles["Mov'eo"] is policy.poles["nextmove"]
        assert policy.poles.get("Mov'eo") is policy.poles["nextmove"]
        name: object = "PACA"
        assert name in policy.regions
        assert name not in policy.poles
        assert policy.regions.get("Paka") is None
        with pytest.raises(KeyError) as caught:
            policy.regions["Paka"]
        assert caught.value.args == ("Paka",)
    assert copied == POLICY
    assert copied.poles.keys() == POLICY.poles.keys()


def test_what_a_policy_refers_to_is_found_by_codes_alone() -> None:
    assert POLICY.tables.regions.get("PACA") is None
    assert POLICY.tables.regions == POLICY.regions


def test_a_region_is_meant_by_the_letters_of_its_number() -> None:
    letters = [
        (name.iso.removeprefix("FR-"), region.id)
        for region in POLICY.regions
        for name in region.names
        if name.iso and name.iso[3:].isalpha() and len(name.iso) == len("FR-ARA")
    ]
    assert len(letters) > 10
    for short, region in letters:
        assert POLICY.tables.code("regions", short) == region


@pytest.mark.parametrize(
    ("acronym", "text", "short"),
    [
        ("ANR", "Agence nationale pour la recherche", True),
        ("A.N.R.", "Agence nationale et recherche", True),
        ("anr", "Agence de la nation and of the recherche", True),
        ("A", "Agence", False),
        ("GNE", "Agence nationale", False),
        ("AN", "Agence nationale pour la recherche", False),
    ],
)
def test_initials_are_short_for_words(acronym: str, text: str, short: bool) -> None:
    assert is_short_for(acronym, text) is short
