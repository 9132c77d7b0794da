"""The command, asked as users ask it."""

import re

import pytest

from poles.__main__ import main

WIDE = 9999
"""Columns of a terminal on which no line is broken."""


def asked(
    capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0, columns: int = WIDE
) -> tuple[str, str]:
    """What is printed on a terminal of so many columns, and what is said on standard error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        assert main(arguments) == code
    captured = capsys.readouterr()
    return captured.out, captured.err


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """All that is printed, or where it fails, all that is said on standard error."""
    out, err = asked(capsys, *arguments, code=code)
    assert not (out if code else err)
    return (err if code else out).removesuffix("\n")


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def numbered(text: str) -> None:
    """Each number in an answer with its footnotes is that of one, and the sentence names all."""
    told, footnotes = text.rsplit("\n\n", 1)
    *proof, sentence = told.split("\n\n")
    listed = [int(line[1 : line.index("]")]) for line in footnotes.splitlines()]
    assert listed == list(range(1, len(listed) + 1))
    assert "\n" not in sentence
    assert sentence.endswith(f" [1–{listed[-1]}]." if len(listed) > 1 else " [1].")
    # All but the last, which is the edition of the data, are sources of the proof.
    assert {int(number) for number in re.findall(r"\[(\d+)\]", "\n".join(proof))} == set(
        listed[:-1]
    )
