"""What a page holds, apart from the language that it is written in: its headings, examples, lists
and tables in their order, so that an English and a French page can be compared.
"""

import ast
import re
from collections.abc import Iterator
from doctest import DocTestParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LANGUAGES = {"fr", "en"}

# A block of code with what it is, a heading, an entry of a list, a row of a table.
PARTS = re.compile(
    r"^```(?P<kind>[^\n]*)\n(?P<code>.*?)^```$"
    r"|^(?P<heading>#+) |^(?P<entry>- )|^(?P<row>\|)",
    re.MULTILINE | re.DOTALL,
)
_SHOWN = {"text", "card"}
"""Methods by which something is shown in a language; English notebooks show it by itself."""


def pairs() -> list[tuple[Path, Path]]:
    """The pages that there are in both languages, the English one first."""
    french = [ROOT / "README.fr.md", *sorted((ROOT / "docs").rglob("*.fr.md"))]
    return [(page.with_name(page.name.replace(".fr.md", ".md")), page) for page in french]


def shape(page: str) -> list[str]:
    """The parts of a page in their order, without what differs between languages."""
    return list(filter(None, map(_part, PARTS.finditer(page))))


def _part(found: re.Match[str]) -> str:
    if found["code"] is None:
        return found["heading"] or found["entry"] or found["row"]
    kind = found["kind"]
    if "python" in kind:
        return f"{kind}\n{calls(found['code'])}"
    if kind == "sh":
        return f"{kind}\n{commands(found['code'])}"
    # The menu stands on one page; what is printed, and a picture, are in the language of the page.
    return "" if "toctree" in kind else kind.partition(" ")[0]


def commands(code: str) -> str:
    """Lines for a shell, without the language that is asked for and without comments."""
    return re.sub(r" --lang (fr|en)\b| *# .*", "", code)


def calls(code: str) -> str:
    """Lines of Python, without the languages that are asked for, comments, and words to print."""
    if ">>>" in code:
        code = "".join(example.source for example in DocTestParser().get_examples(code))
    return ast.unparse(_Unspoken().visit(ast.parse(code)))


class _Unspoken(ast.NodeTransformer):
    """Takes out of a program what depends on the language of the reader."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        node.attr = "lang" if node.attr in LANGUAGES else node.attr
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.body = [line for line in node.body if not _is_text(line)] or node.body
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        match node.value:
            case ast.Call(func=ast.Name(id="print"), args=[shown], keywords=[]):
                node.value = shown
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        node.keywords = [one for one in node.keywords if one.arg != "lang"]
        match node.func:
            case ast.Name(id="print"):
                node.args = list(_without_words(node.args))
            case ast.Attribute(value=shown, attr=attr):
                node.args = [one for one in node.args if not _names_language(one)]
                if attr in _SHOWN and not node.args and not node.keywords:
                    return shown
        return node


def _without_words(arguments: list[ast.expr]) -> Iterator[ast.expr]:
    for one in arguments:
        yield ast.Constant("…") if isinstance(one, ast.Constant) else one


def _names_language(node: Any) -> bool:
    return isinstance(node, ast.Constant) and node.value in LANGUAGES


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def prose(page: str) -> str:
    """What of a page is read, without code, tags of HTML and where links lead."""
    without = re.sub(r"^```.*?^```$|\A---\n.*?^---$", "", page, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", "_", without)


def links(page: str) -> list[str]:
    """The pages of this project that a page leads to."""
    return re.findall(r"\]\(([^):#]+\.md)(?:#[^)]*)?\)", page)
