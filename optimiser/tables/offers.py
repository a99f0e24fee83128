"""Data dictionary of the case: what is needed and offered for a recommended award, and what a generator planted."""

from __future__ import annotations

from optimiser.tables.columns import NOTE, SOURCE_REF, Column, Table

DEMAND = Table(
    "demand",
    "What a trust expects to buy of an item in a year, where its spend lines do not say so.",
    ("demand",),
    (
        Column("demand", "code", "Identifier of the row.", required=True),
        Column("trust", "code", "Trust that needs it.", required=True, refers_to="trusts.trust"),
        Column("item", "code", "Item needed.", required=True, refers_to="items.item"),
        Column(
            "item_name", "text", "Name of an item that is not in `items`; its category and unit then stand here too."
        ),
        Column("category", "code", "Category of spend of such an item."),
        Column("quantity", "quantity", "How much in a year, in the item's unit.", "`unit`", required=True, minimum=0),
        Column("unit", "code", "Unit the quantity counts in; must be the item's unit."),
        Column(
            "amount_gbp", "money", "What it costs in a year on present terms.", "GBP", "commercial", True, minimum=0
        ),
        Column("supplier", "code", "Present supplier.", sensitivity="commercial", refers_to="suppliers.supplier"),
        SOURCE_REF,
        NOTE,
    ),
    pounds="amount_gbp",
    volume="quantity",
)
OFFERS = Table(
    "offers",
    "A supplier's price for an item.",
    ("offer",),
    (
        Column("offer", "code", "Identifier of the offer.", required=True),
        Column(
            "supplier",
            "code",
            "Supplier who offers.",
            required=True,
            sensitivity="commercial",
            refers_to="suppliers.supplier",
        ),
        Column(
            "supplier_name",
            "text",
            "Name of a supplier that is not in `suppliers`; never a private individual's.",
            sensitivity="commercial",
        ),
        Column("sme", "boolean", "Whether such a supplier is a small or medium-sized enterprise."),
        Column("local", "boolean", "Whether such a supplier is local to the collaborative."),
        Column("attributes", "codes", "Anything else that rules ask for of such a supplier, such as social_value."),
        Column("item", "code", "Item offered.", required=True, refers_to="items.item"),
        Column("lot", "code", "Lot the offer belongs to."),
        Column("bundle", "code", "Bundle of offers that are taken all or not at all."),
        Column(
            "price_gbp",
            "quantity",
            "Price of one unit; zero is a price, empty is no offer.",
            "GBP per unit",
            "commercial",
            minimum=0,
        ),
        Column("currency", "code", "Currency of its amounts: GBP, or empty, which means the same."),
        Column("capacity", "quantity", "Most that can be supplied in a year.", "`unit`", minimum=0),
        Column(
            "minimum_order", "quantity", "Least that must be bought in a year where anything is.", "`unit`", minimum=0
        ),
        Column(
            "delivery_gbp",
            "money",
            "Cost of the supplier's deliveries, a trust and year; one figure a supplier.",
            "GBP",
            "commercial",
            minimum=0,
        ),
        Column(
            "activation_gbp",
            "money",
            "Cost of taking the supplier on, once; one figure a supplier.",
            "GBP",
            "commercial",
            minimum=0,
        ),
        Column(
            "switching_gbp",
            "money",
            "Cost of moving one trust to the supplier, once; one figure a supplier.",
            "GBP",
            "commercial",
            minimum=0,
        ),
        Column("carbon_kg", "quantity", "Emissions of one unit.", "kgCO2e per unit", minimum=0),
        Column("framework", "code", "Framework it is offered under."),
        Column("framework_end", "date", "Last day of the framework."),
        Column("route", "text", "Procurement route."),
        Column("valid_from", "date", "First day the offer holds."),
        Column("valid_to", "date", "Last day the offer holds."),
        Column(
            "evidence",
            "choice",
            "What stands behind the price.",
            choices=("quoted", "contract_tier", "benchmark", "assumed"),
        ),
        SOURCE_REF,
        NOTE,
    ),
)
OFFER_TIERS = Table(
    "offer_tiers",
    "A step of an offer's price at a volume.",
    ("offer", "threshold", "scope", "kind"),
    (
        Column("offer", "code", "Offer it belongs to.", required=True, refers_to="offers.offer"),
        Column("threshold", "quantity", "Volume from which it holds.", "`threshold_unit`", required=True, minimum=0),
        Column("threshold_unit", "choice", "What the threshold counts.", required=True, choices=("units", "gbp")),
        Column("scope", "choice", "Whose total must reach it.", required=True, choices=("offer", "lot", "supplier")),
        Column(
            "kind",
            "choice",
            "How it applies.",
            required=True,
            choices=("all_units", "incremental", "rebate_lump", "rebate_share"),
        ),
        Column("price_gbp", "quantity", "Price of one unit in this tier.", "GBP per unit", "commercial", minimum=0),
        Column(
            "discount",
            "decimal",
            "Share taken off the list price in this tier.",
            "fraction",
            "commercial",
            minimum=0,
            maximum=1,
        ),
        Column("rebate_gbp", "money", "Lump paid back at the threshold.", "GBP", "commercial", minimum=0),
    ),
)
PLANTED = Table(
    "planted",
    "Something the generator hid in a worked illustration, and what a good method finds of it; never of real data.",
    ("planted",),
    (
        Column("planted", "code", "Identifier of what was planted.", required=True),
        Column(
            "kind",
            "choice",
            "What it is: `price_spread` a trust pays more than the others, `pooled_tier` a tier that pooled volume "
            "reaches, `tier_missed` a tier it misses by little, `bundle` offers worth more together, `no_price` an "
            "offer without a price, `dominated` offers that another supplier beats in every way, `switch_not_worth` a "
            "trust that should stay, `ended` offers that no longer hold, `rule` what a rule of a scenario asks. Of "
            "transport: `shared_corridor` two trusts' patients on one way and hour, `spare_place` a patient near the "
            "way of a vehicle with a free place, `duplicate_round` two trusts' rounds over the same places and hour, "
            "`specimens_with_patients` specimens that can ride with a patient, `dead_return` an empty way back that "
            "another trust's patient could fill, `must_not_share` two that look alike and may not share.",
            required=True,
            choices=(
                "price_spread",
                "pooled_tier",
                "tier_missed",
                "bundle",
                "no_price",
                "dominated",
                "switch_not_worth",
                "ended",
                "rule",
                "shared_corridor",
                "spare_place",
                "duplicate_round",
                "specimens_with_patients",
                "dead_return",
                "must_not_share",
            ),
        ),
        Column(
            "expected",
            "choice",
            "What is to be found: `saving_exactly` or `saving_at_least` the value, of the recommended award net of all "
            "that is paid once, on the needs named; `tier_gap` the value, by buying up to the tier; `unused` nothing "
            "is bought on these offers; `stays` the trusts keep their present terms in these lots; `costs_at_most` the "
            "value, by which the recommended award of the scenario is dearer than that of `base`. Of transport: "
            "`shareable` the requests named can be on board of one vehicle, `not_shareable` they cannot, `one_route` "
            "one vehicle does them one after the other in the plan together.",
            required=True,
            choices=(
                "saving_exactly",
                "saving_at_least",
                "tier_gap",
                "unused",
                "stays",
                "costs_at_most",
                "shareable",
                "not_shareable",
                "one_route",
            ),
        ),
        Column("scenario", "code", "Scenario it is found in; empty for `base`."),
        Column("lots", "codes", "Lots it is about; empty for all."),
        Column("item", "code", "Item it is about; empty for all of the lots."),
        Column("supplier", "code", "Supplier it is about."),
        Column("offers", "codes", "Offers it is about.", refers_to="offers.offer"),
        Column("trusts", "codes", "Trusts it is about; empty for all.", refers_to="trusts.trust"),
        Column(
            "requests",
            "codes",
            "Of transport: the two journeys or consignments it is about; after them rounds, where it is about rounds.",
            sensitivity="restricted",
        ),
        Column(
            "value_gbp",
            "money",
            "What it is worth in a year, of transport on one day; invented, as everything here.",
            "GBP",
            required=True,
        ),
        Column("detail", "text", "What was planted and how its value was worked out.", required=True),
        NOTE,
    ),
)
