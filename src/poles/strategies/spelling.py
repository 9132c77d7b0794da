"""Names of poles as people write them."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import strategies as st

from poles.errors import AmbiguousName, InvalidQuestion
from poles.identity.words import ARTICLES, CONTEXT, fold, words
from poles.model import Scheme
from poles.policy import Policy

_CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title, str.swapcase)
_APOSTROPHES = ("", "’", "ʼ", "`", "´")
_HYPHENS = (" ", "", "–", "\N{NON-BREAKING HYPHEN}")
_SPACES = ("  ", "\N{NO-BREAK SPACE}", "-", "")
_AROUND = (
    "{}",
    "pôle {}",
    "le pôle {}",
    "Pôle de compétitivité {}",
    "cluster {}",
    "{} (pôle)",
    "{}, pôle de compétitivité",
)
# Names of fewer letters are taken by themselves only.
_SHORTEST = 4


def messy_names(policy: Policy) -> st.SearchStrategy[tuple[str, str]]:
    """Names of a policy's poles as people write them, each with the id of its pole, which
    :meth:`~poles.Policy.find` must give for it.

    Case, accents, apostrophes, hyphens and spaces vary, and words that say nothing may stand
    around. Names that may also mean another pole, but for such things, are left out. The simplest
    is a name as it is.

    >>> import poles
    >>> from hypothesis import find
    >>> from poles import strategies
    >>> policy = poles.load_policy()
    >>> text, pole = find(strategies.messy_names(policy), lambda found: found[0].isupper())
    >>> policy.find(text).id == pole
    True

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for a policy without such names.
    """
    names = tuple(_names(policy))
    if not names:
        raise InvalidQuestion(
            "a policy without names of one pole each",
            "a policy with some",
            "Give its poles names of their own.",
        )
    return st.builds(
        _spelled,
        st.sampled_from(names),
        around=st.sampled_from(_AROUND),
        case=st.sampled_from(_CASES),
        accents=st.sampled_from((str, partial(unicodedata.normalize, "NFD"), _unaccented)),
        apostrophe=st.sampled_from(("'", *_APOSTROPHES)),
        hyphen=st.sampled_from(("-", *_HYPHENS)),
        space=st.sampled_from((" ", *_SPACES)),
    )


def _spelled(  # noqa: PLR0913 - all that varies
    name: tuple[str, str, bool],
    *,
    around: str,
    case: Callable[[str], str],
    accents: Callable[[str], str],
    apostrophe: str,
    hyphen: str,
    space: str,
) -> tuple[str, str]:
    text, pole, surrounded = name
    # Hyphens first: one that becomes a space is none of the spaces that become something else.
    found = (
        text.replace("'", apostrophe).replace("-", "\n").replace(" ", space).replace("\n", hyphen)
    )
    found = case(accents(found))
    if _squeezed(found) != _squeezed(text):
        # A letter that changes with its case more than folding undoes.
        found = text
    return (around.format(found) if surrounded else found), pole


def _unaccented(text: str) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
    )


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _bare(text: str) -> str:
    """A name without articles and words such as *pôle*, in the singular: what must be one pole's
    alone where such words may stand around it.
    """
    return "".join(word for word in words(text) if word not in CONTEXT | ARTICLES)


def _names(policy: Policy) -> Iterator[tuple[str, str, bool]]:
    """The names that mean one pole however they are spelled, its id, and whether they do among
    words of no meaning too.
    """
    texts = [(name.text, pole.id, name.caution) for pole in policy.poles for name in pole.names]
    ids = [(pole.id, pole.id) for pole in policy.poles]
    ids += [
        (number.value, pole.id)
        for pole in policy.poles
        for number in pole.identifiers
        if number.scheme is Scheme.POLES
    ]
    squeezed, bare = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for text, pole in [*((text, pole) for text, pole, _ in texts), *ids]:
        squeezed[_squeezed(text)].add(pole)
        bare[_bare(text)].add(pole)
    careful = {
        _bare(text)
        for text, _, caution in texts
        if caution is not None or len(_squeezed(text)) < _SHORTEST
    }
    for text, pole, _ in texts:
        if squeezed[_squeezed(text)] == {pole} and _means(policy, text, pole):
            yield (
                text,
                pole,
                bare[_bare(text)] == {pole}
                and _bare(text) not in careful
                and len(_bare(text)) >= _SHORTEST,
            )


def _means(policy: Policy, text: str, pole: str) -> bool:
    """Whether a name means its pole where it is not written as in the data; what is left of
    another's without *pôle* may be the same.
    """
    try:
        found = policy.find(f" {fold(text)} ")
    except AmbiguousName:
        return False
    return found is not None and found.id == pole
