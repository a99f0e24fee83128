"""Everything public says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.sources import ROOT, FunctionNode, Source, parse, product_sources


def _undocumented(source: Source) -> list[str]:
    """Return the public names of a module that have no docstring, the module itself as its path."""
    missing = [] if ast.get_docstring(source.tree) else [source.path]
    return missing + [name for name, node in _public(source.tree, "") if not ast.get_docstring(node)]


def _public(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, FunctionNode | ast.ClassDef]]:
    for child in node.body:
        if isinstance(child, FunctionNode | ast.ClassDef) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from _public(child, f"{prefix}{child.name}.")


def test_everything_public_is_documented() -> None:
    """Every module, and every public class, function and method, has a docstring."""
    found = {source.path: _undocumented(source) for source in product_sources()}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_test_says_what_it_shows() -> None:
    """Every test has a docstring, and it ends in a full stop."""
    unsaid = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        source = parse(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
        for name, function in source.functions():
            said = (ast.get_docstring(function) or "").split("\n\n")[0]
            if function.name.startswith("test_") and not said.endswith("."):
                unsaid.append(f"{source.path}:{name}")
    assert unsaid == []


def test_the_rule_sees_what_is_missing() -> None:
    """The rule names the module, a class and its method, and leaves private names and inner functions alone."""
    source = parse("class A:\n  def b(self):\n    def c(): ...\ndef _d(): ...\ndef e():\n  'Said.'\n", "optimiser/x.py")
    assert _undocumented(source) == ["optimiser/x.py", "A", "A.b"]
