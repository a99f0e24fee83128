"""One run start to finish."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.verify import AuditReport, Difference
from optimiser.engine import run as module
from optimiser.engine.run import RunRequest, execute, find_all, read, run_id
from optimiser.errors import OutputError, ScenarioError, VerificationError
from optimiser.ingest.load_case import RejectedInputError
from optimiser.results.findings import LEVERS
from tests.unit.small_case import ITEMS, LINES, SCHEMES, TARGETS, WEIGHTS, write_case

TABLES = {"items": ITEMS, "spend_lines": LINES, "targets": TARGETS, "schemes": SCHEMES}
LOW = "[scenarios.low.buying]\nmin_trusts = 2\n"


def run_of(folder: Path, case: Path, *settings: str, **about: Any) -> dict[str, Any]:
    """Run a case without reports and return its result."""
    return execute(RunRequest(case, about.pop("scenario", "base"), folder, settings, formats=(), **about))


def identity(case: Path, *settings: str, scenario: str = "base", levers: tuple[str, ...] = LEVERS) -> str:
    """Return the identifier of a run."""
    loaded, chosen = read(RunRequest(case, scenario, case, settings))
    return run_id(loaded, chosen, levers)


def test_a_run_folder(tmp_path: Path) -> None:
    """A run leaves result, record, shared tables and manifest, and returns what result.json holds."""
    result = run_of(tmp_path / "run", write_case(tmp_path / "case", TABLES), *WEIGHTS)
    assert {path.name for path in (tmp_path / "run").iterdir()} == {"result.json", "record", "csv", "manifest.json"}
    assert json.loads((tmp_path / "run" / "result.json").read_text(encoding="utf-8")) == result
    assert result["arithmetic_verified"] is True
    assert result["headline"]["opportunity_pence"] == 2000
    assert result["headline"]["gap_to_target_pence"] == 90_400


def test_progress_is_told(tmp_path: Path) -> None:
    """The user hears what is being done, in order."""
    heard: list[str] = []
    request = RunRequest(write_case(tmp_path / "case", TABLES), "base", tmp_path / "run", formats=())
    execute(request, heard.append)
    assert heard == ["Reading the case", "Finding opportunities", "Checking every figure again", "Writing reports"]


def test_the_manifest(tmp_path: Path) -> None:
    """The manifest has the hash of every file that went in and came out, versions, settings and times."""
    case = write_case(tmp_path / "case", TABLES)
    result = run_of(tmp_path / "run", case)
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    files = {path for path in (tmp_path / "run").rglob("*") if path.is_file() and path.name != "manifest.json"}
    assert manifest["outputs"] == {
        path.relative_to(tmp_path / "run").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    assert manifest["inputs"] == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in case.iterdir()}
    assert manifest["run_id"] == result["run_id"]
    assert manifest["settings"]["buying"]["min_trusts"] == 3
    assert set(manifest["timings"]) == {"find", "check"}
    assert manifest["versions"]["python"]


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Two runs of one case give the same bytes in every file, but for seconds and the manifest's times."""
    case = write_case(tmp_path / "case", TABLES)
    contents = []
    for name in ("one", "two"):
        run_of(tmp_path / name, case, *WEIGHTS)
        found = {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*.*")
        }
        result = json.loads(found.pop("result.json"))
        assert result.pop("seconds") > 0
        del found["manifest.json"]
        contents.append({**found, "result": json.dumps(result).encode()})
    assert len(contents[0]) > 20
    assert contents[0] == contents[1]


def test_the_identifier_is_of_input_and_settings(tmp_path: Path) -> None:
    """The same case elsewhere, under the same settings, is the same run."""
    one, two = (write_case(tmp_path / name, TABLES, more=LOW) for name in ("one", "two"))
    assert identity(one) == identity(two) == identity(one / "case.toml")
    assert identity(one) == identity(one, "buying.min_trusts=3")
    assert identity(one, "buying.min_trusts=2") == identity(one, scenario="low")
    assert identity(one, levers=("buying", "transport")) == identity(one, levers=("transport", "buying"))
    assert len(identity(one)) == 16


def test_the_identifier_changes_with_every_one_of_them(tmp_path: Path) -> None:
    """A changed row, a changed case.toml, a setting, a lever and a version each make another run."""
    case = write_case(tmp_path / "case", TABLES, more=LOW)
    known = {
        identity(case),
        identity(case, "solve.seed=2"),
        identity(case, scenario="low"),
        identity(case, levers=("buying",)),
        identity(write_case(tmp_path / "line", {**TABLES, "spend_lines": LINES.replace("40.00", "40.01")}, more=LOW)),
        identity(write_case(tmp_path / "day", TABLES, more=LOW, head={"as_of": "2026-11-23"})),
    }
    assert len(known) == 6


def test_another_version_is_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The identifier changes with the version of the program."""
    case = write_case(tmp_path / "case", TABLES)
    before = identity(case)
    monkeypatch.setattr(module, "tool_version", lambda: "9.9.9")
    assert identity(case) != before


def test_a_figure_that_does_not_survive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the check finds a difference nothing is published, and the first difference is named."""
    differences = (
        Difference("figures.csv", "headline:opportunity", "£20.00", "£19.99", "value differs."),
        Difference("figures.csv", "spend", "£1.00", "£2.00", "value differs."),
    )
    monkeypatch.setattr(module, "audit_run", lambda _: AuditReport(10, 20, differences))
    with pytest.raises(VerificationError) as caught:
        run_of(tmp_path / "run", write_case(tmp_path / "case", TABLES))
    assert caught.value.message.startswith("2 figures did not survive the independent check; nothing is published.")
    assert "headline:opportunity: value differs." in caught.value.message
    assert {path.name for path in tmp_path.iterdir()} == {"case"}


def test_an_occupied_folder_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """A folder that is not free is refused at once, even where the case is not there."""
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        run_of(tmp_path / "run", tmp_path / "nowhere")


def test_force_replaces_an_earlier_run(tmp_path: Path) -> None:
    """With force a run takes the place of an earlier one."""
    case = write_case(tmp_path / "case", TABLES, more=LOW)
    run_of(tmp_path / "run", case)
    assert run_of(tmp_path / "run", case, scenario="low", force=True)["scenario"] == "low"


def test_an_unknown_scenario(tmp_path: Path) -> None:
    """A scenario that is not in the case leaves no folder."""
    with pytest.raises(ScenarioError):
        run_of(tmp_path / "run", write_case(tmp_path / "case", TABLES), scenario="high")
    assert not (tmp_path / "run").exists()


SPOILT = LINES + "    L4,CCC,2025/26,gloves,three,-1,box,4.00\n"


def test_rejected_rows(tmp_path: Path) -> None:
    """Without a tolerance a rejected row stops the run; within one the run goes on, to the penny."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": SPOILT})
    for settings in ((), ("input.rejected_tolerance_gbp=3.99",)):
        with pytest.raises(RejectedInputError):
            run_of(tmp_path / "run", case, *settings)
    result = run_of(tmp_path / "run", case, "input.rejected_tolerance_gbp=4")
    assert result["reconciliation"]["pence_rejected"] == 400
    assert (tmp_path / "run" / "record" / "rejected.csv").is_file()


def test_a_negative_target_is_refused(tmp_path: Path) -> None:
    """What the dictionary does not allow never reaches the findings."""
    with pytest.raises(RejectedInputError):
        run_of(tmp_path / "run", write_case(tmp_path / "case", {"targets": TARGETS.replace("1000.00", "-1.00")}))


def test_find_all_has_opportunities_in_any_case(tmp_path: Path) -> None:
    """Also a case that gives no ground for them has the two tables of opportunities, empty."""
    case, scenario = read(RunRequest(write_case(tmp_path / "case", {}), "base", tmp_path))
    tables = find_all(case, scenario, LEVERS).tables
    assert tables["opportunities"].empty
    assert tables["opportunity_parts"].empty
    assert "target_nodes" not in tables
