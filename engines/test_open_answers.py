"""An answer that no source limits tells the years that one does, and works them out when told."""

from __future__ import annotations

from typing import Any, NoReturn

import attrs
import pytest

import poles
from poles import Box
from poles.ledger import years

FUI = Box(funders="fui", basis="awarded")


@pytest.fixture(scope="module")
def funding() -> poles.Ledger:
    return poles.load_funding()


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_it_tells_the_longest_run_of_years_that_has_a_limit(funding: poles.Ledger) -> None:
    found = poles.bounds(funding, FUI)
    of_years = poles.bounds(funding, attrs.evolve(FUI, period=("2005", "2018")))
    limited = found.limited
    assert limited is not None
    assert str(limited.period) == "2005 – 2018"
    assert (limited.low, limited.high) == (of_years.low, of_years.high)
    assert limited.inferred
    assert (
        "and no source limits all its years, by 8 statements, partly by inference, 8 contradicting "
        "set aside; 2005 – 2018 together: between €1,843.4655 million and €2,095.415 million, "
        "partly by inference."
    ) in found.sentence()
    for told in (found.text("en"), found._repr_html_()):
        assert "; 2005 – 2018 together: between €1,843.4655 million and" in told


def test_nothing_is_worked_out_before_it_is_told(
    funding: poles.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Box] = []
    usual = years.limited_years

    def noted(ledger: poles.Ledger, box: Box, how: Any) -> Any:
        asked.append(box)
        return usual(ledger, box, how)

    monkeypatch.setattr("poles.ledger.proof.limited_years", noted)
    found = poles.bounds(funding, FUI)
    totals = poles.total(funding, by="funder", funders="fui")
    assert found.to_dicts()
    assert repr(found)
    assert totals.text()
    assert not asked
    found.sentence()
    assert asked == [FUI]
    poles.bounds(funding, attrs.evolve(FUI, period="2008")).text()
    assert asked == [FUI]


def test_an_answer_stands_where_nothing_more_can_be_worked_out(
    funding: poles.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = poles.bounds(funding, FUI)

    def refused(*_: object, **__: object) -> NoReturn:
        raise poles.MissingExtra("solver", "This question")

    monkeypatch.setattr(years, "put", refused)
    assert found.limited is None
    assert "no source limits it from above" in found.sentence()


def test_one_year_is_told_alone(funding: poles.Ledger) -> None:
    statements = funding.having(funding, ratios=())
    found = poles.bounds(statements, Box(funders="local", basis="awarded"))
    assert plain(found.sentence("fr")).endswith(" ; 2008 seule : au plus 326,5 M€.")
    assert found.sentence("en").endswith("; 2008 alone: at most €326.5 million.")


def test_only_whole_years_of_the_box_are_told(funding: poles.Ledger) -> None:
    cut = attrs.evolve(FUI, period=("2010-06-01", "2022"))
    limited = poles.bounds(funding, cut).limited
    assert limited is not None
    assert str(limited.period) == "2011 – 2018"
    since_ever = attrs.evolve(FUI, period=("1900", "2999"))
    assert poles.bounds(funding, since_ever).limited == poles.bounds(funding, FUI).limited
    for period in ("2021", ("2018-02-01", "2019-11-01")):
        found = poles.bounds(funding, attrs.evolve(FUI, period=period))
        assert found.high is None
        assert found.limited is None
        assert "its years" not in found.sentence()
