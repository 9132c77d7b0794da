"""Numbers and amounts as each language writes them."""

from decimal import Context, Decimal

from poles.phrase import NBSP, Lang, french, french_number

# Arithmetic of amounts, whatever precision a user has set for decimals of their own.
EXACT = Context(prec=60)

_MILLION = Decimal(1_000_000)


def euros(value: Decimal, lang: Lang, places: int | None = None) -> str:
    r"""An amount, in millions from one million up; with so many ``places``, or as many as it needs:
    of less, the cents if it has some.

    >>> euros(Decimal("1334000000"), "en"), euros(Decimal("61460000"), "fr")
    ('€1,334 million', '61,46\xa0M€')
    >>> euros(Decimal("245000"), "en"), euros(Decimal("1234.5"), "en")
    ('€245,000', '€1,234.50')
    """
    millions = value >= _MILLION
    if places is None and not millions and value % 1:
        places = 2
    number = EXACT.divide(value, _MILLION) if millions else value
    text = f"{number.normalize(EXACT):,f}" if places is None else f"{number:,.{places}f}"
    if lang == "en":
        return f"€{text} million" if millions else f"€{text}"
    return f"{french_number(text)}{NBSP}{'M€' if millions else '€'}"


def euros_in_full(value: Decimal, lang: Lang) -> str:
    """An amount to the euro, or to the cent where it has cents.

    >>> euros_in_full(Decimal("155983500.00"), "en"), euros_in_full(Decimal("4213571244.50"), "en")
    ('€155,983,500', '€4,213,571,244.50')
    """
    text = f"{value:,.{2 if value % 1 else 0}f}"
    return f"€{text}" if lang == "en" else f"{french_number(text)}{NBSP}€"


def decimal(value: Decimal, lang: Lang, places: int | None = None) -> str:
    """A number with the decimal sign of the language; with so many ``places``, or as many as it
    needs.

    >>> decimal(Decimal("88.50"), "fr"), decimal(Decimal("0.25"), "en", 1)
    ('88,5', '0.2')
    """
    text = format(value.normalize(EXACT), "f") if places is None else f"{value:.{places}f}"
    return text.replace(".", ",") if lang == "fr" else text


def percent(share: float, lang: Lang) -> str:
    r"""A share of one as a percentage of two places.

    >>> percent(0.125, "en"), percent(0.125, "fr")
    ('12.50%', '12,50\xa0%')
    """
    number = f"{100 * share:.2f}"
    return french(f"{number.replace('.', ',')} %") if lang == "fr" else f"{number}%"
