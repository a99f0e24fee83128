"""Areas, main roads and published driving times of the North East and North Cumbria."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from writing import Row, quantity, read_csv

AREA_COLUMNS = ("area", "latitude", "longitude", "weight", "source_ref")
ROAD_COLUMNS = (
    "link",
    "origin",
    "destination",
    "origin_latitude",
    "origin_longitude",
    "destination_latitude",
    "destination_longitude",
    "road",
    "km",
)
TIME_COLUMNS = ("origin", "destination", "minutes", "km", "source_ref")
POSTCODE_AREAS = ("CA", "DH", "DL", "NE", "SR", "TS")
LARGE_USERS_FROM = 80  # outcodes from here up are Royal Mail's for large users and PO boxes: nobody lives there
# The general hospital of each postcode of the matrices; other sites of the register share three of these postcodes.
HOSPITALS = {
    "CA27HY": "RNN62",
    "DH15TW": "RXPCP",
    "NE14LP": "RTD02",
    "NE236NZ": "RTF86",
    "SR47TP": "R0B01",
    "TS198PE": "RVWAE",
    "TS43BW": "RTRAT",
}
FIVE_DECIMALS = Decimal("0.00001")  # about a metre
METRE = Decimal("0.001")


def area_rows(real_data: Path) -> list[Row]:
    """Make the areas table: one outcode a row, in its middle, weighed by its postcodes as a stand-in for people."""
    rows: list[Row] = []
    for row in read_csv(real_data / "geo_postcodes" / "outcode_centroids_nenc.csv"):
        letters, number = _parts(row["outcode"])
        if letters in POSTCODE_AREAS and number < LARGE_USERS_FROM:
            rows.append(
                {
                    "area": row["outcode"],
                    "latitude": row["lat"],
                    "longitude": row["lon"],
                    "weight": row["postcodes"],
                    "source_ref": f"Code-Point Open 2025.4, mean of {row['postcodes']} postcodes",
                }
            )
    return sorted(rows, key=lambda row: _parts(row["area"]))


def road_rows(real_data: Path) -> list[Row]:
    """Make the roads table: every link between two junctions; its length is the straight line that the source gives."""
    rows: list[Row] = [
        {
            "link": row["LinkRef"],
            "origin": f"J{row['StartCluster']}",
            "destination": f"J{row['EndCluster']}",
            "origin_latitude": _rounded(row["StartClusterLat"], FIVE_DECIMALS),
            "origin_longitude": _rounded(row["StartClusterLon"], FIVE_DECIMALS),
            "destination_latitude": _rounded(row["EndClusterLat"], FIVE_DECIMALS),
            "destination_longitude": _rounded(row["EndClusterLon"], FIVE_DECIMALS),
            "road": row["road"],
            "km": _rounded(row["dist"], METRE),
        }
        for row in read_csv(real_data / "road_network" / "SRN_nenc_edges.csv")
    ]
    return sorted(rows, key=lambda row: row["link"])


def time_rows(real_data: Path) -> list[Row]:
    """Make the travel times table: minutes and road kilometres between seven hospitals, each way."""
    folder = real_data / "road_network"
    matrices = [read_csv(folder / f"nenc_inter_hospital_{unit}.csv") for unit in ("minutes", "km")]
    rows: list[Row] = []
    for line, cells in enumerate(zip(*matrices, strict=True), start=2):
        minutes, km = cells
        for column, destination in enumerate(list(minutes)[1:], start=2):
            if minutes["from_postcode"] != destination:
                rows.append(
                    {
                        "origin": HOSPITALS[km["from_postcode"]],
                        "destination": HOSPITALS[destination],
                        "minutes": quantity(Decimal(minutes[destination])),
                        "km": quantity(Decimal(km[destination])),
                        "source_ref": f"line {line}, column {column} of both matrices",
                    }
                )
    return sorted(rows, key=lambda row: (row["origin"], row["destination"]))


def _rounded(text: str, step: Decimal) -> str:
    """Round a number to a step."""
    return quantity(Decimal(text).quantize(step))


def _parts(outcode: str) -> tuple[str, int]:
    """Return the letters and the number of an outcode, by which outcodes are sorted too."""
    found = re.match(r"([A-Z]+)(\d+)", outcode)
    if found is None:
        msg = f"no outcode: {outcode}"
        raise ValueError(msg)
    return found[1], int(found[2])
