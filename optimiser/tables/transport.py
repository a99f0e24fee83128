"""Data dictionary of the case, fourth part: vehicles, depots, places, roads and rates."""

from __future__ import annotations

from optimiser.tables.columns import NOTE, SOURCE_REF, Column, Table

_TRUST = Column("trust", "code", "Trust it is for.", required=True, refers_to="trusts.trust")
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
        Column(
            "cost_journey_gbp",
            "money",
            "Charge for each journey, in a provider's tariff.",
            "GBP",
            "commercial",
            minimum=0,
        ),
        Column(
            "max_duty_min",
            "integer",
            "Longest time from leaving the depot to return; empty for the shift's.",
            "min",
            minimum=1,
        ),
        Column(
            "break_after_min", "integer", "Longest work without a break; empty where no rule holds.", "min", minimum=1
        ),
        Column("break_min", "integer", "Length of the break.", "min", minimum=1),
        Column("skills", "codes", "Skills of its crew."),
        Column("goods", "codes", "Classes it may carry, `patient` for people; empty for all that fit."),
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
        Column("minutes", "decimal", "Driving time; empty where no road leads.", "min", minimum=0),
        Column("km", "decimal", "Road distance; empty for 1.30 times the straight line.", "km", minimum=0),
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
        Column("minutes", "decimal", "Driving time; empty for an assumed speed.", "min", minimum=0),
    ),
)
AREAS = Table(
    "areas",
    "One area that people or goods come from or go to, such as an outcode; never an address.",
    ("area",),
    (
        Column("area", "code", "Identifier of the area.", required=True),
        Column("name", "text", "Name for people."),
        Column("latitude", "decimal", "Latitude of its middle.", "degrees", required=True, minimum=-90, maximum=90),
        Column("longitude", "decimal", "Longitude of its middle.", "degrees", required=True, minimum=-180, maximum=180),
        Column("weight", "decimal", "How much of the population, or of its stand-in, lives there.", "parts", minimum=0),
        SOURCE_REF,
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
    VEHICLES,
    DEPOTS,
    COMPATIBILITY,
    TRAVEL_TIMES,
    ROADS,
    AREAS,
    MILEAGE,
    MILEAGE_RATES,
    FACTORS,
)
