"""Miles driven, rates paid for a mile and emission factors."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from organisations import Member
from wording import slug
from writing import Row, quantity, read_csv

MILEAGE_COLUMNS = ("mileage", "trust", "reported_by", "financial_year", "kind", "miles", "source_ref", "note")
RATE_COLUMNS = ("rate", "name", "role", "trust", "pence_per_mile", "valid_from", "evidence", "source_ref", "note")
FACTOR_COLUMNS = ("factor", "name", "kgco2e_per_km", "year", "source_ref")

MILES_KINDS = (
    ("business", "business_miles_2013_14", "business miles"),
    ("patient_transport", "patient_transport_miles_2013_14", "patient transport miles"),
)
BASE_NOTE = "2013/14: the latest year published by trust; use as a base, not as today's mileage."
CAR_RATES = {
    ("AfC Section 17 car standard rate up to 3500 miles", "2013-07-01"): "Car, first 3,500 miles a year",
    ("AfC Section 17 car over 3500 miles", "2013-07-01"): "Car, over 3,500 miles a year",
    ("AfC car up to 3500 miles", "2014-07-01"): "Car, first 3,500 miles a year",
    ("AfC car over 3500 miles", "2014-07-01"): "Car, over 3,500 miles a year",
    ("AfC motorcycle / reserve rate", "2014-07-01"): "Car, reserve rate",
    ("AfC car up to 3500 miles", "2026-01-01"): "Car, first 3,500 miles a year",
    ("AfC car over 3500 miles", "2026-01-01"): "Car, over 3,500 miles a year",
}
POOL_CAR: Row = {
    "rate": "pool-car-assumed",
    "name": "Pool car, all costs (assumed)",
    "role": "pool_car",
    "pence_per_mile": "35",
    "valid_from": "2026-04-01",
    "evidence": "assumed",
    "source_ref": "No published figure; an assumption",
    "note": "AN ASSUMPTION: put your own figure here (lease, insurance, upkeep, fuel and administration over the miles "
    "driven). For scale: the fuel of a diesel car alone is 12 to 18 pence a mile by the HMRC advisory fuel rates of "
    "1 September 2025.",
}
FACTORS = (
    ("van-diesel-average", "Diesel van, average up to 3.5 t", "freighting_goods", "27_303_3102_4_1"),
    ("van-diesel-class-iii", "Diesel van, class III, 1.74 to 3.5 t", "freighting_goods", "27_303_3095_4_1"),
    ("van-petrol-average", "Petrol van, average up to 3.5 t", "freighting_goods", "27_303_3103_4_1"),
    ("van-electric-average", "Battery electric van, average up to 3.5 t", "freighting_goods", "27_303_3108_4_1"),
    ("van-electric-class-iii", "Battery electric van, class III, 1.74 to 3.5 t", "freighting_goods", "27_303_3101_4_1"),
    ("car-diesel-average", "Diesel car, average", "business_travel_land", "25_301_3069_4_1"),
    ("car-petrol-average", "Petrol car, average", "business_travel_land", "25_301_3070_4_1"),
    ("car-hybrid-average", "Hybrid car, average", "business_travel_land", "25_301_3071_4_1"),
    ("car-unknown-average", "Car, average, fuel unknown", "business_travel_land", "25_301_3074_4_1"),
    ("car-electric-average", "Battery electric car, average", "business_travel_land", "25_301_3076_4_1"),
    ("taxi-regular", "Regular taxi", "business_travel_land", "25_313_3141_4_1"),
)


def mileage_rows(real_data: Path, members: Sequence[Member]) -> list[Row]:
    """Make the mileage table: what each organisation reported for 2013/14, given to today's trust.

    A mileage marked ``Not Applicable`` has no row; a mileage of nought has one.
    """
    path = real_data / "eric" / "nenc_patient_transport_cost_and_mileage_2013_16.csv"
    reported = {row["org_code"]: row for row in read_csv(path)}
    rows: list[Row] = []
    for member in members:
        for code in (member.code, *member.predecessors):
            if code not in reported:
                continue
            for kind, column, words in MILES_KINDS:
                if reported[code][column] == "Not Applicable":
                    continue
                rows.append(
                    {
                        "mileage": f"ERIC1314-{code}-{kind}",
                        "trust": member.code,
                        "reported_by": code,
                        "financial_year": "2013/14",
                        "kind": kind,
                        "miles": quantity(Decimal(reported[code][column])),
                        "source_ref": f"ERIC 2013/14 trust return, {code}, {words}",
                        "note": _mileage_note(code, member),
                    }
                )
    return rows


def _mileage_note(code: str, member: Member) -> str:
    """Say what year the miles are from, and where a merger lies between then and now."""
    if code != member.code:
        return f"{BASE_NOTE} Reported by {code}, since merged into {member.code}."
    if member.code == "RNN":
        return f"{BASE_NOTE} Reported as Cumbria Partnership, before the merger; services have moved since."
    return BASE_NOTE


def rate_rows(real_data: Path) -> list[Row]:
    """Make the mileage rates table: national car rates by date, and one assumed cost of a pool car."""
    path = real_data / "nenc_contracts_register" / "afc_mileage_and_nepts_reference.csv"
    rows: list[Row] = []
    source = ""
    for row in read_csv(path):
        source = source if row["source"] in {"same", ""} else row["source"].removesuffix(" (stored)")
        name = CAR_RATES.get((row["item"], row["valid_from"]))
        if name is None:
            continue
        rows.append(
            {
                "rate": f"afc-{slug(name)}-{row['valid_from'][:7]}",
                "name": name,
                "role": "paid",
                "pence_per_mile": quantity(Decimal(row["value"])),
                "valid_from": row["valid_from"],
                "evidence": row["confidence"],
                "source_ref": f"NHS terms and conditions (Agenda for Change), section 17; {source}",
            }
        )
    return [*rows, POOL_CAR]


def factor_rows(real_data: Path) -> list[Row]:
    """Make the emission factors table, kgCO2e a kilometre, by the identifiers of the published set.

    Raises
    ------
    KeyError
        If the published set has no such identifier.
    ValueError
        If the factor is not in kgCO2e a kilometre.
    """
    rows: list[Row] = []
    for code, name, category, source_id in FACTORS:
        published = {
            row["ID"]: row for row in read_csv(real_data / "ghg_factors" / f"desnz2025_category_{category}.csv")
        }[source_id]
        if (published["UOM"], published["GHG/Unit"]) != ("km", "kg CO2e"):
            msg = f"{source_id} is in {published['GHG/Unit']} per {published['UOM']}"
            raise ValueError(msg)
        rows.append(
            {
                "factor": code,
                "name": name,
                "kgco2e_per_km": quantity(Decimal(published["GHG Conversion Factor 2025"])),
                "year": "2025",
                "source_ref": f"UK Government GHG Conversion Factors 2025, {published['Level 1']}, id {source_id}",
            }
        )
    return rows
