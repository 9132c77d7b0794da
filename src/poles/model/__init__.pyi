# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .about import About as About
from .about import EDITION as EDITION
from .about import Licence as Licence
from .common_terms import Caution as Caution
from .common_terms import NameKind as NameKind
from .common_terms import Role as Role
from .common_terms import Scheme as Scheme
from .common_terms import Status as Status
from .arrow import arrow_table as arrow_table
from .box import Box as Box
from .box import MoneyKind as MoneyKind
from .box import Slice as Slice
from .box import WHOLE as WHOLE
from .box import kind_of as kind_of
from .box import kinds_of as kinds_of
from .box import slice_of as slice_of
from .columns import Columns as Columns
from .columns import FrameColumn as FrameColumn
from .columns import Kind as Kind
from .columns import columns_of_rows as columns_of_rows
from .columns import not_framable as not_framable
from .described import Boxed as Boxed
from .described import Children as Children
from .described import Column as Column
from .described import Link as Link
from .described import beside as beside
from .edtf import Bounded as Bounded
from .edtf import EdtfDate as EdtfDate
from .edtf import Period as Period
from .edtf import as_day as as_day
from .edtf import in_force as in_force
from .edtf import is_span as is_span
from .exact import fixed as fixed
from .findings import AsDicts as AsDicts
from .findings import Findings as Findings
from .funding import COST as COST
from .funding import Call as Call
from .funding import Funder as Funder
from .funding import FundingRecord as FundingRecord
from .funding import PriceIndex as PriceIndex
from .funding import YEARLY as YEARLY
from .funding import refuse_unsayable as refuse_unsayable
from .funding import rest_of as rest_of
from .given import collected as collected
from .given import has_zone as has_zone
from .given import is_array as is_array
from .given import is_frame as is_frame
from .given import plain_value as plain_value
from .given import plain_values as plain_values
from .grant import Grant as Grant
from .grant import GrantSum as GrantSum
from .grants import Grants as Grants
from .ledger import Ledger as Ledger
from .kinds import COLLECTIONS as COLLECTIONS
from .label import Coverage as Coverage
from .label import Evaluation as Evaluation
from .label import Event as Event
from .label import Holder as Holder
from .label import Label as Label
from .label import Milestone as Milestone
from .label import Phase as Phase
from .label import Source as Source
from .label import citation as citation
from .label import citations as citations
from .places import Region as Region
from .places import RegionName as RegionName
from .places import RegionSuccession as RegionSuccession
from .places import Sector as Sector
from .places import region_name as region_name
from .pole import Identifier as Identifier
from .pole import Member as Member
from .pole import Name as Name
from .pole import Pole as Pole
from .pole import PoleRegion as PoleRegion
from .pole import Seat as Seat
from .pole import by_text as by_text
from .pole import current as current
from .ratio import Ratio as Ratio
from .ratio import Stated as Stated
from .ratio import Statement as Statement
from .ratio import not_a_ratio as not_a_ratio
from .record import Citation as Citation
from .record import Record as Record
from .record import TableRow as TableRow
from .record import key_of as key_of
from .records import Make as Make
from .records import Records as Records
from .records import Tabular as Tabular
from .records import bare as bare
from .records import deferred as deferred
from .records import locked_property as locked_property
from .records import named as named
from .records import unnamed as unnamed
from .registers import register_value as register_value
from .rounding import Interval as Interval
from .rounding import interval as interval
from .rounding import not_a_range as not_a_range
from .rounding import unit_of as unit_of
from .tables import Tables as Tables
from .tables import card_of_tables as card_of_tables
from .terms import Basis as Basis
from .terms import BasisCode as BasisCode
from .terms import Beneficiary as Beneficiary
from .terms import EvaluationResult as EvaluationResult
from .terms import EventKind as EventKind
from .terms import Instrument as Instrument
from .terms import InstrumentCode as InstrumentCode
from .terms import MilestoneKind as MilestoneKind
from .terms import Reason as Reason
from .terms import Review as Review
from .terms import Series as Series
from .terms import Side as Side
from .terms import SourceKind as SourceKind
from .terms import Stage as Stage
from .terms import StageCode as StageCode
from .terms import Tier as Tier
from .terms import Unit as Unit
from .terms import Wording as Wording
from .terms import Yearly as Yearly
from .wording import amount_text as amount_text
from .wording import box_text as box_text
from .wording import figure_text as figure_text
from .wording import grants_text as grants_text
from .wording import number_text as number_text
from .wording import ratio_text as ratio_text
from .wording import statement_text as statement_text
from .yearly import Days as Days
from .yearly import years_between as years_between
from .yearly import years_within as years_within

__all__ = [
    "About",
    "AsDicts",
    "Basis",
    "BasisCode",
    "Beneficiary",
    "Bounded",
    "Box",
    "Boxed",
    "COLLECTIONS",
    "COST",
    "Call",
    "Caution",
    "Children",
    "Citation",
    "Column",
    "Columns",
    "Coverage",
    "Days",
    "EDITION",
    "EdtfDate",
    "Evaluation",
    "EvaluationResult",
    "Event",
    "EventKind",
    "Findings",
    "FrameColumn",
    "Funder",
    "FundingRecord",
    "Grant",
    "GrantSum",
    "Grants",
    "Holder",
    "Identifier",
    "Instrument",
    "InstrumentCode",
    "Interval",
    "Kind",
    "Label",
    "Ledger",
    "Licence",
    "Link",
    "Make",
    "Member",
    "Milestone",
    "MilestoneKind",
    "MoneyKind",
    "Name",
    "NameKind",
    "Period",
    "Phase",
    "Pole",
    "PoleRegion",
    "PriceIndex",
    "Ratio",
    "Reason",
    "Record",
    "Records",
    "Region",
    "RegionName",
    "RegionSuccession",
    "Review",
    "Role",
    "Scheme",
    "Seat",
    "Sector",
    "Series",
    "Side",
    "Slice",
    "Source",
    "SourceKind",
    "Stage",
    "StageCode",
    "Stated",
    "Statement",
    "Status",
    "TableRow",
    "Tables",
    "Tabular",
    "Tier",
    "Unit",
    "WHOLE",
    "Wording",
    "YEARLY",
    "Yearly",
    "amount_text",
    "arrow_table",
    "as_day",
    "bare",
    "beside",
    "box_text",
    "by_text",
    "card_of_tables",
    "citation",
    "citations",
    "collected",
    "columns_of_rows",
    "current",
    "deferred",
    "figure_text",
    "fixed",
    "grants_text",
    "has_zone",
    "in_force",
    "interval",
    "is_array",
    "is_frame",
    "is_span",
    "key_of",
    "kind_of",
    "kinds_of",
    "locked_property",
    "named",
    "not_a_range",
    "not_a_ratio",
    "not_framable",
    "number_text",
    "plain_value",
    "plain_values",
    "ratio_text",
    "refuse_unsayable",
    "region_name",
    "register_value",
    "rest_of",
    "slice_of",
    "statement_text",
    "unit_of",
    "unnamed",
    "years_between",
    "years_within",
]
