"""The register of runs, as users and scripts meet it."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.engine.register.place import REGISTER, WHO
from tests.acceptance.command_line import contents, entries, optimiser, run_together
from tests.unit.small_case import ITEMS, LINES, write_case


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a small case, in which runs are registered as they are for a user."""
    monkeypatch.setenv(REGISTER, "")
    monkeypatch.setenv(WHO, "analyst")
    write_case(
        tmp_path / "mine", {"items": ITEMS, "spend_lines": LINES}, more="[scenarios.two.buying]\nmin_trusts = 2\n"
    )
    return tmp_path


def test_a_run_is_registered_named_found_and_pruned(place: Path) -> None:
    """Every run is in the list with who, what and results; a name leads to it; a pruned run leaves its record."""
    asked = ("run", "mine", "--scenario", "base", "--scenario", "two", "--json")
    made = optimiser(*asked, cwd=place).ended(0).json["runs"]
    runs = optimiser("runs", "--json", cwd=place).ended(0).json["runs"]
    assert [(run["run_id"], run["headline"]) for run in runs] == [(run["run_id"], run["headline"]) for run in made]
    assert {(run["who"], run["case_name"], run["state"]) for run in runs} == {("analyst", "small", "there")}
    optimiser("runs", "name", runs[0]["run_id"], "for the board", cwd=place).ended(0)
    assert optimiser("targets", "for the board", "--json", cwd=place).ended(0).json["run_id"] == runs[0]["run_id"]
    gone = optimiser("runs", "prune", "--keep", "0", "--json", cwd=place).ended(0).json["removed"]
    assert [run["run_id"] for run in gone] == [runs[1]["run_id"]]
    shown = optimiser("runs", "show", runs[1]["run_id"], "--json", cwd=place).ended(0).json
    assert (shown["state"], shown["headline"]) == ("pruned", made[1]["headline"])
    assert set(shown["artefacts"]) >= {"report.html", "result.json", "manifest.json"}
    optimiser("runs", "export", "--out", "all.csv", cwd=place).ended(0)
    assert len((place / "all.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_the_register_leaves_a_run_folder_as_it_was(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A registered run has the same files as one that is not, and the same bytes but for recorded times."""
    optimiser("run", "mine", "--out", "runs/with", cwd=place).ended(0)
    monkeypatch.setenv(REGISTER, "off")
    optimiser("run", "mine", "--out", "runs/without", cwd=place).ended(0)
    assert entries(place / "runs") == ["register.sqlite", "with", "without"]
    registered, other = (contents(place / "runs" / name) for name in ("with", "without"))
    assert sorted(registered) == sorted(other)
    assert {path for path in other if registered[path] != other[path]} <= {"manifest.json", "result.json"}


def test_a_run_is_never_lost_to_the_register(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the register cannot be written, the run is whole, ends with 0 and says so; it is entered afterwards."""
    monkeypatch.setenv(REGISTER, str(place / "mine" / "case.toml"))
    done = optimiser("run", "mine", "--out", "runs/first", "--json", cwd=place).ended(0)
    assert "not in the register" in done.stderr
    assert done.json["arithmetic_verified"] is True
    monkeypatch.setenv(REGISTER, "")
    assert optimiser("runs", "--json", cwd=place).ended(0).json == {"runs": []}
    entered = optimiser("runs", "rebuild", "--json", cwd=place).ended(0).json["entered"]
    assert entered == ["runs/first"]
    (run,) = optimiser("runs", "--json", cwd=place).ended(0).json["runs"]
    assert (run["run_id"], run["who"]) == (done.json["run_id"], "")


def test_runs_at_the_same_time_are_all_registered(place: Path) -> None:
    """Runs that end at the same time are all in the register, which the first of them makes."""
    commands = [(place, ("run", "mine", "--seed", str(seed), "--out", f"runs/{seed}")) for seed in range(2)]
    assert [done.code for done in run_together(commands)] == [0] * 2
    runs = optimiser("runs", "--json", cwd=place).ended(0).json["runs"]
    assert sorted(run["seed"] for run in runs) == [0, 1]


@pytest.mark.parametrize(
    ("asked", "register", "code", "kind"),
    [
        (("show", "nothing"), "", 2, "usage"),
        (("name", "nothing", "name"), "", 2, "usage"),
        (("prune",), "", 2, "usage"),
        (("export", "--out", "x.pdf"), "", 2, "usage"),
        (("export", "--out", "nowhere/x.csv"), "", 8, "register"),
        (("rebuild", "mine"), "off", 8, "register"),
        ((), "mine/case.toml", 8, "register"),
        ((), "nothing://host/x", 8, "register"),
    ],
)
def test_failures(
    asked: tuple[str, ...], register: str, code: int, kind: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not there is usage, what cannot be read or written is exit 8; a script gets the one error object."""
    monkeypatch.setenv(REGISTER, register)
    done = optimiser("runs", *asked, "--json", cwd=place).ended(code)
    assert (done.json["error"]["kind"], done.json["error"]["exit"]) == (kind, code)
    assert done.json["error"]["remedy"]
