"""How codes and their names are spelt: what a text is without its articles, dots, dashes and
plurals, and the two sides of *FUI – Fonds unique interministériel*.
"""

import re
from collections.abc import Iterator

from .words import ARTICLES, fold, singular

# *F.U.I.*
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
# A number of a column with empty cells, as spreadsheets and data frames have it: *84.0*.
_WHOLE = re.compile(r"\s*(\d+)[.,]0+\s*", re.ASCII)
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
# Two numbers stay two: *FUI 1 2* is not the call 12.
_SPACES = re.compile(r"(?<!\d) | (?!\d)")
_SMALL = ARTICLES | {"en", "par", "pour", "for", "by"}
_SIDES = re.compile(r"[()\[\]–—:]|\s-\s")


def folded(text: str) -> str:
    """A text as :func:`~poles.identity.words.fold` has it, initials without their dots and whole
    numbers without decimals.

    >>> folded("F.U.I."), folded("84.0")
    ('fui', '84')
    """
    if found := _WHOLE.fullmatch(text):
        return found[1]
    return fold(_INITIALS.sub(lambda dotted: dotted[0].replace(".", ""), text))


def squeezed(text: str) -> str:
    """A folded text without spaces, and its numbers without zeros before them.

    >>> squeezed("bpi france"), squeezed("fui 03"), squeezed("fui 1 2")
    ('bpifrance', 'fui3', 'fui1 2')
    """
    return _SPACES.sub("", _ZEROS.sub("", text))


def plain(text: str) -> str:
    """A folded text squeezed, in the singular and without articles and prepositions. *And* stays:
    *Bourgogne et Franche-Comté* are two.

    >>> plain("conseils regionaux"), plain("l aide du conseil regional")
    ('conseilregional', 'aideconseilregional')
    """
    return squeezed(" ".join(_one(word) for word in text.split() if word not in _SMALL))


def _one(word: str) -> str:
    """A word in the singular; *-aux* and *-ies* are endings of several, too."""
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    return f"{word[:-3]}y" if word.endswith("ies") else singular(word)


def forms(name: str) -> Iterator[str]:
    """A name, and what stands before and in its brackets: an acronym, as a rule.

    >>> list(forms("Agence nationale de la recherche (ANR)"))[1:]
    ['Agence nationale de la recherche', 'ANR']
    """
    yield name
    if found := re.fullmatch(r"(.*?)\s*\((.*)\)", name):
        yield from found.groups()


def sides(text: str) -> list[str]:
    """What stands on each side of a dash, a colon or a bracket; one side where there is none.

    >>> sides("FUI - Fonds unique interministériel"), sides("PACA (région)"), sides("Grand-Est")
    (['FUI', 'Fonds unique interministériel'], ['PACA', 'région'], ['Grand-Est'])
    """
    return [side.strip() for side in _SIDES.split(text) if side.strip()]


def is_short_for(acronym: str, text: str) -> bool:
    """Whether one text has the initials of the words of another, small words aside.

    >>> is_short_for("ANR", "Agence nationale pour la recherche"), is_short_for("PDL", "Pays")
    (True, False)
    """
    meaning = [word for word in folded(text).split() if word not in _SMALL | {"et", "and"}]
    return len(meaning) > 1 and squeezed(folded(acronym)) == "".join(word[0] for word in meaning)


# The council of a region, and the region itself: before its name, or behind it.
_COUNCIL = re.compile(
    r"(?:(?:l|la|le|les|the) )?(?:conseil regional|cr|region|regional council|council)(?: (.+))?"
    r"|(.+?) (?:conseil regional|region|regional council)"
)


def beside_region(text: str) -> str:
    """What a folded text says beside *région* or *conseil régional*; nothing where it does not say
    one.

    >>> beside_region("conseil regional de bretagne"), beside_region("la region sud")
    ('de bretagne', 'sud')
    >>> beside_region("bretagne")
    ''
    """
    found = _COUNCIL.fullmatch(text)
    return "" if found is None else found[1] or found[2] or ""


_ORDINAL = re.compile(r"(\d+)(?:er|ere|e|eme|ieme|nd|nde|rd|st|th)?", re.ASCII)
_CALL = re.compile(
    r"\b(?:appels?(?: a projets?)?|aap|calls?(?: for (?:projects?|proposals?))?|n|no|numero)\b"
)
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)")
# No programme has so many calls; what is longer is another number.
_MOST_DIGITS = 3


def numbered(text: str) -> tuple[int, str] | None:
    """The number of a call in a folded text, and what else the text says; ``None`` where it has not
    one number.

    >>> numbered("12eme appel a projets du fui"), numbered("fui12"), numbered("fui 3 4")
    ((12, 'du fui'), (12, 'fui'), None)
    """
    words = _CALL.sub(" ", _DIGITS.sub(" ", text)).split()
    numbers = [found[1] for word in words if (found := _ORDINAL.fullmatch(word))]
    if len(numbers) != 1 or len(numbers[0]) > _MOST_DIGITS:
        return None
    return int(numbers[0]), " ".join(word for word in words if not _ORDINAL.fullmatch(word))
