"""Where the shipped cases lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.config import shipped
from optimiser.config.shipped import shipped_case, shipped_cases
from optimiser.errors import OptimiserError


def test_a_checkout(repo_root: Path) -> None:
    """In a checkout they lie in data/cases."""
    assert shipped_cases() == repo_root / "data" / "cases"
    assert (shipped_case("tiny") / "case.toml").is_file()


def test_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an installed package they lie inside it, and those come first."""
    (tmp_path / "optimiser" / "shipped" / "cases" / "own").mkdir(parents=True)
    (tmp_path / "data" / "cases").mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "optimiser")
    assert shipped_cases() == tmp_path / "optimiser" / "shipped" / "cases"
    assert shipped_case("own").name == "own"


def test_an_incomplete_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are none the error says to install again."""
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "optimiser")
    with pytest.raises(OptimiserError, match="missing from this installation"):
        shipped_cases()


def test_an_unknown_case() -> None:
    """A name that is none of theirs is answered with all names."""
    with pytest.raises(OptimiserError, match="no shipped case 'huge'") as caught:
        shipped_case("huge")
    assert "tiny" in caught.value.remedy
