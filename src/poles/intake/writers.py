"""A policy to a data package."""

import os
from pathlib import Path

from poles.errors import InvalidQuestion, NotAPackage, described_type
from poles.package.contents import Contents
from poles.package.loading import load
from poles.package.writing import package_files, write_files
from poles.policy import Policy, is_whole


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
        raise NotAPackage("an empty path")
    target = Path(path).resolve()
    files = package_files(Contents.of(policy))
    if not is_whole(policy):
        load(files.get, str(path))
    write_files(files, target)
