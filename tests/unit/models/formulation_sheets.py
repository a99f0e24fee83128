"""Write models/README.md from the docstrings: ``python -m tests.unit.models.formulation_sheets``.

It stands beside the tests because nothing in models/ may touch a file.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import models

README = Path(__file__).resolve().parents[3] / "models" / "README.md"
INTRODUCTION = """# Formulation sheets

What the mathematics of this package says, in words and formulas. Made from the docstrings, so change it there; then
`python -m tests.unit.models.formulation_sheets` writes this file anew.
"""
SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
ENTRY = re.compile(r"^(\S.*)\n((?:    .*\n|\n)+)", re.MULTILINE)
FORMULA = re.compile(r"^\.\. math::(?: (.*)\n((?:    .*\n)*)|\n((?:    .*\n)+))", re.MULTILINE)


def formulation_sheets() -> str:
    """Return the text of the README: a chapter for each package, a part for each module and each public name in it."""
    names = sorted(module.name for module in pkgutil.walk_packages(models.__path__, "models."))
    parts = [INTRODUCTION]
    for name in names:
        module = importlib.import_module(name)
        parts.append(f"{'##' if hasattr(module, '__path__') else '###'} {name}\n\n{_markdown(module)}")
        parts.extend(f"#### {public}\n\n{_markdown(thing)}" for public, thing in _public(module))
    return "\n".join(parts)


def _public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield the public functions and classes of a module in the order in which they are written."""
    for name, thing in vars(module).items():
        ours = (inspect.isfunction(thing) or inspect.isclass(thing)) and thing.__module__ == module.__name__
        if ours and not name.startswith("_"):
            yield name, thing


def _markdown(thing: object) -> str:
    """Turn a docstring into Markdown: its prose and formulas, its parameters as a list, its references."""
    text, *rest = SECTION.split((inspect.getdoc(thing) or "") + "\n")
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    entries = ENTRY.findall(sections.get("Parameters", ""))
    parameters = [f"- `{name.replace(', ', '`, `')}`: {' '.join(body.split())}" for name, body in entries]
    references = sections.get("References", "").replace(".. [", "[").strip()
    return "\n\n".join(filter(None, (_formulas(text).strip(), _formulas("\n".join(parameters)), references))) + "\n"


def _formulas(text: str) -> str:
    """Turn the formulas and literals of reStructuredText into those of Markdown."""
    text = re.sub(r":math:`([^`]+)`", r"$\1$", text).replace("``", "`").replace("]_", "]")
    return FORMULA.sub(lambda found: f"```math\n{inspect.cleandoc(_body(found))}\n```\n", text)


def _body(found: re.Match[str]) -> str:
    """Return the formula of one ``math`` directive, whether it begins on the directive's line or below it."""
    on_the_line, below, block = found.groups()
    return block if block is not None else f"{on_the_line}\n{below}"


if __name__ == "__main__":
    README.write_text(formulation_sheets(), encoding="utf-8")
