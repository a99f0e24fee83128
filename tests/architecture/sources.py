"""The source files of the product, parsed once, as the tests of the architecture look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("optimiser", "models")
_NOT_OURS = {"build", "dist", "htmlcov", "node_modules", "runs", "__pycache__"}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file of the product.

    Parameters
    ----------
    path
        Its path from the root of the project, with forward slashes.
    text
        Its content.
    tree
        Its syntax tree.
    """

    path: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[tuple[str, FunctionNode]]:
        """Yield every function and method with its dotted name inside the file."""
        yield from _functions(self.tree, "")

    def is_below(self, *places: str) -> bool:
        """Whether the file is one of these, or lies in one of these folders."""
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)


def parse(text: str, path: str = "optimiser/example.py") -> Source:
    """Return a text as if it were a file of the product, to show a rule at work."""
    return Source(path, text, ast.parse(text))


@cache
def product_sources() -> tuple[Source, ...]:
    """Return every Python file that is shipped: cli.py, optimiser and models."""
    paths = [ROOT / "cli.py", *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))]
    return tuple(
        parse(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()) for path in paths if path.is_file()
    )


def project_files() -> Iterator[Path]:
    """Yield every file of the project, without what is made or installed."""
    yield from _files(ROOT)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            hidden = path.name.startswith(".") and path.name not in {".ci", ".github"}
            if not hidden and path.name not in _NOT_OURS:
                yield from _files(path)
        else:
            yield path


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, FunctionNode]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FunctionNode):
            yield prefix + child.name, child
        inner = f"{prefix}{child.name}." if isinstance(child, FunctionNode | ast.ClassDef) else prefix
        yield from _functions(child, inner)
