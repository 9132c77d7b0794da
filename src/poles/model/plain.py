"""Records as plain values, nested ones too."""

from __future__ import annotations

from typing import Any

import attrs

from .edtf import EdtfDate


def as_dict(record: Any) -> dict[str, Any]:
    """The fields of anything that attrs made, what is nested as ``dict`` too: a new one each time.

    Values keep their types: ``Decimal`` euros, enums that are texts; dates are EDTF texts.
    """
    return attrs.asdict(record, filter=_public, value_serializer=_plain)


def _public(field: Any, _value: Any) -> bool:
    return not field.name.startswith("_")


def _plain(_record: Any, _field: Any, value: Any) -> Any:
    return str(value) if isinstance(value, EdtfDate) else value
