"""Addresses in the form that all programs read: RFC 3986."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from poles.phrase import Phrase

from .rows import CsvTables

_COLUMNS = ("sources", "url"), ("poles", "website")
_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)(//[^/?#]*)?(.*)")
_SIGNS = "%!#$&'()*+,/:;=?@[]~"
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def odd_addresses(tables: CsvTables) -> Iterator[str]:
    """A sentence for each address that some programs do not read, or take for another one."""
    for name, column in _COLUMNS:
        table = tables[name]
        for key, address in zip(table.values("id"), table.values(column), strict=True):
            if address is None or (kept := readable(address)) == address:
                continue
            if kept is None:
                told = Phrase("{} has the address {}: begin it with https://.", key, address)
            else:
                told = Phrase("{} has the address {}: write it {}.", key, address, kept)
            yield told


def readable(address: str) -> str | None:
    """An address in the form that all programs read; ``None`` where nothing says how to open it.

    >>> readable("https://senat.fr./rap/avis à l'Assemblée")
    "https://senat.fr/rap/avis%20%C3%A0%20l'Assembl%C3%A9e"
    >>> readable("www.senat.fr")
    """
    found = _PARTS.fullmatch(address)
    if found is None:
        return None
    scheme, host, path = found.groups(default="")
    host = re.sub(r"\.+(?=:\d*$|$)", "", host)
    return scheme + quote(host, safe=_SIGNS) + _NO_ESCAPE.sub("%25", quote(path, safe=_SIGNS))
