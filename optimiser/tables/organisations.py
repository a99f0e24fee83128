"""Data dictionary of the case, first part: who the members are, and what they must reach."""

from __future__ import annotations

from optimiser.tables.columns import NOTE, SOURCE_REF, Column, Table

TRUSTS = Table(
    "trusts",
    "One member of the collaborative.",
    ("trust",),
    (
        Column("trust", "code", "ODS code of the trust.", required=True),
        Column("name", "text", "Full name.", required=True),
        Column("short_name", "text", "Name short enough for a chart.", required=True),
        Column(
            "kind",
            "choice",
            "What it mainly is.",
            required=True,
            choices=("acute", "community", "mental_health", "ambulance", "other"),
        ),
        Column("predecessors", "codes", "ODS codes of trusts that merged into it."),
        SOURCE_REF,
        NOTE,
    ),
)
SITES = Table(
    "sites",
    "One place a trust works at.",
    ("site",),
    (
        Column("site", "code", "ODS code of the site.", required=True),
        Column("trust", "code", "Trust it belongs to.", required=True, refers_to="trusts.trust"),
        Column("name", "text", "Name of the site.", required=True),
        Column("kind", "text", "Kind of site as published."),
        Column("postcode", "code", "Postcode as published."),
        Column("latitude", "decimal", "Latitude, WGS 84.", "degrees", minimum=-90, maximum=90),
        Column("longitude", "decimal", "Longitude, WGS 84.", "degrees", minimum=-180, maximum=180),
        Column("floor_area_m2", "decimal", "Gross internal floor area.", "m2", minimum=0),
        SOURCE_REF,
        NOTE,
    ),
)
TARGETS = Table(
    "targets",
    "One node of the tree of targets.",
    ("target",),
    (
        Column("target", "code", "Identifier of the node.", required=True),
        Column("parent", "code", "Node above; empty for the top.", refers_to="targets.target"),
        Column("trust", "code", "Trust it is set for; empty for the collaborative.", refers_to="trusts.trust"),
        Column("name", "text", "Name for people.", required=True),
        Column("lever", "choice", "Lever it is set for.", required=True, choices=("buying", "transport", "all")),
        Column("kind", "choice", "What the case calls it.", required=True, choices=("efficiency", "recovery")),
        Column("financial_year", "year", "Year it is set for.", required=True),
        Column("version", "code", "Version of the target set.", required=True),
        Column("version_date", "date", "Date of that version.", required=True),
        Column("value_gbp", "money", "What is to be saved in the year.", "GBP", required=True, minimum=0),
        SOURCE_REF,
        NOTE,
    ),
    pounds="value_gbp",
)
SCHEMES = Table(
    "schemes",
    "A saving with an owner, a start and a phasing, as the trusts' own records have it.",
    ("scheme",),
    (
        Column("scheme", "code", "Identifier of the scheme.", required=True),
        Column("title", "text", "Title.", required=True),
        Column("owner", "text", "Role that owns it; never a person's name.", required=True),
        Column(
            "trust", "code", "Trust whose books it lands in; empty for the collaborative.", refers_to="trusts.trust"
        ),
        Column("lever", "choice", "Lever it belongs to.", required=True, choices=("buying", "transport", "other")),
        Column("category", "code", "Category of spend."),
        Column("budget", "choice", "Budget it falls in.", required=True, choices=("pay", "non_pay", "income")),
        Column("recurrent", "boolean", "Whether it repeats every year.", required=True),
        Column(
            "cash",
            "choice",
            "What it releases.",
            required=True,
            choices=("cash_releasing", "non_cash", "cost_avoidance"),
        ),
        Column("account", "choice", "Revenue or capital.", required=True, choices=("revenue", "capital")),
        Column(
            "status",
            "choice",
            "How far it is.",
            required=True,
            choices=("opportunity", "plans_in_progress", "fully_developed", "in_delivery", "delivered"),
        ),
        Column("risk", "choice", "Risk of delivery.", required=True, choices=("low", "medium", "high")),
        Column("start_month", "month", "First month of effect.", required=True),
        Column("phasing", "choice", "How the effect builds up.", choices=("straight",)),
        Column(
            "full_year_effect_gbp", "money", "Gross saving in twelve steady months.", "GBP", required=True, minimum=0
        ),
        Column("one_off_cost_gbp", "money", "Cost of delivery, once.", "GBP", minimum=0),
        Column("ongoing_cost_gbp", "money", "Cost of delivery a year.", "GBP", minimum=0),
        Column(
            "qia_status",
            "choice",
            "Quality impact assessment.",
            required=True,
            choices=("not_required", "required", "submitted", "approved"),
        ),
        Column("already_in_plan", "boolean", "Whether the trust's plan counts it already.", required=True),
        Column("source_of_claim", "text", "Where the value comes from.", required=True),
        NOTE,
    ),
    pounds="full_year_effect_gbp",
)
ACTUALS = Table(
    "actuals",
    "What a scheme delivered in a month.",
    ("scheme", "month"),
    (
        Column("scheme", "code", "Scheme.", required=True, refers_to="schemes.scheme"),
        Column("month", "month", "Month of delivery.", required=True),
        Column("value_gbp", "money", "Delivered in the month.", "GBP", required=True),
        SOURCE_REF,
    ),
    pounds="value_gbp",
)
ORGANISATION_TABLES = (TRUSTS, SITES, TARGETS, SCHEMES, ACTUALS)
