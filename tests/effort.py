"""How hard the laws are tried: fully, or less where the tests are run on every change."""

from hypothesis import settings

LEAST = 20
FULL = 100


def examples(full: int) -> settings:
    """The settings of a law that is tried with so many examples in full.

    The profile in use says what part of them is tried, never fewer than 20 of what has so many.
    """
    part = full * settings().max_examples // FULL
    return settings(max_examples=max(part, min(full, LEAST)))
