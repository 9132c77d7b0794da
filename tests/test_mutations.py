"""Damages to a good package: none goes unnoticed, and each fault says where. All of them are tried
by the second test command.
"""

import random

from mutations import damages, good, read, tally, written
from poles.package.table_schema import TITLES
from small import load


def test_damages_are_refused_with_their_place_or_load_to_what_diff_tells() -> None:
    every = list(damages())
    random.Random(8).shuffle(every)
    # Of each kind, and of each table.
    some = [
        *{damage.kind: damage for damage in every}.values(),
        *{damage.table: damage for damage in every}.values(),
    ]
    print(f"\n{len(some)} of {len(every)} damages: {dict(tally(some))}")


def test_packages_without_harm_always_load() -> None:
    policy, files = good()
    chance = random.Random(7)
    for _ in range(20):
        other = dict(files)
        for table in chance.sample(list(TITLES), 8):
            header, *rows = read(files[f"{table}.csv"])
            order = chance.sample(range(len(header)), len(header))
            shuffled = [[row[place] for place in order] for row in chance.sample(rows, len(rows))]
            text = written([[header[place] for place in order], *shuffled])
            other[f"{table}.csv"] = text.replace(b"\n", b"\r\n") if chance.random() < 0.3 else text
        assert load(other)[0] == policy
