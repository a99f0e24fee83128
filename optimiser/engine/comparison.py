"""Comparing finished runs, from their folders alone, and publishing the comparison whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from optimiser.engine.publish import MANIFEST, published
from optimiser.errors import UsageError
from optimiser.report.comparison.as_json import comparisons_object
from optimiser.report.comparison.book import write_comparison_workbook
from optimiser.report.comparison.page import render_comparison
from optimiser.report.comparison.reading import read_compared
from optimiser.results.comparison.compare import Comparison, compare_runs
from optimiser.results.comparison.compared import ComparedRun


def compare_folders(folders: Sequence[Path]) -> list[Comparison]:
    """Compare runs, each with the first.

    Parameters
    ----------
    folders
        At least two run folders.

    Raises
    ------
    UsageError
        If one cannot be read.
    """
    first = _read(folders[0])
    return [compare_runs(first, _read(folder)) for folder in folders[1:]]


def publish_comparison(comparisons: Sequence[Comparison], out: Path, force: bool) -> list[Path]:
    """Write a comparison as page, workbook and JSON into a folder of its own; return the files.

    Parameters
    ----------
    comparisons
        At least one.
    out
        Where to write.
    force
        Whether an earlier comparison there may be replaced.

    Raises
    ------
    OutputError
        If the folder is not free or cannot be written.
    """
    content = comparisons_object(comparisons)
    runs = [comparisons[0].first, *(one.second for one in comparisons)]
    with published(out, force) as stage:
        (stage / "compare.html").write_text(render_comparison(comparisons), encoding="utf-8", newline="\n")
        write_comparison_workbook(comparisons, stage / "compare.xlsx")
        _write_json(stage / "compare.json", content)
        _write_json(stage / MANIFEST, {"comparison_of": [run.get("run_id", "") for run in runs]})
    return [out / f"compare.{ending}" for ending in ("html", "xlsx", "json")]


def _read(folder: Path) -> ComparedRun:
    try:
        return read_compared(folder)
    except (OSError, ValueError, KeyError, StopIteration):
        message = f"The record of the run in '{folder}' cannot be read."
        raise UsageError(message, "Run the case again with this version of the program.") from None


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
