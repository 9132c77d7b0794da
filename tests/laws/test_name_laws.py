"""Laws of names with something around them: what says nothing loses no name, what a machine does to
a text changes nothing, and two names of one lineage mean what the lineage says.
"""

from __future__ import annotations

import html
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies

BUNDLED = poles.load_policy()
# Each name that means its pole on its own.
NAMES = [
    (name.text, pole.id)
    for pole in BUNDLED.poles
    for name in pole.names
    if BUNDLED.match([name.text]).rows[0].pole is pole
]
names = st.sampled_from(NAMES)


def found(text: str, known: bool = False) -> str | None:
    (row,) = BUNDLED.match([text], known="poles" if known else None).rows
    return None if row.pole is None else row.pole.id


def test_most_names_mean_their_pole_on_their_own() -> None:
    assert len(NAMES) > 250


SAYING_NOTHING = (
    "pôle {}", "le pôle {}", "{} cluster", "cluster {}", "pôle de compétitivité {}", "PDC {}",
    "{} competitiveness cluster", "the {} cluster", "pôle de compétivité {}", "ex {}",
    "association {}", "association {} (loi de 1901)", "das Kompetenznetz {}", "il polo {}",
    "el clúster de competitividad {}", "Pôle d'excellence {}", "{} (France)",
)  # fmt: skip


@given(names, st.sampled_from(SAYING_NOTHING))
@examples(60)
def test_words_that_say_nothing_lose_no_name(name: tuple[str, str], around: str) -> None:
    text, pole = name
    assert found(around.format(text)) == pole
    assert found(around.format(text), known=True) == pole


@given(st.sampled_from([pole for pole in BUNDLED.poles if pole.seats and pole.theme_fr]), st.data())
@examples(60)
def test_brackets_of_an_own_place_or_theme_lose_no_name(
    pole: poles.Pole, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([text for text, key in NAMES if key == pole.id]))
    about = data.draw(st.sampled_from([pole.seats[-1].commune, pole.theme_fr]))
    assert found(f"{text} ({about})") == pole.id


@given(names, st.sampled_from(["{}", "pôle {}", "{} (Île-de-France)", "« {} »"]))
@examples(60)
def test_what_machines_do_to_a_text_changes_nothing(name: tuple[str, str], around: str) -> None:
    text = around.format(name[0])
    meant = found(text)
    spelt = [
        html.escape(text),
        "".join(f"&#{ord(letter)};" for letter in text),
        unicodedata.normalize("NFD", text),
        text.upper(),
        *(text.encode().decode(encoding) for encoding in ("latin-1", "cp1252")),
        "\u00ad".join(text),
        text.replace(" ", "\u00a0"),
    ]
    for one in spelt:
        assert found(one) == meant, one


@pytest.mark.parametrize(
    ("text", "pole"),
    [
        ("#PôleMinalogic", "minalogic"),
        ("LePôleDeCompétitivitéMinalogic", "minalogic"),
        ("pôle de compéti-\ntivité Mina-\r\n logic", "minalogic"),
        ("PÃ´le Mer MÃ©diterranÃ©e", "pole-mer-mediterranee"),
        ("PÃƒÂ´le Mer MÃƒÂ©diterranÃƒÂ©e", "pole-mer-mediterranee"),
        ("P&ocirc;le V&amp;eacute;g&eacute;polys", "vegepolys"),
        ("contact@minalogic.com", "minalogic"),
        ("mailto:a.b-c@minalogic.com", "minalogic"),
        ("http://pole-moveo.org/fr/", "nextmove"),
        ("polemaud.com", "matikem"),
        ("maud.com", None),
        ("systematic.com", None),
        ("contact@example.org", None),
        ("V\ufffdg\ufffdpolys", "vegepolys"),
        ("P?LE DE COMP?TITIVIT\ufffd MINALOGIC", "minalogic"),
        ("Est-ce Minalogic ? ou non ?", None),
        ("??? \ufffd\ufffd", None),
        ("Cap%20Digital", "cap-digital"),
        ("P%C3%B4le%20Minalogic", "minalogic"),
        ("P%F4le Minalogic", None),
        ("<p>Pôle <b>Minalogic</b><br/></p>", "minalogic"),
        ("Minalogic <contact@minalogic.com>", "minalogic"),
        ("pôle Minalogic, mailto:contact@minalogic.com", "minalogic"),
        ("Axelera™", "axelera"),
        ("1. Axelera", "axelera"),
        ("12 – pôle Axelera", "axelera"),
        ("Ã", None),
        ("&;", None),
    ],
)
def test_texts_as_machines_leave_them(text: str, pole: str | None) -> None:
    assert found(text) == pole


# Of two names: the old one and the new one.
IN_TURN = (
    "{new} (ex-{old})", "{new} (ex {old})", "{new} – anciennement {old}",
    "{new}, anciennement {old}", "{old}, devenu {new}", "{old} devenu {new}",
    "{new} (formerly {old})", "{old} (now {new})", "{new}, ex {old}",
    "pôle {new} (ancien pôle {old})", "{old} / {new}",
)  # fmt: skip
MERGERS = [
    (event, old)
    for event in BUNDLED.events
    if event.kind in (poles.EventKind.MERGED, poles.EventKind.ABSORBED) and len(event.after) == 1
    for old in event.before
    if old not in event.after
]
RENAMED = [pole for pole in BUNDLED.poles if len({name.text for name in pole.names}) > 1]


def test_there_are_mergers() -> None:
    assert len(MERGERS) > 20


@pytest.mark.parametrize("form", IN_TURN)
def test_two_names_of_a_merger_mean_its_heir_or_the_pole_of_the_day(form: str) -> None:
    for event, old in MERGERS:
        before, after = BUNDLED.poles[old], BUNDLED.poles[event.after[0]]
        text = form.format(old=before.name, new=after.name)
        assert found(text) == after.id, text
        first = next(name.period.begins for name in before.names if name.text == before.name)
        if first > date.min and event.kind is poles.EventKind.MERGED and first < event.date.latest:
            assert BUNDLED.match([text], on=first).rows[0].pole is before, text


@pytest.mark.parametrize("form", IN_TURN)
def test_two_names_of_one_pole_mean_it(form: str) -> None:
    for pole in RENAMED:
        own = list(dict.fromkeys(text for text, key in NAMES if key == pole.id))
        if len(own) > 1:
            text = form.format(old=own[0], new=own[-1])
            assert found(text) == pole.id, text


@pytest.mark.parametrize(
    ("text", "pole"),
    [
        ("Elopsys / Route des Lasers", "alpha-rlh"),
        ("Route des Lasers & Elopsys", "alpha-rlh"),
        ("Plastipolis/Elastopôle", "polymeris"),
        ("Elopsys et Route des Lasers", None),
        ("Elopsys, Route des Lasers", None),
        ("Pôles Elopsys / Route des Lasers", None),
        ("Elopsys / Minalogic", None),
        ("Minalogic (ex-Elopsys)", None),
        ("Minalogic, Imaginove", None),
        ("EuraMaterials (fusion 2019 Up-Tex + Matikem, ex-MAUD)", "euramaterials"),
    ],
)
def test_what_two_names_mean(text: str, pole: str | None) -> None:
    assert found(text) == pole


def test_what_was_not_yet_one_is_not_one() -> None:
    assert BUNDLED.match(["Elopsys / Route des Lasers"], on="2010-06-01").rows[0].pole is None


# Letters of all kinds, and what stands between names or machines put into them.
ODD = st.characters() | st.sampled_from([*"()[]/&;,|+?@#%<>", "\ufffd", "Ã", "&amp;", "%C3", "1. "])


@given(st.lists(names.map(lambda name: name[0]) | ODD, max_size=8))
@examples(200)
def test_any_text_means_one_pole_or_none_and_no_less_among_poles(pieces: list[str]) -> None:
    text = "".join(pieces)
    careful = found(text)
    assert careful is None or found(text, known=True) == careful
    (row,) = BUNDLED.match([text]).rows
    assert all(row.refused())
    assert row.pole is None or (row.suggestions, row.separators) == ((), ())


@given(names, names, st.sampled_from([";", " ; ", " | ", "|"]))
@examples(60)
def test_a_list_of_two_poles_is_none(
    first: tuple[str, str], second: tuple[str, str], sign: str
) -> None:
    if first[1] != second[1]:
        assert found(f"{first[0]}{sign}{second[0]}", known=True) is None


@given(strategies.messy_names(BUNDLED) | names, st.data())
@examples(60)
def test_who_knows_that_texts_are_poles_finds_no_less(
    name: tuple[str, str], data: st.DataObject
) -> None:
    text = data.draw(
        st.sampled_from(["{}", "{} (Lyon)", "ex {}", "{} SARL", "les {}", "{} / Minalogic"])
    ).format(name[0])
    if (careful := found(text)) is not None:
        assert found(text, known=True) == careful


@pytest.mark.parametrize(
    ("text", "pole"),
    [("le Eau", "aqua-valley"), ("cluster Enfant", "enfant"), ("association Fibres", "fibres"),
     ("ex MAUD", "matikem"), ("l'Eau", "aqua-valley"), ("Cluster de l'eau", None)],
)  # fmt: skip
def test_common_words_are_names_among_poles(text: str, pole: str | None) -> None:
    assert found(text, known=True) == pole


def test_ordinary_words_in_small_letters_are_no_poles_on_their_own() -> None:
    words = ["systematic", "cara", "pégase", "derbi", "enfant"]
    assert {row.pole for row in BUNDLED.match([*words, "something"]).rows} == {None}
    assert [found(word.title()) for word in words[:4]] == ["systematic", "cara", "pegase", "derbi"]
    for word in words:
        assert found(f"pôle {word}") is not None
        assert BUNDLED.find(word) is not None


def test_a_column_of_ids_is_a_column_of_ids() -> None:
    ids = BUNDLED.poles.keys()
    assert [row.pole and row.pole.id for row in BUNDLED.match(ids).rows] == [*ids]
    assert [row.pole and row.pole.id for row in BUNDLED.match(ids, on="2012-01-01").rows] == [*ids]


@pytest.mark.parametrize(
    "text",
    [
        "Aerospace Valley Regional", "Minalogic National", "Optitec (filiale de Optitec GmbH)",
        "Systematic (Danish software)", "Fibres (Berlin)", "sans pôle", "Cap Digital, pôles",
        "MBA (Berlin)",
        # Abroad, a thing, or what is not meant.
        "Optitec (Turkey)", "Cap Digital (San José, USA)", "Minalogic, pôle de compétitivité belge",
        "Minalogic (hors Axelera)", "Imaginove (non)", "Optitec (logiciel de CAO)",
        "Finance Innovation (revue)", "NextMove (app)",
        # What a school teaches where others have their seats.
        "MBA (Rennes)", "génie civil (Nantes)", "Eau (Toulouse)", "filière équine (Caen)",
        # Words that differ from a name by an article, where nothing says that a pole is meant.
        "la mer de Bretagne", "finance d'innovation",
        # Lists of two, though a pole has both names.
        "Dream, Hydreos", "Dream;Hydreos", "1. Dream, Hydreos", "TES; Images & Réseaux-TES",
        "Terralia + PASS", "Images & Réseaux | TES",
        # Hosts of other countries.
        "polecara.ie", "pole-eau.be",
        # Another's address or number, or one beside somebody.
        "Jean Dupont <jean@minalogic.com>", "Minalogic, contact@example.org", "Minalogic 485",
    ],
)  # fmt: skip
def test_what_is_another_body_or_may_be_finds_nothing(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("text", "pole"),
    [
        ("Viaméca (mécanique pour toutes les filières)", "viameca"),
        ("Imaginove, pôle des contenus", "imaginove"),
        ("EMC2 : pôle de compétitivité innovant dédié à tout", "emc2"),
        ("Minalogic, basé à Crolles", "minalogic"),
        ("pôle SCS (310 membres, près de 700 projets labellisés)", "aktantis"),
        ("pôle numérique Cap Digital", "cap-digital"),
        ("pôle de compétitivité parisien Cap Digital", "cap-digital"),
        ("Pôle Mer de Bretagne", "pole-mer-bretagne-atlantique"),
        ("SCS à Sophia Antipolis", None),
        ("pôle SCS à Sophia Antipolis", "aktantis"),
        ("Solutions communicantes sécurisées, Sophia-Antipolis", "aktantis"),
        ("Alsace BioValley (Straßburg)", "biovalley-france"),
        ("Le Pôle des Microtechniques, Siren 487980799", "pmt"),
        ("PMBA", "pole-mer-bretagne-atlantique"),
        ("Alsace BioValley (Deutschland, Frankreich, Schweiz)", "biovalley-france"),
        ("Systematic Paris-Region (pôle logiciel)", "systematic"),
        ("Minalogic (logiciels embarqués)", "minalogic"),
        ("filière équine (Basse-Normandie)", "hippolia"),
        ("MBA (Brest)", "pole-mer-bretagne-atlantique"),
        ("Cap Digital Île-de-France", "cap-digital"),
        ("Axelera world-class cluster", "axelera"),
        ("ASSOC. AXELERA", "axelera"),
        ("Minalogic, SIREN : 485 361 133", "minalogic"),
        ("Mov'eo puis NextMove", "nextmove"),
        ("Mov'eo (NextMove depuis 2021)", "nextmove"),
        ("Axelera ARA", "axelera"),
        ("MBA cluster", "pole-mer-bretagne-atlantique"),
    ],
)  # fmt: skip
def test_what_only_qualifies_a_name(text: str, pole: str | None) -> None:
    assert found(text) == pole


@pytest.mark.parametrize(
    "text", ["Pôle nucléaire Bourgogne; Pôle Enfant", "Minalogic (Elopsys)", "Imaginove, pôle TES"]
)
@pytest.mark.parametrize("on", [None, "2010-01-01", "2020-01-01"])
def test_the_name_of_another_pole_of_any_day_qualifies_none(text: str, on: str | None) -> None:
    assert BUNDLED.match([text], on=on).rows[0].pole is None
