"""What suppliers offer for what is needed: which offers take part, which do not and why, bundles, lots, fixed costs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from optimiser.audit.award.bought import Needs
from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up

UNUSED = (
    "no_price",
    "not_open",
    "framework_ended",
    "internal",
    "no_need",
    "bundle_incomplete",
    "bundle_other_volume",
)
COSTS = ("activation", "delivery", "switching")


@dataclass(frozen=True)
class Bundle:
    """Offers that are taken for all that the trusts need of their items, or not at all.

    Parameters
    ----------
    rows
        Its offers by item.
    contents
        How much of each item for each trust, by trust and item [millionths].
    """

    rows: dict[str, Row]
    contents: dict[tuple[str, str], int]

    @property
    def millionths(self) -> int:
        """How much it is in all, whatever the items [millionths]."""
        return sum(self.contents.values())

    def total(self, per_unit: dict[str, Fraction]) -> Fraction:
        """Return what all of it comes to at so much a unit of each item."""
        parts = (per_unit[item] * amount for (_, item), amount in self.contents.items())
        return sum(parts, Fraction(0)) / 1_000_000

    @property
    def pence(self) -> int:
        """Its price, rounded once [pence]."""
        return round_half_up(self.total({item: list_price(row) for item, row in self.rows.items()}))


@dataclass(frozen=True)
class Offered:
    """What is offered.

    Parameters
    ----------
    singles
        Rows of the offers that anybody may use by themselves, by offer.
    bundles
        By their code.
    unused
        Offers that take no part, by reason.
    lots
        Lot of every item that is needed.
    """

    singles: dict[str, Row] = field(default_factory=dict)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    unused: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lots: dict[str, str] = field(default_factory=dict)

    @property
    def takes_part(self) -> bool:
        """Whether there is anything to choose from."""
        return bool(self.singles or self.bundles)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Rows of all the offers that take part, by offer."""
        bundled = (row for bundle in self.bundles.values() for row in bundle.rows.values())
        return self.singles | {row["offer"]: row for row in bundled}


def list_price(row: Row) -> Fraction:
    """Return the price of an offer before any tier [pence per unit]."""
    return Fraction(row["price_gbp_millionths"], 10_000)


def read_offered(run: RunRecord, needs: Needs, outside: set[str]) -> Offered:
    """Sort the offers of a run.

    Parameters
    ----------
    run
        With a record of offers.
    needs
        What is needed.
    outside
        Trusts that stay out of everything: no bundle is for them.
    """
    offered, rows = Offered(), run.rows("offers")
    owned = {row["supplier"] for row in run.rows("suppliers") if row["member_trust"]}
    items = {item for _, item in needs.cells}
    for item in items:
        named = next((row["lot"] for row in rows if row["item"] == item and row["lot"]), "")
        offered.lots[item] = named or needs.categories.get(item, "")
    reasons = {row["offer"]: _why_unused(row, run.as_of, owned, items) for row in rows}
    for row in rows:
        if reasons[row["offer"]]:
            offered.unused[reasons[row["offer"]]].append(row["offer"])
        elif not row["bundle"]:
            offered.singles[row["offer"]] = row
    for code in dict.fromkeys(row["bundle"] for row in rows if row["bundle"]):
        own = [row for row in rows if row["bundle"] == code]
        _add_bundle(offered, needs, outside, code, own, reasons)
    return offered


def _why_unused(row: Row, as_of: dt.date, owned: set[str], items: set[str]) -> str:
    """Return the first reason for which an offer takes no part by itself."""
    first, last = row["valid_from"] or dt.date.min, row["valid_to"] or dt.date.max
    tests = (
        ("no_price", row["price_gbp_millionths"] is None),
        ("not_open", not first <= as_of <= last),
        ("framework_ended", (row["framework_end"] or dt.date.max) < as_of),
        ("internal", row["supplier"] in owned),
        ("no_need", row["item"] not in items),
    )
    return next((name for name, applies in tests if applies), "")


def _add_bundle(
    offered: Offered, needs: Needs, outside: set[str], code: str, rows: list[Row], reasons: dict[str, str]
) -> None:
    """Take a bundle where it can be had for all who are free to buy; otherwise say why its offers take no part."""
    items = {row["item"]: row for row in rows}
    contents = {cell: needs.millionths(cell) for cell in needs.cells if cell[1] in items and cell[0] not in outside}
    pooled = {item: sum(amount for (_, own), amount in contents.items() if own == item) for item in items}
    if any(
        pooled[item] and not (row["minimum_order_millionths"] or 0) <= pooled[item] <= _capacity(row, pooled[item])
        for item, row in items.items()
    ):
        reason = "bundle_other_volume"
    elif any(reasons[row["offer"]] for row in rows) or not all(pooled.values()):
        reason = "bundle_incomplete"
    else:
        offered.bundles[code] = Bundle(items, contents)
        return
    offered.unused[reason].extend(row["offer"] for row in rows if not reasons[row["offer"]])


def _capacity(row: Row, otherwise: int) -> int:
    """Return what an offer can supply; as much as is asked where it names no limit [millionths]."""
    return otherwise if row["capacity_millionths"] is None else int(row["capacity_millionths"])


def fixed_costs(run: RunRecord) -> dict[tuple[str, str], int]:
    """Return what each supplier states besides its prices, by supplier and kind [pence]."""
    found: dict[tuple[str, str], int] = {}
    for row in run.rows("offers"):
        for kind in COSTS:
            key = (row["supplier"], kind)
            found[key] = max(found.get(key, 0), row[f"{kind}_pence"] or 0)
    return found


def attributes_of(run: RunRecord) -> dict[str, set[str]]:
    """Return what rules may ask of each supplier."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("offers", "suppliers"):
        for row in run.rows(table):
            words = {word.lower() for word in row["attributes"].split(";") if word}
            found[row["supplier"]] |= words | {flag for flag in ("sme", "local") if row[flag]}
    return found


def grams_of(run: RunRecord) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Return what a unit emits on present terms, by item, and what it emits on each offer [grams of CO2e per unit].

    An offer that names nothing emits what its item does. Present terms name nothing: where the items do not either,
    they emit what the offer for the item does that emits most.

    Parameters
    ----------
    run
        With a record of offers.
    """
    of_item = {row["item"]: row["carbon_kg_millionths"] for row in run.rows("items")}
    today = {item: Fraction(value, 1000) for item, value in of_item.items() if value is not None}
    by_offer: dict[str, Fraction] = {}
    most: dict[str, Fraction] = {}
    for row in run.rows("offers"):
        item, own = row["item"], row["carbon_kg_millionths"]
        by_offer[row["offer"]] = today.get(item, Fraction(0)) if own is None else Fraction(own, 1000)
        if own is not None:
            most[item] = max(most.get(item, Fraction(0)), Fraction(own, 1000))
    return most | today, by_offer
