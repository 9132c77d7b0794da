# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .about import About as About
from .about import Licence as Licence
from .edtf import EdtfDate as EdtfDate
from .edtf import Period as Period
from .edtf import as_day as as_day
from .funding import Call as Call
from .funding import EXACT as EXACT
from .funding import Funder as Funder
from .funding import FundingRecord as FundingRecord
from .funding import Interval as Interval
from .funding import PriceIndex as PriceIndex
from .funding import interval as interval
from .label import Evaluation as Evaluation
from .label import Event as Event
from .label import Holder as Holder
from .label import Label as Label
from .label import Milestone as Milestone
from .label import Phase as Phase
from .label import Source as Source
from .places import Region as Region
from .places import RegionName as RegionName
from .places import RegionSuccession as RegionSuccession
from .places import Sector as Sector
from .pole import Identifier as Identifier
from .pole import Member as Member
from .pole import Name as Name
from .pole import Pole as Pole
from .pole import PoleRegion as PoleRegion
from .pole import Seat as Seat
from .pole import current as current
from .record import Citation as Citation
from .record import Record as Record
from .record import key_of as key_of
from .records import Records as Records
from .tables import Ledger as Ledger
from .tables import Tables as Tables
from .terms import Basis as Basis
from .terms import Beneficiary as Beneficiary
from .terms import Caution as Caution
from .terms import EvaluationResult as EvaluationResult
from .terms import EventKind as EventKind
from .terms import Instrument as Instrument
from .terms import Lang as Lang
from .terms import MilestoneKind as MilestoneKind
from .terms import NameKind as NameKind
from .terms import Reason as Reason
from .terms import Review as Review
from .terms import Scheme as Scheme
from .terms import Series as Series
from .terms import SourceKind as SourceKind
from .terms import Stage as Stage
from .terms import Status as Status
from .terms import Term as Term
from .terms import Tier as Tier
from .terms import Unit as Unit
from .terms import Wording as Wording

__all__ = [
    "About",
    "Basis",
    "Beneficiary",
    "Call",
    "Caution",
    "Citation",
    "EXACT",
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
