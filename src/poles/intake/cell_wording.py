"""What stands around an amount in a cell: *environ*, *au plus*, *par an*."""

import re
from collections.abc import Mapping

from poles.model import Wording, Yearly

_WORDED: Mapping[Wording, str] = {
    Wording.ABOUT: r"environ|env\.?|de l'ordre d[e']|quelques?"
    r"|about|approx\.?|approximately|around|circa|ca\.?|some|~|≈",
    Wording.ALMOST: r"près d[e']|presque|almost|nearly|just under",
    Wording.AT_LEAST: r"plus d[e']|au moins|more than|over|at least|>|≥",
    Wording.AT_MOST: r"jusqu'à|au plus|au maximum|max\.?|up to|at most|<|≤",
}
# What stands behind an amount, too: *5 M€ environ*, *5 M€ max.*
_BEHIND: Mapping[Wording, re.Pattern[str]] = {
    Wording.ABOUT: re.compile(r"\s+(?:environ|env\.?|approximately|approx\.?)$", re.IGNORECASE),
    Wording.AT_LEAST: re.compile(
        r"\s+(?:au moins|(?:au )?minimum|min\.?|at least)$", re.IGNORECASE
    ),
    Wording.AT_MOST: re.compile(r"\s+(?:au plus|(?:au )?maximum|max\.?|at most)$", re.IGNORECASE),
}
_YEARLY = {
    yearly: re.compile(rf"(?:{words})$", re.IGNORECASE)
    for yearly, words in {
        Yearly.MEAN: r"\s*/\s*(?:an|year|yr)"
        r"|\s+(?:par an|par année|(?:a|per) year|per annum|annually)",
        Yearly.EACH: r",?\s+(?:chaque année|tous les ans|(?:each|every) year)",
    }.items()
}


def yearly_in(text: str) -> tuple[Yearly | None, str]:
    """Whether an amount is one a year, and the rest of the text."""
    for yearly, words in _YEARLY.items():
        if found := words.search(text):
            return yearly, text[: found.start()]
    return None, text


def worded(text: str) -> tuple[Wording, str]:
    """How an amount is worded, and the rest of the text."""
    flags = re.IGNORECASE if not text.startswith("CA") else re.NOFLAG
    for wording, words in _WORDED.items():
        if found := re.match(rf"(?:{words})\s*(?=[-−\d€e])", text, flags):
            return wording, text[found.end() :]
    for wording, said in _BEHIND.items():
        if found := said.search(text):
            return wording, text[: found.start()]
    return Wording.PLAIN, text
