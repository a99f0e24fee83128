"""The formats a run can be reported in, each made from the run folder alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from optimiser.report.html import render_html, render_packs
from optimiser.report.html.packs.anchors import FILE
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
    return [path for kind in formats for path in _write(view, kind, target or folder)]


def _write(view: RunView, kind: str, target: Path) -> list[Path]:
    """Write one format; the packs stand beside the page, where there is anything to make a pack of."""
    if kind == "html":
        pages = {"report.html": render_html(view), FILE: render_packs(view)}
        written = [target / name for name, text in pages.items() if text]
        for path in written:
            path.write_text(pages[path.name], encoding="utf-8", newline="\n")
        return written
    path = target / "report.xlsx"
    write_workbook(view, path)
    return [path]
