"""Recorded routes as stops of the instance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.prepare.transport.day import TransportDay
from tests.unit.prepare.transport.small_day import BUS, at, day_of

ROWS = ("J1,AAA,weekday,P,Q,,,,10:00,walker,,,,,,", "J2,AAA,weekday,P,Q,,,,10:00,walker,,,,,,2")
ROUTES = (
    "route,trust,day_type,vehicle,depart,return,cost_gbp\nQ2,BBB,weekday,bus,,,12.50\nQ1,AAA,weekday,bus,08:30,10:15,\n"
)


def recorded(folder: Path, *stops: str, **more: Any) -> TransportDay:
    """Return the day with these recorded stops."""
    text = "route,stop,journey,action,begin\n" + "".join(f"{stop}\n" for stop in stops)
    return day_of(folder, *ROWS, recorded_routes=ROUTES, recorded_stops=text, **more)


def test_stops_are_those_of_the_instance(tmp_path: Path) -> None:
    """Routes are by code and stops by their place in the order; of several alike the next one left is taken."""
    day = recorded(
        tmp_path,
        *("Q2,1,J2,pickup,", "Q2,2,J2,delivery,", "Q1,2,J2,pickup,09:05"),
        *("Q1,1,J1,pickup,09:00", "Q1,3,J2,delivery,09:40", "Q1,4,J1,delivery,"),
    )
    assert [request.name for request in day.instance.requests] == ["J1", "J2", "J2#2"]
    first, second = day.recorded
    assert (first.code, first.trust, first.row, first.vehicle, first.stops) == ("Q1", "AAA", 3, 0, (0, 1, 4, 3))
    assert first.begins == (at("09:00"), at("09:05"), at("09:40"), None)
    assert (first.depart, first.back, first.cost_pence) == (at("08:30"), at("10:15"), None)
    assert (second.stops, second.depart, second.cost_pence) == ((2, 5), None, 1250)
    assert day.recorded_plan is not None
    assert day.recorded_plan.unserved == ()


def test_what_the_record_leaves_out_is_unserved(tmp_path: Path) -> None:
    """A journey that no recorded route serves is unserved in the plan as run."""
    day = recorded(tmp_path, "Q1,1,J1,pickup,", "Q1,2,J1,delivery,")
    assert day.recorded_plan is not None
    assert day.recorded_plan.unserved == (1, 2)


def test_a_vehicle_without_places_stays_when_it_is_recorded(tmp_path: Path) -> None:
    """A record that breaks a promise is kept, so that it can be told: here a van drove a patient."""
    van = BUS.replace("bus", "abus").replace("1/3/0/1", "1/0/0/0")
    day = recorded(
        tmp_path,
        "Q1,1,J1,pickup,",
        "Q1,2,J1,delivery,",
        vehicles=(BUS.replace("bus", "zbus"), van.replace("abus", "bus")),
    )
    assert [vehicle.name for vehicle in day.instance.vehicles] == ["bus", "zbus"]
    assert day.recorded[0].vehicle == 0


def test_nothing_recorded(tmp_path: Path) -> None:
    """Without the tables nothing is recorded, and there is no plan as run."""
    day = day_of(tmp_path, *ROWS)
    assert day.recorded == ()
    assert day.recorded_plan is None
