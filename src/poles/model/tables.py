"""The tables that the statements and results of a package refer to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

from poles.lazy import attach
from poles.objects import Pickled
from poles.text import Lang, Written, in_lang

from .about import About
from .records import Records

if TYPE_CHECKING:  # a day has no use for statements; what is shown is imported when it is
    from poles.text import Card, Grid

    from .funding import Call, Funder, PriceIndex
    from .label import Evaluation, Event, Label, Phase, Source
    from .places import Region, RegionSuccession, Sector
    from .pole import Pole

# It stood here in 0.1.0, whose pickles find it.
attach(__name__, {"ledger": "Ledger"})


def _none_of(name: str) -> Callable[[], Records[Any]]:
    """What there is where a package has no such records, whose class loads only then."""

    def empty() -> Records[Any]:
        from .kinds import COLLECTIONS

        return Records((), COLLECTIONS[name])

    return empty


@attrs.frozen(kw_only=True, repr=False)
class Tables(Written, Pickled):
    """What snapshots, statements and results refer to: the records of a package that stand for
    something by themselves, and the package.

    >>> import poles
    >>> tables = poles.load_funding().tables
    >>> tables.about.edition == poles.DATA_EDITION, tables.funders["anr"].en
    (True, 'French National Research Agency (ANR)')
    """

    about: About | None = None
    sources: Records[Source] = attrs.field(factory=_none_of("sources"))
    sectors: Records[Sector] = attrs.field(factory=_none_of("sectors"))
    regions: Records[Region] = attrs.field(factory=_none_of("regions"))
    region_successions: Records[RegionSuccession] = attrs.field(
        factory=_none_of("region_successions")
    )
    poles: Records[Pole] = attrs.field(factory=_none_of("poles"))
    phases: Records[Phase] = attrs.field(factory=_none_of("phases"))
    labels: Records[Label] = attrs.field(factory=_none_of("labels"))
    evaluations: Records[Evaluation] = attrs.field(factory=_none_of("evaluations"))
    events: Records[Event] = attrs.field(factory=_none_of("events"))
    funders: Records[Funder] = attrs.field(factory=_none_of("funders"))
    calls: Records[Call] = attrs.field(factory=_none_of("calls"))
    price_index: Records[PriceIndex] = attrs.field(factory=_none_of("price_index"))
    # Of those of a policy, what gives the codes that names mean, which a room above makes.
    _names: Any = attrs.field(default=None, eq=False, alias="names")

    def __repr__(self) -> str:
        return (
            f"<Tables of {self.about.name} {self.about.edition}>"
            if self.about
            else "<Tables of no package>"
        )

    def code(self, part: str, text: str) -> str:
        """The code of a funder, a call, a pole, a region or a sector that a text means, itself
        where it means none that is known; ``part`` is the table that it is of.

        >>> import poles
        >>> poles.load_funding().tables.code("poles", "Minalogic")
        'minalogic'

        Raises :class:`~poles.AmbiguousName` (a ``LookupError``) where it may mean several.
        """
        found = None if self._names is None else self._names().code(part, text)
        return text if found is None else found

    def close(self, part: str, text: str) -> list[str]:
        """Names of a table that are close to a text, best first."""
        return [] if self._names is None else self._names().close(part, text)

    def to_card(self, lang: Lang = "en") -> Card:
        return card_of_tables(self.about, self, lang)


def card_of_tables(about: About | None, of: object, lang: Lang, covered: str | None = None) -> Card:
    """What a policy, or its tables, say of themselves, and how many records of each sort they
    have.
    """
    from poles.text import Card, pairs

    if about is None:
        title = in_lang(("Tables d'aucun jeu de données", "Tables of no package"), lang)
        return Card(title, (_contents(of, lang),))
    facts = about.facts(lang)
    if covered is not None:
        facts.insert(1, (in_lang(("Couverture", "Coverage"), lang), covered))
    return Card(about.title(lang), (pairs(facts), _contents(of, lang)))


def _contents(of: object, lang: Lang) -> Grid:
    from poles.text import Grid, GridColumn

    from .kinds import COLLECTIONS

    columns = (
        GridColumn(in_lang(("Table", "Table"), lang)),
        GridColumn(in_lang(("Nombre", "Number"), lang), number=True),
    )
    rows = [
        (in_lang(kind.TITLE, lang), str(len(getattr(of, name))))
        for name, kind in COLLECTIONS.items()
        if hasattr(of, name)
    ]
    return Grid(columns, rows, in_lang(("Contenu", "Contents"), lang))
