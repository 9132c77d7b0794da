"""What a file is that was given for a CSV file and is none, and what to do with it."""

import codecs
import zipfile
from pathlib import Path

from poles.phrase import Phrase

# How a file begins, and what it then is.
_BEGINNINGS = (
    (b"\x1f\x8b", "gzip", "Unpack it first (gunzip)."),
    (b"BZh", "bzip2", "Unpack it first (bunzip2)."),
    (b"\xfd7zXZ", "xz", "Unpack it first (unxz)."),
    (b"\x28\xb5\x2f\xfd", "zstd", "Unpack it first (unzstd)."),
    (b"7z\xbc\xaf", "7-Zip", "Unpack it first."),
    (b"PAR1", "Parquet", "Give a data frame of it, such as polars.read_parquet(path)."),
    (b"ARROW1", "Arrow", "Give a data frame of it, such as polars.read_ipc(path)."),
    (b"SQLite format 3", "SQLite", "Give the rows of a query, each a dict."),
    (b"%PDF", "PDF", "Save its table as CSV first, and look at each row."),
)  # fmt: skip
_WORKBOOK = "Give a data frame of it, such as pandas.read_excel(path, dtype=object)."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as that of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As much is looked at to see how a file is encoded.
_SOME = 100_000


def what_it_is(path: Path) -> tuple[str, str] | None:
    """What a file is that is no CSV file, and what to give instead; ``None`` for all others.

    Raises :class:`OSError` where it cannot be read.
    """
    with path.open("rb") as raw:
        begins = raw.read(64)
    if begins.startswith(b"\xd0\xcf\x11\xe0"):
        return "it is an Excel workbook", _WORKBOOK
    if begins.startswith(b"PK\x03\x04"):
        return _zipped(path)
    for start, kind, instead in _BEGINNINGS:
        if begins.startswith(start):
            return Phrase("it is a file of {}", kind), instead
    text = begins.lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "it is a page or XML", "Was it saved from a browser? Save the table itself."
    if text.startswith((b"[{", b"{")):
        return "it is JSON", "Give json.load(file), or the list of dict in it."
    return None


def _zipped(path: Path) -> tuple[str, str]:
    """What a zip is: workbooks are zips, too."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = []
    if any(name.startswith("xl/") for name in names):
        return "it is an Excel workbook", _WORKBOOK
    if "mimetype" in names:
        hint = 'Give a data frame of it, such as pandas.read_excel(path, engine="odf").'
        return "it is an OpenDocument spreadsheet", hint
    return "it is a zip", "Unpack it first, and give one file of it."


def encoding_of(path: Path) -> str:
    """How a file seems to be encoded that is not in UTF-8: by its mark, by the zeros of UTF-16, or
    else by which single-byte encoding makes French letters of its bytes.

    Raises :class:`OSError` where it cannot be read.
    """
    with path.open("rb") as raw:
        some = raw.read(_SOME)
    for mark, name in _MARKS:
        if some.startswith(mark):
            return name
    zeros = some[1::2].count(0), some[::2].count(0)
    if max(zeros) * 4 > len(some):
        return "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"
    return max(("cp1252", "mac_roman", "cp850"), key=lambda name: _french(some, name))


_LETTERS = frozenset("àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÔÙÛŒ°«»’–€")


def _french(some: bytes, encoding: str) -> int:
    text = some.decode(encoding, errors="replace")
    return sum((sign in _LETTERS) - (sign == "\ufffd") for sign in text)


def is_utf8(path: Path) -> bool:
    """Whether a file with other signs than those of ASCII is in UTF-8: no other encoding is so by
    chance.

    Raises :class:`OSError` where it cannot be read.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    ascii_only = True
    with path.open("rb") as raw:
        try:
            while some := raw.read(1 << 20):
                ascii_only = ascii_only and some.isascii()
                decoder.decode(some)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return not ascii_only
