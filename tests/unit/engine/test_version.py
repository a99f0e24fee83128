"""Versions."""

from __future__ import annotations

import platform
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from optimiser.engine.version import library_versions, tool_version


def test_the_version_is_that_of_the_project(repo_root: Path) -> None:
    """The version a run records is the one in pyproject.toml."""
    project = tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tool_version() == project["version"]


def test_every_dependency_is_recorded(repo_root: Path) -> None:
    """A run records the version of Python and of every library it depends on."""
    project = tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = library_versions()
    assert set(found) == {"python", *(name.split(">")[0] for name in project["dependencies"])}
    assert found["python"] == platform.python_version()
    assert found["pandas"] == metadata.version("pandas")


def test_a_library_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is not installed is said to be missing."""

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    assert library_versions()["pandas"] == "not installed"
