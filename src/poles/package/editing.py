"""Policies made of others, each checked whole as if it had been loaded."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias, get_args

import attrs

from poles.errors import Fault, InvalidPackage, InvalidQuestion, OddData, described_type
from poles.model import About, Record, Records, key_of
from poles.policy import Policy

from .loading import load
from .tables import COLLECTIONS, TABLES
from .writing import package_files

__all__ = ["OnConflict", "extend", "merge"]

OnConflict: TypeAlias = Literal["raise", "keep", "replace"]


def extend(
    policy: Policy,
    about: About | None,
    tables: Mapping[str, Iterable[Record]],
    on_conflict: OnConflict,
) -> Policy:
    """A policy with further records, which :meth:`poles.Policy.extend` gives."""
    if not isinstance(about, About | None):
        raise InvalidQuestion(
            f"about of type {type(about).__name__}",
            "an About",
            "Write about=attrs.evolve(policy.about, name=…).",
        )
    found: dict[str, Any] = {}
    for name, items in tables.items():
        if not isinstance(items, Iterable):
            raise InvalidQuestion(
                f"{name} of type {type(items).__name__}",
                "several records",
                f"Write {name}=[record].",
            )
        found[name] = list(items)
        for item in found[name]:
            _refuse_text(item, name)
            if not isinstance(item, COLLECTIONS[name]):
                hint = f"Give {COLLECTIONS[name].__name__} records under {name}=."
                raise InvalidQuestion(
                    f"{described_type(item)} among {name}", f"a {COLLECTIONS[name].__name__}", hint
                )
    given: dict[str, Any] = {name: Records(found.get(name, ())) for name in COLLECTIONS}
    more = attrs.evolve(policy, about=about or policy.about, **given)
    return _merged(policy, more, on_conflict, more.about, "policy.extend")


def _refuse_text(item: object, name: str) -> None:
    """Refuse one text where several are meant: it would be taken for its letters."""
    for field in TABLES[name].links:
        text = getattr(item, field, ())
        if not isinstance(text, tuple):
            raise InvalidQuestion(
                f"{field}={text!r}", "several texts, as a tuple", f"Write {field}=({text!r},)."
            )


def merge(a: Policy, b: Policy, on_conflict: OnConflict = "raise") -> Policy:
    """A policy with the records of two, under the name and edition of the first; both stay as they
    are.

    A record of both counts once. Where both have a record of the same key that is not the same,
    ``on_conflict="raise"`` refuses, with all such records in one error, ``"keep"`` takes that of
    ``a`` and ``"replace"`` that of ``b``. The result is checked like a package that is loaded.

    >>> import poles
    >>> policy = poles.load_policy()
    >>> poles.merge(policy, policy) == policy
    True

    Raises :class:`~poles.InvalidPackage` (a ``ValueError``) with all faults of the result.
    """
    for one in (a, b):
        if not isinstance(one, Policy):
            raise InvalidQuestion(described_type(one), "a policy", "Give what load_policy gave.")
    return _merged(a, b, on_conflict, a.about, "poles.merge")


def _merged(a: Policy, b: Policy, on_conflict: OnConflict, about: About, origin: str) -> Policy:
    if on_conflict not in get_args(OnConflict):
        options = ", ".join(get_args(OnConflict))
        raise InvalidQuestion(
            f"on_conflict={on_conflict!r}", f"one of {options}", "Say whose record counts."
        )
    faults: list[Fault] = []
    tables: dict[str, Any] = {}
    for name in COLLECTIONS:
        found = {key_of(record): record for record in getattr(a, name)}
        for record in getattr(b, name):
            key = key_of(record)
            if on_conflict == "raise" and key in found and found[key] != record:
                hint = "Give it another key, or say on_conflict='keep' or 'replace'."
                faults.append(
                    Fault(
                        name,
                        None,
                        TABLES[name].key,
                        key,
                        expected="no other record of that key",
                        hint=hint,
                    )
                )
            elif on_conflict == "replace" or key not in found:
                found[key] = record
        tables[name] = Records(found.values())
    if faults:
        raise InvalidPackage(origin, faults)
    return checked(attrs.evolve(a, about=about, **tables), origin)


def checked(policy: Policy, origin: str) -> Policy:
    """A policy as it would be loaded again: sorted, with all that a package is checked for; odd
    facts are warned of.
    """
    found, odd = load(package_files(policy).get, origin)
    for oddity in odd:
        warnings.warn(f"{origin}: {oddity}", OddData, stacklevel=5)
    return found
