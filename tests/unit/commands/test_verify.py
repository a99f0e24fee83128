"""Replaying a run's figures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from optimiser.commands.verify import verify


@pytest.fixture
def copy(tiny_run: Path, tmp_path: Path) -> Path:
    """Return a copy of the run that may be spoilt."""
    return Path(shutil.copytree(tiny_run, tmp_path / "run"))


def test_the_same(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An untouched run is the same, in words and as JSON."""
    assert verify(str(tiny_run), as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("Same: ")
    assert "says nothing about the source data" in out
    assert verify(str(tiny_run), as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["differences"]) == ("same", [])
    assert answer["figures"] > 100


def test_a_figure_that_was_changed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pound added to a published figure is found, named, and ends with code 6."""
    path = copy / "record" / "findings" / "figures.csv"
    text = path.read_text(encoding="utf-8")
    spoilt = "\n".join(
        line.replace("2700.00", "2701.00") if line.startswith("headline:opportunity,") else line
        for line in text.splitlines()
    )
    assert spoilt != text.rstrip("\n")
    path.write_text(spoilt + "\n", encoding="utf-8", newline="\n")
    assert verify(str(copy), as_json=False) == 6
    out = capsys.readouterr().out
    assert "headline:opportunity" in out
    assert "Different: " in out


def test_a_file_that_was_changed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shared table that no longer has the manifest's hash is found, as JSON too."""
    path = copy / "csv" / "opportunities.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    assert verify(str(copy), as_json=True) == 6
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == "different"
    assert any("csv/opportunities.csv" in difference["place"] for difference in answer["differences"])
