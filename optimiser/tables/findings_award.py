"""The recommended award: what is bought from whom, what it saves, and how good the answer is."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.shared_columns import BASIS, FIGURE, ITEM, TRUST

LOT = Column("lot", "code", "Lot.")
SUPPLIER = Column("supplier", "code", "Supplier.", sensitivity="commercial")
YEAR = Column("financial_year", "year", "Financial year.")
EVIDENCE = ("quoted", "contract_tier", "benchmark", "assumed")

AWARD_LINES = Table(
    "award_lines",
    "One line of the recommended award: what one trust buys on one offer in a full year.",
    ("trust", "offer", "item"),
    (
        TRUST,
        LOT,
        ITEM,
        Column("item_name", "text", "Name of the item."),
        SUPPLIER,
        Column("supplier_name", "text", "Name of the supplier.", sensitivity="commercial"),
        Column("offer", "code", "Offer; `present:...` stands for what the trust pays today."),
        Column("terms", "choice", "Whether it is bought on new or on present terms.", choices=("new", "present")),
        Column("bundle", "code", "Bundle it is taken in."),
        Column("quantity", "quantity", "How much in a year.", "`unit`"),
        Column("unit", "code", "Unit."),
        Column(
            "price_gbp", "decimal", "Price each in the tier reached, to six decimals.", "GBP per unit", "commercial"
        ),
        Column("charged_gbp", "money", "What is charged: price times quantity.", "GBP", "commercial"),
        Column("rebate_gbp", "money", "Its part of what is paid back.", "GBP", "commercial"),
        Column("delivery_gbp", "money", "Its part of the deliveries.", "GBP", "commercial"),
        Column("cost_gbp", "money", "Charged, less rebate, with deliveries.", "GBP", "commercial"),
        Column("evidence", "choice", "What stands behind the price.", choices=EVIDENCE),
        Column("route", "text", "Procurement route of the offer."),
        BASIS,
        FIGURE,
    ),
)
SAVINGS = Table(
    "savings",
    "The savings ledger: one trust's saving on one item in a full year, never more than its lines cost today.",
    ("trust", "item"),
    (
        TRUST,
        LOT,
        ITEM,
        Column("baseline_gbp", "money", "What the trust pays for it today.", "GBP", "commercial"),
        Column("cost_gbp", "money", "What it pays under the recommended award.", "GBP", "commercial"),
        Column("saving_gbp", "money", "Full-year effect; negative where it pays more.", "GBP", "commercial"),
        Column("evidence", "choice", "Weakest evidence behind its new prices.", choices=EVIDENCE),
        Column("recurrent", "boolean", "Whether it comes back every year."),
        Column("cash_releasing", "boolean", "Whether it releases cash."),
        Column("counts", "boolean", "Whether it is part of the saving in the headline or illustration."),
        Column("counts_note", "text", "Why not."),
        BASIS,
        FIGURE,
    ),
)
AWARD_PHASING = Table(
    "award_phasing",
    "When one trust joins the recommended award in one lot, and what of its saving falls in each financial year.",
    ("trust", "lot", "financial_year"),
    (
        TRUST,
        LOT,
        Column("contract", "code", "Contract that holds the trust until it joins."),
        Column("contract_end", "date", "Its last day without extension."),
        Column("earliest_month", "month", "First month in which the trust can join without an exit cost."),
        Column("join_month", "month", "Month in which it joins; empty where it never does within the plan."),
        Column("exit_gbp", "money", "Cost of leaving its contract before the end.", "GBP"),
        Column("note", "text", "Why then."),
        YEAR,
        Column("full_year_gbp", "money", "Saving in a full year.", "GBP", "commercial"),
        Column("part_year_gbp", "money", "Saving in the months of this year after it joins.", "GBP", "commercial"),
        BASIS,
        FIGURE,
    ),
)
AWARD_YEARS = Table(
    "award_years",
    "What the plan costs in one financial year, month by month as trusts join, beside going on as today.",
    ("financial_year",),
    (
        YEAR,
        Column("months", "integer", "Months of the year that lie in the plan.", "months"),
        Column("today_gbp", "money", "Cost of these months as today.", "GBP"),
        Column("plan_gbp", "money", "Cost of these months under the plan, with deliveries, less rebates.", "GBP"),
        Column("saving_gbp", "money", "Today less plan.", "GBP"),
        Column("phased_gbp", "money", "Part-year effects of the ledger in this year.", "GBP"),
        Column(
            "not_yet_gbp",
            "money",
            "Saving less phased: negative where tiers are not reached while trusts still join.",
            "GBP",
        ),
        BASIS,
    ),
)
AWARD_SUPPLIERS = Table(
    "award_suppliers",
    "One supplier beside the recommended award: what it has today, what it would have, what would make it win.",
    ("supplier",),
    (
        SUPPLIER,
        Column("name", "text", "Name.", sensitivity="commercial"),
        Column("attributes", "codes", "What rules may ask for."),
        Column(
            "standing", "choice", "Where it stands.", choices=("wins", "keeps", "loses", "not_chosen", "no_open_offer")
        ),
        Column("today_gbp", "money", "What the trusts pay it today for these needs.", "GBP", "commercial"),
        Column("recommended_gbp", "money", "What they would pay it.", "GBP", "commercial"),
        Column("lots", "codes", "Lots it would supply."),
        Column("trusts", "codes", "Trusts it would supply on new terms."),
        Column("price_cut", "decimal", "Smallest cut of all its prices seen to make it win.", "fraction"),
        Column("price_cut_proven", "decimal", "Cut below which it is proven not to win.", "fraction"),
        Column("note", "text", "What a challenge would be told."),
        BASIS,
    ),
)
AWARD_TIERS = Table(
    "award_tiers",
    "One schedule of tiers: what the recommended award reaches, how far the next break is, what a miss would cost.",
    ("schedule",),
    (
        Column("schedule", "code", "Supplier, scope, lot or offer, and kind."),
        SUPPLIER,
        Column("kind", "code", "How the tiers apply."),
        Column("measure", "choice", "What breaks count.", choices=("units", "gbp")),
        Column("measured", "decimal", "What the recommended award reaches.", "units or GBP"),
        Column("tier", "integer", "Tier reached, from 1; 0 below the first.", "tier"),
        Column("next_break", "decimal", "Next break; empty in the last tier.", "units or GBP"),
        Column("distance", "decimal", "What is missing to it.", "fraction of what is reached"),
        Column("buy_more_gbp", "money", "What is gained by buying up to the break; the surplus counts nothing.", "GBP"),
        Column("chance_missed", "decimal", "Chance that the tier counted on is missed.", "fraction"),
        Column("missed_cost_gbp", "money", "What a miss costs on average, where it happens.", "GBP"),
        Column("note", "text", "In words."),
        BASIS,
    ),
)
AWARD_RULES = Table(
    "award_rules",
    "One rule of the scenario and its price.",
    ("rule",),
    (
        Column("rule", "code", "Rule."),
        Column("kind", "code", "Kind."),
        Column("owner", "text", "Role that asked for it."),
        Column("reason", "text", "Why."),
        Column("standing", "choice", "Whether it binds.", choices=("binds", "free", "not_proven", "not_priced")),
        Column("price_gbp", "money", "What is paid more because of it alone.", "GBP"),
        Column("price_low_gbp", "money", "Proven lower end of its price.", "GBP"),
        Column("price_high_gbp", "money", "Proven upper end of its price.", "GBP"),
        Column("joint_gbp", "money", "Its part of the price of all rules together (Shapley).", "GBP"),
        Column("note", "text", "In words."),
        BASIS,
    ),
)
AWARD_CHOICES = Table(
    "award_choices",
    "Other awards beside the recommended one: near-ties with fewer switches, frontiers, a change of demand.",
    ("question", "place"),
    (
        Column(
            "question",
            "choice",
            "What is varied.",
            choices=("near_tie", "suppliers", "switches", "carbon", "sme", "demand"),
        ),
        Column("place", "integer", "Place in the list, from 1.", "place"),
        Column("limit", "decimal", "What was allowed.", "as the question"),
        Column("reached", "decimal", "What the award has.", "as the question"),
        Column("cost_gbp", "money", "What it costs.", "GBP"),
        Column("more_gbp", "money", "What it costs more than the recommended award.", "GBP"),
        Column("bound_gbp", "money", "Proven lower bound on such an award.", "GBP"),
        Column("feasible", "boolean", "Whether there is such an award."),
        Column("note", "text", "In words."),
        BASIS,
    ),
)
AWARD_RISK = Table(
    "award_risk",
    "The saving under uncertain volumes and prices.",
    ("measure",),
    (
        Column("measure", "code", "Measure."),
        Column("meaning", "text", "What it is."),
        Column("value_gbp", "money", "Value.", "GBP"),
        BASIS,
    ),
)
AWARD_LEFT_OUT = Table(
    "award_left_out",
    "What takes no part in the recommended award, with its reason: lines of spend, and offers.",
    ("what", "reason"),
    (
        Column("what", "choice", "Lines or offers.", choices=("lines", "offers")),
        Column("reason", "code", "Reason."),
        Column("meaning", "text", "The reason in words."),
        Column("rows", "integer", "How many.", "rows"),
        Column("amount_gbp", "money", "Pounds of the lines.", "GBP", "commercial"),
        Column("offers", "codes", "The offers.", sensitivity="commercial"),
        BASIS,
    ),
)
AWARD_PROOF = Table(
    "award_proof",
    "How good the recommended award is, and how that is known.",
    ("measure",),
    (
        Column("measure", "code", "Measure."),
        Column("meaning", "text", "What it is."),
        Column("value_gbp", "money", "Value where it is money.", "GBP"),
        Column("value_text", "text", "Value where it is not."),
        BASIS,
    ),
)
AWARD_PLANTED = Table(
    "award_planted",
    "What the generator of a synthetic case planted, beside what was found: a test of method, not a finding.",
    ("planted",),
    (
        Column("planted", "code", "What was planted."),
        Column("kind", "code", "Kind."),
        Column("detail", "text", "In words."),
        Column("planted_gbp", "money", "What it is worth by construction.", "GBP"),
        Column("found_gbp", "money", "What was found.", "GBP"),
        Column("found", "boolean", "Whether it was found."),
        BASIS,
    ),
)
FINDINGS_AWARD = (
    AWARD_LINES,
    SAVINGS,
    AWARD_PHASING,
    AWARD_YEARS,
    AWARD_SUPPLIERS,
    AWARD_TIERS,
    AWARD_RULES,
    AWARD_CHOICES,
    AWARD_RISK,
    AWARD_LEFT_OUT,
    AWARD_PROOF,
    AWARD_PLANTED,
)
