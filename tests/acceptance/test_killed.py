"""A run that is killed leaves nothing half-written, and the next one works and tidies up after it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.command_line import contents, entries, optimiser, start, wait_for
from tests.acceptance.conftest import Run

Moment = Callable[[subprocess.Popen[bytes], Path], object]


def after(seconds: float) -> Moment:
    """Return the moment some seconds after the start."""
    return lambda _process, _folder: time.sleep(seconds)


def when(pattern: str) -> Moment:
    """Return the moment when a file is there, while the run still goes on."""
    return lambda process, folder: wait_for(lambda: any(folder.glob(pattern)), process)


MOMENTS = (
    *map(after, (0.3, 0.8, 1.4)),
    *map(when, (".out.partial-*", ".out.partial-*/report.html", ".out.partial-*/manifest.json")),
)


def kill(run: Run, folder: Path, moment: Moment, *options: str) -> None:
    """Start a run and kill it at a moment."""
    process = start("run", run.case, "--out", "out", *options, cwd=folder)
    moment(process, folder)
    process.kill()
    process.communicate()


@pytest.mark.long
def test_a_killed_run_leaves_no_output_or_a_whole_one(london: Run, tmp_path: Path) -> None:
    """Killed at six moments in turn, the out folder is absent or whole; then a run works and tidies up."""
    for moment in MOMENTS:
        kill(london, tmp_path, moment, "--force")
        if (tmp_path / "out").exists():
            optimiser("verify", "out", cwd=tmp_path).ended(0)
    optimiser("run", london.case, "--out", "out", "--force", cwd=tmp_path).ended(0)
    assert entries(tmp_path) == ["out"]
    assert sorted(contents(tmp_path / "out")) == sorted(contents(london.folder))
    optimiser("verify", "out", cwd=tmp_path).ended(0)


@pytest.mark.long
def test_a_killed_replacement_leaves_the_old_run_or_the_new_one(tiny: Run, tmp_path: Path) -> None:
    """Killed while it replaces an earlier run, the next command finds one of the two whole and leaves nothing else."""
    shutil.copytree(tiny.folder, tmp_path / "out")
    for pattern in (".out.partial-*/manifest.json", ".out.replaced-*"):
        kill(tiny, tmp_path, when(pattern), "--force")
        if (tmp_path / "out").exists():
            optimiser("verify", "out", cwd=tmp_path).ended(0)
    optimiser("run", tiny.case, "--out", "out", "--force", cwd=tmp_path).ended(0)
    assert entries(tmp_path) == ["out"]
    assert sorted(contents(tmp_path / "out")) == sorted(contents(tiny.folder))


def test_a_run_killed_between_two_renames_is_put_back(tiny: Run, tmp_path: Path) -> None:
    """An earlier run that stepped aside for a killed one is put back, and --force is still asked for."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    shutil.copytree(tiny.folder, tmp_path / f".out.replaced-{gone.pid}")
    optimiser("run", tiny.case, "--out", "out", cwd=tmp_path).ended(8)
    assert entries(tmp_path) == ["out"]
    assert contents(tmp_path / "out") == contents(tiny.folder)


def test_a_killed_init_leaves_no_case_or_a_whole_one(tmp_path: Path) -> None:
    """`init` is all or nothing too."""
    for seconds in (0.05, 0.15, 0.25, 0.35):
        process = start("init", "mine", "--case", "nenc", cwd=tmp_path)
        time.sleep(seconds)
        process.kill()
        process.communicate()
        if (tmp_path / "mine").exists():
            break
    else:
        optimiser("init", "mine", "--case", "nenc", cwd=tmp_path).ended(0)
    optimiser("check", "mine", cwd=tmp_path).ended(0)
