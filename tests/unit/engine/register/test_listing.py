"""The register as rows for scripts and files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.listing import export_runs, run_object, state_of
from optimiser.engine.register.store import RegisteredRun
from tests.unit.engine.register.sample import register_of, write_run


@pytest.fixture
def runs(tmp_path: Path) -> list[RegisteredRun]:
    """Return a registered run that bears a name which looks like a formula."""
    register = register_of(tmp_path / "register.sqlite", write_run(tmp_path / "run"))
    register.give_name(1, "=cmd()", "")
    return register.runs()


def test_an_object_for_scripts(runs: list[RegisteredRun]) -> None:
    """Headline and illustration stand apart in pence, and the state of the folder is said."""
    found = run_object(runs[0])
    assert found["headline"] == {"opportunity_pence": 270000, "saving_pence": 106000}
    assert found["illustration"] == {"saving_pence": 5}
    assert (found["names"], found["levers"], found["state"]) == (["=cmd()"], ["buying", "transport"], "there")


def test_the_state_of_a_folder(runs: list[RegisteredRun]) -> None:
    """A folder that was moved is gone, which is not the same as pruned."""
    runs[0].folder.rename(runs[0].folder.with_name("moved"))
    assert state_of(runs[0]) == "gone"


def test_files(runs: list[RegisteredRun], tmp_path: Path) -> None:
    """CSV has a row a run with money in pence and no live formula; JSON has the same objects as the screen."""
    export_runs(runs, tmp_path / "runs.csv")
    with (tmp_path / "runs.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["names"], row["headline_saving_pence"], row["illustration_target_pence"]) == ("'=cmd()", "106000", "")
    export_runs(runs, tmp_path / "runs.json")
    assert json.loads((tmp_path / "runs.json").read_text(encoding="utf-8")) == {"runs": [run_object(runs[0])]}


def test_a_file_that_cannot_be_written(runs: list[RegisteredRun], tmp_path: Path) -> None:
    """A folder that is not there is told."""
    with pytest.raises(RegisterError, match="Cannot write"):
        export_runs(runs, tmp_path / "nowhere" / "runs.csv")
