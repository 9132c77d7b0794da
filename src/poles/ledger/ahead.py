"""What is claimed and believed of one kind of money, with its program, as it comes with a ledger:
to gather it takes most of the time of a first answer.
"""

from typing import NamedTuple

from poles.model import Ledger

from .box import Kind
from .claims import Claims
from .gathered import Lists
from .prepared import prepared
from .settling import Settled
from .space import Space
from .stored import Stored


class Ahead(NamedTuple):
    """What is claimed and shown of one kind of money, what is believed of its grants, and the
    program of all that these and the statements claim, whatever is asked.
    """

    space: Space
    claims: Claims
    lists: Lists
    settled: Settled
    program: Stored


def ahead_of(ledger: Ledger, kind: Kind) -> Ahead | None:
    """What came with a ledger; ``None`` where nothing did."""
    found: Ahead | None = prepared(ledger, *named(kind))
    return found


def named(kind: Kind) -> tuple[str, ...]:
    """The name of what comes with a ledger of one kind of money."""
    return "believed", kind.basis.value, *(() if kind.stage is None else (kind.stage.value,))
