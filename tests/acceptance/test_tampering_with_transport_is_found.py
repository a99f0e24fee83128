"""A published plan of transport that was changed, in its decisions, its sums or what it rests on, fails the check."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.verify import audit_run
from optimiser.engine.run import RunRequest, execute
from tests.acceptance.command_line import CASES, change_cell, read_rows

FINDINGS, INPUT = "record/findings", "record/input"
FIGURES = f"{FINDINGS}/figures.csv"
STOPS, ROUTES, REQUESTS, TRAVEL, GAINS, PROOF, FRONTIER = (
    f"{FINDINGS}/transport_{name}.csv"
    for name in ("stops", "routes", "requests", "travel", "gains", "proof", "frontier")
)
KEPT = {"transport_stops", "transport_requests", "transport_travel", "figures", "figure_sources"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run of the tiny case's transport that nobody may change."""
    out = tmp_path_factory.mktemp("published") / "run"
    execute(RunRequest(CASES / "tiny", "base", out, levers=("transport",), formats=()))
    assert audit_run(out).differences == ()
    return out


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """Return a copy of the run that a test may change."""
    return Path(shutil.copytree(published, tmp_path / "run"))


def _told(folder: Path) -> set[str]:
    return {difference.place for difference in audit_run(folder).differences}


def _change(folder: Path, table: str, wanted: dict[str, str], **cells: str) -> None:
    """Change cells of the first such row of a table of findings, and of its copy for sharing where that shows them."""
    path = folder / FINDINGS / f"{table}.csv"
    row = next(number for number, one in enumerate(read_rows(path), 2) if wanted.items() <= one.items())
    for column, value in cells.items():
        before = change_cell(path, row, column, value)
        assert before != value
        shared = folder / "csv" / f"{table}.csv"
        if shared.is_file() and change_cell(shared, row, column, value) == "*":
            change_cell(shared, row, column, "*")


def _change_input(folder: Path, table: str, wanted: dict[str, str], **cells: str) -> None:
    """Change cells of what was read."""
    path = folder / INPUT / f"{table}.csv"
    row = next(number for number, one in enumerate(read_rows(path), 2) if wanted.items() <= one.items())
    assert all(change_cell(path, row, column, value) != value for column, value in cells.items())


def _remove(folder: Path, table: str, wanted: dict[str, str]) -> None:
    """Remove rows of a table of findings and of its copy."""
    for path in (folder / FINDINGS / f"{table}.csv", folder / "csv" / f"{table}.csv"):
        if path.is_file():
            rows = read_rows(path)
            kept = [row for row in rows if not wanted.items() <= row.items()]
            assert len(kept) < len(rows)
            with path.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(kept)


def _in_result(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the part ``transport`` of ``result.json``."""
    path = folder / "result.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content["transport"])
    path.write_text(json.dumps(content), encoding="utf-8")


def _set(folder: Path, part: str, **settings: Any) -> None:
    """Change settings, in the record and where the result repeats them."""
    for name, key in (("record/settings.json", "scenario"), ("result.json", "settings")):
        path = folder / name
        content = json.loads(path.read_text(encoding="utf-8"))
        content[key][part] |= settings
        path.write_text(json.dumps(content), encoding="utf-8")


SHARED = {"plan": "together", "request": "J2"}
PICKUP, DELIVERY = {**SHARED, "action": "pickup"}, {**SHARED, "action": "delivery"}
ONE = {"plan": "together", "route": "1"}
ALONE = {"plan": "alone", "route": "1"}
ALL = {"plan": "together", "trust": ""}
AS_RUN = {"plan": "as_run", "request": "J1", "action": "delivery"}


@pytest.mark.parametrize(
    ("table", "wanted", "cells", "place"),
    [
        pytest.param("transport_stops", DELIVERY, {"begin_s": "34439"}, STOPS, id="faster than the road"),
        pytest.param("transport_stops", PICKUP, {"begin_s": "36001"}, STOPS, id="after the window"),
        pytest.param("transport_stops", PICKUP, {"place": "CED01"}, STOPS, id="another place"),
        pytest.param("transport_stops", PICKUP, {"stop": "7"}, STOPS, id="another number"),
        pytest.param("transport_stops", PICKUP, {"stop": "4"}, STOPS, id="another order"),
        pytest.param("transport_stops", PICKUP, {"action": "delivery"}, STOPS, id="a pickup made a delivery"),
        pytest.param("transport_stops", PICKUP, {"request": "J1"}, STOPS, id="another patient"),
        pytest.param("transport_stops", PICKUP, {"route": "2"}, STOPS, id="another route"),
        pytest.param("transport_stops", {"plan": "alone", "request": "J1"}, {"plan": "together"}, STOPS, id="plan"),
        pytest.param("transport_stops", AS_RUN, {"begin_s": "33900"}, STOPS, id="another recorded time"),
        pytest.param("transport_routes", ONE, {"vehicle": "ALD-bus"}, FIGURES, id="another vehicle"),
        pytest.param("transport_routes", ONE, {"owner": "ALD"}, ROUTES, id="another owner"),
        pytest.param("transport_routes", ONE, {"depart_s": "31620", "depart": "527"}, STOPS, id="leaves too late"),
        pytest.param("transport_routes", ONE, {"depart": "500"}, ROUTES, id="another departure in minutes"),
        pytest.param("transport_routes", ONE, {"return_s": "61200", "return": "1020"}, STOPS, id="after the shift"),
        pytest.param("transport_routes", ONE, {"metres": "31000", "km": "31"}, ROUTES, id="fewer kilometres"),
        pytest.param("transport_routes", ONE, {"minutes": "51"}, ROUTES, id="fewer minutes"),
        pytest.param("transport_routes", ONE, {"kgco2e": "5"}, ROUTES, id="less carbon"),
        pytest.param("transport_routes", ONE, {"journeys": "3"}, ROUTES, id="more journeys"),
        pytest.param("transport_routes", ONE, {"trusts": "ALD"}, ROUTES, id="fewer trusts"),
        pytest.param("transport_routes", ONE, {"cost_gbp": "46.00"}, ROUTES, id="cheaper route"),
        pytest.param("transport_routes", {"recorded": "A1"}, {"recorded": "B1"}, ROUTES, id="another record"),
        pytest.param("transport_plans", ALL, {"cost_gbp": "160.00"}, f"{FINDINGS}/transport_plans.csv", id="plan cost"),
        pytest.param("transport_plans", ALL, {"unserved": "1"}, f"{FINDINGS}/transport_plans.csv", id="unserved"),
        pytest.param("transport_plans", ALL, {"vehicles": "1"}, f"{FINDINGS}/transport_plans.csv", id="vehicles"),
        pytest.param("transport_plans", ALL, {"hours": "4"}, f"{FINDINGS}/transport_plans.csv", id="hours"),
        pytest.param("transport_gains", {"trust": "ALD"}, {"collaboration_gain_gbp": "60.00"}, GAINS, id="gain"),
        pytest.param("transport_gains", {"trust": "CED"}, {"planning_gain_gbp": "30.00"}, GAINS, id="planning gain"),
        pytest.param(
            "transport_gains", {"trust": ""}, {"cash_gbp": "71.60", "capacity_gbp": "10.00"}, GAINS, id="less cash"
        ),
        pytest.param("transport_gains", {"trust": ""}, {"km_saved": "33"}, GAINS, id="km saved"),
        pytest.param("transport_gains", {"trust": ""}, {"hours_saved": "1"}, GAINS, id="hours saved"),
        pytest.param("transport_gains", {"trust": ""}, {"vehicles_saved": "2"}, GAINS, id="vehicles saved"),
        pytest.param(
            "transport_service",
            {"plan": "together", "trust": "ALD", "mobility": ""},
            {"mean_on_board_min": "22"},
            f"{FINDINGS}/transport_service.csv",
            id="a shorter ride",
        ),
        pytest.param(
            "transport_service",
            {"plan": "alone", "trust": "", "mobility": ""},
            {"within_limit_share": "0.5"},
            f"{FINDINGS}/transport_service.csv",
            id="fewer in time",
        ),
        pytest.param(
            "transport_proof",
            {"plan": "together"},
            {"bound_gbp": "163.21", "status": "within_gap"},
            PROOF,
            id="a bound above the cost",
        ),
        pytest.param("transport_proof", {"plan": "together"}, {"bound_gbp": "163.00"}, PROOF, id="optimal with a gap"),
        pytest.param("transport_proof", {"plan": "together"}, {"proof_gap": "0.01"}, PROOF, id="another gap"),
        pytest.param("transport_proof", {"plan": "together"}, {"method": "no bound"}, PROOF, id="a proof of nothing"),
        pytest.param("transport_proof", {"trust": "ALD"}, {"cost_gbp": "82.00"}, PROOF, id="cost of a proof"),
        pytest.param("transport_proof", {"trust": "ALD"}, {"journeys": "2"}, PROOF, id="journeys of a proof"),
        pytest.param(
            "transport_frontier", {"minutes_added": "5"}, {"cost_gbp": "150.00", "bound_gbp": "149.00"}, FRONTIER,
            id="cheaper than is possible",
        ),
        pytest.param("transport_frontier", {"minutes_added": "30"}, {"cost_gbp": "163.30"}, FRONTIER, id="own point"),
        pytest.param("transport_frontier", {"minutes_added": "15"}, {"minutes_added": "20"}, FRONTIER, id="minutes"),
        pytest.param("transport_requests", {"request": "J2"}, {"pickup_to_s": "36000"}, REQUESTS, id="a wider window"),
        pytest.param("transport_requests", {"request": "J2"}, {"pickup_to_s": "34000"}, REQUESTS, id="a closer window"),
        pytest.param("transport_requests", {"request": "J2"}, {"limit_s": "3600"}, REQUESTS, id="a longer limit"),
        pytest.param("transport_requests", {"request": "J2"}, {"direct_s": "1300"}, REQUESTS, id="direct ride"),
        pytest.param("transport_requests", {"request": "J2"}, {"pickup_service_s": "60"}, REQUESTS, id="less loading"),
        pytest.param("transport_requests", {"request": "J2"}, {"served_alone": "no"}, STOPS, id="not served alone"),
        pytest.param("transport_requests", {"request": "J2"}, {"trust": "ALD"}, REQUESTS, id="another trust"),
        pytest.param("transport_requests", {"request": "J2"}, {"row": "2"}, REQUESTS, id="another row"),
        pytest.param("transport_requests", {"request": "J2"}, {"request": "J2#2"}, REQUESTS, id="another name"),
        pytest.param(
            "transport_travel", {"origin": "CED01", "destination": "ALD01"}, {"seconds": "60"}, TRAVEL,
            id="a road nobody takes",
        ),
        pytest.param(
            "transport_travel", {"origin": "ALD01", "destination": "BIR01"}, {"metres": "15000"}, TRAVEL,
            id="a shorter road",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_was_changed_is_found(
    copy: Path, table: str, wanted: dict[str, str], cells: dict[str, str], place: str
) -> None:
    """Each change of a finding, made in the copy for sharing too, is told at the table that it contradicts."""
    _change(copy, table, wanted, **cells)
    assert place in _told(copy)


@pytest.mark.parametrize(
    ("table", "wanted", "cells", "place"),
    [
        pytest.param("journeys", {"journey": "J2"}, {"delivery_to": "560"}, REQUESTS, id="an earlier appointment"),
        pytest.param("journeys", {"journey": "J2"}, {"max_minutes_on_board": "22"}, REQUESTS, id="a shorter limit"),
        pytest.param("journeys", {"journey": "J2"}, {"alone": "yes"}, STOPS, id="alone"),
        pytest.param("journeys", {"journey": "J2"}, {"mobility": "wheelchair"}, STOPS, id="a wheelchair"),
        pytest.param("journeys", {"journey": "J2"}, {"escorts": "4"}, STOPS, id="more escorts"),
        pytest.param("journeys", {"journey": "J2"}, {"skills": "two_crew"}, STOPS, id="a skill"),
        pytest.param("journeys", {"journey": "J2"}, {"journeys": "2"}, REQUESTS, id="twice as many"),
        pytest.param("journeys", {"journey": "J3"}, {"return_of": "J1"}, REQUESTS, id="a return"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"layouts": "1/1/0/0"}, STOPS, id="fewer seats"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"goods": "linen"}, STOPS, id="for goods only"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"max_duty_min": "51"}, STOPS, id="a shorter duty"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"shift_from": "530"}, STOPS, id="a later shift"),
        pytest.param(
            "vehicles", {"vehicle": "CED-bus"}, {"break_after_min": "120", "break_min": "30"}, STOPS, id="a break"
        ),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"cost_hour_gbp": "12.01"}, FIGURES, id="a dearer hour"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"cost_km_gbp": "0.21"}, FIGURES, id="a dearer kilometre"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"cost_journey_gbp": "1.00"}, FIGURES, id="a charge"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"cost_day_gbp": "31.00"}, FIGURES, id="a dearer day"),
        pytest.param("vehicles", {"vehicle": "BIR-car"}, {"trust": "ALD"}, STOPS, id="another's vehicle"),
        pytest.param("recorded_routes", {"route": "A1"}, {"cost_gbp": "99.00"}, FIGURES, id="a recorded cost"),
        pytest.param("recorded_routes", {"route": "A1"}, {"depart": "535"}, ROUTES, id="a recorded departure"),
        pytest.param("recorded_stops", {"route": "A1", "stop": "1"}, {"begin": "541"}, STOPS, id="a recorded time"),
        pytest.param("recorded_stops", {"route": "A1", "stop": "1"}, {"journey": "J2"}, STOPS, id="a recorded patient"),
        pytest.param(
            "travel_times", {"origin": "ALD01", "destination": "BIR01"}, {"minutes": "23"}, TRAVEL, id="a longer way"
        ),
    ],
)
def test_an_input_that_was_changed_is_found(
    copy: Path, table: str, wanted: dict[str, str], cells: dict[str, str], place: str
) -> None:
    """What the plans rest on is read again, and they do not follow from anything else."""
    _change_input(copy, table, wanted, **cells)
    assert place in _told(copy)


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("transport_stops", {"plan": "together", "request": "J2"}),
        ("transport_routes", ONE),
        ("transport_requests", {"request": "J2"}),
        ("transport_plans", {"plan": "alone", "trust": ""}),
        ("transport_gains", {"trust": "BIR"}),
        ("transport_service", {"trust": "BIR", "mobility": "walker", "plan": "alone"}),
        ("transport_proof", {"plan": "together"}),
        ("transport_proof", {"trust": "CED"}),
        ("transport_frontier", {"minutes_added": "30"}),
    ],
)
def test_a_row_that_was_removed_is_found(copy: Path, table: str, wanted: dict[str, str]) -> None:
    """What is missing is as wrong as what is changed."""
    _remove(copy, table, wanted)
    assert _told(copy)


def test_a_plan_that_was_removed_whole_is_found(copy: Path) -> None:
    """A run with journeys and vehicles has a plan, and a run without its plan is not one."""
    for path in [*copy.glob(f"{FINDINGS}/transport_*.csv"), *copy.glob("csv/transport_*.csv")]:
        path.unlink()
    assert REQUESTS in _told(copy)


def test_a_fault_of_the_record_that_is_made_up_is_found(copy: Path) -> None:
    """The recorded routes of the tiny case keep every rule."""
    header = "day_type,trust,route,rule,about,message,minutes,file,row\n"
    row = "weekday,ALD,A1,window_is_kept,1,The record breaks the rule: window is kept.,5,recorded_routes.csv,2\n"
    for folder in (FINDINGS, "csv"):
        (copy / folder / "transport_recorded.csv").write_text(header + row, encoding="utf-8")
    assert f"{FINDINGS}/transport_recorded.csv" in _told(copy)


def test_a_fault_of_the_record_that_is_kept_quiet_is_found(copy: Path) -> None:
    """A recorded arrival after the appointment is a fault that must be told."""
    _change_input(copy, "recorded_stops", {"route": "A1", "stop": "2"}, begin="650")
    _change_input(copy, "recorded_routes", {"route": "A1"}, **{"return": "700"})
    _change(copy, "transport_stops", AS_RUN, begin_s="39000")
    _change(copy, "transport_routes", {"recorded": "A1"}, **{"return_s": "42000", "return": "700"})
    assert f"{FINDINGS}/transport_recorded.csv" in _told(copy)


def test_what_nobody_serves_that_is_made_up_is_found(copy: Path) -> None:
    """Every journey of the tiny case is served alone."""
    header = "day_type,trust,reason,journeys,served_together,extra_cost_gbp\n"
    text = f"{header}weekday,ALD,Its own vehicles are all out,1,1,5.00\n"
    for folder in (FINDINGS, "csv"):
        (copy / folder / "transport_unserved.csv").write_text(text, encoding="utf-8")
    assert f"{FINDINGS}/transport_unserved.csv" in _told(copy)


@pytest.mark.parametrize("table", ["transport_stops", "transport_requests", "transport_travel"])
def test_a_restricted_table_that_is_shared_is_found(copy: Path, table: str) -> None:
    """Stops, requests and drives stay in the record."""
    shutil.copy(copy / FINDINGS / f"{table}.csv", copy / "csv" / f"{table}.csv")
    assert f"csv/{table}.csv" in _told(copy)


@pytest.mark.parametrize(
    ("table", "wanted", "column", "value"),
    [
        ("transport_plans", {"plan": "alone", "trust": "CED"}, "journeys", "2"),
        ("transport_plans", {"plan": "alone", "trust": ""}, "journeys", "5"),
        ("transport_routes", ONE, "journeys", "2"),
        ("transport_service", {"plan": "alone", "trust": "", "mobility": ""}, "journeys", "4"),
        ("transport_proof", {"plan": "together"}, "journeys", "4"),
        ("transport_plans", {"plan": "alone", "trust": ""}, "cost_gbp", "244.00"),
        ("transport_plans", {"plan": "alone", "trust": ""}, "basis", "synthetic"),
    ],
)
def test_a_count_that_is_shown_is_found(
    copy: Path, table: str, wanted: dict[str, str], column: str, value: str
) -> None:
    """A small count of real people in the copy for sharing is told, and whatever else differs from the record."""
    path = copy / "csv" / f"{table}.csv"
    row = next(number for number, one in enumerate(read_rows(path), 2) if wanted.items() <= one.items())
    assert change_cell(path, row, column, value) != value
    assert f"csv/{table}.csv" in _told(copy)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("as_run_pence", 30_000),
        ("alone_pence", 30_000),
        ("together_pence", 16_000),
        ("planning_gain_pence", 2_041),
        ("collaboration_gain_pence", 8_161),
        ("cash_pence", 8_000),
        ("capacity_pence", 160),
        ("bound_pence", 16_319),
        ("proof_gap_pence", 1),
        ("proof_gap", 0.1),
        ("status", "within_gap"),
        ("bound_method", "guessed"),
        ("basis", "published"),
        ("period", "a year"),
        ("day_type", "sunday"),
        ("day_types", ["saturday"]),
        ("journeys", 4),
        ("consignments", 4),
        ("vehicles", {"as_run": 4, "alone": 3, "together": 1}),
        ("km", {"as_run": 120.0, "alone": 92.0, "together": 59.0}),
        ("kgco2e", {"as_run": 28.03096, "alone": 20.87388, "together": 1.0}),
    ],
)
def test_a_number_of_the_result_that_was_changed_is_found(copy: Path, key: str, value: object) -> None:
    """The result repeats the record and nothing else."""

    def change(transport: dict[str, Any]) -> None:
        assert transport[key] != value
        transport[key] = value

    _in_result(copy, change)
    assert "result.json" in _told(copy)


@pytest.mark.parametrize("key", ["plans", "gains", "routes", "service", "proof", "frontier"])
def test_a_row_of_the_result_that_was_changed_is_found(copy: Path, key: str) -> None:
    """Lists in the result are those of the copies for sharing, row by row."""
    _in_result(copy, lambda transport: transport[key].pop())
    assert "result.json" in _told(copy)


def test_the_stops_in_the_result_are_found(copy: Path) -> None:
    """What stays in the record does not stand in the result either."""
    _in_result(copy, lambda transport: transport.update(stops=[]))
    assert "csv/transport_stops.csv" in _told(copy)


@pytest.mark.parametrize(
    ("part", "settings"),
    [
        ("transport", {"max_minutes_added": 10}),
        ("transport", {"stop_minutes": {"walker": 3, "wheelchair": 4, "stretcher": 8, "bariatric": 12}}),
        ("transport", {"served_within_minutes": 21}),
        ("transport", {"frontier_minutes": [5]}),
    ],
)
def test_a_setting_that_was_changed_is_found(copy: Path, part: str, settings: dict[str, Any]) -> None:
    """The plans follow from the settings that are told with them, and from no others."""
    _set(copy, part, **settings)
    assert _told(copy) - {"result.json"}


def test_a_figure_of_a_route_that_rests_on_less_is_found(copy: Path) -> None:
    """A plan is the sum of all of its routes."""
    rows = {"figure": "transport_plan:weekday:together", "part_figure": "transport_route:weekday:together:2"}
    _remove(copy, "figure_sources", rows)
    assert f"{FINDINGS}/figure_sources.csv" in _told(copy)
