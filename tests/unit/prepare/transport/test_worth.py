"""What an unserved request weighs: more than any plan can cost."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.prepare.transport.worth import unserved_cost
from tests.unit.prepare.transport.small_day import day_of

ROWS = (
    "J1,AAA,weekday,P,Q,,,,10:00,walker,,,,,,",
    "J2,BBB,weekday,R,Q,,,,12:00,walker,,,,,,",
    "J3,CCC,weekday,Q,R,15:00,,,,walker,,,,,,",
)
DEAR = "dear,,R,1,1/3/0/1,,,,08:00,18:00,90.00,1.00,2.50,,3.00,,,,,"


def test_no_plan_costs_as_much(tmp_path: Path) -> None:
    """The dearest route of each request and of all together, times the requests, is below the weight of one."""
    bus = "bus,,P,2,1/3/0/1,,,,08:00,18:00,50.00,18.00,0.25,,,,,,,"
    instance = day_of(tmp_path, *ROWS, vehicles=(bus, DEAR)).instance
    routes = [(0, 3), (1, 4), (2, 5), *permutations(range(6))]
    tables = [timetable(instance, Route(kind, stops)) for kind in range(2) for stops in routes]
    dearest = max(table.cost for table in tables if table is not None)
    assert instance.unserved_cost == unserved_cost(instance)
    assert unserved_cost(instance) > 2 * dearest


def test_it_follows_the_instance(tmp_path: Path) -> None:
    """Dearer vehicles make it heavier, and where there is nothing to drive with, one is enough."""
    cheap, dear = (
        day_of(tmp_path / name, *ROWS, vehicles=(row,)).instance
        for name, row in (("a", DEAR.replace("90.00", "9.00")), ("b", DEAR))
    )
    assert unserved_cost(dear) - unserved_cost(cheap) == 81_00 * dear.cost_units
    assert unserved_cost(replace(dear, vehicles=())) == 1
