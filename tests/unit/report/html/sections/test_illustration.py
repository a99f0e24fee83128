"""The worked illustration."""

from __future__ import annotations

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, split_findings
from optimiser.report.html.sections import illustration, targets
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import sample_view


def test_it_says_what_it_is_before_it_shows_anything() -> None:
    """The warning comes first and names the synthetic tables; every section in it is marked."""
    view = sample_view()
    section = illustration.build(Report(view), split_findings(view)[1], [targets.build])
    assert section is not None
    assert section.body.index("is no finding") < section.body.index("£6.0m")
    assert "Synthetic tables: schemes, targets." in section.body
    assert '<h3 id="illustration-targets-heading">Targets and schemes <span class="illustrative">' in section.body


def test_there_is_none_where_nothing_is_synthetic() -> None:
    """A case of published and supplied tables has no illustration."""
    view = RunView({"headline": {"opportunity_pence": 1}, "illustration": {}}, {}, {})
    assert illustration.build(Report(view), Findings(True, {}), [targets.build]) is None
