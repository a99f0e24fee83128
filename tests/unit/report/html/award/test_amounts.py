"""Sums over the recommended award."""

from __future__ import annotations

from optimiser.report.award_sentence import AwardTotals
from optimiser.report.html.award.amounts import AwardAmounts
from tests.unit.report.award_sample import GAP, NAMES, ONCE, SAVING, TODAY, YEARLY, award_part


def test_the_whole_is_traced_to_the_figures_of_the_run() -> None:
    """Today, recommended award and saving of all rows are the run's own totals."""
    amounts = AwardAmounts(*award_part())
    sums = amounts.sums(amounts.savings, "All", whole=True)
    assert sums["today"] == (TODAY, "award:baseline")
    assert sums["cost"] == (YEARLY, "award:yearly")
    assert sums["saving"] == (SAVING, "award:saving")


def test_a_part_is_a_sum_made_on_the_page() -> None:
    """A lot has no figure of its own: it is added up from figures that have."""
    amounts = AwardAmounts(*award_part())
    sums = amounts.sums(amounts.grouped("lot")["ward"], "Ward")
    assert sums["saving"][0] == 10_000
    made = next(found for found in amounts.report.figures.page_sums.values() if found.name == sums["saving"][1])
    assert {name for name, _ in made.parts} == {"award_saving:gloves:AAA", "award_saving:gloves:BBB"}


def test_suppliers_before_and_after() -> None:
    """Who is paid today comes from the lines, who would be from the award."""
    amounts = AwardAmounts(*award_part())
    sums = amounts.sums(amounts.grouped("trust")["CCC"], "Cedar")
    assert (sums["suppliers_today"], sums["suppliers"]) == (["not stated"], [NAMES["two"]])


def test_totals() -> None:
    """One of three trusts pays more; the proof gap and what is paid once are those of the run."""
    assert AwardAmounts(*award_part()).totals == AwardTotals(TODAY, YEARLY, SAVING, ONCE, GAP, 3, 1, "supplied")
    assert AwardAmounts(*award_part("synthetic")).totals.illustrative
