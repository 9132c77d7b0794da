# Written by tools/face.py: what type checkers see of the list in __init__.py.

from . import errors as errors
from . import frames as frames
from . import results as results
from . import show as show
from . import strategies as strategies
from . import terms as terms
from .aggregate.adding import add_up as add_up
from .aggregate.citation import cite as cite
from .aggregate.cohorts import cohort as cohort
from .aggregate.concentration import concentration as concentration
from .aggregate.counting import count as count
from .aggregate.deflation import in_euros_of as in_euros_of
from .aggregate.flows import flows as flows
from .aggregate.lost import lost as lost
from .aggregate.panels import panel as panel
from .aggregate.sharing import share as share
from .aggregate.spreading import spread as spread
from .identity.snapshot import Snapshot as Snapshot
from .intake.comparing import diff as diff
from .intake.funding_table import read_funding as read_funding
from .intake.loaders import load_funding as load_funding
from .intake.loaders import load_phases as load_phases
from .intake.loaders import load_poles as load_poles
from .intake.loaders import load_policy as load_policy
from .intake.loaders import require_edition as require_edition
from .intake.match_files import read_matches as read_matches
from .intake.match_files import write_matches as write_matches
from .intake.policies import merge as merge
from .intake.policies import write_package as write_package
from .ledger.answers import bounds as bounds
from .ledger.carried import with_beliefs as with_beliefs
from .ledger.checking import cross_check as cross_check
from .ledger.claims import admission_order as admission_order
from .ledger.conflicts import conflicts as conflicts
from .ledger.reliability import reliability as reliability
from .ledger.totals import known_on as known_on
from .ledger.totals import total as total
from .ledger.weighing import weigh as weigh
from .model import Box as Box
from .model import Call as Call
from .model import EdtfDate as EdtfDate
from .model import Evaluation as Evaluation
from .model import Event as Event
from .model import Funder as Funder
from .model import FundingRecord as FundingRecord
from .model import Grant as Grant
from .model import GrantSum as GrantSum
from .model import Grants as Grants
from .model import Label as Label
from .model import Ledger as Ledger
from .model import Milestone as Milestone
from .model import Period as Period
from .model import Phase as Phase
from .model import Pole as Pole
from .model import PriceIndex as PriceIndex
from .model import Ratio as Ratio
from .model import Record as Record
from .model import Records as Records
from .model import Region as Region
from .model import RegionSuccession as RegionSuccession
from .model import Sector as Sector
from .model import Source as Source
from .model import interval as interval
from .policy import Policy as Policy
from .results import About as About
from .results import Address as Address
from .results import Amount as Amount
from .results import AmountRemark as AmountRemark
from .results import Amounts as Amounts
from .results import Bounds as Bounds
from .results import Card as Card
from .results import CellChange as CellChange
from .results import Change as Change
from .results import Check as Check
from .results import Citation as Citation
from .results import Cohort as Cohort
from .results import Concentration as Concentration
from .results import Conflict as Conflict
from .results import Conflicts as Conflicts
from .results import Contested as Contested
from .results import Count as Count
from .results import Counts as Counts
from .results import Coverage as Coverage
from .results import CrossCheck as CrossCheck
from .results import Diff as Diff
from .results import Disbelief as Disbelief
from .results import Fate as Fate
from .results import Flow as Flow
from .results import Flows as Flows
from .results import FundingTable as FundingTable
from .results import GrantTable as GrantTable
from .results import Grid as Grid
from .results import GridColumn as GridColumn
from .results import Holder as Holder
from .results import Identifier as Identifier
from .results import Interval as Interval
from .results import JoinedRow as JoinedRow
from .results import Kin as Kin
from .results import LeftOut as LeftOut
from .results import Licence as Licence
from .results import Limited as Limited
from .results import Loss as Loss
from .results import Lost as Lost
from .results import MatchReport as MatchReport
from .results import MatchRow as MatchRow
from .results import Member as Member
from .results import Name as Name
from .results import Panel as Panel
from .results import Pivot as Pivot
from .results import PoleRegion as PoleRegion
from .results import PoleYear as PoleYear
from .results import Progress as Progress
from .results import RegionName as RegionName
from .results import Result as Result
from .results import Row as Row
from .results import RowChange as RowChange
from .results import Seat as Seat
from .results import SetAside as SetAside
from .results import SharedBox as SharedBox
from .results import SkippedRow as SkippedRow
from .results import Standing as Standing
from .results import Step as Step
from .results import Suggestion as Suggestion
from .results import Tables as Tables
from .results import Totals as Totals
from .results import Weighing as Weighing
from .terms import Basis as Basis
from .terms import BasisCode as BasisCode
from .terms import Beneficiary as Beneficiary
from .terms import Cause as Cause
from .terms import Caution as Caution
from .terms import ChangeKind as ChangeKind
from .terms import Edit as Edit
from .terms import EvaluationResult as EvaluationResult
from .terms import EventKind as EventKind
from .terms import How as How
from .terms import Instrument as Instrument
from .terms import InstrumentCode as InstrumentCode
from .terms import Lang as Lang
from .terms import MilestoneKind as MilestoneKind
from .terms import NameKind as NameKind
from .terms import Omission as Omission
from .terms import Outcome as Outcome
from .terms import Reason as Reason
from .terms import Review as Review
from .terms import Role as Role
from .terms import Scheme as Scheme
from .terms import Series as Series
from .terms import SourceKind as SourceKind
from .terms import Stage as Stage
from .terms import StageCode as StageCode
from .terms import Status as Status
from .terms import Term as Term
from .terms import Tier as Tier
from .terms import Unit as Unit
from .terms import Verdict as Verdict
from .terms import Wording as Wording
from .terms import Yearly as Yearly
from .errors import AmbiguousName as AmbiguousName
from .errors import BrokenExtra as BrokenExtra
from .errors import Fault as Fault
from .errors import InvalidBox as InvalidBox
from .errors import InvalidDate as InvalidDate
from .errors import InvalidDay as InvalidDay
from .errors import InvalidPackage as InvalidPackage
from .errors import InvalidQuestion as InvalidQuestion
from .errors import InvalidTable as InvalidTable
from .errors import MissingExtra as MissingExtra
from .errors import NotAPackage as NotAPackage
from .errors import OddData as OddData
from .errors import OutOfCoverage as OutOfCoverage
from .errors import OutOfSeries as OutOfSeries
from .errors import Place as Place
from .errors import PolesError as PolesError
from .errors import UnknownCode as UnknownCode
from .errors import UnknownPole as UnknownPole
from .errors import Unproved as Unproved
from .errors import WrongEdition as WrongEdition

DATA_EDITION: str
__version__: str

def _documented(place: int) -> dict[str, str]: ...

__all__ = [
    "Box",
    "Call",
    "DATA_EDITION",
    "EdtfDate",
    "Evaluation",
    "Event",
    "Funder",
    "FundingRecord",
    "Grant",
    "GrantSum",
    "Grants",
    "Label",
    "Ledger",
    "Milestone",
    "Period",
    "Phase",
    "Pole",
    "Policy",
    "PriceIndex",
    "Ratio",
    "Record",
    "Records",
    "Region",
    "RegionSuccession",
    "Sector",
    "Snapshot",
    "Source",
    "add_up",
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
    "lost",
    "merge",
    "panel",
    "read_funding",
    "read_matches",
    "reliability",
    "require_edition",
    "share",
    "show",
    "spread",
    "strategies",
    "total",
    "weigh",
    "with_beliefs",
    "write_matches",
    "write_package",
]
