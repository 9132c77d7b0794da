"""Figures are charts of Altair: checked by mypy and pyright, never run."""

from typing import assert_type

import altair as alt

import poles
from poles import show


def figures(
    policy: poles.Policy, snapshot: poles.Snapshot, found: poles.Bounds, totals: poles.Totals
) -> None:
    constant = poles.in_euros_of(totals, 2012, index="cpi")
    assert_type(show.timeline(policy), alt.LayerChart)
    assert_type(show.timeline(policy, title=None, width=400, greys=True), alt.LayerChart)
    assert_type(show.lineage(policy, title="Lineage", width=400.5), alt.LayerChart)
    assert_type(show.map(policy, geometry={"type": "FeatureCollection"}), alt.VConcatChart)
    assert_type(show.map(snapshot, lang="fr"), alt.VConcatChart)
    assert_type(show.funding(found), alt.VConcatChart)
    assert_type(show.funding(totals), alt.VConcatChart)
    assert_type(show.funding({"FUI 3": found}), alt.VConcatChart)
    assert_type(show.funding([found, found]), alt.VConcatChart)
    assert_type(show.funding(constant), alt.VConcatChart)
    assert_type(show.funding({"FUI": constant}, greys=True), alt.VConcatChart)
    show.timeline(policy, title=False)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    show.map(policy, width="400")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    show.timeline(policy, lang="de")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    show.timeline(snapshot)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    show.funding(policy)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    show.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]
