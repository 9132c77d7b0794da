"""The policy that comes with the library, or that of a package elsewhere."""

from __future__ import annotations

import os
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from poles.errors import WrongEdition
from poles.policy import policy_of

from .prepared import prepared

if TYPE_CHECKING:
    from poles.model import Ledger, Phase, Pole, Records
    from poles.policy import Policy


_lock = Lock()


def load_policy(path: str | os.PathLike[str] | None = None) -> Policy:
    """The policy of a data package: the bundled one, or a folder or zip of the same shape.

    The bundled policy is loaded once and is the same object for every caller. Raises
    :class:`~poles.InvalidPackage` (a ``ValueError``) with all faults of the package; warns with
    :class:`~poles.OddData` of what is possible but odd.

    >>> import poles
    >>> poles.load_policy().edition == poles.DATA_EDITION
    True
    """
    return _policy(path)


def load_poles(path: str | os.PathLike[str] | None = None) -> Records[Pole]:
    """The poles of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> poles.load_poles()["aquimer"].name
    'Aquimer'
    """
    return _policy(path).poles


def load_phases(path: str | os.PathLike[str] | None = None) -> Records[Phase]:
    """The phases of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> [phase.number for phase in poles.load_phases()]
    [1, 2, 3, 4, 5]
    """
    return _policy(path).phases


def load_funding(path: str | os.PathLike[str] | None = None) -> Ledger:
    """The statements of public money of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> poles.load_funding()["fui5-state"].amount
    Decimal('147000000')
    """
    return _policy(path).funding


def require_edition(edition: str, policy: Policy | None = None) -> None:
    """Do nothing where the bundled data, or a policy, are of an edition; raise
    :class:`~poles.WrongEdition` (a ``ValueError``) where they are of another.

    A line of it at the top of a script says which data its figures are of.

    >>> import poles
    >>> poles.require_edition(poles.DATA_EDITION)
    """
    found = (policy or _policy(None)).edition
    if edition != found:
        raise WrongEdition(edition, found)


def _policy(path: str | os.PathLike[str] | None) -> Policy:
    if path is not None:
        from poles.package.files import open_package
        from poles.package.loading import load

        # The caller of the public loader is two levels up.
        return policy_of(*load(open_package(path), str(path)), str(path), level=2)
    # Without the lock, threads that ask at once would each load a policy of their own.
    with _lock:
        return _bundled()


@cache
def _bundled() -> Policy:
    made = prepared()
    if made is not None:
        return made
    # A copy of the repository has the tables only.
    from poles.package.files import bundled
    from poles.package.loading import load

    contents, _ = load(bundled(), "poles.data")
    return policy_of(contents, (), "poles.data")
