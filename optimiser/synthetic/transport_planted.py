"""What is hidden in a made-up weekday for a good method to find, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimiser.synthetic.corridors import Corridor, corridors, on_the_way
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.hidden_movements import Hidden, worth
from optimiser.synthetic.journeys import Patient
from optimiser.synthetic.places import Place, careful_minutes
from optimiser.synthetic.region import Region, nearest
from optimiser.synthetic.rounds import SPECIMENS, Round, ordered

USUAL = {
    "shared_corridor": 6,
    "spare_place": 4,
    "specimens_with_patients": 4,
    "dead_return": 4,
    "must_not_share": 8,
    "duplicate_round": 3,
}
"""How many of each in a day of :data:`USUAL_JOURNEYS` journeys."""
USUAL_JOURNEYS = 250
_TOO_SMALL = 40
_A_LITTLE_LATER = 15
_MISSED_BY = 35  # sharing may add 30 minutes to a ride unless a scenario says more, so that these windows just miss
_STOPS, _SECOND_ROUND_AFTER = 3, 10
_MOST_TRIES = 20
_STRETCHER = Patient("stretcher", skills=("two_crew",))


def plant(region: Region, journeys: int, consignments: int, rounds: int, draw: Draw) -> Hidden:
    """Plant as much as a day of this size bears; nothing in a very small one.

    Parameters
    ----------
    region
        Where.
    journeys, consignments, rounds
        How many the day has in all.
    draw
        Random numbers.
    """
    hidden = Hidden(region, draw)
    if journeys < _TOO_SMALL:
        return hidden
    ways = corridors(region, draw)
    for kind, usual in USUAL.items():
        with_goods = kind in {"specimens_with_patients", "duplicate_round"}
        if (with_goods and not consignments) or (kind == "duplicate_round" and not rounds):
            continue
        for number in range(max(1, usual * journeys // USUAL_JOURNEYS)):
            _plant_one(hidden, kind, number, ways, with_goods=bool(consignments))
    return hidden


def _plant_one(hidden: Hidden, kind: str, number: int, ways: Iterator[Corridor], *, with_goods: bool) -> None:
    """Plant one thing in the next corridor it fits into, if one of the next few does."""
    for _, way in zip(range(_MOST_TRIES), ways, strict=False):
        if kind == "spare_place":
            if not _spare_place(hidden, way):
                continue
        elif kind == "must_not_share":
            _LOOKALIKES[number % (len(_LOOKALIKES) if with_goods else len(_LOOKALIKES) - 1)](hidden, way)
        else:
            _KINDS[kind](hidden, way)
        return


def _shared_corridor(hidden: Hidden, way: Corridor) -> None:
    """Let two trusts' patients go one way at one hour, every other pair of them on the way home."""
    one, other = way.trusts
    homewards = len(hidden.planted) % 2
    if homewards:
        first = hidden.way_home(one, (way.one, way.home), way.hour)
        second = hidden.way_home(other, (way.other, way.home), way.hour + _A_LITTLE_LATER)
        told = f"from {way.one.code} and {way.other.code} to {way.home.code}"
    else:
        first = hidden.arrival(one, (way.home, way.one), way.hour)
        second = hidden.arrival(other, (way.home, way.other), way.hour + _A_LITTLE_LATER)
        told = f"from {way.home.code} to {way.one.code} and {way.other.code}"
    told = f"a patient of {one} and one of {other} go {told} within a quarter of an hour; one vehicle can take both."
    hidden.record("shared_corridor", "shareable", way, ("J:" + first.journey, "J:" + second.journey), told)


def _spare_place(hidden: Hidden, way: Corridor) -> bool:
    """Let a vehicle of the ambulance service, or of another trust, pass a patient; say whether one is on its way."""
    passed = on_the_way(hidden.region, way)
    service = [member.trust for member in hidden.region.members if member.kind == "ambulance"]
    drivers = [trust for trust in service if way.one in hidden.region.hospitals[trust]] or [way.other.trust]
    if not passed:
        return False
    stop = hidden.draw.pick(passed)
    seat = hidden.arrival(drivers[0], (way.home, way.one), way.hour)
    extra = hidden.arrival(way.one.trust, (stop, way.one), way.hour)
    told = (
        f"a vehicle of {drivers[0]} from {way.home.code} to {way.one.code} passes {stop.code}, where a patient of "
        f"{way.one.trust} goes to the same place at the same hour; it has a free seat."
    )
    hidden.record("spare_place", "shareable", way, ("J:" + seat.journey, "J:" + extra.journey), told)
    row = hidden.planted[-1]
    trusts = tuple(sorted({drivers[0], way.one.trust}))
    hidden.planted[-1] = replace(row, trusts=trusts, value_pence=worth(stop, way.one))
    return True


def _specimens_with_patients(hidden: Hidden, way: Corridor) -> None:
    """Let specimens of one trust go where a patient of another goes, to a laboratory next door."""
    one, other = way.trusts
    patient = hidden.arrival(one, (way.home, way.one), way.hour)
    begins = way.hour - careful_minutes(way.home, way.one) - _A_LITTLE_LATER
    parcel = hidden.parcel(other, (way.home, laboratory(hidden.region, way)), begins)
    told = (
        f"specimens of {other}, packed to P650, go from {way.home.code} to a laboratory beside {way.one.code} when a "
        f"patient of {one} is driven there."
    )
    requests = ("J:" + patient.journey, "C:" + parcel.consignment)
    hidden.record("specimens_with_patients", "shareable", way, requests, told)


def _dead_return(hidden: Hidden, way: Corridor) -> None:
    """Let a vehicle bring one trust's patient and go home empty when another trust's is ready to be taken home."""
    one, other = way.trusts
    there = hidden.arrival(one, (way.home, way.one), way.hour)
    back = hidden.way_home(other, (way.other, way.home), way.hour)
    told = (
        f"a vehicle that has brought a patient of {one} from {way.home.code} to {way.one.code} can take a patient of "
        f"{other} from {way.other.code} back there, instead of an empty way back."
    )
    hidden.record("dead_return", "one_route", way, ("J:" + there.journey, "J:" + back.journey), told)


def _duplicate_round(hidden: Hidden, way: Corridor) -> None:
    """Let two trusts' rounds call at the same places within minutes, each for its own specimens."""
    region = hidden.region
    stops = ordered(way.one, nearest(way.home, region.areas, _STOPS))
    codes, parcels = [], []
    for home, after in ((way.one, 0), (way.other, _SECOND_ROUND_AFTER)):
        code = f"planted-{len(hidden.rounds)}"
        made = Round(code, home.trust, SPECIMENS, home, stops, way.hour + after, 115)
        hidden.rounds.append(made)
        codes.append("R:" + code)
        place, arrive, _ = made.times()[1]
        parcels.append("C:" + hidden.parcel(home.trust, (place, laboratory(region, way)), arrive).consignment)
    called = ", ".join(stop.code for stop in stops)
    told = f"a round of {way.trusts[0]} and one of {way.trusts[1]} call at {called}, ten minutes apart."
    hidden.record("duplicate_round", "shareable", way, (*parcels, *codes), told)


def _infection(hidden: Hidden, way: Corridor) -> None:
    """Let one of two patients on one way travel alone."""
    first = hidden.arrival(way.one.trust, (way.home, way.one), way.hour, Patient(alone=True))
    second = hidden.arrival(way.other.trust, (way.home, way.other), way.hour)
    told = f"two patients on one way from {way.home.code} at one hour, one of whom travels alone (infection)."
    hidden.record("must_not_share", "not_shareable", way, ("J:" + first.journey, "J:" + second.journey), told)


def _windows_miss(hidden: Hidden, way: Corridor) -> None:
    """Let the windows of two patients on one way miss each other by minutes."""
    first = hidden.arrival(way.one.trust, (way.home, way.one), way.hour)
    second = hidden.arrival(way.other.trust, (way.home, way.other), way.hour + 60 + _MISSED_BY)
    told = (
        f"two patients on one way from {way.home.code}; one must be there {_MISSED_BY} minutes before the other may "
        "arrive, five more than sharing may add to a ride."
    )
    hidden.record("must_not_share", "not_shareable", way, ("J:" + first.journey, "J:" + second.journey), told)


def _two_stretchers(hidden: Hidden, way: Corridor) -> None:
    """Let two patients lie, where no vehicle has two stretchers."""
    first = hidden.arrival(way.one.trust, (way.home, way.one), way.hour, _STRETCHER)
    second = hidden.arrival(way.other.trust, (way.home, way.other), way.hour, _STRETCHER)
    told = f"two patients on stretchers on one way from {way.home.code} at one hour; no vehicle has two stretchers."
    hidden.record("must_not_share", "not_shareable", way, ("J:" + first.journey, "J:" + second.journey), told)


def _used_linen(hidden: Hidden, way: Corridor) -> None:
    """Put used linen on the way of a patient."""
    patient = hidden.arrival(way.one.trust, (way.home, way.one), way.hour)
    parcel = hidden.parcel(way.other.trust, (way.home, way.other), way.hour - careful_minutes(way.home, way.one))
    linen = replace(parcel, goods="used_linen", litres=950, kg=120, cages=1, max_minutes_on_board=None)
    hidden.consignments[-1] = linen
    told = f"used linen on the way of a patient from {way.home.code} at one hour; they never share a vehicle."
    hidden.record("must_not_share", "not_shareable", way, ("J:" + patient.journey, "C:" + linen.consignment), told)


def laboratory(region: Region, way: Corridor) -> Place:
    """Return the acute hospital at the end of a corridor, or the nearest one.

    Parameters
    ----------
    region
        Where.
    way
        The corridor.
    """
    return next((site for site in (way.one, way.other) if site.is_acute), nearest(way.one, region.acute, 1)[0])


_KINDS = {
    "shared_corridor": _shared_corridor,
    "specimens_with_patients": _specimens_with_patients,
    "dead_return": _dead_return,
    "duplicate_round": _duplicate_round,
}
_LOOKALIKES = (_infection, _windows_miss, _two_stretchers, _used_linen)
