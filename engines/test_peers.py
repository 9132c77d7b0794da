"""What other libraries compute, or can read, of what this one gives."""

import json
from typing import Any

import attrs
import numpy as np
import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex import format_from_string
from pybtex.database import parse_string
from skbio.diversity.alpha import berger_parker_d, dominance, gini_index

import poles

POLICY = poles.load_policy()
values = st.lists(
    st.integers(0, 10**6) | st.floats(0, 10**6, allow_subnormal=False), min_size=1, max_size=40
).filter(lambda found: sum(found) > 1)


@settings(deadline=None)
@given(values)
def test_concentration_agrees_with_scikit_bio(found: list[float]) -> None:
    one = poles.concentration(found)
    data = np.array(found, dtype=float)
    # The Lorenz curve by trapezoids is the definition by mean differences.
    assert one.gini == pytest.approx(float(gini_index(data, method="trapezoids")), abs=1e-9)
    assert one.herfindahl == pytest.approx(float(dominance(data)), rel=1e-9)
    assert one.top(1) == pytest.approx(float(berger_parker_d(data)), rel=1e-9)


@settings(deadline=None)
@given(values, st.integers(1, 45))
def test_top_shares_agree_with_numpy(found: list[float], k: int) -> None:
    data = np.sort(np.array(found, dtype=float))[::-1]
    assert poles.concentration(data).top(k) == pytest.approx(
        float(data[:k].sum() / data.sum()), rel=1e-9
    )
    assert poles.concentration(np.array([1, 2], dtype=np.int32)).top(1) == 2 / 3


RESULTS = [
    POLICY.on("2012-11-19"),
    POLICY.funding,
    poles.in_euros_of(poles.total(POLICY.funding, by="call", funders="fui"), 2024, index="cpi"),
    poles.cohort(POLICY, "2005-07-12", "2024-01-08"),
]


def dates(item: dict[str, Any]) -> str | None:
    """The date of a CSL item as BibTeX has it: one of ISO 8601, or two with a slash between."""
    if "issued" not in item or item["type"] == "dataset":
        return None
    ends = (map("{:02}".format, end) for end in item["issued"]["date-parts"])
    return "/".join(map("-".join, ends))


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_bibtex_can_be_read_back(result: poles.Snapshot) -> None:
    entries = parse_string(poles.cite(result, style="bibtex"), "bibtex").entries
    items = {item["id"]: item for item in json.loads(poles.cite(result, style="csl-json"))}
    assert list(entries) == list(items)
    for key, entry in entries.items():
        item = items[key]
        assert entry.fields.get("date") == dates(item)
        assert entry.fields.get("url") == item.get("URL")
        year = item.get("issued", {}).get("date-parts", [[None]])[0][0]
        assert entry.fields.get("year") == (None if year is None else str(year))
        assert ("title" in entry.fields) == ("title" in item)


def formatted(items: list[dict[str, Any]]) -> list[str]:
    """The lines that citeproc-py makes of CSL items."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


def cited(published: str, kind: poles.SourceKind) -> poles.Ledger:
    """A statement whose source is of some date."""
    record = POLICY.funding["anr-cum-2012"]
    source = attrs.evolve(
        POLICY.sources[record.sources[0]], published=poles.EdtfDate(published), kind=kind
    )
    policy = attrs.evolve(POLICY, sources=poles.Records([source]))
    citation = poles.Citation(source.id, None, poles.Status.SOURCED)
    return policy.funding.having([attrs.evolve(record, citations=(citation,))])


@pytest.mark.parametrize(
    ("published", "printed", "year"),
    [
        ("2014-40", "January–June", "2014"),
        ("2014-41", "July–December", "2014"),
        ("[2014-02..2014-06]", "February–June", "2014"),
        ("[2013-11-30..2014-02-01]", "2013–2014", "2013/2014"),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")  # as below
def test_a_date_that_is_no_day_is_printed_as_a_range(
    published: str, printed: str, year: str
) -> None:
    """BibTeX's own styles print years only."""
    items = json.loads(poles.cite(cited(published, poles.SourceKind.PRESS), style="csl-json"))
    assert printed in formatted(items)[0]
    entries = poles.cite(cited(published, poles.SourceKind.OFFICIAL), style="bibtex")
    lines = format_from_string(entries, "plain", output_backend="plaintext", citations=["*"])
    assert f" {year}. URL" in lines


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
@pytest.mark.filterwarnings("ignore::UserWarning")  # it knows fewer fields than CSL 1.0.2 has
def test_csl_items_are_formatted_by_a_processor(result: poles.Snapshot) -> None:
    items = json.loads(poles.cite(result, style="csl-json"))
    texts = formatted(items)
    assert len(texts) == len(items)
    joined = " ".join(texts)
    assert all(item["title"].split()[0] in joined for item in items if "title" in item)
