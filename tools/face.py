"""What type checkers see of the modules whose names load on first use, from the lists in them:
``python tools/face.py`` writes it anew, as a stub beside each.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

SRC = Path(__file__).parents[1] / "src"
STUB = """\
# Written by tools/face.py: what type checkers see of the list in {file}.

{names}

__all__ = [
{public}
]
"""


def stubs() -> dict[Path, str]:
    """Each stub, and what is to stand in it."""
    files = [file for file in SRC.rglob("*.py") if "attach(__name__, _HOMES" in file.read_text()]
    return {file.with_suffix(".pyi"): stub(file) for file in sorted(files)}


def stub(file: Path) -> str:
    """What is to stand in the stub of a module."""
    module = import_module(
        ".".join(file.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    )
    public = (f'    "{name}",' for name in module.__all__)
    return STUB.format(file=file.name, names="\n".join(names(module)), public="\n".join(public))


def names(module: ModuleType) -> Iterator[str]:
    """One line for each name that the module has: the modules that are names of it, what lives in
    others, and its own values.
    """
    homes = {home: sorted(listed.split()) for home, listed in module._HOMES.items()}
    through = getattr(module, "_THROUGH", ())
    own = homes.pop("", [])
    values = [name for name in own if not isinstance(getattr(module, name), ModuleType)]
    values += [name for name in ("__version__",) if name in vars(module)]
    for other in through:
        homes[other] = import_module(f".{other}", module.__package__).__all__
    for name in sorted({*own, *through} - {*values}):
        yield f"from . import {name} as {name}"
    for home, found in homes.items():
        yield from (f"from .{home} import {name} as {name}" for name in found)
    yield from ("",) if values else ()
    for name in values:
        yield f"{name}: {type(getattr(module, name)).__name__}"
    if "_NAMES" in vars(module):  # other faces ask for their part of the one list
        yield from ("", "def _documented(place: int) -> dict[str, str]: ...")


if __name__ == "__main__":
    for path, text in stubs().items():
        path.write_text(text, encoding="utf-8")
