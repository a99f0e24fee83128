"""Offers, demand and suppliers invented for the worked illustration of a recommended award, and what was planted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import project  # noqa: F401 - what follows is found through it

# isort: split
from writing import Row, write_table

from optimiser.money import pence_from_gbp
from optimiser.synthetic.consumables import make_consumables, usual_terms
from optimiser.synthetic.demand import Buyer
from optimiser.synthetic.offers import Offerer
from optimiser.synthetic.planted import Need
from optimiser.synthetic.rows import MILLION, AnyRow, PlantedRow, text_table
from optimiser.synthetic.rule_case import OFFERERS, SharingRule, make_rule_case
from optimiser.synthetic.services import bundled_service, pooled_service

SEED = 2026
AS_OF = dt.date(2026, 11, 22)
CONSUMABLES_PENCE = 1_170_000_000  # at usual prices; about GBP 12m a year at those the trusts are said to pay
CONSUMABLE_ITEMS = 300
# How much each trust is said to buy against the others; only the order of size is meant to be plausible.
BUYERS = tuple(
    Buyer(trust, weight)
    for trust, weight in (
        ("RTD", 20), ("RTF", 12), ("RR7", 7), ("R0B", 12), ("RXP", 11), ("RVW", 9), ("RTR", 14), ("RNN", 9),
        ("RX4", 3), ("RX3", 3), ("RX6", 1),
    )
)  # fmt: skip
# Trusts that a contract or a joint tender in the register binds take no part in what is planted.
BOUND = {"laundry": {"RR7"}, "healthcare_waste": {"RR7", "RTD", "R0B", "RXP"}}
LAUNDRY = (
    Offerer(14, activation=6_000_000, delivery=400_000, switching=1_500_000),
    Offerer(11, delivery=250_000, switching=1_500_000),
    Offerer(12, local=True, activation=2_000_000, switching=1_000_000),
)
WASTE = (
    Offerer(13, sme=True, local=True, delivery=300_000),
    Offerer(15, activation=1_500_000, delivery=200_000, switching=300_000),
    Offerer(16, activation=1_000_000, delivery=250_000, switching=400_000),
)
WASTE_LOTS = ("healthcare_waste", "non_healthcare_waste")
RULES = (
    SharingRule("local_first", "local", Fraction(40, 100)),
    SharingRule("social_value", "social_value", Fraction(25, 100)),
    SharingRule("low_carbon", "low_carbon", Fraction(50, 100)),
)


def needs_of(lines: Iterable[Mapping[str, str]], lots: Sequence[str]) -> list[Need]:
    """Return what the spend lines of some lots say is needed; a line of nought is no need."""
    return [
        Need(
            line["trust"],
            line["item"],
            line["category"],
            int(Decimal(line["quantity"]) * MILLION),
            pence_from_gbp(Decimal(line["amount_gbp"])),
        )
        for line in lines
        if line["category"] in lots and Decimal(line["quantity"]) > 0 and Decimal(line["amount_gbp"]) > 0
    ]


def free(needs: Iterable[Need], lot: str) -> list[Need]:
    """Return the needs in a lot of the trusts that nothing binds there."""
    return [need for need in needs if need.lot == lot and need.trust not in BOUND[lot]]


def write_nenc(folder: Path, lines: Sequence[Row], planted: Sequence[PlantedRow]) -> None:
    """Write demand for consumables, offers for these and for laundry and waste, and what was planted, here or there."""
    terms = usual_terms(AS_OF)
    needs = needs_of(lines, tuple(BOUND))
    groups = [
        pooled_service("laundry", LAUNDRY, free(needs, "laundry"), terms),
        bundled_service("healthcare_waste", WASTE, free(needs, "healthcare_waste"), terms),
        *make_consumables(SEED, BUYERS, CONSUMABLES_PENCE, CONSUMABLE_ITEMS, terms),
    ]
    _write(folder, "demand", [row for group in groups for row in group.demand])
    _write(folder, "offers", [row for group in groups for row in group.offers])
    _write(folder, "offer_tiers", [row for group in groups for row in group.tiers])
    _write(folder, "planted", [*(row for group in groups for row in group.planted), *planted])


def write_lancashire(folder: Path, lines: Sequence[Row]) -> None:
    """Write invented suppliers, their offers for laundry and waste, and what was planted."""
    group = make_rule_case(needs_of(lines, ("laundry", *WASTE_LOTS)), RULES, usual_terms(AS_OF))
    _write(folder, "suppliers", [who.row() for who in OFFERERS])
    _write(folder, "offers", group.offers)
    _write(folder, "offer_tiers", group.tiers)
    _write(folder, "planted", group.planted)


def _write(folder: Path, name: str, rows: Iterable[AnyRow]) -> None:
    """Write one table with the columns that hold anything."""
    columns, made = text_table(name, rows)
    write_table(folder, name, columns, made)
