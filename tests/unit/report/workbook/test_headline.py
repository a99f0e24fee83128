"""Headline numbers are linked to the sheets they come from, or stand as plain numbers."""

from __future__ import annotations

from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import Formula
from optimiser.report.workbook.book import part_blocks
from optimiser.report.workbook.headline import class_sums, headline_form, headline_numbers
from optimiser.report.workbook.parts import split
from tests.unit.report.workbook.sample_view import counted_by_trust, sample_view


def test_the_opportunity_is_the_sum_of_what_counts() -> None:
    """The headline opportunity is a live sum, whatever the result says, so that a check can differ."""
    view = sample_view()
    part, _ = split(RunView({**view.result, "headline": {"opportunity_pence": 1}}, view.tables, view.inputs))
    number = headline_numbers(part, part_blocks(part))["opportunity_pence"]
    assert isinstance(number, Formula)
    assert number.value == sum(counted_by_trust(view.tables).values())


def test_classes_add_up_to_the_opportunity() -> None:
    """Only classes with something that counts are listed, in words."""
    part, _ = split(sample_view())
    sums = class_sums(part_blocks(part))
    assert [words for words, _ in sums] == ["New tender"]
    assert sums[0][1].value == sum(counted_by_trust(sample_view().tables).values())


def test_a_target_is_the_top_of_the_tree() -> None:
    """Target and gap are cells of the root; a number that nothing gives stays a number."""
    view = sample_view()
    illustration = {**view.result["illustration"], "identified_pence": 7}
    _, part = split(RunView({**view.result, "illustration": illustration}, view.tables, view.inputs))
    numbers = headline_numbers(part, part_blocks(part))
    assert isinstance(numbers["target_pence"], Formula)
    assert numbers["target_pence"].text.startswith("'Illustration'!$")
    assert numbers["target_pence"].value == 100_000_000
    assert numbers["identified_pence"] == 7


def test_a_number_without_a_tree_is_followed_to_the_trace() -> None:
    """Where there are no targets on a sheet the figure in the trace is linked."""
    view = sample_view()
    tables = {name: frame for name, frame in view.tables.items() if name != "target_nodes"}
    _, part = split(RunView(view.result, tables, view.inputs))
    number = headline_numbers(part, part_blocks(part))["target_pence"]
    assert isinstance(number, Formula)
    assert number.text.startswith("'Illustration trace'!")


def test_pence_are_money_and_the_rest_a_share() -> None:
    """The name of a headline number says how it is shown."""
    assert headline_form("target_pence") == "money"
    assert headline_form("probability_of_target") == "percent"
