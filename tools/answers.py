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
from poles.ledger.ahead import named
from poles.ledger.answers import asked_of
from poles.ledger.box import Kind
from poles.ledger.carried import believed_of, refused_of
from poles.ledger.prepared import asked, packed
from poles.show.phase_money import ANSWER, work_out
from poles.show.questions import QUESTIONS

ROOT = Path(__file__).parents[1]
# Of which there are most statements, and nearly all grants.
KIND = Kind(poles.Basis.AWARDED, None)
FILE = ROOT / "tools" / "answers.pickle"


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
        "refused": refused_of(policy.funding),
        asked(*named(KIND)): believed_of(policy.funding, KIND),
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
