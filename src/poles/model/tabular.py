"""What a data frame can be made of."""

from __future__ import annotations

from poles.objects import Pickled

__all__ = ["Tabular"]


class Tabular(Pickled):
    """Something with rows and columns, which any library that speaks Arrow can take as it is.

    >>> import poles
    >>> from arro3.core import Table
    >>> Table(poles.load_phases()).column_names[:3]
    ['number', 'name_fr', 'name_en']

    The columns are those of :func:`poles.frames.to_frame`.
    """

    __slots__ = ()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as a stream of the Arrow PyCapsule interface.

        Raises :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``frames``.
        """
        from poles.frames.arrow import arrow_table
        from poles.frames.schema import columns_of

        return arrow_table(columns_of(self)).__arrow_c_stream__(requested_schema)
