"""Whatever the library gives can be shown, framed, cited and pickled: each class, found by walking
them, and a user's own.
"""

import pickle
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any, Generic, TypeVar

import attrs
import pytest
from arro3.core import Table

import pickled
import poles
from poles.frames.converting import frame_columns
from poles.intake.funding_report import TableRead
from poles.model import AsDicts, Findings, TableRow, Tabular
from poles.objects import Later
from poles.text import Answer, Shown, Written, card_html, card_text

for info in pkgutil.walk_packages(poles.__path__, "poles."):
    if not info.name.endswith("__main__"):
        import_module(info.name)

T = TypeVar("T")
BASES = {Answer, AsDicts, Findings, poles.Record, poles.Result, TableRead, TableRow, Written}
"""Classes that only others are made of."""


def below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def classes_of(kind: type[Any]) -> list[type[Any]]:
    # attrs makes of each class another one, with slots, of the same name: the last is the one.
    found = {f"{one.__module__}.{one.__qualname__}": one for one in below(kind)}
    ours = (one for name, one in sorted(found.items()) if name.startswith("poles."))
    return [one for one in ours if one not in BASES]


def test_what_has_rows_says_their_columns_itself() -> None:
    with pytest.raises(NotImplementedError):
        TableRow.grid_columns("en")


def test_a_result_without_a_class_of_rows_has_any() -> None:
    class Plain(poles.Result):  # type: ignore[type-arg]
        TITLE = ("Sans classe", "Without a class")

    class Mine(Plain, Generic[T]):
        pass

    assert {Plain._row_type(), Mine._row_type()} == {poles.results.Row}
    assert poles.Counts._row_type() is poles.results.Count


def all_within(value: Any) -> Iterator[Any]:
    """A value and those that it holds, however deep."""
    yield value
    if isinstance(value, Mapping):
        value = list(value.values())
    held: list[Any] = []
    if isinstance(value, list | tuple | Later):
        held = list(value)
    elif attrs.has(type(value)):
        held = [getattr(value, field.name) for field in attrs.fields(type(value))]
    elif isinstance(value, poles.Records):
        held = list(value)
    for one in held:
        yield from all_within(one)


def examples() -> dict[type[Any], Any]:
    """One value of each class."""
    found: dict[type[Any], Any] = {}
    for value in pickled.values().values():
        for one in all_within(value):
            found.setdefault(type(one), one)
    return found


EXAMPLES = examples()
SHOWN = classes_of(Shown)
FRAMED = sorted({*classes_of(Tabular), *classes_of(TableRow)}, key=lambda kind: kind.__name__)
CITED = [
    poles.Grants,
    poles.Ledger,
    poles.Snapshot,
    poles.Bounds,
    poles.Totals,
    poles.Weighing,
    *classes_of(poles.Result),
]


OTHER: Any = "de"


def named(kind: type[Any]) -> str:
    return kind.__name__


@pytest.mark.parametrize("kind", SHOWN, ids=named)
def test_it_is_shown_by_its_card(kind: type[Any]) -> None:
    thing = EXAMPLES[kind]
    texts = set()
    for lang in poles.Lang.__args__:  # type: ignore[attr-defined]
        card = thing.to_card(lang)
        text = card_text(card, lang)
        assert text.strip()
        told = (
            thing.card(lang, rows=None)
            if isinstance(thing, poles.Record)
            else thing.text(lang, rows=None)
        )
        assert told == text
        texts.add(text)
    assert thing._repr_html_() == card_html(
        thing.to_card("en"), 40 if isinstance(thing, Answer) else 20
    )
    with pytest.raises(poles.InvalidQuestion, match="'fr' or 'en'"):
        thing.to_card(OTHER)


@pytest.mark.parametrize("kind", FRAMED, ids=named)
def test_it_is_a_frame(kind: type[Any]) -> None:
    thing = EXAMPLES[kind]
    columns = frame_columns(thing)
    assert len({len(column.values) for column in columns.values()}) == 1
    if isinstance(thing, Tabular):
        assert Table(thing).column_names == list(columns)


@pytest.mark.parametrize("kind", CITED, ids=named)
def test_it_is_cited(kind: type[Any]) -> None:
    for style in ("bibtex", "csl-json", "footnotes"):
        assert "2026.11.0" in poles.cite(EXAMPLES[kind], style=style)


@pytest.mark.parametrize("kind", [*SHOWN, *(one for one in FRAMED if one not in SHOWN)], ids=named)
def test_it_is_pickled(kind: type[Any]) -> None:
    thing = EXAMPLES[kind]
    assert pickle.loads(pickle.dumps(thing)) == thing  # noqa: S301


# A user's own


@attrs.frozen(kw_only=True)
class Age(poles.Row):
    """How many days a label was in force, at most."""

    label: str
    days: int
    since: date | None
    share: Decimal


@attrs.frozen(kw_only=True, repr=False)
class Ages(poles.Result[Age]):
    """How old labels grew."""


def ages() -> Ages:
    rows = [
        Age(
            label=label.id,
            days=(label.period.last - label.period.first).days,
            since=label.period.first,
            share=Decimal("0.5"),
            because=(label,),
        )
        for label in pickled.POLICY.labels
    ]
    return Ages(rows=tuple(rows), tables=pickled.POLICY.tables)


def test_a_result_of_a_users_own_needs_its_rows_alone() -> None:
    found = ages()
    assert found.to_dicts() == [
        {"label": "p1-leaf", "days": 1268, "since": date(2005, 7, 12), "share": Decimal("0.5")}
    ]
    assert found.text("fr").splitlines() == [
        "Ages",
        "label    days  since       share",
        "p1-leaf  1268  2005-07-12    0,5",
        "Édition des données\N{NO-BREAK SPACE}: 2026.11.0",
    ]
    assert "<table" in found._repr_html_()
    kinds = {name: column.kind.value for name, column in frame_columns(found).items()}
    assert kinds == {"label": "text", "days": "integer", "since": "date", "share": "euros"}
    assert frame_columns(found.having(())).keys() == kinds.keys()
    assert "A book" in poles.cite(found, style="footnotes")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
