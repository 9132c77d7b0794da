"""Boxes of public money, and what of them partitions it: what questions ask about and statements
speak of. They are of the model, as ratios have two of them.
"""

from poles.model import WHOLE, Box, Slice, kind_of, kinds_of, slice_of
from poles.model import MoneyKind as Kind

__all__ = ["WHOLE", "Box", "Kind", "Slice", "kind_of", "kinds_of", "slice_of"]
