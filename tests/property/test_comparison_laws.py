"""Laws of a comparison, whatever the two runs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from optimiser.results.comparison.compare import Comparison, compare_runs
from optimiser.results.comparison.compared import ComparedRun
from tests.unit.results.comparison.sample import line, opportunity_run

AMOUNTS = st.dictionaries(
    st.tuples(st.sampled_from(["gloves", "masks", "gowns", "paper"]), st.sampled_from(["AAA", "BBB"])),
    st.integers(-(10**9), 10**12),
    max_size=8,
)
LINES = st.dictionaries(
    st.sampled_from([f"L{number}" for number in range(6)]), st.integers(-(10**6), 10**9), max_size=6
)


@st.composite
def runs(draw: st.DrawFn) -> ComparedRun:
    """Draw a run with an opportunity of a few parts and a few lines of spend."""
    amounts, lines = draw(AMOUNTS), draw(LINES)
    parts = [(item, trust, pence) for (item, trust), pence in amounts.items()]
    return opportunity_run(*parts, lines=[line(name, pence) for name, pence in lines.items()])


def bars(comparison: Comparison) -> dict[str, int]:
    """Return the length of every bar by its figure."""
    return {bar.figure: bar.difference_pence for bridge in comparison.bridges for bar in bridge.bars}


@settings(max_examples=40)
@given(runs(), runs())
def test_the_bars_add_up_to_the_difference(first: ComparedRun, second: ComparedRun) -> None:
    """The bars of a bridge add up to its difference to the penny, and none of them is nought."""
    for bridge in compare_runs(first, second).bridges:
        assert sum(bar.difference_pence for bar in bridge.bars) == bridge.difference_pence
        assert all(bar.difference_pence for bar in bridge.bars)


@settings(max_examples=40)
@given(runs(), runs())
def test_the_way_back_is_the_way_there_turned_round(first: ComparedRun, second: ComparedRun) -> None:
    """Compared the other way round, every bar has the other sign, and what was new is gone."""
    there, back = compare_runs(first, second), compare_runs(second, first)
    assert bars(back) == {figure: -pence for figure, pence in bars(there).items()}
    turned = {"new": "gone", "gone": "new", "changed": "changed"}
    kinds = [{bar.figure: bar.change for bridge in one.bridges for bar in bridge.bars} for one in (there, back)]
    assert kinds[1] == {figure: turned[change] for figure, change in kinds[0].items()}


@settings(max_examples=40)
@given(runs(), runs())
def test_rows_and_pounds_of_a_table_add_up(first: ComparedRun, second: ComparedRun) -> None:
    """Rows before, less removed, with added, are rows after; and so it is with the pounds."""
    totals = [sum(row["amount_pence"] for row in run.input_rows("spend_lines")) for run in (first, second)]
    changes = compare_runs(first, second).tables
    assert sum(change.difference_pence for change in changes) == totals[1] - totals[0]
    for change in changes:
        assert change.rows_before - len(change.removed) + len(change.added) == change.rows_after


@settings(max_examples=20)
@given(runs())
def test_nothing_changes_from_a_run_to_itself(run: ComparedRun) -> None:
    """A run compared with itself has no bar, no changed row, and says so."""
    same = compare_runs(run, run)
    assert bars(same) == {}
    assert (len(same.tables), len(same.settings), len(same.files)) == (0, 0, 0)
    assert same.sentence.startswith("Nothing changed")
