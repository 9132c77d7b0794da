"""How well what some sources say stands among the rest."""

from collections.abc import Iterable
from datetime import date

from poles.model import Ledger, SourceKind


def standing(ledger: Ledger, sources: Iterable[str]) -> tuple[bool, int]:
    """Official sources first, then later ones: less is better. A date of publication of reduced
    precision counts from its first day.
    """
    official, latest = False, date.min
    for source in filter(None, map(ledger.sources.get, sources)):
        official |= source.kind is SourceKind.OFFICIAL
        if source.published is not None:
            latest = max(latest, source.published.earliest)
    return not official, -latest.toordinal()
