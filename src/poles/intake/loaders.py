"""The policy that comes with the library, or that of a package elsewhere.

Of the bundled one the build makes the collections ahead, each a pickle in a file beside this
module. One is unpickled when something is first asked of it. The tables stay the data; what is made
ahead is equal to what they say, and is read by the code that made it.
"""

from __future__ import annotations

import os
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from poles.errors import WrongEdition
from poles.model import Records, deferred
from poles.objects import gc_paused
from poles.policy import Policy, as_whole, policy_of

try:
    # What :mod:`pickle` wraps, which imports more than reading needs.
    from _pickle import loads
except ImportError:
    from pickle import loads

if TYPE_CHECKING:
    from poles.model import Ledger, Phase, Pole

# Stands beside this module in what the build makes, and nowhere else.
FILE = "prepared.pickle"

# Collections that are read in their tables, but for what is not text.
_TEXTS = ("sources",)

_PROTOCOL = 5
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


# What the build makes ahead


def prepare(policy: Policy, answers: bytes | None = None) -> bytes:
    """What :func:`prepared` reads: a policy that was loaded from the tables, and ``answers`` about
    its ledger that ``tools/answers.py`` worked out, where they are about this policy.
    """
    # Who reads it must import neither all classes of records nor what writes pickles.
    import pickle
    from pickletools import optimize  # smaller, and read in less time

    from poles.ledger.prepared import VERSION, written_by
    from poles.model import COLLECTIONS

    from .table_texts import OfTable

    ahead = {}
    for name in COLLECTIONS:
        records = getattr(policy, name)
        found = OfTable(name, records) if name in _TEXTS else (tuple(records), records.record_type)
        ahead[name] = optimize(pickle.dumps(found, _PROTOCOL))
    digest, about_money = pickle.loads(answers) if answers else (None, {})  # noqa: S301
    answered = {**about_money, VERSION: written_by()} if digest == policy.digest else {}
    return pickle.dumps((policy.about, ahead, answered), _PROTOCOL)


def prepared() -> Policy | None:
    """The policy that was made ahead, ``None`` where none was."""
    content = _read()
    if content is None:
        return None
    about, ahead, answers = _loads(content)
    collections: dict[str, Any] = {
        name: deferred(Records, partial(_loads, made)) for name, made in ahead.items()
    }
    return as_whole(Policy(about=about, **collections), answers)


def _loads(content: bytes) -> Any:
    """What is read is a file of the library, like its code."""
    with gc_paused():
        return loads(content)  # noqa: S301


def _read() -> bytes | None:
    """The file, in a folder or in a zip, as ``pkgutil.get_data`` reads it, without what that
    imports.
    """
    read = getattr(__spec__ and __spec__.loader, "get_data", None)
    # pathlib would have to be imported, too.
    file = os.path.join(os.path.dirname(__file__), FILE)  # noqa: PTH118, PTH120
    try:
        return read and read(file)
    except OSError:
        return None
