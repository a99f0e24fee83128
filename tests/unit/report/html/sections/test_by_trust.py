"""Pounds by trust."""

from __future__ import annotations

import re

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import by_trust
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import frame, inputs, sample_view


def test_rows_and_columns_add_up_to_the_penny() -> None:
    """Amounts are not rounded, so that trusts and classes both add up to the total shown."""
    rows = [
        {"opportunity": name, "class": code, "counts": True, "value_pence": 0, "basis": "published"}
        for name, code in (("A", "price_match"), ("B", "new_tender"))
    ]
    parts = [
        {"opportunity": name, "trust": trust, "value_pence": pence}
        for name, trust, pence in (("A", "X", 33), ("A", "Y", 34), ("B", "X", 50), ("B", "Y", 150))
    ]
    trusts = inputs("trusts", [{"trust": code, "short_name": code} for code in "XYZ"])
    view = RunView(
        {},
        {"opportunities": frame("opportunities", rows), "opportunity_parts": frame("opportunity_parts", parts)},
        {"trusts": trusts},
    )
    section = by_trust.build(Report(view), split_findings(view)[0])
    assert section is not None
    table = section.body.split("<table>")[1]
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r'<td class="number[^"]*">(.*?)</td>', table)]
    assert cells == [
        "£0.33",
        "£0.50",
        "£0.83",
        "£0.34",
        "£1.50",
        "£1.84",
        "none",
        "none",
        "none",
        "£0.67",
        "£2.00",
        "£2.67",
    ]


def test_pounds_that_do_not_count_have_a_column_of_their_own() -> None:
    """The variation to investigate stands beside the total, never in it."""
    view = sample_view()
    section = by_trust.build(Report(view), split_findings(view)[0])
    assert section is not None
    assert "Not counted</th>" in section.body
    assert section.body.count("£650,000") == 2


def test_there_is_no_section_without_parts() -> None:
    """Without opportunities there is nothing to show by trust."""
    view = RunView({}, {}, {})
    assert by_trust.build(Report(view), split_findings(view)[0]) is None
