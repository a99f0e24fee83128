"""Timetabled rounds as movements, one a leg, where a case has rounds and no consignments that ride on them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.request import Request
from optimiser.case import Case, weakest_basis
from optimiser.prepare.transport.day import RequestSource, TransportDay
from optimiser.prepare.transport.rows import Row, rows_of
from optimiser.prepare.transport.travel import TravelModel, travel_model

SHIFTED_S = 30 * 60
"""How far a timetable is taken to give way for another round's goods, either way [s]. An assumption."""
GROUP = "round"
"""Class of what a round carries, where nobody says what it is."""


@dataclass(frozen=True)
class _Leg:
    """What rides from one stop of a round to the next.

    Parameters
    ----------
    code
        Round and number of the stop it leaves.
    trust, day_type
        The round's.
    row
        Row of the stop it leaves.
    origin, destination
        Places.
    leave, arrive
        By the timetable [s].
    """

    code: str
    trust: str
    day_type: str
    row: int
    origin: str
    destination: str
    leave: int
    arrive: int


def round_days(case: Case) -> tuple[TransportDay, ...]:
    """Return the legs of all rounds as consignments without a load, one day for each kind of day.

    What a round carries is not known, so any may share with any, and no vehicle is asked for. Stops without a time, and
    places that no time or way is known of, are left out.

    Parameters
    ----------
    case
        With rounds and round_stops.
    """
    legs = _legs(case)
    if not legs:
        return ()
    places = tuple(sorted({place for leg in legs for place in (leg.origin, leg.destination)}))
    travel = travel_model(case, places)
    days = sorted({leg.day_type for leg in legs})
    return tuple(_day(case, day, [leg for leg in legs if leg.day_type == day], places, travel) for day in days)


def _legs(case: Case) -> list[_Leg]:
    rounds = {row.text("round"): row for row in rows_of(case, "rounds")}
    stops: dict[str, list[Row]] = {code: [] for code in sorted(rounds)}
    for row in rows_of(case, "round_stops"):
        stops[row.text("round")].append(row)
    legs = []
    for code, own in stops.items():
        own.sort(key=lambda row: row.whole("stop") or 0)
        for here, there in pairwise(own):
            leave = here.seconds("arrive") if here.seconds("leave") is None else here.seconds("leave")
            arrive = there.seconds("leave") if there.seconds("arrive") is None else there.seconds("arrive")
            if leave is None or arrive is None or arrive < leave or here.text("place") == there.text("place"):
                continue
            trust, day = rounds[code].text("trust"), rounds[code].text("day_type")
            name = f"{code}/{here.whole('stop')}"
            legs.append(_Leg(name, trust, day, here.number, here.text("place"), there.text("place"), leave, arrive))
    return legs


def _day(case: Case, day_type: str, legs: list[_Leg], places: tuple[str, ...], travel: TravelModel) -> TransportDay:
    number = {place: at for at, place in enumerate(places)}
    requests = tuple(
        Request(
            name=leg.code,
            trust=leg.trust,
            kind="consignment",
            pickup=number[leg.origin],
            delivery=number[leg.destination],
            pickup_window=(leg.leave - SHIFTED_S, leg.leave + SHIFTED_S),
            delivery_window=(leg.arrive - SHIFTED_S, leg.arrive + SHIFTED_S),
            pickup_service=0,
            delivery_service=0,
            load=(0,),
            group=GROUP,
        )
        for leg in legs
    )
    instance = TransportInstance(
        places=places,
        travel=np.asarray(travel.seconds, dtype=np.int64),
        distance=np.asarray(travel.metres, dtype=np.int64),
        requests=requests,
        vehicles=(),
        resources=("not_known",),
    )
    used = ("rounds", "round_stops", "areas", "sites", "travel_times", "roads")
    return TransportDay(
        day_type=day_type,
        instance=instance,
        requests=tuple(RequestSource("round_stops", leg.code, leg.row) for leg in legs),
        vehicles=(),
        latitude_longitude={number[place]: at for place, at in travel.coordinates.items() if place in number},
        basis=weakest_basis(case.tables[name].basis for name in used if name in case),
    )
