"""Texts as machines leave them: entities of HTML, letters read in the wrong encoding, words that
run together, as in hashtags, or are broken at the end of a line, addresses.
"""

import re
from collections.abc import Iterator, Mapping

# These few texts need: where they do, ``re`` compiles them, and keeps them.
_BROKEN = r"-[ \t]*(?:\r\n?|\n)\s*"
_HUMPS = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])|(?<=\d)(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])")
_MAIL = r"(?i)(?<![\w.+-])(?:mailto:)?[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})"
# Of other countries no pole is; *re* is Réunion.
_HOST = r"(?i)(?:https?://)?(?:www\.)?([\w-]+)\.(?:eu|fr|re|[a-z]{3,})/?(?:[a-z]{2}/?)?"
# What UTF-8 begins a letter of two or three bytes with, where it is read as Latin-1 or cp1252.
_LEADS = "[\u00c2-\u00c5\u00e2\u00ef]"
_READ_AS = ("cp1252", "latin-1")
# Most texts hold none of these.
_ODD = re.compile("[&<%\n\r\u00ad\u00c2-\u00c5\u00e2\u00ef\u200b-\u200d\u2060\u2120\u2122\ufeff]")
# What cannot be seen, and the signs of trademarks, which would become letters.
_SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\u2120\u2122\ufeff")
_TAG = r"(?i)</?[a-z][a-z0-9]*(?: [^<>@]*)?/?>"
# The number or the sign of a line in a list: *1. Minalogic*, *2 - Axelera*.
_ITEM = r"\s*\d{1,2}(?:[.)]| ?[-–—] )\s*(?=[^\W\d])"


def cleaned(text: str) -> str:
    r"""A text as it was before it was escaped, read in the wrong encoding, or broken into lines.

    >>> cleaned("p&ocirc;le Minalogic"), cleaned("PÃ´le Mer"), cleaned("Mina-\nlogic")
    ('pôle Minalogic', 'Pôle Mer', 'Minalogic')
    """
    if _ODD.search(text) is None:
        return text
    text = text.translate(_SOFT)
    # Some texts went through the wrong encoding twice, or were escaped twice.
    for _ in range(2):
        if "&" in text and ";" in text:
            from html import unescape  # what few texts need is imported for them

            text = unescape(text)
        if re.search(_LEADS, text) is not None:
            text = _decoded(text)
    if "%" in text:
        text = _unquoted(text)
    return re.sub(_BROKEN, "", re.sub(_TAG, " ", text))


def _unquoted(text: str) -> str:
    """A text whose letters were escaped as in addresses."""
    from urllib.parse import unquote

    escaped = re.search("%[0-9a-f]{2}", text, re.IGNORECASE)
    return text if escaped is None or LOST in (told := unquote(text)) else told


def is_words(text: str) -> bool:
    """Whether a text is words as people write them: no address, and no number before them.

    >>> is_words("pôle Minalogic"), is_words("1. Minalogic"), is_words("#Minalogic")
    (True, False, False)
    """
    return " " in text.strip() and "@" not in text and not text[0].isdecimal()


def readings(text: str) -> Iterator[str]:
    """What the words of a text may be: those of a hashtag, what an address is of, or of a line what
    stands behind its number.

    >>> list(readings("#PôleMinalogic")), list(readings("contact@minalogic.com"))
    (['#Pôle Minalogic'], ['minalogic.com'])
    >>> list(readings("https://www.pole-moveo.org/")), list(readings("pôle Minalogic"))
    (['pole moveo'], [])
    >>> list(readings("2. Minalogic")), list(readings("Minalogic <contact@minalogic.com>"))
    (['Minalogic'], ['Minalogic <, minalogic.com>'])
    """
    text = text.strip()
    if text[:1].isdecimal() and (found := re.match(_ITEM, text)):
        yield text[found.end() :]
    if "@" in text and (found := re.fullmatch(_MAIL, text)):
        yield found[1]
    elif " " in text:
        if "@" in text and (told := re.sub(_MAIL, r", \1", text)) != text:
            yield told
    elif "." in text and (found := re.fullmatch(_HOST, text)):
        yield from _labels(found[1].lower())
    elif (apart := _HUMPS.sub(" ", text)) != text:
        yield apart


def _labels(label: str) -> Iterator[str]:
    """Of the address of a web site, what says that it is a pole's: a name may be anybody's."""
    said = label.replace("-", " ").split()
    for word in _CALLED:
        if word in said:
            yield " ".join(said)
        elif label.startswith(word):
            yield f"{word} {label.removeprefix(word)}"


_CALLED = ("pole", "cluster")


def lossy(word: str) -> str:
    """A word as a machine leaves it that knows no letters but those of English.

    >>> lossy("Végépolys") == f"v{LOST}g{LOST}polys"
    True
    """
    return re.sub(_FOREIGN, LOST, word.lower())


def restored(text: str, words: Mapping[str, str]) -> str:
    """A text whose lost letters stand in some words, given by what is left of each."""

    def word(found: re.Match[str]) -> str:
        return words.get(found[0].lower().replace("?", LOST), found[0])

    return re.sub(_HOLED, word, text)


# What stands for a letter that was lost, besides the question mark.
LOST = "\ufffd"
_FOREIGN = "[^\x00-\x7f]"
_HOLED = rf"(?<!\w)(?:\w*(?:[?{LOST}]\w+)+{LOST}?|\w+{LOST})"


def _decoded(text: str) -> str:
    """A text whose letters are the bytes of UTF-8, read as it was written; another as it is."""
    for encoding in _READ_AS:
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
