"""Which counts of people add up to which."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.report.privacy_cells import Sum
from optimiser.report.privacy_sums import CountOf, sums_of
from optimiser.results.ledger import findings_frame

DAY = {"day_type": "weekday"}


def found(**tables: list[dict[str, Any]]) -> list[Sum]:
    """Return the sums of some tables, every count of which may be hidden."""
    frames = {name: findings_frame(name, rows) for name, rows in tables.items()}
    counts = {
        CountOf(name, place, column): 1
        for name, rows in tables.items()
        for place, row in enumerate(rows)
        for column in row
    }
    return list(sums_of(frames, counts))


def pair_rows(*across: bool | None) -> list[dict[str, Any]]:
    """Return rows of the table `overlap`."""
    return [{**DAY, "kind": "patient_patient", "across": one, "pairs": 1, "shareable": 1} for one in across]


def test_pairs_within_and_across_add_up_to_all() -> None:
    """The row with neither is the sum of the two others, of pairs and of those that can share."""
    told = found(overlap=pair_rows(None, True, False))
    assert told == [
        Sum(CountOf("overlap", 0, column), (CountOf("overlap", 1, column), CountOf("overlap", 2, column)))
        for column in ("pairs", "shareable")
    ]


def test_what_can_share_and_the_reasons_add_up_to_all_pairs() -> None:
    """Reasons of another kind of pair are not in it, and ways add up to the pairs of two trusts."""
    reasons = [{**DAY, "kind": kind, "reason": "window", "pairs": 1} for kind in ("patient_patient", "patient_goods")]
    told = found(overlap=pair_rows(None), overlap_reasons=reasons)
    assert told == [
        Sum(
            CountOf("overlap", 0, "pairs"), (CountOf("overlap", 0, "shareable"), CountOf("overlap_reasons", 0, "pairs"))
        )
    ]
    ways = [{**DAY, "kind": "patient_patient", "origin": "X", "pairs": 1}] * 2
    parts = (CountOf("overlap_corridors", 0, "pairs"), CountOf("overlap_corridors", 1, "pairs"))
    assert found(overlap=pair_rows(True), overlap_corridors=ways) == [Sum(CountOf("overlap", 0, "shareable"), parts)]


@pytest.mark.parametrize("table", ["transport_plans", "transport_proof"])
def test_trusts_add_up_to_all(table: str) -> None:
    """Within a plan the row without a trust is the sum of the others."""
    rows = [{**DAY, "plan": "alone", "trust": trust, "journeys": 1} for trust in ("A", "B", "")]
    rows.append({**DAY, "plan": "together", "trust": "A", "journeys": 1})
    parts = (CountOf(table, 0, "journeys"), CountOf(table, 1, "journeys"))
    assert Sum(CountOf(table, 2, "journeys"), parts) in found(**{table: rows})


def test_service_adds_up_both_ways() -> None:
    """Mobilities add up to a trust, and trusts to a mobility."""
    rows = [
        {**DAY, "plan": "alone", "trust": trust, "mobility": mobility, "journeys": 1}
        for trust in ("A", "")
        for mobility in ("walker", "")
    ]
    cells = [CountOf("transport_service", place, "journeys") for place in range(4)]
    told = found(transport_service=rows)
    assert Sum(cells[1], (cells[0],)) in told
    assert Sum(cells[2], (cells[0],)) in told
    assert len(told) == 4


def test_one_count_in_two_plans_is_one_count() -> None:
    """What is hidden alone is hidden together too, where both are the same journeys."""
    rows = [{**DAY, "plan": plan, "trust": "A", "journeys": 1} for plan in ("alone", "together")]
    cells = [CountOf("transport_plans", place, "journeys") for place in range(2)]
    assert found(transport_plans=rows) == [Sum(cells[0], (cells[1],))]


def test_a_sum_that_is_not_counted_is_none() -> None:
    """Where a cell is empty, or of goods only, there is no sum."""
    frames = {"overlap": findings_frame("overlap", pair_rows(None, True, False))}
    assert list(sums_of(frames, {})) == []
