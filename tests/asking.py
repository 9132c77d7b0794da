"""The command, asked as users ask it."""

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
