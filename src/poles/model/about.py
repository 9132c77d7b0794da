"""What a data package says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from poles.objects import Pickled
from poles.text import Bilingual, Lang, Written, in_lang, joined

if TYPE_CHECKING:  # what is shown is imported when it is
    from poles.text import Card


EDITION: Bilingual = ("Édition des données", "Data edition")


@attrs.frozen
class Licence(Pickled):
    """A licence under which data may be used."""

    name: str
    title: str
    path: str


@attrs.frozen
class About(Written):
    """What a data package says of itself; ``edition`` is sortable, such as ``2026.12.1``.

    >>> import poles
    >>> print(poles.load_policy().about.text("fr"))
    Les pôles de compétitivité, 2004-2026
    Édition des données  2026.12.1
    Licence              Licence Ouverte / Open Licence 2.0
    """

    name: str
    edition: str
    title_en: str
    title_fr: str
    licences: tuple[Licence, ...]

    def title(self, lang: Lang) -> str:
        """The title in one language."""
        return in_lang((self.title_fr, self.title_en), lang)

    def facts(self, lang: Lang) -> list[tuple[str, str]]:
        """The edition and the licences, each with its title."""
        licences = joined(licence.title or licence.name for licence in self.licences)
        return [(in_lang(EDITION, lang), self.edition), ("Licence", licences)]

    def to_card(self, lang: Lang = "en") -> Card:
        """The title, the edition and the licences, as plain data."""
        from poles.text import Card, pairs

        return Card(self.title(lang), (pairs(self.facts(lang)),))
