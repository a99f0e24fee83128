"""Grey fleet, targets and schemes: the tables of findings on recovery."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.shared_columns import BASIS, FIGURE, SCOPES, TRUST

GREY_FLEET = Table(
    "grey_fleet",
    "One trust's business mileage at one dated rate.",
    ("trust", "rate"),
    (
        TRUST,
        Column("financial_year", "year", "Year the miles were driven."),
        Column("miles", "quantity", "Miles.", "miles"),
        Column("rate", "code", "Rate."),
        Column("rate_name", "text", "Name of the rate."),
        Column("pence_per_mile", "decimal", "Pence for one mile.", "pence per mile"),
        Column("valid_from", "date", "First day of the rate."),
        Column("cost_gbp", "money", "Miles at this rate.", "GBP"),
        Column("above_lowest_gbp", "money", "Cost above the lowest rate paid in the group.", "GBP"),
        Column(
            "above_pool_car_gbp",
            "money",
            "Cost above the pool-car rate; negative where the pool car costs more.",
            "GBP",
        ),
        Column("evidence", "text", "Grade of the rate."),
        BASIS,
        FIGURE,
    ),
)
TARGET_NODES = Table(
    "target_nodes",
    "One node of the target tree beside what was found for it.",
    ("target",),
    (
        Column("target", "code", "Node.", required=True),
        Column("parent", "code", "Node above."),
        TRUST,
        Column("name", "text", "Name."),
        Column("lever", "choice", "Lever.", choices=("buying", "transport", "all")),
        Column("financial_year", "year", "Year."),
        Column("version", "code", "Version of the target set."),
        Column("version_date", "date", "Date of that version."),
        Column("target_gbp", "money", "Target.", "GBP"),
        Column("opportunity_gbp", "money", "Opportunities found, not yet schemes.", "GBP"),
        Column(
            "identified_gbp",
            "money",
            "Schemes with an owner: full-year effect, recurrent, cash-releasing, revenue.",
            "GBP",
        ),
        Column("in_year_gbp", "money", "Part-year effect of those schemes in the year.", "GBP"),
        Column("risk_adjusted_gbp", "money", "Identified times the weights of the scenario.", "GBP"),
        Column("actual_gbp", "money", "Delivered so far in the year.", "GBP"),
        Column("gap_to_target_gbp", "money", "Target less risk-adjusted.", "GBP"),
        Column("unidentified_gbp", "money", "Target less identified.", "GBP"),
        Column("scope", "choice", "Where it may stand.", choices=SCOPES),
        BASIS,
        FIGURE,
    ),
)
SCHEME_VALUES = Table(
    "scheme_values",
    "One scheme with its effect by year.",
    ("scheme", "financial_year"),
    (
        Column("scheme", "code", "Scheme.", required=True),
        Column("title", "text", "Title."),
        Column("owner", "text", "Role that owns it."),
        TRUST,
        Column("lever", "choice", "Lever.", choices=("buying", "transport", "other")),
        Column("status", "text", "Status."),
        Column("counts", "boolean", "Whether it counts against a recovery target."),
        Column("counts_note", "text", "Why not."),
        Column("financial_year", "year", "Year."),
        Column("full_year_effect_gbp", "money", "Full-year effect.", "GBP"),
        Column("part_year_effect_gbp", "money", "Effect in this year.", "GBP"),
        Column("risk_adjusted_gbp", "money", "Full-year effect times its weight.", "GBP"),
        Column("actual_gbp", "money", "Delivered in this year so far.", "GBP"),
        BASIS,
        FIGURE,
    ),
)
FINDINGS_RECOVERY = (GREY_FLEET, TARGET_NODES, SCHEME_VALUES)
