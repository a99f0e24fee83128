"""Targets and schemes of an invented case."""

from __future__ import annotations

import datetime as dt

from optimiser.synthetic.recovery_plan import schemes, target_of, targets

DAY = dt.date(2026, 11, 22)
SPENT = {"buying": 1_234_567_89, "transport": 50_000_000}


def test_the_tree_adds_up() -> None:
    """The trusts of a lever come to the lever, and the levers to the whole."""
    rows = targets(SPENT, {"RAA": 2, "RBB": 1}, "2027/28", DAY)
    value = {row.target: row.value_pence for row in rows}
    for top, pence in value.items():
        below = [row.value_pence for row in rows if row.parent == top]
        assert not below or sum(below) == pence
    assert [row.target for row in rows if not row.parent] == ["ILL-all"]
    assert value["ILL-buying"] == target_of(SPENT["buying"]) == 4_900_000


def test_schemes_stay_below_the_target() -> None:
    """Each lever has schemes of every status from plans to delivered, together less than half of its target."""
    rows = schemes(SPENT, ["RAA", "RBB"], DAY)
    for lever, pence in SPENT.items():
        own = [row for row in rows if row.lever == lever]
        assert {row.status for row in own} == {"fully_developed", "in_delivery", "plans_in_progress", "delivered"}
        assert 0 < sum(row.full_year_effect_pence for row in own) < target_of(pence) // 2
    assert len({row.scheme for row in rows}) == len(rows)
    assert rows[0].start_month == "2027-04"
