"""Grey fleet on the page."""

from __future__ import annotations

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import grey_fleet
from tests.unit.report.html.sample_view import sample_view


def test_mileage_is_context_and_adds_up() -> None:
    """The section says it is never in the headline, and the trusts add up to the total at the rate."""
    view = sample_view()
    section = grey_fleet.build(Report(view), split_findings(view)[0])
    assert section is not None
    assert "Context, never in the headline." in section.body
    assert "£3,880,221" in section.body
    assert "£1,281,750" in section.body
    assert section.body.count("£5,161,971") == 2


def test_every_cost_links_to_its_own_figure_and_the_sum_to_an_entry() -> None:
    """A cost leads to its figure; the sum, which the run does not publish, to an entry made for the page."""
    report = Report(sample_view())
    section = grey_fleet.build(report, split_findings(sample_view())[0])
    assert section is not None
    assert "#trace-grey-cost-2013-14-std-RNN" in section.body.replace("grey_cost", "grey-cost")
    assert [found.label for found in report.figures.page_sums.values()] == [
        "Business miles at Standard: miles of all trusts at this rate"
    ]
