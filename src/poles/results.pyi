# Written by tools/face.py: what type checkers see of the list in results.py.

from .aggregate.amounts import Amount as Amount
from .aggregate.amounts import Amounts as Amounts
from .aggregate.cohorts import Cohort as Cohort
from .aggregate.cohorts import Fate as Fate
from .aggregate.concentration import Concentration as Concentration
from .aggregate.counting import Count as Count
from .aggregate.counting import Counts as Counts
from .aggregate.flows import Change as Change
from .aggregate.flows import Flow as Flow
from .aggregate.flows import Flows as Flows
from .aggregate.lost import Loss as Loss
from .aggregate.lost import Lost as Lost
from .aggregate.panels import Panel as Panel
from .aggregate.panels import PoleYear as PoleYear
from .aggregate.result import LeftOut as LeftOut
from .aggregate.result import Result as Result
from .aggregate.result import Row as Row
from .identity.lineage import Kin as Kin
from .identity.match_rows import MatchRow as MatchRow
from .identity.matching import MatchReport as MatchReport
from .identity.snapshot import Standing as Standing
from .identity.suggestions import Suggestion as Suggestion
from .intake.comparing import CellChange as CellChange
from .intake.comparing import Diff as Diff
from .intake.comparing import RowChange as RowChange
from .intake.funding_report import AmountRemark as AmountRemark
from .intake.funding_report import FundingTable as FundingTable
from .intake.funding_report import SharedBox as SharedBox
from .intake.funding_report import SkippedRow as SkippedRow
from .intake.grant_report import GrantTable as GrantTable
from .intake.grant_report import JoinedRow as JoinedRow
from .ledger.checking import Check as Check
from .ledger.checking import CrossCheck as CrossCheck
from .ledger.claims import SetAside as SetAside
from .ledger.contested import Contested as Contested
from .ledger.contested import Disbelief as Disbelief
from .ledger.contested import Pivot as Pivot
from .ledger.conflicts import Conflict as Conflict
from .ledger.conflicts import Conflicts as Conflicts
from .ledger.proof import Bounds as Bounds
from .ledger.steps import Step as Step
from .ledger.totals import Totals as Totals
from .ledger.weighing import Weighing as Weighing
from .ledger.years import Limited as Limited
from .model import About as About
from .model import Citation as Citation
from .model import Coverage as Coverage
from .model import Holder as Holder
from .model import Identifier as Identifier
from .model import Interval as Interval
from .model import Licence as Licence
from .model import Member as Member
from .model import Name as Name
from .model import PoleRegion as PoleRegion
from .model import RegionName as RegionName
from .model import Seat as Seat
from .model import Tables as Tables
from .text import Address as Address
from .text import Card as Card
from .text import Grid as Grid
from .text import GridColumn as GridColumn
from .text.progress import Progress as Progress

__all__ = [
    "About",
    "Address",
    "Amount",
    "AmountRemark",
    "Amounts",
    "Bounds",
    "Card",
    "CellChange",
    "Change",
    "Check",
    "Citation",
    "Cohort",
    "Concentration",
    "Conflict",
    "Conflicts",
    "Contested",
    "Count",
    "Counts",
    "Coverage",
    "CrossCheck",
    "Diff",
    "Disbelief",
    "Fate",
    "Flow",
    "Flows",
    "FundingTable",
    "GrantTable",
    "Grid",
    "GridColumn",
    "Holder",
    "Identifier",
    "Interval",
    "JoinedRow",
    "Kin",
    "LeftOut",
    "Licence",
    "Limited",
    "Loss",
    "Lost",
    "MatchReport",
    "MatchRow",
    "Member",
    "Name",
    "Panel",
    "Pivot",
    "PoleRegion",
    "PoleYear",
    "Progress",
    "RegionName",
    "Result",
    "Row",
    "RowChange",
    "Seat",
    "SetAside",
    "SharedBox",
    "SkippedRow",
    "Standing",
    "Step",
    "Suggestion",
    "Tables",
    "Totals",
    "Weighing",
]
