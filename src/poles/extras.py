"""Optional dependencies, loaded when something first needs them."""

from importlib import import_module
from types import ModuleType

from .errors import BrokenExtra, MissingExtra
from .phrase import Phrase


def loaded(module: str, extra: str | None, purpose: str, hint: str | None = None) -> ModuleType:
    """A module of an optional dependency: one of an ``extra`` of this library, or one that a user
    brings. ``purpose`` begins the sentence of an error; ``hint`` ends it where there is more to say
    of what stands in the way.

    >>> loaded("json", None, "Reading").__name__
    'json'

    Raises :class:`~poles.MissingExtra` where there is no module of that very name, and
    :class:`~poles.BrokenExtra` with the reason where it is there and does not load; both are an
    ``ImportError``.
    """
    package = module.partition(".")[0]
    try:
        import_module(package)
        return import_module(module)
    except Exception as error:
        # Packages built for another version of one that they use raise errors of any class.
        missing = error.name if isinstance(error, ModuleNotFoundError) else None
        if missing is not None and f"{module}.".startswith(f"{missing}."):
            raise MissingExtra(extra, purpose, None if extra else package) from error
        reason = f"{type(error).__name__}: {error}"
        raise BrokenExtra(extra, purpose, package, reason, hint or _hint(module)) from error


def _hint(module: str) -> str:
    return Phrase(
        "Try python -c 'import {}': where that fails too, install it anew; where it does not, "
        "something that was imported before stands in its way.",
        module,
    )
