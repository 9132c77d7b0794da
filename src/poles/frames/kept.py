"""What was worked out once of a policy and a day, kept as long as the policy is there."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import finalize

from poles.policy import Policy

T = TypeVar("T")

MOST = 64
"""How much is kept of one policy, so that who asks of every day keeps not every day."""

# By identity, as to compare two policies is to compare all that they hold.
_KEPT: dict[int, dict[Hashable, object]] = {}


def kept(policy: Policy, key: Hashable, work: Callable[[], T]) -> T:
    """What some work gave when it was first asked of a policy by that key."""
    if id(policy) not in _KEPT:
        _KEPT[id(policy)] = {}
        finalize(policy, _KEPT.pop, id(policy), None)
    found = _KEPT[id(policy)]
    try:
        return found[key]  # type: ignore[return-value]
    except KeyError:
        result = work()
    if len(found) >= MOST:
        found.clear()
    found[key] = result
    return result
