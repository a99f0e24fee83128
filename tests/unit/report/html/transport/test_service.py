"""What patients get, and cost against minutes, as the page shows them."""

from __future__ import annotations

import re

from optimiser.report.html.transport.service import frontier, service
from tests.unit.report.transport_sample import transport_part


def test_whose_patients_are_longer_on_board_is_said() -> None:
    """The trust is named with the minutes, and every measure stands once for each plan."""
    body = str(service(transport_part()))
    assert "minutes in the mean: Ash 4.5." in body
    assert "On board within 60 minutes" in body
    first = re.findall(r'<td class="number[^"]*">([^<]*)</td>', body)
    assert first[:7] == ["10", "30.0", "34.5", "5.0", "9.5", "60.0", "69.0"]


def test_nobody_longer_on_board() -> None:
    """Where no trust's patients ride longer that is said too."""
    part = transport_part()
    frame = part.findings.frames["transport_service"]
    part.findings.frames["transport_service"] = frame.assign(mean_on_board_min=30.0)
    assert "of none of the 1 trust that can be compared" in str(service(part))


def test_hidden_minutes_are_not_compared() -> None:
    """Where every group is too small nothing is claimed."""
    part = transport_part()
    frame = part.findings.frames["transport_service"]
    part.findings.frames["transport_service"] = frame.astype(object).assign(mean_on_board_min="*", journeys="*")
    assert "too few journeys on one day" in str(service(part))


def test_cost_against_minutes_added() -> None:
    """Cost, proven bound and the cost alone are lines over minutes; the table has the same points."""
    body = str(frontier(transport_part()))
    assert body.count("<polyline") == 3
    assert "does not begin at nought" in body
    assert "Proven: no plan costs less" in body
    assert re.findall(r'<td class="number strong">£(\d+)<', body) == ["99", "92"]


def test_one_point_is_no_line() -> None:
    """A single plan is listed and not drawn; none at all is not shown."""
    row = {"day_type": "weekday", "minutes_added": 30, "cost_pence": 9_200, "basis": "supplied"}
    body = str(frontier(transport_part(transport_frontier=[row])))
    assert "<svg" not in body
    assert "no bound" in body
    part = transport_part(transport_frontier=[], transport_service=[])
    assert frontier(part) is service(part) is None
