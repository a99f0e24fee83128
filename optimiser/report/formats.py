"""The formats a run can be reported in, each made from the run folder alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from optimiser.report.html import render_html
from optimiser.report.view import RunView, read_run
from optimiser.report.workbook import write_workbook

FORMATS = ("html", "xlsx")


def write_reports(folder: Path, formats: Iterable[str], target: Path | None = None) -> list[Path]:
    """Write the reports of a run.

    Parameters
    ----------
    folder
        The run folder with its result and record.
    formats
        Some of ``FORMATS``.
    target
        Where to write; the run folder itself where it is not given.
    """
    view = read_run(folder)
    return [_write(view, kind, target or folder) for kind in formats]


def _write(view: RunView, kind: str, target: Path) -> Path:
    if kind == "html":
        path = target / "report.html"
        path.write_text(render_html(view), encoding="utf-8", newline="\n")
        return path
    path = target / "report.xlsx"
    write_workbook(view, path)
    return path
