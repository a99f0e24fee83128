"""Sites of the trusts with their coordinates, from ERIC, Code-Point Open, ONSPD and NHS Choices."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from eric import figure
from services import FLOOR_AREA
from wording import title_case
from writing import Row, quantity, read_csv

COLUMNS = (
    "site",
    "trust",
    "name",
    "kind",
    "postcode",
    "latitude",
    "longitude",
    "floor_area_m2",
    "source_ref",
    "note",
)
WRONG_POSTCODE_KM = 10.0  # a published postcode this far from the site's known place cannot be the site's
WORTH_A_NOTE_KM = 1.0
FIVE_DECIMALS = Decimal("0.00001")  # about a metre, as the postcode files have it


def read_located_sites(real_data: Path) -> dict[str, dict[str, str]]:
    """Return the sites of the north-eastern trusts that were located by hand from three sources, by site code."""
    rows = read_csv(real_data / "ods_sites" / "nenc_sites_eric2023_24_with_coords.csv")
    return {row["site_ods"]: row for row in rows}


def read_postcodes(real_data: Path) -> dict[str, tuple[str, str]]:
    """Return latitude and longitude by postcode for the ten areas of the postcode file."""
    (path,) = sorted((real_data / "geo_postcodes").glob("codepoint_open_*.csv.gz"))
    text = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    return {row["postcode"]: (row["lat"], row["lon"]) for row in csv.DictReader(io.StringIO(text, newline=""))}


def site_rows(
    sites: Sequence[dict[str, str]],
    trusts: Sequence[str],
    located: Mapping[str, dict[str, str]],
    postcodes: Mapping[str, tuple[str, str]],
) -> list[Row]:
    """Make the sites table, in the order of the trusts and then of the site codes."""
    rows: list[Row] = []
    for trust in trusts:
        for site in sorted((s for s in sites if s["Trust Code"] == trust), key=lambda s: s["Site Code"]):
            latitude, longitude, origin, note = _locate(site, located, postcodes)
            area = figure(site[FLOOR_AREA])
            rows.append(
                {
                    "site": site["Site Code"],
                    "trust": trust,
                    "name": title_case(site["Site Name"]),
                    "kind": site["Site Type"],
                    "postcode": site["Post Code"],
                    "latitude": latitude,
                    "longitude": longitude,
                    "floor_area_m2": "" if area is None else quantity(area),
                    "source_ref": "ERIC 2023/24 site return" + (f"; coordinates {origin}" if origin else ""),
                    "note": note,
                }
            )
    return rows


def _locate(
    site: Mapping[str, str], located: Mapping[str, dict[str, str]], postcodes: Mapping[str, tuple[str, str]]
) -> tuple[str, str, str, str]:
    """Return latitude, longitude, their origin and a note for the reader."""
    postcode = site["Post Code"]
    known = located.get(site["Site Code"])
    if known is None:
        if postcode in postcodes:
            return (*postcodes[postcode], "Code-Point Open 2025.4", "")
        return "", "", "", "No coordinates: the postcode lies outside the postcode file used."
    if not known["lat"]:
        return "", "", "", f"No coordinates: the published postcode {postcode} is in no postcode file."
    apart = float(known["km_between_sources"] or 0)
    if apart > WRONG_POSTCODE_KM:
        note = (
            f"The published postcode {postcode} lies {apart:.0f} km from the site; coordinates are those of "
            f"NHS Choices, which gives {known['nhschoices_postcode']}."
        )
        return _metre(known["nhschoices_lat"]), _metre(known["nhschoices_lon"]), "NHS Choices, January 2018", note
    origin = {"CodePointOpen2025.4": "Code-Point Open 2025.4", "ONSPD Nov2025": "ONS Postcode Directory, November 2025"}
    note = f"NHS Choices puts the site {apart:.1f} km away." if apart > WORTH_A_NOTE_KM else ""
    return _metre(known["lat"]), _metre(known["lon"]), origin[known["coord_source"]], note


def _metre(text: str) -> str:
    """Keep a coordinate to five decimals."""
    return quantity(Decimal(text).quantize(FIVE_DECIMALS))
