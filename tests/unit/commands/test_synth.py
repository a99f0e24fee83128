"""Making a synthetic case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.synth import synth
from optimiser.errors import UsageError


def test_the_answer_counts_the_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the folder, the seed and the rows of every table are told; without it, a table and the next step."""
    out = tmp_path / "case"
    assert synth(out, (2, 25, 0, 0), 5, force=False, as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["out"], answer["seed"]) == (str(out), 5)
    assert (answer["rows"]["trusts"], answer["rows"]["spend_lines"]) == (2, 25)
    assert synth(out, (2, 25, 0, 0), 5, force=True, as_json=False) == 0
    said = capsys.readouterr().out
    assert f"Next: optimiser run {out}" in said
    assert "nobody and nothing in it exists" in said


def test_nothing_is_no_case(tmp_path: Path) -> None:
    """A case of nothing but trusts is refused as a wrong call, and nothing is written."""
    with pytest.raises(UsageError, match="something of lines"):
        synth(tmp_path / "case", (3, 0, 0, 0), 1, force=False, as_json=False)
    assert list(tmp_path.iterdir()) == []
