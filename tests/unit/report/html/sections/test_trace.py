"""The trace appendix."""

from __future__ import annotations

import pytest

from optimiser.report.html.context import Report
from optimiser.report.html.sections import trace
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import figure, frame, part, sample_view


def _entry(body: str, anchor: str) -> str:
    return body.split(f'<li id="{anchor}">')[1].split("</li>", maxsplit=1)[0]


def _body(report: Report) -> str:
    section = trace.build(report)
    assert section is not None
    return str(section.body)


def test_a_figure_leads_to_its_rows() -> None:
    """An entry has value, unit, period, basis, method, source and the rows of the file as Excel shows them."""
    entry = _entry(_body(Report(sample_view())), "trace-contract_value-C1")
    said = (
        "£4,292,974",
        "GBP · 2023/24 · published",
        "Made for this test.",
        "ERIC 2023/24",
        "plus contracts.csv, row 2 (K2)",
    )
    assert [text for text in said if text not in entry] == []


def test_a_sum_leads_to_its_parts() -> None:
    """The parts of a sum are links to entries that are there."""
    entry = _entry(_body(Report(sample_view())), "trace-headline-opportunity")
    assert (
        'plus <a href="#trace-excess-median-laundry-RNN">Label of excess:median:laundry:RNN, North Cumbria</a>' in entry
    )


def test_rows_of_one_file_are_drawn_together() -> None:
    """Many rows become ranges, those taken off apart from those added, and the parts beyond forty are counted."""
    sources = [part("F", place, row=place + 1) for place in range(1, 6)] + [part("F", 9, row=9) | {"sign": -1}]
    sources += [part("G", place, f"P{place}") for place in range(1, 43)]
    tables = {
        "figures": frame("figures", [figure("F", "sum", 1), figure("G", "sum", 2)]),
        "figure_sources": frame("figure_sources", sources),
    }
    body = _body(Report(RunView({}, tables, {})))
    assert "plus spend_lines.csv, rows 2–6; less spend_lines.csv, row 9 (K9)." in _entry(body, "trace-F")
    assert "; and 2 more." in _entry(body, "trace-G")


def test_a_large_run_lists_what_the_page_shows_and_one_step_below(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit only the figures shown and their parts are listed; the rest is a command away."""
    monkeypatch.setattr(trace, "_ALL_UP_TO", 2)
    tables = {
        "figures": frame("figures", [figure(name, "sum", 1) for name in ("shown", "part", "deep", "other")]),
        "figure_sources": frame(
            "figure_sources", [part("shown", 1, "part"), part("part", 1, "deep"), part("deep", 1, row=2)]
        ),
    }
    report = Report(RunView({"run_id": "R1"}, tables, {}))
    report.figures.link("shown", "£0")
    body = _body(report)
    assert 'id="trace-part"' in body
    assert 'id="trace-deep"' not in body
    assert 'href="#trace-deep"' not in body
    assert "optimiser trace R1 FIGURE" in body


def test_a_sum_of_thousands_lists_the_parts_it_names_and_no_more() -> None:
    """Where not all figures are listed, a sum brings along only the forty parts that its entry names."""
    names = [f"P{place:02}" for place in range(45)]
    tables = {
        "figures": frame("figures", [figure(name, "sum", 1) for name in ("S", *names)]),
        "figure_sources": frame("figure_sources", [part("S", place, name) for place, name in enumerate(names, 1)]),
    }
    report = Report(RunView({}, tables, {}))
    report.figures.link("S", "£0")
    section = trace.build(report, all_up_to=0)
    assert section is not None
    assert section.body.count('<li id="trace-P') == 40
    assert "; and 5 more." in _entry(str(section.body), "trace-S")


def test_where_nothing_is_shown_there_is_nothing_to_list() -> None:
    """A page that links to no figure has no appendix, where not all are listed."""
    assert trace.build(Report(sample_view()), all_up_to=0) is None


def test_a_sum_of_the_page_says_that_it_is_one() -> None:
    """A sum the run does not publish has an entry with its parts, and no identifier to ask the command line for."""
    report = Report(sample_view())
    names = ["grey_cost:2013/14:std:RNN", "grey_cost:2013/14:std:RTD"]
    assert report.figures.sum_of(names, 516_197_192, "All miles")
    entry = _entry(_body(report), "trace-page-sum-1")
    assert "Added up on this page from published figures" in entry
    assert "£5,161,971" in entry
    assert "trace-id" not in entry


def test_a_run_without_figures_has_no_appendix() -> None:
    """Where nothing was published there is nothing to trace."""
    assert trace.build(Report(RunView({}, {}, {}))) is None
