"""The whole comparison, and what it says in a sentence."""

from __future__ import annotations

from optimiser.results.comparison.compare import compare_runs
from tests.unit.results.comparison.sample import line, made_run, opportunity_run

FIRST = opportunity_run(("gloves", "AAA", 10000), lines=[line("L1", 5)])


def test_a_run_with_itself() -> None:
    """A run compared with itself says that nothing changed, and no bridge has a bar."""
    same = compare_runs(FIRST, FIRST)
    assert same.sentence == "Nothing changed: the same inputs, the same settings, the same results."
    assert not same.inputs_changed
    assert not same.results_changed
    assert [bridge.bars for bridge in same.bridges] == [()]


def test_inputs_without_results() -> None:
    """Where what went in changed and nothing came of it, that is said."""
    second = opportunity_run(("gloves", "AAA", 10000), lines=[line("L1", 6)])
    assert compare_runs(FIRST, second).sentence == "What went in changed; no result did."


def test_the_headline_in_a_sentence() -> None:
    """The sentence has the headline's amounts with the sign of their difference."""
    second = opportunity_run(("gloves", "AAA", 7500), lines=[line("L1", 6)])
    expected = "From the first run to the second: opportunity £100.00 to £75.00 (-£25.00)."
    assert compare_runs(FIRST, second).sentence == expected
    assert "(+£25.00)" in compare_runs(second, FIRST).sentence


def test_nothing_synthetic_is_in_the_sentence() -> None:
    """A change of the illustration is told without its amounts."""
    first, second = (made_run(illustration={"saving_pence": pence}) for pence in (100, 23456))
    assert compare_runs(first, second).sentence == "Results changed; no headline figure did."
