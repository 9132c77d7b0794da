"""Two policies to one, and a policy to a data package."""

import os
from pathlib import Path

from poles.errors import InvalidQuestion, NotAPackage, described_type
from poles.package.combining import OnConflict, combined
from poles.package.contents import Contents
from poles.package.loading import load
from poles.package.writing import package_files, write_files
from poles.phrase import Phrase
from poles.policy import Policy, is_whole, policy_of


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


def write_package(policy: Policy, path: str | os.PathLike[str]) -> None:
    """Write a policy as a data package: a zip where the path ends in ``.zip``, else a folder.

    What ``load_policy`` gives for the result is equal to ``policy``. The package takes its place
    only when it is whole; one that is there already is replaced. Raises :class:`~poles.NotAPackage`
    (a ``FileExistsError``) where the path holds something else, and writes nothing that would not
    load: a policy made by hand with a fault raises :class:`~poles.InvalidPackage` (a
    ``ValueError``).

    >>> import poles, tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     poles.write_package(poles.load_policy(), pathlib.Path(folder) / "copy")
    ...     poles.load_policy(pathlib.Path(folder) / "copy") == poles.load_policy()
    True
    """
    if not isinstance(policy, Policy):
        raise InvalidQuestion(
            described_type(policy), "a policy", "Give what load_policy or extend gave."
        )
    if not os.fspath(path):
        raise NotAPackage(Phrase("an empty path"))
    target = Path(path).resolve()
    files = package_files(Contents.of(policy))
    if not is_whole(policy):
        load(files.get, str(path))
    write_files(files, target)
