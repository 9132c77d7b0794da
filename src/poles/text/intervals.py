"""Between what amounts something is, in words."""

from collections.abc import Callable
from decimal import Decimal

from .languages import Lang, in_lang
from .numbers import euros

Money = Callable[[Decimal, Lang], str]


def between_text(least: Decimal, most: Decimal, lang: Lang, money: Money = euros) -> str:
    """Between what amounts something is that has a limit.

    >>> between_text(Decimal(0), Decimal(5), "en"), between_text(Decimal(5), Decimal(5), "en")
    ('at most €5', 'exactly €5')
    """
    low, high = money(least, lang), money(most, lang)
    if least == most:
        told = (f"exactement {low}", f"exactly {low}")
    elif least:
        told = (f"entre {low} et {high}", f"between {low} and {high}")
    else:
        told = (f"au plus {high}", f"at most {high}")
    return in_lang(told, lang)


def open_text(
    least: Decimal, lang: Lang, money: Money = euros, *, proved: bool = True, some: bool = False
) -> str:
    """What is known of something without a limit: ``proved`` where sources say at least so much,
    ``some`` where they limit some of its years.

    >>> open_text(Decimal(5), "en")
    'at least €5, and no source limits it from above'
    """
    if not proved and not some:
        nothing = (
            "aucune source n'en dit rien, ni ne le limite",
            "no source says anything of it, or limits it",
        )
        return in_lang(nothing, lang)
    limit = ("aucune source ne le limite par le haut", "no source limits it from above")
    if some:
        limit = ("aucune source n'en limite toutes les années", "no source limits all its years")
    if not least:
        return in_lang(limit, lang)
    low = money(least, lang)
    return in_lang((f"au moins {low}, et {limit[0]}", f"at least {low}, and {limit[1]}"), lang)
