"""What figures on prices share."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.prepare.prices import compare
from optimiser.results.price_facts import PriceFacts, adjustment_sources, price_facts
from tests.unit.small_case import ITEMS, LINES, scenario, small_case

TABLES = {"spend_lines": LINES, "items": ITEMS}
REBATE = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\n"
APPLIED, UNAPPLIED = REBATE + "A1,CCC,L3,,,rebate,1.00\n", REBATE + "A1,AAA,L3,,,rebate,1.00\n"


def facts_of(folder: Path, tables: dict[str, str], basis: dict[str, str]) -> PriceFacts:
    """Return what figures on prices share in a case."""
    case = small_case(folder, tables, basis=basis)
    return price_facts(case, compare(case, scenario(), frozenset()))


@pytest.mark.parametrize(
    ("more", "basis", "weakest"),
    [
        ({}, {}, "supplied"),
        ({}, {"items": "synthetic"}, "synthetic"),
        ({}, {"spend_lines": "published", "items": "published"}, "published"),
        ({"adjustments": APPLIED}, {"adjustments": "synthetic"}, "synthetic"),
        ({"adjustments": UNAPPLIED}, {"adjustments": "synthetic"}, "supplied"),
    ],
)
def test_the_basis_is_the_weakest(tmp_path: Path, more: dict[str, str], basis: dict[str, str], weakest: str) -> None:
    """Figures on prices rest on lines, items and adjustments that were applied, and claim no more than the weakest."""
    assert facts_of(tmp_path, {**TABLES, **more}, basis).basis == weakest


def test_what_the_items_say(tmp_path: Path) -> None:
    """Name, unit, comparison and category come from the items; the period is the year compared."""
    facts = facts_of(tmp_path, TABLES, {})
    assert (facts.names, facts.units) == ({"gloves": "Gloves"}, {"gloves": "box"})
    assert (facts.comparisons, facts.categories) == ({"gloves": "price"}, {"gloves": "consumables"})
    assert (facts.period, facts.source) == ("2025/26", "Source of spend_lines")
    assert facts.scope("gloves") == "headline"


def test_without_items_nothing_may_be_called_a_price(tmp_path: Path) -> None:
    """A case without items has no word on what a difference may be called, so its figures are context."""
    facts = facts_of(tmp_path, {"spend_lines": LINES.replace("2025/26", "")}, {})
    assert (facts.names, facts.scope("gloves")) == ({}, "context")
    assert facts.period == "period of spend_lines"


def test_adjustment_sources(tmp_path: Path) -> None:
    """Only the adjustments that were taken off these very lines are their sources."""
    entries = REBATE + "A1,CCC,L3,,,rebate,1.00\nA2,CCC,,gloves,one,rebate,1.00\nA3,AAA,,gloves,,rebate,1.00\n"
    case = small_case(tmp_path, {**TABLES, "adjustments": entries})
    frame = compare(case, scenario(), frozenset()).lines.frame
    assert [(source.key, source.row, source.sign) for source in adjustment_sources(case, frame)] == [
        ("A1", 2, -1),
        ("A3", 4, -1),
    ]
    assert [source.key for source in adjustment_sources(case, frame[frame["trust"] == "CCC"])] == ["A1"]
    assert adjustment_sources(case, frame[frame["trust"] == "BBB"]) == []
