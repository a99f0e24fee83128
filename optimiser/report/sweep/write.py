"""The files of a sweep: JSON, CSV and one HTML page, each put into place whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from optimiser.report.csv_tables import write_rows
from optimiser.report.sweep.page import sweep_page
from optimiser.report.sweep.tables import rows_of


def write_sweep(folder: Path, content: Mapping[str, Any]) -> None:
    """Write ``sweep.json``, ``sweep.html``, ``results.csv``, ``tornado.csv`` and ``frontier.csv``.

    Parameters
    ----------
    folder
        The folder of the sweep.
    content
        Everything it says.
    """
    for name, rows in rows_of(content).items():
        write_rows(folder / f"{name}.part", rows)
    texts = {
        "sweep.json": json.dumps(content, indent=2, ensure_ascii=False) + "\n",
        "sweep.html": sweep_page(content),
    }
    for name, text in texts.items():
        (folder / f"{name}.part").write_text(text, encoding="utf-8", newline="\n")
    for name in (*rows_of(content), *texts):
        (folder / f"{name}.part").replace(folder / name)
