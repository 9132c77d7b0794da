"""Sources numbered where they prove something, and listed below by these numbers."""

from collections.abc import Iterable, Iterator

from poles.model import Record, Records, Source, citation
from poles.text import Bilingual, Lang, joined

SOURCES: Bilingual = ("Sources", "Sources")


class Notes:
    """Sources, each with the number that it has where it is first named."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def marks(self, sources: Iterable[str]) -> str:
        """The numbers of some sources, to stand behind what they prove."""
        numbers = {self.numbers.setdefault(key, len(self.numbers) + 1) for key in sources}
        return " " + "".join(f"[{number}]" for number in sorted(numbers)) if numbers else ""

    def html(self, sources: Iterable[str]) -> str:
        """The numbers of some sources, each a link to where it is listed."""
        numbers = {self.numbers.setdefault(key, len(self.numbers) + 1) for key in sources}
        links = (f'<a href="#source-{number}">{number}</a>' for number in sorted(numbers))
        return f'<sup class="marks">[{", ".join(links)}]</sup>' if numbers else ""

    def told(self, record: Record, text: str, lang: Lang) -> str:
        """What a record says, with the numbers of its sources and what is unverified of it."""
        return f"{text}{self.marks(record.sources)}{record.doubt(lang)}"

    def listed(
        self, sources: Records[Source], lang: Lang, most: int | None = None
    ) -> Iterator[str]:
        """A line for each of the sources, in the order of their numbers. Where one is known by its
        address only, and that is longer than ``most``, its id stands in its place.
        """
        for key, number in self.numbers.items():
            source = sources[key]
            told = citation(source, lang)
            if most is not None and not source.titled and len(source.url or "") > most:
                told = joined(filter(None, (source.publisher, f"source {source.id}")))
            yield f"[{number}] {told}"
