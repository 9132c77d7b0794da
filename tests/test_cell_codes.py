"""A text means the same code in a table, a box and the command, however it is spelt, and what it
leaves open is a fault.
"""

from contextlib import suppress
from decimal import Decimal
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles.identity.codes import PARTS, Codes
from poles.identity.columns import LISTING
from poles.identity.place_words import DEPARTMENTS
from poles.identity.spelling import forms

POLICY = poles.load_policy()
TABLES = POLICY.tables
CODES = Codes({part: getattr(TABLES, part) for part in (*PARTS, "events")})
SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
SAME = {"basis": "awarded", "funders": "fui", "period": "2010"}


def read(field: str, *cells: object, header: str = "x", **options: Any) -> poles.FundingTable:
    """A table with one column beside its amounts."""
    values = {key: value for key, value in SAME.items() if key != field}
    if field == "calls":
        del values["period"]
    given: dict[str, Any] = {"values": values, "source": SOURCE} | options
    columns = {"amount": "€", field: header}
    return poles.read_funding(
        [{"€": 1, header: cell} for cell in cells], rows="totals", columns=columns, **given
    )


def one(field: str, cell: object, **options: Any) -> str | None:
    """The one code of a cell, ``None`` where it has a fault."""
    found = read(field, cell, **options)
    assert len(found.records) + len(found.faults) == 1
    return getattr(found.records[0], field)[0] if found.records else None


def asked(field: str, text: str) -> str | None:
    """The code by which a box is asked, ``None`` where it is refused."""
    try:
        found = TABLES.code(field, text)
    except (poles.AmbiguousName, poles.InvalidBox):
        return None
    return found if found in getattr(TABLES, field) else None


MEANT = {
    "funders": {
        "fui": [
            "FUI",
            "le FUI",
            "F.U.I.",
            "FUI - Fonds unique interministériel",
            "Fonds unique interministériel – FUI",
            "fonds unique interministeriel (FUI)",
        ],
        "anr": [
            "l'ANR",
            "l’A.N.R.",
            "ANR – Agence nationale de la recherche",
            "ANR : Agence nationale pour la recherche",
            "The French National Research Agency",
        ],
        "bpifrance": ["BPI France", "BPIFrance", "Bpi france (ses propres aides)"],
        "regions": [
            "Conseil régional",
            "conseils régionaux",
            "les Régions",
            "Région",
            "regional councils",
        ],
        "state": ["L'État", "Etat", "ÉTAT"],
        "ministries": ["ministère", "Ministères", "crédits des ministères"],
        "aii": ["AII – Agence pour l'innovation industrielle", "Agence innovation industrielle"],
        "defence-ministry": ["Ministère de la Défense (MD)", "DGA"],
        "cdc": ["CDC - Caisse des dépôts et consignations", "la Caisse des Dépôts"],
        "eu": ["UE", "l'Union européenne", "the European Union"],
    },
    "regions": {
        "auvergne-rhone-alpes": [
            "84",
            "84.0",
            "84,0",
            "FR-ARA",
            "ARA",
            "84 - Auvergne-Rhône-Alpes",
        ],
        "rhone-alpes": ["82", "Rhône Alpes"],
        "guadeloupe": ["01", "1", "1.0", "la Guadeloupe"],
        "bretagne": [
            "FR-BRE",
            "fr-e",
            "53",
            "Région Bretagne",
            "la région de Bretagne",
            "Conseil régional de Bretagne",
            "Bretagne (région)",
        ],
        "provence-alpes-cote-d-azur": ["PACA", "Région Sud", "Provence Alpes Côte d’Azur (PACA)"],
        "ile-de-france": ["IDF", "Ile de France", "conseil régional d'Île-de-France"],
        "centre-val-de-loire": ["Région Centre", "Centre-Val de Loire"],
        "bourgogne-franche-comte": ["Bourgogne - Franche-Comté", "Bourgogne Franche Comte"],
        "languedoc-roussillon": ["Languedoc-Roussillon (LR)"],
        "pays-de-la-loire": ["Pays de la Loire (PDL)", "Pays-de-Loire"],
    },
    "calls": {
        "fui-12": [
            "FUI12",
            "FUI 12",
            "fui-12",
            "FUI n° 12",
            "12e appel à projets",
            "12ème AAP FUI",
            "AAP 12",
            "appel à projets n°12 du FUI",
            "FUI – 12e appel à projets",
            "Fonds unique interministériel 12",
            "call for projects 12",
            "12th call",
            "12",
            "12.0",
        ],
        "fui-3": ["FUI 03", "3e AAP"],
        "fui-0": ["FUI 0"],
        "pspc-regions-2": ["PSPC-Régions 2", "PSPC régions n°2"],
    },
    "sectors": {
        "ict": ["TIC", "les TIC"],
        "optics-photonics": ["Optics & Photonics"],
        "health-biotech": ["Biotechnologies & santé"],
        "transport": ["Transports", "transport"],
    },
    "poles": {"nextmove": ["Mov'eo", "pôle Moveo"]},
}


@pytest.mark.parametrize(
    ("field", "code", "text"),
    [
        (field, code, text)
        for field, meant in MEANT.items()
        for code, texts in meant.items()
        for text in texts
    ],
)
def test_a_text_means_one_code_everywhere(field: str, code: str, text: str) -> None:
    assert asked(field, text) == code
    assert one(field, text) == code


@pytest.mark.parametrize("number", [84, 84.0, Decimal(84), np.int64(84), np.float64(84), "084"[1:]])
def test_numbers_are_codes_of_regions(number: object) -> None:
    assert one("regions", number) == "auvergne-rhone-alpes"


@pytest.mark.parametrize(
    ("number", "code"), [(12, "fui-12"), (12.0, "fui-12"), (1, None), (99, None), (True, None)]
)
def test_a_number_is_a_call_where_one_programme_has_it(number: object, code: str | None) -> None:
    assert one("calls", number) == code


NOT_MEANT = {
    "funders": {
        "FUI - ANR": "It may be fui or anr: write one of them, or part them",
        "FUI (État)": "It may be fui or state: write one",
        "FUI, ANR": "It holds several: say split=','.",
        "FUI\nANR": "It holds several: say split='\\n'.",
        "FUI / Région Bretagne": "It holds several: say split='/'.",
        "Bretagne": "Write Région Bretagne for the money of its council, or is this a column of",
        "Agence nationale de sécurité": "policy.funders.keys()",
        "CDI": "policy.funders.keys()",
        "CDC (Chambre des comptes)": "policy.funders.keys()",
        "CDC – Centre de développement culturel": "policy.funders.keys()",
        "Région Auvergne / Rhône-Alpes": "policy.funders.keys()",
        "FUI Grand Est": "policy.funders.keys()",
        "anrr": "Did you mean anr? Confirm it with accept={'anrr': 'anr'}.",
        "fiu": "Did you mean fui?",
        "Minalogic": "It is one of the poles, minalogic: is this a column of poles?",
        "552 100 554": "is like a SIREN number: is this a column of recipients?",
        "55210055400013": "is like a SIRET number",
        "2008": "is like a year: is this a column of years?",
        "ses propres aides": "It may be bpifrance or oseo: confirm which with accept=",
    },
    "regions": {
        "FRE": "policy.regions.keys()",
        "FRA": "policy.regions.keys()",
        "12": "12 is a département's number: is this a column of départements?",
        "38": "38 is a département's number",
        "2a": "2a is a département's number",
        "971": "971 is a département's number",
        "Isère": "Isère is a département: is this a column of départements?",
        "29490": "is like the code of a commune",
        "53 – Corse": "It may be bretagne or corse",
        "Région": "is this a column of funders?",
        "Bretagnne": "Did you mean bretagne?",
        "Auvergne / Rhône-Alpes": "rhone-alpes: write one of them, or part them and say split='/'.",
        "Bourgogne, Franche-Comté": "It may be bourgogne-franche-comte, bourgogne or franche-comte",
        "Bourgogne et Franche-Comté": "It holds several: say split=' et '.",
        "sans région": "policy.regions.keys()",
        "Alsace et Lorraine": "It holds several: say split=' et '.",
    },
    "calls": {
        "1er appel": "It may be fui-1 or pspc-regions-1",
        "FUI 3 4": "policy.calls.keys()",
        "FUI 1-2": "policy.calls.keys()",
        "FUI 3, FUI 4": "It holds several: say split=','.",
        "FUI 99": "policy.calls.keys()",
        "ANR 12": "policy.calls.keys()",
        "AAP FUI 12 (2011)": "policy.calls.keys()",
        "fiu 12": "Did you mean fui-12?",
        "2008": "is like a year",
        "FUI": "is this a column of funders?",
    },
    "sectors": {
        "Énergie": "It may be energy or senat-2006-energie: confirm which",
        "Materiau": "Did you mean materials (Matériaux)?",
        "1234567": "policy.sectors.keys()",
    },
    "poles": {
        "Minalogic - Axelera": "It names axelera and minalogic: put a sign between them",
        "Minalogic; Axelera": "It holds several: say split=';'.",
        "Minalogique": "Did you mean Minalogic? Confirm it with accept=",
        "sans pôle": "Say blank={'poles': 'skip'}",
        "sans nom": "Name it as one of its names",
        "FUI": "is this a column of funders?",
        "552100554": "is this a column of recipients?",
        "2010": "is this a column of years?",
    },
}


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [(field, text, told) for field, texts in NOT_MEANT.items() for text, told in texts.items()],
)
def test_what_is_open_is_a_fault_with_one_hint(field: str, text: str, told: str) -> None:
    (fault,) = read(field, text).faults
    assert (fault.row, fault.column, fault.value) == (2, "x", text)
    assert told in fault.hint
    assert asked(field, text) is None


def test_what_names_two_poles_in_brackets_or_by_another_name_of_both_is_asked_about() -> None:
    policy = POLICY.extend(
        poles=[
            attrs.evolve(
                POLICY.get(key),
                names=(
                    attrs.evolve(
                        POLICY.get(key).names[0], kind=poles.NameKind.OFFICIAL, text="Duo"
                    ),
                ),
            )
            for key in ("minalogic", "axelera")
        ],
        on_conflict="replace",
    )
    (fault,) = read("poles", "Duo", policy=policy).faults
    assert "It may be axelera or minalogic: confirm it with accept={'Duo': id}." in fault.hint


COUNCILS = ["Région Bretagne", "Conseil régional de Bretagne", "la région Bretagne", "CR Bretagne",
    "Regional Council of Bretagne", "Bretagne Region", "Bretagne (Conseil régional)",
    "Région Bretagne (FR-BRE)"]  # fmt: skip


@pytest.mark.parametrize("text", COUNCILS)
def test_the_council_of_one_region_is_that_region_s_money(text: str) -> None:
    (record,) = read("funders", text).records
    assert (record.funders, record.regions) == (("regions",), ("bretagne",))
    assert asked("funders", text) is None
    with pytest.raises(poles.InvalidBox, match="funders='regions' beside regions='bretagne'"):
        poles.bounds(POLICY.funding, poles.Box(funders=text, basis="awarded"))


def councils(*rows: tuple[object, object], **options: Any) -> poles.FundingTable:
    columns = {"amount": "€", "funders": "f", "regions": "r"}
    given: dict[str, Any] = {"values": {"basis": "awarded", "period": "2010"}, "blank": "whole"}
    given |= options
    cells = [{"€": 1, "f": funder, "r": region} for funder, region in rows]
    return poles.read_funding(cells, rows="totals", columns=columns, source=SOURCE, **given)


def test_a_council_and_another_region_in_one_row_are_a_fault() -> None:
    found = councils(
        ("Région Bretagne", "53"),
        ("Région Bretagne", "PACA"),
        ("Conseil régional", "PACA"),
        ("FUI", "PACA"),
        ("Région Bretagne", None),
    )
    assert [(one.funders, one.regions) for one in found.records] == [
        (("regions",), ("bretagne",)),
        (("regions",), ("provence-alpes-cote-d-azur",)),
        (("fui",), ("provence-alpes-cote-d-azur",)),
        (("regions",), ("bretagne",)),
    ]
    (fault,) = found.faults
    assert (fault.row, fault.column, fault.value) == (3, "f", "Région Bretagne")
    assert "The row has provence-alpes-cote-d-azur as its region" in fault.hint


def test_beside_a_council_other_cells_are_the_faults_that_they_are() -> None:
    found = councils(("Région Bretagne", "53"), ("la fée", "53"), ("Région Bretagne", "la lune"))
    assert [(fault.row, fault.column) for fault in found.faults] == [(3, "f"), (4, "r")]
    assert len(found.records) == 1


def test_a_council_stands_beside_no_other_funder() -> None:
    found = councils(
        ("Région Bretagne; Région Sud", None), ("FUI; Région Sud", None), ("FUI; ANR", None),
        split=";",
    )  # fmt: skip
    assert [(one.funders, one.regions) for one in found.records] == [
        (("regions",), ("bretagne", "provence-alpes-cote-d-azur")),
        (("fui", "anr"), ()),
    ]
    (fault,) = found.faults
    assert fault.expected == "no other funder beside the council of one region"
    same = read("period", "2010", values={"basis": "awarded", "funders": "Région Bretagne"})
    assert [(one.funders, one.regions) for one in same.records] == [(("regions",), ("bretagne",))]


def test_a_policy_without_regional_councils_has_none_of_their_money() -> None:
    funders = poles.Records(one for one in TABLES.funders if one.id != "regions")
    parts = {part: getattr(TABLES, part) for part in (*PARTS, "events")}
    codes = Codes({**parts, "funders": funders})
    assert codes.council("Région Bretagne") is None
    assert codes.code("funders", "Région Bretagne") is None


def test_a_code_that_two_regions_had_is_a_fault_that_names_both() -> None:
    corse = POLICY.regions["corse"]
    names = tuple(attrs.evolve(name, insee="53") for name in corse.names)
    policy = POLICY.extend(regions=[attrs.evolve(corse, names=names)], on_conflict="replace")
    (fault,) = read("regions", 53, policy=policy).faults
    assert "It may be bretagne or corse" in fault.hint
    with pytest.raises(poles.AmbiguousName):
        policy.tables.code("regions", "53")


@pytest.mark.parametrize(
    ("cells", "header", "faults"),
    [
        ([38, 69, 84], "x", 3),
        (["Isère", "69", "84", "Bretagne"], "x", 3),
        (["84", "11", "93", "38"], "x", 4),
        (["1", "38", "69", "75", "84"], "x", 5),
        (["Isère", "84", "11", "Bretagne"], "x", 1),
        (["75", "93"], "Département", 2),
        (["75", "93"], "Dépt.", 2),
        (["75", "93"], "x", 0),
        (["Bretagne", "Corse"], "Dép. ou région", 0),
    ],
)
def test_a_column_of_departments_is_asked_about(
    cells: list[object], header: str, faults: int
) -> None:
    found = read("regions", *cells, header=header)
    assert len(found.faults) == faults
    assert all("is this a column of départements?" in fault.hint for fault in found.faults)
    again = read("regions", *reversed(cells), header=header)
    assert {fault.value for fault in again.faults} == {fault.value for fault in found.faults}


def test_no_region_s_number_is_told_to_be_of_a_department_alone() -> None:
    for region in POLICY.regions:
        for name in region.names:
            assert one("regions", name.insee) == region.id
    alone = [number for number in DEPARTMENTS if not CODES.meant("regions", number)]
    assert len(read("regions", *alone).faults) == len(alone) > 50


def test_what_a_person_accepts_counts_in_the_column_that_has_the_code() -> None:
    cells = {"funders": "la fée", "calls": "c1", "poles": "machin", "regions": 38, "sectors": "s"}
    codes = ["anr", "fui-3", "minalogic", "bretagne", "ict"]
    found = poles.read_funding(
        [{"€": 1, **cells}],
        rows="totals",
        columns={"amount": "€", **{field: field for field in cells}},
        values={"basis": "awarded"},
        source=SOURCE,
        accept=dict(zip(map(str, cells.values()), codes, strict=True)),
    )
    (record,) = found.records
    assert [getattr(record, field) for field in cells] == [(code,) for code in codes]
    (fault,) = read("funders", "machin", accept={"machin": "minalogic"}).faults
    assert fault.value == "machin"


@pytest.mark.parametrize("code", ["nobody", "", 5, None, ["fui"], "Minalogic"])
def test_an_accepted_code_that_nothing_has_is_refused(code: Any) -> None:
    with pytest.raises(poles.UnknownPole):
        read("poles", "x", accept={"x": code})
    with pytest.raises(poles.InvalidQuestion, match="an id of a pole, a funder, a call, a region"):
        read("funders", "x", accept={"x": code})


NAMED = [
    *(("funders", one.id, name) for one in TABLES.funders for name in (one.fr, one.en, one.id)),
    *(("sectors", one.id, name) for one in TABLES.sectors for name in (one.fr, one.en, one.id)),
    *(("regions", one.id, name.name) for one in TABLES.regions for name in one.names),
    *(
        ("regions", one.id, code)
        for one in TABLES.regions
        for name in one.names
        for code in (name.iso, name.insee)
        if code
    ),
    *(("calls", one.id, one.id) for one in TABLES.calls),
]
UNACCENTED = str.maketrans("àâéèêëîïôöùûüçÉÈÊÎÔÀ", "aaeeeeiioouuucEEEIOA")


@st.composite
def spelt(draw: st.DrawFn) -> tuple[str, str, str, object]:
    """A name of a code, and a way to write it."""
    field, code, name = draw(st.sampled_from(NAMED))
    ways: list[Any] = [
        name.upper(),
        name.lower(),
        name.translate(UNACCENTED),
        name.replace("'", "’"),
        name.replace("-", " "),
        f"  {name}\u00a0",
    ]
    if name.isdecimal():
        ways = [name, int(name), float(name), f"{int(name)}.0", f" {int(name)}", Decimal(name)]
    elif len(both := list(forms(name))) == 3 and both[2].isalpha() and both[2].isupper():
        full, acronym = both[1:]
        dotted = "".join(f"{letter}." for letter in acronym)
        ways += [f"{acronym} - {full}", f"{full} – {acronym}", f"{full} : {acronym}", dotted,
            f"l'{dotted}", f"le {acronym}", f"les {full}"]  # fmt: skip
    elif field == "calls":
        programme, number = name.rsplit("-", 1)
        ways += [f"{programme}{number}", f"{number}e appel à projets {programme.upper()}",
            f"AAP {programme} n°{int(number):02}"]  # fmt: skip
    elif field == "regions" and not name.startswith("FR-"):
        ways += [f"Région {name}", f"Conseil régional de {name}", f"la {name}"]
    return field, code, name, draw(st.sampled_from(ways))


@examples(120)
@given(spelt())
def test_every_way_to_write_a_name_means_what_the_name_means(
    case: tuple[str, str, str, object],
) -> None:
    field, code, name, way = case
    meant = CODES.meant(field, name)
    assert code in meant or meant[0] in {one.id for one in getattr(TABLES, field)}
    assert CODES.meant(field, str(way)) == meant
    expected = meant[0] if len(meant) == 1 else None
    assert asked(field, str(way)) == expected
    assert one(field, way) == expected


@examples(60)
@given(st.data(), st.sampled_from(PARTS[:2] + PARTS[3:]), st.sampled_from([*LISTING, " et "]))
def test_two_in_one_cell_are_never_read_as_one(data: st.DataObject, field: str, sign: str) -> None:
    names = st.sampled_from([name for part, _, name in NAMED if part == field])
    first, second = data.draw(names), data.draw(names)
    meant = CODES.meant(field, f"{first}{sign}{second}")
    both = {*CODES.meant(field, first), *CODES.meant(field, second)}
    assert len(meant) != 1 or len(both) == 1


class Odd:
    """What has no text."""

    def __str__(self) -> str:
        raise ValueError


PIECES = ["FUI", "ANR", "–", " - ", "(", ")", ":", " et ", "12", "Région ", "Bretagne", ".", "de"]
JUNK = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.binary(max_size=3),
    st.lists(st.none() | st.text(max_size=4) | st.floats(), max_size=2),
    st.builds(Odd),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)


@examples(100)
@given(st.sampled_from(PARTS), st.lists(JUNK, min_size=1, max_size=3), st.sampled_from([None, ";"]))
def test_of_junk_each_cell_is_a_record_or_has_a_fault(
    field: str, cells: list[object], split: str | None
) -> None:
    found = read(field, *cells, split=split)
    assert len(found.records) + len({fault.row for fault in found.faults}) == len(cells)
    for cell in filter(lambda cell: isinstance(cell, str), cells):
        with suppress(poles.PolesError):
            CODES.code(field, str(cell))


def test_other_columns_and_records_have_codes_too() -> None:
    assert one("beneficiaries", "PME") == poles.Beneficiary.SME
    (fault,) = read("funders", "FUI / ANRR / CDC").faults
    assert "It holds several: say split='/'." in fault.hint
    call = attrs.evolve(POLICY.calls["fui-12"], id="fui-spring")
    region = POLICY.regions["corse"]
    bare = tuple(attrs.evolve(name, insee=None, iso=None) for name in region.names)
    policy = POLICY.extend(
        calls=[call], regions=[attrs.evolve(region, names=bare)], on_conflict="replace"
    )
    assert one("calls", "FUI Spring", policy=policy) == "fui-spring"
    assert one("calls", "13e AAP", policy=policy) == "fui-13"
    assert one("regions", "Corse", policy=policy) == "corse"
    assert one("regions", "94", policy=policy) is None
