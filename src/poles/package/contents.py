"""What a data package says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from poles.model import About, Records


@attrs.frozen
class Contents:
    """What a package says of itself, and the records of each of its collections."""

    about: About
    records: Mapping[str, Records[Any]]
