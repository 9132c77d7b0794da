"""What a data package says of itself."""

from __future__ import annotations

import attrs

from poles.objects import Pickled

from .terms import Lang

__all__ = ["About", "Licence"]


@attrs.frozen
class Licence(Pickled):
    """A licence under which data may be used."""

    name: str
    title: str
    path: str


@attrs.frozen
class About(Pickled):
    """What a data package says of itself; ``edition`` is sortable, such as ``2026.11.0``."""

    name: str
    edition: str
    title_en: str
    title_fr: str
    licences: tuple[Licence, ...]

    def text(self, lang: Lang = "en") -> str:
        """The title, the edition and the licences as text; notebooks show the same as HTML.

        >>> import poles
        >>> print(poles.load_policy().about.text("fr"))
        Les pôles de compétitivité, 2004-2026
        Édition des données  2026.11.0
        Licence              Licence Ouverte / Open Licence 2.0
        """
        from poles.show.reports import about_text

        return about_text(self, lang)

    def _repr_html_(self) -> str:
        from poles.show.reports import about_html

        return about_html(self)
