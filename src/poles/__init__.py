"""The French *pôles de compétitivité*: who was who, how much without counting twice, and says who.

>>> import poles
>>> policy = poles.load_policy()
>>> len(policy.on("2012-11-19").labels)
71

Names load on first use, so that ``import poles`` itself costs next to nothing and reads no data.
"""

from __future__ import annotations

TYPE_CHECKING = False
# Type checkers take a name like this for true; importing typing for it would cost more than all
# else here.
if TYPE_CHECKING:
    from . import frames, show, strategies
    from .aggregate.amounts import Amount, Amounts
    from .aggregate.citation import cite
    from .aggregate.cohorts import Cohort, Fate, Outcome, cohort
    from .aggregate.concentration import Concentration, concentration
    from .aggregate.counting import Count, Counts, count
    from .aggregate.deflation import in_euros_of
    from .aggregate.flows import Change, ChangeKind, Flow, Flows, flows
    from .aggregate.result import LeftOut, Omission, Result, Row
    from .aggregate.sharing import share
    from .aggregate.spreading import spread
    from .errors import (
        AmbiguousName,
        Fault,
        InvalidBox,
        InvalidDate,
        InvalidDay,
        InvalidPackage,
        InvalidQuestion,
        InvalidTable,
        MissingExtra,
        NotAPackage,
        OddData,
        OutOfCoverage,
        OutOfSeries,
        Place,
        PolesError,
        UnknownCode,
        UnknownPole,
        Unproved,
        WrongEdition,
    )
    from .identity.close import Suggestion
    from .identity.lineage import Kin
    from .identity.matching import MatchReport, MatchRow
    from .identity.names import How
    from .identity.snapshot import Snapshot, Standing
    from .intake.comparing import CellChange, Diff, Edit, RowChange, diff
    from .intake.funding_table import FundingTable, read_funding
    from .intake.loaders import load_funding, load_phases, load_poles, load_policy, require_edition
    from .intake.match_files import read_matches, write_matches
    from .intake.merging import merge
    from .intake.writers import write_package
    from .ledger.answers import Bounds, Step, bounds
    from .ledger.box import Box
    from .ledger.checking import Check, CrossCheck, cross_check
    from .ledger.claims import Cause, SetAside, admission_order
    from .ledger.conflicts import Conflict, Conflicts, conflicts
    from .ledger.totals import Totals, known_on, total
    from .model import (
        About,
        Basis,
        Beneficiary,
        Call,
        Caution,
        Citation,
        EdtfDate,
        Evaluation,
        EvaluationResult,
        Event,
        EventKind,
        Funder,
        FundingRecord,
        Holder,
        Identifier,
        Instrument,
        Interval,
        Label,
        Lang,
        Ledger,
        Licence,
        Member,
        Milestone,
        MilestoneKind,
        Name,
        NameKind,
        Period,
        Phase,
        Pole,
        PoleRegion,
        PriceIndex,
        Reason,
        Record,
        Records,
        Region,
        RegionName,
        RegionSuccession,
        Review,
        Scheme,
        Seat,
        Sector,
        Series,
        Source,
        SourceKind,
        Stage,
        Status,
        Tables,
        Term,
        Tier,
        Unit,
        Wording,
        interval,
    )
    from .policy import Coverage, Policy

__version__ = "0.1.0"

DATA_EDITION: str = "2026.11.0"
"""The edition of the bundled data: sortable, year and month and a number."""

__all__ = [
    "DATA_EDITION",
    "About",
    "AmbiguousName",
    "Amount",
    "Amounts",
    "Basis",
    "Beneficiary",
    "Bounds",
    "Box",
    "Call",
    "Cause",
    "Caution",
    "CellChange",
    "Change",
    "ChangeKind",
    "Check",
    "Citation",
    "Cohort",
    "Concentration",
    "Conflict",
    "Conflicts",
    "Count",
    "Counts",
    "Coverage",
    "CrossCheck",
    "Diff",
    "Edit",
    "EdtfDate",
    "Evaluation",
    "EvaluationResult",
    "Event",
    "EventKind",
    "Fate",
    "Fault",
    "Flow",
    "Flows",
    "Funder",
    "FundingRecord",
    "FundingTable",
    "Holder",
    "How",
    "Identifier",
    "Instrument",
    "Interval",
    "InvalidBox",
    "InvalidDate",
    "InvalidDay",
    "InvalidPackage",
    "InvalidQuestion",
    "InvalidTable",
    "Kin",
    "Label",
    "Lang",
    "Ledger",
    "LeftOut",
    "Licence",
    "MatchReport",
    "MatchRow",
    "Member",
    "Milestone",
    "MilestoneKind",
    "MissingExtra",
    "Name",
    "NameKind",
    "NotAPackage",
    "OddData",
    "Omission",
    "OutOfCoverage",
    "OutOfSeries",
    "Outcome",
    "Period",
    "Phase",
    "Place",
    "Pole",
    "PoleRegion",
    "PolesError",
    "Policy",
    "PriceIndex",
    "Reason",
    "Record",
    "Records",
    "Region",
    "RegionName",
    "RegionSuccession",
    "Result",
    "Review",
    "Row",
    "RowChange",
    "Scheme",
    "Seat",
    "Sector",
    "Series",
    "SetAside",
    "Snapshot",
    "Source",
    "SourceKind",
    "Stage",
    "Standing",
    "Status",
    "Step",
    "Suggestion",
    "Tables",
    "Term",
    "Tier",
    "Totals",
    "Unit",
    "UnknownCode",
    "UnknownPole",
    "Unproved",
    "Wording",
    "WrongEdition",
    "admission_order",
    "bounds",
    "cite",
    "cohort",
    "concentration",
    "conflicts",
    "count",
    "cross_check",
    "diff",
    "flows",
    "frames",
    "in_euros_of",
    "interval",
    "known_on",
    "load_funding",
    "load_phases",
    "load_poles",
    "load_policy",
    "merge",
    "read_funding",
    "read_matches",
    "require_edition",
    "share",
    "show",
    "spread",
    "strategies",
    "total",
    "write_matches",
    "write_package",
]

_HOMES = {
    "aggregate.amounts": "Amount Amounts",
    "aggregate.citation": "cite",
    "aggregate.cohorts": "Cohort Fate Outcome cohort",
    "aggregate.concentration": "Concentration concentration",
    "aggregate.counting": "Count Counts count",
    "aggregate.deflation": "in_euros_of",
    "aggregate.flows": "Change ChangeKind Flow Flows flows",
    "aggregate.result": "LeftOut Omission Result Row",
    "aggregate.sharing": "share",
    "aggregate.spreading": "spread",
    "errors": "AmbiguousName Fault InvalidBox InvalidDate InvalidDay InvalidPackage InvalidQuestion InvalidTable MissingExtra NotAPackage OddData OutOfCoverage OutOfSeries Place PolesError UnknownCode UnknownPole Unproved WrongEdition",
    "identity.lineage": "Kin",
    "identity.matching": "MatchReport MatchRow",
    "identity.close": "Suggestion",
    "identity.names": "How",
    "identity.snapshot": "Snapshot Standing",
    "ledger.answers": "Bounds Step bounds",
    "ledger.box": "Box",
    "ledger.checking": "Check CrossCheck cross_check",
    "ledger.claims": "Cause SetAside admission_order",
    "ledger.conflicts": "Conflict Conflicts conflicts",
    "ledger.totals": "Totals known_on total",
    "model": (
        "About Basis Beneficiary Call Caution Citation EdtfDate Evaluation EvaluationResult Event EventKind Funder FundingRecord "
        "Holder Identifier Instrument Interval Label Lang Ledger Licence Member Milestone MilestoneKind Name NameKind Period "
        "Phase Pole PoleRegion PriceIndex Reason Record Records Region RegionName RegionSuccession Review Scheme Seat "
        "Sector Series Source SourceKind Stage Status Tables Term Tier Unit Wording interval"
    ),
    "intake.match_files": "read_matches write_matches",
    "intake.comparing": "CellChange Diff Edit RowChange diff",
    "intake.merging": "merge",
    "intake.funding_table": "FundingTable read_funding",
    "intake.loaders": "load_funding load_phases load_poles load_policy require_edition",
    "intake.writers": "write_package",
    "policy": "Coverage Policy",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}
_ROOMS = ("frames", "show", "strategies")
"""Rooms with public names of their own."""


if not TYPE_CHECKING:  # else type checkers would take any misspelt name for one of these

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None and name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        if home is None:
            return import_module(f"{__name__}.{name}")
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
