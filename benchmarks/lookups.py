"""One name at a time, against a ``dict`` of the same names and against pycountry, and a column of a
million names against lookups in a ``dict``.

``python benchmarks/lookups.py`` prints medians of paired runs. Needs ``pycountry``.
"""

import random
from collections.abc import Callable
from functools import partial

import pycountry
from columns import DISTINCT, names
from measuring import Measure, compared, paired, shown

import poles

LOOKUPS, RUNS = 200_000, 9
VALUES = 1_000_000


def each(find: Callable[[str], object], texts: list[str]) -> None:
    """A loop in which all but the call is the same."""
    for text in texts:
        find(text)


def subscripts(table: dict[str, object], texts: list[str]) -> None:
    """The same loop with ``[]``, which is quicker than a call."""
    for text in texts:
        table[text]


def main() -> list[Measure]:
    """Print the table."""
    policy = poles.load_policy()
    given = sorted({name.text for pole in policy.poles for name in pole.names})
    draw = random.Random(2)
    some = draw.choices(given, k=LOOKUPS)
    spelt = [text.upper() for text in draw.choices(given, k=LOOKUPS // 100)]
    table: dict[str, object] = {text: policy.get(text) for text in given}
    countries = draw.choices([country.alpha_2 for country in pycountry.countries], k=LOOKUPS)
    distinct = names(policy)
    column = draw.choices(distinct, k=VALUES)
    places = {name: place for place, name in enumerate(distinct)}
    took = paired(
        {
            "get": partial(each, policy.get, some),
            "find": partial(each, policy.find, some),
            "dict.get": partial(each, table.get, some),
            "dict[]": partial(subscripts, table, some),
            "pycountry": partial(
                each, lambda code: pycountry.countries.get(alpha_2=code), countries
            ),
            "spelt": partial(each, policy.get, spelt * 10),
            "spelt by pycountry": partial(
                each, pycountry.countries.lookup, ["FRANCE"] * (LOOKUPS // 10)
            ),
            "match": lambda: policy.match(column),
            "column": lambda: [places[value] for value in column],
        },
        RUNS,
    )
    per = {
        name: [
            taken
            / (
                LOOKUPS // 10
                if "spelt" in name
                else VALUES
                if name in ("match", "column")
                else LOOKUPS
            )
            for taken in times
        ]
        for name, times in took.items()
    }
    found = [
        compared("get a name as given", per["get"], "a dict's get", per["dict.get"], 3),
        compared("get a name as given", per["get"], "[] of a dict", per["dict[]"]),
        compared("get a name as given", per["get"], "pycountry's get of a code", per["pycountry"]),
        compared("find a name as given", per["find"], "a dict's get", per["dict.get"], 3),
        compared(
            "get a name in capitals", per["spelt"], "pycountry's lookup", per["spelt by pycountry"]
        ),
        compared("match a column, each value", per["match"], "[] of a dict", per["column"], 3),
    ]
    print(
        f"{LOOKUPS:,} lookups, a column of {VALUES:,} values with {DISTINCT:,} distinct ones; "
        f"medians of {RUNS} paired runs"
    )
    print(shown(found), flush=True)
    print()
    return found


if __name__ == "__main__":
    main()
