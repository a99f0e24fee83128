"""Shared suppliers on the page."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings
from optimiser.report.html.sections import suppliers
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import frame


def _body(rows: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> str:
    frames = {"shared_suppliers": frame("shared_suppliers", rows)} | {
        name: frame(name, given) for name, given in tables.items()
    }
    section = suppliers.build(
        Report(RunView({"settings": {"buying": {"top_suppliers": 2}}}, {}, {})), Findings(False, frames)
    )
    assert section is not None
    return str(section.body)


def _supplier(name: str, pence: int | None, **more: Any) -> dict[str, Any]:
    return {
        "supplier": name,
        "name": name,
        "trusts": "A;B",
        "trust_count": 2,
        "spend_pence": pence,
        "largest_share": 0.6,
        **more,
    }


def test_the_largest_are_shown_and_the_rest_still_counts() -> None:
    """The scenario's number of suppliers is listed, the rest is one line, and the total has all."""
    body = _body([_supplier("Small", 100), _supplier("Large", 300), _supplier("Middle", 200)])
    assert body.index("Large") < body.index("Middle")
    assert "Small" not in body
    assert "1 more supplier" in body
    assert "£6<span" in body


def test_a_supplier_a_member_owns_counts_nothing() -> None:
    """A supplier owned by a member is marked so in the map and in the table."""
    body = _body([_supplier("QE Facilities", 100, member_trust="RR7")])
    assert "Owned by RR7: a price cut gains the system nothing." in body
    assert 'class="mark-member"' in body


def test_without_pounds_there_is_no_column_for_them() -> None:
    """A register that names suppliers without spend shows who shares whom, and no pounds."""
    body = _body([_supplier("Elis", None)])
    assert "£ paid" not in body
    assert "60%" not in body


def test_trade_between_members_counts_nothing() -> None:
    """A member that supplies a member stands in a table of its own, with no effect on the system."""
    trade = {"supplier_trust": "RR7", "buyer_trust": "RTD", "title": "Courier", "value_pence": 100, "system_pence": 0}
    body = _body([], internal_trade=[trade])
    assert "counts nothing" in body
    assert "No supplier is seen at two or more trusts in spend lines." in body


def test_groups_that_could_pool_name_their_items() -> None:
    """A pooling group lists items, trusts and pounds."""
    group = {"group": "P1", "items": "gloves;masks", "trusts": "A;B", "suppliers": "S", "spend_pence": 500}
    assert "Gloves, Masks" in _body([], pooling_groups=[group])
