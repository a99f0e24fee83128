"""A case and a scenario as days of transport."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.config.scenario import Scenario
from optimiser.ingest.load_case import load_case
from optimiser.issues import InputError
from optimiser.prepare.transport.build import check_days, transport_days
from tests.unit.prepare.transport.small_day import BUS, at, case_of, consignments, day_of, refused
from tests.unit.small_case import scenario

TINY = Path(__file__).resolve().parents[4] / "data" / "cases" / "tiny"
J1 = "J1,AAA,weekday,P,Q,09:00,09:30,,10:30,walker,,,,,,"
COMPATIBILITY = "class_a,class_b,together\nspecimens,patient,yes\n"


def test_a_day(tmp_path: Path) -> None:
    """Places are those needed, in order, with their matrices; requests and vehicles know where they stand."""
    day = day_of(tmp_path, J1, compatibility=COMPATIBILITY)
    instance = day.instance
    assert (day.day_type, instance.places, day.basis) == ("weekday", ("P", "Q"), "supplied")
    assert instance.travel.tolist() == [[0, 1800], [1800, 0]]
    assert instance.distance.tolist() == [[0, 20_000], [20_000, 0]]
    (request,), (vehicle,) = instance.requests, instance.vehicles
    assert (request.name, request.trust, request.kind, request.pickup, request.delivery) == (
        "J1",
        "AAA",
        "journey",
        0,
        1,
    )
    assert (request.pickup_window, request.delivery_window) == ((at("09:00"), at("09:30")), (at("09:32"), at("10:30")))
    assert (request.max_on_board, request.group, vehicle.depot, vehicle.number) == (3600, "patient", 0, 2)
    assert instance.sharing == {("patient", "specimens"): "yes"}
    assert (instance.changeover, instance.cleaning) == (1200, 900)
    assert [(source.table, source.code, source.row) for source in day.requests] == [("journeys", "J1", 2)]
    assert [(source.code, source.row) for source in day.vehicles] == [("bus", 2)]


def test_days_of_several_kinds(tmp_path: Path) -> None:
    """There is one day for each kind, sorted, with its own places; a case without movements has none."""
    rows = (J1, "J2,AAA,saturday,Q,R,09:00,09:30,,10:30,walker,,,,,,")
    days = transport_days(case_of(tmp_path / "two", *rows), Scenario())
    assert [(day.day_type, day.instance.places) for day in days] == [
        ("saturday", ("P", "Q", "R")),
        ("weekday", ("P", "Q")),
    ]
    assert days[0].instance.travel.tolist() == [[0, 1800, 2400], [1800, 0, 900], [2400, 900, 0]]
    assert transport_days(case_of(tmp_path / "none"), Scenario()) == ()


def test_goods_have_a_part_where_they_are_asked_for(tmp_path: Path) -> None:
    """Both tables make one day of all movements; goods that no vehicle can take are no error."""
    case = case_of(tmp_path, J1, consignments=consignments("C1,BBB,weekday,linen,Q,R,09:00,11:00,9999,,,"))
    (both,) = transport_days(case, Scenario(), ("journeys", "consignments"))
    assert [(one.name, one.kind) for one in both.instance.requests] == [("J1", "journey"), ("C1", "consignment")]
    (goods,) = transport_days(case, Scenario(), ("consignments",))
    assert [one.table for one in goods.requests] == ["consignments"]
    (people,) = transport_days(case, Scenario())
    assert [one.name for one in people.instance.requests] == ["J1"]


def test_without_vehicles(tmp_path: Path) -> None:
    """Overlap is found without vehicles too."""
    day = day_of(tmp_path, J1, vehicles=())
    assert (day.instance.vehicles, len(day.instance.requests)) == ((), 1)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """One error carries the problems of all rows and days; a row that stands for several is told once."""
    rows = (
        "J1,AAA,weekday,P,Q,09:00,,,09:20,walker,,,,,,3",
        "J2,AAA,saturday,P,Q,09:00,,,11:00,walker,,,20,,,",
        "J3,AAA,weekday,P,Q,09:00,,,11:00,stretcher,,,,,,2",
        J1.replace("J1", "J4"),
    )
    assert refused(tmp_path, *rows) == [
        ("limit-shorter-than-ride", 3, "max_minutes_on_board"),
        ("window-shorter-than-ride", 2, "delivery_to"),
        ("no-vehicle-can-take", 4, "mobility"),
    ]


def test_an_error_of_another_row_hides_no_record(tmp_path: Path) -> None:
    """A recorded journey that is refused is told as such, and the record does not break on it."""
    record: dict[str, Any] = {
        "recorded_routes": "route,trust,day_type,vehicle\nQ1,AAA,weekday,bus\n",
        "recorded_stops": "route,stop,journey,action\nQ1,1,J1,pickup\nQ1,2,J1,delivery\n",
    }
    found = refused(tmp_path, J1.replace("10:30", "09:20"), J1.replace("J1", "J2"), **record)
    assert found == [("window-shorter-than-ride", 2, "delivery_to")]


def test_the_scenario_is_used(tmp_path: Path) -> None:
    """Limits, minutes and cleaning are the scenario's; a limit of the scenario that gives way is told."""
    asked = {"max_minutes_on_board": 20, "cleaning_minutes": 7, "changeover_minutes": 8, "stop_minutes": {"walker": 1}}
    (day,) = transport_days(case_of(tmp_path, J1), scenario(transport=asked))
    assert (day.instance.requests[0].max_on_board, day.requests[0].limit_given_way) == (1800, True)
    assert (day.instance.cleaning, day.instance.changeover, day.instance.requests[0].pickup_service) == (420, 480, 60)


def test_the_basis_is_the_weakest_used(tmp_path: Path) -> None:
    """A synthetic table of goods leaves a day of journeys supplied, and makes a day with goods synthetic."""
    from_goods: dict[str, Any] = {"consignments": consignments("C1,BBB,weekday,mail,Q,R,09:00,11:00,1,,,")}
    case = case_of(tmp_path, J1, basis={"consignments": "synthetic", "travel_times": "published"}, **from_goods)
    assert [day.basis for day in transport_days(case, Scenario())] == ["supplied"]
    assert [day.basis for day in transport_days(case, Scenario(), ("journeys", "consignments"))] == ["synthetic"]


def test_each_setting_is_tried(tmp_path: Path) -> None:
    """A case is checked under every scenario: minutes at the stops may leave a window too short in one of them."""
    case = case_of(tmp_path, J1.replace("10:30", "09:35"))
    check_days(case, [Scenario(), Scenario()])
    with pytest.raises(InputError, match="takes 40 minutes"):
        check_days(case, [Scenario(), scenario(transport={"stop_minutes": {"walker": 10}})])


def test_the_same_case_makes_the_same_day(tmp_path: Path) -> None:
    """The order of the rows does not matter but for their numbers."""
    rows = (J1, J1.replace("J1", "J2"), J1.replace("J1", "J3"))
    buses = (BUS, BUS.replace("bus", "abus"))
    one = day_of(tmp_path / "one", *rows, vehicles=buses).instance
    other = day_of(tmp_path / "other", *reversed(rows), vehicles=tuple(reversed(buses))).instance
    assert (one.requests, one.vehicles, one.places) == (other.requests, other.vehicles, other.places)


def test_the_tiny_case_as_run() -> None:
    """Every recorded route of the tiny case has a timetable, and it is the recorded one to the minute."""
    (day,) = transport_days(load_case(TINY), Scenario())
    assert len(day.recorded) == 4
    for record in day.recorded:
        found = timetable(day.instance, Route(record.vehicle, record.stops))
        assert found is not None
        assert (found.departure, found.arrival, found.begins) == (record.depart, record.back, record.begins)
