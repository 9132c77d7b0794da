"""The brief: two printed pages for who knows nothing of the policy; and the findings, which are
computed from it.
"""

import base64
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import attrs
import pytest

import poles
from browsing import barriers, chromium, console, loaded
from poles import terms
from poles.show.brief import brief
from poles.show.disputes import about
from poles.show.findings import findings
from poles.show.known import Finding, Known
from poles.show.plain import Way, money_text, rounded
from poles.text import Lang, Term
from ready import ready_policy
from typography import faults

LANGS: tuple[Lang, ...] = ("fr", "en")
ROOT = Path(__file__).parent.parent
SPITZENCLUSTER = ROOT / "docs" / "spitzencluster"
# What no French text has, beside the terms of ours.
ENGLISH = set(
    "a about all and any are as at award awarded be been before between both but by call calls "
    "cluster clusters day each ends every field firms first for from fund given had has have held "
    "hold holds how however in inferred into is it its known label labels last least least lost "
    "lowest many market may merged merger million billion money more most much not nor no none of "
    "open other others outright over phase pole poles recently renewed report review said says "
    "school since sources speaks state still sum taken than that the their them there these they "
    "this those to together under until upper was were what when whether which who why will with "
    "year years you"
).difference({"a", "an", "label", "labels", "phase", "sources", "million", "as", "on", "pole"})


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    return ready_policy()


@pytest.fixture(scope="module")
def texts(policy: poles.Policy) -> dict[Lang, str]:
    return {lang: brief(policy, lang) for lang in LANGS}


@pytest.fixture(scope="module")
def found(policy: poles.Policy) -> dict[str, Finding]:
    return {one.part: one for one in findings(Known(policy), "en")}


def plain(text: str, *, tables: bool = True) -> str:
    """What a page says, its white space as one space."""
    text = re.sub(r"(?s)<style.*?</style>|<head.*?</head>", " ", text)
    if not tables:
        text = re.sub(r"(?s)<table.*?</table>", " ", text)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.mark.parametrize("lang", LANGS)
def test_it_has_at_most_nine_hundred_words(texts: dict[Lang, str], lang: Lang) -> None:
    assert 300 < len(plain(texts[lang], tables=False).split()) <= 900


@pytest.mark.parametrize("lang", LANGS)
def test_no_id_stands_in_it(policy: poles.Policy, texts: dict[Lang, str], lang: Lang) -> None:
    records = (policy.labels, policy.sources, policy.funding, policy.calls, policy.events,
               policy.milestones, policy.grants, policy.poles)  # fmt: skip
    ids = {one.id for records_of in records for one in records_of}
    # Some poles are called what their ids say, and some publishers what their addresses do.
    names = {name.text for pole in policy.poles for name in pole.names}
    said = set(re.findall(r"[\w.'-]+", plain(texts[lang])))
    assert ids & said <= names


def test_no_english_word_stands_in_the_french_one(
    policy: poles.Policy, texts: dict[Lang, str]
) -> None:
    text = plain(texts["fr"])
    theirs = {one.publisher for one in policy.sources if one.publisher}
    theirs |= {name.text for pole in policy.poles for name in pole.names}
    for name in sorted(theirs, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)", " ", text)
    said = set(re.findall(r"[^\W\d_]{3,}", text.lower()))
    kinds = [getattr(terms, name) for name in terms.__all__]
    ours = [
        term
        for kind in kinds
        for term in getattr(kind, "__members__", {}).values()
        if isinstance(term, Term)
    ]
    french = {word for term in ours for word in re.findall(r"[^\W\d_]+", term.fr.lower())}
    english = {word for term in ours for word in re.findall(r"[^\W\d_]+", term.en.lower())}
    assert len(english - french) > 50
    assert said & ((english - french) | ENGLISH) == set()


def test_it_is_in_french_typography(texts: dict[Lang, str]) -> None:
    told = re.sub(r"(?s)<style.*?</style>", "", texts["fr"])
    assert faults(unescape(re.sub(r"<[^>]*>", "", told))) == []


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.mark.parametrize("lang", LANGS)
def test_it_prints_on_two_pages_and_everybody_can_read_it(
    browser: Any, texts: dict[Lang, str], lang: Lang, tmp_path: Path
) -> None:
    file = tmp_path / "brief.html"
    file.write_text(texts[lang], encoding="utf-8")
    browser.get(file.as_uri())
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed["data"]))
    assert len(pages) == 2
    for theme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        assert barriers(browser) == []
    # Only axe ran, by the driver: the page has no script.
    assert "<script" not in texts[lang]
    assert console(browser) == []
    assert loaded(browser) == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_finding_has_a_figure_a_sentence_and_sources(
    policy: poles.Policy, texts: dict[Lang, str], lang: Lang
) -> None:
    told = findings(Known(policy), lang)
    assert 3 <= len(told) <= 5
    for one in told:
        assert one.figure
        assert one.sentence.endswith(".")
        assert one.sources
        assert all(policy.sources.get(key) for key in one.sources)
        assert " ".join(one.sentence.split()) in plain(texts[lang])


def test_what_is_found_is_what_the_library_answers(
    policy: poles.Policy, found: dict[str, Finding]
) -> None:
    last = policy.coverage.last
    now = policy.on(last)
    assert f"{len(now.labels)} labels" in found["labels"].sentence
    assert found["labels"].figure == f"{len(now.poles)} poles"
    counts = {one.value: n for one, n in poles.cohort(policy, "2005-07-12", last).counts.items()}
    stayed = counts["kept"] + counts["renamed"]
    assert found["first"].figure == f"{stayed} of {sum(counts.values())}"
    assert f"{counts['merged']} went into another" in found["first"].sentence
    gone = poles.lost(policy)
    assert found["lost"].figure == f"{len(gone)} poles"
    latest = max(row.end.latest for row in gone)
    for row in gone:
        if row.end.latest == latest:
            assert row.name in found["lost"].sentence
            assert row.reason.label("en") in found["lost"].sentence
    state = poles.bounds(policy.funding, poles.Box(funders="state", basis="awarded"))
    assert money_text(state.low, "en", Way.DOWN) in found["money"].sentence
    clashes = poles.conflicts(policy.funding)
    assert f"in {len(clashes)} places" in found["money"].sentence
    worst = max(clashes, key=lambda one: one.gap)
    assert money_text(worst.gap, "en", Way.NEAREST) in found["money"].sentence
    assert about(worst, policy.funding, "en") in found["money"].sentence
    for label in now.doubtful:
        assert all(holder.name in found["unknown"].sentence for holder in now.holders(label))


def test_findings_follow_the_data(policy: poles.Policy) -> None:
    fewer = attrs.evolve(
        policy,
        labels=poles.Records(one for one in policy.labels if one.id != "p5-minalogic"),
    )
    told = {one.part: one for one in findings(Known(fewer), "en")}
    assert told["labels"].figure == "55 poles"
    assert told["first"].figure == "36 of 67"
    assert told["lost"].figure == "37 poles"
    none = policy.funding.having([]), policy.grants.having([])
    silent = attrs.evolve(policy, funding=none[0], grants=none[1])
    assert "money" not in {one.part for one in findings(Known(silent), "fr")}


def test_another_policy_has_findings_of_its_own() -> None:
    other = poles.load_policy(SPITZENCLUSTER)
    for lang in LANGS:
        told = findings(Known(other), lang)
        assert {one.part for one in told} >= {"labels", "first"}
        text = brief(other, lang)
        assert "FUI" not in plain(text)


def test_amounts_are_rounded_away_from_what_is_between() -> None:
    for text in ("0", "1", "999", "1000", "618549000", "999999999", "1000.51"):
        value = Decimal(text)
        least, most = rounded(value, Way.DOWN), rounded(value, Way.UP)
        assert least <= value <= most
        assert most - least <= max(value / 100, Decimal(1))


def test_the_readers_questions_are_answered_by_the_brief(texts: dict[Lang, str]) -> None:
    """The page on the report prints the answers that a reader found; they stand in the brief."""
    written = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    answers = re.findall(r"(?m)(?:^> .*\n?)+", written)
    assert len(answers) == 4
    for answer in answers:
        said = " ".join(answer.replace("\n> ", " ").removeprefix("> ").split())
        assert said in plain(texts["en"]), said
