"""Findings about transport: what the plans cost, whom they serve how, and how good they are."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.findings_overlap import DAY, FINDINGS_OVERLAP
from optimiser.tables.shared_columns import BASIS, FIGURE, TRUST

PLANS = ("as_run", "alone", "together")
PLAN = Column("plan", "choice", "As run today, each trust alone, or all together.", choices=PLANS)

TRAVEL_MODEL = Table(
    "travel_model",
    "Where driving times come from, and how far they are off on known ones, by distance.",
    ("method", "band"),
    (
        Column("method", "choice", "Source of the times.", choices=("matrix", "road_graph", "straight_line")),
        Column("band", "code", "Straight-line distance in kilometres, such as 10-20; `all` for all."),
        Column("pairs", "integer", "Pairs of places compared, or used.", "pairs"),
        Column("mean_error_min", "decimal", "Mean difference, model less known.", "min"),
        Column("mean_absolute_error_min", "decimal", "Mean size of the difference.", "min"),
        Column("formula", "text", "How the minutes are computed."),
        Column("source", "text", "What it is held against."),
    ),
)
TRANSPORT_PLANS = Table(
    "transport_plans",
    "What a plan costs on one day and needs: by trust that pays, and in all.",
    ("day_type", "plan", "trust"),
    (
        DAY,
        PLAN,
        TRUST,
        Column("cost_gbp", "money", "Cost of the day.", "GBP", "commercial"),
        Column("vehicles", "integer", "Vehicles that go out; of a trust, its own.", "vehicles"),
        Column("km", "decimal", "Kilometres; of a trust, its part.", "km"),
        Column("hours", "decimal", "Hours from departure to return; of a trust, its part.", "h"),
        Column("kgco2e", "decimal", "Emissions; of a trust, its part.", "kgCO2e"),
        Column("journeys", "integer", "Journeys served.", "journeys", "restricted"),
        Column("unserved", "integer", "Journeys not served.", "journeys", "restricted"),
        BASIS,
        FIGURE,
    ),
)
TRANSPORT_GAINS = Table(
    "transport_gains",
    "What better planning brings and what working together brings, apart, by trust and in all; of one day.",
    ("day_type", "trust"),
    (
        DAY,
        TRUST,
        Column(
            "planning_gain_gbp",
            "money",
            "As run less alone; empty where nothing real is recorded.",
            "GBP",
            "commercial",
        ),
        Column(
            "collaboration_gain_gbp",
            "money",
            "Alone less together; negative where the trust pays more.",
            "GBP",
            "commercial",
        ),
        Column(
            "cash_gbp",
            "money",
            "Part of the collaboration gain that releases cash: vehicles that stay at home, "
            "distance, and hours as far as whole duties go.",
            "GBP",
            "commercial",
        ),
        Column("capacity_gbp", "money", "The rest: hours freed within duties that remain.", "GBP", "commercial"),
        Column("vehicles_saved", "integer", "Vehicles alone less vehicles together.", "vehicles"),
        Column("km_saved", "decimal", "Kilometres saved.", "km"),
        Column("hours_saved", "decimal", "Hours saved.", "h"),
        BASIS,
        FIGURE,
    ),
)
TRANSPORT_ROUTES = Table(
    "transport_routes",
    "One vehicle's route in a plan.",
    ("day_type", "plan", "route"),
    (
        DAY,
        PLAN,
        Column("route", "integer", "Number of the route in the plan, from 1.", "number"),
        Column("vehicle", "code", "Vehicle, or kind of vehicle."),
        Column("owner", "code", "Trust that owns it; empty for a provider's."),
        Column("trusts", "codes", "Trusts whose requests it carries."),
        Column("journeys", "integer", "Journeys on it.", "journeys", "restricted"),
        Column("depart", "time", "When it leaves its depot.", "time of day"),
        Column("return", "time", "When it is back.", "time of day"),
        Column("km", "decimal", "Kilometres.", "km"),
        Column("minutes", "decimal", "Minutes from departure to return.", "min"),
        Column("cost_gbp", "money", "Cost of the day.", "GBP", "commercial"),
        Column("kgco2e", "decimal", "Emissions.", "kgCO2e"),
        Column("depart_s", "integer", "When it leaves its depot, after midnight.", "s"),
        Column("return_s", "integer", "When it is back, after midnight.", "s"),
        Column("metres", "integer", "Way from depot to depot.", "m"),
        Column("break_home", "boolean", "Whether a break is taken before the drive home."),
        Column("recorded", "code", "Recorded route it is; empty for a planned one."),
        FIGURE,
    ),
)
TRANSPORT_STOPS = Table(
    "transport_stops",
    "One stop of a route in a plan; kept in the restricted record only.",
    ("day_type", "plan", "route", "stop"),
    (
        DAY,
        PLAN,
        Column("route", "integer", "Number of the route in the plan.", "number"),
        Column("stop", "integer", "Place in the order, from 1.", "number"),
        Column(
            "request",
            "code",
            "Journey, with the number of the copy where there are several alike.",
            sensitivity="restricted",
        ),
        Column("action", "choice", "What is done.", sensitivity="restricted", choices=("pickup", "delivery")),
        Column("place", "code", "Where.", sensitivity="restricted"),
        Column("begin_s", "integer", "When it begins, after midnight.", "s", "restricted"),
        Column("break_before", "boolean", "Whether a break is taken before the drive there.", sensitivity="restricted"),
    ),
)
TRANSPORT_REQUESTS = Table(
    "transport_requests",
    "One request as it was planned: windows, stops and limit filled in; kept in the restricted record only.",
    ("day_type", "request"),
    (
        DAY,
        Column("request", "code", "Journey, with the number of the copy.", sensitivity="restricted"),
        Column("row", "integer", "Row of the journey in its file.", "row"),
        TRUST,
        Column("pickup_place", "code", "From.", sensitivity="restricted"),
        Column("delivery_place", "code", "To.", sensitivity="restricted"),
        Column("pickup_from_s", "integer", "First pickup.", "s", "restricted"),
        Column("pickup_to_s", "integer", "Last pickup.", "s", "restricted"),
        Column("delivery_from_s", "integer", "First delivery.", "s", "restricted"),
        Column("delivery_to_s", "integer", "Last delivery.", "s", "restricted"),
        Column("pickup_service_s", "integer", "Loading.", "s"),
        Column("delivery_service_s", "integer", "Unloading, cleaning not in.", "s"),
        Column("limit_s", "integer", "Longest time on board.", "s", "restricted"),
        Column("direct_s", "integer", "Direct ride.", "s", "restricted"),
        Column("served_alone", "boolean", "Whether the trust's own vehicles serve it."),
    ),
)
TRANSPORT_TRAVEL = Table(
    "transport_travel",
    "Driving time and distance that the plans used, from place to place; kept in the restricted record only.",
    ("origin", "destination"),
    (
        Column("origin", "code", "From.", sensitivity="restricted"),
        Column("destination", "code", "To.", sensitivity="restricted"),
        Column("seconds", "integer", "Driving time.", "s"),
        Column("metres", "integer", "Distance by road.", "m"),
    ),
)
TRANSPORT_SERVICE = Table(
    "transport_service",
    "What patients get in a plan, by trust and mobility.",
    ("day_type", "plan", "trust", "mobility"),
    (
        DAY,
        PLAN,
        TRUST,
        Column("mobility", "code", "Place the patient needs; empty for all."),
        Column("journeys", "integer", "Journeys.", "journeys", "restricted"),
        Column("mean_direct_min", "decimal", "Mean direct ride.", "min", "restricted"),
        Column("mean_on_board_min", "decimal", "Mean time on board.", "min", "restricted"),
        Column("longest_on_board_min", "decimal", "Longest time on board.", "min", "restricted"),
        Column("mean_added_min", "decimal", "Mean of time on board less direct ride.", "min", "restricted"),
        Column(
            "within_limit_share",
            "decimal",
            "Share on board no longer than `transport.served_within_minutes`.",
            "fraction",
            "restricted",
        ),
        Column("mean_early_min", "decimal", "Mean arrival before the latest allowed.", "min", "restricted"),
        Column("mean_wait_min", "decimal", "Mean pickup after the earliest allowed.", "min", "restricted"),
        BASIS,
    ),
)
TRANSPORT_FRONTIER = Table(
    "transport_frontier",
    "What the day costs together, by how many minutes sharing may add to a ride.",
    ("day_type", "minutes_added"),
    (
        DAY,
        Column("minutes_added", "integer", "Most minutes added to a direct ride.", "min"),
        Column("cost_gbp", "money", "Cost of the plan found.", "GBP", "commercial"),
        Column("bound_gbp", "money", "Proven: no plan costs less; empty without a bound.", "GBP", "commercial"),
        Column("mean_added_min", "decimal", "Mean minutes added in that plan.", "min", "restricted"),
        Column("journeys", "integer", "Journeys in that plan.", "journeys", "restricted"),
        BASIS,
    ),
)
TRANSPORT_PROOF = Table(
    "transport_proof",
    "How good a plan is.",
    ("day_type", "plan", "trust"),
    (
        DAY,
        PLAN,
        TRUST,
        Column("status", "choice", "How the search ended.", choices=("optimal", "within_gap", "limit")),
        Column("cost_gbp", "money", "Cost of the plan.", "GBP", "commercial"),
        Column("bound_gbp", "money", "Proven: no plan costs less; empty without a bound.", "GBP", "commercial"),
        Column("proof_gap", "decimal", "How much better a plan could be at most, as a part of its cost.", "fraction"),
        Column("method", "text", "How the bound was proven; `no bound` where there is none."),
        Column("journeys", "integer", "Journeys in it.", "journeys", "restricted"),
    ),
)
TRANSPORT_UNSERVED = Table(
    "transport_unserved",
    "Journeys that a trust cannot serve with its own vehicles, and what sharing would add to serve them.",
    ("day_type", "trust", "reason"),
    (
        DAY,
        TRUST,
        Column("reason", "text", "Why its own vehicles cannot."),
        Column("journeys", "integer", "Journeys.", "journeys", "restricted"),
        Column("served_together", "integer", "Of these, served when vehicles are shared.", "journeys", "restricted"),
        Column(
            "extra_cost_gbp",
            "money",
            "What serving them adds to the cost of the day together; on the first row of a day.",
            "GBP",
            "commercial",
        ),
    ),
)
TRANSPORT_RECORDED = Table(
    "transport_recorded",
    "What does not fit together in the recorded routes and rounds.",
    ("day_type", "route", "rule", "about"),
    (
        DAY,
        TRUST,
        Column("route", "code", "Recorded route or round."),
        Column("rule", "code", "Rule that the record breaks."),
        Column("about", "code", "Number of the finding, from 1."),
        Column("message", "text", "What is wrong, without naming a patient's journey."),
        Column("minutes", "decimal", "By how much, where it can be counted.", "min"),
        Column("file", "text", "File of the record."),
        Column("row", "integer", "Row in the file.", "row"),
    ),
)
TRANSPORT_YEAR = Table(
    "transport_year",
    "The gain of working together over a year, from at least five kinds of day.",
    ("trust",),
    (
        TRUST,
        Column("day_types", "integer", "Kinds of day planned.", "kinds"),
        Column("days", "integer", "Days they stand for.", "days"),
        Column("gain_gbp", "money", "Sum of days times gain of the day.", "GBP", "commercial"),
        Column("low_gbp", "money", "Lower end, from the spread between the kinds of day.", "GBP", "commercial"),
        Column("high_gbp", "money", "Upper end.", "GBP", "commercial"),
        BASIS,
        FIGURE,
    ),
)
TRANSPORT_PLANTED = Table(
    "transport_planted",
    "What the generator hid in an illustration of transport, and whether it was found.",
    ("planted",),
    (
        Column("planted", "code", "What was planted."),
        Column("kind", "code", "What it is."),
        Column("detail", "text", "In words."),
        Column("found", "boolean", "Whether it was found."),
        Column("how", "text", "Where it shows."),
    ),
)
FINDINGS_TRANSPORT = (
    *FINDINGS_OVERLAP,
    TRAVEL_MODEL,
    TRANSPORT_PLANS,
    TRANSPORT_GAINS,
    TRANSPORT_ROUTES,
    TRANSPORT_STOPS,
    TRANSPORT_REQUESTS,
    TRANSPORT_TRAVEL,
    TRANSPORT_SERVICE,
    TRANSPORT_FRONTIER,
    TRANSPORT_PROOF,
    TRANSPORT_UNSERVED,
    TRANSPORT_RECORDED,
    TRANSPORT_YEAR,
    TRANSPORT_PLANTED,
)
"""Every table of findings about transport."""
RECORD_ONLY = frozenset({"transport_stops", "transport_requests", "transport_travel"})
"""Tables that stay in the restricted record whatever the basis."""
