"""What is asked most of the bundled ledger, worked out ahead: which statements admission refuses,
what is believed of money that there are grants of, with its program, the conflicts and the
cross-checks, and what the report and the first screen ask. ``python tools/answers.py`` writes
``tools/answers.pickle``, which the build puts into the wheel where it is about the tables of that
day: to be run after each change of the data, or of how the ledger answers. It takes a minute, and
the extra ``solver``.
"""

import pickle
from collections.abc import Iterator
from pathlib import Path

import poles
from poles.ledger.ahead import Ahead, named
from poles.ledger.answers import asked_of
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import Kind, kinds_of
from poles.ledger.gathered import Lists
from poles.ledger.kept import usual_claims
from poles.ledger.prepared import asked, packed
from poles.ledger.program import all_parts, build
from poles.ledger.stored import stored
from poles.show.phase_money import ANSWER, work_out
from poles.show.questions import QUESTIONS

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tools" / "answers.pickle"


def refused(ledger: poles.Ledger) -> dict[Kind, dict[int, tuple[int, ...]]]:
    """The claims that are refused of each kind of money, by number, with what they contradict."""
    found = {}
    for kind in kinds_of(ledger, None):
        evidence = evidence_of(ledger, kind)
        found[kind] = dict(evidence.weigh(range(len(evidence.claims.admissible))).refused)
    return found


def believed(ledger: poles.Ledger) -> dict[str, Ahead]:
    """What is claimed and believed of awarded money, of which there are most statements and nearly
    all grants, by the name of it.
    """
    kind = Kind(poles.Basis.AWARDED, None)
    evidence = evidence_of(ledger, kind)
    grants = tuple(one.knowing() for one in evidence.settled.believed)
    program = build(evidence.space, usual_claims(evidence))
    ahead = Ahead(
        evidence.space,
        evidence.claims,
        Lists(evidence.datasets, evidence.shown),
        evidence.settled._replace(believed=grants),
        stored(program, all_parts(program)),
    )
    return {asked(*named(kind)): ahead}


def of_the_report(policy: poles.Policy) -> Iterator[tuple[str, poles.Totals | poles.Bounds]]:
    """What the report asks of a policy, with the names of the answers."""
    for question in QUESTIONS:
        groups = question.ask(policy)
        told = asked_of(question.doubt)
        yield asked("total", groups.by, groups.box, *told), groups
        if question.whole:
            yield asked("bounds", groups.box, *told), question.all_of(groups)


def main() -> None:
    """Write the file."""
    policy = poles.load_policy(ROOT / "src" / "poles" / "data")
    found = {
        "refused": refused(policy.funding),
        **believed(policy.funding),
        "conflicts": poles.conflicts(policy.funding),
        "cross_check": poles.cross_check(policy.funding),
        asked(ANSWER): work_out(policy.funding),
        **dict(of_the_report(policy)),
    }
    answers = {name: packed(answer) for name, answer in found.items()}
    FILE.write_bytes(pickle.dumps((policy.digest, answers), protocol=5))
    print({name: len(content) for name, content in answers.items()})


if __name__ == "__main__":
    main()
