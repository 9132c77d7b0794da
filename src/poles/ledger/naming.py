"""The boxes of who asks by names."""

from typing import Any

import attrs

from poles.model import Ledger

from .box import Box

# The parts of a box that are told by codes.
CODED = "funders", "calls", "poles", "regions", "sectors"


def by_code(ledger: Ledger, box: Box) -> Box:
    """A box whose parts are called by their codes, of one that calls some by names that the policy
    of a ledger knows. What means nothing stays, for the ledger to say what it knows.

    >>> import poles
    >>> ledger = poles.load_funding()
    >>> asked = poles.Box(funders="Agence nationale de la recherche", poles="SCS", basis="awarded")
    >>> by_code(ledger, asked).codes
    'anr aktantis awarded'

    Raises :class:`~poles.AmbiguousName` (a ``LookupError``) for a name of several.
    """
    changed: dict[str, Any] = {}
    for part in CODED:
        codes: tuple[str, ...] = getattr(box, part)
        # What is no code is looked for among names, which takes longer than some answers.
        known = getattr(ledger, part).keys()
        found = tuple(code if code in known else ledger.tables.code(part, code) for code in codes)
        if found != codes:
            changed[part] = found
    return attrs.evolve(box, **changed) if changed else box
