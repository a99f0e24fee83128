"""The recommended award by lot, by trust, by supplier and by line."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.award.amounts import UNNAMED, Amount, AwardAmounts
from optimiser.report.html.award.words import STANDING_WORDS, named, per_cent
from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.packs.anchors import lot_link, supplier_link
from optimiser.report.html.svg_bars import BarRow, bars
from optimiser.report.html.words import EVIDENCE_WORDS, codes, spoken

_DRAWN = 15
_SHOWN = 30
_DEARER_SHOWN = 10
_SUPPLIERS_SHOWN = 60
_NAMED = 3
UNIT = "Pounds a year, full-year effect"


def by_lot(amounts: AwardAmounts) -> Markup | None:
    """Show today, recommended award, saving and suppliers by lot, the largest saving first.

    Parameters
    ----------
    amounts
        The award.
    """
    lots = [
        {
            "name": spoken(lot),
            "link": lot_link(lot, amounts.findings),
            "trusts": len({row["trust"] for row in rows}),
            "items": len({row["item"] for row in rows}),
            **_counted(amounts.sums(rows, f"Lot {spoken(lot)}")),
        }
        for lot, rows in amounts.grouped("lot").items()
    ]
    if not lots:
        return None
    lots.sort(key=lambda row: (-row["saving"][0], row["name"]))
    return amounts.report.render(
        "award_by_lot",
        findings=amounts.findings,
        rows=lots,
        total=_counted(amounts.sums(amounts.savings, "Recommended award", whole=True)),
        picture=_picture(amounts, lots),
        note=about(amounts.savings, UNIT),
    )


def by_trust(amounts: AwardAmounts) -> Markup | None:
    """Show who wins and who pays more.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = []
    for trust, own in amounts.grouped("trust").items():
        sums = amounts.sums(own, amounts.report.trust(trust))
        today, saving = sums["today"][0], sums["saving"][0]
        part = "" if not today else per_cent(saving / today)
        rows.append({"trust": trust, "part": part, "verdict": _verdict(saving), **sums})
    if not rows:
        return None
    rows.sort(key=lambda row: (-row["saving"][0], row["trust"]))
    return amounts.report.render(
        "award_by_trust",
        findings=amounts.findings,
        rows=rows,
        total=amounts.sums(amounts.savings, "Recommended award", whole=True),
        dearer=sum(row["saving"][0] < 0 for row in rows),
        note=about(amounts.savings, UNIT),
    )


def by_supplier(amounts: AwardAmounts) -> Markup | None:
    """Show each supplier beside the award, and what would make it win; ``None`` where that was not worked out.

    Parameters
    ----------
    amounts
        The award.
    """
    found = amounts.findings.rows("award_suppliers")
    if not found:
        return None
    shown = [supplier_row(amounts, row) for row in found[:_SUPPLIERS_SHOWN]]
    return amounts.report.render(
        "award_by_supplier",
        findings=amounts.findings,
        rows=shown,
        number=len(found),
        has_cut=any(row["cut"] or row["cut_proven"] for row in shown),
        note=about(found, UNIT),
    )


def supplier_row(amounts: AwardAmounts, row: Row) -> dict[str, Any]:
    """Prepare one supplier beside the award.

    Parameters
    ----------
    amounts
        The award.
    row
        Its row of ``award_suppliers``.
    """
    code, total = row["supplier"], amounts.report.figures.sum_of
    name = row["name"] or amounts.supplier(code)
    own = [saving for saving in amounts.savings if amounts.today_of(saving) == (code,)]
    baselines = [f"award_baseline:{saving['item']}:{saving['trust']}" for saving in own]
    costs = [line["figure"] for line in amounts.lines if line["supplier"] == code]
    return {
        **row,
        "name": name,
        "link": supplier_link(code, amounts.findings) if code in amounts.paged else "",
        "standing_words": STANDING_WORDS.get(row["standing"], spoken(row["standing"])),
        "cut": "" if row["price_cut"] is None else per_cent(row["price_cut"]),
        "cut_proven": "" if row["price_cut_proven"] is None else per_cent(row["price_cut_proven"]),
        "attributes": [named(attribute) for attribute in codes(row["attributes"])],
        "today": (row["today_pence"], total(baselines, row["today_pence"] or 0, f"{name}: paid today")),
        "recommended": (
            row["recommended_pence"],
            total(costs, row["recommended_pence"] or 0, f"{name}: paid under the recommended award"),
        ),
    }


def largest(amounts: AwardAmounts) -> Markup | None:
    """Show the savings by trust and item: all of a few, the largest of many, and where the rest is.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = sorted(amounts.savings, key=lambda row: (-row["saving_pence"], row["trust"], row["item"]))
    if not rows:
        return None
    top, rest = rows[:_SHOWN], rows[_SHOWN:]
    dearer = [row for row in rest if row["saving_pence"] < 0][-_DEARER_SHOWN:]
    left = rest[: len(rest) - len(dearer)]
    return amounts.report.render(
        "award_largest",
        findings=amounts.findings,
        rows=[_line(amounts, row) for row in [*top, *dearer]],
        number=len(rows),
        rest=len(left),
        rest_sums=amounts.sums(left, "Savings not listed") if left else None,
        total=amounts.sums(amounts.savings, "Recommended award", whole=True),
        note=about(amounts.savings, UNIT),
    )


def _line(amounts: AwardAmounts, row: Row) -> dict[str, Any]:
    """Prepare one saving with the suppliers before and after."""
    lines = amounts.lines_of([row])
    return {
        **row,
        "name": amounts.item(row["item"]),
        "lot_name": spoken(row["lot"]),
        "evidence_words": EVIDENCE_WORDS.get(row["evidence"], row["evidence"]),
        "before": in_short(amounts.names(amounts.today_of(row))),
        "after": in_short(amounts.names(line["supplier"] for line in lines)),
        "stays": all(line["terms"] == "present" for line in lines),
        "routes": sorted({line["route"] for line in lines if line["route"]}),
        "baseline": (row["baseline_pence"], f"award_baseline:{row['item']}:{row['trust']}"),
        "cost": amounts.report.total(lines, "cost_pence", f"{amounts.item(row['item'])}: recommended award"),
    }


def in_short(names: list[str]) -> str:
    """Name some suppliers, and of many the first few with the number of the others.

    Parameters
    ----------
    names
        Their names.
    """
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"


def _counted(sums: dict[str, Any]) -> dict[str, Any]:
    """Add how many suppliers there are before and after, and their names in short."""
    return {
        **sums,
        "before": in_short(sums["suppliers_today"]),
        "after": in_short(sums["suppliers"]),
        "number_before": len(set(sums["suppliers_today"]) - {UNNAMED}),
        "number_after": len(set(sums["suppliers"]) - {UNNAMED}),
    }


def _verdict(saving: int) -> str:
    return "pays more" if saving < 0 else "pays less" if saving else "pays the same"


def _picture(amounts: AwardAmounts, lots: list[dict[str, Any]]) -> Markup:
    """Draw what the largest lots cost under the award and what is saved, today as a frame around both."""
    largest_lots = sorted(lots, key=lambda row: (-row["today"][0], row["name"]))[:_DRAWN]
    drawn = [_bar(row["name"], row["today"], row["cost"], row["saving"]) for row in largest_lots]
    legend = [
        ("piece-0", "Recommended award, a year"),
        ("piece-1", "Saving (the figure behind each bar)"),
        ("outline-key", "Today"),
    ]
    mark = " (illustrative, synthetic data)" if amounts.findings.illustration else ""
    title = f"Today and recommended award by lot, pounds a year{mark}"
    description = f"The {len(drawn)} largest lots as bars. The table below has the figures."
    return bars(f"{amounts.findings.prefix}award-lots-chart", title, description, drawn, legend)


def _bar(name: str, today: Amount, cost: Amount, saving: Amount) -> BarRow:
    pieces = ((cost[0] or 0, "piece-0"), (max(saving[0] or 0, 0), "piece-1"))
    return BarRow(name, pieces, saving[0] or 0, outline=today[0])
