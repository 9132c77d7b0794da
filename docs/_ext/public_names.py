"""The reference, from the classes: fields of records with their titles, members of vocabularies in
both languages, links to the public names.
"""

import argparse
import enum
import inspect
import os
from collections.abc import Sequence
from typing import Any

import attrs
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import poles
from poles.model.described import Children, Column, Link
from poles.show.options import command_line

BUILT = (
    poles.Record,
    poles.Box,
    poles.EdtfDate,
    poles.Period,
    poles.Citation,
    poles.About,
    poles.Licence,
    poles.Ledger,
    poles.Records,
)
"""The classes that users make instances of themselves; others are answers."""


class CommandHelp(SphinxDirective):
    """What ``python -m poles`` says of itself, or one of its commands."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The help, as it is printed on a terminal of 100 columns."""
        os.environ["COLUMNS"] = "100"
        found = command_line("")
        if self.arguments:
            commands = next(
                action
                for action in found._actions
                if isinstance(action, argparse._SubParsersAction)
            )
            found = commands.choices[self.arguments[0]]
        return [nodes.literal_block(found.format_help(), found.format_help(), language="text")]


def setup(app: Any) -> dict[str, bool]:
    """What is connected to the build."""
    app.add_directive("command-help", CommandHelp)
    app.connect("autodoc-process-docstring", _with_fields)
    app.connect("autodoc-process-signature", _without_signature)
    app.connect("missing-reference", _public_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _with_fields(
    _app: Any, what: str, _name: str, thing: Any, _options: Any, lines: list[str]
) -> None:
    """Above the docstring of a class: what else it is. Below: what its fields are."""
    if what not in ("class", "exception") or not inspect.isclass(thing):
        return
    bases = [
        f":class:`{base.__name__}`" for base in thing.__bases__ if hasattr(poles, base.__name__)
    ]
    bases += [
        f"``{base.__name__}``"
        for base in thing.__bases__
        if issubclass(base, BaseException) and not hasattr(poles, base.__name__)
    ]
    if bases:
        lines[:0] = [f"Is also {' and '.join(bases)}.", ""]
    if issubclass(thing, poles.Term) and list(thing):
        lines += _table(
            ("name", "code", "in English", "in French"),
            [(term.name, f"``{term}``", term.en, term.fr) for term in thing],
        )
    elif issubclass(thing, enum.Enum) and list(thing):
        lines += _table(("name", "code"), [(term.name, f"``{term.value}``") for term in thing])
    elif issubclass(thing, poles.Record) and thing is not poles.Record:
        rows = [row for field in attrs.fields(thing) if (row := _field(field)) is not None]
        lines += _table(("field", "type", "title", "refers to"), rows)


def _field(field: Any) -> tuple[str, str, str, str] | None:
    about = field.metadata.get("poles")
    kind = f"``{field.type}``"
    if isinstance(about, Column | Link):
        return (
            f"``{field.name}``",
            kind,
            about.en,
            f"``{about.refers_to}``" if about.refers_to else "",
        )
    if isinstance(about, Children):
        return f"``{field.name}``", kind, f"the rows of ``{about.table}`` that name it", ""
    return None


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    table = ["", ".. list-table::", "   :header-rows: 1", "   :widths: auto", ""]
    for row in (head, *rows):
        table += [f"   {' ' if place else '*'} - {cell}".rstrip() for place, cell in enumerate(row)]
    return [*table, ""]


def _without_signature(
    _app: Any, what: str, _name: str, thing: Any, _options: Any, signature: Any, returns: Any
) -> Any:
    """An answer is not made by calling its class."""
    if what == "class" and not issubclass(thing, BUILT):
        return "", None
    return signature, returns


def _public_name(app: Any, env: Any, node: Any, content: Any) -> Any:
    """What is named as it can be had from ``poles``, or under the module that it lives in, as type
    annotations have it, is what is documented under its public name.
    """
    target = node.get("reftarget", "").removeprefix("poles.")
    documented = env.get_domain("py").objects
    for name in (target, target.rpartition(".")[2]):
        for module in ("poles", "poles.results", "poles.terms", "poles.errors"):
            found = documented.get(f"{module}.{name}")
            if found is not None:
                return make_refnode(
                    app.builder, node["refdoc"], found.docname, found.node_id, content, name
                )
    return None
