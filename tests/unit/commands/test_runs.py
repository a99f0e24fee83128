"""The commands about the register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands.run_folder import find_run
from optimiser.commands.runs import export, list_runs, name_run, prune, rebuild_register, show_run
from optimiser.engine.register.place import REGISTER, WHO
from optimiser.engine.register.use import enter_run
from optimiser.errors import OutputError, UsageError
from tests.unit.engine.register.sample import write_run

RUN = "abcdef0123456789"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a registered run in the folder that the commands work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(REGISTER, "")
    monkeypatch.setenv(WHO, "analyst")
    folder = write_run(tmp_path / "runs" / "tiny" / "base")
    enter_run(folder)
    return folder


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the one JSON object of the answer."""
    content = json.loads(capsys.readouterr().out)
    assert isinstance(content, dict)
    return content


def test_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list has a line a run with the headline's pounds; the invented ones are in the object only, apart."""
    assert list_runs(as_json=False) == 0
    said = capsys.readouterr().out
    assert RUN in said
    assert "£2,700.00  £1,060.00  there" in said
    assert "£0.05" not in said
    assert list_runs(as_json=True) == 0
    (run,) = answer(capsys)["runs"]
    assert run["illustration"] == {"saving_pence": 5}


def test_no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a register the list is empty, and none is made by looking."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(REGISTER, "")
    assert list_runs(as_json=False) == 0
    assert "No run is registered here" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match="has no run"):
        show_run(RUN, as_json=False)


def test_show(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run is shown by id, by folder and by name: who, what, results of both scopes; as JSON with every file."""
    name_run(str(folder), "board", as_json=False)
    for word in (RUN[:6], str(folder), "board"):
        assert show_run(word, as_json=False) == 0
    said = capsys.readouterr().out
    assert all(text in said for text in ("(board)", "analyst", "£1,060.00", "Worked illustration (synthetic)", "£0.05"))
    assert show_run(RUN, as_json=True) == 0
    assert set(answer(capsys)["artefacts"]) == {"manifest.json", "result.json"}


def test_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name calls the run everywhere; given to another run, the first is told to have lost it."""
    second = write_run(folder.parent / "second", run_id="b" * 16)
    enter_run(second)
    name_run(RUN, "board", as_json=False)
    assert find_run("board") == folder.resolve()
    capsys.readouterr()
    name_run("b" * 16, "board", as_json=False)
    assert capsys.readouterr().out == f"Run {'b' * 16} is called 'board'; run {RUN} no longer is.\n"
    assert find_run("board") == second.resolve()
    name_run(RUN, "draft", as_json=True)
    assert answer(capsys) == {"record": 1, "run_id": RUN, "name": "draft"}


@pytest.mark.parametrize("name", ["", "  ", "a/b", "a\\b", "a\nb", "x" * 201])
def test_what_is_no_name(folder: Path, name: str) -> None:
    """An empty name, one like a path and one of several lines are refused."""
    with pytest.raises(UsageError, match="cannot be a name"):
        name_run(RUN, name, as_json=False)


def test_export(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The register goes into a file of either kind; another kind, and a file that is there, are refused."""
    assert export(tmp_path / "runs.csv", force=False, as_json=False) == 0
    assert export(tmp_path / "runs.json", force=False, as_json=True) == 0
    assert "1 run in" in capsys.readouterr().out
    assert RUN in (tmp_path / "runs.csv").read_text(encoding="utf-8")
    with pytest.raises(OutputError, match="there already"):
        export(tmp_path / "runs.csv", force=False, as_json=False)
    assert export(tmp_path / "runs.csv", force=True, as_json=False) == 0
    with pytest.raises(UsageError, match=r"neither \.csv nor \.json"):
        export(tmp_path / "runs.pdf", force=False, as_json=False)


def test_prune(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run removes nothing; a real one removes the folder, keeps the record, and the name then leads nowhere."""
    assert prune(0, None, dry_run=True, as_json=False) == 0
    assert folder.is_dir()
    assert "Would remove" in capsys.readouterr().out
    assert prune(0, None, dry_run=False, as_json=True) == 0
    assert [run["run_id"] for run in answer(capsys)["removed"]] == [RUN]
    assert not folder.exists()
    name_run(RUN, "old", as_json=False)
    with pytest.raises(UsageError, match="was removed on"):
        find_run("old")
    assert show_run("old", as_json=False) == 0
    assert "pruned, folder removed" in capsys.readouterr().out
    assert prune(None, 0, dry_run=False, as_json=False) == 0
    assert capsys.readouterr().out == "No folder to remove.\n"


def test_prune_needs_a_rule(folder: Path) -> None:
    """Without a rule nothing is removed."""
    with pytest.raises(UsageError, match="Nothing says which"):
        prune(None, None, dry_run=False, as_json=False)


def test_rebuild(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folders that are not registered are entered; a broken one is told of, and where there is none, that is."""
    write_run(folder.parent / "new", run_id="b" * 16)
    (write_run(folder.parent / "broken", run_id="c" * 16) / "result.json").unlink()
    assert rebuild_register([], as_json=False) == 0
    told = capsys.readouterr()
    assert told.out == "1 entered, 1 were there already.\n"
    assert "cannot be read as a run" in told.err
    assert rebuild_register([Path("runs")], as_json=True) == 0
    assert answer(capsys)["entered"] == []
    with pytest.raises(UsageError, match="There is no folder"):
        rebuild_register([Path("nowhere")], as_json=False)


def test_a_run_is_found_elsewhere_by_its_id(folder: Path, tmp_path: Path) -> None:
    """A registered run that lies outside `runs` is found by its id; one whose folder was moved is not."""
    far = write_run(tmp_path / "far", run_id="d" * 16)
    enter_run(far)
    assert find_run("dddddd") == far.resolve()
    far.rename(tmp_path / "moved")
    with pytest.raises(UsageError, match="There is no run"):
        find_run("dddddd")
    name_run("dddddd", "lost", as_json=False)
    with pytest.raises(UsageError, match="is not where it was"):
        find_run("lost")


def test_a_broken_register_hides_no_run(folder: Path) -> None:
    """Where the register cannot be read, runs are still found under `runs`."""
    Path("runs/register.sqlite").write_text("broken " * 500, encoding="utf-8")
    assert find_run(RUN) == Path("runs/tiny/base")
