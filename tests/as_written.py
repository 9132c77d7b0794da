"""Dates as the data have them, which nobody should have to read: *2014-40*, spans in brackets."""

import re

import attrs

import poles
from poles import EdtfDate, Records

HALF, SPAN = EdtfDate("2014-40"), EdtfDate("[2014-02..2014-06]")
_AS_WRITTEN = re.compile(r"\[\d{4}[\d-]*\.\.|(?<![\w-])\d{4}-4[01](?![\w-])")


def as_written(text: str) -> list[str]:
    """The dates in a text that stand there as the data have them."""
    return _AS_WRITTEN.findall(text)


def blurred(policy: poles.Policy) -> poles.Policy:
    """A policy of whose sources none was published, or read, on a known day."""
    dates = [HALF, SPAN]
    sources = Records(
        attrs.evolve(source, published=dates[n % 2], retrieved=dates[1 - n % 2])
        for n, source in enumerate(policy.sources)
    )
    return attrs.evolve(policy, sources=sources)
