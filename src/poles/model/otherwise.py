"""What sources say that differs from a record, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import attrs

from poles.errors import InvalidDate
from poles.text import Lang, date_text, in_lang, typeset

from .edtf import EdtfDate


def said_otherwise(
    contradictions: Iterable[Any], fields: Iterable[attrs.Attribute[Any]], lang: Lang
) -> Iterator[str]:
    """A line for each citation that contradicts a record: what the field is called, what the source
    says of it, the source.
    """
    known = {field.name: field for field in fields}
    for one in contradictions:
        field = known.get(one.field or "")
        about = None if field is None else field.metadata["poles"]
        named = (one.field or "") if about is None else in_lang((about.fr, about.en), lang)
        source = f"[{one.source}]" if one.source else ""
        yield " — ".join(filter(None, (named, _value(one, field, lang), source)))


def _value(cited: Any, field: attrs.Attribute[Any] | None, lang: Lang) -> str:
    """What a source says of a field; of a date, as people read dates."""
    said: str = cited.value or ""
    if field is not None and "EdtfDate" in str(field.type):
        with suppress(InvalidDate):
            return date_text(EdtfDate(said), lang)
    return typeset(said, cited.field or "", lang)
