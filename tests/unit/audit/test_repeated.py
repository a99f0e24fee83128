"""Tables that result.json repeats beside the record they are copied from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.audit.comparison import Comparison
from optimiser.audit.repeated import check_repeated_tables, dictionary
from tests.unit.audit.drawn import LINES, record

FINDINGS = {
    "opportunities": """\
        opportunity,class,trusts,value_gbp,decide_by,already_in_plan
        O1,new_tender,AAA;BBB,5.00,2026-05-31,no
        """,
    "opportunity_parts": "opportunity,trust,value_gbp,figure\nO1,AAA,5.00,f\n",
    "benchmark_prices": "item,benchmark,price_gbp\ngloves,median,0.1\n",
}
OPPORTUNITY: dict[str, Any] = {
    "opportunity": "O1",
    "class": "new_tender",
    "trusts": ["AAA", "BBB"],
    "value_pence": 500,
    "decide_by": "2026-05-31",
    "already_in_plan": False,
    "parts": [{"trust": "AAA", "value_pence": 500, "figure": "f"}],
}
PRICE = {"item": "gloves", "benchmark": "median", "price_gbp": 0.1}


def _figures(folder: Path, opportunity: dict[str, Any], *prices: dict[str, Any]) -> list[str]:
    result = {"buying": {"opportunities": [opportunity], "benchmark_prices": list(prices)}}
    run, found = record(folder, {"spend_lines": LINES}, FINDINGS, result), Comparison()
    check_repeated_tables(run, found)
    return [difference.figure for difference in found.differences]


def test_rows_that_agree_have_no_difference(tmp_path: Path) -> None:
    """Lists, dates, pence and decimals as JSON writes them; what is empty is left out."""
    assert _figures(tmp_path, OPPORTUNITY, PRICE) == []


def test_a_value_that_differs_is_told(tmp_path: Path) -> None:
    """By the place of its row."""
    assert _figures(tmp_path, {**OPPORTUNITY, "value_pence": 501}, PRICE) == ["buying.opportunities[0]"]


def test_a_part_that_differs_is_told(tmp_path: Path) -> None:
    """The parts of an opportunity are those of the record."""
    parts = [{"trust": "BBB", "value_pence": 500, "figure": "f"}]
    assert _figures(tmp_path, {**OPPORTUNITY, "parts": parts}, PRICE) == ["buying.O1.parts"]


def test_a_row_too_many_is_told(tmp_path: Path) -> None:
    """The number of rows is compared before the rows."""
    assert _figures(tmp_path, OPPORTUNITY, PRICE, PRICE) == ["buying.benchmark_prices"]


def test_an_object_that_is_none_is_empty() -> None:
    """What is absent or of another kind is taken as empty."""
    assert dictionary({"a": {"b": 1}}, "a") == {"b": 1}
    assert dictionary({"a": 3}, "a") == dictionary({}, "a") == {}


def test_no_codes_are_an_empty_list_or_nothing(tmp_path: Path) -> None:
    """A file cannot tell the two apart."""
    findings = {"award_suppliers": "supplier,standing,lots\none,keeps,\n"}
    for lots, due in (({"lots": []}, []), ({}, []), ({"lots": ["wards"]}, ["buying.award_suppliers[0]"])):
        row = {"supplier": "one", "standing": "keeps", "attributes": [], "trusts": [], **lots}
        run = record(tmp_path, {"spend_lines": LINES}, findings, {"buying": {"award_suppliers": [row]}})
        found = Comparison()
        check_repeated_tables(run, found)
        assert [difference.figure for difference in found.differences] == due
