"""All that a frame can be made of: every table of the policy, and a result of each kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import attrs

import poles
from poles.model import COLLECTIONS
from poles.package.table_schema import TABLES
from small import first_calls, grants, small

POLICY = poles.load_policy()
LEDGER = POLICY.funding
SOME = LEDGER.having(
    one for one in LEDGER if one.id in {"anr-0811", "alsace-2015", "anr-2005-cap-digital", "env-p1"}
)
DAYS = [POLICY.on(f"{year}-06-01") for year in (2006, 2012, 2019)]
FUI3 = poles.Box(funders=["fui"], calls=["fui-3"], basis="awarded")

RECORDS = list(TABLES)
"""The tables of the data package: those of the policy, and those of the records that these have
several of.
"""

RESULTS: dict[str, Callable[[], Any]] = {
    "counts": lambda: poles.count(DAYS[1], what="labels"),
    "counts by tier": lambda: poles.count(DAYS[1], what="structures", by="tier"),
    "counts by phase": lambda: poles.count(DAYS, what="labels", by="phase"),
    "counts by parts": lambda: poles.count(
        DAYS[1], what="labels", by="region", counting="fractional"
    ),
    "counts by seat": lambda: poles.count(
        DAYS, what="labels", by="region", counting="seat", map_on="2016-01-01"
    ),
    "cohort": lambda: poles.cohort(POLICY, "2005-07-12", "2024-01-08"),
    "lost": lambda: poles.lost(POLICY, end="2024-01-08"),
    "panel": lambda: poles.panel(POLICY, [2005, 2020], carry_to="2024-01-08"),
    "panel of grants": lambda: poles.panel(
        POLICY, [2008], amounts=grants(POLICY)[:1], rule="start", counting="full"
    ),
    "panel of bounds": lambda: poles.panel(small(), [2019], amounts=poles.Box(basis="paid")),
    "flows by phase": lambda: poles.flows(POLICY, "2005-07-12", "2024-01-08", by="phase"),
    "flows by year": lambda: poles.flows(POLICY, "2005-07-12", "2008-01-08", by="year"),
    "amounts": lambda: poles.spread(SOME, rule="even"),
    "amounts by pole": lambda: poles.share(SOME, by="pole", counting="fractional"),
    "amounts in euros of 2024": lambda: poles.in_euros_of(
        poles.spread(SOME, rule="end"), 2024, index="cpi"
    ),
    "sums of grants": lambda: poles.add_up(poles.spread(grants(POLICY)[:1], rule="start")),
    "bounds": lambda: poles.bounds(LEDGER, FUI3),
    "bounds on one side": lambda: poles.bounds(
        first_calls(LEDGER), poles.Box(funders=["local"], basis="awarded")
    ),
    "weighing": lambda: poles.weigh(first_calls(LEDGER), 190_000_000, FUI3),
    "totals by phase": lambda: poles.total(
        LEDGER, by="phase", funders=["state"], basis="planned", stage="announced"
    ),
    "totals by year": lambda: poles.total(
        LEDGER, by="year", funders=["anr"], period=("2005", "2012")
    ),
    "totals by funder": lambda: poles.total(LEDGER, by="funder", funders=["state"], period="2008"),
    "conflicts": lambda: poles.conflicts(LEDGER, basis="planned"),
    "cross check": lambda: poles.cross_check(LEDGER, basis="planned"),
    "match": lambda: POLICY.match(
        ["Mov'eo", "pôle Minalogic", "Minalogique", "Systematic review", None, "Mov'eo"]
    ),
    "diff": lambda: poles.diff(
        small(), attrs.evolve(small(), evaluations=poles.Records(), calls=small().calls)
    ),
}


@cache
def framable(name: str) -> Any:
    """One of them, by its name."""
    if name in RESULTS:
        return RESULTS[name]()
    if name in COLLECTIONS:
        return getattr(POLICY, name) or getattr(small(), name)
    # Of records that others have several of, the field is called as they are, but for regions.
    owner, field = next(
        (owner, field)
        for owner in COLLECTIONS
        for field, kids in TABLES[owner].children.items()
        if kids.table == name
    )
    return [child for record in getattr(POLICY, owner) for child in getattr(record, field)]
