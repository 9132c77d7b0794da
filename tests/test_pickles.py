"""What each release pickled loads in this one, and is what this one makes."""

import pickle
import pickletools
import pkgutil
import runpy
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest

import pickled
import poles
from pickled import FOLDER, POLICY, values
from poles import errors, model, results, terms, text
from poles.objects import Pickled

RELEASES = sorted(FOLDER.glob("*.pickle"))
THIS = [file for file in RELEASES if file.stem.split("-")[0] == poles.__version__]


def classes(base: type[object]) -> Iterator[type[object]]:
    """All attrs classes of the library that have a base, itself not among them."""
    for kind in base.__subclasses__():
        # attrs makes of each class another one, with slots; the first may not be collected yet.
        if kind.__module__.startswith("poles.") and "__attrs_attrs__" in vars(kind):
            yield kind
        yield from classes(kind)


for info in pkgutil.walk_packages(poles.__path__, "poles."):
    if not info.name.endswith("__main__"):
        import_module(info.name)
KINDS = sorted(set(classes(Pickled)), key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


class Unpickler(pickle.Unpickler):
    """Remembers the classes that it needs, each by where it was looked for."""

    def __init__(self, file: Path) -> None:
        super().__init__(BytesIO(file.read_bytes()))
        self.found: dict[tuple[str, str], Any] = {}

    def find_class(self, module_name: str, global_name: str) -> Any:
        found = super().find_class(module_name, global_name)
        self.found[module_name, global_name] = found
        return found


def needed(file: Path) -> Mapping[tuple[str, str], Any]:
    """The classes of a pickle, by the module and the name that it has them under."""
    unpickler = Unpickler(file)
    unpickler.load()
    return unpickler.found


def test_this_release_has_its_file() -> None:
    assert FOLDER / f"{poles.__version__}.pickle" in RELEASES, (
        "write it: python tests/pickled.py tests/pickles"
    )


def test_as_a_command_it_writes_what_no_file_of_this_release_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [pickled.__file__, str(tmp_path)])
    first = tmp_path / f"{poles.__version__}.pickle"
    first.write_bytes(pickle.dumps({name: 1 for name in values() if name != "kin"}))
    before = first.read_bytes()
    for told in (f"{tmp_path / f'{poles.__version__}-1.pickle'}: kin\n", "nothing new\n"):
        runpy.run_path(pickled.__file__, run_name="__main__")
        assert capsys.readouterr().out == told
    assert first.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


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
    policy = pickle.loads(file.read_bytes()).get("policy", POLICY)  # noqa: S301 - a file of our own
    assert policy.digest == POLICY.digest
    assert policy.get("feuille").card() == POLICY.poles["leaf"].card()


def test_classes_that_moved_are_found_where_they_were() -> None:
    moved = {
        (module, name): found
        for file in RELEASES
        for (module, name), found in needed(file).items()
        if module != found.__module__
    }
    assert moved["poles.package.comparing", "Diff"] is poles.Diff
    assert moved["poles.package.statements", "FundingTable"] is poles.FundingTable


BASES = {"Findings", "Record", "Result", "Row", "TableRead"}
"""Classes that only others are made of."""


def test_every_class_that_can_be_pickled_is_in_the_files_of_this_release() -> None:
    held = {found for file in THIS for found in needed(file).values()}
    assert {kind.__name__ for kind in KINDS if kind not in held} == BASES
    for kind in held:
        assert not attrs.has(kind) or issubclass(kind, Pickled), kind
    # Cards are made where something is shown, and are not kept.
    public = [
        getattr(module, name)
        for module in (poles, errors, results, terms)
        for name in module.__all__
        if name not in text.__all__
    ]
    for kind in public:
        assert not (isinstance(kind, type) and attrs.has(kind)) or issubclass(kind, Pickled)


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.stem)
def test_a_field_that_a_release_did_not_have_has_a_default(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[type, set[str]] = {}
    fill = vars(poles.Pole)["__setstate__"]

    def remember(self: Pickled, state: Mapping[str, Any]) -> None:
        now = self.of_before(state)
        told.setdefault(type(self), set()).update(now)
        fill(self, now)

    for kind in KINDS:
        monkeypatch.setattr(kind, "__setstate__", remember)
    needed(file)
    assert told
    for kind, names in told.items():
        required = {field.name for field in fields(kind) if field.default is attrs.NOTHING}
        assert required <= names, f"{kind.__name__}: give what is new a default"
        assert names <= {field.name for field in fields(kind)}, f"{kind.__name__}: nothing goes"


def fields(kind: type) -> "tuple[attrs.Attribute[Any], ...]":
    return attrs.fields(kind)  # type: ignore[arg-type, no-any-return, unused-ignore]


class Stored:
    """What pickles as an object of a class, with just this state."""

    def __init__(self, kind: type, state: Mapping[str, Any]) -> None:
        self.kind, self.state = kind, state

    def __reduce__(self) -> tuple[Any, ...]:
        return object.__new__, (self.kind,), dict(self.state)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.__name__ not in BASES], ids=lambda kind: kind.__name__
)
def test_a_field_that_is_not_in_a_pickle_has_its_default(kind: type) -> None:
    state = {field.name: f"a {field.name}" for field in fields(kind)}
    for field in fields(kind):
        default: Any = field.default
        if default is attrs.NOTHING:
            continue
        rest = {name: value for name, value in state.items() if name != field.name}
        made = pickle.loads(pickle.dumps(Stored(kind, rest)))  # noqa: S301 - our own
        expected = default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
        assert getattr(made, field.name) == expected
        assert {name: getattr(made, name) for name in rest} == rest


def test_a_class_of_a_user_gets_the_defaults_of_ours() -> None:
    made = pickle.loads(pickle.dumps(Stored(Mine, {"id": "x", "more": 1})))  # noqa: S301 - our own
    assert made == Mine(id="x", more=1, citations=())


@attrs.frozen(kw_only=True)
class Mine(poles.Record):
    id: str
    more: int


def test_every_class_of_records_is_in_it() -> None:
    contents = [file.read_bytes() for file in THIS]
    named = {argument for one in contents for _, argument, _ in pickletools.genops(one)}
    values = {name: getattr(model, name) for name in model.__all__}
    records = {
        name
        for name, value in values.items()
        if isinstance(value, type) and issubclass(value, model.Record)
    }
    assert records - named == {"Record"}


def test_spans_that_are_refused_now_have_their_days_where_they_were_pickled() -> None:
    date = poles.EdtfDate.__new__(poles.EdtfDate)
    date.__setstate__({"text": "[2014-40..2015-06]"})  # type: ignore[attr-defined]  # by attrs
    again = pickle.loads(pickle.dumps(date))  # noqa: S301 - our own
    assert (str(again.earliest), str(again.latest)) == ("2014-01-01", "2015-06-30")
    assert text.date_text(again, "en") == "between first half of 2014 and 2015-06"
