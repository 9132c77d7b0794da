"""How the command is used, and what is wrong with how it was, is told in both languages."""

import argparse
import re
from contextlib import redirect_stderr
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poles.__main__ import main
from poles.french import FRENCH
from poles.show.options import command_line
from poles.show.usage import CommandLine, lang_of
from typography import faults

COMMANDS = ("", "show", "lost", "check", "diff", "conflicts", "funding", "report", "match")


def test_each_text_of_the_help_has_french(monkeypatch: pytest.MonkeyPatch) -> None:
    given_texts = set[str]()
    told = CommandLine._told

    def kept(self: CommandLine, options: dict[str, object]) -> dict[str, object]:
        named = ("help", "metavar", "description")
        given_texts.update(text for name in named if isinstance(text := options.get(name), str))
        return told(self, options)

    monkeypatch.setattr(CommandLine, "_told", kept)
    command_line("")
    assert len(given_texts) > 40
    assert given_texts - FRENCH.keys() == {argparse.SUPPRESS}


def help_of(capsys: pytest.CaptureFixture[str], command: str, lang: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main([*filter(None, [command]), "--lang", lang, "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", ["60", "100"])
def test_help_takes_the_same_in_both_languages(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    columns: str,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    french, english = (help_of(capsys, command, lang) for lang in ("fr", "en"))
    options = re.compile(r"^ +(-[\w-]+|[a-z]{4,}(?=  ))", re.MULTILINE)
    assert options.findall(french) == options.findall(english) != []
    assert french.startswith("usage\xa0: python -m poles")
    assert english.startswith("usage: python -m poles")
    assert faults(french) == []
    words = set(re.findall(r"[a-zé]+", french))
    assert not words & {"the", "of", "a", "and", "show", "exit"} - {"show", "a"}
    # The values of an option are never parted.
    lines = (line for line in french.splitlines() if "{" not in line)
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (["show"], "il manque NOM", "the following arguments are required: NAME"),
        (
            ["match"],
            "il manque FICHIER.csv, --column",
            "the following arguments are required: FILE.csv, --column",
        ),
        (["shew"], "COMMANDE n'admet pas ", "argument COMMAND: invalid choice: "),
        (["funding", "--basis", "x"], "--basis n'admet pas ", "argument --basis: invalid choice"),
        (["lost", "--since"], "--since demande une valeur", "--since: expected one argument"),
        (["--json=3"], "--json ne prend pas de valeur, mais reçoit '3'", "ignored explicit"),
        (["funding", "--f=1"], "l'option --f=1 est ambiguë : --funder, --figure", "could match"),
        (["lost", "--figure"], "arguments inconnus ici : --figure", "unrecognized arguments: "),
        (["show", "x", "--json", "--on"], "inconnus ici : --on", "unrecognized arguments: --on"),
        (
            ["--full", "lost"],
            "--full s'emploie avec la vue d'ensemble, pas avec lost",
            "--full goes with",
        ),
    ],
)
def test_what_is_wrong_is_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], french: str, english: str
) -> None:
    for lang, told, end in (("fr", french, " : erreur : "), ("en", english, ": error: ")):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, f"--lang={lang}"])
        assert stopped.value.code == 2
        out, err = capsys.readouterr()
        last = err.splitlines()[-1].replace("\xa0", " ").replace("\u202f", " ")
        assert not out
        assert told in last.partition(end)[2]


def refused(parser: argparse.ArgumentParser, message: str) -> str:
    with redirect_stderr(StringIO()) as told, pytest.raises(SystemExit):
        parser.error(message)
    return told.getvalue()


@given(st.text().filter(lambda text: text not in FRENCH))
def test_what_has_no_french_is_told_as_argparse_tells_it(text: str) -> None:
    plain = refused(argparse.ArgumentParser(prog="x"), text)
    assert refused(CommandLine("en", prog="x"), text) == plain
    french = refused(CommandLine("fr", prog="x"), text)
    assert french.endswith(f"x\xa0: erreur\xa0: {text}\n")


WORDS = st.lists(st.sampled_from(["lost", "--since", "2020", "fr", "en", "--lang=en", "--json"]))


@given(WORDS, WORDS)
def test_french_is_asked_for_anywhere(before: list[str], after: list[str]) -> None:
    assert lang_of([*before, *after]) == "en"
    assert lang_of([*before, "--lang", "fr", *after]) == lang_of([*before, "--lang=fr"]) == "fr"
