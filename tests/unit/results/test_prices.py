"""Prices each, benchmarks, and what is paid above them."""

from __future__ import annotations

from pathlib import Path

from tests.unit.small_case import ITEMS, LINES, found, pence, row_of, rows, scenario, small_case

TABLES = {"items": ITEMS, "spend_lines": LINES}


def test_prices_and_excess(tmp_path: Path) -> None:
    """At 1.00, 2.00 and 4.00 for ten boxes the lowest is 1.00, the quartile 1.50, the median 2.00, the mean 2.33."""
    findings = found(small_case(tmp_path, TABLES))
    assert rows(findings, "benchmark_prices", "benchmark", "price_gbp", "trusts", "excess_pence") == [
        ("minimum", 1.0, 3, 4000),
        ("lower_quartile", 1.5, 3, 3000),
        ("median", 2.0, 3, 2000),
        ("weighted_mean", 7 / 3, 3, 1667),
    ]
    assert pence(findings.ledger, "excess:median:gloves") == {"": 2000, ":AAA": 0, ":BBB": 0, ":CCC": 2000}
    assert pence(findings.ledger, "excess_bought:") == {
        "minimum": 4000,
        "lower_quartile": 3000,
        "median": 2000,
        "weighted_mean": 1667,
    }
    assert findings.ledger.pence("compared_bought") == 7000


def test_a_row_of_prices(tmp_path: Path) -> None:
    """A row holds spend, volume, price and the four excesses, in the item's unit."""
    row = row_of(found(small_case(tmp_path, TABLES)), "unit_prices", trust="CCC")
    assert (row["spend_pence"], row["quantity_millionths"], row["unit_price_gbp"]) == (4000, 10_000_000, 4.0)
    assert (row["unit"], row["compared"], row["excluded_reason"]) == ("box", True, "")
    excess = [row[f"excess_{name}_pence"] for name in ("minimum", "lower_quartile", "median", "weighted_mean")]
    assert excess == [3000, 2500, 2000, 1667]


def test_below_the_support_rule_there_is_a_price_and_no_excess(tmp_path: Path) -> None:
    """With four trusts asked for, three have prices but are not compared, and no total is entered."""
    findings = found(small_case(tmp_path, TABLES), scenario(buying={"min_trusts": 4}))
    row = row_of(findings, "unit_prices", trust="CCC")
    assert (row["unit_price_gbp"], row["compared"], row["excess_median_pence"]) == (4.0, False, None)
    assert findings.tables["benchmark_prices"].empty
    assert pence(findings.ledger, "excess") == {}
    assert "headline:opportunity" not in findings.ledger.figures


def test_a_variation_to_investigate_is_kept_apart(tmp_path: Path) -> None:
    """What mixes in-house cost is context: it has totals of its own and none in the headline."""
    items = ITEMS.replace("box,price", "box,investigate")
    findings = found(small_case(tmp_path, {**TABLES, "items": items}))
    assert pence(findings.ledger, "excess_investigate:")["median"] == 2000
    assert findings.ledger.pence("compared_investigate") == 7000
    assert pence(findings.ledger, "excess_bought:") == {}
    assert {figure.scope for figure in findings.ledger.figures.values()} == {"context"}
    assert row_of(findings, "opportunities")["opportunity"] == "investigate:gloves"


def test_adjustments_change_the_price(tmp_path: Path) -> None:
    """A rebate of 5.00 for CCC lowers its price to 3.50, and stands among the sources of its spend."""
    rebate = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\nA1,CCC,,gloves,three,rebate,5.00\n"
    findings = found(small_case(tmp_path, {**TABLES, "adjustments": rebate}))
    assert findings.ledger.pence("spend:gloves:CCC") == 3500
    assert findings.ledger.pence("headline:opportunity") == 1500
    sources = findings.ledger.sources["spend:gloves:CCC"]
    assert [(source.table, source.sign) for source in sources] == [("spend_lines", 1), ("adjustments", -1)]
    assert [source.table for source in findings.ledger.sources["spend:gloves:BBB"]] == ["spend_lines"]


def test_every_figure_leads_to_a_row(tmp_path: Path) -> None:
    """Following parts from any figure ends at rows of the input."""
    ledger = found(small_case(tmp_path, TABLES)).ledger

    def reaches_rows(name: str) -> bool:
        return all(bool(part.row) or reaches_rows(part.part_figure) for part in ledger.sources[name])

    assert len(ledger.figures) > 30
    assert [name for name in ledger.figures if not reaches_rows(name)] == []
