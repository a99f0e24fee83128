"""Days of patients' journeys of several trusts, of any size: the yardstick of transport plans.

Eight hospitals of four trusts and the areas around them lie in a square of 60 km. Half the journeys go to a hospital
with an arrival window of half an hour, half go home or to another hospital within an hour of being ready; nobody is on
board for more than an hour. Each trust has cars, wheelchair vehicles and stretcher vehicles with two crew at its own
depot. Times are whole seconds, distances whole metres, and a case's cost units are used.
"""

from __future__ import annotations

import math
import random

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.places_on_board import PEOPLE, people_capacity, people_load
from models.transport.request import Request, Window
from models.transport.vehicle import Vehicle

SIDE_M = 60_000
HOSPITALS, TRUSTS, AREAS = 8, 4, 120
RIDE_S = 3_600
UNITS = 90_000_000
"""Cost units to the penny."""
_METRES_PER_S = 12.5
_ROAD = 1.3
_MINUTE = 60


def day_of(journeys: int, seed: int = 1) -> TransportInstance:
    """Return a day.

    Parameters
    ----------
    journeys
        How many there are.
    seed
        Of the places and the journeys.
    """
    draw = random.Random(journeys * 1_000 + seed)
    points = [(draw.uniform(0, SIDE_M), draw.uniform(0, SIDE_M)) for _ in range(HOSPITALS + AREAS)]
    places = [f"H{at + 1}" for at in range(HOSPITALS)] + [f"A{at + 1}" for at in range(AREAS)]
    distance = np.array([[round(_ROAD * math.dist(one, other)) for other in points] for one in points], dtype=np.int64)
    travel = np.array([[math.ceil(metres / _METRES_PER_S) for metres in row] for row in distance], dtype=np.int64)
    requests = tuple(_journey(draw, at, travel) for at in range(journeys))
    return TransportInstance(
        places=tuple(places),
        travel=travel,
        distance=distance,
        requests=requests,
        vehicles=_vehicles(journeys),
        resources=PEOPLE,
        sharing={("patient", "patient"): "yes"},
        cost_units=UNITS,
        unserved_cost=50_000 * UNITS,
    )


def _journey(draw: random.Random, at: int, travel: np.ndarray) -> Request:
    """Return a journey to a hospital, from it, or between two."""
    hospital = draw.randrange(HOSPITALS)
    near = [
        place for place in range(HOSPITALS, HOSPITALS + AREAS) if 0 < int(travel[hospital, place]) <= RIDE_S * 3 // 4
    ]
    weights = [1.0 / (600 + int(travel[hospital, place])) for place in near]
    home = draw.choices(near, weights)[0]
    others = [place for place in range(HOSPITALS) if 0 < int(travel[hospital, place]) <= RIDE_S * 3 // 4]
    between = others and draw.random() < 0.1
    inbound = not between and draw.random() < 0.5
    mobility = draw.choices(("walker", "wheelchair", "stretcher"), (81, 15, 4))[0]
    escorts = 1 if draw.random() < 0.15 else 0
    load = {
        "walker": people_load(seated=1, escorts=escorts),
        "wheelchair": people_load(wheelchairs=1, escorts=escorts),
        "stretcher": people_load(stretchers=1, escorts=escorts),
    }[mobility]
    service = {"walker": 3, "wheelchair": 5, "stretcher": 8}[mobility] * _MINUTE
    pickup_window, delivery_window = _windows(draw, inbound=inbound)
    start = home if inbound else hospital
    end = hospital if inbound else (draw.choice(others) if between else home)
    return Request(
        name=f"J{at + 1}",
        trust=f"T{1 + hospital % TRUSTS}",
        kind="journey",
        pickup=start,
        delivery=end,
        pickup_window=pickup_window,
        delivery_window=delivery_window,
        pickup_service=service,
        delivery_service=service,
        load=load,
        max_on_board=RIDE_S,
        mobility=mobility,
    )


def _windows(draw: random.Random, *, inbound: bool) -> tuple[Window, Window]:
    """Return the windows of pickup and delivery: arrival within half an hour, or pickup within an hour of ready."""
    day = (5 * 3_600, 22 * 3_600)
    if inbound:
        due = draw.randrange(8 * 60, 16 * 60, 15) * _MINUTE
        return day, (due - 30 * _MINUTE, due)
    ready = draw.randrange(9 * 60, 18 * 60, 5) * _MINUTE
    return (ready, ready + 60 * _MINUTE), day


def _vehicles(journeys: int) -> tuple[Vehicle, ...]:
    """Return the vehicles of every trust: cars, wheelchair vehicles, and stretcher vehicles with two crew."""
    kinds = (
        ("car", people_capacity(0, 3, 0, 0), 4_000, 1_500, 250_000, 14),
        ("wheelchair", people_capacity(1, 4, 0, 2), 6_000, 1_600, 350_000, 16),
        ("stretcher", people_capacity(1, 3, 1, 1), 9_000, 3_000, 450_000, 40),
    )
    return tuple(
        Vehicle(
            name=f"T{trust + 1} {name}",
            trust=f"T{trust + 1}",
            depot=trust,
            number=math.ceil(journeys / TRUSTS / share),
            layouts=(layout,),
            shift=(6 * 3_600, 20 * 3_600),
            max_duration=10 * 3_600,
            cost_fixed=day_pence * UNITS,
            cost_tick=hour_pence * 25_000,
            cost_distance=km_millionths * 9,
        )
        for trust in range(TRUSTS)
        for name, layout, day_pence, hour_pence, km_millionths, share in kinds
    )
