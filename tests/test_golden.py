"""What each aggregate says of the bundled data, as files that a person can read and compare."""

import csv
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest

import poles
from goldens import FOLDER, compare, conflicts_of, rows_of
from poles.aggregate.counting import By, Counting, What
from poles.aggregate.deflation import Index
from poles.aggregate.flows import Every
from poles.aggregate.sharing import Among
from poles.aggregate.spreading import Rule

WILD = Path(__file__).with_name("names_in_the_wild.csv")
DAYS = "2005-07-12", "2012-11-19", "2019-06-01", "2024-01-08"
MAP, YEAR = "2016-01-01", 2020

Rows = Iterator[dict[str, Any]]


def counts(policy: poles.Policy) -> Rows:
    for what, by, counting in product(get_args(What), get_args(By), get_args(Counting)):
        if counting != "seat" or by == "region":
            found = poles.count(
                map(policy.on, DAYS),
                what=what,
                by=by,
                counting=counting,
                map_on=MAP if by == "region" else None,
            )
            asked = {"what": what, "by": by, "counting": counting}
            yield from rows_of(
                asked, ({"day": row.day, "group": row.group, "count": row.count} for row in found)
            )
            left_out = [{"group": "left out", "count": len(found.left_out)}]
            yield from rows_of(asked, left_out if found.left_out else [])
    for what in get_args(What):
        yield from rows_of({"what": what}, poles.count(map(policy.on, DAYS), what=what).to_dicts())


def fates(policy: poles.Policy) -> Rows:
    for start in DAYS[:2]:
        yield from rows_of(
            {"start": start, "at": DAYS[-1]},
            poles.cohort(policy, start, DAYS[-1]).to_dicts(),
            "sources",
        )


def changes(policy: poles.Policy) -> Rows:
    for by in get_args(Every):
        found = poles.flows(policy, DAYS[0], DAYS[-1], by=by)
        yield from rows_of({"by": by}, ({"group": row.pop(by), **row} for row in found.to_dicts()))


def by_year(policy: poles.Policy) -> Rows:
    several = policy.funding.having(
        one for one in policy.funding if one.basis == "paid" or one.stage == "voted"
    )
    for rule in get_args(Rule):
        yield from rows_of({"rule": rule}, poles.spread(several, rule=rule).to_dicts())


def shared(policy: poles.Policy) -> Rows:
    of_poles = policy.funding.having(
        one for one in policy.funding if len(one.poles) > 1 and one.basis == "awarded"
    )
    for by, counting in product(get_args(Among), get_args(Counting)):
        if counting != "seat" or by == "region":
            found = poles.share(
                of_poles, by=by, counting=counting, map_on=MAP if by == "region" else None
            )
            asked = {"by": by, "counting": counting}
            yield from rows_of(
                asked,
                (
                    {"of": row.of, "group": row.group, "low": row.low, "high": row.high}
                    for row in found
                ),
            )


def in_euros(policy: poles.Policy) -> Rows:
    found = poles.spread(poles.total(policy.funding, by="call", basis="awarded"), rule="start")
    for index in get_args(Index):
        yield from rows_of(
            {"index": index}, poles.in_euros_of(found, YEAR, index=index).to_dicts(), "amount"
        )


def inequality(policy: poles.Policy) -> Rows:
    groups: tuple[By, ...] = "region", "sector"
    for day, by in product(DAYS, groups):
        counted = poles.count(policy.on(day), what="labels", by=by, counting="fractional")
        found = poles.concentration(row.count for row in counted)
        yield {
            "day": day,
            "by": by,
            "parts": found.count,
            "gini": found.gini,
            "herfindahl": found.herfindahl,
            "top": found.top(3),
        }


def lineages(policy: poles.Policy) -> Rows:
    for pole in policy.poles:
        before, after = policy.predecessors(pole), policy.successors(pole)
        yield {
            "pole": pole.id,
            "name": pole.name,
            "predecessors": before.keys(),
            "successors": after.keys(),
            "lineage": policy.lineage(pole).keys(),
            "joint": after.joint.keys(),
            "events": (*before.events.keys(), *after.events.keys()),
            "ended": after.ended and after.ended.date,
        }


def names(policy: poles.Policy) -> Rows:
    """Names found in public texts: what each means by itself and among poles, and what is suggested
    for those of poles that are not found.
    """
    with WILD.open(encoding="utf-8", newline="") as file:
        wild = {row["text"]: row["pole"] for row in csv.DictReader(file)}
    for alone, known in zip(
        policy.match([*wild]).rows, policy.match([*wild], known="poles").rows, strict=True
    ):
        close = alone.suggestions if wild[alone.text] else ()
        yield {
            "text": alone.text,
            "pole": alone.pole and alone.pole.id,
            "how": alone.how,
            "among poles": known.pole and known.pole.id,
            "how among poles": known.how,
            "suggestions": "; ".join(f"{one.pole.id} {one.score} {one.name}" for one in close),
        }


ANSWERS: dict[str, Callable[[poles.Policy], Rows]] = {
    "cohort": fates,
    "concentration": inequality,
    "conflicts-planned": lambda policy: iter(conflicts_of(policy, "planned")),
    "count": counts,
    "cross_check-planned": lambda policy: iter(
        poles.cross_check(policy.funding, basis="planned").to_dicts()
    ),
    "flows": changes,
    "in_euros_of": in_euros,
    "lineage": lineages,
    "match": names,
    "share": shared,
    "spread": by_year,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_those_of_the_edition(policy: poles.Policy, name: str) -> None:
    compare(name, ANSWERS[name](policy))


def test_no_file_is_left_over() -> None:
    assert {file.parent for file in FOLDER.parent.glob("*/*")} == {FOLDER}, (
        "files of another edition: rename their folder"
    )
    assert {file.stem for file in FOLDER.iterdir()} == {
        *ANSWERS,
        "conflicts-awarded",
        "cross_check-awarded",
        "total",
        "total-awarded",
    }
