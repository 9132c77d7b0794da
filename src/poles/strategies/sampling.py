"""Single records, each out of a whole policy, so that what it refers to is there."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from poles.errors import InvalidQuestion
from poles.model import COLLECTIONS, Label, Pole, Record
from poles.package.table_schema import TABLES
from poles.policy import Policy

from .world import policies_with

R = TypeVar("R", bound=Record)


def _table_of(kind: type[Record]) -> str:
    name = next((name for name, table in TABLES.items() if table.record is kind), None)
    if name is None:
        raise InvalidQuestion(
            repr(kind), "a class of records that a policy has", "Give poles.Event, for one."
        )
    return name


def _finder(name: str) -> Callable[[Policy], list[Any]]:
    """What finds all records of a table in a policy."""
    if name in COLLECTIONS:
        return lambda policy: list(getattr(policy, name))
    places = [
        (owner, field)
        for owner in COLLECTIONS
        for field, kids in TABLES[owner].children.items()
        if kids.table == name
    ]
    return lambda policy: [
        kid
        for owner, field in places
        for record in getattr(policy, owner)
        for kid in getattr(record, field)
    ]


def records(kind: type[R], policy: Policy | None = None) -> st.SearchStrategy[R]:
    """Records of one class, such as ``poles.Seat``: those of a policy, or of policies that are made
    up.

    >>> import poles
    >>> from hypothesis import find
    >>> from poles import strategies
    >>> seats = strategies.records(poles.Seat, poles.load_policy())
    >>> find(seats, lambda seat: seat.commune == "Grenoble").region
    'auvergne-rhone-alpes'
    >>> find(strategies.records(poles.Holder), lambda holder: True)
    Holder(pole='alizea')

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for another class, or one of which the
    policy has no records.
    """
    name = _table_of(kind)
    find = _finder(name)
    if policy is None:
        return policies_with(name).map(find).filter(bool).flatmap(st.sampled_from)
    found = find(policy)
    if not found:
        hint = "Leave the policy out to have one made up."
        raise InvalidQuestion(f"a policy without a {kind.__name__}", "one that has some", hint)
    return st.sampled_from(found)


def poles(policy: Policy | None = None) -> st.SearchStrategy[Pole]:
    """Poles with all their names, seats, regions, numbers and members: those of a policy, or of
    policies that are made up.

    >>> from hypothesis import find
    >>> from poles import strategies
    >>> pole = find(strategies.poles(), lambda pole: len(pole.seats) > 1)
    >>> {seat.pole for seat in pole.seats} == {pole.id}
    True
    """
    return records(Pole, policy)


def labels(policy: Policy | None = None) -> st.SearchStrategy[Label]:
    """Labels with their holders: those of a policy, or of policies that are made up.

    >>> from hypothesis import find
    >>> from poles import strategies
    >>> find(strategies.labels(), lambda label: label.phase == 2).phase
    2
    """
    return records(Label, policy)
