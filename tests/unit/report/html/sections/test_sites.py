"""The map of sites on the page."""

from __future__ import annotations

import dataclasses

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import sites
from tests.unit.report.html.sample_view import inputs, sample_result, sample_view


def test_a_site_without_coordinates_is_counted_and_said() -> None:
    """The table counts every site; the one that cannot be drawn is named as such."""
    view = sample_view()
    section = sites.build(Report(view), split_findings(view)[0])
    assert section is not None
    assert "1 site without coordinates is not drawn." in section.body
    assert '<td class="number">4</td><td class="number">1</td>' in section.body


def test_invented_sites_stand_in_the_illustration() -> None:
    """Where the table of sites is synthetic, the main part has no map and the illustration has."""
    view = dataclasses.replace(sample_view(), result=sample_result() | {"basis": {"sites": "synthetic"}})
    main, apart = split_findings(view)
    assert sites.build(Report(view), main) is None
    found = sites.build(Report(view), apart)
    assert found is not None
    assert found.anchor == "illustration-sites"


def test_without_any_coordinates_there_is_no_empty_map() -> None:
    """Sites without coordinates leave one line."""
    view = sample_view()
    given = view.inputs | {"sites": inputs("sites", [{"site": "A", "trust": "RTD"}])}
    section = sites.build(Report(dataclasses.replace(view, inputs=given)), split_findings(view)[0])
    assert section is not None
    assert "<svg" not in section.body
