"""What one gets: answers, their rows and the parts of both, and the parts of records.

>>> from poles import results
>>> results.Counts.__name__
'Counts'

All can be had from :mod:`poles` too. Names load on first use.
"""

from __future__ import annotations

from .lazy import attach

_HOMES = {
    "aggregate.amounts": "Amount Amounts",
    "aggregate.cohorts": "Cohort Fate",
    "aggregate.concentration": "Concentration",
    "aggregate.counting": "Count Counts",
    "aggregate.flows": "Change Flow Flows",
    "aggregate.result": "LeftOut Result Row",
    "identity.close": "Suggestion",
    "identity.lineage": "Kin",
    "identity.matching": "MatchReport MatchRow",
    "identity.snapshot": "Standing",
    "intake.comparing": "CellChange Diff RowChange",
    "intake.funding_table": "FundingTable",
    "ledger.checking": "Check CrossCheck",
    "ledger.claims": "SetAside",
    "ledger.conflicts": "Conflict Conflicts",
    "ledger.proof": "Bounds Step",
    "ledger.totals": "Totals",
    "model": (
        "About Citation Holder Identifier Interval Licence Member Name PoleRegion RegionName Seat "
        "Tables"
    ),
    "policy": "Coverage",
    "text": "Address Card Grid GridColumn",
}
attach(__name__, _HOMES)
