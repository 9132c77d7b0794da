"""What can be shown: things that say their own card."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from poles.objects import Pickled

if TYPE_CHECKING:  # rendering is imported where something is rendered: most scripts show nothing
    from .cards import Card
    from .languages import Lang


class Shown(Pickled):
    """Something that a notebook shows as HTML: it says its card, in either language."""

    __slots__ = ()

    # How many rows a notebook shows of each of its grids.
    _ROWS: ClassVar[int] = 20

    @abstractmethod
    def to_card(self, lang: Lang = "en") -> Card:
        """What there is to show, as plain data: a title, grids of cells, notes."""

    def _repr_html_(self) -> str:
        from .as_html import card_html

        return card_html(self.to_card("en"), self._ROWS)


class Written(Shown):
    """Something that is read as a text too."""

    __slots__ = ()

    def text(self, lang: Lang = "en", *, rows: int | None = 20) -> str:
        """What it holds as text, in French or in English: of each table the first and the last
        rows, ``rows`` together; all of them, uncut, with ``None``.

        Notebooks show the same as HTML. Raises :class:`~poles.InvalidQuestion` (a ``ValueError``)
        for another language.
        """
        from .as_text import card_text

        return card_text(self.to_card(lang), lang, rows)


class Answer(Written):
    """What was asked for, so it is shown as a whole: all regions of France, before 2016 too."""

    __slots__ = ()

    _ROWS = 40

    def text(self, lang: Lang = "en", *, rows: int | None = None) -> str:
        """The answer as text, in French or in English: all of it, or of each table the first and
        the last rows, ``rows`` together.

        Notebooks show ``text(rows=40)`` as HTML. Raises :class:`~poles.InvalidQuestion` (a
        ``ValueError``) for another language.
        """
        return super().text(lang, rows=rows)
