"""Numbers of registers as people write them, and the one form in which they are kept."""

import re
from collections.abc import Callable, Mapping

from .common_terms import Scheme


def register_value(scheme: Scheme, text: str) -> str | None:
    """A number of a register in the one form in which it is kept, however it is written; ``None``
    where it cannot be one.

    A SIREN stands also in a SIRET or a French VAT number, the host of a web site in an address.

    >>> register_value(Scheme.SIREN, "509 637 815"), register_value(Scheme.SIREN, "50963781500021")
    ('509637815', '509637815')
    >>> register_value(Scheme.HOST, "https://www.Aquanova.fr/pole?page=2")
    'aquanova.fr'
    >>> register_value(Scheme.SIREN, "509637816")  # the last digit checks the others
    """
    return _FORMS[scheme](text.strip())


def _luhn(digits: str) -> bool:
    # Every second digit doubled from the right, and all digits of the products added up.
    doubled = [str(int(digit) * (1 + place % 2)) for place, digit in enumerate(reversed(digits))]
    return sum(map(int, "".join(doubled))) % 10 == 0


def _siren(text: str) -> str | None:
    # The number alone, with the five digits of an establishment behind it, or a VAT number's sign
    # before it; tables make it a number with a zero behind the point.
    found = _SIREN.fullmatch(_squeezed(text.removesuffix(".0")))
    return found[1] if found and _luhn(found[1]) else None


def _isni(text: str) -> str | None:
    found = _ISNI.fullmatch(_squeezed(text))
    if found is None:
        return None
    total = 0
    for digit in found[1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return found[1] + found[2] if found[2] == "0123456789X"[check] else None


def _host(text: str) -> str | None:
    found = _HOST.match(text.lower())
    host = found[1].removesuffix(".").removeprefix("www.") if found else ""
    return host if _NAME_OF_HOST.fullmatch(host) else None


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.\-]+", "", text).upper()


def _like(pattern: str, form: str) -> Callable[[str], str | None]:
    """Reads what a pattern matches, and writes it in a form."""
    asked = re.compile(pattern, re.ASCII | re.IGNORECASE)

    def read(text: str) -> str | None:
        found = asked.fullmatch(text)
        return form.format(found[1].upper(), found[1].lower()) if found else None

    return read


_SIREN = re.compile(r"(?:SIRE[NT]:?)?(?:FR[0-9A-Z]{2}(?=\d{9}$))?(\d{9})(?:\d{5})?", re.ASCII)
_ISNI = re.compile(r"(?:HTTPS?://(?:WWW)?ISNIORG/(?:ISNI/)?|ISNI:?)?(\d{15})([\dX])", re.ASCII)
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://|//)?([^/?#:@\s]+)(?::\d*)?(?=[/?#]|$)")
_NAME_OF_HOST = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_FORMS: Mapping[Scheme, Callable[[str], str | None]] = {
    Scheme.SIREN: _siren,
    Scheme.RNA: _like(r"(W\d{9})", "{0}"),
    Scheme.ROR: _like(
        r"(?:(?:https?://)?(?:www\.)?ror\.org/)?(0[0-9a-z]{8})/?", "https://ror.org/{1}"
    ),
    Scheme.ISNI: _isni,
    Scheme.WIKIDATA: _like(
        r"(?:(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)/?", "{0}"
    ),
    Scheme.HOST: _host,
    Scheme.POLES: lambda text: text or None,
}
