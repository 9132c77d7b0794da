"""A package of very many statements: ``python benchmarks/many.py FOLDER`` writes it, by whichever
release of the library runs it.
"""

import random
import sys
from decimal import Decimal
from pathlib import Path

import attrs

import poles

RECORDS = 100_000


def generated() -> poles.Policy:
    """The bundled policy with many more statements, each like one of its own."""
    policy, chance = poles.load_policy(), random.Random(1)
    # Ranges have a second amount, which another first one may be above; 0.1.0 has none.
    like = [
        statement
        for statement in policy.funding
        if statement.revises is None and getattr(statement, "amount_to", None) is None
    ]
    sources = policy.sources.keys()
    return attrs.evolve(
        policy,
        funding=poles.Ledger(
            attrs.evolve(
                chance.choice(like),
                id=f"g-{number}",
                amount=Decimal(chance.randint(1, 10**9)),
                rounded_to=Decimal(1),
                citations=(poles.Citation(chance.choice(sources), None, poles.Status.SOURCED),),
            )
            for number in range(RECORDS)
        ),
    )


if __name__ == "__main__":
    poles.write_package(generated(), Path(sys.argv[1]))
