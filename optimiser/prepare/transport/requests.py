"""Rows of journeys and consignments to movements: what is to be moved, before roads say how long it takes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from models.transport.places_on_board import GOODS, PEOPLE, people_load
from optimiser.case import Case
from optimiser.config.scenario import Scenario, StopMinutes
from optimiser.prepare.transport.rows import Row, rows_of

Kind = Literal["journeys", "consignments"]
Kinds = Collection[str]
RESOURCES = PEOPLE + GOODS
PATIENT = "patient"
"""Class of journeys."""
BARIATRIC = "bariatric"
"""Skill that a bariatric patient asks for."""
PLACES = {
    "walker": "a seat",
    "wheelchair": "a wheelchair place",
    "stretcher": "a stretcher place",
    "bariatric": "a stretcher place",
}
"""What each mobility takes on board, in words."""


@dataclass(frozen=True)
class Movement:
    """One row, or one of its copies where it stands for several alike.

    Parameters
    ----------
    table, code, row
        Where it stands.
    copy
        From 1.
    name
        Unique among all movements of the case.
    trust, day_type, origin, destination, mobility, return_of
        As the row says.
    group
        Class.
    pickup, delivery
        Windows as the row says, first and last, ``None`` where it is silent [s].
    service
        How long loading, and unloading, takes [s].
    load
        By :data:`RESOURCES`.
    own_limit
        Longest time on board that the row itself states [s].
    alone, skills
        As the row says, with what mobility and temperature ask for.
    """

    table: Kind
    code: str
    row: int
    copy: int
    name: str
    trust: str
    day_type: str
    origin: str
    destination: str
    group: str
    pickup: tuple[int | None, int | None]
    delivery: tuple[int | None, int | None]
    service: int
    load: tuple[int, ...]
    own_limit: int | None
    alone: bool = False
    skills: frozenset[str] = frozenset()
    mobility: str = ""
    return_of: str = ""


def movements_of(case: Case, scenario: Scenario, kinds: Kinds) -> list[Movement]:
    """Return the movements of a case, journeys first, each by code and copy.

    Parameters
    ----------
    case, scenario
        What is planned.
    kinds
        Which tables.
    """
    minutes, found = scenario.transport.stop_minutes, list[Movement]()
    if "journeys" in kinds:
        for row in sorted(rows_of(case, "journeys"), key=lambda row: row.text("journey")):
            found += [_journey(row, minutes, copy + 1) for copy in range(row.whole("journeys") or 1)]
    taken = {movement.name for movement in found}
    if "consignments" in kinds:
        for row in sorted(rows_of(case, "consignments"), key=lambda row: row.text("consignment")):
            name = row.text("consignment")
            # A journey and a consignment may have one code, and a day of both needs unique names.
            while name in taken:
                name = f"consignment {name}"
            taken.add(name)
            found.append(_consignment(row, minutes, name))
    return found


def _journey(row: Row, minutes: StopMinutes, copy: int) -> Movement:
    """Return one of the journeys that a row stands for."""
    code, mobility = row.text("journey"), row.text("mobility")
    lying = int(mobility in {"stretcher", "bariatric"})
    people = people_load(
        seated=int(mobility == "walker"),
        stretchers=lying,
        wheelchairs=int(mobility == "wheelchair"),
        escorts=row.whole("escorts") or 0,
    )
    skills = row.codes("skills") | ({BARIATRIC} if mobility == "bariatric" else frozenset())
    return Movement(
        table="journeys",
        code=code,
        row=row.number,
        copy=copy,
        name=code if copy == 1 else f"{code}#{copy}",
        trust=row.text("trust"),
        day_type=row.text("day_type"),
        origin=row.text("origin"),
        destination=row.text("destination"),
        group=PATIENT,
        pickup=(row.seconds("pickup_from"), row.seconds("pickup_to")),
        delivery=(row.seconds("delivery_from"), row.seconds("delivery_to")),
        service=60 * int(getattr(minutes, mobility)),
        load=people + (0,) * len(GOODS),
        own_limit=row.seconds("max_minutes_on_board"),
        alone=row.flag("alone"),
        skills=skills,
        mobility=mobility,
        return_of=row.text("return_of"),
    )


def _consignment(row: Row, minutes: StopMinutes, name: str) -> Movement:
    """Return the consignment of a row; one that is not kept at ambient temperature asks for that as a skill."""
    temperature = row.text("temperature")
    goods = (_thousandths(row.exact("litres")), _thousandths(row.exact("kg")), row.whole("cages") or 0)
    return Movement(
        table="consignments",
        code=row.text("consignment"),
        row=row.number,
        copy=1,
        name=name,
        trust=row.text("trust"),
        day_type=row.text("day_type"),
        origin=row.text("origin"),
        destination=row.text("destination"),
        group=row.text("goods"),
        pickup=(row.seconds("pickup_from"), row.seconds("pickup_to")),
        delivery=(row.seconds("delivery_from"), row.seconds("delivery_to")),
        service=60 * minutes.goods,
        load=(0,) * len(PEOPLE) + goods,
        own_limit=row.seconds("max_minutes_on_board"),
        skills=frozenset() if temperature in {"", "ambient"} else frozenset({temperature}),
    )


def _thousandths(amount: Fraction | None) -> int:
    """Return litres as millilitres or kilograms as grams, rounded up so that what is planned fits."""
    return ceil((amount or 0) * 1000)
