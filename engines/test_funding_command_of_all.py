"""``python -m poles funding`` about a pole, a region, a fund, all public money: a second each."""

import pytest

import poles
from asking import asked, numbered, output, plain


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    return poles.load_policy()


@pytest.mark.parametrize(
    "question", [(), ("--pole", "Minalogic"), ("--pole", "Aquimer")], ids=" ".join
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_answer_about_much_has_its_footnotes_and_no_control_codes(
    capsys: pytest.CaptureFixture[str], question: tuple[str, ...], lang: str
) -> None:
    for cite in ((), ("--cite",)):
        text, told = asked(capsys, "funding", *question, *cite, "--lang", lang)
        assert not told
        assert "\x1b" not in text
    numbered(text.removesuffix("\n"))


@pytest.mark.parametrize("period", ["2006/..", "2006/"])
def test_a_period_may_be_open(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy, period: str
) -> None:
    text = output(capsys, "funding", "--funder", "fui", "--period", period)
    box = poles.Box(funders=["fui"], period=("2006", None), basis="awarded")
    assert text.endswith(poles.bounds(policy.funding, box).sentence())


def test_all_that_was_awarded_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "funding").startswith(
        "At least €6,102,315,737.77, and no source limits all its years."
    )


@pytest.mark.parametrize(
    ("named", "code"),
    [
        (["--funder", "FUI – Fonds unique interministériel"], ["--funder", "fui"]),
        (["--funder", "the French National Research Agency"], ["--funder", "anr"]),
        (
            ["--funder", "fui", "--call", "3e appel à projets"],
            ["--funder", "fui", "--call", "fui-3"],
        ),
        (["--region", "53.0", "--sector", "TIC"], ["--region", "bretagne", "--sector", "ict"]),
        (["--pole", "Mov'eo"], ["--pole", "nextmove"]),
    ],
)
def test_the_command_takes_names_as_tables_do(
    capsys: pytest.CaptureFixture[str], named: list[str], code: list[str]
) -> None:
    asked = output(capsys, "funding", *named, "--lang", "fr")
    assert asked == output(capsys, "funding", *code, "--lang", "fr")


@pytest.mark.parametrize(
    ("text", "lang", "first"),
    [
        ("9 Md€", "en", "Possible: €9,000 million (read as €8,500 million to €9,500 million)."),
        ("€9 bn", "fr", "Possible : 9 000 M€ (lu de 8 500 M€ à 9 500 M€)."),
        ("9,0 Md€", "fr", "Possible : 9 000 M€ (lu de 8 950 M€ à 9 050 M€)."),
        ("9 000 000 000", "fr", "Possible : 9 000 M€ (lu de 8 950 M€ à 9 050 M€)."),
        (
            "près de 9 milliards d'euros",
            "fr",
            "Possible : près de 9 000 M€ (lu de 8 000 M€ à 9 000 M€).",
        ),
    ],
)
def test_a_figure_is_weighed_as_it_is_printed(
    capsys: pytest.CaptureFixture[str], text: str, lang: str, first: str
) -> None:
    told = plain(output(capsys, "funding", "--funder", "public", "--figure", text, "--lang", lang))
    assert told.splitlines()[0] == first
    assert told.splitlines()[2].startswith(("At least €6,102", "Au moins 6 102"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("--funder", "fui", "--call", "fui-3"),
            ("--funder", "Fonds unique interministeriel", "--call", "FUI 3"),
        ),
        (("--funder", "fui"), ("--funder", "Single Inter-Ministerial Fund (FUI)")),
        (("--funder", "state"), ("--funder", "État")),
        (("--funder", "erdf"), ("--funder", "FEDER")),
        (("--pole", "nextmove"), ("--pole", "Mov'eo")),
        (
            ("--funder", "anr", "--period", "2009-2012"),
            ("--funder", "anr", "--period", "2009/2012"),
        ),
        (("--funder", "anr", "--period", "2007"), ("--funder", "anr", "--period", "2007/2007")),
    ],
)
def test_names_and_periods_in_several_forms(
    capsys: pytest.CaptureFixture[str], one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert output(capsys, "funding", *one) == output(capsys, "funding", *other)


def test_a_figure_that_is_weighed_may_be_doubted(capsys: pytest.CaptureFixture[str]) -> None:
    asks = "funding", "--funder", "anr", "--period", "2005", "--figure", "204,8 M€", "--doubt", "1"
    told = plain(output(capsys, *asks)).removesuffix("\n")
    assert told.startswith("Confirmed: ")
    assert "and any one more." in told.split("At least")[0]
    assert told.endswith("and any one more.")
