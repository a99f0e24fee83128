"""What a module needs of ours stands at its top, where the import contracts and a reader see it."""

from __future__ import annotations

import ast

from tests.architecture.sources import Source, parse, product_sources

MAY_IMPORT_LATE = ("cli.py", "optimiser/commands", "optimiser/__init__.py")
OURS = {"cli", "models", "optimiser"}


def _late_imports(source: Source) -> list[int]:
    """Return the lines inside functions that import a module of ours."""
    lines = set()
    for _, function in source.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Import):
                ours = any(alias.name.split(".")[0] in OURS for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                ours = node.level > 0 or (node.module or "").split(".")[0] in OURS
            else:
                continue
            if ours:
                lines.add(node.lineno)
    return sorted(lines)


def test_no_function_imports_a_module_of_ours() -> None:
    """Only cli.py, optimiser/commands and optimiser/__init__.py import our modules inside functions, to start fast."""
    found = {
        source.path: _late_imports(source) for source in product_sources() if not source.is_below(*MAY_IMPORT_LATE)
    }
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_the_rule_sees_a_late_import() -> None:
    """The rule sees both forms of a late import and leaves alone one at the top and one of a foreign module."""
    source = parse("import optimiser\ndef f():\n  import optimiser.case\n  from models import names\n  import json\n")
    assert _late_imports(source) == [3, 4]
