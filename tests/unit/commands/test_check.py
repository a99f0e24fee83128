"""Reading and checking only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.check import check
from tests.unit.small_case import ITEMS, LINES, write_case

SPOILT = LINES.replace("L2,BBB", "L2,XXX")


def test_a_case_in_order(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good case is reconciled by file and said to be in order."""
    (small / "contracts.csv").write_text("", encoding="utf-8")
    assert check(small, None, as_json=False) == 0
    out = capsys.readouterr().out
    assert "spend_lines          3         3         0       0       £70.00           £70.00" in out
    assert "[undeclared-file]" in out
    assert "The case 'small' is in order: 3 tables, as of 22 November 2026." in out


def test_a_case_in_order_as_json(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same as one object, under the names that a run has for its sums."""
    assert check(small, None, as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["case"], answer["issues"]) == ("small", [])
    assert answer["reconciliation"]["spend_lines"]["pence_read"] == 7000
    assert answer["reconciliation"]["trusts"]["rows_read"] == 3


def test_a_case_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spoilt case is reconciled all the same, its issues are told, and the code is 3; nothing is written unasked."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": SPOILT})
    assert check(case, None, as_json=False) == 3
    out, err = capsys.readouterr()
    assert "spend_lines" in out
    assert "[unknown-trust]" in err
    assert {path.name for path in tmp_path.iterdir()} == {"case"}


def test_faults_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --out the issues and the refused rows are written."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": SPOILT})
    assert check(case, tmp_path / "refused", as_json=True) == 3
    assert {path.name for path in (tmp_path / "refused").iterdir()} == {"issues.csv", "rejected_spend_lines.csv"}
    answer = json.loads(capsys.readouterr().out)
    assert answer["error"]["exit"] == 3
    assert answer["reconciliation"]["spend_lines"]["rows_rejected"] == 1


def test_a_case_toml_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where case.toml itself is wrong there is nothing to reconcile."""
    case = write_case(tmp_path / "case", {}, more="[scenarios.low.buying]\nmin_trusts = 1\n")
    assert check(case, None, as_json=False) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "scenarios.low.buying.min_trusts" in err
