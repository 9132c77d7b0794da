"""The French *pôles de compétitivité*: who was who, how much without counting twice, and says who.

>>> import poles
>>> policy = poles.load_policy()
>>> len(policy.on("2012-11-19").labels)
71

Names load on first use, so that ``import poles`` itself costs next to nothing and reads no data.
"""

from __future__ import annotations

TYPE_CHECKING = False
# Type checkers take a name like this for true; importing typing for it would cost more than all else here.
if TYPE_CHECKING:
    from typing import Any

    from .errors import (
        AmbiguousName as AmbiguousName,
    )
    from .errors import (
        Fault as Fault,
    )
    from .errors import (
        InvalidDate as InvalidDate,
    )
    from .errors import (
        InvalidDay as InvalidDay,
    )
    from .errors import (
        InvalidPackage as InvalidPackage,
    )
    from .errors import (
        NotAPackage as NotAPackage,
    )
    from .errors import (
        OddData as OddData,
    )
    from .errors import (
        OutOfCoverage as OutOfCoverage,
    )
    from .errors import (
        PolesError as PolesError,
    )
    from .errors import (
        UnknownPole as UnknownPole,
    )
    from .identity.snapshot import (
        Snapshot as Snapshot,
    )
    from .identity.snapshot import (
        Standing as Standing,
    )
    from .model import (
        Basis as Basis,
    )
    from .model import (
        Beneficiary as Beneficiary,
    )
    from .model import (
        Call as Call,
    )
    from .model import (
        Citation as Citation,
    )
    from .model import (
        EdtfDate as EdtfDate,
    )
    from .model import (
        Evaluation as Evaluation,
    )
    from .model import (
        EvaluationResult as EvaluationResult,
    )
    from .model import (
        Event as Event,
    )
    from .model import (
        EventKind as EventKind,
    )
    from .model import (
        Funder as Funder,
    )
    from .model import (
        FundingRecord as FundingRecord,
    )
    from .model import (
        Holder as Holder,
    )
    from .model import (
        Identifier as Identifier,
    )
    from .model import (
        Instrument as Instrument,
    )
    from .model import (
        Interval as Interval,
    )
    from .model import (
        Label as Label,
    )
    from .model import (
        Lang as Lang,
    )
    from .model import (
        Ledger as Ledger,
    )
    from .model import (
        Member as Member,
    )
    from .model import (
        Milestone as Milestone,
    )
    from .model import (
        MilestoneKind as MilestoneKind,
    )
    from .model import (
        Name as Name,
    )
    from .model import (
        NameKind as NameKind,
    )
    from .model import (
        Period as Period,
    )
    from .model import (
        Phase as Phase,
    )
    from .model import (
        Pole as Pole,
    )
    from .model import (
        PoleRegion as PoleRegion,
    )
    from .model import (
        PriceIndex as PriceIndex,
    )
    from .model import (
        Reason as Reason,
    )
    from .model import (
        Record as Record,
    )
    from .model import (
        Records as Records,
    )
    from .model import (
        Region as Region,
    )
    from .model import (
        RegionName as RegionName,
    )
    from .model import (
        RegionSuccession as RegionSuccession,
    )
    from .model import (
        Review as Review,
    )
    from .model import (
        Scheme as Scheme,
    )
    from .model import (
        Seat as Seat,
    )
    from .model import (
        Sector as Sector,
    )
    from .model import (
        Series as Series,
    )
    from .model import (
        Source as Source,
    )
    from .model import (
        SourceKind as SourceKind,
    )
    from .model import (
        Stage as Stage,
    )
    from .model import (
        Status as Status,
    )
    from .model import (
        Term as Term,
    )
    from .model import (
        Tier as Tier,
    )
    from .model import (
        Unit as Unit,
    )
    from .model import (
        Wording as Wording,
    )
    from .model import (
        interval as interval,
    )
    from .package.loading import (
        load_funding as load_funding,
    )
    from .package.loading import (
        load_phases as load_phases,
    )
    from .package.loading import (
        load_poles as load_poles,
    )
    from .package.loading import (
        load_policy as load_policy,
    )
    from .package.writing import (
        write_package as write_package,
    )
    from .policy import (
        About as About,
    )
    from .policy import (
        Coverage as Coverage,
    )
    from .policy import (
        Licence as Licence,
    )
    from .policy import (
        Policy as Policy,
    )

__version__ = "0.1.0"

DATA_EDITION = "2026.11.0"
"""The edition of the bundled data: sortable, year and month and a number."""

_HOMES = {
    "errors": (
        "AmbiguousName",
        "Fault",
        "InvalidDate",
        "InvalidDay",
        "InvalidPackage",
        "NotAPackage",
        "OddData",
        "OutOfCoverage",
        "PolesError",
        "UnknownPole",
    ),
    "identity.snapshot": (
        "Snapshot",
        "Standing",
    ),
    "model": (
        "Basis",
        "Beneficiary",
        "Call",
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
        "Term",
        "Tier",
        "Unit",
        "Wording",
        "interval",
    ),
    "package.loading": (
        "load_funding",
        "load_phases",
        "load_poles",
        "load_policy",
    ),
    "package.writing": ("write_package",),
    "policy": (
        "About",
        "Coverage",
        "Licence",
        "Policy",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "DATA_EDITION",
    "About",
    "AmbiguousName",
    "Basis",
    "Beneficiary",
    "Call",
    "Citation",
    "Coverage",
    "EdtfDate",
    "Evaluation",
    "EvaluationResult",
    "Event",
    "EventKind",
    "Fault",
    "Funder",
    "FundingRecord",
    "Holder",
    "Identifier",
    "Instrument",
    "Interval",
    "InvalidDate",
    "InvalidDay",
    "InvalidPackage",
    "Label",
    "Lang",
    "Ledger",
    "Licence",
    "Member",
    "Milestone",
    "MilestoneKind",
    "Name",
    "NameKind",
    "NotAPackage",
    "OddData",
    "OutOfCoverage",
    "Period",
    "Phase",
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
    "Review",
    "Scheme",
    "Seat",
    "Sector",
    "Series",
    "Snapshot",
    "Source",
    "SourceKind",
    "Stage",
    "Standing",
    "Status",
    "Term",
    "Tier",
    "Unit",
    "UnknownPole",
    "Wording",
    "interval",
    "load_funding",
    "load_phases",
    "load_poles",
    "load_policy",
    "write_package",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
