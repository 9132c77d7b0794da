"""A release says its version, and the edition of its data, in one way wherever they stand."""

import re
from pathlib import Path

import pytest

import poles

ROOT = Path(__file__).parents[1]


def found(file: str, pattern: str) -> list[str]:
    """What stands in a file of the repository where a pattern has a group."""
    return re.findall(pattern, (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_first_section_of_the_changelog_is_of_this_version() -> None:
    versions = found("CHANGELOG.md", r"^## (\S+) — (?:unreleased|\d{4}-\d\d-\d\d)$")
    assert versions[0] == poles.__version__
    assert len(versions) == len(set(versions))
    assert versions == sorted(versions, key=lambda one: [*map(int, one.split("."))], reverse=True)


def test_who_cites_it_cites_this_version_and_edition() -> None:
    assert found("CITATION.cff", r"^version: (.+)$") == [poles.__version__]
    assert found("CITATION.cff", r"^ +version: (.+)$") == [poles.DATA_EDITION]


@pytest.mark.parametrize("file", ["docs/browser.md", "README.md", "README.fr.md"])
def test_no_page_names_the_wheel_of_another_version(file: str) -> None:
    assert {*found(file, r"poles-(\d+\.\d+\.\d+)-py3")} <= {poles.__version__}
