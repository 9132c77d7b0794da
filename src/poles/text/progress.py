"""How far something is that takes a while."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from .languages import Bilingual, Lang, headed, in_lang

T = TypeVar("T")


class Progress(NamedTuple):
    """What is being done, in French and in English, and how many steps of it are ``done`` of a
    ``total``.

    >>> import poles
    >>> poles.results.Progress(("Contradictions", "Conflicts"), 2, 5).text("en")
    'Conflicts: 2 of 5'
    """

    what: Bilingual
    done: int
    total: int

    def text(self, lang: Lang = "en") -> str:
        """How far it is, in French or in English."""
        told = (f"{self.done} sur {self.total}", f"{self.done} of {self.total}")
        return headed(in_lang(self.what, lang), in_lang(told, lang), lang)


# Who is told how far something is.
Listener: TypeAlias = Callable[[Progress], None]


class Steps:
    """Tells a listener, if there is one, of each step of a work when it is done, of which there are
    so many; at the beginning that none is, and else of every so many and of the last.

    >>> told = []
    >>> "".join(Steps(("Noms", "Names"), 5, told.append, every=2)("abcde"))
    'abcde'
    >>> [progress.done for progress in told]
    [0, 2, 4, 5]
    """

    def __init__(
        self, what: Bilingual, total: int, listener: Listener | None, every: int = 1
    ) -> None:
        self.what: Bilingual = what
        self.total: int = total
        self.listener: Listener | None = listener
        self.every: int = every
        self.done: int = 0
        if total:
            self._tell()

    def __call__(self, works: Iterable[T]) -> Iterator[T]:
        """The same, one by one; a step is done when the next is asked for."""
        if self.listener is None:
            yield from works
            return
        for work in works:
            yield work
            self.done += 1
            if not self.done % self.every or self.done == self.total:
                self._tell()

    def _tell(self) -> None:
        if self.listener is not None:
            self.listener(Progress(self.what, self.done, self.total))
