"""The recommended award as sheets with live formulas."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from optimiser.report.view import RunView
from optimiser.report.workbook import inputs, write_workbook
from optimiser.report.workbook.award import award_blocks
from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.book import part_blocks
from optimiser.report.workbook.parts import split
from tests.unit.report.award_sample import SAVING, TODAY, YEARLY, award_view
from tests.unit.report.html.award.test_choices import CHOICES
from tests.unit.report.html.award.test_joining import PHASING, YEARS
from tests.unit.report.html.award.test_questions import PLANTED_ROWS, RISK, RULES, TIERS
from tests.unit.report.html.award.test_tables import SUPPLIERS

MORE: dict[str, list[dict[str, Any]]] = {
    "award_phasing": PHASING,
    "award_years": YEARS,
    "award_rules": RULES,
    "award_suppliers": SUPPLIERS,
    "award_tiers": TIERS,
    "award_choices": CHOICES,
    "award_risk": RISK,
}


def _blocks(view: RunView, place: int = 0) -> dict[str, Block]:
    return part_blocks(split(view)[place])


def _values(block: Block, name: str) -> tuple[Any, ...]:
    return block.fields[block.grid.names.index(name)].values


def test_charged_is_price_times_quantity() -> None:
    """Every line is live down to price times quantity, less rebate, plus deliveries."""
    lines = _blocks(award_view())["award_lines"]
    charged, cost = _values(lines, "charged_pence")[0], _values(lines, "cost_pence")[0]
    price, quantity = (lines.grid.local(name, 0) for name in ("price_gbp", "quantity_millionths"))
    assert charged == Formula(f"ROUND({price}*{quantity},2)", 25_000)
    assert cost.value == 24_000
    assert lines.total("cost_pence") == YEARLY


def test_what_a_simple_formula_does_not_give_is_a_number() -> None:
    """A line of a bundle, whose part was split, is not price times quantity; half a penny is no formula either."""
    view = award_view()
    frame = view.tables["award_lines"].copy()
    frame.loc[0, "charged_pence"] = 24_999
    frame.loc[1, ["price_gbp", "quantity_millionths", "charged_pence"]] = [0.125, 1_000_000, 13]
    lines = _blocks(dataclasses.replace(view, tables={**view.tables, "award_lines": frame}))["award_lines"]
    assert _values(lines, "charged_pence")[:2] == (24_999, 13)


def test_the_ledger_is_linked_to_lines_and_spend() -> None:
    """Today comes from the spend lines, the recommended award from its lines, the saving from both."""
    savings = _blocks(award_view())["savings"]
    for name, total in (("baseline_pence", TODAY), ("cost_pence", YEARLY), ("saving_pence", SAVING)):
        values = _values(savings, name)
        # One item has an older line, so that its sum over all years is not what is paid today.
        live = values[1:] if name == "baseline_pence" else values
        assert all(isinstance(value, Formula) for value in live), name
        assert savings.total(name) == total
    assert "SUMIFS('Award'!" in _values(savings, "cost_pence")[0].text


def test_a_long_ledger_stays_live(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where conditional sums would take a spreadsheet too long, neighbouring lines are added up instead."""
    monkeypatch.setattr(inputs, "COMPARISONS", 0)
    savings = _blocks(award_view())["savings"]
    values = _values(savings, "cost_pence")
    assert all(isinstance(value, Formula) and value.text.startswith("SUM('Award'!") for value in values)
    assert savings.total("cost_pence") == YEARLY


def test_the_years_are_linked_to_the_phasing() -> None:
    """Part-year effects are summed by year; saving and what is not yet reached are differences."""
    years = _blocks(award_view(**MORE))["award_years"]
    found = [_values(years, name)[0] for name in ("phased_pence", "saving_pence", "not_yet_pence")]
    assert [value.value for value in found] == [5_000, 4_000, -1_000]
    assert all(isinstance(value, Formula) for value in found)


def test_a_price_of_a_rule_is_money() -> None:
    """The price of a rule is in pounds, as a price of one unit is not."""
    rules = _blocks(award_view(**MORE))["award_rules"]
    field = rules.fields[rules.grid.names.index("price_pence")]
    assert (field.form, field.values[0]) == ("money", 4_000)


def test_nothing_recommended_is_no_block() -> None:
    """Without the tables there are no sheets."""
    assert award_blocks(split(RunView({}, {}, {}))[0], {}) == {}


@pytest.mark.parametrize("basis", ["supplied", "synthetic"])
def test_sheets(basis: str, tmp_path: Path) -> None:
    """A real award has its sheets among the findings; a synthetic one stands on sheets named Illustration only."""
    more = MORE | ({"award_planted": PLANTED_ROWS} if basis == "synthetic" else {})
    path = tmp_path / "report.xlsx"
    write_workbook(award_view(basis, **more), path)
    book = openpyxl.load_workbook(path, data_only=True)
    names = ["Award", "Savings", "Award phasing", "Award rules", "Award questions"]
    made_up = [f"Illustration {name.lower()}" for name in names]
    wanted, absent = (names, made_up) if basis == "supplied" else (made_up, names)
    assert [name for name in book.sheetnames if name in wanted] == wanted
    assert not set(absent) & set(book.sheetnames)
    sheet, cell = book.defined_names["MasterCheck"].attr_text.split("!")
    assert book[sheet][cell.replace("$", "")].value is True
    for name in wanted if basis == "synthetic" else ():
        assert book[name]["A1"].value == "Worked illustration – synthetic"
        titles = [row[0] for row in book[name].iter_rows(values_only=True) if str(row[0]).startswith("Worked")]
        assert len(titles) >= 2


def test_a_row_of_the_illustration_says_so(tmp_path: Path) -> None:
    """A line that names a trust and an invented price has the word in it."""
    path = tmp_path / "report.xlsx"
    write_workbook(award_view("synthetic", **MORE), path)
    book = openpyxl.load_workbook(path, data_only=True)
    for name in ("Illustration award", "Illustration savings", "Illustration award phasing"):
        rows = [row for row in book[name].iter_rows(values_only=True) if {"AAA", "BBB", "CCC"} & set(row)]
        assert rows
        assert all("illustrative" in row for row in rows)
