"""``python -m poles funding``: an interval, its proof, one sentence, its footnotes. What most
statements are part of is asked in ``engines/test_funding_command_of_all.py``.
"""

import subprocess
import sys

import pytest

import poles
from asking import numbered, output, plain
from poles.__main__ import main

pytestmark = pytest.mark.usefixtures("kept_answers")

FUI_3 = ("funding", "--funder", "fui", "--call", "fui-3")
ANR = ("funding", "--funder", "anr", "--period", "2005-01-01/2012-11-19")
QUESTIONS = [
    FUI_3,
    ANR,
    ("funding", "--funder", "anr", "--period", "2005"),
    (
        "funding",
        "--funder",
        "state",
        "--period",
        "2005-2008",
        "--basis",
        "planned",
        "--stage",
        "announced",
    ),
    ("funding", "--basis", "paid"),
]


def test_the_third_call_of_the_fui(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy
) -> None:
    text = output(capsys, *FUI_3)
    assert text.startswith(
        "Between €158,483,500 and €161,484,500.\n\nAt least €158.4835 million:\n  + €687 million  "
        "fui-cum-1-6: "
    )
    assert "\n  − €188.5165 million  h1-2006-state: " in text
    assert (
        "\n  read by inference: the money of fui-exec-2008 is that of calls fui-5, fui-6\n" in text
    )
    assert (
        "\nSet aside, speaking of more than this money: its basis is unknown\n  env-fui-0608-830: "
        in text
    )
    assert "fui-exec-2009, fui7-state and 1 more)" in " ".join(text.split())
    box = poles.Box(funders=["fui"], calls=["fui-3"], basis="awarded")
    assert text.endswith(f"\n\n{poles.bounds(policy.funding, box).sentence()}")
    assert "“Pôles de compétitivité – Quatrième appel à projets" in " ".join(text.split())


def test_the_third_call_of_the_fui_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    text = plain(output(capsys, *FUI_3, "--lang", "fr"))
    assert text.startswith(
        "Entre 158 483 500 € et 161 484 500 €.\n\nAu moins 158,4835 M€ :\n"
        "  + 687 M€  fui-cum-1-6 : "
    )
    wider = "Mis à l'écart, portant sur plus que cet argent"
    assert f"\n{wider} : nature de la dépense inconnue\n" in text
    assert "fui-exec-2009, fui7-state et 1 autre)" in " ".join(text.split())
    assert text.endswith(
        "entre 158,4835 M€ et 161,4845 M€, d'après 5 énoncés, en partie par déduction."
    )
    assert text == plain(output(capsys, "--lang", "fr", *FUI_3))


def test_the_anr_of_2005_to_2012(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, *ANR)
    assert text.startswith("Between €1,333,500,000 and €1,334,500,000.")
    inside, wider = (
        text.index("Set aside: cannot be true"),
        text.index("Set aside, speaking of more"),
    )
    assert inside < text.index("  anr-2005-gov: ") < wider < text.index("  st-0508-1400: ")
    assert text.endswith("by 1 statement, 2 contradicting set aside.")


def test_the_end_can_be_copied(capsys: pytest.CaptureFixture[str], policy: poles.Policy) -> None:
    """With ``--cite``, one line is the sentence, and the lines after it are those of
    ``poles.cite``.
    """
    sentence, footnotes = output(capsys, *FUI_3, "--cite").split("\n\n")[-2:]
    found = poles.bounds(
        policy.funding, poles.Box(funders=["fui"], calls=["fui-3"], basis="awarded")
    )
    assert sentence == f"{found.sentence()[:-1]} [1–5]."
    assert footnotes == poles.cite(found, style="footnotes")


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_number_is_that_of_a_footnote(
    capsys: pytest.CaptureFixture[str], question: tuple[str, ...], lang: str
) -> None:
    numbered(output(capsys, *question, "--cite", "--lang", lang))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_answer_has_no_control_codes(
    capsys: pytest.CaptureFixture[str], question: tuple[str, ...], lang: str
) -> None:
    assert "\x1b" not in output(capsys, *question, "--lang", lang)


def test_what_nothing_is_said_of(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(
        capsys, "funding", "--pole", "Aquimer", "--basis", "planned", "--stage", "voted", "--cite"
    )
    assert text.startswith(
        "No source says anything of it, or limits it.\n\nPole Aquimer, planned, voted "
        "finance law: no source says anything of it, or limits it [1].\n\n[1] "
    )


def test_amounts_with_cents(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "funding", "--basis", "planned", "--stage", "announced", "--lang", "fr")
    assert plain(text).startswith(
        "Au moins 4 217 518 694,50 €, et aucune source ne le limite par le haut."
    )


def test_several_names_are_asked_for_together(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy
) -> None:
    text = output(capsys, "funding", "--funder", "fui", "--call", "fui-3", "--call", "fui-4")
    box = poles.Box(funders=["fui"], calls=["fui-3", "fui-4"], basis="awarded")
    assert text.endswith(poles.bounds(policy.funding, box).sentence())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--funder", "fiu"],
            "The box has 'fiu' in funders, which the ledger does not know. Did you mean fui?",
        ),
        (["--call", "fiu 3"], "Did you mean fui-3?"),
        (["--call", "fui-33"], "It knows fui-0, fui-1, "),
        (["--call", "1"], "Ask for one of these ids: fui-1 or pspc-regions-1."),
        (
            ["--funder", "Région Bretagne"],
            "expected funders='regions' beside regions='bretagne'. The money of one region's",
        ),
        (["--funder", "Bretagne"], "the command takes --funder regions --region bretagne."),
        (
            ["--funder", "ses propres aides"],
            "is a name of several funders. Ask for one of these ids:",
        ),
        (["--pole", "Minalogique"], "The box has 'Minalogique' in poles, which"),
        (["--period", "soon"], "'soon' is not a date."),
        (["--period", "2009/2010/2011"], "expected a first and a last day"),
        (["--period", "2012-2009"], "Is it the wrong way round?"),
        (["--call", "fui-4", "--period", "2012"], "Leave the period out."),
        (
            ["--basis", "planned"],
            "found --basis planned beside no --stage, expected --stage announced, --stage bill,",
        ),
        (["--stage", "voted"], "found --stage voted, expected --basis planned beside it. Only"),
    ],
)
def test_questions_without_an_answer(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    error = output(capsys, "funding", *arguments, code=2)
    assert message in error
    assert "\n" not in error


@pytest.mark.parametrize(
    "arguments", [["--on", "2012-11-19", "funding"], ["funding", "--basis", "unknown"]]
)
def test_options_that_are_refused(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_a_missing_solver() -> None:
    code = (
        "import sys; sys.modules['highspy'] = None; from poles.__main__ import main; "
        f"sys.exit(main({FUI_3!r}))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert found.returncode == 2
    assert found.stdout == ""
    assert found.stderr.endswith("in a copy of the repository, pip install '.[solver]'.\n")
    assert "Traceback" not in found.stderr
