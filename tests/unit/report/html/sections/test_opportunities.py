"""Opportunities on the page."""

from __future__ import annotations

import dataclasses

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import opportunities
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import frame, sample_result, sample_view


def _body(view: RunView) -> str:
    section = opportunities.build(Report(view), split_findings(view)[0])
    assert section is not None
    return str(section.body)


def test_the_list_adds_up_to_the_headline_and_says_so() -> None:
    """The total counted is the headline opportunity; what is not counted has a total of its own."""
    body = _body(sample_view())
    assert "equals the headline opportunity" in body
    assert body.index("Total counted") < body.index("Total not counted")


def test_a_total_that_differs_from_the_headline_is_not_hidden() -> None:
    """Where the list does not add up to the headline, the page says so."""
    view = sample_view()
    body = _body(dataclasses.replace(view, result=sample_result() | {"headline": {"opportunity_pence": 1}}))
    assert "it differs." in body
    assert "equals the headline" not in body


def test_what_every_row_of_a_class_says_is_said_once() -> None:
    """A condition shared by all opportunities of a class stands in the head of the class only."""
    rows = [
        {
            "opportunity": name,
            "rank": rank,
            "class": "new_tender",
            "title": name,
            "value_pence": 100,
            "counts": True,
            "condition": "If tendered.",
        }
        for rank, name in enumerate(("A", "B"), 1)
    ]
    body = _body(RunView({}, {"opportunities": frame("opportunities", rows)}, {}))
    assert body.count("If tendered.") == 1


def test_a_long_list_is_cut_and_still_adds_up() -> None:
    """Of 61 opportunities 60 are listed, the rest is one line, and the total has all of them."""
    rows = [
        {
            "opportunity": f"O{rank}",
            "rank": rank,
            "class": "price_match",
            "title": f"T{rank}",
            "value_pence": 100,
            "counts": True,
        }
        for rank in range(1, 62)
    ]
    body = _body(RunView({}, {"opportunities": frame("opportunities", rows)}, {}))
    assert "1 more opportunity, in opportunities.csv" in body
    assert "T61" not in body
    assert "61 opportunities counted" in body
    assert "£61" in body


def test_the_classes_stand_in_order_of_ease() -> None:
    """The classes come in the order of the dictionary, whatever the pounds."""
    rows = [
        {"opportunity": code, "rank": 5 - place, "class": code, "title": code, "value_pence": place + 1, "counts": True}
        for place, code in enumerate(("new_tender", "pooled_tier", "contract_change", "price_match"))
    ]
    body = _body(RunView({}, {"opportunities": frame("opportunities", rows)}, {}))
    places = [
        body.index(f">{words} <span")
        for words in ("Ask for the match", "Change the contract", "Pool to reach a tier", "New tender")
    ]
    assert places == sorted(places)
