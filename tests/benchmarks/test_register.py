"""Two processes write a thousand records each into one register, and all are there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import REPO_ROOT
from tests.unit.engine.register.sample import register_at
from tests.unit.engine.register.test_store import WRITER

EACH = 1000


def test_two_processes_with_a_thousand_records_each(tmp_path: Path) -> None:
    """No record is lost or doubled; the seconds are printed, for they are the disk's more than the program's."""
    file = tmp_path / "runs" / "register.sqlite"
    started = time.perf_counter()
    commands = [[sys.executable, "-c", WRITER, str(file), str(first), str(EACH)] for first in (1, 1 + EACH)]
    processes = [subprocess.Popen(command, cwd=REPO_ROOT) for command in commands]
    assert [process.wait() for process in processes] == [0, 0]
    sys.stdout.write(f"2 x {EACH} records: {time.perf_counter() - started:.1f} s\n")
    runs = register_at(file).runs()
    assert sorted(int(run.run_id, 16) for run in runs) == list(range(1, 2 * EACH + 1))
    assert [run.results["headline"]["saving_pence"] for run in runs] == [int(run.run_id, 16) for run in runs]
