"""Who may import whom, who may open files, and what mathematics may stand on."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.sources import ROOT, Source, parse, product_sources

OPENS_FILES = tuple(
    f"optimiser/{part}" for part in ("config", "ingest", "synthetic", "published", "report", "engine", "audit")
)
ITS_LOG = "optimiser/solve"
TERMINAL = ("cli.py", "optimiser/commands")
FILE_CALLS = {
    *(
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "mkdir",
        "unlink",
        "rmtree",
        "copytree",
        "copyfile",
    ),
    *("read_csv", "read_excel", "read_parquet", "read_json", "to_csv", "to_excel", "to_parquet"),
}
MATHEMATICS = {"numpy", "scipy.sparse", "networkx", "pulp", "models"}
AUDIT = {f"optimiser.{part}" for part in ("audit", "money", "issues", "errors", "tables")}
NOT_FOR_MATHEMATICS = {"io", "logging", "os", "pathlib", "shutil", "subprocess", "sys", "tempfile"}


def test_the_import_contracts_hold() -> None:
    """The layers of house and mathematics, as [tool.importlinter] of pyproject.toml draws them, are kept."""
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def _imported(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _strangers(source: Source) -> list[str]:
    """Return the imports of a module of mathematics that are none of its own."""
    standard = sys.stdlib_module_names - NOT_FOR_MATHEMATICS
    return [
        name
        for name in _imported(source)
        if name.split(".")[0] not in standard
        and not any(name == allowed or name.startswith(f"{allowed}.") for allowed in MATHEMATICS)
    ]


def test_models_stand_on_mathematics_alone() -> None:
    """Mathematics imports the standard library without files and logs, numpy, scipy.sparse, networkx and pulp."""
    found = {source.path: _strangers(source) for source in product_sources() if source.is_below("models")}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("line", "strangers"),
    [
        ("import pandas as pd", ["pandas"]),
        ("from scipy import optimize", ["scipy.optimize"]),
        ("from scipy import sparse", []),
        ("from pathlib import Path", ["pathlib.Path"]),
        ("from fractions import Fraction", []),
    ],
)
def test_the_rule_for_models_tells_them_apart(line: str, strangers: list[str]) -> None:
    """The rule sees a table library, a solver of scipy's and a file, and lets fractions and sparse matrices pass."""
    assert _strangers(parse(line, "models/example.py")) == strangers


def _not_for_audit(source: Source) -> list[str]:
    """Return the imports of ours by which the independent check would lean on what it checks."""
    return [
        name
        for name in _imported(source)
        if name.split(".")[0] in {"cli", "models", "optimiser"}
        and not any(name == allowed or name.startswith(f"{allowed}.") for allowed in AUDIT)
    ]


def test_the_independent_check_stands_alone() -> None:
    """Of our own modules audit imports only itself, money, issues, errors and tables."""
    found = {source.path: _not_for_audit(source) for source in product_sources() if source.is_below("optimiser/audit")}
    assert {path: names for path, names in found.items() if names} == {}


def test_the_rule_for_the_check_sees_what_it_leans_on() -> None:
    """The rule sees the mathematics, a sibling layer and the package itself, and lets money pass."""
    text = (
        "import models.names\nfrom optimiser.results import ledger\nimport optimiser\nfrom optimiser.money import x\n"
    )
    assert _not_for_audit(parse(text)) == ["models.names", "optimiser.results.ledger", "optimiser"]


def _file_calls(source: Source) -> list[str]:
    """Return the calls of a module that open, write or remove a file."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in FILE_CALLS:
                found.append(f"line {node.lineno}: {name}")
    return found


def test_only_the_layers_at_the_edge_open_files() -> None:
    """Files are opened by config, ingest, synthetic, published, report, engine and audit, and by solve for its log."""
    found = {
        source.path: _file_calls(source)
        for source in product_sources()
        if not source.is_below(*OPENS_FILES, ITS_LOG, *TERMINAL)
    }
    assert {path: calls for path, calls in found.items() if calls} == {}


def test_the_rule_for_files_sees_them() -> None:
    """The rule sees a file opened by name, by path and by pandas."""
    source = parse("open(name)\npath.write_text(text)\nframe = pd.read_csv(path)\n")
    assert _file_calls(source) == ["line 1: open", "line 2: write_text", "line 3: read_csv"]
