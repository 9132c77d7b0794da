"""Units and remarks of amounts, as they stand in the header of a column and in its cells."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from poles.errors import InvalidQuestion
from poles.text import EXACT

# What a word before or behind a euro sign counts, as a power of ten.
SCALES = {
    "": 0, "k": 3, "millier": 3, "milliers": 3, "thousand": 3, "thousands": 3,
    "m": 6, "mio": 6, "mn": 6, "million": 6, "millions": 6,
    "md": 9, "mds": 9, "mrd": 9, "milliard": 9, "milliards": 9, "bn": 9,
}  # fmt: skip
# A word that says how many, also one that is none of ours: billions are of two kinds.
_MANY = "|".join(sorted(filter(None, SCALES), key=len, reverse=True)) + "|billions?|trillions?"
# What is no part of a longer word.
_BEGIN, _END = r"(?<![^\W\d_])", r"(?![^\W_])"
_EURO = rf"(?:€|(?:euros?|eur){_END})"
_UNIT = re.compile(
    rf"{_BEGIN}(?P<before>{_MANY})[\s_]*(?:d['’]\s*|de\s+|of\s+)?{_EURO}"
    rf"|(?P<open>{_BEGIN}[^\W\d_]{{1,3}}€|(?<!\d)(?:1[\s.,']?)?000[\s_]*{_EURO})"
    rf"|(?:€|{_BEGIN}{_EURO})(?:[\s_,]*[(\[]?\s*(?P<behind>{_MANY}){_END})?",
    re.IGNORECASE,
)
# Without a euro sign: *en millions*, *(milliers)*, *(M)*.
_BARE = re.compile(
    rf"\b(?:en|in)\s+(?P<said>(?:million|millier|milliard|thousand|billion)s?){_END}"
    rf"|{_BEGIN}(?<!\baux )(?P<word>(?:million|millier|milliard|thousand|billion)s){_END}"
    rf"|[(\[]\s*(?P<short>{_MANY})e?\s*[)\]]|\b(?:en|in)\s+(?P<euros>k|m|md)e{_END}",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    rf"[$£¥]|{_BEGIN}(?:{_MANY})?(?:usd|chf|gbp|jpy|cny|frf|xpf|dollars?|pounds?|francs?){_END}"
    rf"|{_BEGIN}(?:{_MANY})\s?ff?{_END}|[(\[]\s*ff?\s*[)\]]|\b(?:en|in)\s+ff?{_END}|\d\s*ff?{_END}",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"/\s*(?:an|year|yr)\b|\b(?:par\s+an|par\s+année|(?:a|per)\s+year|per\s+annum|annually)\b",
    re.IGNORECASE,
)
_CONSTANT = re.compile(r"\bconstante?s?\b|\b(?:euros?|eur)\s+(?:de|of)\s+\d{4}\b", re.IGNORECASE)
_SHARE = re.compile(r"(?<!\d)(?<!\d\s)%")
_REMARKS = {
    "HT": r"htva|h\.?\s?t\.?|hors\s+(?:taxes?|tva)|excl(?:uding|\.)?\s+(?:vat|taxe?s?)",
    "TTC": r"t\.?t\.?c\.?|toutes\s+taxes\s+comprises|(?:tva|taxes?)\s+(?:in|com)(?:cluses?|prises?)"
    r"|incl(?:uding|\.)?\s+(?:vat|taxe?s?)",
}
_REMARK = re.compile(
    rf"{_BEGIN}(?:(?P<HT>{_REMARKS['HT']})|(?P<TTC>{_REMARKS['TTC']})){_END}", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(\[]\s*[)\]]")


def unit_of(column: object, said: Decimal | None) -> tuple[Decimal, bool]:
    """What a number of a column counts in euros, and whether its header says so.

    ``said`` is what the user says of it. Raises :class:`~poles.InvalidQuestion` where the header
    says otherwise, names another currency, or can be read in several ways.

    >>> unit_of("Aide (M€)", None), unit_of("Montant", Decimal(1000))
    ((Decimal('1000000'), True), (Decimal('1000'), False))
    """
    header = unicodedata.normalize("NFKC", str(column))
    for sign in (_FOREIGN, _SHARE):
        if other := sign.search(header):
            raise InvalidQuestion(
                f"{other[0].strip('()[] ')!r} in the header of the amounts, {column!r}",
                "a column of euros",
                "Convert it to euros, and name its header so; a share is a poles.Ratio.",
            )
    if constant := _CONSTANT.search(header):
        raise InvalidQuestion(
            f"{constant[0]!r} in the header of the amounts, {column!r}",
            "a column of euros of their own time",
            "Take the current euros of the table: poles.in_euros_of makes constant ones.",
        )
    if yearly := _YEARLY.search(header):
        raise InvalidQuestion(
            f"{yearly[0].strip()!r} in the header of the amounts, {column!r}",
            "a column of amounts for all of their time",
            "Write it into the cells (9 M€ par an), or name the header otherwise where each "
            "amount is of one year.",
        )
    found = dict.fromkeys(_units_in(header))
    if said is not None and (not found or said in found or None in found):
        return said, bool(found)
    units = [*found]
    if said is not None:
        raise InvalidQuestion(
            f"unit={said:,} beside the header {column!r}",
            f"{' or '.join(f'{unit:,}' for unit in units)}, as the header says",
            "Leave unit= out, or name the column otherwise.",
        )
    if len(units) > 1 or None in units:
        raise InvalidQuestion(
            f"the header {column!r}",
            "one unit that can be read in one way",
            "Say what a number of the column counts in euros, such as unit=1_000_000, and name the "
            "column so that it does not say otherwise.",
        )
    return (units[0] or Decimal(1), True) if units else (Decimal(1), False)


def _units_in(header: str) -> Iterator[Decimal | None]:
    """The units that a header names, in euros; ``None`` for one that cannot be read."""
    for found in _UNIT.finditer(header):
        yield None if found["open"] else _worth(found["before"] or found["behind"] or "")
    for found in _BARE.finditer(_UNIT.sub(" ", header)):
        yield _worth(next(filter(None, found.groups())))


def _worth(many: str) -> Decimal | None:
    scale = SCALES.get(many.casefold())
    return None if scale is None else EXACT.power(Decimal(10), scale)


def is_foreign(text: str) -> bool:
    """Whether an amount is in another currency than euros."""
    return _FOREIGN.search(text) is not None


def remark_in(text: object) -> tuple[str, str] | None:
    """What a header or a cell says of taxes: as it is written, and *HT* or *TTC*.

    >>> remark_in("Aide (k€ hors taxes)"), remark_in("12 M€ TTC"), remark_in("Nature")
    (('hors taxes', 'HT'), ('TTC', 'TTC'), None)
    """
    if not isinstance(text, str) or not ("t" in text or "T" in text):
        return None  # by far most
    found = _REMARK.search(text)
    return None if found is None else (found[0], found.lastgroup or "")


def without_remark(text: str) -> str:
    """The text of a cell without what it says of taxes."""
    return _BRACKETED.sub(" ", _REMARK.sub(" ", text)).strip(" ,;")
