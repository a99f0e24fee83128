"""A sweep from its first point to its tables."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from optimiser.engine import run as execute_module
from optimiser.engine.sweep import sweep as module
from optimiser.engine.sweep import work
from optimiser.engine.sweep.journal import JOURNAL, read_journal
from optimiser.engine.sweep.plan import SweepRequest
from optimiser.engine.sweep.sweep import PLAN, POINTS, sweep
from optimiser.errors import OutputError
from tests.unit.small_case import ITEMS, LINES, write_case

FILES = {"frontier.csv", "plan.json", "points.jsonl", "results.csv", "sweep.html", "sweep.json", "tornado.csv"}
POINTS_OF = ({"buying.min_trusts": "3"}, {"buying.min_trusts": "4"}, {"buying.min_trusts": "3"})


@pytest.fixture
def request_of(tmp_path: Path) -> SweepRequest:
    """Return a sweep of three points, two of them the same, in a folder that is still free."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES})
    return SweepRequest(case, POINTS_OF, levers=("buying",), out=tmp_path / "out")


def tables(folder: Path) -> dict[str, bytes]:
    """Return the final tables of a sweep."""
    return {name: (folder / name).read_bytes() for name in FILES - {PLAN, JOURNAL}}


def test_the_folder_of_a_sweep(request_of: SweepRequest) -> None:
    """Every table is there and no run folder; two points of the same settings are one run."""
    content, folder = sweep(request_of)
    assert {path.name for path in folder.iterdir()} == FILES
    assert json.loads((folder / "sweep.json").read_text(encoding="utf-8")) == content
    assert [point["headline"].get("opportunity_pence") for point in content["points"]] == [2000, None, 2000]
    assert content["points"][2]["origins"]["run"]["why"] == "as point 1: the case and every setting are the same"
    assert len(read_journal(folder / JOURNAL)) == 2
    assert len((folder / JOURNAL).read_bytes().splitlines()) == 2


def test_a_finished_sweep_is_taken_over(request_of: SweepRequest) -> None:
    """The same call again runs nothing, says so, and writes the same bytes."""
    _, folder = sweep(request_of)
    before, journal = tables(folder), (folder / JOURNAL).read_bytes()
    heard: list[str] = []
    sweep(replace(request_of, jobs=2), heard.append)
    assert heard[1:] == [
        "Nothing they depend on has changed, so all points are taken over from the last time",
    ]
    assert tables(folder) == before
    assert (folder / JOURNAL).read_bytes() == journal


@pytest.mark.parametrize("lines", [0, 1])
def test_a_killed_sweep_goes_on(lines: int, request_of: SweepRequest) -> None:
    """With any number of points finished and half a line behind them, the rest is run and the bytes are the same."""
    _, folder = sweep(request_of)
    before = tables(folder)
    written = (folder / JOURNAL).read_bytes().splitlines(keepends=True)
    (folder / JOURNAL).write_bytes(b"".join(written[:lines]) + written[lines][:20])
    for name in FILES - {PLAN, JOURNAL}:
        (folder / name).unlink()
    (folder / POINTS / ".2.partial-99999999").mkdir(parents=True)
    sweep(request_of)
    assert tables(folder) == before
    keys = [json.loads(line)["key"] for line in (folder / JOURNAL).read_bytes().splitlines()]
    assert len(keys) == len(set(keys)) == 2
    assert {path.name for path in folder.iterdir()} == FILES


def test_what_failed_is_tried_again(request_of: SweepRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A point that failed is recorded and does not stop the others; the next call runs it again and nothing else."""
    publish = execute_module.publish_findings

    def fails_once(*given: object, **named: object) -> object:
        monkeypatch.setattr(work, "publish_findings", publish)
        raise KeyError("data")

    monkeypatch.setattr(work, "publish_findings", fails_once)
    content, folder = sweep(request_of)
    assert [point["status"] for point in content["points"]] == ["failed", "optimal", "failed"]
    heard: list[str] = []
    content, _ = sweep(request_of, heard.append)
    assert [point["status"] for point in content["points"]] == ["optimal"] * 3
    assert heard[1].startswith("Nothing they depend on has changed, so 1 of 2 points")
    assert len([line for line in heard if line.startswith("Point")]) == 1
    assert len((folder / JOURNAL).read_bytes().splitlines()) == 3


def test_run_folders_are_kept_where_asked(request_of: SweepRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With keep every point has its run folder; a later call without them clears up, one with them runs again."""
    monkeypatch.setattr(work, "FORMATS", ())
    content, folder = sweep(replace(request_of, keep=True))
    assert sorted(path.name for path in (folder / POINTS).iterdir()) == ["1", "2"]
    result = json.loads((folder / POINTS / "2" / "result.json").read_text(encoding="utf-8"))
    assert result["run_id"] == content["points"][1]["run_id"]
    sweep(request_of)
    assert not (folder / POINTS).exists()
    sweep(replace(request_of, keep=True))
    assert (folder / POINTS / "1" / "result.json").is_file()


def test_another_sweep_does_not_take_the_folder(request_of: SweepRequest) -> None:
    """Other points are refused and what differs is said; with force, points that are the same are taken over."""
    _, folder = sweep(request_of)
    before = tables(folder)
    other = replace(request_of, points=({"buying.min_trusts": "4"}, {"buying.min_trusts": "2"}))
    with pytest.raises(OutputError, match="What differs: the points"):
        sweep(other)
    assert tables(folder) == before
    heard: list[str] = []
    content, _ = sweep(replace(other, force=True), heard.append)
    assert heard[1].startswith("Nothing they depend on has changed, so 1 of 2 points")
    fresh, _ = sweep(replace(other, out=folder.parent / "fresh"))
    assert content == fresh


def test_a_folder_of_something_else_is_left_alone(request_of: SweepRequest, tmp_path: Path) -> None:
    """A folder that holds no sweep, and a file, are refused even with force."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mum.txt").write_text("Dear mum", encoding="utf-8")
    for out in (tmp_path / "letters", tmp_path / "letters" / "mum.txt"):
        with pytest.raises(OutputError):
            sweep(replace(request_of, out=out, force=True))
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["mum.txt"]


def test_two_sweeps_at_once_in_one_folder(request_of: SweepRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another sweep holds the folder, nothing in it is changed, not even with force."""
    _, folder = sweep(request_of)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def held(path: Path, patience_s: float) -> None:
        assert path == folder / JOURNAL
        raise OutputError("held")

    monkeypatch.setattr(module, "locked", held)
    with pytest.raises(OutputError, match="held"):
        sweep(replace(request_of, points=POINTS_OF[:1], force=True))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_default_folder_is_the_same_for_the_same_sweep(
    request_of: SweepRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --out the folder is named after the sweep, so that the same call finds it again."""
    monkeypatch.chdir(tmp_path)
    content, folder = sweep(replace(request_of, out=None))
    assert folder == Path("runs") / "small" / f"sweep-{content['sweep']}"
    assert sweep(replace(request_of, out=None))[1] == folder
