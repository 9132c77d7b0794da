"""The house: every import runs down, between rooms and within each, and no module is too long."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import grimp

import poles

SRC = Path(poles.__file__).parent
MOST_LINES = 350


@cache
def graph() -> grimp.ImportGraph:
    """Which module imports which, inside functions and for type checkers too.

    What is imported from a face, whose names load on first use, is imported from where it lives.
    """
    found = grimp.build_graph("poles", cache_dir=None)
    for importer in sorted(found.modules):
        for face in sorted(found.find_modules_directly_imported_by(importer)):
            if not (homes := homes_of(face)):
                continue
            found.remove_import(importer=importer, imported=face)
            needed = {homes.get(name, face) for name in names_from(importer, face)}
            for home in needed - {importer}:
                found.add_import(importer=importer, imported=home)
    return found


def homes_of(module: str) -> dict[str, str]:
    """The module that each name of a face lives in; none where the module is no face."""
    found = import_module(module)
    listed = getattr(found, "_HOMES", {})
    homes = {}
    for home, names in listed.items():
        for name in names.split():
            homes[name] = f"{found.__package__}.{home or name}"
    return homes


def names_from(importer: str, face: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path_of(importer).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            package = import_module(importer).__package__ or ""
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join(parents) if node.level else ""
            if ".".join(filter(None, (base, node.module))) == face:
                yield from (alias.name for alias in node.names)


def path_of(module: str) -> Path:
    return Path(import_module(module).__file__ or "")


def circles(found: grimp.ImportGraph) -> set[str]:
    """The modules that import each other, at once or through others, and those between them."""
    left = set(found.modules)
    while left:
        # What imports nothing that is left, or is imported by nothing, is in no circle.
        free = {
            module
            for module in left
            if not found.find_modules_directly_imported_by(module) & left
            or not found.find_modules_that_directly_import(module) & left
        }
        if not free:
            break
        left -= free
    return left


def test_no_module_imports_itself_through_others() -> None:
    assert not circles(graph())


def test_a_circle_would_be_found() -> None:
    found = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")):
        found.add_import(importer=importer, imported=imported)
    assert circles(found) == {"b", "c"}


def test_no_module_imports_the_face_of_its_own_room() -> None:
    """It would import what is made of it; what nothing imports may, such as an entry point."""
    raw = grimp.build_graph("poles", cache_dir=None)
    for module in raw.modules:
        room = module.rpartition(".")[0]
        imported = raw.find_modules_that_directly_import(module)
        if imported and room != "poles" and homes_of(room or "poles"):
            assert room not in raw.find_modules_directly_imported_by(module), module


def test_what_a_face_attaches_is_there() -> None:
    assert homes_of("poles.text")["in_lang"] == "poles.text.languages"
    assert "poles.text.languages" in graph().find_modules_directly_imported_by("poles.model.record")


def test_a_module_can_be_read_in_a_sitting() -> None:
    long = {
        str(file.relative_to(SRC)): lines
        for file in SRC.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long
