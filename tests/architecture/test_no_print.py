"""Only what knows a terminal prints."""

from __future__ import annotations

import ast

from tests.architecture.sources import Source, parse, product_sources

MAY_PRINT = ("cli.py", "optimiser/commands")
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}


def _prints(source: Source) -> list[int]:
    """Return the lines that print, or touch a stream of the terminal."""
    lines = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in {"print", "pprint", "echo", "secho"}:
                lines.append(node.lineno)
        elif isinstance(node, ast.Attribute) and node.attr in STREAMS:
            lines.append(node.lineno)
    return sorted(lines)


def test_nothing_but_cli_and_commands_prints() -> None:
    """Outside cli.py and optimiser/commands there is no print and no stream of the terminal."""
    found = {source.path: _prints(source) for source in product_sources() if not source.is_below(*MAY_PRINT)}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_the_rule_sees_a_print() -> None:
    """The rule sees print, a stream of sys, and an echo, and not a word in a text."""
    source = parse("print(1)\nsys.stderr.write('x')\ntyper.echo(2)\ntext = 'print(3)'\n")
    assert _prints(source) == [1, 2, 3]
