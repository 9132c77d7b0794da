"""A funder or a call is meant by its code, by a name, or by what a name has in or before brackets,
however it is spelt.
"""

import pytest

from poles.identity.codes import code_of

NAMES = {
    "anr": ["Agence nationale de la recherche (ANR)", "French National Research Agency"],
    "fui-3": [],
    "region-bretagne": ["Région Bretagne"],
    "bretagne": ["Conseil régional (Région Bretagne)"],
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fui-3", "fui-3"),
        ("FUI 3", "fui-3"),
        ("A.N.R", "A.N.R"),
        ("Anr", "anr"),
        ("agence nationale de la Recherche", "anr"),
        ("Agence nationale de la recherche (anr)", "anr"),
        ("French national research agency", "anr"),
        ("conseil régional", "bretagne"),
        ("région Bretagne", "region-bretagne"),
        ("agence", "agence"),
        ("", ""),
    ],
)
def test_a_code_by_its_names(text: str, code: str) -> None:
    assert code_of(text, NAMES) == code


def test_a_code_comes_before_the_name_of_another_and_what_several_are_called_stays_a_text() -> None:
    names = {"anr": ["ADEME"], "ademe": ["Agence"], "afd": ["Agence (AFD)"]}
    assert [code_of(text, names) for text in ("Ademe", "agence", "AFD")] == [
        "ademe",
        "agence",
        "afd",
    ]
