"""Opportunities, prices, suppliers: the tables of findings on buying."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.shared_columns import BASIS, BENCHMARKS, CATEGORY, CLASSES, FIGURE, ITEM, TRUST, VALUE

UNIT_PRICES = Table(
    "unit_prices",
    "What one trust pays for one item: pounds, volume and the price each they give.",
    ("item", "trust"),
    (
        ITEM,
        Column("item_name", "text", "Name of the item."),
        CATEGORY,
        Column("comparison", "choice", "What a difference may be called.", choices=("price", "investigate", "none")),
        TRUST,
        Column("spend_gbp", "money", "Spend.", "GBP", "commercial"),
        Column("quantity", "quantity", "Volume.", "`unit`"),
        Column("unit", "code", "Unit."),
        Column("unit_price_gbp", "decimal", "Price each, to six decimals.", "GBP per unit", "commercial"),
        Column("compared", "boolean", "Whether it took part in the comparison."),
        Column("excluded_reason", "text", "Why not."),
        Column("excess_minimum_gbp", "money", "Spend above the lowest price.", "GBP", "commercial"),
        Column("excess_lower_quartile_gbp", "money", "Spend above the lower quartile.", "GBP", "commercial"),
        Column("excess_median_gbp", "money", "Spend above the median.", "GBP", "commercial"),
        Column("excess_weighted_mean_gbp", "money", "Spend above the volume-weighted mean.", "GBP", "commercial"),
        Column("period", "text", "Period."),
        BASIS,
        FIGURE,
    ),
)
BENCHMARK_PRICES = Table(
    "benchmark_prices",
    "The four benchmarks of an item.",
    ("item", "benchmark"),
    (
        ITEM,
        Column("benchmark", "choice", "Which benchmark.", choices=BENCHMARKS),
        Column("price_gbp", "decimal", "Benchmark price, to six decimals.", "GBP per unit"),
        Column("unit", "code", "Unit."),
        Column("trusts", "integer", "Trusts compared.", "trusts"),
        Column("excess_gbp", "money", "Spend of all trusts above it.", "GBP"),
        BASIS,
        FIGURE,
    ),
)
OPPORTUNITIES = Table(
    "opportunities",
    "One opportunity, ranked by how easily it comes and by pounds.",
    ("opportunity",),
    (
        Column("opportunity", "code", "Identifier.", required=True),
        Column("rank", "integer", "Place in the list, from 1."),
        Column("ease", "integer", "1 is easiest."),
        Column("class", "choice", "How it would come.", choices=CLASSES),
        Column("title", "text", "What it is."),
        ITEM,
        CATEGORY,
        Column("trusts", "codes", "Trusts that pay more than the benchmark."),
        Column("value_gbp", "money", "Pounds a year against the median.", "GBP", "commercial"),
        Column("low_gbp", "money", "Lowest of the four benchmarks' values.", "GBP", "commercial"),
        Column("high_gbp", "money", "Highest of the four benchmarks' values.", "GBP", "commercial"),
        Column("evidence", "choice", "Evidence grade.", choices=("quoted", "contract_tier", "benchmark", "assumed")),
        Column("decide_by", "date", "Earliest date to decide, from the contracts known."),
        Column("decide_by_note", "text", "Where the date comes from, or why there is none."),
        Column("already_in_plan", "boolean", "Whether a joint tender or plan covers it already."),
        Column("counts", "boolean", "Whether its pounds are part of the headline opportunity."),
        Column("condition", "text", "What would have to be true."),
        Column("period", "text", "Period of the pounds."),
        BASIS,
        FIGURE,
    ),
)
OPPORTUNITY_PARTS = Table(
    "opportunity_parts",
    "One trust's part of an opportunity.",
    ("opportunity", "trust"),
    (
        Column("opportunity", "code", "Opportunity.", required=True),
        TRUST,
        VALUE,
        FIGURE,
    ),
)
EXCLUSIONS = Table(
    "exclusions",
    "Spend that took no part in the price comparison, by reason.",
    ("reason",),
    (
        Column("reason", "code", "Reason.", required=True),
        Column("meaning", "text", "The reason in words."),
        Column("lines", "integer", "Lines.", "lines"),
        VALUE,
        BASIS,
        FIGURE,
    ),
)
SHARED_SUPPLIERS = Table(
    "shared_suppliers",
    "One supplier paid by two or more trusts.",
    ("supplier",),
    (
        Column("supplier", "code", "Supplier.", required=True),
        Column("name", "text", "Name.", sensitivity="commercial"),
        Column("trusts", "codes", "Trusts that pay it."),
        Column("trust_count", "integer", "How many.", "trusts"),
        Column("spend_gbp", "money", "What they pay it.", "GBP", "commercial"),
        Column("largest_share", "decimal", "Share of the largest payer.", "fraction"),
        Column("member_trust", "code", "Member that owns it: a price cut gains the system nothing."),
        Column("public_body", "boolean", "Whether it is a public body."),
        Column("period", "text", "Period."),
        BASIS,
        FIGURE,
    ),
)
POOLING_GROUPS = Table(
    "pooling_groups",
    "Items bought by several trusts from suppliers that connect them.",
    ("group",),
    (
        Column("group", "code", "Identifier.", required=True),
        Column("items", "codes", "Items."),
        Column("trusts", "codes", "Trusts."),
        Column("suppliers", "codes", "Suppliers."),
        Column("spend_gbp", "money", "Spend in the group.", "GBP", "commercial"),
        BASIS,
        FIGURE,
    ),
)
FINDINGS_BUYING = (
    UNIT_PRICES,
    BENCHMARK_PRICES,
    OPPORTUNITIES,
    OPPORTUNITY_PARTS,
    EXCLUSIONS,
    SHARED_SUPPLIERS,
    POOLING_GROUPS,
)
