"""Random offers, tiers, bundles, expected demand and rules, for cases in which an award is recommended."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.property.random_rows import CATEGORIES, ITEMS, MEMBER_OWNED, SUPPLIERS, Options, Row, Tables, codes, drawn

ATTRIBUTES = ("social_value", "low_carbon")
LOTS = ("", "clinical", "estate")
KINDS = (
    "winner_limit",
    "single_source",
    "dual_sourcing",
    "share",
    "amount",
    "incumbent_floor",
    "trusts_out",
    "exclusion",
    "forced_award",
    "switch_limit",
    "no_trust_worse_off",
    "budget",
    "carbon_cap",
    "carbon_price",
    "preference",
)
_NOT_ABOUT_SUPPLIERS = {"trusts_out", "switch_limit", "no_trust_worse_off", "incumbent_floor", "budget"}
_ABOUT_SUPPLIERS = {"exclusion", "forced_award", "share", "amount", "preference"}
X1: Row = {"offer": "X1", "supplier": SUPPLIERS[0], "price_gbp": "5.00", "bundle": ""}
"""An offer of a table that is absent."""


def described(rng: random.Random) -> Row:
    """Draw what rules may ask of a supplier."""
    options: Options = {"sme": ("yes", "no", ""), "local": ("yes", "no", ""), "attributes": ("", *ATTRIBUTES)}
    return drawn(rng, options)


def offers(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw offers, at most one a supplier and item outside its bundles, of which some have no price."""
    options: Options = {"price_gbp": ("", range(900), range(900), range(900)), "capacity": ("", "", 100, 500)}
    options |= {"minimum_order": ("",) * 6 + (20, 60), "carbon_kg": ("", 0.5, 3)}
    options |= {"valid_from": ("", "2026-01-01"), "valid_to": ("", "2026-06-01", "2027-01-01", "2027-01-01")}
    options |= {"framework_end": ("",) * 5 + ("2026-10-31", "2028-03-31")}
    options |= {"evidence": ("quoted", "quoted", "contract_tier", "benchmark", "assumed", "")}
    options |= {"route": ("", "framework call-off", "open tender")}
    lots, costs = _lots(rng), {supplier: _costs(rng) for supplier in SUPPLIERS}
    said = {supplier: described(rng) if "suppliers" not in tables else {} for supplier in SUPPLIERS}
    pairs = rng.sample([(supplier, item) for supplier in SUPPLIERS for item in ITEMS], rng.randint(1, 18))
    bundles = [(rng.choice(SUPPLIERS), rng.sample(ITEMS, rng.randint(1, 3))) for _ in range(rng.choice((0, 0, 1, 2)))]
    placed = [(supplier, item, "") for supplier, item in pairs]
    placed += [(supplier, item, f"B{at}") for at, (supplier, items) in enumerate(bundles) for item in items]
    rows = []
    for number, (supplier, item, bundle) in enumerate(placed):
        own = {"offer": f"O{number}", "supplier": supplier, "item": item, "lot": lots[item], "bundle": bundle}
        rows.append(own | costs[supplier] | _blank(said[supplier]) | drawn(rng, options))
        if bundle:
            rows[-1] |= {"capacity": rng.choice(("", "", 400)), "minimum_order": "", "valid_to": "", "valid_from": ""}
    return rows


def _blank(said: Row) -> Row:
    """Return every column that describes a supplier, empty where its own table does."""
    return {"sme": "", "local": "", "attributes": ""} | said


def _lots(rng: random.Random) -> dict[str, str]:
    """Draw the lot of each item; where none is named, its category is the lot."""
    return {item: rng.choice(LOTS) for item in ITEMS}


def _costs(rng: random.Random) -> Row:
    """Draw what a supplier charges besides its prices: one figure a supplier."""
    kinds = ("activation_gbp", "delivery_gbp", "switching_gbp")
    return drawn(rng, {kind: ("", "", "", range(9000)) for kind in kinds})


def offer_tiers(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw tiers of one sort a supplier, mostly of the sort that pooling can reach; some pay a lump as well."""
    options: Options = {
        "threshold_unit": ("units",) * 3 + ("gbp",),
        "scope": ("offer",) * 3 + ("lot", "supplier"),
        "kind": ("all_units",) * 4 + ("incremental", "rebate_lump", "rebate_share"),
    }
    rows: list[Row] = []
    for supplier in SUPPLIERS:
        sort = drawn(rng, options)
        if sort["kind"] == "incremental" and sort["scope"] != "offer":
            # In units it would need one price for all.
            sort["threshold_unit"] = "gbp"
        sorts = [sort]
        if sort["kind"] != "rebate_lump" and rng.random() < 0.3:
            sorts.append(sort | {"kind": "rebate_lump", "scope": "supplier"})
        priced = [row for row in tables.get("offers", [X1]) if row["supplier"] == supplier and _takes_tiers(row)]
        for one in sorts:
            rows += _tiers(rng, one, priced)
    return rows


def _takes_tiers(row: Row) -> bool:
    return bool(row["price_gbp"]) and not row["bundle"]


def _tiers(rng: random.Random, sort: Row, priced: Sequence[Row]) -> list[Row]:
    """Draw the tiers of one sort; where several offers count together they share their breaks."""
    rows: list[Row] = []
    shared = _steps(rng)
    dearest = max((float(str(offer["price_gbp"])) for offer in priced), default=0.0)
    for offer in priced:
        own = shared if sort["scope"] != "offer" else _steps(rng)
        # Now and then an offer of a lot counts towards tiers that name nothing for it.
        if sort["scope"] != "offer" and sort["kind"] == "all_units" and rng.random() < 0.2:
            continue
        for threshold, share in own:
            row: Row = {"offer": offer["offer"], "threshold": threshold, **sort}
            rows.append(row | _given(rng, sort, offer, share, min(threshold * share, 500 * dearest)))
    return rows


def _steps(rng: random.Random) -> list[tuple[int, int]]:
    """Draw rising thresholds, and shares of the price in per mille that rise with them."""
    thresholds = sorted(rng.sample((1, 20, 100, 200, 400), rng.randint(1, 3)))
    shares = sorted(rng.sample((0, 100, 333, 500, 980), len(thresholds)))
    return list(zip(thresholds, shares, strict=True))


def _given(rng: random.Random, sort: Row, offer: Row, share: int, lump: float) -> Row:
    """Return what a tier names, as its kind has it: a lump, a discount or a price rounded down."""
    row: Row = {"price_gbp": "", "discount": "", "rebate_gbp": ""}
    if sort["kind"] == "rebate_lump":
        return row | {"rebate_gbp": f"{lump / 100_000:.2f}"}
    in_units = sort["kind"] == "all_units" or (sort["scope"] == "offer" and sort["threshold_unit"] == "units")
    if sort["kind"] == "rebate_share" or not in_units or rng.random() < 0.5:
        return row | {"discount": share / 1000}
    return row | {"price_gbp": f"{float(str(offer['price_gbp'])) * (1000 - share) / 1000:.6f}"}


def demand(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw what is expected to be bought where no line of the latest year says so."""
    lines = tables.get("spend_lines", [])
    latest = max((str(line["financial_year"]) for line in lines), default="")
    bought = {
        (line["trust"], line["item"])
        for line in lines
        if line["financial_year"] == latest and line["quantity"] not in ("", 0)
    }
    pairs = [(trust, item) for trust in codes(tables, "trusts") for item in ITEMS if (trust, item) not in bought]
    options: Options = {"quantity": (range(100, 9000), range(100, 9000, 100)), "supplier": (*SUPPLIERS, "")}
    options |= {"amount_gbp": (range(1, 90_000),) * 6 + (0,)}
    chosen = rng.sample(pairs, rng.randint(0, min(6, len(pairs))))
    rows = []
    for number, (trust, item) in enumerate(chosen):
        own: Row = {"demand": f"D{number}", "trust": trust, "item": item}
        if "items" not in tables:
            own |= {"item_name": item.title(), "category": CATEGORIES[ITEMS.index(item) % 3], "unit": "box"}
        rows.append(own | drawn(rng, options))
    return rows


def rule_settings(rng: random.Random, tables: Tables) -> list[str]:
    """Draw the rules of a scenario as lines of case.toml."""
    trusts = codes(tables, "trusts")
    lines = ["[scenarios.ruled]", 'description = "With rules."', "[scenarios.ruled.buying]"]
    for chance, key in (
        (0.2, f"max_suppliers_per_lot = {rng.randint(1, 4)}"),
        (0.1, f"min_sme_share = {rng.choice((0.1, 0.25))}"),
        (0.2, "no_trust_worse_off = true"),
        (0.2, f"trusts_out = {rng.sample(trusts, 1)}"),
    ):
        lines += [key] if rng.random() < chance else []
    for number, kind in enumerate(rng.choices(KINDS, k=rng.randint(0, 3))):
        lines += [f"[scenarios.ruled.buying.rules.rule-{number}]", f'kind = "{kind}"', 'owner = "Buyer"']
        lines += ['reason = "Because."', f"on = {rng.choice(('true', 'true', 'true', 'false'))}"]
        lines += [*_numbers(rng, kind), *_filters(rng, kind, tables)]
    return lines


def _numbers(rng: random.Random, kind: str) -> list[str]:
    """Draw the numbers a kind of rule takes."""
    each = f'each = "{rng.choice(("all", "lot", "item", "trust", "trust_and_lot"))}"'
    share = rng.choice(("least = 0.1", "most = 0.75", "least = 0.05\nmost = 0.9"))
    amounts = ("most_gbp = 400.0", "least_gbp = 5.0", "most = 60.5", "least = 10.25")
    of, alone = f'of = "{rng.choice(("spend", "volume"))}"', f"each_supplier = {rng.choice(('true', 'false', 'false'))}"
    found = {
        "winner_limit": [rng.choice(("most = 1", "most = 2", "least = 2\nmost = 3", "least = 1")), each],
        "single_source": [each],
        "dual_sourcing": [f"least_share = {rng.choice((0.05, 0.2))}"],
        "share": [share, of, *([] if "least" in share else [alone])],
        "amount": [rng.choice(amounts)],
        "incumbent_floor": [f"least = {rng.choice((0.1, 0.4))}"],
        "forced_award": [f"least = {rng.choice((0.1, 0.3))}"],
        "switch_limit": [f"most = {rng.randint(0, 2)}"],
        "no_trust_worse_off": [f"allowance_gbp = {rng.choice((0.0, 12.5))}"],
        "budget": [f"most_gbp = {rng.choice((300.0, 900.0, 20_000.0))}"],
        "carbon_cap": [f"most_kg = {rng.choice((40.0, 150.5, 5000.0))}"],
        "carbon_price": [f"gbp_per_tonne = {rng.choice((50.0, 900.0))}"],
        "preference": [f"malus = {rng.choice((-0.2, 0.15))}"],
    }
    return found.get(kind, [])


def _filters(rng: random.Random, kind: str, tables: Tables) -> list[str]:
    """Draw what a rule is about."""
    offered = tables.get("offers", [])
    suppliers = sorted({str(row["supplier"]) for row in offered} - set(MEMBER_OWNED))
    items, lots = sorted({str(row["item"]) for row in offered}), sorted({str(row["lot"]) for row in offered} - {""})
    lines = []
    if kind == "trusts_out" or rng.random() < 0.2:
        lines.append(f"trusts = {rng.sample(codes(tables, 'trusts'), 1)}")
    by_trust = {"budget", "no_trust_worse_off"}
    if kind not in {*by_trust, "switch_limit"} and items and rng.random() < 0.2:
        lines.append(f"items = {rng.sample(items, 1)}")
    if kind not in by_trust and lots and rng.random() < 0.2:
        lines.append(f"lots = {rng.sample(lots, 1)}")
    if kind == "budget":
        return []
    if kind in _NOT_ABOUT_SUPPLIERS:
        return lines
    if suppliers and (kind in _ABOUT_SUPPLIERS or rng.random() < 0.3):
        lines.append(f"suppliers = {rng.sample(suppliers, 1)}" if rng.random() < 0.7 else f"attributes = {['sme']}")
    elif kind in _ABOUT_SUPPLIERS:
        lines.append(f"attributes = {['sme', *ATTRIBUTES]}")
    return lines
