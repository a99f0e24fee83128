"""What can be asked of a finished run and of the program: targets, report, verify, trace, explain, schema, doctor."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from optimiser.engine.trace import FigureTrace, read_traces
from optimiser.issues import CATALOGUE
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES
from tests.acceptance.command_line import CASES, contents, entries, optimiser, read_rows
from tests.acceptance.conftest import Run


def test_a_run_is_found_by_folder_and_by_id(tiny: Run, tmp_path: Path) -> None:
    """`RUN` is a run folder, or the beginning of a run id looked for under runs/ of the folder one is in."""
    shutil.copytree(tiny.folder, tmp_path / "runs" / "tiny" / "first")
    run_id = tiny.result["run_id"]
    by_id = optimiser("targets", run_id[:8], "--json", cwd=tmp_path).ended(0)
    by_folder = optimiser("targets", "runs/tiny/first", "--json", cwd=tmp_path).ended(0)
    assert by_id.json == by_folder.json
    optimiser("targets", run_id[:5], cwd=tmp_path).ended(2)


def test_targets_are_a_tree(tiny: Run, tmp_path: Path) -> None:
    """`targets` prints the tree with version and date, and each node once with its numbers."""
    done = optimiser("targets", tiny.folder, cwd=tmp_path).ended(0)
    assert "version board-1 of 2026-04-01" in done.stdout
    for row in read_rows(CASES / "tiny" / "targets.csv"):
        assert done.stdout.count(f"  {row['name']}  ") + done.stdout.count(f"\n{row['name']}  ") == 1, row["name"]
    assert re.search(r"^Collaborative +2026/27 +£5,000\.00 +£2,700\.00 ", done.stdout, re.MULTILINE)
    answer = optimiser("targets", tiny.folder, "--json", cwd=tmp_path).ended(0).json
    assert answer["headline"] == tiny.result["headline"]
    assert answer["recovery"] == tiny.result["recovery"]


def test_invented_targets_say_so(nenc: Run, tmp_path: Path) -> None:
    """`targets` of a case with invented targets begins by saying that it is an illustration."""
    assert optimiser("targets", nenc.folder, cwd=tmp_path).ended(0).stdout.startswith("Worked illustration (synthetic)")


def test_a_case_without_targets_says_so(runs: dict[str, Run], tmp_path: Path) -> None:
    """`targets` of a case without targets says that there are none, with exit 0."""
    assert "no targets" in optimiser("targets", runs["london"].folder, cwd=tmp_path).ended(0).stdout


def test_report_again_gives_the_same_bytes(tiny: Run, tmp_path: Path) -> None:
    """`report` makes every format again from the run folder alone, byte for byte what the run made."""
    done = optimiser("report", tiny.folder, "--out", "again", cwd=tmp_path).ended(0)
    made, original = contents(tmp_path / "again"), contents(tiny.folder)
    named = {Path(line).relative_to("again").as_posix() for line in done.stdout.splitlines()}
    assert named == set(made) - {"manifest.json"}
    assert {path for path in named if made[path] != original[path]} == set()
    assert {"report.html", "packs.html", "report.xlsx", "result.json", "csv/opportunities.csv"} <= named


@pytest.mark.parametrize(
    ("formats", "files"), [("html", {"report.html", "packs.html"}), ("xlsx,json", {"report.xlsx", "result.json"})]
)
def test_report_writes_the_formats_asked_for(formats: str, files: set[str], tiny: Run, tmp_path: Path) -> None:
    """`report --format` writes these formats and no other, and refuses a folder that is taken."""
    asked = ("report", tiny.folder, "--format", formats, "--out", "board")
    answer = optimiser(*asked, "--json", cwd=tmp_path).ended(0).json
    assert {Path(path).name for path in answer["files"]} == files
    assert set(entries(tmp_path / "board")) - {"manifest.json"} == files
    optimiser(*asked, cwd=tmp_path).ended(8)
    optimiser(*asked, "--force", cwd=tmp_path).ended(0)


def test_a_report_is_not_a_run(tiny: Run, tmp_path: Path) -> None:
    """A folder of reports has no record: what needs one says so, with exit 2."""
    optimiser("report", tiny.folder, "--format", "csv", "--out", "board", cwd=tmp_path).ended(0)
    for command in ("trace", "verify", "report", "targets"):
        assert "board" in optimiser(command, "board", cwd=tmp_path).ended(2).stderr


@pytest.mark.parametrize("name", ["nenc", "london", "lancashire", "group", "tiny"])
def test_verify_says_same(name: str, runs: dict[str, Run], tmp_path: Path) -> None:
    """`verify` of every shipped case's run recomputes its figures and finds no difference."""
    answer = optimiser("verify", runs[name].folder, "--json", cwd=tmp_path).ended(0).json
    assert (answer["verdict"], answer["differences"]) == ("same", [])
    assert answer["figures"] > 0
    assert answer["checks"] > answer["figures"]


def test_verify_says_what_it_does_not_say(tiny: Run, tmp_path: Path) -> None:
    """`verify` speaks of re-performed arithmetic and not of verified data."""
    said = optimiser("verify", tiny.folder, cwd=tmp_path).ended(0).stdout
    assert said.startswith("Same: ")
    assert "says nothing about the source data" in said


def test_trace_follows_the_headline_to_its_rows(tiny: Run, tmp_path: Path) -> None:
    """`trace` follows the headline opportunity to lines of the spend file, and what is taken off it too."""
    done = optimiser("trace", tiny.folder, "headline:opportunity", cwd=tmp_path).ended(0)
    assert done.stdout.startswith("headline:opportunity = 2,700.00 GBP (2025/26, supplied)")
    assert "spend_lines.csv, row 6: L05" in done.stdout
    assert "less\n" in done.stdout
    assert "in_plan = 500.00 GBP" in done.stdout
    tree = optimiser("trace", tiny.folder, "headline:opportunity", "--json", cwd=tmp_path).ended(0).json
    assert (tree["value"], tree["unit"], tree["period"], tree["basis"]) == ("2,700.00", "GBP", "2025/26", "supplied")
    assert [part["sign"] for part in tree["parts"]].count(-1) >= 1


def test_trace_lists_every_figure(tiny: Run, tmp_path: Path) -> None:
    """`trace RUN` lists every figure of the record with value, unit, period and basis."""
    answer = optimiser("trace", tiny.folder, "--json", cwd=tmp_path).ended(0).json
    figures = read_rows(tiny.folder / "record" / "findings" / "figures.csv")
    assert [row["figure"] for row in answer["figures"]] == [row["figure"] for row in figures]
    for row in figures:
        assert all(row[key] for key in ("label", "unit", "period", "basis", "method", "source")), row["figure"]


@pytest.mark.parametrize("name", ["nenc", "london", "lancashire", "group", "tiny"])
def test_every_figure_goes_down_to_a_row(name: str, runs: dict[str, Run]) -> None:
    """Every figure of every shipped case ends in rows of input files, and each row is the one that is named."""
    traces = read_traces(runs[name].folder)
    case = {path.name: _records(path) for path in (CASES / name).glob("*.csv")}
    assert traces
    for figure, found in traces.items():
        assert _rows_below(traces, figure, set()) > 0, figure
        for row in found.rows:
            cells = case[row.file][row.row - 1]
            assert all(part in cells for part in row.key.split("/")) or row.key in cells, (figure, row)


def _records(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _rows_below(traces: dict[str, FigureTrace], figure: str, seen: set[str]) -> int:
    """Count the rows of a figure and of its parts, each once."""
    if figure in seen:
        return 0
    seen.add(figure)
    found = traces[figure]
    return len(found.rows) + sum(_rows_below(traces, part, seen) for part, _ in found.parts)


def test_every_figure_of_the_result_can_be_traced(nenc: Run) -> None:
    """Each `figure` that the result names is one that `trace` knows."""
    traces = read_traces(nenc.folder)
    named = [
        row["figure"]
        for section in ("buying", "contracts", "transport", "recovery")
        for rows in nenc.result[section].values()
        if isinstance(rows, list)
        for row in rows
        if "figure" in row
    ]
    assert len(named) > 100
    assert [figure for figure in named if figure not in traces] == []


@pytest.mark.parametrize("kind", ["negative-quantity", "wrong-encoding", "rejected-over-tolerance"])
def test_explain_tells_meaning_and_remedy(kind: str, tmp_path: Path) -> None:
    """`explain KIND` gives the meaning and the remedy of the catalogue, in words and as JSON."""
    entry = CATALOGUE[kind]
    said = optimiser("explain", kind, cwd=tmp_path).ended(0).stdout
    assert entry.meaning in said
    assert entry.remedy in said
    answer = optimiser("explain", kind, "--json", cwd=tmp_path).ended(0).json
    assert answer == {"kind": kind, "meaning": entry.meaning, "remedy": entry.remedy}


def test_schema_prints_the_dictionary(tmp_path: Path) -> None:
    """`schema` prints every input table with every column; `schema TABLE` one table, of a case or of a run."""
    said = optimiser("schema", cwd=tmp_path).ended(0).stdout
    for table in INPUT_TABLES.values():
        assert f"{table.name}: {table.meaning}" in said
    lines = optimiser("schema", "spend_lines", cwd=tmp_path).ended(0).stdout
    for column in INPUT_TABLES["spend_lines"].columns:
        assert re.search(rf"^{column.name} +{column.kind} ", lines, re.MULTILINE), column.name
    assert optimiser("schema", "decide_by", cwd=tmp_path).ended(0).stdout.startswith("decide_by: ")


def test_schema_as_json_has_every_table_and_schema(tmp_path: Path) -> None:
    """`schema --json` has the tables of a case and of a run, and the schemas of case.toml, scenarios and result."""
    answer = optimiser("schema", "--json", cwd=tmp_path).ended(0).json
    assert set(answer) == {"tables", "outputs", "case_toml", "scenario", "result"}
    assert (set(answer["tables"]), set(answer["outputs"])) == (set(INPUT_TABLES), set(OUTPUT_TABLES))
    for schema in ("case_toml", "scenario", "result"):
        assert answer[schema]["type"] == "object"
    for tables in (answer["tables"], answer["outputs"]):
        for table in tables.values():
            assert all(column["meaning"] and column["sensitivity"] for column in table["columns"])
    one = optimiser("schema", "spend_lines", "--json", cwd=tmp_path).ended(0).json
    assert one == {"tables": {"spend_lines": answer["tables"]["spend_lines"]}}


def test_doctor_finds_a_healthy_installation(tmp_path: Path) -> None:
    """`doctor` names versions, tries to write, finds the shipped cases and has the solver answer; it leaves nothing."""
    answer = optimiser("doctor", "--json", cwd=tmp_path).ended(0).json
    assert answer["healthy"] is True
    assert {"optimiser", "python", "pandas", "pulp", "highspy"} <= set(answer["versions"])
    assert [check["passed"] for check in answer["checks"]] == [True, True, True]
    assert "solver" in optimiser("doctor", cwd=tmp_path).ended(0).stdout
    assert entries(tmp_path) == []
