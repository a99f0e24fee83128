"""The record of a run and the tables for sharing."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

from optimiser.case import RejectedRow
from optimiser.report.record import write_record
from optimiser.report.result_json import RunIdentity
from optimiser.report.view import read_findings
from tests.unit.small_case import CONTRACTS, ITEMS, LINES, SUPPLIERS, found, scenario, small_case

IDENTITY = RunIdentity("abc", "1", "base", ("buying",))
TABLES = {
    "items": ITEMS,
    "spend_lines": LINES,
    "suppliers": SUPPLIERS,
    "contracts": CONTRACTS + "    K1,AAA,,food,buying,Food,,awarded,,,2025-04-01,2027-06-30,,3,open tender,no,A\n",
}


def test_what_the_record_holds(tmp_path: Path) -> None:
    """Every accepted row with its number, every table of findings, graphs and settings."""
    case = small_case(tmp_path, TABLES)
    findings = found(case)
    write_record(tmp_path / "run", case, scenario(), findings, IDENTITY)
    record = tmp_path / "run" / "record"
    lines = (record / "input" / "spend_lines.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("row,line_id,trust,")
    assert lines[1].startswith("2,L1,AAA,2025/26,")
    assert {path.stem for path in (record / "input").iterdir()} == {"trusts", *TABLES}
    assert {path.stem for path in (record / "findings").iterdir()} == set(findings.tables)
    assert {path.stem for path in (record / "graphs").iterdir()} == {"contract_alignment", "supplier_item_trust"}
    assert not (record / "rejected.csv").exists()
    assert read_findings(tmp_path / "run", "opportunities")["value_pence"].tolist() == [2000]


def test_what_is_shared(tmp_path: Path) -> None:
    """The tables for sharing are the findings, without the ledger, which names rows of the input."""
    case = small_case(tmp_path, TABLES)
    findings = found(case)
    write_record(tmp_path / "run", case, scenario(), findings, IDENTITY)
    shared = {path.stem for path in (tmp_path / "run" / "csv").iterdir()}
    assert shared == set(findings.tables) - {"figures", "figure_sources"}
    own, copy = (tmp_path / "run" / place / "opportunities.csv" for place in ("record/findings", "csv"))
    assert own.read_bytes() == copy.read_bytes()


def test_settings(tmp_path: Path) -> None:
    """The settings hold what the check needs: day, years, levers, scenario and where each table came from."""
    case = small_case(tmp_path, TABLES)
    write_record(tmp_path / "run", case, scenario(buying={"min_trusts": 2}), found(case), IDENTITY)
    settings = json.loads((tmp_path / "run" / "record" / "settings.json").read_text(encoding="utf-8"))
    assert (settings["as_of"], settings["financial_years"]) == ("2026-11-22", ["2026/27", "2027/28"])
    assert (settings["levers"], settings["scenario"]["buying"]["min_trusts"]) == (["buying"], 2)
    assert settings["tables"]["items"]["sha256"] == case.hashes["items.csv"]
    assert settings["tables"]["items"]["basis"] == "supplied"


def test_a_graph_is_node_link_json(tmp_path: Path) -> None:
    """A graph is saved with nodes and edges under their names."""
    case = small_case(tmp_path, TABLES)
    write_record(tmp_path / "run", case, scenario(), found(case), IDENTITY)
    graph = json.loads(
        (tmp_path / "run" / "record" / "graphs" / "supplier_item_trust.json").read_text(encoding="utf-8")
    )
    assert {node["id"] for node in graph["nodes"]} >= {"item:gloves", "supplier:one", "trust:CCC"}
    assert {(edge["source"], edge["target"]) for edge in graph["edges"]} >= {("item:gloves", "trust:CCC")}


def test_rejected_rows_are_kept_whole(tmp_path: Path) -> None:
    """Rows left out within the tolerance stand in the record with every cell and the reason."""
    case = small_case(tmp_path, TABLES)
    row = RejectedRow("items", "items.csv", "", 9, {"item": "a\rb", "name": "N"}, "No unit.", "Add one.", None)
    case = replace(case, rejected=(row, replace(row, row=10, pence=150)))
    write_record(tmp_path / "run", case, scenario(), found(case), IDENTITY)
    with (tmp_path / "run" / "record" / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        first, second = csv.DictReader(stream)
    assert (first["table"], first["row"], first["reason"], first["pence"]) == ("items", "9", "No unit.", "")
    assert json.loads(first["cells"]) == {"item": "a\rb", "name": "N"}
    assert (second["row"], second["pence"]) == ("10", "150")


def test_same_case_same_bytes(tmp_path: Path) -> None:
    """Two records of one case are the same to the byte."""
    contents = []
    for name in ("one", "two"):
        case, run = small_case(tmp_path / name, TABLES), tmp_path / name / "run"
        write_record(run, case, scenario(), found(case), IDENTITY)
        contents.append({path.relative_to(run): path.read_bytes() for path in run.rglob("*") if path.is_file()})
    assert len(contents[0]) > 20
    assert contents[0] == contents[1]
