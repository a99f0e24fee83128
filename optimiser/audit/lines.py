"""Spend lines as the comparison must see them: net of adjustments, of one year, each with one reason or none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from optimiser.audit.reading import Row, RunRecord
from optimiser.money import split_pence

REASONS = ("credit", "internal", "no_item", "no_quantity", "zero", "support", "no_comparison", "other_year")


@dataclass(frozen=True)
class Line:
    """One spend line.

    Parameters
    ----------
    row, line_id, trust, item, supplier, category, year
        As in the record; ``category`` is the item's, or the line's own where it has no item.
    millionths
        Quantity, 0 where it is not known [millionths of the unit].
    gross, net
        What was paid, before and after adjustments [pence].
    adjustments
        Rows of the adjustments that belong to it.
    reason
        Why it takes no part in the price comparison; empty where it does.
    """

    row: int
    line_id: str
    trust: str
    item: str
    supplier: str
    category: str
    year: str
    millionths: int
    gross: int
    net: int
    adjustments: tuple[int, ...] = ()
    reason: str = ""

    @property
    def is_priced(self) -> bool:
        """Whether it gives a price, be its item compared or not."""
        return self.reason in ("", "support")


@dataclass(frozen=True)
class Spend:
    """The spend lines of a run.

    Parameters
    ----------
    lines
        In the order of the record.
    year
        The year compared: the latest there is; empty where the lines carry none.
    items
        Rows of the items table by item.
    owners
        Member that owns a supplier, by supplier.
    """

    lines: tuple[Line, ...]
    year: str
    items: dict[str, Row] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    @cached_property
    def of_year(self) -> tuple[Line, ...]:
        """The lines of the year compared."""
        return tuple(line for line in self.lines if line.year == self.year)

    def comparison(self, item: str) -> str:
        """Return what a price difference of an item may be called; empty where the item is not known."""
        return str(self.items[item]["comparison"]) if item in self.items else ""

    def category(self, item: str) -> str:
        """Return the category of an item; empty where the item is not known."""
        return str(self.items[item]["category"]) if item in self.items else ""

    def unit(self, item: str) -> str:
        """Return the unit of an item; empty where the item is not known."""
        return str(self.items[item]["unit"]) if item in self.items else ""


def read_spend(run: RunRecord) -> Spend:
    """Take the spend lines of a run through adjustments, year and exclusions.

    Parameters
    ----------
    run
        With a record of spend lines.
    """
    items = {row["item"]: row for row in run.rows("items")}
    owners = {row["supplier"]: row["member_trust"] for row in run.rows("suppliers") if row["member_trust"]}
    plain = [_plain(row, items) for row in run.rows("spend_lines")]
    year = max((line.year for line in plain), default="")
    spend = Spend((), year, items, owners)
    adjusted = _adjusted(plain, run.rows("adjustments"))
    seen = [replace(line, reason=_reason(line, spend)) for line in adjusted]
    weak = _unsupported(seen, run)
    kept = (replace(line, reason="support") if line.item in weak and not line.reason else line for line in seen)
    return replace(spend, lines=tuple(kept))


def _plain(row: Row, items: dict[str, Row]) -> Line:
    """Take a line as recorded."""
    item, gross = row["item"], row["amount_pence"] or 0
    category = str(items[item]["category"]) if item in items else "" if item else row["category"]
    return Line(
        row=row["row"],
        line_id=row["line_id"],
        trust=row["trust"],
        item=item,
        supplier=row["supplier"],
        category=category,
        year=row["financial_year"],
        millionths=row["quantity_millionths"] or 0,
        gross=gross,
        net=gross,
    )


def _adjusted(lines: list[Line], adjustments: list[Row]) -> list[Line]:
    """Take every adjustment off the lines it belongs to, in proportion to their recorded amounts, to the penny."""
    if not adjustments:
        return lines
    by_line: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_item: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        by_line[line.trust, line.line_id].append(place)
        by_item[line.trust, line.item].append(place)
    taken_off: dict[int, int] = defaultdict(int)
    touched: dict[int, list[int]] = defaultdict(list)
    for entry in adjustments:
        if entry["line_id"]:
            places = by_line[entry["trust"], entry["line_id"]]
        else:
            places = by_item[entry["trust"], entry["item"]] if entry["item"] else []
            places = [place for place in places if entry["supplier"] in ("", lines[place].supplier)]
        weights = [abs(lines[place].gross) for place in places]
        if not sum(weights):
            continue
        for place, part in zip(places, split_pence(entry["amount_pence"], weights), strict=True):
            taken_off[place] += part
            touched[place].append(entry["row"])
    return [
        replace(line, net=line.gross - taken_off[place], adjustments=tuple(touched[place]))
        if place in touched
        else line
        for place, line in enumerate(lines)
    ]


def _reason(line: Line, spend: Spend) -> str:
    """Give a line the first reason that can be seen from itself."""
    tests = (
        ("no_comparison", spend.comparison(line.item) == "none"),
        ("other_year", line.year != spend.year),
        ("credit", line.net < 0),
        ("internal", line.supplier in spend.owners),
        ("no_item", not line.item),
        ("no_quantity", line.net > 0 and line.millionths == 0),
        ("zero", line.net == 0),
    )
    return next((reason for reason, applies in tests if applies), "")


def _unsupported(lines: list[Line], run: RunRecord) -> set[str]:
    """Return the items with fewer trusts, lines or units than the support rule asks for."""
    trusts: dict[str, set[str]] = defaultdict(set)
    count: dict[str, int] = defaultdict(int)
    volume: dict[str, int] = defaultdict(int)
    for line in lines:
        if not line.reason:
            trusts[line.item].add(line.trust)
            count[line.item] += 1
            volume[line.item] += line.millionths
    least_trusts, least_lines = (int(run.setting("buying", name)) for name in ("min_trusts", "min_lines"))
    least_volume = Fraction(run.setting("buying", "min_quantity")) * 1_000_000
    return {
        item
        for item in trusts
        if len(trusts[item]) < least_trusts or count[item] < least_lines or volume[item] < least_volume
    }
