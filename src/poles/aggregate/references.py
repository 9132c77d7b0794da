"""Sources and editions of the data as references: BibTeX, CSL-JSON and numbered lines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from poles.model import About, EdtfDate, Source, SourceKind, citation
from poles.text import Bilingual, Lang, in_lang, joined


def footnotes(sources: Sequence[Source], editions: Sequence[About], lang: Lang) -> str:
    """One numbered line for each source, and for each edition of the data."""
    lines = [
        joined(
            part
            for part in (
                citation(source, lang),
                source.url if source.titled else None,
            )
            if part
        )
        for source in sources
    ]
    lines += (f"{about.title(lang)}, {_note(about, lang)}" for about in editions)
    return "\n".join(f"[{number}] {line}" for number, line in enumerate(lines, 1))


def _year(about: About) -> str:
    """The year that an edition begins with, if it does."""
    year = about.edition[:4]
    return year if len(year) == 4 and year.isdecimal() and year.isascii() else ""  # noqa: PLR2004 - digits of a year


_EDITION: Bilingual = ("édition des données", "data edition")


def _note(about: About, lang: Lang) -> str:
    licences = (licence.title or licence.name for licence in about.licences)
    return joined([f"{in_lang(_EDITION, lang)} {about.edition}", *licences])


def bibtex(sources: Sequence[Source], editions: Sequence[About], lang: Lang) -> str:
    """One entry for each source, under its id, and for each edition of the data."""
    entries = [
        _entry(_kind(source), key, _source_fields(source)) for key, source in _keyed(sources)
    ]
    entries += (
        _entry("misc", key, _edition_fields(about, lang))
        for key, about in _keyed_editions(editions)
    )
    return "\n\n".join(entries) + "\n" * bool(entries)


def _keyed(sources: Iterable[Source]) -> Iterator[tuple[str, Source]]:
    """Each source with a key of its own: its id, with a number where another policy has another
    source of that id.
    """
    taken: set[str] = set()
    for source in sources:
        key = next(
            key
            for number in range(1, len(taken) + 2)
            if (key := _numbered(source.id, number)) not in taken
        )
        taken.add(key)
        yield key, source


def _numbered(key: str, number: int) -> str:
    return key if number == 1 else f"{key}-{number}"


def _keyed_editions(editions: Iterable[About]) -> Iterator[tuple[str, About]]:
    found = list(editions)
    keys = [f"{about.name}-data-{about.edition}" for about in found]
    return (
        (_numbered(key, keys[: place + 1].count(key)), about)
        for place, (key, about) in enumerate(zip(keys, found, strict=True))
    )


def _kind(source: Source) -> str:
    """What is printed in a journal is an article; what a body published by itself has it as its
    author.
    """
    return (
        "article"
        if source.kind in (SourceKind.PRESS, SourceKind.ACADEMIC) and source.publisher
        else "misc"
    )


def _source_fields(source: Source) -> Iterator[tuple[str, str]]:
    if source.publisher is not None:
        yield "journal" if _kind(source) == "article" else "author", f"{{{_tex(source.publisher)}}}"
    if source.titled:
        yield "title", _title(source.title)
    if source.published is not None:
        days = source.published.earliest, source.published.latest
        yield "year", "/".join(dict.fromkeys(str(day.year) for day in days))
        yield "date", _iso(source.published)
    if source.url is not None:
        # Braces would end the field, and no other sign may be escaped in an address.
        yield "url", source.url.replace("{", "%7B").replace("}", "%7D")
    if source.retrieved is not None:
        yield "urldate", _iso(source.retrieved)
    if source.language is not None:
        known = _LANGUAGES.get(source.language)
        yield ("langid", known) if known else ("language", _tex(source.language))


def _edition_fields(about: About, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "title", _title(about.title(lang))
    if year := _year(about):
        yield "year", year
    yield "version", about.edition
    yield "note", _tex(_note(about, lang))


def _entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{kind}{{{key},\n{lines}}}"


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Braces are counted, also those behind a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&#$_"},
    }
)


# What babel calls the languages that texts on the policy are in.
_LANGUAGES = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _title(text: str) -> str:
    """A title of which no style makes small letters. Each word with a capital has braces of its
    own, as not all readers keep what is in braces as a whole (findings/titles-in-braces.sh).
    """
    words = (word.translate(_TEX) for word in text.split())
    return " ".join(word if word == word.lower() else f"{{{word}}}" for word in words)


def _iso(when: EdtfDate) -> str:
    """An ISO date of the same precision, or its two ends."""
    return "/".join("-".join(f"{part:02}" for part in end) for end in _date_parts(when))


def csl_json(sources: Sequence[Source], editions: Sequence[About], lang: Lang) -> str:
    """A JSON array of CSL items: one for each source, under its id, and for each edition of the
    data.
    """
    items = [{"id": key, **_item(source)} for key, source in _keyed(sources)]
    items += (
        {
            "id": key,
            "type": "dataset",
            "title": about.title(lang),
            "version": about.edition,
            **({"issued": {"date-parts": [[int(year)]]}} if (year := _year(about)) else {}),
            "note": _note(about, lang),
        }
        for key, about in _keyed_editions(editions)
    )
    return json.dumps(items, ensure_ascii=False, indent=2)


_TYPES = {
    SourceKind.OFFICIAL: "document",
    SourceKind.PRESS: "article-newspaper",
    SourceKind.ACADEMIC: "article-journal",
    SourceKind.THIRD_PARTY: "webpage",
}


def _item(source: Source) -> dict[str, Any]:
    known = {
        "type": _TYPES[source.kind],
        "author": [{"literal": source.publisher}]
        if source.publisher and _kind(source) == "misc"
        else None,
        "container-title": source.publisher if _kind(source) == "article" else None,
        "title": source.title if source.titled else None,
        "issued": None
        if source.published is None
        else {"date-parts": _date_parts(source.published)},
        "accessed": None
        if source.retrieved is None
        else {"date-parts": _date_parts(source.retrieved)},
        "URL": source.url,
        "language": source.language,
    }
    return {name: value for name, value in known.items() if value is not None}


_HALVES = ("-40", "-41")


def _date_parts(when: EdtfDate) -> list[list[int]]:
    """Year, month and day as far as they are known; two such where the date is a span, or a
    half-year, which neither format has.
    """
    ends = when.text.strip("[]").split("..")
    if any(end.endswith(_HALVES) for end in ends):
        return [[day.year, day.month] for day in (when.earliest, when.latest)]
    return [_numbers(end) for end in ends]


def _numbers(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]
