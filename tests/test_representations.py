"""Whatever is shown is shown twice, as text and as HTML, and both say the same: compact, escaped,
in both languages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import poles
from effort import examples
from poles.model import COLLECTIONS
from poles.package.table_schema import TABLES
from poles.show.overview import overview
from poles.text.as_html import card_html
from poles.text.as_text import card_text
from poles.text.cards import Address, Card, Grid, GridColumn, lines, pairs
from small import first_calls, grants, small

POLICY = poles.load_policy()
FUNDING = POLICY.funding
SOME = first_calls(FUNDING)
CHANCE = random.Random(20260911)
LANGS: tuple[poles.Lang, ...] = ("en", "fr")


class Reader(HTMLParser):
    """The cells and lines of an HTML fragment, with its tags; refuses what is not closed."""

    VOID: frozenset[str] = frozenset()
    KNOWN: frozenset[str] = frozenset("div table caption strong thead tbody tr th td p a".split())  # noqa: SIM905 - as one reads tags
    PIECES: frozenset[str] = frozenset({"caption", "th", "td", "p"})

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.feed(fragment)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN, tag
        given_to = {name: value or "" for name, value in attrs}
        assert set(given_to) <= ({"href"} if tag == "a" else {"style", "scope", "colspan"})
        if tag == "th":
            assert given_to["scope"] in {"col", "row"}
        style = given_to.get("style", "")
        assert "#" not in style
        assert "background" not in style
        assert "rgb(" not in style
        if tag == "a":
            self.links.append(given_to["href"])
        if tag in self.PIECES:
            self.pieces.append("")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert self.PIECES & set(self.open), f"{data!r} stands in no cell"
        self.pieces[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


@pytest.mark.parametrize(
    ("fragment", "refused"),
    [("<!-- a note -->", "a note"), ("<!doctype html>", "doctype"), ("<?php ?>", "php")],
)
def test_what_is_neither_tag_nor_text_is_refused(fragment: str, refused: str) -> None:
    with pytest.raises(AssertionError, match=refused):
        Reader(fragment)


def say_the_same(text: str, fragment: str) -> None:
    """The cells of the HTML stand in the text, in this order, and nothing else does."""
    rest = text
    for piece in Reader(fragment).pieces:
        left = rest.lstrip(" \n")
        assert left.startswith(piece), (piece, left[:80])
        rest = left[len(piece) :]
    assert not rest.strip(" \n")


def compact(text: str, fragment: str) -> None:
    assert len(text.splitlines()) <= 60
    assert len(fragment) <= 30_000


def lines_of(text: str) -> int:
    """How many lines there are but for the key to a mark, which one language may need and the other
    not.
    """
    return sum(not line.startswith("(?)") for line in text.splitlines())


# Laws


def records_of(policy: poles.Policy) -> Iterator[poles.Record]:
    for name in COLLECTIONS:
        for record in getattr(policy, name):
            yield record
            yield from (
                child for field in TABLES[name].children for child in getattr(record, field)
            )


@cache
def sampled() -> list[poles.Record]:
    """Some records of each sort, and all those that have something unusual."""
    found: dict[type[Any], list[poles.Record]] = {}
    for record in (*records_of(POLICY), *small().ratios, *small().grants):
        found.setdefault(type(record), []).append(record)
    some = [
        one for records in found.values() for one in CHANCE.sample(records, min(len(records), 12))
    ]
    return [*some, *(one for one in records_of(POLICY) if one.contradictions)]


def test_every_record_says_the_same_twice() -> None:
    assert {type(one) for one in sampled()} >= {
        *COLLECTIONS.values(),
        poles.Name,
        poles.Seat,
        poles.Holder,
        poles.RegionName,
    }
    for record in sampled():
        text, fragment = record.card(), record._repr_html_()
        say_the_same(text, fragment)
        compact(text, fragment)
        assert record.card("fr").count("\n") == text.count("\n")


def test_a_record_says_all_that_it_has() -> None:
    for record in sampled():
        text = record.card("en", rows=None)
        assert all(source in text for source in record.sources)
        told = (field for field in record.unverified if field not in record.ONLY_READ)
        doubted = [getattr(record, field) for field in told]
        assert text.count("[unverified]") == sum(
            value not in (None, (), False, poles.Wording.PLAIN) for value in doubted
        )
        assert ("otherwise" in text) == bool(record.contradictions)
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if (
                isinstance(value, str)
                and not isinstance(value, poles.Term)
                and (field.name != "pole" or isinstance(record, poles.Evaluation))
                and not (field.name in record.ONLY_READ and field.name in record.unverified)
            ):
                assert " ".join(value.split(" ")) in text or not value, field.name


QUESTIONS: dict[str, Callable[[], Any]] = {
    **{name: partial(getattr, POLICY, name) for name in COLLECTIONS},
    "no records": poles.Records,
    "no records of a sort": lambda: poles.Records((), poles.Label),
    "standings": lambda: POLICY.on("2012-11-19").poles,
    "standing": lambda: POLICY.on("2024-01-08").poles["aktantis"],
    "joint standing": lambda: POLICY.on("2020-01-08").poles["france-water-team"],
    "small ledger": lambda: FUNDING[:4],
    "ledger without tables": lambda: poles.Ledger(FUNDING),
    "kin": lambda: POLICY.successors("DREAM"),
    "no kin": lambda: POLICY.successors("Minalogic"),
    "ended": lambda: next(
        kin for pole in POLICY.poles if (kin := POLICY.successors(pole)).ended and not kin
    ),
    "kin of nobody": type(POLICY.successors("DREAM")),
    "policy": lambda: POLICY,
    "small policy": small,
    "about": lambda: POLICY.about,
    "tables": lambda: FUNDING.tables,
    "tables of no package": poles.Tables,
    "snapshot": lambda: POLICY.on("2012-11-19"),
    "doubtful snapshot": lambda: POLICY.on("2009-06-01"),
    "snapshot between phases": lambda: POLICY.on("2024-01-08"),
    "snapshot of nothing": lambda: attrs.evolve(POLICY.on("2012-11-19"), phase=None,
        labels=poles.Records(), poles=poles.Records(), tables=poles.Tables()),
    "report": lambda: POLICY.match(["Mov'eo", "Minalogique", "Eau", None,
        *(f"no such {n}" for n in range(50))]),
    "empty report": lambda: POLICY.match([None]),
    "bounds": lambda: poles.bounds(FUNDING, poles.Box(funders="fui", calls="fui-3",
        basis="awarded")),
    "wide bounds": lambda: poles.bounds(FUNDING, poles.Box(funders="fui", period=("2005-01-01",
        "2012-12-31"), basis="awarded")),
    "bounds of nothing": lambda: poles.bounds(FUNDING, poles.Box(funders="fui", period="2026",
        basis="paid")),
    "totals": lambda: poles.total(FUNDING, by="call", funders="fui"),
    "totals of poles": lambda: poles.total(FUNDING, by="pole", basis="planned", stage="voted"),
    "conflicts": lambda: poles.conflicts(FUNDING, basis="planned"),
    "no conflicts": lambda: poles.conflicts(FUNDING.having(FUNDING[:1])),
    "conflict": lambda: poles.conflicts(FUNDING, basis="planned")[0],
    "conflict without a ledger": lambda: attrs.evolve(poles.conflicts(FUNDING, basis="planned")[0],
        ledger=poles.Ledger()),
    "check": lambda: poles.cross_check(SOME, basis="awarded").narrow[0],
    "check of a reading": lambda: next(one for one in poles.cross_check(SOME,
        basis="awarded") if one.as_read),
    "check without an upper end": lambda: poles.cross_check(FUNDING, basis="paid")[0],
    "checks": lambda: poles.cross_check(FUNDING, basis="paid"),
    "counts": lambda: poles.count(POLICY.on("2012-11-19"), what="structures", by="region",
        counting="fractional"),
    "cohort": lambda: poles.cohort(POLICY, "2005-07-12", "2024-01-08"),
    "lost": lambda: poles.lost(POLICY),
    "none lost": lambda: poles.lost(POLICY, end="2005-07-12"),
    "panel": lambda: poles.panel(POLICY, [2005, 2020], map_on="2016-01-01"),
    "panel of grants": lambda: poles.panel(POLICY, [2008], carry_to="2024-01-08",
        amounts=grants(POLICY)[:1], rule="start", counting="full"),
    "panel of bounds": lambda: poles.panel(small(), [2019], amounts=poles.Box(basis="paid")),
    "flows": lambda: poles.flows(POLICY, "2005-07-12", "2024-01-08", by="year"),
    "amounts": lambda: poles.spread(FUNDING.having([FUNDING["env-p1"], FUNDING["alsace-2015"]]),
        rule="even"),
    "shares": lambda: poles.share(FUNDING.having([FUNDING["env-p1"]]), by="region",
        counting="full"),
    "constant euros": lambda: poles.in_euros_of(poles.total(FUNDING, by="year", funders="anr"),
        2015, index="cpi"),
    "concentration": lambda: poles.concentration([1, 2, 3, 4, 5]),
    "diff": lambda: poles.diff(POLICY, small()),
    "no diff": lambda: poles.diff(small(), small()),
    "table read": lambda: poles.read_funding(
        [{"Pôle": "Minalogic", "Aide": "12"}, {"Pôle": "Minalogique", "Aide": "1.234"},
            {"Pôle": "<i>", "Aide": "x"}],
        rows="totals", columns={"poles": "Pôle", "amount": "Aide"},
        values={"basis": "awarded", "period": "2008"},
        source=poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine"),
    ),
}  # fmt: skip
ANSWERS = (
    poles.Bounds,
    poles.Totals,
    poles.Conflict,
    poles.Conflicts,
    poles.CrossCheck,
    poles.Result,
    poles.Diff,
)


@pytest.mark.parametrize("name", QUESTIONS)
def test_everything_says_the_same_twice(name: str) -> None:
    shown = QUESTIONS[name]()
    text = shown.text(rows=40) if isinstance(shown, ANSWERS) else shown.text()
    fragment = shown._repr_html_()
    say_the_same(text, fragment)
    compact(text, fragment)
    french = shown.text("fr", rows=40) if isinstance(shown, ANSWERS) else shown.text("fr")
    assert lines_of(french) == lines_of(text)
    other: Any = "de"
    with pytest.raises(poles.InvalidQuestion, match="'fr' or 'en'"):
        shown.text(other)


@pytest.mark.parametrize("lang", LANGS)
def test_one_by_itself_says_what_it_says_among_others(lang: poles.Lang) -> None:
    def cells(text: str) -> list[list[str]]:
        return [re.split(r"\s{2,}", line.strip()) for line in text.splitlines()]

    checks, clashes = (
        poles.cross_check(SOME, basis="awarded"),
        poles.conflicts(FUNDING, basis="planned"),
    )
    assert {one.as_read for one in checks.narrow} == {False, True}
    assert [row for one in checks.narrow for row in cells(one.text(lang))[1:]] == cells(
        checks.text(lang)
    )[1:-1]
    assert [row for one in clashes for row in cells(one.text(lang))] == cells(clashes.text(lang))[
        1:
    ]
    standings = POLICY.on("2024-01-08").poles
    for row, one in zip(cells(standings.text(lang, rows=None))[2:], standings, strict=True):
        told = one.text(lang)
        assert all(cell.removesuffix("…") in told for cell in row)


def test_as_many_rows_as_are_asked_for() -> None:
    for rows, told in ((1, 4), (2, 5), (3, 6), (92, 94), (1000, 94), (None, 94)):
        text = POLICY.poles.text(rows=rows)
        assert len(text.splitlines()) == told + ("(?)" in text), rows
    assert "… 89 more" in POLICY.poles.text(rows=3)
    assert "… 89 de plus" in POLICY.poles.text("fr", rows=3)
    for wrong in (0, -1, True, 2.5, "3"):
        with pytest.raises(poles.InvalidQuestion, match="rows="):
            POLICY.poles.text(rows=wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("rows", [0, -1, True, 1.5, "3"])
def test_a_number_of_rows_is_a_whole_one(rows: Any) -> None:
    with pytest.raises(poles.InvalidQuestion) as caught:
        POLICY.poles.text(rows=rows)
    assert str(caught.value) == (
        f"This cannot be asked: found rows={rows!r}, expected a whole number of at least 1, or "
        "None. None shows all rows."
    )


def test_a_row_of_fewer_cells_has_them_all() -> None:
    columns = tuple(map(GridColumn, ("x", "y", "z")))
    card = Card("Title", (Grid(columns, [("a", "b", "c"), ("long", "more")]),))
    assert [re.sub(r"<[^>]*>", " ", row).split() for row in card_html(card).split("<tr>")[1:]] == [
        ["x", "y", "z"],
        ["a", "b", "c"],
        ["long", "more"],
    ]
    assert card_text(card, "en").splitlines() == ["Title", "x  y  z", "a  b  c", "long  more"]


def test_all_of_an_answer_is_printed() -> None:
    cohort = poles.cohort(POLICY, "2005-07-12", "2024-01-08")
    assert all(row.name in cohort.text() for row in cohort if row.name)
    assert "more" not in cohort.text()
    assert "… 27 more" in cohort._repr_html_()


def test_suggestions_are_worked_out_for_shown_rows_only() -> None:
    report = POLICY.match([f"Minalogique {n}" for n in range(100)])
    report._repr_html_()
    worked = (
        [row for row in report.rows if "suggestions" in vars(row)]
        if hasattr(report.rows[0], "__dict__")
        else report.rows[:20]
    )
    assert len(worked) == 20


# What data cannot do


NASTY = st.sampled_from([
    "<script>alert(1)</script>", "</td></table><b>", "'\"><img src=x onerror=alert(1)>",
    "&lt;b&gt;&amp;", "a\nb\r\n\tc", "\x00\x1b[31m\x7f",
    "\u202egnp.exe", "\u2066x\u2069", "\u2028 \u2029", "<!-- x", "]]>", "<?php", "a  b",
    "javascript:alert(1)", "x" * 3000, "\ud800",
])  # fmt: skip
TEXTS = (NASTY | st.text(max_size=20)).filter(bool)


def nasty(record: poles.Record, text: str) -> poles.Record:
    """A record with a text in each of its fields that hold text, and in those of its children."""
    said: dict[str, Any] = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if type(value) is str or (value is None and str(field.type).startswith("str")):
            said[field.name] = text
        elif isinstance(value, tuple) and value and isinstance(value[0], poles.Record):
            said[field.name] = tuple(nasty(one, text) for one in value)
        elif isinstance(value, tuple) and value and type(value[0]) is str:
            said[field.name] = (text,)
    said["citations"] = (
        poles.Citation(text, None, poles.Status.RECALLED),
        poles.Citation(text, "id", poles.Status.CONTRADICTS, text),
        poles.Citation(text, text, poles.Status.CONTRADICTS, text),
        poles.Citation(text, None, poles.Status.SOURCED),
    )
    return attrs.evolve(record, **said)


def harmless(text: str, fragment: str) -> None:
    say_the_same(text, fragment)
    assert all(
        sign == "\n"
        or sign.isprintable()
        or sign in "\xa0\u202f"
        or sign.isspace()
        or ord(sign) > 0xA0
        for sign in text
    )
    assert not {
        sign
        for sign in text
        if sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\r\u2028\u2029"
    }
    assert all(link.startswith(("https://", "http://")) for link in Reader(fragment).links)


ONE_OF_EACH = [
    *(next(iter(getattr(POLICY, name) or getattr(small(), name))) for name in COLLECTIONS),
    POLICY.poles["cimes"],
    POLICY.labels["p5-optitec"],
]


@examples(40)
@given(st.sampled_from(ONE_OF_EACH), TEXTS)
def test_no_text_of_a_record_is_more_than_text(record: poles.Record, text: str) -> None:
    made = nasty(record, text)
    harmless(made.card(), made._repr_html_())
    harmless(made.card(rows=None), card_of(made))
    many: poles.Records[Any] = (
        poles.Ledger([made] * 3)
        if isinstance(made, poles.FundingRecord)
        else poles.Records([made] * 3)
    )
    harmless(many.text(), many._repr_html_())
    compact(made.card(), made._repr_html_())


def card_of(record: poles.Record) -> str:
    return card_html(record.to_card(), None)


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS)
def test_no_text_of_a_card_is_more_than_text(one: str, other: str) -> None:
    shown = [GridColumn(one, cell=str), GridColumn(other, True, Address)]
    card = Card(
        one,
        (
            pairs([(one, Address(other)), (other, "")]),
            Grid.over([one, other], shown, heading=other),
            lines([one]),
            other,
        ),
    )
    for rows in (1, 2, None):
        harmless(card_text(card, "en", rows), card_html(card, rows))


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_no_name_in_a_report_is_more_than_text(names: list[str]) -> None:
    report = small().match(names)
    harmless(report.text(), report._repr_html_())


@pytest.mark.parametrize("address", ["https://a.fr/?x=1&y='2'", "http://a.fr"])
def test_addresses_of_the_web_are_links(address: str) -> None:
    assert Reader(attrs.evolve(POLICY.poles["minalogic"], website=address)._repr_html_()).links == [
        address
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.fr",
        "https://a.fr/ b",
        "https://a.fr/\n",
        "http://[",
        "ftp://a.fr",
    ],
)
def test_other_addresses_are_texts(address: str) -> None:
    assert (
        Reader(attrs.evolve(POLICY.poles["minalogic"], website=address)._repr_html_()).links == []
    )


def test_a_record_of_the_longest_fields_stays_compact() -> None:
    pole = POLICY.poles["minalogic"]
    long = attrs.evolve(
        pole,
        theme_en="x" * 100_000,
        names=pole.names * 200,
        seats=pole.seats * 200,
        regions=pole.regions * 200,
    )
    compact(long.card(), long._repr_html_())
    assert "x" * 100_000 in long.card(rows=None)
    compact((many := poles.Records([long] * 500)).text(), many._repr_html_())


def test_what_marks_a_text_as_unverified_is_not_cut_off() -> None:
    milestone = attrs.evolve(
        POLICY.milestones[0],
        en="word " * 100,
        citations=(poles.Citation(None, "en", poles.Status.RECALLED),),
    )
    assert "[unverified]" in milestone.card()
    assert "… (?)" in poles.Records([milestone]).text()


# Golden texts


@pytest.mark.parametrize(
    ("lang", "told", "parts"),
    [
        ("en", "1 label, held by 1 pole", "Concentration of 1 part"),
        ("fr", "1 label, 1 pôle qui le détient", "Concentration de 1 part"),
    ],
)
def test_what_is_one_has_no_plural(lang: poles.Lang, told: str, parts: str) -> None:
    one = poles.Records([POLICY.poles["minalogic"]]), poles.Records([POLICY.labels["p5-minalogic"]])
    alone = attrs.evolve(POLICY, poles=one[0], labels=one[1], events=poles.Records())
    assert told in overview(alone, POLICY.coverage.last, lang).splitlines()
    assert poles.concentration([1]).text(lang).splitlines()[0] == parts


def test_a_pole() -> None:
    assert POLICY.poles["cimes"].card() == CIMES


def test_a_statement() -> None:
    assert FUNDING["fui-cum-9"].card("fr") == STATEMENT


def test_a_day_is_told_in_french() -> None:
    lines = POLICY.on("2024-01-08").text("fr").splitlines()
    facts = [line.split("  ")[0] for line in lines[1:7]]
    assert facts == [
        "Phase", "Labels", "Pôles qui les détiennent", "Structures, membres comptés",
        "Douteux", "Édition des données",
    ]  # fmt: skip


def test_a_snapshot() -> None:
    assert POLICY.on("2024-01-08").text(rows=8) == SNAPSHOT


CIMES = """\
Pole cimes: CIMES
Sector             mechanics-microtech [unverified]
Theme, in French   mécanique, ingénierie, systèmes mécaniques intelligents
Theme, in English  mechanics, engineering, smart mechanical systems
Website            https://cimes-hub.com
Sources            auvergnerhonealpes-undated, latribune-2019-2, latribune-2021-1, \
ledecolletage-undated-1, ledecolletage-undated-2, vipress-undated-1, cimes-hub-undated
Names
  Kind         Name as written                         Period          Caution
  name in use  CIMES                                   2019-02-05 – …  common word
  variant      Creating Integrated Mechanical Systems
Seats
  Commune            INSEE commune code  Longitude, degrees east  Latitude, degrees north  \
Region, in France since 2016  Region before 2016  Period
  Saint-Étienne (?)  42218                                  4.39                  45.4339  \
auvergne-rhone-alpes          rhone-alpes         2019-02-05 – … (?)
Regions
  Region                Period
  auvergne-rhone-alpes  2019-02-05 – …
Identifiers
  Register              Value          Period                                     \
Legal name as printed
  host of the web site  cimes-hub.com
  SIREN (Insee)         485223366      between 2019-09-01 and 2019-09-30 – … (?)  CIMES
Members
  Member                 Period
  mont-blanc-industries  2019-02-05 – between 2019-08-31 and 2019-09-29 (?)
  viameca                2019-02-05 – between 2019-08-31 and 2019-09-29 (?)
(?) unverified: rests on memory, inference or an unverified third party"""

STATEMENT = """\
Énoncé fui-cum-9
Nature de la dépense       accordé (engagé)
Étape                      accordé
Instrument                 projets de R&D
Montant imprimé, en euros  1\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}M€
Formulation                plus de
Arrondi à, en euros        1\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}M€
Projets financés           813
Financeur                  fui
Appel à projets            fui-0, fui-1, fui-2, fui-3, fui-4, fui-5, fui-6, fui-7, fui-8, fui-9
Sources                    kooperation-international-2010"""

SNAPSHOT = """\
The French pôles de compétitivité, 2004–2026 — 2024-01-08
Phase                        Phase 5 (2023-01-01 – 2026-12-31)
Labels                       57
Poles that hold them         56
Structures, members counted  56
Doubtful                     p5-materalia
Data edition                 2026.12.1
Poles
  Pole                       Name                                Seat                Regions      \
                                                 Labels
  aerospace-valley           Aerospace Valley                    Toulouse            \
Nouvelle-Aquitaine, Occitanie                                 p5-aerospace-valley
  agri-sud-ouest-innovation  Agri Sud-Ouest Innovation           Auzeville-Tolosane  \
Nouvelle-Aquitaine, Occitanie                                 p5-agri-sud-ouest-innovation
  aktantis                   Solutions communicantes sécurisées  Valbonne            Occitanie, \
Provence-Alpes-Côte d'Azur                         p5-aktantis, p5-optitec
  alpha-rlh                  ALPHA-RLH                           Talence             \
Nouvelle-Aquitaine                                            p5-alpha-rlh
  … 48 more
  vegepolys-valley           Vegepolys Valley                    Angers              \
Auvergne-Rhône-Alpes, Bretagne, Centre-Val de Loire, Pays d…  p5-vegepolys-valley
  vehicule-du-futur          Pôle Véhicule du Futur              Étupes              \
Bourgogne-Franche-Comté, Grand Est                            p5-vehicule-du-futur
  vitagora                   Vitagora                            Dijon               \
Bourgogne-Franche-Comté, Île-de-France                        p5-vitagora
  xylofutur                  Xylofutur                           Gradignan           \
Auvergne-Rhône-Alpes, Nouvelle-Aquitaine                      p5-xylofutur"""
