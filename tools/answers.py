"""What is asked most of the bundled ledger, worked out ahead: which statements admission refuses,
the conflicts and the cross-checks. ``python tools/answers.py`` writes ``tools/answers.pickle``,
which the build puts into the wheel where it is about the tables of that day: to be run after each
change of the data, or of how the ledger answers. It takes a minute, and the extra ``solver``.
"""

import pickle
from pathlib import Path

import poles
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import Kind, kinds_of
from poles.ledger.prepared import packed

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tools" / "answers.pickle"


def refused(ledger: poles.Ledger) -> dict[Kind, dict[int, tuple[int, ...]]]:
    """The claims that are refused of each kind of money, by number, with what they contradict."""
    found = {}
    for kind in kinds_of(ledger, None):
        evidence = evidence_of(ledger, kind)
        found[kind] = evidence.weigh(range(len(evidence.claims.admissible))).refused
    return found


def main() -> None:
    """Write the file."""
    policy = poles.load_policy(ROOT / "src" / "poles" / "data")
    answers = {
        "refused": packed(refused(policy.funding)),
        "conflicts": packed(poles.conflicts(policy.funding)),
        "cross_check": packed(poles.cross_check(policy.funding)),
    }
    FILE.write_bytes(pickle.dumps((policy.digest, answers), protocol=5))
    print({name: len(content) for name, content in answers.items()})


if __name__ == "__main__":
    main()
