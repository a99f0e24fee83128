"""Data dictionary of the case, third part: movements of patients and goods, planned and recorded."""

from __future__ import annotations

from optimiser.tables.columns import NOTE, Column, Table

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
RECORDED_ROUTES = Table(
    "recorded_routes",
    "What one vehicle did on the recorded day: the plan as run.",
    ("route",),
    (
        Column("route", "code", "Identifier of the route.", required=True),
        _TRUST,
        _DAY,
        Column("vehicle", "code", "Vehicle that drove it.", required=True, refers_to="vehicles.vehicle"),
        Column("depart", "time", "When it left its depot.", "time of day"),
        Column("return", "time", "When it was back.", "time of day"),
        Column(
            "cost_gbp",
            "money",
            "Cost as recorded; empty where the vehicle's own rates are to say it.",
            "GBP",
            "commercial",
            minimum=0,
        ),
    ),
    pounds="cost_gbp",
)
RECORDED_STOPS = Table(
    "recorded_stops",
    "One stop of a recorded route.",
    ("route", "stop"),
    (
        Column("route", "code", "Route.", required=True, refers_to="recorded_routes.route"),
        Column("stop", "integer", "Place in the order, from 1.", required=True, minimum=1),
        Column(
            "journey",
            "code",
            "Journey served there.",
            required=True,
            sensitivity="restricted",
            refers_to="journeys.journey",
        ),
        Column(
            "action",
            "choice",
            "What was done.",
            required=True,
            sensitivity="restricted",
            choices=("pickup", "delivery"),
        ),
        Column("begin", "time", "When it began.", "time of day", "restricted"),
    ),
)
DAY_TYPES = Table(
    "day_types",
    "How many days of a year are of one kind; five kinds at least are needed to speak of a year.",
    ("day_type",),
    (
        Column("day_type", "code", "Kind of day, as in journeys.", required=True),
        Column("days", "integer", "Days of a year that are like it.", "days", required=True, minimum=1, maximum=366),
        NOTE,
    ),
)
MOVEMENT_TABLES = (
    JOURNEYS,
    CONSIGNMENTS,
    ROUNDS,
    ROUND_STOPS,
    RECORDED_ROUTES,
    RECORDED_STOPS,
    DAY_TYPES,
)
