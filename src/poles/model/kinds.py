"""The collections of a policy, and what their records are."""

from .funding import Call, Funder, FundingRecord, PriceIndex
from .grant import Grant
from .label import Evaluation, Event, Label, Milestone, Phase, Source
from .places import Region, RegionSuccession, Sector
from .pole import Pole
from .ratio import Ratio
from .record import Record

# The collections of a policy: the class of their records under the name of the policy's field.
COLLECTIONS: dict[str, type[Record]] = {
    "sources": Source,
    "sectors": Sector,
    "regions": Region,
    "region_successions": RegionSuccession,
    "poles": Pole,
    "phases": Phase,
    "milestones": Milestone,
    "labels": Label,
    "evaluations": Evaluation,
    "events": Event,
    "funders": Funder,
    "calls": Call,
    "funding": FundingRecord,
    "ratios": Ratio,
    "grants": Grant,
    "price_index": PriceIndex,
}
