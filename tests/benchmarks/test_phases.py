"""How long each phase of a run takes by number of spend lines, beside pandas reading the same file.

Figures are printed as a table, in seconds and as a ratio to ``pandas.read_csv`` of the same spend lines in the same
run. Nothing is asserted about time; what is asserted is that the phases did their work.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from optimiser.audit.verify import audit_run
from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.engine.run import find_all, run_id, write_json
from optimiser.engine.version import tool_version
from optimiser.ingest.load_case import load_case
from optimiser.report.formats import write_reports
from optimiser.report.record import write_record
from optimiser.report.result_json import RunIdentity, build_result

SIZES = (1_000, 10_000, 100_000)
TRUSTS = 11
LEVERS = ("buying", "transport")


@pytest.mark.parametrize("lines", SIZES)
def test_phases_of_a_run(lines: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every phase of a run is measured once at this size, beside pandas reading the same file."""
    folder = _write_case(tmp_path / "case", lines)
    seconds: dict[str, float] = {}
    _timed(seconds, "pandas.read_csv", lambda: pd.read_csv(folder / "spend_lines.csv"))
    case = _timed(seconds, "read and check", lambda: load_case(folder))
    scenario = resolve_scenario(read_case_file(folder / "case.toml"), "base")
    findings = _timed(seconds, "find", lambda: find_all(case, scenario, LEVERS))
    identity = RunIdentity(run_id(case, scenario, LEVERS), tool_version(), "base", LEVERS)
    stage = tmp_path / "run"
    stage.mkdir()

    def record() -> None:
        write_record(stage, case, scenario, findings, identity)
        write_json(stage / "result.json", build_result(case, scenario, findings, identity))

    _timed(seconds, "record", record)
    report = _timed(seconds, "independent check", lambda: audit_run(stage))
    _timed(seconds, "HTML", lambda: write_reports(stage, ("html",)))
    _timed(seconds, "workbook", lambda: write_reports(stage, ("xlsx",)))
    assert len(case.frame("spend_lines")) == lines
    assert report.differences == ()
    base = seconds["pandas.read_csv"]
    with capsys.disabled():
        sys.stdout.write(f"\n{lines:,} lines, {report.figures:,} figures\n")
        for name, taken in seconds.items():
            sys.stdout.write(f"  {name:<20} {taken:8.2f} s  {taken / base:8.1f} × pandas.read_csv\n")


def _timed(seconds: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    started = time.perf_counter()
    done = work()
    seconds[name] = time.perf_counter() - started
    return done


def _write_case(folder: Path, lines: int) -> Path:
    """Write a case with that many spend lines over an item for every hundred of them."""
    chance = random.Random(7)
    folder.mkdir()
    items = [f"I{number:05d}" for number in range(max(10, lines // 100))]
    trusts = [f"T{number:02d}" for number in range(TRUSTS)]
    _write(
        folder / "trusts.csv",
        ["trust", "name", "short_name", "kind"],
        [[code, f"Trust {code}", code, "acute"] for code in trusts],
    )
    header = ["item", "name", "category", "unit", "comparison"]
    _write(
        folder / "items.csv",
        header,
        [[code, f"Item {code}", f"C{number % 20}", "each", "price"] for number, code in enumerate(items)],
    )
    suppliers = [f"S{number:03d}" for number in range(50)]
    _write(folder / "suppliers.csv", ["supplier", "name"], [[code, f"Supplier {code[1:]}"] for code in suppliers])
    rows = []
    for number in range(lines):
        quantity = chance.randint(1, 500)
        price = 1 + int(chance.choice(items)[1:]) % 50 + chance.random()
        item = chance.choice(items)
        rows.append(
            [
                f"L{number}",
                chance.choice(trusts),
                "2025/26",
                item,
                chance.choice(suppliers),
                quantity,
                "each",
                f"{quantity * price:.2f}",
            ]
        )
    header = ["line_id", "trust", "financial_year", "item", "supplier", "quantity", "unit", "amount_gbp"]
    _write(folder / "spend_lines.csv", header, rows)
    declared = "".join(
        f'[tables.{name}]\nfile = "{name}.csv"\nbasis = "synthetic"\nsource = "Generated for a benchmark"\n\n'
        for name in ("trusts", "items", "suppliers", "spend_lines")
    )
    head = 'format = 1\nname = "benchmark"\ntitle = "Benchmark"\nas_of = 2026-11-22\nfinancial_years = ["2026/27"]\n\n'
    (folder / "case.toml").write_text(head + declared, encoding="utf-8")
    return folder


def _write(path: Path, header: list[str], rows: list[list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
