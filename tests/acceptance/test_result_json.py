"""What scripts rely on in ``result.json``: its keys, its types, and that pence add up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.command_line import CASES, SHIPPED, optimiser, run_together, walk
from tests.acceptance.conftest import Run
from tests.acceptance.json_schema import faults, undescribed

PROMISED = {
    *("schema_version", "run_id", "tool_version", "case", "scenario", "as_of", "seconds", "status"),
    *("arithmetic_verified", "basis", "headline", "illustration", "trusts", "recovery", "reconciliation", "files"),
}
HEADLINE = {
    *("opportunity_pence", "saving_pence", "identified_pence", "risk_adjusted_pence"),
    *("target_pence", "gap_to_target_pence", "probability_of_target"),
}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the schema of ``result.json`` that the program publishes."""
    done = optimiser("schema", "--json", cwd=tmp_path_factory.mktemp("schema")).ended(0)
    found = done.json["result"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_result_has_the_promised_keys(name: str, runs: dict[str, Run]) -> None:
    """Every key that the contract names is there, with a value that the contract allows."""
    result = runs[name].result
    assert set(result) >= PROMISED
    assert (result["case"], result["scenario"], result["as_of"]) == (name, "base", "2026-11-22")
    # A region's day of transport is too large to be proven the best without a limit of time.
    assert result["status"] == ("limit" if name == "nenc" else "optimal")
    assert result["arithmetic_verified"] is True
    assert result["seconds"] > 0
    assert set(result["headline"]) | set(result["illustration"]) <= HEADLINE
    assert sorted(result["basis"]) == sorted(path.stem for path in (CASES / name).glob("*.csv"))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_result_keeps_to_its_published_schema(name: str, runs: dict[str, Run], schema: dict[str, Any]) -> None:
    """The schema that `schema --json` publishes holds for every shipped case."""
    assert list(faults(runs[name].result, schema)) == []


def test_the_schema_tells_right_from_wrong(tiny: Run, schema: dict[str, Any]) -> None:
    """The schema refuses pounds in a pence field, a status that is none, and a headline number that is none."""
    wrong = tiny.result
    wrong["headline"] = {"opportunity_pence": 2700.5, "profit_pence": 1}
    wrong["status"] = "verified"
    wrong["buying"]["opportunities"][0]["value_pence"] = "200"
    del wrong["run_id"]
    assert len(list(faults(wrong, schema))) == 5


@pytest.mark.parametrize("name", SHIPPED)
def test_the_schema_describes_every_column_of_every_table(
    name: str, runs: dict[str, Run], schema: dict[str, Any]
) -> None:
    """Nothing stands in a table of the result that the schema does not describe."""
    missing = set(undescribed(runs[name].result, schema))
    assert missing - {"$.buying.opportunities[].parts"} == set()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("scope", ["headline", "illustration"])
def test_trusts_add_up_to_the_totals(name: str, scope: str, runs: dict[str, Run]) -> None:
    """Each number of the headline and of the illustration is the sum over trusts, to the penny."""
    result = runs[name].result
    sums: dict[str, int] = {}
    for trust in result["trusts"]:
        for key, value in trust[scope].items():
            sums[key] = sums.get(key, 0) + value
    assert sums == result[scope]


@pytest.mark.parametrize("name", SHIPPED)
def test_opportunities_add_up_to_the_headline(name: str, runs: dict[str, Run]) -> None:
    """The opportunities that count come to the headline, and the parts of each come to it."""
    result = runs[name].result
    opportunities = result["buying"]["opportunities"]
    counted = [row["value_pence"] for row in opportunities if row["counts"] and not row.get("already_in_plan")]
    assert sum(counted) == result["headline"].get("opportunity_pence", 0)
    for row in opportunities:
        assert sum(part["value_pence"] for part in row["parts"]) == row["value_pence"], row["opportunity"]


@pytest.mark.parametrize("name", SHIPPED)
def test_pence_are_whole(name: str, runs: dict[str, Run]) -> None:
    """Whatever is called pence is an integer, and no figure is empty."""
    for path, value in walk(runs[name].result):
        key = path.rpartition(".")[2]
        if path.startswith("settings."):
            continue
        if (
            (key.endswith("_pence") or key.startswith("pence_"))
            and key != "pence_per_mile"
            and not isinstance(value, dict)
        ):
            assert isinstance(value, int), path
            assert not isinstance(value, bool), path
        assert value is not None, path


def test_what_is_not_computed_is_absent(runs: dict[str, Run]) -> None:
    """Figures without a basis are absent and not zero: invented targets stand in the illustration only."""
    nenc, london, tiny = (runs[name].result for name in ("nenc", "london", "tiny"))
    assert set(nenc["headline"]) == {"opportunity_pence"}
    assert {"target_pence", "identified_pence", "gap_to_target_pence"} <= set(nenc["illustration"])
    assert (london["headline"], london["illustration"]) == ({}, {})
    assert tiny["illustration"] == {}
    assert "saving_pence" not in nenc["headline"]
    assert {"saving_pence", "target_pence", "gap_to_target_pence", "opportunity_pence"} <= set(tiny["headline"])


def test_the_tiny_case_is_as_worked_by_hand(tiny: Run) -> None:
    """The headline of the tiny case: £2,700 of opportunity, £5,000 of target, £3,800 identified, £2,500 still open."""
    assert tiny.result["headline"] == {
        "opportunity_pence": 270_000,
        "identified_pence": 380_000,
        "risk_adjusted_pence": 250_000,
        "saving_pence": 106_000,
        "target_pence": 500_000,
        "gap_to_target_pence": 250_000,
    }


def test_a_lever_that_was_left_out_is_absent(tiny: Run, tmp_path: Path) -> None:
    """`--only buying` leaves transport out of the result, `--only transport` buying; neither is zero."""
    asked = (("--only", "buying", "--out", "b"), ("--only", "transport", "--out", "t"))
    commands = [(tmp_path, ("run", tiny.case, *options, "--json")) for options in asked]
    buying, transport = (done.ended(0).json for done in run_together(commands))
    assert "buying" in buying
    assert "transport" not in buying
    assert "buying" not in transport
    assert "opportunity_pence" not in transport["headline"]
    assert transport["transport"]["grey_fleet"] == tiny.result["transport"]["grey_fleet"]
    assert buying["buying"] == tiny.result["buying"]
    assert len({run["run_id"] for run in (buying, transport, tiny.result)}) == 3
    for folder in ("b", "t"):
        optimiser("verify", folder, cwd=tmp_path).ended(0)
