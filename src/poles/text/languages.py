"""The two languages: texts in both, terms with what they are called, plurals."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from poles.errors import InvalidQuestion
from poles.phrase import NBSP, Lang, french

__all__ = [
    "NBSP", "Bilingual", "Lang", "Term", "headed", "in_lang", "joined", "plural", "quoted",
    "typeset",
]  # fmt: skip

# A text in French and in English. Spaces before French punctuation are set by :func:`in_lang`.
Bilingual = tuple[str, str]


def in_lang(text: Bilingual, lang: Lang) -> str:
    r"""The text in one language, in the typography of that language.

    >>> in_lang(("Pôles : 71", "Poles: 71"), "fr")
    'Pôles\xa0: 71'

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for another language than these two.
    """
    if lang not in ("fr", "en"):
        hint = "The texts are in French and in English."
        raise InvalidQuestion(f"lang={lang!r}", "'fr' or 'en'", hint)
    return french(text[0]) if lang == "fr" else text[1]


def typeset(text: str, field: str, lang: Lang) -> str:
    """The text of a field: one of ours in French in its typography; what others wrote, such as
    names and titles, as it is.
    """
    return in_lang((text, text), lang) if field == "fr" or field.endswith("_fr") else text


def headed(head: str, rest: object, lang: Lang) -> str:
    """What something is, a colon, and what there is to say; neither is changed.

    >>> headed("Labels", 71, "en")
    'Labels: 71'
    """
    return f"{head}{in_lang((' : ', ': '), lang)}{rest}"


def plural(number: int, one: Bilingual, many: Bilingual, lang: Lang) -> str:
    """A number with what it counts, which has its plural in French from two on, in English wherever
    it is not one.

    >>> [plural(number, ("pôle", "pole"), ("pôles", "poles"), "fr") for number in (0, 1, 2)]
    ['0 pôle', '1 pôle', '2 pôles']
    >>> [plural(number, ("pôle", "pole"), ("pôles", "poles"), "en") for number in (0, 1, 2)]
    ['0 poles', '1 pole', '2 poles']
    """
    alone = number == 1 or (number == 0 and lang == "fr")
    return f"{number} {in_lang(one if alone else many, lang)}"


def quoted(text: str, lang: Lang) -> str:
    """A text as it is, in the quotes of the language."""
    return f"«{NBSP}{text}{NBSP}»" if lang == "fr" else f"“{text}”"


def joined(items: Iterable[str]) -> str:
    """Texts with commas between them.

    >>> joined(["Elopsys", "Minalogic"])
    'Elopsys, Minalogic'
    """
    return ", ".join(items)


class Term(StrEnum):
    """A code that is itself a text, with what it is called in French (``fr``) and in English
    (``en``).

    >>> from poles import Tier
    >>> Tier.WORLD == "world", Tier.WORLD.fr, Tier.WORLD.label("en")
    (True, 'mondial', 'world')
    """

    fr: str
    en: str

    def __new__(cls, code: str, fr: str = "", en: str = "") -> Self:
        # The defaults are for `Tier("world")`, which only looks a code up.
        member = str.__new__(cls, code)
        member._value_ = code
        member.fr = fr
        member.en = en
        return member

    def __setattr__(self, name: str, value: object) -> None:
        # A member is shared by all records: once enum has made it, nothing about it changes.
        if "_sort_order_" in self.__dict__:
            raise AttributeError(f"{self!r} cannot be changed")
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{self!r} cannot be changed")

    def label(self, lang: Lang) -> str:
        """The term in one language."""
        return self.fr if lang == "fr" else self.en
