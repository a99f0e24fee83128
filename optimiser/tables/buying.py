"""Data dictionary of the case, second part: what is bought, from whom, under which contract and offer."""

from __future__ import annotations

from optimiser.tables.columns import NOTE, SOURCE_REF, Column, Table
from optimiser.tables.offers import DEMAND, OFFER_TIERS, OFFERS, PLANTED

SPEND_LINES = Table(
    "spend_lines",
    "One line of spending as the trust recorded it.",
    ("line_id",),
    (
        Column("line_id", "code", "Identifier of the line, unique in the file.", required=True),
        Column("trust", "code", "Trust that paid.", required=True, refers_to="trusts.trust"),
        Column("financial_year", "year", "Year the spending belongs to, such as 2023/24."),
        Column("date", "date", "Date of payment or order."),
        Column("item", "code", "Item bought; empty where the line is not matched to one.", refers_to="items.item"),
        Column("category", "code", "Category of spend where the item does not give it."),
        Column(
            "supplier",
            "code",
            "Supplier paid; empty where not known.",
            sensitivity="commercial",
            refers_to="suppliers.supplier",
        ),
        Column(
            "contract",
            "code",
            "Contract it was bought under.",
            sensitivity="commercial",
            refers_to="contracts.contract",
        ),
        Column("description", "text", "Text of the line as recorded.", sensitivity="commercial"),
        Column(
            "quantity",
            "quantity",
            "How much was bought, in `unit`; empty where only pounds are known.",
            "`unit`",
            minimum=0,
        ),
        Column("unit", "code", "Unit the quantity counts in; must be the item's unit."),
        Column(
            "amount_gbp",
            "money",
            "What was paid, net of recoverable VAT; a credit is negative.",
            "GBP",
            "commercial",
            True,
        ),
        SOURCE_REF,
        NOTE,
    ),
    pounds="amount_gbp",
    volume="quantity",
)
ITEMS = Table(
    "items",
    "One product or service after matching; the unit in which prices are compared.",
    ("item",),
    (
        Column("item", "code", "Identifier of the item.", required=True),
        Column("name", "text", "Name for people.", required=True),
        Column("category", "code", "Category of spend; contracts and offers refer to the same word.", required=True),
        Column("unit", "code", "Unit of one price, such as piece or tonne.", required=True),
        Column(
            "comparison",
            "choice",
            "What a price difference between trusts may be called: `price` an opportunity, `investigate` a variation "
            "to investigate (in-house or mixed cost), `none` no comparison (reporting artefact).",
            required=True,
            choices=("price", "investigate", "none"),
        ),
        Column("comparison_reason", "text", "Why, where it is not `price`."),
        Column("gtin", "code", "Global trade item number at the pack level of `unit`."),
        Column("nhssc_code", "code", "NHS Supply Chain product code."),
        Column("maker_part_number", "code", "The maker's part number."),
        Column("each_per_unit", "quantity", "Eaches in one unit.", "each", minimum=0),
        Column(
            "carbon_kg", "quantity", "Emissions of one unit, where an offer names none.", "kgCO2e per unit", minimum=0
        ),
        NOTE,
    ),
)
ADJUSTMENTS = Table(
    "adjustments",
    "A rebate, bulk deal or credit that changes what a line or an item really cost.",
    ("adjustment_id",),
    (
        Column("adjustment_id", "code", "Identifier of the adjustment.", required=True),
        Column("trust", "code", "Trust that receives it.", required=True, refers_to="trusts.trust"),
        Column(
            "line_id", "code", "Line it belongs to; empty where it is for an item.", refers_to="spend_lines.line_id"
        ),
        Column("item", "code", "Item it belongs to; empty where it is for a line.", refers_to="items.item"),
        Column("supplier", "code", "Supplier who gives it.", sensitivity="commercial", refers_to="suppliers.supplier"),
        Column("kind", "choice", "What it is.", required=True, choices=("rebate", "bulk_deal", "credit", "correction")),
        Column("amount_gbp", "money", "Pounds taken off the cost; negative where it adds.", "GBP", "commercial", True),
        SOURCE_REF,
        NOTE,
    ),
    pounds="amount_gbp",
)
SUPPLIERS = Table(
    "suppliers",
    "One supplier after names were matched.",
    ("supplier",),
    (
        Column("supplier", "code", "Identifier of the supplier.", required=True),
        Column(
            "name", "text", "Name for people; never a private individual's.", required=True, sensitivity="commercial"
        ),
        Column(
            "member_trust",
            "code",
            "Trust of the collaborative that owns this supplier, so that a price cut gains the system nothing.",
            refers_to="trusts.trust",
        ),
        Column("public_body", "boolean", "Whether it is an NHS or other public body."),
        Column("company_number", "code", "Companies House number."),
        Column("sme", "boolean", "Whether it is a small or medium-sized enterprise."),
        Column("local", "boolean", "Whether it is local to the collaborative."),
        Column("attributes", "codes", "Anything else that rules ask for, such as social_value."),
        NOTE,
    ),
)
CONTRACTS = Table(
    "contracts",
    "One contract, lot or notice of the contract register.",
    ("contract",),
    (
        Column("contract", "code", "Identifier of the contract or lot.", required=True),
        Column(
            "trust",
            "code",
            "Trust that buys, or leads for others; empty where the buyer is not a member.",
            refers_to="trusts.trust",
        ),
        Column("buyer", "text", "Buyer as published."),
        Column("participants", "codes", "All members who buy under it, the lead included.", refers_to="trusts.trust"),
        Column("category", "code", "Category, the same word as for items.", required=True),
        Column(
            "lever", "choice", "Which lever it belongs to.", required=True, choices=("buying", "transport", "other")
        ),
        Column("title", "text", "Title as published.", required=True),
        Column("supplier", "code", "Supplier; empty where not awarded or not seen.", refers_to="suppliers.supplier"),
        Column("status", "choice", "Where it stands.", required=True, choices=("awarded", "tender", "pipeline")),
        Column(
            "value_gbp", "money", "Total value as awarded, without VAT; empty is not seen, not zero.", "GBP", minimum=0
        ),
        Column("value_note", "text", "What the value covers."),
        Column("tender_value_gbp", "money", "Total value stated at tender, where it differs.", "GBP", minimum=0),
        Column("start", "date", "First day."),
        Column("end", "date", "Last day without extension; empty where not seen."),
        Column(
            "extension_months", "integer", "Longest extension the contract allows after its end.", "months", minimum=0
        ),
        Column("notice_months", "integer", "Notice to be given before the end.", "months", minimum=0),
        Column(
            "exit_gbp",
            "money",
            "Cost to each trust of leaving before the end; empty where it cannot.",
            "GBP",
            minimum=0,
        ),
        Column("route", "text", "Procurement route as published."),
        Column("owner", "text", "Role that owns the decision; never a person's name."),
        Column("joint", "boolean", "Whether several members already buy or tender it together."),
        Column(
            "grade",
            "choice",
            "A official notice seen, B verbatim text seen, C summary only.",
            required=True,
            choices=("A", "B", "C"),
        ),
        Column("ocid", "code", "Open Contracting identifier."),
        SOURCE_REF,
        NOTE,
    ),
    pounds="value_gbp",
)
BUYING_TABLES = (SPEND_LINES, DEMAND, ITEMS, ADJUSTMENTS, SUPPLIERS, CONTRACTS, OFFERS, OFFER_TIERS, PLANTED)
