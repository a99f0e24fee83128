"""Data dictionary of the case, third part: movements of patients and goods, vehicles, roads and rates."""

from __future__ import annotations

from optimiser.tables.columns import NOTE, SOURCE_REF, Column, Table

_TRUST = Column("trust", "code", "Trust it is for.", required=True, refers_to="trusts.trust")
_DAY = Column("day_type", "code", "Kind of day, such as weekday; needed to speak of a year.", required=True)


def _window(prefix: str, what: str) -> tuple[Column, Column]:
    return (
        Column(f"{prefix}_from", "time", f"Earliest {what}.", "time of day", "restricted"),
        Column(f"{prefix}_to", "time", f"Latest {what}.", "time of day", "restricted"),
    )


JOURNEYS = Table(
    "journeys",
    "One patient movement, or several alike; areas and windows only, nothing that names a person.",
    ("journey",),
    (
        Column("journey", "code", "Identifier of the journey.", required=True, sensitivity="restricted"),
        _TRUST,
        Column("payer", "code", "Who pays.", sensitivity="commercial"),
        Column("provider", "code", "Who drives today.", sensitivity="commercial"),
        Column("contract", "code", "Contract it runs under.", refers_to="contracts.contract"),
        _DAY,
        Column(
            "origin", "code", "Area or site of pickup; never a home postcode.", required=True, sensitivity="restricted"
        ),
        Column("destination", "code", "Area or site of delivery.", required=True, sensitivity="restricted"),
        *_window("pickup", "pickup"),
        *_window("delivery", "arrival"),
        Column(
            "mobility",
            "choice",
            "Place the patient needs.",
            sensitivity="restricted",
            required=True,
            choices=("walker", "wheelchair", "stretcher", "bariatric"),
        ),
        Column("escorts", "integer", "People who travel along.", "people", "restricted", minimum=0),
        Column("alone", "boolean", "Whether nobody else may be on board.", sensitivity="restricted"),
        Column("max_minutes_on_board", "integer", "Longest time on board.", "min", minimum=0),
        Column(
            "return_of",
            "code",
            "Outward journey this one returns from.",
            sensitivity="restricted",
            refers_to="journeys.journey",
        ),
        Column("skills", "codes", "Skills the crew must have.", sensitivity="restricted"),
        Column("journeys", "integer", "How many such journeys a day.", "journeys", "restricted", minimum=1),
    ),
)
CONSIGNMENTS = Table(
    "consignments",
    "One non-patient movement.",
    ("consignment",),
    (
        Column("consignment", "code", "Identifier of the consignment.", required=True),
        _TRUST,
        Column("contract", "code", "Contract it runs under.", refers_to="contracts.contract"),
        _DAY,
        Column("goods", "code", "Class of goods; the compatibility table refers to it.", required=True),
        Column("origin", "code", "Site or area of collection.", required=True),
        Column("destination", "code", "Site or area of delivery.", required=True),
        *_window("pickup", "collection"),
        *_window("delivery", "delivery"),
        Column("litres", "decimal", "Volume.", "l", minimum=0),
        Column("kg", "decimal", "Weight.", "kg", minimum=0),
        Column("cages", "integer", "Roll cages.", "cages", minimum=0),
        Column("max_minutes_on_board", "integer", "Longest time from collection to delivery.", "min", minimum=0),
        Column("temperature", "choice", "Temperature it needs.", choices=("ambient", "chilled", "frozen")),
    ),
)
ROUNDS = Table(
    "rounds",
    "One existing timetabled courier route.",
    ("round",),
    (
        Column("round", "code", "Identifier of the round.", required=True),
        _TRUST,
        _DAY,
        Column("vehicle", "code", "Vehicle that drives it.", refers_to="vehicles.vehicle"),
        Column("contract", "code", "Contract it runs under.", refers_to="contracts.contract"),
        Column("cost_gbp", "money", "Cost a day as run.", "GBP", "commercial", minimum=0),
    ),
    pounds="cost_gbp",
)
ROUND_STOPS = Table(
    "round_stops",
    "One stop of a round.",
    ("round", "stop"),
    (
        Column("round", "code", "Round.", required=True, refers_to="rounds.round"),
        Column("stop", "integer", "Place in the order, from 1.", required=True, minimum=1),
        Column("place", "code", "Site or area.", required=True),
        Column("arrive", "time", "Arrival by the timetable.", "time of day"),
        Column("leave", "time", "Departure by the timetable.", "time of day"),
    ),
)
VEHICLES = Table(
    "vehicles",
    "One vehicle, or several alike.",
    ("vehicle",),
    (
        Column("vehicle", "code", "Identifier of the vehicle or kind.", required=True),
        Column("trust", "code", "Trust that owns or hires it.", refers_to="trusts.trust"),
        Column("depot", "code", "Where it starts and ends.", required=True, refers_to="depots.depot"),
        Column("vehicles", "integer", "How many of them.", "vehicles", required=True, minimum=1),
        Column("ownership", "choice", "Who holds it.", choices=("owned", "leased", "hired", "provider")),
        Column("layouts", "text", "Alternative layouts as staff/seats/stretchers/wheelchairs, split by semicolons."),
        Column("litres", "decimal", "Space for goods.", "l", minimum=0),
        Column("kg", "decimal", "Payload for goods.", "kg", minimum=0),
        Column("cages", "integer", "Roll cages.", "cages", minimum=0),
        Column("shift_from", "time", "Start of the shift.", "time of day"),
        Column("shift_to", "time", "End of the shift.", "time of day"),
        Column("cost_day_gbp", "money", "Cost a day of use.", "GBP", "commercial", minimum=0),
        Column("cost_hour_gbp", "money", "Cost an hour of crew.", "GBP", "commercial", minimum=0),
        Column("cost_km_gbp", "quantity", "Cost a kilometre.", "GBP per km", "commercial", minimum=0),
        Column("factor", "code", "Emission factor it takes.", refers_to="factors.factor"),
        Column("skills", "codes", "Skills of its crew."),
    ),
)
DEPOTS = Table(
    "depots",
    "One place where vehicles are kept.",
    ("depot",),
    (
        Column("depot", "code", "Identifier of the depot.", required=True),
        Column("trust", "code", "Trust that runs it.", refers_to="trusts.trust"),
        Column("place", "code", "Site or area it stands at.", required=True),
        Column("opening_cost_gbp", "money", "Cost a year of keeping it open.", "GBP", minimum=0),
    ),
)
COMPATIBILITY = Table(
    "compatibility",
    "Whether two classes may share a vehicle.",
    ("class_a", "class_b"),
    (
        Column("class_a", "code", "A class of goods, or patient.", required=True),
        Column("class_b", "code", "Another class.", required=True),
        Column("together", "choice", "What is allowed.", required=True, choices=("yes", "changeover", "no")),
        Column("evidence", "text", "Who says so."),
    ),
)
TRAVEL_TIMES = Table(
    "travel_times",
    "Minutes and road kilometres from one place to another.",
    ("origin", "destination"),
    (
        Column("origin", "code", "Place of departure.", required=True),
        Column("destination", "code", "Place of arrival.", required=True),
        Column("minutes", "decimal", "Driving time.", "min", required=True, minimum=0),
        Column("km", "decimal", "Road distance.", "km", minimum=0),
        SOURCE_REF,
    ),
)
ROADS = Table(
    "roads",
    "One directed link of the road graph.",
    ("link",),
    (
        Column("link", "code", "Identifier of the link.", required=True),
        Column("origin", "code", "Node it leaves.", required=True),
        Column("destination", "code", "Node it reaches.", required=True),
        Column("origin_latitude", "decimal", "Latitude of the first node.", "degrees", minimum=-90, maximum=90),
        Column("origin_longitude", "decimal", "Longitude of the first node.", "degrees", minimum=-180, maximum=180),
        Column("destination_latitude", "decimal", "Latitude of the second node.", "degrees", minimum=-90, maximum=90),
        Column(
            "destination_longitude", "decimal", "Longitude of the second node.", "degrees", minimum=-180, maximum=180
        ),
        Column("road", "text", "Road it belongs to."),
        Column("km", "decimal", "Length.", "km", required=True, minimum=0),
        Column("minutes", "decimal", "Driving time.", "min", minimum=0),
    ),
)
MILEAGE = Table(
    "mileage",
    "Miles driven for a trust in a year.",
    ("mileage",),
    (
        Column("mileage", "code", "Identifier of the row.", required=True),
        _TRUST,
        Column("reported_by", "code", "ODS code that reported it, where a predecessor did."),
        Column("financial_year", "year", "Year it was driven.", required=True),
        Column("kind", "choice", "What was driven.", required=True, choices=("business", "patient_transport")),
        Column("miles", "quantity", "Miles driven.", "miles", required=True, minimum=0),
        SOURCE_REF,
        NOTE,
    ),
    volume="miles",
)
MILEAGE_RATES = Table(
    "mileage_rates",
    "A dated rate paid, or assumed, for one mile.",
    ("rate",),
    (
        Column("rate", "code", "Identifier of the rate.", required=True),
        Column("name", "text", "Name for people.", required=True),
        Column(
            "role",
            "choice",
            "`paid` is a rate paid to staff, `pool_car` the cost of a pool car.",
            required=True,
            choices=("paid", "pool_car"),
        ),
        Column("trust", "code", "Trust that pays it; empty where national.", refers_to="trusts.trust"),
        Column("pence_per_mile", "quantity", "Pence for one mile.", "pence per mile", required=True, minimum=0),
        Column("valid_from", "date", "First day it holds.", required=True),
        Column("evidence", "choice", "What stands behind it.", required=True, choices=("A", "B", "C", "assumed")),
        SOURCE_REF,
        NOTE,
    ),
)
FACTORS = Table(
    "factors",
    "A dated emission factor.",
    ("factor",),
    (
        Column("factor", "code", "Identifier of the factor.", required=True),
        Column("name", "text", "Name for people.", required=True),
        Column("kgco2e_per_km", "quantity", "Emissions of one kilometre.", "kgCO2e per km", required=True, minimum=0),
        Column("year", "integer", "Year of publication.", "year", required=True),
        SOURCE_REF,
    ),
)
TRANSPORT_TABLES = (
    JOURNEYS,
    CONSIGNMENTS,
    ROUNDS,
    ROUND_STOPS,
    VEHICLES,
    DEPOTS,
    COMPATIBILITY,
    TRAVEL_TIMES,
    ROADS,
    MILEAGE,
    MILEAGE_RATES,
    FACTORS,
)
