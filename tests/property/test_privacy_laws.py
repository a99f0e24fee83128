"""No hidden count can be got back from what is shown."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from optimiser.config.scenario import PrivacySettings
from optimiser.report.privacy import SUPPRESSED, suppress
from optimiser.report.privacy_cells import Sum, hidden_cells, shown_count
from optimiser.results.ledger import findings_frame
from optimiser.tables import OUTPUT_TABLES

RULES = st.builds(PrivacySettings, smallest_count=st.sampled_from([2, 4, 8]), round_to=st.sampled_from([1, 2, 5]))
COUNTS = st.one_of(st.integers(0, 10), st.integers(0, 30))
# Above what a hidden count can be here, so that whoever tries every value misses none that matters.
MOST = 40


def possible(value: int, hidden: bool, rules: PrivacySettings) -> list[int]:
    """Return every value that looks alike in one cell by itself."""
    if hidden:
        return list(range(1, MOST))
    fits = [
        other
        for other in range(rules.smallest_count, MOST * 4)
        if shown_count(other, rules) == shown_count(value, rules)
    ]
    return fits if value else [0]


@settings(max_examples=200, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=3), RULES)
def test_no_part_is_got_back_from_its_sum(parts: list[int], rules: PrivacySettings) -> None:
    """Whoever tries every count that fits what is shown finds at least two values for each hidden one."""
    values: dict[object, int] = {"all": sum(parts)}
    values.update(enumerate(parts))
    hidden = hidden_cells(values, [Sum("all", tuple(range(len(parts))))], rules)
    assert {cell for cell, value in values.items() if 0 < value < rules.smallest_count} <= hidden
    totals = set(range(1, MOST * 4)) if "all" in hidden else set(possible(sum(parts), False, rules))
    fitting = [
        tried
        for tried in product(*(possible(value, place in hidden, rules) for place, value in enumerate(parts)))
        if sum(tried) in totals
    ]
    for place in range(len(parts)):
        if place in hidden:
            assert len({tried[place] for tried in fitting}) > 1
    if "all" in hidden:
        assert len({sum(tried) for tried in fitting}) > 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=2, max_size=3), RULES)
def test_no_line_of_a_table_has_a_single_star(table: list[list[int]], rules: PrivacySettings) -> None:
    """In a table of trusts and mobilities with all sums, a line whose sum is shown has no star or at least two."""
    mobilities = ("walker", "wheelchair", "stretcher")
    lines = [[*row, sum(row)] for row in table]
    lines.append([sum(column) for column in zip(*lines, strict=True)])
    trusts = [*"ABC"[: len(table)], ""]
    rows = [
        {"day_type": "d", "plan": "alone", "trust": trust, "mobility": mobility, "journeys": count}
        for trust, line in zip(trusts, lines, strict=True)
        for mobility, count in zip((*mobilities, ""), line, strict=True)
    ]
    told = suppress(findings_frame("transport_service", rows), OUTPUT_TABLES["transport_service"], "supplied", rules)
    cells = list(told["journeys"])
    shown = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    for line in (*shown, *zip(*shown, strict=True)):
        assert list(line).count(SUPPRESSED) != 1
    for cell, row in zip(cells, rows, strict=True):
        assert cell == SUPPRESSED or cell == shown_count(int(str(row["journeys"])), rules)
