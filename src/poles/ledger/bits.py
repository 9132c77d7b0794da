"""Sets of small numbers as the bits of one."""

from collections.abc import Iterator
from itertools import compress, count

_DIGITS = bytes.maketrans(b"01", b"\0\1")


def bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set."""
    # Of so few that they are found one by one in less time than all digits are looked at.
    if mask.bit_length() > 8 * mask.bit_count():
        return _few_bits(mask)
    return compress(count(), f"{mask:b}".encode()[::-1].translate(_DIGITS))


def _few_bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
