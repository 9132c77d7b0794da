"""Two policies to one."""

from poles.errors import InvalidQuestion, described_type
from poles.package.combining import OnConflict, combined
from poles.package.contents import Contents
from poles.policy import Policy, policy_of


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
    found, odd = combined(Contents.of(a), Contents.of(b).records, on_conflict, "poles.merge")
    return policy_of(found, odd, "poles.merge")
