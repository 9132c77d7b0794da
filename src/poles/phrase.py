"""English texts that can be told in French: each knows what it was made of.

An error is made in one place and told in another, where the language is known. So its text keeps
the template that it was made from, with the values put into it; the same template in French
(:mod:`poles.french`) is looked up only where somebody asks for French.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self

Lang = Literal["fr", "en"]

NBSP, NARROW_NBSP = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"

# As the *Lexique des règles typographiques en usage à l'Imprimerie nationale* has them.
_SPACES = (
    (" :", f"{NBSP}:"),
    (" ;", f"{NARROW_NBSP};"),
    (" ?", f"{NARROW_NBSP}?"),
    (" !", f"{NARROW_NBSP}!"),
    (" %", f"{NBSP}%"),
    ("« ", f"«{NBSP}"),
    (" »", f"{NBSP}»"),
)


class Phrase(str):
    """An English text, made of a template and its values as :meth:`str.format` makes one.

    To who knows nothing of it, it is the text. Values are texts, phrases and numbers; of all others
    their text is kept.

    >>> phrase = Phrase("at most {:,} rows in {!r}", 2_000_000, "funding")
    >>> phrase == "at most 2,000,000 rows in 'funding'"
    True
    >>> phrase.template, phrase.values
    ('at most {:,} rows in {!r}', (2000000, 'funding'))
    """

    __slots__ = ("template", "values")

    template: str
    values: tuple[str | float, ...]

    def __new__(cls, template: str, *values: object) -> Self:
        kept = tuple(one if isinstance(one, (str, int, float)) else str(one) for one in values)
        phrase = super().__new__(cls, template.format(*kept) if kept else template)
        phrase.template = template
        phrase.values = kept
        return phrase

    def __str__(self) -> str:
        # A plain text would not know what it was made of.
        return self

    def __reduce__(self) -> tuple[type[Phrase], tuple[object, ...]]:
        return Phrase, (self.template, *self.values)


def as_phrase(text: str) -> Phrase:
    """A text of ours as a phrase, which may be a template without values."""
    return text if isinstance(text, Phrase) else Phrase(text)


def quoted(value: object) -> str:
    """A value as it is written in Python; a text in the quotes of the language."""
    return Phrase("{!r}", value) if isinstance(value, str) else repr(value)


def in_a_row(texts: Sequence[str]) -> Phrase:
    """Texts with commas between them."""
    return Phrase(", ".join(["{}"] * len(texts)), *texts)


def translated(text: str, lang: Lang) -> str:
    r"""An English text in one language. One that has no French is told in English.

    >>> translated(Phrase("at most {:,} rows", 2_000_000), "fr")
    'au plus 2\u202f000\u202f000 lignes'
    >>> translated("Check the path.", "en"), translated("Look here.", "fr")
    ('Check the path.', 'Look here.')

    Raises ``ValueError`` for another language than these two.
    """
    if lang not in ("fr", "en"):
        raise ValueError(f"lang={lang!r} is neither 'fr' nor 'en': the texts are in these two.")
    return _in_french(text) if lang == "fr" else text


class Told:
    """What is printed in English and can be told in French."""

    __slots__ = ()

    def text(self, lang: Lang = "en") -> str:
        """What is printed, in French or in English. What of it has no French is in English.

        Raises ``ValueError`` for another language.
        """
        return translated(str(self), lang)


def french(text: str) -> str:
    r"""A French text with the spaces of French typography, at which no line may break.

    >>> french("Le pôle : « Elopsys » ; 36 %")
    'Le pôle\xa0: «\xa0Elopsys\xa0»\u202f; 36\xa0%'
    """
    for plain, unbroken in _SPACES:
        if plain in text:
            text = text.replace(plain, unbroken)
    return text


def french_number(number: str) -> str:
    """A number with narrow no-break spaces between thousands and a decimal comma."""
    return number.replace(",", NARROW_NBSP).replace(".", ",")


def _in_french(text: str) -> str:
    from .french import FRENCH  # most errors are told in English

    template, values = (text.template, text.values) if isinstance(text, Phrase) else (text, ())
    # What others wrote stands as they have it: the typography is that of the template.
    told = french(FRENCH[template]) if template in FRENCH else template
    return told.format(*map(_InFrench, values)) if values else told


class _InFrench:
    """A value as French has it: a phrase in French, a text in quotes of its own, a number."""

    __slots__ = ("value",)

    def __init__(self, value: str | float) -> None:
        self.value = value

    def __repr__(self) -> str:
        text = repr(self.value)
        return french(f"« {text[1:-1]} »") if isinstance(self.value, str) else text

    def __format__(self, form: str) -> str:
        if isinstance(self.value, Phrase):
            return _in_french(self.value)
        text = format(self.value, form)
        return french_number(text) if form else text
