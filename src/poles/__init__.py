"""The French *pôles de compétitivité*: who was who, how much without counting twice, and says who.

>>> import poles
>>> policy = poles.load_policy()
>>> len(policy.on("2012-11-19").labels)
71

Names load on first use, so that ``import poles`` itself costs next to nothing and reads no data.
"""

from .lazy import attach

__version__ = "0.2.0"

DATA_EDITION: str = "2026.12.1"
"""The edition of the bundled data: sortable, year and month and a number."""

# The one list of public names, by where they live: those documented here, behind a bar those in
# ``poles.results``, and behind another those in ``poles.terms``.
_NAMES = {
    "": "DATA_EDITION frames show strategies",
    "aggregate.adding": "add_up",
    "aggregate.amounts": "| Amount Amounts",
    "aggregate.citation": "cite",
    "aggregate.cohorts": "cohort | Cohort Fate | Outcome",
    "aggregate.concentration": "concentration | Concentration",
    "aggregate.counting": "count | Count Counts",
    "aggregate.deflation": "in_euros_of",
    "aggregate.flows": "flows | Change Flow Flows | ChangeKind",
    "aggregate.lost": "lost | Loss Lost",
    "aggregate.panels": "panel | Panel PoleYear",
    "aggregate.result": "| LeftOut Result Row | Omission",
    "aggregate.sharing": "share",
    "aggregate.spreading": "spread",
    "identity.lineage": "| Kin",
    "identity.match_rows": "| MatchRow",
    "identity.matching": "| MatchReport",
    "identity.names": "| | How",
    "identity.snapshot": "Snapshot | Standing",
    "identity.suggestions": "| Suggestion",
    "intake.comparing": "diff | CellChange Diff RowChange | Edit",
    "intake.funding_report": "| AmountRemark FundingTable SharedBox SkippedRow",
    "intake.funding_table": "read_funding",
    "intake.grant_report": "| GrantTable JoinedRow",
    "intake.loaders": "load_funding load_phases load_poles load_policy require_edition",
    "intake.match_files": "read_matches write_matches",
    "intake.policies": "merge write_package",
    "ledger.answers": "bounds",
    "ledger.carried": "with_beliefs",
    "ledger.checking": "cross_check | Check CrossCheck",
    "ledger.claims": "admission_order | SetAside | Cause",
    "ledger.contested": "| Contested Disbelief Pivot",
    "ledger.conflicts": "conflicts | Conflict Conflicts",
    "ledger.proof": "| Bounds",
    "ledger.reliability": "reliability",
    "ledger.steps": "| Step",
    "ledger.totals": "known_on total | Totals",
    "ledger.weighing": "weigh | Weighing | Verdict",
    "ledger.years": "| Limited",
    "model": (
        "Box Call EdtfDate Evaluation Event Funder FundingRecord Grant GrantSum Grants Label "
        "Ledger Milestone Period Phase Pole PriceIndex Ratio Record Records Region "
        "RegionSuccession Sector Source interval | About Citation Coverage Holder Identifier "
        "Interval Licence Member Name PoleRegion RegionName Seat Tables"
    ),
    "model.common_terms": "| | Caution NameKind Role Scheme Status",
    "model.terms": (
        "| | Basis BasisCode Beneficiary EvaluationResult EventKind Instrument InstrumentCode "
        "MilestoneKind Reason Review Series SourceKind Stage StageCode Tier Unit Wording "
        "Yearly"
    ),
    "policy": "Policy",
    "text": "| Address Card Grid GridColumn",
    "text.languages": "| | Lang Term",
    "text.progress": "| Progress",
}


def _documented(place: int) -> dict[str, str]:
    listed = {home: names.split("|") for home, names in _NAMES.items()}
    return {home: names[place] for home, names in listed.items() if len(names) > place}


_HOMES = _documented(0)
# Where what annotations and handlers of errors need is documented; it can be had from here too.
_THROUGH = ("results", "terms", "errors")
attach(__name__, _HOMES, _THROUGH)
