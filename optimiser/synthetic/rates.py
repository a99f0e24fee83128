"""Kinds of vehicles of a made-up fleet, with the rates that are assumed for them; put in your own."""

from __future__ import annotations

from dataclasses import dataclass

SHIFT = (330, 1425)
"""First departure and last return of any vehicle [minutes after midnight]."""
MAX_DUTY, BREAK_AFTER, BREAK = 600, 330, 30
"""Longest duty, longest work without a break, and the break: the rule for drivers of passengers [min]."""


@dataclass(frozen=True)
class Kind:
    """A kind of vehicle.

    Parameters
    ----------
    name
        What it is called.
    layouts, factor, skills, goods
        As in the table ``vehicles``.
    litres, kg, cages
        What it holds of goods [l, kg, cages].
    day, hour
        What it costs a day, and an hour of its crew; assumed [pence].
    km
        What it costs a kilometre; assumed [millionths of a pound].
    """

    name: str
    layouts: str
    litres: int
    kg: int
    cages: int | None
    day: int
    hour: int
    km: int
    factor: str
    skills: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()


_WITH_PATIENTS = ("patient", "specimens", "pharmacy", "mail")
CAR = Kind("car", "1/3/0/0", 80, 30, None, 3_600, 1_900, 230_000, "car-diesel-average", (), _WITH_PATIENTS)
MINIBUS = Kind(
    "minibus",
    "1/6/0/1;1/4/0/2",
    200,
    60,
    None,
    7_400,
    2_050,
    390_000,
    "van-diesel-class-iii",
    (),
    _WITH_PATIENTS,
)
AMBULANCE = Kind(
    "ambulance",
    "1/3/1/0;1/2/1/1",
    0,
    0,
    None,
    11_500,
    4_000,
    460_000,
    "van-diesel-class-iii",
    ("two_crew", "bariatric"),
    ("patient",),
)
VAN = Kind("van", "", 9_000, 1_100, 6, 4_200, 1_750, 280_000, "van-diesel-average", ("chilled",))
KINDS = (CAR, MINIBUS, AMBULANCE, VAN)
"""In the order in which they are written."""


def vehicle_code(trust: str, kind: str, depot: int) -> str:
    """Return what the vehicles of one kind at one depot are called.

    Parameters
    ----------
    trust, kind
        Whose they are, and what.
    depot
        Number of the depot, from 0.
    """
    return f"illustrative-{trust}-{kind}-{depot + 1}"
