"""Patient journeys of a made-up weekday: transfers between sites, discharges, appointments and dialysis."""

from __future__ import annotations

from dataclasses import dataclass, replace

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.movement_rows import JourneyRow
from optimiser.synthetic.places import Place, careful_minutes, drive_seconds, straight_metres
from optimiser.synthetic.rates import SHIFT
from optimiser.synthetic.region import Member, Region, one_near

PURPOSES = {
    "acute": ("transfer",) * 34 + ("discharge",) * 26 + ("outpatient",) * 13 + ("dialysis",) * 7,
    "mental_health": ("transfer",) * 45 + ("discharge",) * 25 + ("outpatient",) * 15,
    "ambulance": ("discharge",) * 30 + ("outpatient",) * 35,
}
"""How often what is drawn, by kind of trust; an appointment and dialysis bring a return as well."""
OPERATOR = "illustrative_operator"
EARLY, DIALYSIS_EARLY, COLLECT_WITHIN = 60, 45, 60
"""Arrival this long before the appointment, and pickup this long after ready, as contracts have it [min]."""
LIMIT = 60
"""Longest time on board, as contracts have it [min]."""
_LIMIT_FITS_TO = 42 * 60  # a road a third slower than the fit still keeps the limit
_HOME_METRES, _DIALYSIS_METRES, _TRANSFER_METRES = 35_000, 25_000, 100_000
_DIALYSIS_STARTS, _DIALYSIS_MINUTES = (450, 750, 1020), 255
_STRETCHERS, _LONG_RIDE = 3, 45
_DUTY, _STOPS, _TRIES = 300, 30, 100


@dataclass(frozen=True)
class Patient:
    """Who is driven: what place, with whom.

    Parameters
    ----------
    mobility, escorts, alone, skills
        As in the table ``journeys``.
    """

    mobility: str = "walker"
    escorts: int = 0
    alone: bool = False
    skills: tuple[str, ...] = ()


def draw_patient(draw: Draw, *, between_sites: bool = False) -> Patient:
    """Draw who is driven, in the mix that one service published: seven in ten walk, a quarter has a wheelchair.

    Parameters
    ----------
    draw
        Random numbers.
    between_sites
        Whether it is a transfer between hospitals, where twice as many lie.
    """
    lying = _STRETCHERS if between_sites else 1
    number = draw.between(1, 100)
    mobility = "wheelchair" if number <= 28 else "walker"
    if number > 100 - lying:
        mobility = "stretcher"
    elif number == 100 - lying:
        mobility = "bariatric"
    two_crew = mobility in {"stretcher", "bariatric"} or (mobility == "wheelchair" and draw.chance(8))
    escorts = 1 if draw.chance(22 if mobility == "wheelchair" else 14) else 0
    return Patient(mobility, escorts, draw.chance(3), ("two_crew",) if two_crew else ())


def journey(trust: str, code: str, patient: Patient, way: tuple[Place, Place], provider: str = "") -> JourneyRow:
    """Return a journey that has no times yet; its limit is set where the direct ride leaves room for it.

    Parameters
    ----------
    trust, code, provider
        As in the table ``journeys``; without a provider, the trust drives itself.
    patient
        Who is driven.
    way
        From where, and to where.
    """
    origin, destination = way
    return JourneyRow(
        code,
        trust,
        origin.code,
        destination.code,
        patient.mobility,
        payer=trust,
        provider=provider or trust,
        escorts=patient.escorts,
        alone=patient.alone,
        skills=patient.skills,
        max_minutes_on_board=LIMIT if drive_seconds(origin, destination) <= _LIMIT_FITS_TO else None,
    )


def to_appointment(row: JourneyRow, appointment: int, early: int = EARLY) -> JourneyRow:
    """Return a journey that arrives in time, and not too early.

    Parameters
    ----------
    row
        The journey.
    appointment, early
        When it begins [minutes after midnight], and how early one may arrive [min].
    """
    return replace(row, delivery_from=appointment - early, delivery_to=appointment)


def when_ready(row: JourneyRow, ready: int, within: int = COLLECT_WITHIN) -> JourneyRow:
    """Return a journey that begins soon after the patient is ready.

    Parameters
    ----------
    row
        The journey.
    ready, within
        When the patient is ready [minutes after midnight], and how soon the pickup is [min].
    """
    return replace(row, pickup_from=ready, pickup_to=ready + within)


def draw_journeys(region: Region, member: Member, count: int, draw: Draw) -> list[JourneyRow]:
    """Make the journeys of one trust, called by the trust and a number that only serves to tell them apart.

    Parameters
    ----------
    region
        Where.
    member
        The trust.
    count
        How many.
    draw
        Random numbers of this trust's journeys.

    Raises
    ------
    ValueError
        If the trust has too few places within reach.
    """
    rows: list[JourneyRow] = []
    for _ in range(_TRIES * count):
        if len(rows) >= count:
            return rows[:count]
        rows += _one(region, member, len(rows), draw)
    if count:
        msg = f"too few places within reach of {member.trust} for {count} journeys"
        raise ValueError(msg)
    return rows


def _one(region: Region, member: Member, number: int, draw: Draw) -> list[JourneyRow]:
    """Make one journey, or one there and back; none where a vehicle of the trust could not do it within a duty."""
    purpose = draw.pick(PURPOSES.get(member.kind, PURPOSES["acute"]))
    hospital = _hospital(region, member, draw)
    codes = tuple(f"{member.trust}-{number + k}" for k in range(2))
    drawn = _Drawn(member, codes, OPERATOR if draw.chance(40) else "", hospital)
    if purpose == "transfer":
        way = _transfer_way(region, drawn, draw)
        if not _is_in_a_duty(region, member, way):
            return []
        row = journey(member.trust, codes[0], draw_patient(draw, between_sites=True), way, drawn.provider)
        if careful_minutes(*way) > _LONG_RIDE:
            return [when_ready(row, _on_the_quarter(draw, 510, 900), 90)]
        return [when_ready(row, _on_the_quarter(draw, 510, 1140))]
    home = one_near(draw, hospital, region.homes(hospital, _DIALYSIS_METRES if purpose == "dialysis" else _HOME_METRES))
    if not _is_in_a_duty(region, member, (home, hospital)):
        return []
    if purpose == "discharge":
        row = journey(member.trust, codes[0], draw_patient(draw), (hospital, home), drawn.provider)
        return [when_ready(row, _on_the_quarter(draw, 630, 1140))]
    return _there_and_back(region, drawn, home, draw, dialysis=purpose == "dialysis")


@dataclass(frozen=True)
class _Drawn:
    """What is known of a journey before its purpose counts."""

    member: Member
    codes: tuple[str, ...]
    provider: str
    hospital: Place


def _is_in_a_duty(region: Region, member: Member, way: tuple[Place, Place]) -> bool:
    """Whether a vehicle can drive a way, there from its depot and back, between two breaks."""
    return _minutes_to(region, member, way) + careful_minutes(way[1], region.depot_near(member.trust, way[0])) <= _DUTY


def _minutes_to(region: Region, member: Member, way: tuple[Place, Place]) -> int:
    """Return how long it takes from the depot over the pickup to the end, stops in [min]."""
    depot = region.depot_near(member.trust, way[0])
    return careful_minutes(depot, way[0]) + careful_minutes(*way) + _STOPS


def _hospital(region: Region, member: Member, draw: Draw) -> Place:
    hospitals = region.hospitals[member.trust]
    return draw.some(hospitals, [hospital.weight for hospital in hospitals], 1)[0]


def _transfer_way(region: Region, drawn: _Drawn, draw: Draw) -> tuple[Place, Place]:
    """Return a way between two hospitals: mostly the trust's own, else another trust's acute one."""
    own = [site for site in region.hospitals[drawn.member.trust] if site != drawn.hospital]
    others = [site for site in region.acute if site.trust != drawn.member.trust]
    ends = own if own and draw.chance(70) else others or own
    near = [site for site in ends if 0 < straight_metres(site, drawn.hospital) <= _TRANSFER_METRES]
    other = one_near(draw, drawn.hospital, near or region.homes(drawn.hospital, _HOME_METRES))
    return (drawn.hospital, other) if draw.chance(60) else (other, drawn.hospital)


def _there_and_back(region: Region, drawn: _Drawn, home: Place, draw: Draw, *, dialysis: bool) -> list[JourneyRow]:
    """Make a journey to an appointment or to dialysis, and the way home."""
    trust, (outward, homeward) = drawn.member.trust, drawn.codes
    patient = draw_patient(draw)
    there = journey(trust, outward, patient, (home, drawn.hospital), drawn.provider)
    back = replace(journey(trust, homeward, patient, (drawn.hospital, home), drawn.provider), return_of=outward)
    first = SHIFT[0] + _minutes_to(region, drawn.member, (home, drawn.hospital))
    if dialysis:
        begins = draw.pick([start for start in _DIALYSIS_STARTS if start >= first])
        return [to_appointment(there, begins, DIALYSIS_EARLY), when_ready(back, begins + _DIALYSIS_MINUTES)]
    begins = _on_the_quarter(draw, max(540, first + 15), 945)
    return [to_appointment(there, begins), when_ready(back, begins + _on_the_quarter(draw, 45, 150))]


def _on_the_quarter(draw: Draw, first: int, last: int) -> int:
    """Draw a time on the quarter of an hour [min]."""
    return 15 * draw.between(first // 15, last // 15)
