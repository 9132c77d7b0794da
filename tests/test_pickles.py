"""What each release pickled loads in this one, and is what this one makes."""

import pickle
import pickletools
import runpy
import sys
from pathlib import Path

import pytest

import pickled
import poles
from pickled import FOLDER, POLICY, values
from poles import model

RELEASES = sorted(FOLDER.glob("*.pickle"))


def test_this_release_has_its_file() -> None:
    assert FOLDER / f"{poles.__version__}.pickle" in RELEASES, (
        "write it: python tests/pickled.py tests/pickles"
    )


def test_as_a_command_it_writes_the_file_of_this_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [pickled.__file__, str(tmp_path)])
    runpy.run_path(pickled.__file__, run_name="__main__")
    (written,) = tmp_path.iterdir()
    assert capsys.readouterr().out == f"{written}: {written.stat().st_size} bytes\n"
    assert written.name == f"{poles.__version__}.pickle"
    assert pickle.loads(written.read_bytes()).keys() == values().keys()  # noqa: S301 - a file of our own


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.stem)
def test_values_of_a_release_load(file: Path) -> None:
    made = dict(values())
    found = pickle.loads(file.read_bytes())  # noqa: S301 - a file of our own
    assert set(found) <= set(made)
    for name, value in found.items():
        assert type(value) is type(made[name]), name
        assert repr(value) == repr(made[name]), name
        if isinstance(value, Exception):
            assert vars(value) == vars(made[name])
        else:
            assert value == made[name], name
            assert pickle.loads(pickle.dumps(value)) == value, name  # noqa: S301


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.stem)
def test_what_is_loaded_answers(file: Path) -> None:
    policy = pickle.loads(file.read_bytes())["policy"]  # noqa: S301 - a file of our own
    assert policy.digest == POLICY.digest
    assert policy.get("feuille").card() == POLICY.poles["leaf"].card()


def test_every_class_of_records_is_in_it() -> None:
    content = (FOLDER / f"{poles.__version__}.pickle").read_bytes()
    named = {argument for _, argument, _ in pickletools.genops(content)}
    values = {name: getattr(model, name) for name in model.__all__}
    records = {
        name
        for name, value in values.items()
        if isinstance(value, type) and issubclass(value, model.Record)
    }
    assert records - named == {"Record"}
