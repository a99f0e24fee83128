"""The main command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands.run import RunOptions, run
from optimiser.errors import OutputError, ScenarioError
from optimiser.issues import InputError
from tests.unit.small_case import ITEMS, LINES, SCHEMES, TARGETS, WEIGHTS, write_case


def options(case: Path, *scenarios: str, **changed: Any) -> RunOptions:
    """Return the options of a run, as few as can be."""
    given: dict[str, Any] = {
        "out": case.parent / "out",
        "settings": (),
        "only": "",
        "force": False,
        "fail_under_target": False,
        "as_json": False,
    }
    return RunOptions(case=case, scenarios=scenarios, **{**given, **changed})


def test_one_run(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run publishes its folder with reports and tells the summary on stdout, progress on stderr."""
    assert run(options(small)) == 0
    out, err = capsys.readouterr()
    assert {"report.html", "report.xlsx", "result.json"} <= {path.name for path in (small.parent / "out").iterdir()}
    assert "£20 of it lies above the median price" in out
    assert "Reading the case" in err


def test_one_run_as_json(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json stdout is result.json and nothing else."""
    assert run(options(small, "low", as_json=True)) == 0
    result = json.loads(capsys.readouterr().out)
    assert result == json.loads((small.parent / "out" / "result.json").read_text(encoding="utf-8"))
    assert result["scenario"] == "low"


def test_a_run_that_cannot_be_registered(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register that cannot be written is told on stderr; the run is whole and ends with 0."""
    monkeypatch.setenv("OPTIMISER_REGISTER", str(small / "case.toml"))
    assert run(options(small)) == 0
    out, err = capsys.readouterr()
    assert "not in the register" in err
    assert "£20 of it lies above the median price" in out


def test_several_scenarios(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several scenarios have a folder each; one that fails is reported, the others go on, the worst code wins."""
    assert run(options(small, "base", "high", "low", as_json=True)) == 3
    runs = json.loads(capsys.readouterr().out)["runs"]
    assert [answer["scenario"] for answer in runs] == ["base", "high", "low"]
    assert runs[1]["error"]["kind"] == "scenario"
    assert {path.name for path in (small.parent / "out").iterdir()} == {"base", "low"}


def test_several_scenarios_in_words(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json the failure of one is told on stderr."""
    assert run(options(small, "base", "high")) == 3
    assert "Scenario 'high' is not in case.toml" in capsys.readouterr().err


def test_the_only_scenario_fails(small: Path) -> None:
    """The failure of the only scenario is passed on."""
    with pytest.raises(ScenarioError):
        run(options(small, "high"))


def test_one_lever(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run may be limited to one lever."""
    run(options(small, only="transport", as_json=True))
    assert "buying" not in json.loads(capsys.readouterr().out)


def test_the_default_folder(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --out the run stands under runs, by case and scenario."""
    monkeypatch.chdir(small.parent)
    assert run(options(small, out=None, as_json=True)) == 0
    (folder,) = (small.parent / "runs" / "small").iterdir()
    assert folder.name.startswith("base-")


SPOILT = LINES.replace("L2,BBB", "L2,XXX")


def test_refused_input_is_written_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the input is refused the run leaves what was refused, and no run folder."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": SPOILT})
    with pytest.raises(InputError):
        run(options(case))
    (refused,) = [path for path in tmp_path.iterdir() if path.name != "case"]
    assert refused.name.startswith("out-refused-")
    assert {path.name for path in refused.iterdir()} == {"issues.csv", "rejected_spend_lines.csv"}
    assert str(refused) in capsys.readouterr().err


def test_refused_input_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That the refusals cannot be written does not hide what is wrong with the input."""

    def refuse(*_: object) -> None:
        raise OutputError("Cannot write to 'here'.")

    monkeypatch.setattr("optimiser.commands.run.write_refusals", refuse)
    with pytest.raises(InputError):
        run(options(write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": SPOILT})))
    assert "could not be written: Cannot write to 'here'." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [("1000.00", 7, "The target is missed by £904.00."), ("96.00", 0, ""), ("50.00", 0, "")],
)
def test_fail_under_target(
    tmp_path: Path, target: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --fail-under-target an open gap ends with code 7; a target met to the penny is met."""
    head, top, *_ = TARGETS.splitlines()
    tables = {"targets": "\n".join((head.strip(), top.strip().replace("1000.00", target))), "schemes": SCHEMES}
    case = write_case(tmp_path / "case", tables)
    assert run(options(case, settings=WEIGHTS, fail_under_target=True, as_json=True)) == code
    assert said in capsys.readouterr().err


def test_no_gap_to_test(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no gap was computed that is said, and nothing fails."""
    assert run(options(small, fail_under_target=True, as_json=True)) == 0
    assert "nothing to test" in capsys.readouterr().err
