"""The policy that the build makes ahead is the one that the tables give, and is made piece by
piece, once.
"""

import copy
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from importlib_resources import as_file, files

import poles
from poles.intake import loaders as ahead
from poles.policy import is_whole
from threads import at_once


@pytest.fixture(scope="session")
def tables() -> Iterator[poles.Policy]:
    with as_file(files("poles") / "data") as folder:
        yield poles.load_policy(folder)


@pytest.fixture(scope="session")
def content(tables: poles.Policy) -> bytes:
    return ahead.prepare(tables)


@pytest.fixture
def made(content: bytes, monkeypatch: pytest.MonkeyPatch) -> poles.Policy:
    monkeypatch.setattr(ahead, "_read", lambda: content)
    found = ahead.prepared()
    assert found is not None
    return found


def test_it_is_what_the_tables_say(made: poles.Policy, tables: poles.Policy) -> None:
    assert made == tables
    assert hash(made) == hash(tables)
    assert made.digest == tables.digest
    assert made.funding == tables.funding
    assert made.funding.tables == tables.tables
    for name in (field.alias for field in attrs.fields(poles.Policy) if field.init):
        assert repr(getattr(made, str(name))) == repr(getattr(tables, str(name)))


def test_what_comes_with_the_library_is_what_its_tables_say(tables: poles.Policy) -> None:
    """However it was installed."""
    assert poles.load_policy() == tables


def test_it_is_whole_and_what_is_made_of_it_is_not(
    made: poles.Policy, tables: poles.Policy
) -> None:
    assert is_whole(made)
    assert is_whole(tables)
    assert not is_whole(attrs.evolve(made))
    assert attrs.evolve(made) == made


def test_a_collection_is_made_when_it_is_asked_for(made: poles.Policy) -> None:
    waiting = [
        name
        for name in ("poles", "sources", "labels", "funding")
        if hasattr(getattr(made, name), "_make")
    ]
    assert waiting == ["poles", "sources", "labels", "funding"]
    assert made.get("Mov'eo").id == "nextmove"
    assert not hasattr(made.poles, "_make")
    assert made.sources[0].id == made.sources.keys()[0]
    assert not hasattr(made.sources, "_make")
    assert hasattr(made.labels, "_make")


def test_threads_that_ask_at_once_get_the_same_objects(made: poles.Policy) -> None:
    found = at_once(
        lambda: (
            made.get("Minalogic"),
            made.labels[0],
            made.funding["anr-cum-2012"],
            made.poles["minalogic"],
        )
    )
    for answer in found[1:]:
        assert all(one is other for one, other in zip(answer, found[0], strict=True))
    assert found[0][0] is found[0][3]


AT_ONCE = """
import sys
from threads import at_once
sys.setswitchinterval(1e-6)

def ask():
    import poles
    policy = poles.load_policy()
    ledger, tables = policy.funding, policy.tables
    matched = policy.match(["pôle Minalogic (Grenoble)"]).rows[0].pole
    found = policy.get("Mov'eo"), policy.labels[0], ledger["anr-cum-2012"], matched
    same = policy, ledger, tables, *found
    box = poles.Box(
        funders="state", instrument="governance", period="2025", basis="planned", stage="voted"
    )
    voted = poles.bounds(ledger, box)
    equal = policy.on("2012-11-19"), voted, policy.successors("Elopsys"), policy.digest
    return same, equal

found = at_once(ask)
for same, equal in found:
    assert all(one is other for one, other in zip(same, found[0][0], strict=True))
    assert equal == found[0][1]
"""


def test_threads_that_import_load_and_ask_at_once_get_the_same_objects() -> None:
    subprocess.run([sys.executable, "-c", AT_ONCE], cwd=Path(__file__).parent, check=True)


def test_copies_and_pickles_are_equal(made: poles.Policy, tables: poles.Policy) -> None:
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == copy.copy(made) == tables  # noqa: S301 - our own


def test_where_pickle_is_all_python_it_is_read_too() -> None:
    code = (
        "import sys; sys.modules['_pickle'] = None\n"
        "import pickle, poles.intake.loaders as ahead\n"
        "assert ahead.loads is pickle.loads; print(ahead.load_policy().get('Minalogic').id)"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == [
        "minalogic"
    ]


def test_without_it_the_tables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_read", lambda: None)
    assert ahead.prepared() is None


def test_the_first_pole_needs_little(content: bytes, tmp_path: Path) -> None:
    """Of the library what it imports, of others nothing that reads tables, solves or compares."""
    file = tmp_path / ahead.FILE
    file.write_bytes(content)
    code = (
        "import sys, pathlib\n"
        "before = set(sys.modules)\n"
        "import poles, poles.intake.loaders as ahead\n"
        f"ahead._read = pathlib.Path({str(file)!r}).read_bytes\n"
        "assert poles.load_policy().get('Minalogic').id == 'minalogic'\n"
        "print(*set(sys.modules) - before)"
    )
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    of_ours = {name for name in loaded if name.startswith("poles.") and name.count(".") == 2}
    assert of_ours == {
        "poles.model.about",
        "poles.model.described",
        "poles.model.edtf",
        "poles.model.pole",
        "poles.model.record",
        "poles.model.records",
        "poles.model.common_terms",
        "poles.intake.loaders",
        "poles.text.languages",
        "poles.text.shown",
    }
    assert (
        not {
            "calendar",
            "cattrs",
            "csv",
            "decimal",
            "difflib",
            "fractions",
            "hashlib",
            "importlib_resources",
            "json",
        }
        & loaded
    )
