"""A name of any era finds its pole, however it is spelled; what is no name finds nothing."""

import datetime as dt
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import strategies
from poles.identity import words as words_module
from poles.identity.names import NameIndex
from poles.identity.words import beside_context, fold, segments, singular, words
from poles.model import Name, NameKind, Pole
from poles.model.pole import by_text


@given(strategies.messy_names(poles.load_policy()))
def test_lookup_does_not_depend_on_spelling(name: tuple[str, str]) -> None:
    text, pole = name
    assert poles.load_policy().get(text).id == pole


def test_a_name_written_without_spaces_is_found_among_words(policy: poles.Policy) -> None:
    for pole in policy.poles:
        for name in pole.names:
            if len(name.text) > 40:
                assert policy.get(f"le pôle {name.text.replace(' ', '')}") is pole


@pytest.mark.parametrize("pole", poles.load_poles().keys())
def test_each_id_finds_its_pole(policy: poles.Policy, pole: str) -> None:
    assert policy.get(pole) is policy.find(pole) is policy.poles[pole]


@given(st.text(max_size=40))
def test_a_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mov'eo", "moveo"),
        ("l'Eau", "l eau"),
        ("qu’Eau", "qu eau"),
        ("MOV’EO – pôle d’avenir", "moveo pole d avenir"),
        ("Œuf & Cie", "oeuf et cie"),
        ("Nov@log", "novalog"),
    ],
)
def test_an_apostrophe_parts_an_article_and_no_other_word(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("ports", "port"),
        ("eaux", "eaux"),
        ("réseaux", "réseau"),
        ("gens", "gens"),
        ("poles", "poles"),
        ("und", "et"),
    ],
)
def test_words_of_five_letters_have_plurals(word: str, one: str) -> None:
    assert singular(word) == one


@given(
    st.text(
        alphabet=st.sampled_from("()[],;:–— -'’`´lLdDqu SsΣςßŉİı\u0345\u0301éœ@&⑴\u037e")
        | st.characters(),
        max_size=20,
    )
)
def test_segments_part_no_word(text: str) -> None:
    """A text has the same words taken whole or segment by segment."""
    numbers = segments(text)
    assert len(numbers) == len(fold(text).split())
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("innovation cluster", {0}),
        ("cluster of innovation", set()),
        ("international business cluster, Lyon", {0, 1}),
        ("Minalogic, à vocation internationale", {3}),
        ("Optitec innovation", set()),
    ],
)
def test_words_such_as_innovation_mean_nothing_right_beside_a_cluster(
    text: str, beside: set[int]
) -> None:
    assert beside_context(words(text)) == beside


@given(st.text(alphabet=st.characters(max_codepoint=0x2040), max_size=40))
def test_the_short_way_of_folding_is_the_long_one(text: str) -> None:
    plain = text.translate(words_module._PLAIN).lower()
    if plain.isascii():
        assert plain == words_module._unaccented(text)


@given(st.text(max_size=40))
def test_a_fold_does_not_depend_on_case_or_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_any_text_finds_a_pole_or_nothing(text: str) -> None:
    found = poles.load_policy().find(text)
    # A name is found without the spaces between its letters too.
    letters = fold(text).replace(" ", "")
    assert found is None or any(
        fold(word).replace(" ", "")[:4] in letters
        for name in found.names
        for word in name.text.split()
        if fold(word)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SCS", "Aktantis"),
        ("IAR", "Bioeconomy For Change"),
        ("Mov'eo", "NextMove"),
        ("Orphème", "Eurobiomed"),
        ("MAUD", "Matikem"),
        ("PEIFL", "Terralia"),
        ("Automobile haut de gamme", "ID4Mobility"),
        ("Pôle EAU", "Aqua-Valley"),
        ("Lyon Urban Truck & Bus", "CARA European Cluster for Mobility Solutions"),
        ("Pôle nucléaire Bourgogne", "Nuclear Valley"),
    ],
)
def test_one_pole_through_its_names(policy: poles.Policy, old: str, new: str) -> None:
    assert policy.get(old) is policy.get(new)
    assert policy.get(old).name == new


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("Aktantys", "Aktantis"), ("Elopsis", "Elopsys"), ("Minalogique", "Minalogic")],
)
def test_close_names_are_suggested_never_returned(
    policy: poles.Policy, typo: str, meant: str
) -> None:
    assert policy.find(typo) is None
    with pytest.raises(LookupError) as caught:
        policy.get(typo)
    assert isinstance(caught.value, poles.UnknownPole)
    assert meant in caught.value.suggestions
    assert meant in str(caught.value)


@pytest.mark.parametrize("value", [None, float("nan"), 5])
def test_what_is_no_text_is_no_name(policy: poles.Policy, value: object) -> None:
    assert policy.find(value) is None  # type: ignore[arg-type]
    with pytest.raises(poles.UnknownPole):
        policy.get(value)  # type: ignore[arg-type]


def test_a_long_name_is_told_in_short(policy: poles.Policy) -> None:
    with pytest.raises(poles.UnknownPole) as caught:
        policy.get("x" * 100_000)
    assert len(str(caught.value)) < 300


def test_nothing_close_is_said_so(policy: poles.Policy) -> None:
    with pytest.raises(poles.UnknownPole, match="Try a shorter name"):
        policy.get("Crédit foncier de Monaco et dépendances")


def index_of(*found: Pole) -> NameIndex:
    return NameIndex(poles.Records(found), poles.Records(), poles.Records(), poles.Records())


def named(key: str, *texts: str, caution: poles.Caution | None = None) -> Pole:
    names = [
        Name(id=f"{key}-{text}", pole=key, kind=NameKind.OFFICIAL, text=text, caution=caution)
        for text in texts
    ]
    return Pole(id=key, names=tuple(names))


def test_a_plural_tells_two_names_apart_where_one_is_as_written() -> None:
    index = index_of(named("a", "Vigne claire"), named("b", "Vignes claires"))
    assert index.resolve("VIGNES-CLAIRES").ids == ("b",)
    assert index.resolve("Vigne claires").ids == ("a", "b")


def test_names_that_differ_in_spelling_only_are_one_name_of_two_poles() -> None:
    assert index_of(named("a", "Eau vive"), named("b", "Eau-Vive")).resolve("eau vive").ids == (
        "a",
        "b",
    )


def test_what_is_not_found_was_found_in_no_way(policy: poles.Policy) -> None:
    assert policy._codes().index.resolve("nobody") == ((), None)
    assert policy._codes().index.resolve("Minalogic et Elopsys") == ((), None)


def test_the_name_of_another_pole_within_a_longer_one_does_not_count() -> None:
    index = index_of(
        named("a", "Eau vive claire"), named("b", "pôle Eau"), named("c", "Claire cluster")
    )
    assert index.resolve("le pôle Eau vive claire").ids == ("a",)
    assert index.resolve("association Eau vive claire cluster").ids == ("a",)
    assert index.resolve("le pôle Eau").ids == ("b",)
    assert index.resolve("pôle Eau, Claire cluster").ids == ()
    index = index_of(named("a", "Vignoble"), named("b", "pôle Vignoble"))
    assert index.resolve("association Vignoble", known=False).ids == ("a",)
    assert index.resolve("association pôle Vignoble", known=False).ids == ("b",)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Pôle mondial du végétal", "Mondial du végétal"),
        ("Hauts Vignobles cluster", "Hauts vignobles"),
        ("aquanova, le pôle Eau de la Loire", "Eau de la Loire"),
        ("PASS (Parfums, arômes, senteurs)", "Parfums Arômes Senteurs"),
        ("Parfums et arômes (PASS)", "parfums et aromes"),
    ],
)
def test_what_is_left_of_a_name_without_words_such_as_pole_is_a_name_too(
    name: str, core: str
) -> None:
    index = index_of(named("a", name))
    assert index.resolve(core, known=False) == (("a",), "folded")
    assert index.resolve("???") == ((), None)


def test_an_article_makes_no_name_of_a_common_word() -> None:
    index = index_of(named("a", "Le Vignoble", caution=poles.Caution.WORD))
    assert index.resolve("association Le Vignoble", known=False).ids == ()
    assert index.resolve("association Le Vignoble").ids == ("a",)


def test_a_pole_without_places_is_found_among_words_without_meaning() -> None:
    index = index_of(named("a", "Vigne"), named("b", "Eau", caution=poles.Caution.WORD))
    assert index.resolve("association Vigne").ids == ("a",)
    assert index.resolve("association Vigne (Tours)").ids == ()
    assert index.resolve("pôle Eau (Centre, France)", known=False).ids == ("b",)
    assert index.resolve("association Eau (Centre, France)", known=False).ids == ()


def test_a_long_text_is_no_name() -> None:
    index = index_of(named("a", "Eau"))
    assert index.resolve(f"{'le pôle ' * 30}Eau"[len("le ") :]).ids == ("a",)
    assert index.resolve(f"{'le pôle ' * 30}Eau").ids == ()


def test_a_long_name_with_a_slip_is_suggested() -> None:
    text = " ".join(
        f"{word}{number}"
        for number, word in enumerate(["recherche", "industrie", "formation", "territoire"] * 8)
    )
    (close,) = index_of(named("a", text), named("b", "Eau")).suggest(text.replace("e", "x"))
    assert close.pole.id == "a"
    assert close.score > 0.7


def test_letters_that_any_two_words_share_suggest_nothing() -> None:
    index = index_of(named("a", "abcde"), named("b", "abcdefgh"))
    assert [(close.pole.id, close.score) for close in index.suggest("abcdx")] == [
        ("a", 0.8),
        ("b", 0.615),
    ]
    assert index.suggest("abcxy") == index.suggest("dabcx") == ()  # three in five, no more


def test_an_ambiguous_name_names_its_candidates(policy: poles.Policy) -> None:
    names = [
        Name(id=f"{key}-1", pole=key, kind=NameKind.OFFICIAL, text="Eau vive") for key in ("a", "b")
    ]
    both = [Pole(id=name.pole, names=(name,)) for name in names]
    assert index_of(*both).resolve("EAU-VIVE").ids == ("a", "b")
    double = attrs.evolve(policy, poles=poles.Records(both))
    for ask in (double.get, double.find):
        with pytest.raises(poles.AmbiguousName, match="a or b") as caught:
            ask("Eau vive")
        assert caught.value.candidates == ("a", "b")
    (row,) = double.match(["Eau vive"]).rows
    assert (row.pole, row.candidates) == (None, ("a", "b"))


def test_an_id_means_its_pole_even_where_it_is_a_name_of_another() -> None:
    name = Name(id="b-1", pole="b", kind=NameKind.OFFICIAL, text="aaaa")
    assert index_of(Pole(id="aaaa"), Pole(id="b", names=(name,))).resolve("aaaa").ids == ("aaaa",)


def test_a_retired_id_still_resolves() -> None:
    retired = poles.Identifier(id="b-1", pole="b", scheme=poles.Scheme.POLES, value="old-b")
    assert index_of(Pole(id="b", identifiers=(retired,))).resolve("old-b").ids == ("b",)


@given(st.sampled_from([n for p in poles.load_poles() for n in p.names]), st.data())
def test_each_name_finds_its_pole_on_each_day_of_its_period(
    name: poles.Name, data: st.DataObject
) -> None:
    policy = poles.load_policy()
    first, last = policy.coverage
    start = first if name.start is None else max(first, name.start.latest)
    day = data.draw(st.dates(start, max(start, min(last, name.period.last))))
    assert policy.get(name.text, on=day).id == name.pole
    if name.kind is NameKind.OFFICIAL:
        assert policy.poles[name.pole].name_on(day) == name.text


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("Mov'eo", "2020-01-01", "2022-01-01"), ("LUTB", "2016-01-01", "2019-01-01")],
)
def test_a_day_restricts_names(policy: poles.Policy, name: str, before: str, after: str) -> None:
    assert policy.find(name, on=before) is policy.get(name)
    assert policy.find(name, on=after) is None
    with pytest.raises(poles.UnknownPole):
        policy.get(name, on=after)


def test_before_its_first_name_a_pole_has_none(policy: poles.Policy) -> None:
    assert policy.get("Aktantis").name_on(dt.date(2004, 1, 1)) is None


# Names as given


def test_a_text_as_given_means_what_the_whole_index_finds(policy: poles.Policy) -> None:
    """What is looked up first says of no text another thing than what is looked up after it."""
    texts = {name.text for pole in policy.poles for name in pole.names} | {
        pole.id for pole in policy.poles
    }
    found = by_text(policy.poles)
    assert set(found) <= texts
    index = NameIndex(policy.poles, policy.regions, policy.sectors, policy.events)
    for text in texts:
        ids = index.resolve(text).ids
        assert found.get(text) is (policy.poles[ids[0]] if len(ids) == 1 else None), text


def test_ids_come_before_names_and_what_several_are_called_is_left_open() -> None:
    def named(key: str, *texts: str, retired: str | None = None) -> poles.Pole:
        names = tuple(
            poles.Name(id=f"{key}-{text}", pole=key, kind=poles.NameKind.OFFICIAL, text=text)
            for text in texts
        )
        kinds = {poles.Scheme.POLES: retired, poles.Scheme.SIREN: "490000000"}
        numbers = tuple(
            poles.Identifier(id=f"{key}-{scheme}", pole=key, scheme=scheme, value=value)
            for scheme, value in kinds.items()
            if value
        )
        return poles.Pole(id=key, names=names, identifiers=numbers)

    one, two = (
        named("one", "Both", "two", "old", retired="first"),
        named("two", "Both", "Twice", "Twice", "first", retired="old"),
    )
    three = named("three", "Both")
    assert by_text([one, two, three]) == {
        "one": one,
        "two": two,
        "three": three,
        "first": one,
        "old": two,
        "Twice": two,
    }


def test_a_register_that_is_not_known_is_told_with_those_that_are(policy: poles.Policy) -> None:
    lookup: Any = policy.by_identifier
    with pytest.raises(poles.InvalidQuestion) as told:
        lookup("isbn", "1")
    assert told.value.found == "scheme='isbn'"
    assert told.value.expected == f"one of {', '.join(poles.Scheme)}"
