"""Grants, with the tables that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from poles.errors import InvalidQuestion, described_type
from poles.lazy import announced

from .grant import Grant
from .records import Records, deferred
from .tables import Tables


@announced
class Grants(Records[Grant]):
    """Grants in the order given, with the ``tables`` that they refer to: the tree of funders,
    calls, sources, poles, regions, sectors.

    >>> import poles
    >>> grants = poles.load_policy().grants
    >>> len(grants), grants.tables.funders["fui"].parent
    (735, 'state')

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no grant, for two of one
    id, and for an amount that is not euros, zero or more, to the cent.
    """

    __slots__ = ("tables",)

    tables: Tables

    def __init__(self, items: Iterable[Grant], tables: Tables) -> None:
        super().__init__(_checked(items), Grant)
        object.__setattr__(self, "tables", tables)

    @classmethod
    def over(cls, records: Sequence[Grant], tables: Tables) -> Grants:
        """The grants of records that are known to be some, and need not have been made yet."""
        found = deferred(cls, lambda: (tuple(records), Grant))
        object.__setattr__(found, "tables", tables)
        return found

    def having(self, items: Iterable[Grant]) -> Grants:
        """Other grants that refer to the same tables, such as some of these.

        >>> import poles
        >>> grants = poles.load_policy().grants
        >>> grants.having(one for one in grants if one.basis == "paid")
        <Grants: 316 × Grant>

        Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no grant, for two of
        one id, and for an amount that is not euros, zero or more, to the cent.
        """
        return Grants(items, self.tables)

    def _with(self, items: Iterable[Grant]) -> Grants:
        return self.having(items)

    def _state(self) -> tuple[Any, ...]:
        return (self._items, self.tables)


# The power of ten that one is of a euro.
_CENT = -2


def _checked(items: Iterable[Grant]) -> Iterable[Grant]:
    if isinstance(items, Grants):
        return items
    found: dict[str, Grant] = {}
    item: Any
    for item in items:
        if not isinstance(item, Grant):
            hint = "Give poles.Grant(…) records, such as those of policy.grants."
            raise InvalidQuestion(described_type(item), "grants", hint)
        if not _in_cents(item.amount):
            given = f"the amount of the grant {item.id!r}, {item.amount!r}"
            expected = "a Decimal of euros, zero or more, to the cent"
            raise InvalidQuestion(given, expected, "Write amount=Decimal('1250.50').")
        if found.setdefault(item.id, item) != item:
            hint = (
                "Grants are told apart by their ids: give each its own; in read_funding, prefix= "
                "goes before those of a table."
            )
            raise InvalidQuestion(f"two grants with the id {item.id!r}", "one", hint)
    return found.values()


def _in_cents(amount: Any) -> bool:
    """Whether an amount is one of euros, zero or more, to the cent."""
    if not isinstance(amount, Decimal) or not amount.is_finite() or amount < 0:
        return False
    exponent: Any = amount.as_tuple().exponent
    below = exponent - _CENT
    # Of tenths of a cent and less, none.
    return below >= 0 or not any(amount.as_tuple().digits[below:])
