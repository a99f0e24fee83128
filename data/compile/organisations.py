"""Which trusts each case holds, and the trusts table made from the Organisation Data Service."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wording import title_case
from writing import Row

COLUMNS = ("trust", "name", "short_name", "kind", "predecessors", "source_ref", "note")
KINDS = (("ACUTE", "acute"), ("MENTAL HEALTH", "mental_health"), ("COMMUNITY", "community"), ("AMBULANCE", "ambulance"))


@dataclass(frozen=True)
class Member:
    """One trust of a case: its ODS code, a name short enough for a chart, and the trusts that merged into it."""

    code: str
    short_name: str
    predecessors: tuple[str, ...] = ()
    note: str = ""


NENC: tuple[Member, ...] = (
    Member("RTD", "Newcastle"),
    Member("RTF", "Northumbria"),
    Member("RR7", "Gateshead"),
    Member("R0B", "S Tyneside & Sunderland", ("RE9", "RLN")),
    Member("RXP", "Durham & Darlington"),
    Member("RVW", "North Tees"),
    Member("RTR", "South Tees"),
    Member("RNN", "North Cumbria", ("RNL",), "Cumbria Partnership until it took on the acute hospitals (RNL)."),
    Member("RX4", "CNTW"),
    Member("RX3", "TEWV"),
    Member("RX6", "NEAS"),
)
LANCASHIRE: tuple[Member, ...] = (
    Member("RXN", "Lancashire Teaching"),
    Member("RXR", "East Lancashire"),
    Member("RXL", "Blackpool"),
    Member("RTX", "Morecambe Bay"),
    Member("RW5", "Lancashire & S Cumbria"),
)
GROUP: tuple[Member, ...] = (
    Member("RXW", "Shrewsbury & Telford"),
    Member("R1D", "Shropshire Community"),
)
LONDON: tuple[Member, ...] = (
    Member("RKE", "Whittington"),
    Member("RYJ", "Imperial"),
    Member("RJ6", "Croydon"),
    Member("RVR", "Epsom & St Helier"),
    Member("RQM", "Chelsea & Westminster"),
    Member("RAX", "Kingston", (), "Kingston Hospital NHS Foundation Trust at the time of the spending."),
    Member("RJ2", "Lewisham & Greenwich"),
    Member("R1H", "Barts"),
)


def read_official_names(real_data: Path) -> dict[str, str]:
    """Return the name of every trust in the Organisation Data Service list, by ODS code."""
    with (real_data / "ods_sites" / "etr_dec2025.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row[0]: row[1] for row in csv.reader(stream)}


def trust_rows(
    members: Sequence[Member], official_names: Mapping[str, str], trust_types: Mapping[str, str]
) -> list[Row]:
    """Make the trusts table.

    Parameters
    ----------
    members
        The trusts of the case, in the order they are shown.
    official_names
        Names in the Organisation Data Service list by code.
    trust_types
        Trust types in the ERIC return by code.

    Raises
    ------
    KeyError
        If a trust is not in the Organisation Data Service list or not in ERIC.
    """
    return [
        {
            "trust": member.code,
            "name": title_case(official_names[member.code]),
            "short_name": member.short_name,
            "kind": next(kind for start, kind in KINDS if trust_types[member.code].startswith(start)),
            "predecessors": ";".join(member.predecessors),
            "source_ref": "ODS list of NHS trusts (etr), December 2025; kind from ERIC 2023/24 trust type",
            "note": member.note,
        }
        for member in members
    ]
