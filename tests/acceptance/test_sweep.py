"""Many scenarios at once: the same from one process as from two, whatever is killed on the way."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.command_line import (
    CASES,
    contents,
    entries,
    optimiser,
    read_rows,
    start,
    strict_json,
    wait_for,
)

BUDGET = 'buying.rules.budget={kind="budget", owner="Board", reason="Plan", most_gbp=9000}'
SWEEP = (
    *("sweep", str(CASES / "tiny"), "--only", "buying", "--set", "solve.questions=none", "--set", BUDGET),
    *(
        "--one-at-a-time",
        "--vary",
        "buying.max_suppliers_per_lot=1,2",
        "--vary",
        "buying.rules.budget.most_gbp=8000,8100",
    ),
)
TABLES = ("frontier.csv", "results.csv", "sweep.html", "sweep.json", "tornado.csv")


@dataclass(frozen=True)
class Swept:
    """One sweep that nobody may change.

    Parameters
    ----------
    folder
        Its folder.
    stdout
        What it answered with --json.
    """

    folder: Path
    stdout: str


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Swept:
    """Return the sweep as one process does it, undisturbed."""
    place = tmp_path_factory.mktemp("serial")
    done = optimiser(*SWEEP, "--out", "out", "--json", cwd=place).ended(0)
    return Swept(place / "out", done.stdout)


def tables(folder: Path) -> dict[str, bytes]:
    """Return the final tables of a sweep."""
    return {name: (folder / name).read_bytes() for name in TABLES}


def points_written(folder: Path) -> list[str]:
    """Return the key of every point that is written down whole."""
    if not (folder / "points.jsonl").exists():
        return []
    lines = (folder / "points.jsonl").read_bytes().split(b"\n")[:-1]
    return [strict_json(line.decode())["key"] for line in lines]


def test_the_results_of_a_sweep(serial: Swept) -> None:
    """Every point has its settings, run and figures; an impossible one is a result that names its rule."""
    assert entries(serial.folder) == sorted((*TABLES, "plan.json", "points.jsonl"))
    rows = read_rows(serial.folder / "results.csv")
    saving = [(row["buying.max_suppliers_per_lot"], row["status"], row["headline_saving_gbp"]) for row in rows]
    assert saving == [
        ("", "optimal", "1060.00"),
        ("1", "optimal", "1010.00"),
        ("2", "optimal", "1060.00"),
        ("", "infeasible", ""),
        ("", "optimal", "1060.00"),
    ]
    assert (rows[3]["exit"], rows[3]["rules"]) == ("4", "budget")
    tornado = [row for row in strict_json(serial.stdout)["tornado"] if row["output"] == "saving"]
    assert [(row["key"].rpartition(".")[2], row["swing"], row["without"]) for row in tornado] == [
        ("max_suppliers_per_lot", 5000, []),
        ("most_gbp", 0, [4]),
    ]
    assert strict_json(serial.stdout) == strict_json((serial.folder / "sweep.json").read_text(encoding="utf-8"))


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found the Linux way")
def test_two_processes_of_which_one_is_killed(serial: Swept, tmp_path: Path) -> None:
    """Two processes give the bytes of one, even where one of them is killed: nothing is lost and nothing doubled."""
    process = start(*SWEEP, "--jobs", "2", "--out", "out", cwd=tmp_path)
    assert wait_for(lambda: bool(points_written(tmp_path / "out")), process)
    workers = [child for child in children(process.pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    os.kill(workers[0], signal.SIGKILL)
    _, stderr = process.communicate()
    assert process.returncode == 0, stderr
    assert b"what it was doing is done again" in stderr
    assert tables(tmp_path / "out") == tables(serial.folder)
    written = points_written(tmp_path / "out")
    assert sorted(written) == sorted(points_written(serial.folder))


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    return [int(word) for word in text.split()]


@pytest.mark.long
def test_a_killed_sweep_is_resumed(serial: Swept, tmp_path: Path) -> None:
    """Killed after its first point, the same call goes on where it was left; the bytes are those of one sweep."""
    process = start(*SWEEP, "--out", "out", cwd=tmp_path)
    assert wait_for(lambda: bool(points_written(tmp_path / "out")), process)
    process.kill()
    process.communicate()
    before = len(points_written(tmp_path / "out"))
    assert 1 <= before < 5
    done = optimiser(*SWEEP, "--out", "out", cwd=tmp_path).ended(0)
    assert f"so {before} of 5 points are taken over" in done.stderr
    assert tables(tmp_path / "out") == tables(serial.folder)
    assert sorted(points_written(tmp_path / "out")) == sorted(points_written(serial.folder))
    assert entries(tmp_path / "out") == entries(serial.folder)


def test_settings_are_checked_before_anything_runs(tmp_path: Path) -> None:
    """A key that does not exist ends with exit 3 and a suggestion, and nothing is written."""
    done = optimiser("sweep", CASES / "tiny", "--vary", "buying.min_trust=2,3", "--out", "out", cwd=tmp_path).ended(3)
    assert "Did you mean 'min_trusts'?" in done.stderr
    optimiser("sweep", CASES / "tiny", "--json", cwd=tmp_path).ended(2)
    assert entries(tmp_path) == []


def test_points_of_a_file(serial: Swept, tmp_path: Path) -> None:
    """A file of points gives the runs that the same settings give in any other way."""
    (tmp_path / "points.csv").write_text("buying.max_suppliers_per_lot\n2\n", encoding="utf-8")
    given = SWEEP[: SWEEP.index("--one-at-a-time")]
    answer = optimiser(*given, "--file", "points.csv", "--out", "out", "--json", cwd=tmp_path).ended(0).json
    (point,) = answer["points"]
    assert point["run_id"] == strict_json(serial.stdout)["points"][2]["run_id"]
    assert contents(tmp_path / "out").keys() == contents(serial.folder).keys()
