"""The French *pôles de compétitivité*: who was who, how much without counting twice, and says who.

>>> import poles
>>> policy = poles.load_policy()
>>> len(policy.on("2012-11-19").labels)
71

Names load on first use, so that ``import poles`` itself costs next to nothing and reads no data.
"""

from __future__ import annotations

from .lazy import attach

__version__ = "0.1.0"

DATA_EDITION: str = "2026.11.0"
"""The edition of the bundled data: sortable, year and month and a number."""

_HOMES = {
    "": "DATA_EDITION frames show strategies",
    "aggregate.citation": "cite",
    "aggregate.cohorts": "cohort",
    "aggregate.concentration": "concentration",
    "aggregate.counting": "count",
    "aggregate.deflation": "in_euros_of",
    "aggregate.flows": "flows",
    "aggregate.sharing": "share",
    "aggregate.spreading": "spread",
    "identity.snapshot": "Snapshot",
    "intake.comparing": "diff",
    "intake.funding_table": "read_funding",
    "intake.loaders": "load_funding load_phases load_poles load_policy require_edition",
    "intake.match_files": "read_matches write_matches",
    "intake.merging": "merge",
    "intake.writers": "write_package",
    "ledger.answers": "bounds",
    "ledger.box": "Box",
    "ledger.checking": "cross_check",
    "ledger.claims": "admission_order",
    "ledger.conflicts": "conflicts",
    "ledger.totals": "known_on total",
    "model": (
        "Call EdtfDate Evaluation Event Funder FundingRecord Label Ledger Milestone Period Phase "
        "Pole PriceIndex Record Records Region RegionSuccession Sector Source interval"
    ),
    "policy": "Policy",
}
_THROUGH = ("results", "terms", "errors")
"""Where what annotations and handlers of errors need is documented; it can be had from here too."""
attach(__name__, _HOMES, _THROUGH)
