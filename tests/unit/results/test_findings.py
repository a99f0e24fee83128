"""Everything that is found in a case, by what the case has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.small_case import CONTRACTS, ITEMS, LINES, SUPPLIERS, found, small_case

ALWAYS = {"not_answered", "reconciliation", "issues", "figures", "figure_sources", "opportunities", "opportunity_parts"}
BUYING = {"unit_prices", "benchmark_prices", "exclusions", "shared_suppliers", "pooling_groups"}
REGISTER = {"decide_by", "alignment_groups", "supplier_contracts"}
TABLES = {
    "items": ITEMS,
    "spend_lines": LINES,
    "suppliers": SUPPLIERS,
    "contracts": CONTRACTS + "    K1,AAA,,consumables,buying,Gloves,one,awarded,,,,,,,open tender,no,A\n",
    "mileage": "mileage,trust,financial_year,kind,miles\nM1,AAA,2025/26,business,10\n",
    "mileage_rates": "rate,name,role,pence_per_mile,valid_from,evidence\nr,Rate,paid,50,2026-04-01,A\n",
}


@pytest.mark.parametrize(
    ("tables", "levers", "due"),
    [
        (
            tuple(TABLES),
            ("buying", "transport"),
            BUYING | REGISTER | {"internal_trade", "register_reconciliation", "grey_fleet"},
        ),
        (tuple(TABLES), ("buying",), BUYING | REGISTER | {"internal_trade", "register_reconciliation"}),
        (tuple(TABLES), ("transport",), REGISTER | {"internal_trade", "grey_fleet"}),
        (("spend_lines",), ("buying", "transport"), BUYING),
        (("spend_lines", "items"), ("buying", "transport"), BUYING),
        (("spend_lines", "contracts"), ("buying", "transport"), BUYING | REGISTER),
        (("contracts",), ("buying", "transport"), REGISTER),
        (("mileage",), ("buying", "transport"), set()),
        ((), ("buying", "transport"), set()),
    ],
)
def test_tables_of_findings(tmp_path: Path, tables: tuple[str, ...], levers: tuple[str, ...], due: set[str]) -> None:
    """A table of findings is there exactly where the case and the levers give ground for it."""
    findings = found(small_case(tmp_path, {name: TABLES[name] for name in tables}), levers=levers)
    assert set(findings.tables) == ALWAYS | due


def test_without_items_nothing_is_called_an_opportunity(tmp_path: Path) -> None:
    """Lines without an items table have prices; their spread is a variation to investigate and no headline."""
    findings = found(small_case(tmp_path, {"spend_lines": LINES}))
    assert findings.tables["opportunities"]["opportunity"].tolist() == ["investigate:gloves"]
    assert not findings.tables["opportunities"]["counts"].any()
    assert {figure.scope for figure in findings.ledger.figures.values()} == {"context"}


def test_only_trusts(tmp_path: Path) -> None:
    """A case of trusts alone has no figure at all."""
    findings = found(small_case(tmp_path, {}))
    assert findings.ledger.figures == {}
    assert findings.tables["opportunities"].empty
