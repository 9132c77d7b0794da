"""The controlled vocabularies, each term with what it is called in French and in English.

>>> from poles import terms
>>> terms.Basis("awarded").label("fr")
'accordé (engagé)'

All can be had from :mod:`poles` too. Names load on first use.
"""

from __future__ import annotations

from .lazy import attach

_HOMES = {
    "aggregate.cohorts": "Outcome",
    "aggregate.flows": "ChangeKind",
    "aggregate.result": "Omission",
    "identity.names": "How",
    "intake.comparing": "Edit",
    "ledger.claims": "Cause",
    "text.languages": "Lang Term",
    "model.terms": (
        "Basis BasisCode Beneficiary Caution EvaluationResult EventKind Instrument InstrumentCode "
        "MilestoneKind NameKind Reason Review Scheme Series SourceKind Stage StageCode Status Tier "
        "Unit Wording"
    ),
}
attach(__name__, _HOMES)
