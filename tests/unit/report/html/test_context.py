"""What the sections of one page share."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from optimiser.report.html.context import Report, about, basis_mark
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import EXCESS, frame, sample_view


def test_an_amount_is_exact_and_links_to_its_figure() -> None:
    """Pounds are written in full, the pence smaller, as a link; what is not there is said in words."""
    report = Report(sample_view())
    linked = str(report.money(88_954_541, "headline:opportunity"))
    assert linked == '<a class="figure" href="#trace-headline-opportunity">£889,545<span class="pence">.41</span></a>'
    assert ">not computed<" in report.money(None)
    assert ">not seen<" in report.money(None, absent="not seen")


def test_a_sum_comes_with_the_figure_it_is_traced_by() -> None:
    """Adding a column gives its pence and the published total; a column without a value gives nothing."""
    report = Report(sample_view())
    rows = [{"figure": f"excess:median:laundry:{trust}", "value_pence": pence} for trust, pence in EXCESS.items()]
    assert report.total(rows, "value_pence", "All") == (88_954_541, "excess:median:laundry")
    assert report.total([{"figure": "x", "value_pence": None}], "value_pence", "None") == (None, "")


def test_a_template_never_prints_a_name_it_was_not_given() -> None:
    """A forgotten name is an error, not an empty place on the page."""
    with pytest.raises(UndefinedError):
        Report(sample_view()).render("missing")


def test_a_caption_says_unit_period_and_basis() -> None:
    """The line of a table's caption has unit, periods and bases, each once."""
    rows = [{"basis": "published", "period": "2023/24"}, {"basis": "assumed", "period": "2023/24"}]
    assert about(rows, "Pounds a year") == "Pounds a year. Period: 2023/24. Basis: assumed, published."
    assert about([], "Pounds", "one day") == "Pounds. Period: one day."


def test_a_basis_is_a_mark_and_an_unknown_one_is_none() -> None:
    """The mark of a basis carries its word."""
    assert str(basis_mark("synthetic")) == '<span class="basis basis-synthetic">synthetic</span>'
    assert str(basis_mark("")) == ""


def test_trusts_go_by_their_short_names() -> None:
    """A member has its short name, a stranger its code; without a table of trusts the result's names serve."""
    assert Report(sample_view()).trust_list("RTD;XXX") == "Newcastle, XXX"
    assert (
        Report(RunView({"trusts": [{"code": "RTD", "name": "Newcastle upon Tyne"}]}, {}, {})).trust("RTD")
        == "Newcastle upon Tyne"
    )


def test_what_is_missing_is_said_in_the_words_of_the_question() -> None:
    """Only questions that touch the topic are listed; where none does, the section points to the list."""
    questions = [{"question": "Q1", "reason": "No rates."}, {"question": "Q2", "reason": "No offers."}]
    report = Report(RunView({}, {"not_answered": frame("not_answered", questions)}, {}))
    assert "Q1" in report.missing("a", "A", ["rates"]).body
    assert "Q2" not in report.missing("a", "A", ["rates"]).body
    assert "#not-answered" in report.missing("a", "A", ["sites"]).body
