"""A policy in which one pole holds its label to the end, and in which little was said of money: its
findings and pages tell no more than that.
"""

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import poles
from poles.show.brief import brief
from poles.show.disputes import about
from poles.show.findings import findings
from poles.show.known import Known
from poles.show.notes import Notes
from poles.show.parts import lives_html, lost_html
from poles.show.terminal import size
from poles.strategies.truth import stated
from poles.text import Lang
from small import small

POLE = "cap-digital"


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    whole = small()
    box = poles.Box(funders="fui", period="2010", poles=POLE, basis="awarded")
    said = attrs.evolve(
        stated("part", box, Decimal(5_000_000)), citations=whole.funding[0].citations
    )
    labels = [one for one in whole.labels if {holder.pole for holder in one.holders} == {POLE}]
    return attrs.evolve(
        whole,
        labels=poles.Records(labels),
        # None ends on the last day that is known.
        phases=whole.phases[:-1],
        sources=poles.Records(attrs.evolve(one, url=None) for one in whole.sources),
        funding=whole.funding.having([said], []).with_grants([]),
        ratios=poles.Records(()),
        grants=poles.Records(()),
    )


def test_its_findings_are_of_labels_and_of_a_part_of_the_money(policy: poles.Policy) -> None:
    found = {one.part: one.sentence for one in findings(Known(policy), "en")}
    assert list(found) == ["labels", "first", "money"]
    assert "For no year do the sources set an upper limit." in found["money"]
    assert "contradict each other" not in found["money"]


@pytest.mark.parametrize(
    ("lang", "lost", "none"),
    [("en", "Who lost the label", "<p>None.</p>"), ("fr", "Qui a perdu le label", "<p>Aucun.</p>")],
)
def test_nobody_lost_the_label(policy: poles.Policy, lang: Lang, lost: str, none: str) -> None:
    assert lost not in brief(policy, lang)
    assert list(lost_html(Known(policy), Notes(), lang)) == [none]


def test_sources_without_an_address_are_named(policy: poles.Policy) -> None:
    text = brief(policy)
    assert '<a href="http' not in text
    assert ">Agence nationale de la recherche, 25\N{NO-BREAK SPACE}January 2006</li>" in text


def test_poles_that_never_held_a_label_have_no_life(policy: poles.Policy) -> None:
    table = lives_html(Known(policy), "en")
    assert len(policy.poles) > 1
    assert table.count("<tr>") == 2


def test_a_contradiction_without_a_statement_is_of_its_kind_of_money(policy: poles.Policy) -> None:
    """A ratio of what is not nothing to itself, beside a list of grants."""
    box = poles.Box(funders="fui", period="2008", basis="awarded")
    half = poles.Ratio(id="half", of=box, to=box, value=Decimal("0.5"))
    one = attrs.evolve(
        small().grants[0], calls=(), start=poles.EdtfDate("2008"), end=poles.EdtfDate("2008")
    )
    (found,) = poles.conflicts(policy.funding.having([], [half]).with_grants([one]))
    assert [about(found, policy.funding, lang) for lang in ("en", "fr")] == [
        "awarded (committed)",
        "accordé (engagé)",
    ]


@pytest.mark.parametrize(
    ("written", "told"), [(1500, ("2 ko", "2 kB")), (2_340_000, ("2,3 Mo", "2.3 MB"))]
)
def test_a_file_is_as_large_as_it_is(tmp_path: Path, written: int, told: tuple[str, str]) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(written))
    assert size(str(path)) == told
