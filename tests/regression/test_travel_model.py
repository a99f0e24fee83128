"""Driving times of the shipped case of the North East and North Cumbria, against published ones."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from optimiser.case import Case
from optimiser.ingest.load_case import load_case
from optimiser.prepare.transport.travel import travel_model

TOP = Path(__file__).resolve().parents[2]
REAL_DATA = Path(os.environ.get("OPTIMISER_REAL_DATA") or TOP.parent / "shared" / "data")
POSTCODES = frozenset({"CA27HY", "TS43BW", "DH15TW", "NE236NZ", "TS198PE", "NE14LP", "SR47TP"})
HOSPITALS = ("R0B01", "RNN62", "RTD02", "RTF86", "RTRAT", "RVWAE", "RXPCP")

needs_raw_data = pytest.mark.skipif(
    not (REAL_DATA / "road_network").is_dir(), reason="the raw reference data is absent (set OPTIMISER_REAL_DATA)"
)


@pytest.fixture(scope="module")
def nenc() -> Case:
    """Return the shipped case."""
    return load_case(TOP / "data" / "cases" / "nenc")


def test_errors_by_band(nenc: Case) -> None:
    """Main roads with the straight line are off by 2.6 min in the mean, the straight line alone by 3.4 min."""
    table = travel_model(nenc, HOSPITALS).table
    held = table[table["method"] != "matrix"]
    columns = ("method", "band", "pairs", "mean_error_min", "mean_absolute_error_min")
    assert [tuple(row) for row in held[list(columns)].itertuples(index=False)] == [
        ("road_graph", "9-20", 8, -1.32, 1.45),
        ("road_graph", "20-50", 16, 0.31, 1.9),
        ("road_graph", "50-100", 14, 0.96, 3.18),
        ("road_graph", "100+", 4, -5.9, 5.9),
        ("road_graph", "all", 42, -0.37, 2.62),
        ("straight_line", "9-20", 8, -1.5, 1.64),
        ("straight_line", "20-50", 16, 0.33, 2.01),
        ("straight_line", "50-100", 14, 2.34, 4.76),
        ("straight_line", "100+", 4, -7.43, 7.43),
        ("straight_line", "all", 42, -0.09, 3.37),
    ]


def test_calibration_confirms_the_published_fit(nenc: Case) -> None:
    """Fitted to the case's own pairs the line is 10.83 + 0.842 x; the published one is 10.8 + 0.852 x."""
    formula = travel_model(nenc, HOSPITALS).table["formula"].iloc[-1]
    assert "minutes = 10.826 + 0.8417 x" in formula


def test_every_place_reaches_every_other(nenc: Case) -> None:
    """No area or located site of the case is out of reach, and none is farther than four and a half hours."""
    sites = nenc.frame("sites")
    located = sites.loc[sites["latitude"].notna(), "site"].tolist()
    travel = travel_model(nenc, [*nenc.frame("areas")["area"].tolist(), *located])
    assert travel.seconds.min() == 0
    assert travel.seconds.max() < 4.5 * 3_600
    assert set(travel.coordinates) == set(travel.places)


@needs_raw_data
def test_hospitals_are_those_of_the_published_matrix(nenc: Case) -> None:
    """Each hospital of the case's times stands at the postcode of the source, and has the source's minutes."""
    path = REAL_DATA / "road_network" / "nenc_inter_hospital_minutes.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        published = {row["from_postcode"]: row for row in csv.DictReader(stream)}
    sites = nenc.frame("sites").set_index("site")["postcode"].str.replace(" ", "").to_dict()
    times = nenc.frame("travel_times")
    for origin, destination, minutes in times[["origin", "destination", "minutes"]].itertuples(index=False):
        assert float(published[sites[origin]][sites[destination]]) == minutes
    assert len(times) == 42


@needs_raw_data
def test_published_small_area_times_are_in_the_range_of_the_model(nenc: Case) -> None:
    """To the nearest hospital the model's mean from the outcodes is within 2 min of that published for small areas.

    Small areas are named without coordinates, so only the spread of the nearest hospital's times can be compared.
    """
    path = REAL_DATA / "road_network" / "nenc_lsoa_to_acute_site_minutes.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [[float(value) for name, value in row.items() if name in POSTCODES] for row in csv.DictReader(stream)]
    published = sum(map(min, rows)) / len(rows)
    areas = nenc.frame("areas")
    travel = travel_model(nenc, [*areas["area"].tolist(), *HOSPITALS])
    nearest = travel.seconds[: len(areas), len(areas) :].min(axis=1) / 60
    modelled = float((nearest * areas["weight"]).sum() / areas["weight"].sum())
    assert abs(modelled - published) < 2
