"""What is told beside the plans, held against them: hours saved, journeys unserved, the frontier."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RunRecord
from optimiser.audit.transport.told import check_frontier, check_saved, check_unserved
from tests.unit.audit.transport.driven_day import FINDINGS, INPUTS, book_of, lie, moved_in, run_of, told

# Alone S drives 4 km in 42 min and T 6 km in 62; together S has a third of 6 km and 64 min.
GAINS = """\
    day_type,trust,km_saved,hours_saved
    weekday,S,2,0.344444
    weekday,T,2,0.322222
    weekday,,4,0.666667
    """
FRONTIER = """\
    day_type,minutes_added,cost_gbp,bound_gbp,mean_added_min,basis
    weekday,5,18.90,18.50,1,supplied
    weekday,30,18.90,18.00,1,supplied
    """
PROOF = "day_type,plan,trust,cost_gbp,bound_gbp\nweekday,alone,S,15.70,15.70\nweekday,together,,18.90,18.00\n"
UNSERVED = """\
    day_type,trust,reason,journeys,served_together,extra_cost_gbp
    weekday,S,No place.,1,1,2.00
    weekday,T,No place.,1,0,
    """
MANY = FINDINGS["transport_requests"].replace(",yes", ",no")


def of_saved(run: RunRecord) -> list[tuple[str, str]]:
    """Return what is found fault with in what is saved."""
    found = Comparison()
    check_saved(run, book_of(run), found)
    return told(found)


def of_unserved(run: RunRecord) -> list[tuple[str, str]]:
    """Return what is found fault with in what is not served alone."""
    found = Comparison()
    check_unserved(run, moved_in(run), found)
    return told(found)


def of_frontier(run: RunRecord) -> list[tuple[str, str]]:
    """Return what is found fault with on the frontier."""
    found = Comparison()
    check_frontier(run, book_of(run), found)
    return told(found)


def test_kilometres_and_hours_saved_are_not_told(tmp_path: Path) -> None:
    """Each is the difference of two plans, up to two roundings to the millionth."""
    run = run_of(tmp_path, {"transport_gains": GAINS})
    assert of_saved(run) == []
    lie(run.findings["transport_gains"], {"trust": "S"}, hours_saved=Fraction(31, 90) + Fraction(2, 1_000_000))
    assert of_saved(run) == []


@pytest.mark.parametrize(("measure", "value"), [("km", Fraction(2000003, 1_000_000)), ("hours", Fraction(1, 3))])
def test_what_is_not_saved_is_told(tmp_path: Path, measure: str, value: Fraction) -> None:
    """By its trust and its measure."""
    run = run_of(tmp_path, {"transport_gains": GAINS})
    lie(run.findings["transport_gains"], {"trust": "S"}, **{f"{measure}_saved": value})
    assert of_saved(run) == [("weekday:S", f"{measure}_saved is not what the plans differ by.")]


def test_without_plans_there_is_nothing_to_save() -> None:
    """Nor anything to find fault with."""
    found = Comparison()
    check_saved(RunRecord(Path(), {}, {}, {}, {}), Book(), found)
    assert (found.checks, told(found)) == (0, [])


def test_what_nobody_serves_alone_is_counted(tmp_path: Path) -> None:
    """One journey of each trust, and what they add is told once; where all are served there is no row."""
    (tmp_path / "all").mkdir()
    assert of_unserved(run_of(tmp_path / "all")) == []
    assert of_unserved(run_of(tmp_path, {"transport_requests": MANY, "transport_unserved": UNSERVED})) == []


@pytest.mark.parametrize(
    ("wanted", "cells", "key", "words"),
    [
        pytest.param({"trust": "S"}, {"journeys": 2}, "weekday:S", "journeys is 2", id="too many"),
        pytest.param({"trust": "T"}, {"trust": "U"}, "weekday:T", "journeys is 0", id="of another trust"),
        pytest.param({"trust": "T"}, {"trust": "U"}, "weekday:U", "journeys is 1", id="of a trust with none"),
        pytest.param({"trust": "T"}, {"served_together": 2}, "weekday:T", "More are served", id="more are served"),
        pytest.param({"trust": "S"}, {"extra_cost_pence": None}, "weekday", "not told once", id="not told"),
        pytest.param({"trust": "T"}, {"extra_cost_pence": 1}, "weekday", "not told once", id="told twice"),
    ],
)
def test_a_wrong_count_of_the_unserved_is_told(
    tmp_path: Path, wanted: dict[str, str], cells: dict[str, Any], key: str, words: str
) -> None:
    """By the trust, and what they add by the day."""
    run = run_of(tmp_path, {"transport_requests": MANY, "transport_unserved": UNSERVED})
    lie(run.findings["transport_unserved"], wanted, **cells)
    assert any(figure == key and words in message for figure, message in of_unserved(run)), of_unserved(run)


def test_the_frontier_goes_through_the_plan_together(tmp_path: Path) -> None:
    """At 30 minutes it is the plan with its bound, and at 5 it costs no less than is proven of 30."""
    run = run_of(tmp_path, {"transport_frontier": FRONTIER, "transport_proof": PROOF})
    assert of_frontier(run) == []
    lie(run.findings["transport_frontier"], {"minutes_added": 5}, bound_pence=None)
    assert of_frontier(run) == []
    lie(run.findings["transport_frontier"], {"minutes_added": 5}, cost_pence=1800)
    assert of_frontier(run) == []


@pytest.mark.parametrize(
    ("wanted", "cells", "key", "words"),
    [
        pytest.param(5, {"minutes_added": 6}, "weekday", "not those that were asked for", id="other minutes"),
        pytest.param(5, {"minutes_added": 30}, "weekday", "not those that were asked for", id="twice"),
        pytest.param(30, {"minutes_added": 4}, "weekday", "not those that were asked for", id="without the plan"),
        pytest.param(5, {"basis": "synthetic"}, "weekday:5", "basis is synthetic", id="basis"),
        pytest.param(5, {"bound_pence": 1891}, "weekday:5", "bound is above", id="bound above"),
        pytest.param(30, {"cost_pence": 1889}, "weekday:30", "cost_pence is", id="another cost"),
        pytest.param(30, {"bound_pence": 1801}, "weekday:30", "bound_pence is", id="another bound"),
        pytest.param(30, {"mean_added_min": Fraction(2)}, "weekday:30", "mean_added_min is", id="another ride"),
        pytest.param(5, {"cost_pence": 1799, "bound_pence": None}, "weekday:5", "costs less than is proven", id="less"),
    ],
)
def test_a_frontier_that_contradicts_itself_is_told(
    tmp_path: Path, wanted: int, cells: dict[str, Any], key: str, words: str
) -> None:
    """By the day and the minutes."""
    run = run_of(tmp_path, {"transport_frontier": FRONTIER, "transport_proof": PROOF})
    lie(run.findings["transport_frontier"], {"minutes_added": wanted}, **cells)
    assert any(figure == key and words in message for figure, message in of_frontier(run)), of_frontier(run)


def test_minutes_are_in_order(tmp_path: Path) -> None:
    """The widest first is not how they are written."""
    run = run_of(tmp_path, {"transport_frontier": FRONTIER, "transport_proof": PROOF})
    run.findings["transport_frontier"].reverse()
    assert ("weekday", "The minutes are not those that were asked for.") in of_frontier(run)


def test_with_returns_a_shorter_ride_may_cost_less(tmp_path: Path) -> None:
    """An outward journey that ends sooner lets its return begin sooner, so that no bound carries over."""
    journeys = INPUTS["journeys"].replace("mobility", "mobility,return_of").replace("walker", "walker,")
    journeys += "        c,S,weekday,middle,near,,,,walker,a\n"
    lists = {"transport_frontier": FRONTIER.replace("weekday,5,18.90,18.50", "weekday,5,17.00,17.00")}
    lists["transport_proof"] = PROOF
    assert of_frontier(run_of(tmp_path, lists, {"journeys": journeys})) == []
    assert len(of_frontier(run_of(tmp_path, lists))) == 1
