"""A run folder as reports see it: the result, the tables of findings and the input tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from optimiser.config.scenario import PrivacySettings
from optimiser.report.csv_tables import read_table
from optimiser.report.privacy import shareable_tables
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, numbered


@dataclass(frozen=True)
class RunView:
    """Everything a report may show of one run.

    Parameters
    ----------
    result
        The content of ``result.json``.
    tables
        The tables of findings by name as they may be shared, under the dictionary's inner names; a table that nothing
        was found for is absent.
    inputs
        The accepted rows of the input tables by name; an absent table is absent.
    """

    result: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    inputs: dict[str, pd.DataFrame]


def read_run(folder: Path) -> RunView:
    """Read a run folder.

    Parameters
    ----------
    folder
        Folder with ``result.json``, ``record/findings/*.csv`` and ``record/input/*.csv``.
    """
    result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    record = folder / "record"
    tables = {
        name: read_table(record / "findings" / f"{name}.csv", table)
        for name, table in OUTPUT_TABLES.items()
        if (record / "findings" / f"{name}.csv").is_file()
    }
    inputs = {
        name: read_table(record / "input" / f"{name}.csv", numbered(table))
        for name, table in INPUT_TABLES.items()
        if (record / "input" / f"{name}.csv").is_file()
    }
    settings = json.loads((record / "settings.json").read_text(encoding="utf-8"))
    basis = settings["tables"].get("journeys", {}).get("basis", "synthetic")
    privacy = PrivacySettings(**settings["scenario"]["privacy"])
    return RunView(result, shareable_tables(tables, basis, privacy), inputs)


def read_findings(folder: Path, name: str) -> pd.DataFrame:
    """Read one table of findings of a run folder.

    Parameters
    ----------
    folder
        The run folder.
    name
        Name of the table in the dictionary of outputs.
    """
    return read_table(folder / "record" / "findings" / f"{name}.csv", OUTPUT_TABLES[name])
