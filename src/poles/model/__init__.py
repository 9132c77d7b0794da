"""The records and vocabularies: no input or output, and no other room is imported here.

Names load on first use: to find a pole by its name needs no statement of money.
"""

from __future__ import annotations

from poles.lazy import attach

_HOMES = {
    "about": "About Licence",
    "edtf": "EdtfDate Period as_day",
    "funding": "Call EXACT Funder FundingRecord Interval PriceIndex interval",
    "label": "Evaluation Event Holder Label Milestone Phase Source",
    "places": "Region RegionName RegionSuccession Sector",
    "pole": "Identifier Member Name Pole PoleRegion Seat current",
    "record": "Citation Record key_of",
    "records": "Records",
    "tables": "Ledger Tables",
    "terms": (
        "Basis Beneficiary Caution EvaluationResult EventKind Instrument Lang MilestoneKind "
        "NameKind Reason Review Scheme Series SourceKind Stage Status Term Tier Unit Wording"
    ),
}
attach(__name__, _HOMES)
