"""The command that compares runs, on the screen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from optimiser.commands.compare import compare
from optimiser.engine.run import RunRequest, execute
from optimiser.errors import UsageError
from tests.unit.small_case import ITEMS, LINES, SCHEMES, TARGETS, WEIGHTS, write_case


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """Return two runs of a small case: a higher price and a higher target in the second, on a later day."""
    tables = {"items": ITEMS, "spend_lines": LINES, "targets": TARGETS, "schemes": SCHEMES}
    more = "[scenarios.base]\n" + "\n".join(WEIGHTS) + "\n"
    case = write_case(tmp_path / "case", tables, more=more)
    execute(RunRequest(case, "base", tmp_path / "one", formats=()))
    tables |= {"spend_lines": LINES.replace("40.00", "45.00"), "targets": TARGETS.replace("1000.00", "1100.00")}
    execute(RunRequest(write_case(case, tables, more=more), "base", tmp_path / "two", formats=()))
    return str(tmp_path / "one"), str(tmp_path / "two")


def test_in_words(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The screen has tables, amounts, a bridge that leads from the first run to the second, and what moved."""
    assert compare(pair, None, force=False, as_json=False) == 0
    said = capsys.readouterr().out
    assert "opportunity £20.00 to £25.00 (+£5.00)" in said
    assert "spend_lines  supplied      0        0        1    +£5.00" in said
    assert "Bridge of opportunity (2025/26)" in said
    assert "+£100.00  targets" in said
    assert "Moved" in said


def test_as_json(pair: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With --json stdout is the object and nothing else, the same as in the folder."""
    assert compare(pair, tmp_path / "out", force=False, as_json=True) == 0
    content = json.loads(capsys.readouterr().out)
    assert content == json.loads((tmp_path / "out" / "compare.json").read_text(encoding="utf-8"))
    assert content["comparisons"][0]["results_changed"] is True


def test_with_itself(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A run compared with itself: nothing changed, and there is no bridge."""
    assert compare((pair[0], pair[0]), None, force=False, as_json=False) == 0
    said = capsys.readouterr().out
    assert "Nothing changed" in said
    assert "Bridge of" not in said


def test_another_case_and_an_amount_that_is_missing(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Runs of two cases are said to be that; where one has no target there is no bridge of the gap, not a nought."""
    other = write_case(tmp_path / "other", {"items": ITEMS, "spend_lines": LINES}, head={"name": '"other"'})
    execute(RunRequest(other, "base", tmp_path / "three", formats=()))
    assert compare((pair[0], str(tmp_path / "three")), None, force=False, as_json=False) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "runs of two different cases" in said
    assert "then not computed; so there is no bridge" in said


def test_one_run_is_not_enough(pair: tuple[str, str]) -> None:
    """One run, or one that is not there, cannot be compared."""
    with pytest.raises(UsageError, match="needs two runs"):
        compare(pair[:1], None, force=False, as_json=False)
    shutil.rmtree(pair[1])
    with pytest.raises(UsageError, match="There is no run"):
        compare(pair, None, force=False, as_json=False)
