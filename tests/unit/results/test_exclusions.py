"""What took no part in the comparison, and why."""

from __future__ import annotations

from pathlib import Path

from optimiser.results.findings import Findings
from tests.unit.small_case import ITEMS, LINES, SUPPLIERS, found, pence, row_of, rows, small_case

ALL_ITEMS = (
    ITEMS
    + """\
    soap,Soap,consumables,litre,price
    power,Power,energy,kWh,none
    """
)
ALL_LINES = (
    LINES
    + """\
    X1,AAA,2025/26,gloves,one,,box,-1.00
    X2,AAA,2025/26,gloves,own,5,box,2.00
    X3,AAA,2025/26,,one,5,,3.00
    X4,AAA,2025/26,gloves,one,,box,4.00
    X5,AAA,2025/26,gloves,one,5,box,0.00
    X6,AAA,2025/26,soap,one,5,litre,6.00
    X7,AAA,2025/26,power,one,5,kWh,7.00
    X8,AAA,2024/25,gloves,one,5,box,8.00
    """
)
OWNED = SUPPLIERS + "    own,Ash Supplies,AAA\n"


def all_reasons(folder: Path, lines: str = ALL_LINES) -> Findings:
    """Return the findings of a case with one line for every reason."""
    return found(small_case(folder, {"items": ALL_ITEMS, "spend_lines": lines, "suppliers": OWNED}))


def test_every_reason(tmp_path: Path) -> None:
    """One line for each reason, with its pounds; the compared lines have none."""
    assert rows(all_reasons(tmp_path), "exclusions", "reason", "lines", "value_pence") == [
        ("credit", 1, -100),
        ("internal", 1, 200),
        ("no_item", 1, 300),
        ("no_quantity", 1, 400),
        ("zero", 1, 0),
        ("support", 1, 600),
        ("no_comparison", 1, 700),
        ("other_year", 1, 800),
    ]


def test_compared_and_excluded_add_up(tmp_path: Path) -> None:
    """What is compared and what is not add up to all lines, to the penny."""
    findings = all_reasons(tmp_path)
    excluded = sum(row[0] for row in rows(findings, "exclusions", "value_pence"))
    assert findings.ledger.pence("compared_bought") == 7000
    assert 7000 + excluded == row_of(findings, "reconciliation", table="spend_lines")["read_pence"]


def test_an_item_without_a_price_is_listed_with_its_reason(tmp_path: Path) -> None:
    """A trust's item whose lines give no price stands in the prices table with why; one without an item does not."""
    findings = all_reasons(tmp_path)
    row = row_of(findings, "unit_prices", item="power", trust="AAA")
    assert (row["compared"], row["spend_pence"]) == (False, 700)
    assert (row["excluded_reason"], row["unit_price_gbp"]) == ("Item not compared: reporting artefact", None)
    assert row_of(findings, "unit_prices", item="soap")["excluded_reason"].startswith("Fewer trusts")
    assert "" not in {item for (item,) in rows(findings, "unit_prices", "item")}


def test_several_reasons_are_named_once_each(tmp_path: Path) -> None:
    """Lines of one trust and item left out for two reasons name both."""
    lines = LINES + "    X1,BBB,2025/26,soap,one,,litre,-1.00\n    X2,BBB,2025/26,soap,own,1,litre,2.00\n"
    more = lines + "    X3,BBB,2025/26,soap,own,1,litre,3.00\n"
    findings = all_reasons(tmp_path, more)
    row = row_of(findings, "unit_prices", item="soap", trust="BBB")
    assert row["excluded_reason"] == "Credits and returns; Bought from a member of the collaborative"
    assert pence(findings.ledger, "spend_excluded:") == {"soap:BBB": 400}


def test_excluded_figures_name_their_adjustments(tmp_path: Path) -> None:
    """A rebate taken off a line that is excluded is among the sources of the excluded pounds."""
    rebate = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\nA1,AAA,X8,,,rebate,1.00\n"
    tables = {"items": ALL_ITEMS, "spend_lines": ALL_LINES, "suppliers": OWNED, "adjustments": rebate}
    findings = found(small_case(tmp_path, tables))
    assert findings.ledger.pence("excluded:other_year") == 700
    sources = findings.ledger.sources["excluded:other_year"]
    assert [(source.table, source.key, source.sign) for source in sources] == [
        ("spend_lines", "X8", 1),
        ("adjustments", "A1", -1),
    ]
