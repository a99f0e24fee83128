"""Two runs compared: what changed and why, to the penny, from the run folders alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.acceptance.command_line import contents, copy_case, entries, optimiser, replace_text, result_of, walk
from tests.acceptance.conftest import Run

INVENTED = ("offers", "offer_tiers", "demand", "planted", "journeys", "consignments", "rounds", "round_stops")
FLEET = ("vehicles", "depots", "compatibility", "roads")


def without_tables(case: Path, names: tuple[str, ...]) -> Path:
    """Take tables, and the scenarios that need them, out of a case."""
    text = (case / "case.toml").read_text(encoding="utf-8")
    for name in names:
        text = re.sub(rf"\[tables\.{name}\]\n(?:[^\[\n].*\n|\n)*", "", text)
    text = re.sub(r"\n\[scenarios\.(?:no_trust_worse_off|few_suppliers)\][\s\S]*", "\n", text)
    (case / "case.toml").write_text(text, encoding="utf-8")
    return case


@pytest.fixture(scope="module")
def pair(tiny: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the tiny case's base scenario and its other one, whose case is gone."""
    place = tmp_path_factory.mktemp("pair")
    shutil.copytree(tiny.case, place / "mine")
    case = place / "mine"
    replace_text(
        case / "spend_lines.csv",
        "L11,BIR,2025/26,cannula,norse,1000,each,800.00",
        "L11,BIR,2025/26,cannula,norse,1000,each,912.34",
    )
    optimiser("run", "mine", "--scenario", "two_trusts", "--out", "out", cwd=place).ended(0)
    shutil.rmtree(case)
    return tiny.folder, place / "out"


def compared(first: Path, second: Path, place: Path) -> dict[str, Any]:
    """Return what `compare --json` says of two runs."""
    answer = optimiser("compare", first, second, "--json", cwd=place).ended(0).json
    (comparison,) = answer["comparisons"]
    assert isinstance(comparison, dict)
    return comparison


def bridges_add_up(comparison: dict[str, Any]) -> dict[tuple[str, str], int]:
    """Hold every bridge of a comparison to the penny; return their differences by scope and measure."""
    found = {}
    for scope, bridges in comparison["bridges"].items():
        for bridge in bridges:
            if "difference_pence" in bridge:
                bars = sum(bar["difference_pence"] for bar in bridge["bars"])
                assert bars == bridge["difference_pence"] == bridge["after_pence"] - bridge["before_pence"]
                assert all(
                    bar["after_pence"] - bar["before_pence"] == bar["difference_pence"] for bar in bridge["bars"]
                )
                found[scope, bridge["measure"]] = bars
    return found


def test_two_scenarios_of_tiny(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """The bridges of the tiny case add up to the penny, and name the row's table and the scenario's settings."""
    comparison = compared(*pair, tmp_path)
    found = bridges_add_up(comparison)
    headlines = [result_of(run)["headline"] for run in pair]
    for measure in ("opportunity", "saving", "gap_to_target"):
        assert found["headline", measure] == headlines[1][f"{measure}_pence"] - headlines[0][f"{measure}_pence"]
    assert ("context", "transport") in found
    (opportunity,) = [bridge for bridge in comparison["bridges"]["headline"] if bridge["measure"] == "opportunity"]
    causes = {bar["figure"]: bar["cause"] for bar in opportunity["bars"]}
    assert causes["excess:median:cannula:BIR"]["tables"] == ["spend_lines"]
    assert causes["excess:median:gauze:BIR"]["settings"] == ["buying.min_trusts", "buying.min_lines"]
    assert comparison["inputs"]["tables"][0]["changed_keys"] == ["L11"]
    assert comparison["inputs"]["tables"][0]["difference_pence"] == 11234


def test_two_scenarios_of_nenc(nenc: Run, tmp_path: Path) -> None:
    """The published part of NENC with a stricter support rule: to the penny; what has no offers now has no bridge."""
    without_tables(copy_case("nenc", tmp_path / "mine"), (*INVENTED, *FLEET))
    asked = ("run", "mine", "--only", "buying", "--set", "buying.min_trusts=8", "--out", "out")
    optimiser(*asked, cwd=tmp_path).ended(0)
    comparison = compared(nenc.folder, tmp_path / "out", tmp_path)
    found = bridges_add_up(comparison)
    before, after = nenc.result["headline"], result_of(tmp_path / "out")["headline"]
    assert found["headline", "opportunity"] == after["opportunity_pence"] - before["opportunity_pence"] < 0
    assert found["illustration", "gap_to_target"] == 0
    (saving,) = [bridge for bridge in comparison["bridges"]["illustration"] if bridge["measure"] == "saving"]
    assert (saving["bars"], "after_pence" in saving, "difference_pence" in saving) == ([], False, False)
    (opportunity,) = comparison["bridges"]["headline"]
    assert all(bar["cause"]["settings"] == ["buying.min_trusts"] for bar in opportunity["bars"])
    categories = [row for row in comparison["results"]["headline"]["categories"] if row["measure"] == "opportunity"]
    assert sum(row["difference_pence"] for row in categories) == opportunity["difference_pence"]


def test_nothing_synthetic_is_in_the_headline(nenc: Run, tmp_path: Path) -> None:
    """Beside the headline of NENC stands nothing invented: every bar of it is published."""
    comparison = compared(nenc.folder, nenc.folder, tmp_path)
    assert {tuple(bridge["bases"]) for bridge in comparison["bridges"]["headline"]} == {("published",)}
    assert {row["measure"] for row in comparison["results"]["headline"]["totals"]} == {"opportunity"}
    assert comparison["sentence"].startswith("Nothing changed")


@pytest.mark.parametrize("name", ["nenc", "london", "lancashire", "group", "tiny"])
def test_a_run_with_itself(name: str, runs: dict[str, Run], tmp_path: Path) -> None:
    """A run of any shipped case compared with itself: nothing changed, and no difference is anything but nought."""
    comparison = compared(runs[name].folder, runs[name].folder, tmp_path)
    assert (comparison["inputs_changed"], comparison["results_changed"]) == (False, False)
    assert set(bridges_add_up(comparison).values()) <= {0}
    differences = [value for path, value in walk(comparison) if path.endswith("difference_pence")]
    assert set(differences) <= {0}
    assert {move["kind"] for move in comparison["since_first"]} <= {"overdue"}


def test_the_folder(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """--out writes page, workbook and JSON; the master check holds; the same runs give the same bytes."""
    asked = ("compare", *pair, pair[0])
    answer = optimiser(*asked, "--out", "one", "--json", cwd=tmp_path).ended(0).json
    assert len(answer["comparisons"]) == 2
    assert entries(tmp_path / "one") == ["compare.html", "compare.json", "compare.xlsx", "manifest.json"]
    optimiser(*asked, "--out", "two", cwd=tmp_path).ended(0)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    book = openpyxl.load_workbook(tmp_path / "one" / "compare.xlsx")
    sheet, cell = book.defined_names["MasterCheck"].attr_text.split("!")
    stored = openpyxl.load_workbook(tmp_path / "one" / "compare.xlsx", data_only=True)
    assert stored[sheet][cell.replace("$", "")].value is True


def test_real_patients_are_not_counted(tiny: Run, tmp_path: Path) -> None:
    """A journey more in the trusts' own records is told as a changed table, without how many rows it has or had."""
    case = copy_case("tiny", tmp_path / "mine")
    text = (case / "journeys.csv").read_text(encoding="utf-8")
    (case / "journeys.csv").write_text(text + text.splitlines()[-1].replace("J4", "J5") + "\n", encoding="utf-8")
    optimiser("run", "mine", "--only", "transport", "--out", "out", cwd=tmp_path).ended(0)
    comparison = compared(tiny.folder, tmp_path / "out", tmp_path)
    (table,) = comparison["inputs"]["tables"]
    assert {table[key] for key in ("rows_before", "rows_after", "added", "removed", "changed")} == {"*"}
    bridges_add_up(comparison)
    (transport,) = comparison["bridges"]["context"]
    assert {bar["cause"]["kind"] for bar in transport["bars"]} == {"tables"}


@pytest.mark.parametrize(
    ("asked", "code", "kind"),
    [
        (("{run}",), 2, "usage"),
        (("{run}", "nowhere"), 2, "usage"),
        (("{run}", "{run}", "--out", "taken"), 8, "output"),
        (("{run}", "taken"), 2, "usage"),
    ],
)
def test_failures(asked: tuple[str, ...], code: int, kind: str, tiny: Run, tmp_path: Path) -> None:
    """One run, a run that is not there, and a folder that is not free end with the codes they have everywhere."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("mine", encoding="utf-8")
    words = [word.replace("{run}", str(tiny.folder)) for word in asked]
    done = optimiser("compare", *words, "--json", cwd=tmp_path).ended(code)
    assert done.json["error"]["kind"] == kind
    assert entries(tmp_path) == ["taken"]
    assert entries(tmp_path / "taken") == ["file"]
