"""The wheel alone is enough: installed elsewhere, it brings its own cases and runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SHIPPED = ("pyproject.toml", "README.md", "LICENSE", "cli.py", "optimiser", "models", "data")
# Nothing outside the wheel may help: neither the caller's settings nor the folder of the project.
INHERITED = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")


def _run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder, with few variables of the environment."""
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment | {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from a copy so that the tree stays as it is."""
    tree = tmp_path_factory.mktemp("tree")
    for name in SHIPPED:
        source = repo_root / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / name)
    done = _run(tree, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tree / "dist"))
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (tree / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what the wheel installs, and nothing else."""
    target = tmp_path_factory.mktemp("installed")
    done = _run(
        target, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(target), str(wheel)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_the_wheel_holds_the_program_and_its_data_only(wheel: Path) -> None:
    """The wheel holds cli, optimiser, models and the cases, and neither tests nor the raw tree of data."""
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert top == {"cli.py", "optimiser", "models"}
    assert "optimiser/shipped/cases/tiny/case.toml" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_installed_program_is_the_one_that_answers(installed: Path, tmp_path: Path) -> None:
    """Away from the project, cli, optimiser and models come from the wheel."""
    program = "import cli, models, optimiser; print(cli.__file__, models.__file__, optimiser.__file__, sep='\\n')"
    done = _run(tmp_path, "-c", program, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    assert all(Path(line).resolve().is_relative_to(installed.resolve()) for line in done.stdout.splitlines())


def test_the_installed_program_writes_a_case_and_runs_it(installed: Path, tmp_path: Path) -> None:
    """`init` and then `run` do in an empty folder what they do in the project."""
    begun = _run(tmp_path, "-m", "cli", "init", "mine", "--case", "tiny", PYTHONPATH=str(installed))
    assert begun.returncode == 0, begun.stdout + begun.stderr
    assert (tmp_path / "mine" / "case.toml").is_file()
    done = _run(tmp_path, "-m", "cli", "run", "mine", "--out", "out", PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert result["arithmetic_verified"] is True
