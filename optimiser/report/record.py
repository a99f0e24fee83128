"""The record of a run: every accepted row, every finding, settings and graphs; complete, and not for sharing."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.report.csv_tables import write_rows, write_table
from optimiser.report.privacy import shareable
from optimiser.report.result_json import RunIdentity
from optimiser.results.findings import Findings
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, numbered
from optimiser.tables.ingested import LINE_ORIGINS, SOURCE_FILES

_SHARED_APART = ("figures", "figure_sources")


def write_record(folder: Path, case: Case, scenario: Scenario, findings: Findings, identity: RunIdentity) -> None:
    """Write ``record/`` and the tidy tables for sharing, ``csv/``.

    Parameters
    ----------
    folder
        The run folder.
    case, scenario, findings
        What was run and found.
    identity
        What names the run.
    """
    record, shared = folder / "record", folder / "csv"
    for path in (record / "input", record / "findings", record / "graphs", shared):
        path.mkdir(parents=True)
    for name, table in sorted(case.tables.items()):
        write_table(table.frame, numbered(INPUT_TABLES[name]), record / "input" / f"{name}.csv")
    for name, frame in sorted(findings.tables.items()):
        write_table(frame, OUTPUT_TABLES[name], record / "findings" / f"{name}.csv")
    for name, frame in sorted(shareable(findings.tables, case, scenario).items()):
        if name not in _SHARED_APART:
            write_table(frame, OUTPUT_TABLES[name], shared / f"{name}.csv")
    for name, graph in sorted(findings.graphs.items()):
        text = json.dumps(nx.node_link_data(graph, edges="edges"), indent=1, sort_keys=True, ensure_ascii=False)
        (record / "graphs" / f"{name}.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    _write_rejected(record / "rejected.csv", case)
    if case.source_files is not None:
        write_table(case.source_files, SOURCE_FILES, record / "source_files.csv")
        write_table(case.origins["spend_lines"], LINE_ORIGINS, record / "line_origins.csv")
    settings = {
        "as_of": case.as_of.isoformat(),
        "financial_years": list(case.financial_years),
        "targets_version": case.targets_version,
        "levers": list(identity.levers),
        "scenario": scenario.model_dump(mode="json"),
        "tables": {
            name: {
                field: getattr(table, field)
                for field in ("file", "sheet", "basis", "source", "period", "price_base", "sha256")
            }
            for name, table in sorted(case.tables.items())
        },
    }
    text = json.dumps(settings, indent=2, ensure_ascii=False) + "\n"
    (record / "settings.json").write_text(text, encoding="utf-8", newline="\n")


def _write_rejected(path: Path, case: Case) -> None:
    """Write the rows left out, whole, where there are any."""
    if not case.rejected:
        return
    rows = [["table", "file", "sheet", "row", "reason", "remedy", "pence", "cells"]]
    for row in case.rejected:
        cells = json.dumps(dict(row.cells), ensure_ascii=False)
        pence = "" if row.pence is None else str(row.pence)
        rows.append([row.table, row.file, row.sheet, str(row.row), row.reason, row.remedy, pence, cells])
    write_rows(path, rows)
