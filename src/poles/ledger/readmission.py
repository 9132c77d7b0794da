"""What would be believed if some claims had not been made."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from .admission import Admission
from .prover import Prover


class Readmission:
    """Claims that are admitted, by a prover of all claims, and what of them would be if some had
    not been made. What clashes is kept, as it does so whatever is asked.
    """

    def __init__(self, prover: Prover, settled: Admission) -> None:
        self._prover, self._settled = prover, settled
        self._stated = settled.admitted | settled.refused.keys()
        self._clashes: dict[int, list[frozenset[int]]] = defaultdict(list)
        for one, others in settled.refused.items():
            self._clashes[one].append(frozenset(others))

    def without(self, gone: Collection[int]) -> frozenset[int]:
        """The claims that would be admitted without some.

        All that was admitted is true together, so that those refused are looked at one after the
        other, as long as each fits beside all of it, or does not beside what comes before it.
        """
        settled = self._settled
        refused = sorted(settled.refused.keys() - gone)
        admitted = set(settled.admitted.difference(gone))
        while refused and not set(settled.refused[refused[0]]).intersection(gone):
            refused.pop(0)
        for one in refused:
            if not self._clash([one], admitted):
                admitted.add(one)
                continue
            before = {other for other in admitted if other < one}
            if not self._clash([one], before):
                rest = sorted(other for other in self._stated if other > one and other not in gone)
                return self._followed({*before, one}, rest)
        return frozenset(admitted)

    def _clash(self, claims: Sequence[int], admitted: set[int]) -> bool:
        """Whether some claims cannot be true beside those admitted, which can."""
        if len(claims) == 1 and any(admitted.issuperset(one) for one in self._clashes[claims[0]]):
            return True
        found = self._prover.clash(claims, self._stated - admitted - set(claims))
        if found is not None and len(claims) == 1:
            self._clashes[claims[0]].append(found - set(claims))
        return found is not None

    def _followed(self, admitted: set[int], rest: Sequence[int]) -> frozenset[int]:
        """What is admitted where some claims are, and the rest come after these: where not all of a
        run of them fit, its halves are looked at one after the other.
        """
        waiting = [rest]
        while waiting:
            run = waiting.pop()
            if not run or not self._clash(run, admitted):
                admitted.update(run)
            elif len(run) > 1:
                half = len(run) // 2
                waiting += [run[half:], run[:half]]
        return frozenset(admitted)
