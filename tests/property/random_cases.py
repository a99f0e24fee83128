"""Random valid case folders: any tables on any basis, several years, and the odd values that the dictionary allows."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tests.property.random_offers import demand, described, offer_tiers, offers, rule_settings
from tests.property.random_rows import (
    CATEGORIES,
    ITEMS,
    MEMBER_OWNED,
    SUPPLIERS,
    TRUSTS,
    Options,
    Row,
    Tables,
    codes,
    drawn,
    numbered_rows,
)

SPEND_YEARS = (("2025/26",), ("2025/26",), ("2024/25", "2025/26"), ("2023/24", "2025/26", ""), ("",))
PLAN_YEARS = ("2026/27", "2027/28", "2028/29")
MONTHS = tuple(f"{year}-{month:02d}" for year in range(2023, 2030) for month in range(1, 13))
DATES = tuple(f"{month}-{day}" for month in MONTHS for day in ("01", "15", "28"))
LEVERS = ("buying", "transport", "other")
YES_NO = ("yes", "no", "")
BASES = ("supplied", "supplied", "supplied", "published", "synthetic")
RISK_WEIGHTS = "risk_weights = {plans_in_progress = 0.45, fully_developed = 0.8, in_delivery = 0.905}"


@dataclass(frozen=True)
class RandomCase:
    """A case folder that was written, the basis of every table that it has, and how to run it.

    Now and then everything is asked about its recommended award.
    """

    folder: Path
    basis: dict[str, str]
    levers: tuple[str, ...]
    asks: bool


def write_case(seed: int, folder: Path) -> RandomCase:
    """Write a valid case into a folder; the same seed writes the same bytes."""
    rng = random.Random(seed)
    tables: Tables = {"trusts": [_trust(code) for code in TRUSTS[: rng.randint(2, len(TRUSTS))]]}
    for name, (likely, draw) in DRAWN.items():
        if rng.random() < likely and (rows := draw(rng, tables)):
            tables[name] = rows
    basis = {name: rng.choice(BASES) for name in tables}
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    (folder / "case.toml").write_text(_case_file(rng, basis, tables), encoding="utf-8", newline="\n")
    levers = rng.choice((LEVERS[:2], LEVERS[:2], LEVERS[:1], LEVERS[1:2]))
    return RandomCase(folder, basis, levers, asks=rng.random() < 0.2)


def _case_file(rng: random.Random, basis: dict[str, str], tables: Tables) -> str:
    """Return the text of case.toml: the tables with their basis, and scenarios with and without rules."""
    lines = ["format = 1", 'name = "random"', 'title = "Random"', "as_of = 2026-11-22"]
    lines += [f"financial_years = {list(PLAN_YEARS[: rng.randint(1, 3)])}", 'targets_version = "v1"']
    for name, word in basis.items():
        lines += [f"[tables.{name}]", f'file = "{name}.csv"', f'basis = "{word}"', f'source = "Source of {name}"']
        lines += [f'period = "{rng.choice(("", "2025/26"))}"']
    lines += ["[scenarios.base.buying]", f"min_trusts = {rng.choice((2, 2, 3))}", f"min_lines = {rng.randint(1, 3)}"]
    lines += [f"min_quantity = {rng.choice((0.0, 0.0, 12.5))}"]
    lines += [f"alignment_window_months = {rng.choice((0, 3, 6, 24))}", f"one_off_years = {rng.randint(1, 4)}"]
    if rng.random() < 0.7:
        lines += ["[scenarios.base.recovery]", RISK_WEIGHTS]
    return "\n".join([*lines, *rule_settings(rng, tables), ""])


def _trust(code: str) -> Row:
    return {"trust": code, "name": f"{code} Hospitals", "short_name": code, "kind": "acute"}


def _items(rng: random.Random, _: Tables) -> list[Row]:
    options: Options = {"category": CATEGORIES, "comparison": ("price",) * 6 + ("investigate", "none")}
    options |= {"carbon_kg": ("", 1.25, 2)}
    return [{"item": item, "name": item.title(), "unit": "box"} | drawn(rng, options) for item in ITEMS]


def _suppliers(rng: random.Random, tables: Tables) -> list[Row]:
    owner = {code: rng.choice(codes(tables, "trusts")) for code in MEMBER_OWNED}
    return [
        {"supplier": code, "name": code.title(), "member_trust": owner.get(code, "")}
        | drawn(rng, {"public_body": YES_NO})
        | described(rng)
        for code in SUPPLIERS
    ]


def _spend_lines(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw lines with and without item, supplier and quantity; some are credits, and some are of nothing."""
    options: Options = {
        "trust": codes(tables, "trusts"),
        "financial_year": rng.choice(SPEND_YEARS),
        "item": (*ITEMS * 3, ""),
        "category": (*CATEGORIES, ""),
        "supplier": (*SUPPLIERS, ""),
        "quantity": (range(100, 5000, 100),) * 8 + (range(1, 500), "", 0),
        "amount_gbp": (range(1, 100_000),) * 9 + (range(-99_999, 0), 0),
    }
    return numbered_rows(rng, "line_id", rng.randint(5, 120), options)


def _adjustments(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw adjustments of a line or of an item; some meet no line."""
    kinds = ("rebate", "bulk_deal", "credit", "correction")
    shared: Options = {"trust": codes(tables, "trusts"), "kind": kinds, "amount_gbp": (range(-5000, 9000),)}
    of_line: Options = {"line_id": codes(tables, "spend_lines"), "item": ("",), "supplier": ("",)}
    of_item: Options = {"line_id": ("",), "item": ITEMS, "supplier": (*SUPPLIERS, *("",) * 6)}
    taken = [drawn(rng, shared | rng.choice((of_line, of_item))) for _ in range(rng.randint(1, 6))]
    return [{"adjustment_id": f"A{number}"} | row for number, row in enumerate(taken)]


def _contracts(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw contracts and tenders, alone and joint, with gaps where a register has them."""
    trusts = codes(tables, "trusts")
    options: Options = {
        "trust": (*trusts, ""),
        "participants": [";".join(some) for count in range(len(trusts) + 1) for some in combinations(trusts, count)],
        "category": CATEGORIES,
        "lever": LEVERS,
        "title": ("Supply", "Maintenance"),
        "supplier": (*SUPPLIERS, ""),
        "status": ("awarded",) * 4 + ("tender", "tender", "pipeline"),
        "value_gbp": ("", range(1, 10_000_000)),
        "tender_value_gbp": ("", range(1, 10_000_000)),
        "start": ("",) * 30 + DATES[:108],
        "end": ("",) * 40 + DATES[108:],
        "extension_months": ("", 0, 6, 12),
        "notice_months": ("", 0, 3, 6),
        "route": ("", "open tender", "framework call-off", "Direct award"),
        "joint": YES_NO,
        "grade": "ABC",
    }
    return numbered_rows(rng, "contract", rng.randint(1, 20), options)


def _targets(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw a tree whose nodes keep to their parent's trust where it has one, and now and then an older tree."""
    options: Options = {"lever": ("buying", "transport", "all"), "value_gbp": (range(500_000),)}
    options |= {"financial_year": (*PLAN_YEARS[:1] * 3, "2027/28", "2030/31")}
    rows: list[Row] = []
    for version in rng.choice((("v1",), ("v1",), ("v0", "v1"))):
        nodes = [("", "")]
        for number in range(rng.randint(1, 10)):
            parent, above = rng.choice(nodes)
            name, trust = f"{version}-{number}", above or rng.choice((*codes(tables, "trusts"), ""))
            nodes.append((name, trust))
            row: Row = {"target": name, "parent": parent, "trust": trust, "name": name, "kind": "recovery"}
            rows.append(row | {"version": version, "version_date": "2026-04-01"} | drawn(rng, options))
    return rows


def _schemes(rng: random.Random, tables: Tables) -> list[Row]:
    """Draw schemes that count and, for every reason there is, schemes that do not."""
    shared: Row = {"title": "Scheme", "owner": "Buyer", "budget": "non_pay", "risk": "low", "qia_status": "approved"}
    options: Options = {
        "trust": (*codes(tables, "trusts"), ""),
        "lever": LEVERS,
        "recurrent": ("yes", "yes", "yes", "no"),
        "cash": ("cash_releasing",) * 4 + ("cost_avoidance", "non_cash"),
        "account": ("revenue", "revenue", "revenue", "capital"),
        "status": ("opportunity", "plans_in_progress", "fully_developed", "in_delivery", "delivered"),
        "start_month": MONTHS[24:],
        "full_year_effect_gbp": (range(10_000_000),),
        "already_in_plan": ("no", "no", "yes"),
        "source_of_claim": ("Quote",),
    }
    return [row | shared for row in numbered_rows(rng, "scheme", rng.randint(1, 6), options)]


def _actuals(rng: random.Random, tables: Tables) -> list[Row]:
    pairs = [(scheme, month) for scheme in codes(tables, "schemes") for month in MONTHS[36:60]]
    value: Options = {"value_gbp": (range(-100, 10_000),)}
    chosen = rng.sample(pairs, rng.randint(1, 12))
    return [{"scheme": scheme, "month": month} | drawn(rng, value) for scheme, month in chosen]


def _mileage(rng: random.Random, tables: Tables) -> list[Row]:
    options: Options = {"trust": codes(tables, "trusts"), "financial_year": ("2024/25", "2025/26")}
    options |= {"kind": ("business", "business", "patient_transport"), "miles": (range(9_999_999), 0)}
    return numbered_rows(rng, "mileage", rng.randint(1, 8), options)


def _mileage_rates(rng: random.Random, tables: Tables) -> list[Row]:
    options: Options = {"name": ("Standard", "Over the limit", "Pool car"), "role": ("paid", "paid", "pool_car")}
    options |= {"trust": (*codes(tables, "trusts"), "", "", ""), "evidence": ("A", "B", "C", "assumed")}
    options |= {"valid_from": ("2024-04-01", "2026-04-01", "2027-04-01"), "pence_per_mile": (range(9000),)}
    return numbered_rows(rng, "rate", rng.randint(1, 6), options)


# In an order in which each is drawn after those it refers to; a code of a table that is absent refers to nothing.
DRAWN: dict[str, tuple[float, Callable[[random.Random, Tables], list[Row]]]] = {
    "items": (0.9, _items),
    "suppliers": (0.8, _suppliers),
    "spend_lines": (0.9, _spend_lines),
    "adjustments": (0.5, _adjustments),
    "contracts": (0.8, _contracts),
    "demand": (0.4, demand),
    "offers": (0.8, offers),
    "offer_tiers": (0.8, offer_tiers),
    "targets": (0.7, _targets),
    "schemes": (0.7, _schemes),
    "actuals": (0.5, _actuals),
    "mileage": (0.7, _mileage),
    "mileage_rates": (0.8, _mileage_rates),
}
