"""Rows of vehicles as kinds of vehicle."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from optimiser.prepare.transport.day import COST_UNITS
from optimiser.prepare.transport.requests import Movement
from optimiser.prepare.transport.vehicles import fleet_of, source_of, vehicle_of, vehicles_for
from tests.unit.prepare.transport.small_day import case_of, movement

FULL = "full,AAA,yard,3,1/4/0/1;1/2/1/0,200,,,07:30,15:30,60.00,18.01,0.255001,van,1.25,480,330,30,"
FULL += "lift;bariatric,patient;specimens"
VAN = "van,,P,1,1/0/0/0,2000.5,900,4,,,,,,,,,,,,"
BARE = "bare,,P,1,1/3/0/0,,,,,,,,,,,,,,,"
LINEN = "linen,,P,1,1/3/0/0,500,,,,,,,,,,,,,,used_linen"
MOST = (9_000, 8_000, 7)


def test_a_vehicle_with_everything(tmp_path: Path) -> None:
    """Layouts are nested and goods beside them; times are seconds, rates cost units exactly, what is open is open."""
    factors = "factor,name,kgco2e_per_km,year\nvan,Van,0.25561,2025\n"
    fleet = fleet_of(case_of(tmp_path, vehicles=(FULL,), depots="depot,place\nyard,R\n", factors=factors))
    (row,) = fleet.rows
    made = vehicle_of(row, 2, MOST)
    assert fleet.place(row) == "R"
    assert (made.name, made.trust, made.depot, made.number) == ("full", "AAA", 2, 3)
    assert made.layouts == ((1, 0, 4, 5, 200_000, 8_000, 0), (0, 1, 3, 4, 200_000, 8_000, 0))
    assert (made.shift, made.max_duration, made.break_after, made.break_length) == (
        (27_000, 55_800),
        28_800,
        19_800,
        1_800,
    )
    assert made.skills == {"lift", "bariatric"}
    assert made.groups == {"patient", "specimens"}
    assert Fraction(made.cost_fixed, COST_UNITS) == 6000
    assert Fraction(made.cost_tick, COST_UNITS) == Fraction(1801, 3600)
    assert Fraction(made.cost_distance, COST_UNITS) == Fraction(255_001, 10**6) * 100 / 1000
    assert Fraction(made.cost_request, COST_UNITS) == 125
    source = source_of(row, fleet)
    assert (source.code, source.row, source.kgco2e_per_metre) == ("full", 2, Fraction(25561, 10**8))
    assert (source.cost_day_pence, source.cost_hour_pence, source.cost_km_millionths) == (6000, 1801, 255_001)
    assert source.cost_journey_pence == 125


def test_a_vehicle_with_little(tmp_path: Path) -> None:
    """Without a shift the day is the shift; without any goods' space there is none; what is empty costs nothing."""
    fleet = fleet_of(case_of(tmp_path, vehicles=(BARE, VAN)))
    bare, van = (vehicle_of(row, 0, MOST) for row in fleet.rows)
    assert bare.layouts == ((0, 0, 3, 4, 0, 0, 0),)
    assert (bare.shift, bare.max_duration, bare.break_after, bare.cost_fixed) == ((0, 86_400), None, 0, 0)
    assert van.layouts == ((0, 0, 0, 1, 2_000_500, 900_000, 4),)
    assert source_of(fleet.rows[0], fleet).kgco2e_per_metre is None


def test_who_has_a_part_in_a_day(tmp_path: Path) -> None:
    """Vehicles without places for patients stay out of a day of journeys, unless the record names them."""
    fleet = fleet_of(case_of(tmp_path, vehicles=(FULL, VAN, BARE, LINEN), depots="depot,place\nyard,R\nP,P\n"))
    goods = movement(table="consignments", group="mail")

    def codes(*movements: Movement, recorded: tuple[str, ...] = ()) -> list[str]:
        return [row.text("vehicle") for row in vehicles_for(fleet, movements, recorded)]

    assert codes(movement()) == ["bare", "full"]
    assert codes(movement(), recorded=("van",)) == ["bare", "full", "van"]
    assert codes(movement(), goods) == codes(goods) == ["bare", "full", "linen", "van"]


def test_hours_of_a_fleet(tmp_path: Path) -> None:
    """The hours are those of all vehicles together, and the whole day where there is none."""
    early, late = FULL.replace("full", "early"), FULL.replace("07:30,15:30", "12:00,20:00")
    depots = "depot,place\nyard,R\n"
    assert fleet_of(case_of(tmp_path / "two", vehicles=(early, late), depots=depots)).hours == (27_000, 72_000)
    none = fleet_of(case_of(tmp_path / "none", vehicles=()))
    assert (none.hours, none.carries_people) == ((0, 86_400), False)
