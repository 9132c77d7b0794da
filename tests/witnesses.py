"""Whether contradictions hang on what they name, by the claims of their steps alone."""

from __future__ import annotations

from collections.abc import Sequence

import poles
from poles.ledger.admission import admit
from poles.ledger.box import kinds_of
from poles.ledger.claims import Claim, claims_of
from poles.ledger.program import build
from poles.ledger.space import Space


def each_hangs_on_what_it_names(found: poles.Conflicts, whole: poles.Ledger) -> None:
    """What is named is in its contradiction, which is none without it, nor without any other claim
    in it.
    """
    space = Space(whole)
    made = {
        (claim.statements, claim.as_read): claim
        for kind in kinds_of(whole)
        for claim in claims_of(whole, space, kind, inferred=True, order=None).admissible
    }

    def consistent(claims: Sequence[Claim]) -> bool:
        return not admit(build(space, claims)).refused

    for conflict in found:
        keys = [(step.statements, step.as_read) for step in conflict.steps]
        assert keys.count((conflict.removed, conflict.as_read)) == 1
        claims = [made[key] for key in keys]
        assert not consistent(claims)
        for one in claims:
            assert consistent([other for other in claims if other is not one])
