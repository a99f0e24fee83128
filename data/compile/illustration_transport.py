"""A weekday of transport invented for the worked illustration: journeys, consignments, rounds, and what was planted."""

from __future__ import annotations

from pathlib import Path

import project  # noqa: F401 - what follows is found through it

# isort: split
from writing import Row, read_csv, write_table

from optimiser.synthetic.places import Place, place_of
from optimiser.synthetic.region import Member, Region
from optimiser.synthetic.rows import PlantedRow, text_table
from optimiser.synthetic.transport_day import Sizes, TransportWeekday, make_weekday

SEED = 2026
SIZES = Sizes(journeys=250, rounds=60, consignments=400)
# How many journeys and how much of the couriers' work each trust is said to have against the others. Only the order of
# size is meant to be plausible: Northumbria moves patients between its emergency hospital and its base sites, and
# Newcastle has the largest courier contract in the register.
MEMBERS = tuple(
    Member(trust, kind, journeys, goods)
    for trust, kind, journeys, goods in (
        ("RTD", "acute", 16, 22), ("RTF", "acute", 22, 13), ("RR7", "acute", 8, 7), ("R0B", "acute", 13, 11),
        ("RXP", "acute", 13, 12), ("RVW", "acute", 8, 8), ("RTR", "acute", 13, 11), ("RNN", "acute", 10, 9),
        ("RX4", "mental_health", 6, 3), ("RX3", "mental_health", 6, 3), ("RX6", "ambulance", 5, 1),
    )
)  # fmt: skip


def weekday(folder: Path) -> TransportWeekday:
    """Make the weekday on the sites and areas that stand in the folder of the case."""
    sites, areas = read_csv(folder / "sites.csv"), read_csv(folder / "areas.csv")
    region = Region(_places(sites, "site", "floor_area_m2"), _places(areas, "area", "weight"), MEMBERS)
    return make_weekday(region, SIZES, SEED)


def write_nenc(folder: Path) -> list[PlantedRow]:
    """Write the weekday, and return what was planted in it."""
    day = weekday(folder)
    for name, rows in day.tables().items():
        if name != "planted":
            columns, made = text_table(name, rows)
            write_table(folder, name, columns, made)
    return day.planted


def _places(rows: list[Row] | list[dict[str, str]], code: str, weight: str) -> tuple[Place, ...]:
    return tuple(place for row in rows if (place := place_of(row, code, weight)) is not None)
