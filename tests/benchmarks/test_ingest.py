"""Lines per second and peak memory of reading a trust's own CSV file, by number of lines.

Each size is read in a process of its own, so that its peak memory is its own. Figures are printed; nothing is asserted
about time or memory, only that every line was read.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.command_line import ROOT

SIZES = (100_000, 1_000_000, 5_000_000)
SUPPLIERS, AREAS, TYPES = 8_000, 300, 150
CHILD = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from optimiser.engine.ingest import ingest_files
from optimiser.engine.ingest_request import IngestRequest
started, cpu = time.perf_counter(), time.process_time()
answer = ingest_files(IngestRequest((Path(sys.argv[2]),), "RXX", Path(sys.argv[3])))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu, "peak_mb": peak / 1024}
print(json.dumps(found | {"lines": answer.total.rows.accepted}))
"""


@pytest.mark.parametrize("lines", SIZES)
def test_lines_per_second(lines: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of this many payments is read whole, and its speed and memory are printed."""
    pytest.importorskip("resource", reason="this system does not tell a process's peak memory")
    path = _write(tmp_path / "payments.csv", lines)
    arguments = [sys.executable, "-c", CHILD, str(ROOT), str(path), str(tmp_path / "out")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["lines"] == lines
    took, rate = f"{found['seconds']:6.1f} s ({found['cpu']:.1f} s of processor)", lines / found["seconds"]
    with capsys.disabled():
        sys.stdout.write(f"\n{lines:>9,} lines  {took}  {rate:9,.0f} lines/s  peak {found['peak_mb']:,.0f} MB\n")


def _write(path: Path, lines: int) -> Path:
    """Write a spend file with that many payments."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("Department Family,Entity,Date,Expense Type,Expense Area,Supplier,Transaction Number,Amount\n")
        for number in range(lines):
            date = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/2024"
            supplier = f"Supplier {chance.randrange(SUPPLIERS):05d} Ltd"
            amount = f'"{chance.randint(1, 99)},{chance.randrange(1000):03d}.{chance.randrange(100):02d}"'
            where = f"Expense type {chance.randrange(TYPES)},Area {chance.randrange(AREAS)}"
            stream.write(f"Department of Health,Some NHS Trust,{date},{where},{supplier},{number},{amount}\n")
    return path
