"""A close name, as it is suggested; how it is found is another module, which few ask for."""

from typing import NamedTuple

from poles.model import Pole

# Nobody is asked whether a pole is meant where the score is no more than that: a text may share all
# its words with what a pole is about, and be a common word (*sans* of *sans carbone*).
HINT = 0.75


class Suggestion(NamedTuple):
    """A pole whose name is close to a text: never an answer by itself. ``score`` is between 0 and
    1.
    """

    pole: Pole
    score: float
    name: str
