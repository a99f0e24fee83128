"""What is asked, and what is only told."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.header_map import HeaderMap, Question
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.source.sheets import Block


def asked(titles: str, *rows: str) -> tuple[HeaderMap, tuple[Question, ...]]:
    """Return the map of a sheet whose cells are split by bars, and its questions."""
    header = infer_header([Block(1, [line.split("|") for line in (titles, *rows)])])
    return header, header.questions


def test_two_equal_columns_of_a_required_field_are_asked() -> None:
    """Neither is guessed; the question names both and says what to do."""
    header, (question,) = asked("Date|Supplier|Amount|Amount", "01/04/2020|Reed|1.50|2.50")
    assert "amount" not in header.columns
    assert (question.severity, question.kind, question.field) == ("error", "ambiguous-column", "amount")
    assert "header_map.toml" in question.remedy


def test_two_equal_columns_with_the_same_values_are_one() -> None:
    """Where nothing differs, nothing needs to be asked."""
    header, _ = asked("Date|Supplier|Amount|Amount", "01/04/2020|Reed|1.50|1.50")
    assert header.columns["amount"].index == 2
    assert header.usable


def test_two_equal_columns_of_another_field_leave_it_empty() -> None:
    """Lines can be read without it, so it is a warning."""
    header, questions = asked("Date|Supplier|Amount|Invoice No|Invoice Number", "01/04/2020|Reed|1.50|A1|B7")
    assert [(one.severity, one.field) for one in questions] == [("warning", "reference")]
    assert (header.usable, "reference" in header.columns) == (True, False)


def test_a_rule_of_meaning_is_told() -> None:
    """Net comes before gross and the day of payment before that of the invoice, in a note for each."""
    header, questions = asked("Invoice Date|Payment Date|Payee|Gross|Net", "01/04/2020|02/04/2020|Reed|1.20|1.00")
    assert (header.columns["date"].title, header.columns["amount"].title) == ("Payment Date", "Net")
    assert {(one.severity, one.field) for one in questions} == {("note", "date"), ("note", "amount")}
    assert "Preferred to 'Gross'" in header.columns["amount"].why


def test_a_missing_field_is_asked_with_the_columns_that_there_are() -> None:
    """A person sees from what to choose."""
    _, (question,) = asked("Date|Supplier|Wibble", "01/04/2020|Reed Ltd|red")
    assert (question.kind, question.field) == ("missing-column", "amount")
    assert "'Wibble'" in question.remedy


def test_one_side_of_a_ledger_is_not_the_amount() -> None:
    """Debit without credit would lose what was paid back."""
    header, questions = asked("Date|Supplier|Debit|Credit", "01/04/2020|Reed|1.50|", "02/04/2020|Reed||-0.50")
    assert [(one.severity, one.field) for one in questions] == [("error", "amount")]
    assert not header.usable


def test_values_that_contradict_a_title_are_told() -> None:
    """The column is not what its title says; what it is taken for instead is said."""
    header, (question,) = asked("Date|Supplier|Transaction Date|Amount", "01/04/2020|Reed|1168648|1.50")
    assert (question.severity, question.kind) == ("warning", "doubtful-column")
    assert header.columns["reference"].title == "Transaction Date"


def test_a_required_field_that_rests_on_values_is_told() -> None:
    """An unknown title is believed only for its values, and that is said."""
    header, (question,) = asked("Date|Supplier|Figure", "01/04/2020|Reed|1.50", "02/04/2020|Reed|2.75")
    assert (header.columns["amount"].title, question.kind) == ("Figure", "doubtful-column")
    assert header.columns["amount"].confidence <= 0.6


def test_a_misspelt_title_near_two_words_is_told_by_its_values() -> None:
    """The title Acount is as near to account as to amount; pence tell."""
    header, _ = asked("Date|Supplier|Acount", "01/04/2020|Reed|1.50", "02/04/2020|Reed|2.75")
    assert header.columns["amount"].title == "Acount"


@pytest.mark.parametrize("title", ["Amount (£000)", "Amount £k", "Amount (000s)", "Amount in thousands"])
def test_thousands_are_not_read_as_pounds(title: str) -> None:
    """A title that says thousands would make every figure wrong by a thousand, so nothing is read."""
    header, _ = asked(f"Date|Supplier|{title}", "30/04/2020|Reed|1.50", "29/04/2020|Reed|2.50")
    assert not header.usable


def test_a_threshold_is_no_thousand() -> None:
    """A title that names the threshold of publication says nothing of the unit."""
    header, _ = asked("Date|Supplier|Amount over £25,000 (£)", "30/04/2020|Reed|1.50", "29/04/2020|Reed|2.50")
    assert header.usable
