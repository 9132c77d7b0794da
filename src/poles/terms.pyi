# Written by tools/face.py: what type checkers see of the list in terms.py.

from .aggregate.cohorts import Outcome as Outcome
from .aggregate.flows import ChangeKind as ChangeKind
from .aggregate.result import Omission as Omission
from .identity.names import How as How
from .intake.comparing import Edit as Edit
from .ledger.claims import Cause as Cause
from .ledger.weighing import Verdict as Verdict
from .model.common_terms import Caution as Caution
from .model.common_terms import NameKind as NameKind
from .model.common_terms import Role as Role
from .model.common_terms import Scheme as Scheme
from .model.common_terms import Status as Status
from .model.terms import Basis as Basis
from .model.terms import BasisCode as BasisCode
from .model.terms import Beneficiary as Beneficiary
from .model.terms import EvaluationResult as EvaluationResult
from .model.terms import EventKind as EventKind
from .model.terms import Instrument as Instrument
from .model.terms import InstrumentCode as InstrumentCode
from .model.terms import MilestoneKind as MilestoneKind
from .model.terms import Reason as Reason
from .model.terms import Review as Review
from .model.terms import Series as Series
from .model.terms import SourceKind as SourceKind
from .model.terms import Stage as Stage
from .model.terms import StageCode as StageCode
from .model.terms import Tier as Tier
from .model.terms import Unit as Unit
from .model.terms import Wording as Wording
from .model.terms import Yearly as Yearly
from .text.languages import Lang as Lang
from .text.languages import Term as Term

__all__ = [
    "Basis",
    "BasisCode",
    "Beneficiary",
    "Cause",
    "Caution",
    "ChangeKind",
    "Edit",
    "EvaluationResult",
    "EventKind",
    "How",
    "Instrument",
    "InstrumentCode",
    "Lang",
    "MilestoneKind",
    "NameKind",
    "Omission",
    "Outcome",
    "Reason",
    "Review",
    "Role",
    "Scheme",
    "Series",
    "SourceKind",
    "Stage",
    "StageCode",
    "Status",
    "Term",
    "Tier",
    "Unit",
    "Verdict",
    "Wording",
    "Yearly",
]
