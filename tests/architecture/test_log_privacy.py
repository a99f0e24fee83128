"""Logs carry counts and identifiers: no postcode, no name and no free text of a case ever stands in one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.command_line import (
    ROOT,
    Finished,
    change_cell,
    copy_case,
    entries,
    environment,
    optimiser,
    replace_text,
)

POSTCODE = "ZZ99 3VZ"
SUPPLIER = "Quibblethwaite Catheters"
NOTE = "Mr Zebulon Fothergill asked twice"
PLANTED = (POSTCODE, "ZZ99", SUPPLIER, "Quibblethwaite", NOTE, "Fothergill")
# What a bug of each stage looks like: the function that fails, in the module that calls it.
STAGES = (
    "optimiser.engine.run.load_case",
    "optimiser.engine.run.audit_run",
    "optimiser.engine.run.write_reports",
)
DRIVER = """
import importlib, sys
root, place = sys.argv.pop(1), sys.argv.pop(1)
sys.path.insert(0, root)
module, name = place.rsplit(".", 1)
def broken(*arguments, **_):
    try:
        raise KeyError("{planted}")
    except KeyError as error:
        raise ValueError(f"cannot use {{arguments}} {planted}") from error
setattr(importlib.import_module(module), name, broken)
import cli
cli.main()
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return the tiny case with a postcode, a supplier's name and free text planted."""
    folder = copy_case("tiny", tmp_path / "mine")
    sites = folder / "sites.csv"
    lines = sites.read_text(encoding="utf-8").splitlines()
    sites.write_text(
        "".join(f"{line},{'postcode' if number == 0 else POSTCODE}\n" for number, line in enumerate(lines)),
        encoding="utf-8",
    )
    replace_text(folder / "suppliers.csv", "Norse Medical", SUPPLIER)
    change_cell(folder / "spend_lines.csv", 2, "note", NOTE)
    change_cell(folder / "contracts.csv", 2, "title", f"Contract of {SUPPLIER}")
    change_cell(folder / "schemes.csv", 2, "title", NOTE)
    return folder


def logs_of(place: Path, done: Finished) -> str:
    """Return everything that is a log: stderr, and every file that is neither case nor output."""
    files = [path for path in place.rglob("*") if path.is_file() and path.suffix in {".log", ".txt"}]
    return done.stderr + "".join(path.read_text(encoding="utf-8") for path in files)


def leaked(text: str) -> list[str]:
    """Return the planted texts that stand in a log."""
    return [planted for planted in PLANTED if planted.casefold() in text.casefold()]


@pytest.mark.parametrize("command", [("check", "mine"), ("opportunities", "mine"), ("run", "mine", "--out", "out")])
def test_no_log_holds_what_the_case_holds(command: tuple[str, ...], case: Path, tmp_path: Path) -> None:
    """A case in order is read, checked and run without a planted text on stderr or in a log file."""
    done = optimiser(*command, "--debug", cwd=tmp_path).ended(0)
    assert leaked(logs_of(tmp_path, done)) == []
    assert set(entries(tmp_path)) <= {"mine", "out"}


def test_the_planted_texts_are_really_read(case: Path, tmp_path: Path) -> None:
    """The planted texts reach the answer or the record, so their absence from the logs means something."""
    optimiser("run", "mine", "--out", "out", cwd=tmp_path).ended(0)
    record = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out" / "record").rglob("*.csv"))
    assert {planted for planted in PLANTED if planted in record} == set(PLANTED)


@pytest.mark.parametrize("command", [("check", "mine"), ("run", "mine", "--out", "out")])
def test_a_refused_row_is_told_without_its_other_cells(command: tuple[str, ...], case: Path, tmp_path: Path) -> None:
    """A bad number in the row with the planted texts is told by file, row and column, without them."""
    change_cell(case / "spend_lines.csv", 2, "quantity", "-4")
    change_cell(case / "sites.csv", 2, "trust", "RZZ")
    change_cell(case / "suppliers.csv", 2, "sme", "perhaps")
    done = optimiser(*command, "--debug", cwd=tmp_path).ended(3)
    assert done.stderr.count("Error: ") == 3
    assert leaked(logs_of(tmp_path, done)) == []


@pytest.mark.parametrize(("stage", "debug"), [(STAGES[0], False), *((stage, True) for stage in STAGES)])
def test_a_bug_is_told_in_one_line_without_data(stage: str, debug: bool, case: Path, tmp_path: Path) -> None:
    """A fault of the program ends with exit 1 and a number; neither screen nor log holds what it met."""
    program = DRIVER.format(planted=f"{POSTCODE} {SUPPLIER} {NOTE}")
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            program,
            str(ROOT),
            stage,
            "run",
            "mine",
            "--out",
            "out",
            *(["--debug"] if debug else []),
        ],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    done = Finished(ended.returncode, ended.stdout, ended.stderr).ended(1)
    (error,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert "ValueError" in error
    number = error.partition("error ")[2].partition(")")[0]
    assert len(number) == 8
    assert "Traceback" not in done.stderr
    assert leaked(logs_of(tmp_path, done)) == []
    assert entries(tmp_path) == ["mine", *([f"optimiser-error-{number}.log"] if debug else [])]
    if debug:
        places = (tmp_path / f"optimiser-error-{number}.log").read_text(encoding="utf-8")
        assert "in execute" in places
        assert "caused by" in places
