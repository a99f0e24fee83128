"""Who supplies what to whom today."""

from __future__ import annotations

import dataclasses

from optimiser.report.html.award.today import item_names, supplier_names, suppliers_today
from optimiser.report.view import RunView
from tests.unit.report.award_sample import NAMES, award_view
from tests.unit.report.html.sample_view import inputs


def test_the_latest_year_counts() -> None:
    """A supplier of an earlier year is none of today's; one that is not named is not stated."""
    today = suppliers_today(award_view(), synthetic=False)
    assert today["AAA", "gloves"] == ("one",)
    assert today["CCC", "masks"] == ("(not stated)",)


def test_expected_demand_is_read_too() -> None:
    """A row of demand names the present supplier of what no line tells of."""
    view = award_view()
    demand = inputs("demand", [{"trust": "BBB", "item": "masks", "supplier": "two", "amount_pence": 5}])
    found = suppliers_today(RunView(view.result, view.tables, {**view.inputs, "demand": demand}), synthetic=False)
    assert found["BBB", "masks"] == ("two",)


def test_synthetic_lines_are_read_in_the_illustration_only() -> None:
    """Made-up payments name nobody in the main part."""
    view = award_view()
    made_up = dataclasses.replace(view, result={**view.result, "basis": {"spend_lines": "synthetic"}})
    assert suppliers_today(made_up, synthetic=False) == {}
    assert suppliers_today(made_up, synthetic=True)


def test_names() -> None:
    """Names come from whatever table has them; a case without tables names nobody."""
    assert supplier_names(award_view()) == NAMES
    assert item_names(award_view()) == {"gloves": "Gloves", "masks": "Masks"}
    assert supplier_names(RunView({}, {}, {})) == item_names(RunView({}, {}, {})) == {}
