"""What a data package says."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from poles.model import COLLECTIONS, About, Records
from poles.text import EXACT

# Collections that packages of before have not.
CAME_LATER = frozenset({"ratios", "grants"})


@attrs.frozen
class Contents:
    """What a package says of itself, and the records of each of its collections."""

    about: About
    records: Mapping[str, Records[Any]]

    @classmethod
    def of(cls, policy: Any) -> Self:
        """What a package of a policy says."""
        return cls(policy.about, {name: getattr(policy, name) for name in COLLECTIONS})

    @property
    def digest(self) -> str:
        """A SHA-256 of all that it says, in hexadecimal."""
        import hashlib  # only who asks needs it

        found = hashlib.sha256()
        for name, records in {"about": [self.about], **self.records}.items():
            if name in CAME_LATER and not records:
                continue  # a package of before has no such table, and says the same
            found.update(f"{name}\n".encode())
            for record in records:
                said = attrs.asdict(record, value_serializer=_canonical)
                found.update(f"{said!r}\n".encode())
        return found.hexdigest()


def _canonical(_record: object, _field: object, value: object) -> object:
    """Amounts that are equal look alike, however many zeros they are written with."""
    return format(value.normalize(EXACT), "f") if isinstance(value, Decimal) else value
