"""Where places lie, and where they are used."""

from __future__ import annotations

from pathlib import Path

from optimiser.prepare.transport.travel_places import coordinates_of_case, first_use, junction_positions
from tests.unit.small_case import small_case

TABLES = {
    "sites": """\
        site,trust,name,latitude,longitude
        S1,AAA,One,54.9,-1.5
        S2,BBB,Two,,
        """,
    "areas": """\
        area,latitude,longitude
        S1,50,0
        NE1,54.97,-1.61
        """,
    "roads": """\
        link,origin,destination,origin_latitude,origin_longitude,destination_latitude,destination_longitude,km
        L1,J1,S1,55,-2,51,0,9
        L2,J2,J1,,,50,0,9
        """,
    "depots": """\
        depot,place
        D1,S1
        D2,NE1
        """,
}


def test_sites_come_before_areas_and_junctions(tmp_path: Path) -> None:
    """A place takes the first coordinates it has; one whose cells are empty has none."""
    case = small_case(tmp_path, TABLES)
    assert coordinates_of_case(case) == {"S1": (54.9, -1.5), "NE1": (54.97, -1.61), "J1": (55.0, -2.0)}
    assert junction_positions(case) == {"J1": (55.0, -2.0), "S1": (51.0, 0.0)}


def test_first_use(tmp_path: Path) -> None:
    """The row in which a place is named first is the one to look at; a place nobody names stands nowhere."""
    case = small_case(tmp_path, TABLES)
    assert first_use(case, "NE1") == ("depots", 3, "place")
    assert first_use(case, "J1") == ("", None, "")
