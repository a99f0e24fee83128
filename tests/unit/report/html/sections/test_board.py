"""The board page."""

from __future__ import annotations

import dataclasses
import datetime as dt

from optimiser.report.award_sentence import award_sentence
from optimiser.report.html.award.amounts import AwardAmounts
from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import board
from optimiser.report.view import RunView
from tests.unit.report.award_sample import award_part, award_view
from tests.unit.report.html.sample_view import frame, sample_result, sample_view


def _body(view: RunView) -> str:
    return str(board.build(Report(view), split_findings(view)[0]).body)


def _with_calendar(*rows: dict[str, object]) -> RunView:
    view = sample_view()
    return dataclasses.replace(view, tables=view.tables | {"decide_by": frame("decide_by", rows)})


def test_the_first_sentence_stands_above_the_others() -> None:
    """The headline is split into its sentences and loses no word."""
    body = _body(sample_view())
    assert '<p class="headline">In 2023/24 £890k lies above the median: an opportunity, not a saving.</p>' in body
    assert '<p class="headline-more">One is overdue.</p>' in body


def test_a_big_number_has_unit_period_basis_and_a_way_down() -> None:
    """The opportunity is rounded and exact, in GBP, for its period and on its basis, linked to its figure."""
    card = _body(sample_view()).split('<li class="card">')[1].split("</li>")[0]
    assert '<a class="figure" href="#trace-headline-opportunity">£890k</a>' in card
    assert all(said in card for said in ("£889,545", "GBP", "2023/24", "published"))


def test_urgent_decisions_stand_in_the_order_of_the_calendar() -> None:
    """Overdue and due in 90 days are listed as the calendar has them, cut at five; what comes later is not here."""
    rows = [
        {
            "contract": f"C{day}",
            "title": f"Number {day}",
            "urgency": "overdue",
            "decide_by": dt.date(2026, 5, day),
            "trust": "RTD",
        }
        for day in (2, 3, 4, 5, 6, 7)
    ]
    body = _body(
        _with_calendar(*rows, {"contract": "L", "title": "Far", "urgency": "later", "decide_by": dt.date(2029, 1, 1)})
    )
    assert body.index("Number 2") < body.index("Number 3") < body.index("Number 6")
    assert "Number 7" not in body
    assert "and 1 more decision" in body
    assert "Far" not in body


def test_where_nothing_is_urgent_the_next_decision_is_named() -> None:
    """Without an urgent decision the board reads which one comes next."""
    row = {
        "contract": "C",
        "title": "Linen",
        "urgency": "next_12_months",
        "decide_by": dt.date(2027, 5, 31),
        "trust": "RTF",
    }
    body = _body(_with_calendar(row))
    assert "Nothing is overdue or due in 90 days." in body
    assert "31 May 2027" in body


def test_classes_are_counted_and_not_counted_apart() -> None:
    """The pounds of each class stand under the headline they are in, or apart from it."""
    body = _body(sample_view())
    assert body.index("In the headline opportunity") < body.index("New tender") < body.index("Not in the headline")
    assert body.index("Not in the headline") < body.index('<th scope="row">Variation to investigate')


def test_the_probability_of_the_target_is_shown_where_it_was_computed() -> None:
    """A probability in the result is written as per cent."""
    view = sample_view()
    result = sample_result() | {"headline": {"opportunity_pence": 1, "probability_of_target": 0.62}}
    assert "Probability of meeting the target: <strong>62%</strong>" in _body(dataclasses.replace(view, result=result))


def test_arithmetic_that_was_not_performed_again_is_said() -> None:
    """The page never claims a check that did not happen."""
    view = dataclasses.replace(sample_view(), result=sample_result() | {"arithmetic_verified": False})
    assert "The arithmetic has not been re-performed." in _body(view)


def test_a_recommended_award_stands_in_a_line_of_its_own() -> None:
    """What the headline says of it is set apart from the other sentences, once, with the way to its section."""
    view = award_view()
    award = award_sentence(AwardAmounts(*award_part()).totals)
    said = f"An opportunity of £1. {award} The target is £2."
    body = _body(dataclasses.replace(view, result={**view.result, "headline_sentence": said}))
    assert '<p class="headline">An opportunity of £1.</p>' in body
    assert '<p class="headline-award">Recommended award (supplied records)' in body
    assert body.count("Recommended award (supplied records)") == 1
    assert '<p class="headline-more">The target is £2.</p>' in body
    assert "to award is a legal act" in body


def test_a_synthetic_award_is_not_on_the_board_page() -> None:
    """Neither its sentence nor what it is stands there."""
    assert "ecommended award" not in _body(award_view("synthetic"))
