"""The records and vocabularies: no input or output, and no other room is imported here.

Names load on first use: to find a pole by its name needs no statement of money.
"""

from __future__ import annotations

from poles.lazy import attach

_HOMES = {
    "about": "EDITION About Licence",
    "common_terms": "Caution NameKind Role Scheme Status",
    "arrow": "arrow_table",
    "box": "WHOLE Box MoneyKind Slice kind_of kinds_of slice_of",
    "columns": "Columns FrameColumn Kind columns_of_rows not_framable",
    "described": "Boxed Children Column Link beside",
    "edtf": "Bounded EdtfDate Period as_day in_force is_span",
    "exact": "fixed",
    "findings": "AsDicts Findings",
    "funding": "COST YEARLY Call Funder FundingRecord PriceIndex refuse_unsayable rest_of",
    "given": "collected has_zone is_array is_frame plain_value plain_values",
    "grant": "Grant GrantSum",
    "grants": "Grants",
    "ledger": "Ledger",
    "kinds": "COLLECTIONS",
    "label": "Coverage Evaluation Event Holder Label Milestone Phase Source citation citations",
    "places": "Region RegionName RegionSuccession Sector region_name",
    "pole": "Identifier Member Name Pole PoleRegion Seat by_text current",
    "ratio": "Ratio Stated Statement not_a_ratio",
    "record": "Citation Record TableRow key_of",
    "records": "Make Records Tabular bare deferred locked_property named unnamed",
    "registers": "register_value",
    "rounding": "Interval interval not_a_range unit_of",
    "tables": "Tables card_of_tables",
    "terms": (
        "Basis BasisCode Beneficiary EvaluationResult EventKind Instrument InstrumentCode "
        "MilestoneKind Reason Review Series Side SourceKind Stage StageCode Tier Unit Wording "
        "Yearly"
    ),
    "wording": "amount_text box_text figure_text grants_text number_text ratio_text statement_text",
    "yearly": "Days years_between years_within",
}
attach(__name__, _HOMES)
