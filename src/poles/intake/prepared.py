"""The policy that comes with the library, its poles made ahead by the build.

A collection is made when something is first asked of it: the poles are unpickled; the others, of
which copies in the wheel would weigh more than they save, are read from the tables all together,
without the checks that the build has made. The tables stay the data; what is made ahead is equal to
what they say.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, TypeAlias

import attrs

from poles.model import Records, deferred
from poles.objects import gc_paused
from poles.policy import Policy, as_whole

AHEAD = ("poles",)
"""The collections that are made ahead, each a pickle of its own."""

FILE = "prepared.pickle"
"""Stands beside this module in what the build makes, and nowhere else."""

_COLLECTIONS = tuple(
    str(field.alias) for field in attrs.fields(Policy) if field.init and field.name != "about"
)
_PROTOCOL = 5
_Content: TypeAlias = tuple[tuple[Any, ...], type | None]


def prepare(policy: Policy) -> bytes:
    """What :func:`prepared` reads, of a policy that was loaded from the tables."""
    ahead = {name: pickle.dumps(_content(getattr(policy, name)), _PROTOCOL) for name in AHEAD}
    return pickle.dumps((policy.about, ahead), _PROTOCOL)


def prepared() -> Policy | None:
    """The policy that was made ahead, ``None`` where none was."""
    content = _read()
    if content is None:
        return None
    about, ahead = _loads(content)
    makers = {
        name: partial(_loads, ahead[name]) if name in ahead else partial(_from_tables, name)
        for name in _COLLECTIONS
    }
    collections: dict[str, Any] = {name: deferred(Records, make) for name, make in makers.items()}
    return as_whole(Policy(about=about, **collections))


def _loads(content: bytes) -> Any:
    """What is read is a file of the library, like its code."""
    with gc_paused():
        return pickle.loads(content)  # noqa: S301


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


def _from_tables(name: str) -> _Content:
    return _content(_tables()[name])


@cache
def _tables() -> Mapping[str, Records[Any]]:
    from poles.package.files import bundled
    from poles.package.loading import load

    return load(bundled(), "poles.data", checked=True)[0].records


def _content(records: Records[Any]) -> _Content:
    return tuple(records), records.record_type
