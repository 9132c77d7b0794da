"""The records and vocabularies: no input or output, and no other room is imported here.

Names load on first use: to find a pole by its name needs no statement of money.
"""

from __future__ import annotations

TYPE_CHECKING = False
# As in poles/__init__.py.
if TYPE_CHECKING:
    from .about import About, Licence
    from .edtf import EdtfDate, Period, as_day
    from .funding import EXACT, Call, Funder, FundingRecord, Interval, PriceIndex, interval
    from .label import Evaluation, Event, Holder, Label, Milestone, Phase, Source
    from .places import Region, RegionName, RegionSuccession, Sector
    from .pole import Identifier, Member, Name, Pole, PoleRegion, Seat, current
    from .record import Citation, Record
    from .records import Records, key_of
    from .tables import Ledger, Tables
    from .terms import (
        Basis,
        Beneficiary,
        Caution,
        EvaluationResult,
        EventKind,
        Instrument,
        Lang,
        MilestoneKind,
        NameKind,
        Reason,
        Review,
        Scheme,
        Series,
        SourceKind,
        Stage,
        Status,
        Term,
        Tier,
        Unit,
        Wording,
    )

__all__ = [
    "EXACT",
    "About",
    "Basis",
    "Beneficiary",
    "Call",
    "Caution",
    "Citation",
    "EdtfDate",
    "Evaluation",
    "EvaluationResult",
    "Event",
    "EventKind",
    "Funder",
    "FundingRecord",
    "Holder",
    "Identifier",
    "Instrument",
    "Interval",
    "Label",
    "Lang",
    "Ledger",
    "Licence",
    "Member",
    "Milestone",
    "MilestoneKind",
    "Name",
    "NameKind",
    "Period",
    "Phase",
    "Pole",
    "PoleRegion",
    "PriceIndex",
    "Reason",
    "Record",
    "Records",
    "Region",
    "RegionName",
    "RegionSuccession",
    "Review",
    "Scheme",
    "Seat",
    "Sector",
    "Series",
    "Source",
    "SourceKind",
    "Stage",
    "Status",
    "Tables",
    "Term",
    "Tier",
    "Unit",
    "Wording",
    "as_day",
    "current",
    "interval",
    "key_of",
]

_HOMES = {
    "about": "About Licence",
    "edtf": "EdtfDate Period as_day",
    "funding": "EXACT Call Funder FundingRecord Interval PriceIndex interval",
    "label": "Evaluation Event Holder Label Milestone Phase Source",
    "places": "Region RegionName RegionSuccession Sector",
    "pole": "Identifier Member Name Pole PoleRegion Seat current",
    "record": "Citation Record",
    "records": "Records key_of",
    "tables": "Ledger Tables",
    "terms": "Basis Beneficiary Caution EvaluationResult EventKind Instrument Lang MilestoneKind NameKind Reason Review Scheme Series SourceKind Stage Status Term Tier Unit Wording",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


if not TYPE_CHECKING:  # else type checkers would take any misspelt name for one of these

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
