"""A column of names as tables have them."""

import random

import poles

DISTINCT = 2_000


def names(policy: poles.Policy) -> list[str]:
    """The names of all poles, as given, in other spellings and with words around them, and strings
    that name nobody.
    """
    given = [name.text for pole in policy.poles for name in pole.names]
    made = [
        *given,
        *(f"pôle {name}" for name in given),
        *(name.upper() for name in given),
        *(f"{name} International SA" for name in given),
    ]
    found = list(dict.fromkeys(made))
    random.Random(1).shuffle(found)
    found += [f"organisme {number}" for number in range(DISTINCT)]
    return found[:DISTINCT]
