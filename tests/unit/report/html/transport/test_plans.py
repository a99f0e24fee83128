"""Plans and gains as the page shows them."""

from __future__ import annotations

import re
from typing import Any

from optimiser.report.html.transport.plans import cards, gains, plans, recorded, unserved, year
from tests.unit.report.html.sample_view import PLANTED
from tests.unit.report.transport_sample import DAY, transport_part


def _text(body: object) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", str(body)))


def test_planning_and_working_together_stand_apart() -> None:
    """The big numbers are the three plans and the two gains, each per representative day and with its figure."""
    found = cards(transport_part())
    assert [(card["name"], card["pence"]) for card in found] == [
        ("As run", 15_000),
        ("Each trust alone", 13_000),
        ("All together", 9_200),
        ("Opportunity from planning", 2_000),
        ("Opportunity from working together", 3_800),
    ]
    assert {card["period"] for card in found} == {f"per representative day ({DAY})"}
    assert [card["figure"] for card in found][3:] == [
        f"transport_gain:{DAY}:{kind}" for kind in ("planning", "collaboration")
    ]


def test_no_gain_from_planning_of_an_invented_record() -> None:
    """In the illustration neither a card nor a column tells what planning brings, and the page says why."""
    part = transport_part("synthetic")
    assert "Opportunity from planning" not in [card["name"] for card in cards(part)]
    assert "From planning" not in str(gains(part))
    assert "no opportunity from planning is told" in str(plans(part))


def test_what_each_plan_costs_and_needs() -> None:
    """Three lines with cost, vehicles, kilometres, hours, emissions and journeys; no column of none unserved."""
    body = str(plans(transport_part()))
    assert f'href="#trace-transport_plan-{DAY}-together"' in body
    assert "Not served" not in body
    assert re.findall(r'<td class="number">([\d.]+)</td>', body)[:5] == ["3", "100.0", "7.0", "25.0", "20"]
    assert "per representative day" in body


def test_who_pays_more_is_said() -> None:
    """The trust whose part grows is marked; the rule of the split and cash against capacity are printed."""
    body = str(gains(transport_part()))
    said = _text(body)
    assert "1 trust of 2 would pay more together than alone" in said
    assert body.count('class="dearer"') == 1
    assert "Split by direct distance" in said
    assert PLANTED not in body
    assert "£30.00 is cash" in said
    assert "£8.00 is capacity" in said


def test_trusts_add_up_to_the_whole() -> None:
    """The lines of the trusts come to the line of all, in each plan and gain."""
    part = transport_part()
    for plan in part.plan_names:
        total = part.total(plan)
        assert total is not None
        own = [row["cost_pence"] for row in part.plans if row["plan"] == plan and row["trust"]]
        assert sum(own) == total["cost_pence"]
    rows = [row["collaboration_gain_pence"] for row in part.gains]
    assert sum(rows[:-1]) == rows[-1]


def test_journeys_not_served_alone_stand_apart() -> None:
    """With the reason, what sharing serves, and what that costs on top, once."""
    shared = {"day_type": DAY, "reason": "Its own vehicles are all out", "journeys": 9, "served_together": 8}
    rows = [{**shared, "trust": "AAA", "extra_cost_pence": 4_200}, {**shared, "trust": "BBB", "extra_cost_pence": None}]
    body = str(unserved(transport_part(transport_unserved=rows)))
    assert "£42" in body
    assert body.count("in the first line") == 1


def test_findings_in_the_records_name_file_and_row() -> None:
    """A question to the trust, with where it stands; long lists are cut and say so."""
    row: dict[str, Any] = {"day_type": DAY, "trust": "AAA", "route": "A1", "rule": "drive_is_possible", "about": "1"}
    row |= {"message": "The timetable is too fast.", "minutes": 4.0, "file": "recorded_routes.csv", "row": 7}
    body = str(recorded(transport_part(transport_recorded=[{**row, "about": str(place)} for place in range(40)])))
    assert "recorded_routes.csv, row 7" in body
    assert "10 more in transport_recorded.csv" in body


def test_a_year_is_told_only_where_it_is_there() -> None:
    """Without the table nothing is said of a year; with it the range stands beside the figure."""
    assert year(transport_part()) is None
    shared = {"day_types": 5, "days": 365, "low_pence": 100_000, "high_pence": 300_000, "basis": "supplied"}
    rows = [{**shared, "trust": trust, "gain_pence": 200_000} for trust in ("AAA", "")]
    said = _text(year(transport_part(transport_year=rows)))
    assert "£2,000.00£1,000.00£3,000.00" in said.replace(" ", "")


def test_nothing_planned() -> None:
    """Without plans there is nothing to show of them."""
    part = transport_part(transport_plans=[], transport_gains=[])
    assert plans(part) is gains(part) is unserved(part) is recorded(part) is None
