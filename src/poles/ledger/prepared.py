"""Answers about a ledger that were worked out ahead, and came with it.

They are kept as what :mod:`pickle` writes, in which the ledger, its statements and its space are
not held but named: read again, an answer speaks of the statements of the ledger that is asked. Each
is compressed, as every start reads all of them and most starts ask for none.
"""

import io
import pickle
import zlib
from typing import Any

from poles.model import Basis, FundingRecord, Ledger, Ratio

# What no id has, before the basis of a space of the ledger.
_SPACE = "\0"
# By which version answers were found that did not come with the library.
VERSION = "version"


class _Packer(pickle.Pickler):
    def persistent_id(self, thing: object) -> str | None:
        # Few answers hold one, and all would wait for it.
        from .space import Space

        if isinstance(thing, Ledger):
            return ""
        if isinstance(thing, Space):
            return _SPACE + thing.basis.value
        return thing.id if isinstance(thing, FundingRecord | Ratio) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, content: bytes, ledger: Ledger) -> None:
        super().__init__(io.BytesIO(zlib.decompress(content)))
        self.ledger = ledger
        self.spaces: dict[str, object] = {}

    def persistent_load(self, key: str) -> object:
        if not key:
            return self.ledger
        if key.startswith(_SPACE):
            return self._space(key.removeprefix(_SPACE))
        # No statement of an amount has the key of a ratio.
        return self.ledger.get(key) or self.ledger.ratios[key]

    def _space(self, basis: str) -> object:
        """The space of the ledger, once for all that is in it."""
        from .space import Space

        if basis not in self.spaces:
            self.spaces[basis] = Space(self.ledger, Basis(basis))
        return self.spaces[basis]


def packed(answer: object) -> bytes:
    """An answer about a ledger, to be kept apart from it.

    >>> import poles
    >>> ledger = poles.load_funding()
    >>> unpacked(packed(ledger[3]), ledger) is ledger[3]
    True
    """
    # Who only reads answers need not import it.
    from pickletools import optimize

    file = io.BytesIO()
    _Packer(file, protocol=5).dump(answer)
    return zlib.compress(optimize(file.getvalue()), 9)


def unpacked(content: bytes, ledger: Ledger) -> Any:
    """An answer that was packed, about a ledger that has the statements of the one it was about."""
    return _Unpacker(content, ledger).load()


def asked(name: str, *given: object) -> str:
    """The name of an answer: that of a function, with what it is given beside a ledger.

    >>> import poles
    >>> asked("conflicts"), asked("total", "call", poles.Box(basis="paid").codes)
    ('conflicts', 'total call paid')
    """
    return " ".join([name, *map(str, given)])


def prepared(ledger: Ledger, name: str, *given: object) -> Any:
    """The answer that a function of a name gives; ``None`` where it did not come with a ledger."""
    if not ledger.ahead or ledger.ahead.get(VERSION, b"") not in (b"", written_by()):
        return None
    content = ledger.ahead.get(asked(name, *given))
    return None if content is None else unpacked(content, ledger)


def written_by() -> bytes:
    """The version of the library, which reads what it wrote itself."""
    from poles import __version__

    return __version__.encode()
