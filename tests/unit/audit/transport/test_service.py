"""What patients get, recomputed by hand; and proofs that do not hold together are found."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.service import check_proofs, expect_service
from tests.unit.audit.transport.driven_day import DAY, book_of, lie, run_of, told

PROOF = """\
    day_type,plan,trust,status,cost_gbp,bound_gbp,proof_gap,method,journeys
    weekday,alone,S,optimal,15.70,15.70,0,exact,1
    weekday,alone,T,within_gap,18.20,18.19,0.000549,exact,1
    weekday,together,,limit,18.90,18.00,0.047619,relaxation,2
    """
TOGETHER = {"plan": "together"}
MEASURES = (
    "journeys",
    "mean_direct_min",
    "mean_on_board_min",
    "longest_on_board_min",
    "mean_added_min",
    "within_limit_share",
    "mean_early_min",
    "mean_wait_min",
)


def service(run: RunRecord, plan: str, trust: str = "", mobility: str = "") -> list[Fraction]:
    """Return what the patients of a group get."""
    row = book_of(run).tables["transport_service"].rows[DAY, plan, trust, mobility]
    return [row[name] for name in MEASURES]


def test_nothing_is_expected_where_nothing_was_planned(tmp_path: Path) -> None:
    """There is no such table then."""
    book = Book()
    expect_service(book, run_of(tmp_path, {"transport_requests": ""}))
    assert book.tables == {}


def test_rides_alone_are_direct(tmp_path: Path) -> None:
    """10 and 20 min, 80 min before the last arrival, 10 min after the first pickup; 20 min are within the limit."""
    assert service(run_of(tmp_path), "alone") == [2, 15, 15, 20, 0, 1, 80, 10]


def test_rides_together_take_longer(tmp_path: Path) -> None:
    """S waits a minute while T gets in, and T one while S gets out: 11 and 21 min, of which one is within 20."""
    half = Fraction(1, 2)
    assert service(run_of(tmp_path), "together") == [2, 15, 16, 21, 1, half, 78 + half, 10 + half]
    assert service(run_of(tmp_path), "together", "T") == [1, 20, 21, 21, 1, 0, 78, 11]


def test_groups_are_of_trust_and_mobility(tmp_path: Path) -> None:
    """Two trusts and one need, each with and without the other, in each of three plans."""
    rows = book_of(run_of(tmp_path)).tables["transport_service"].rows
    due = {(trust, mobility) for trust in ("", "S", "T") for mobility in ("", "walker")}
    assert {key[1:] for key in rows} == {(plan, *one) for plan in ("as_run", "alone", "together") for one in due}


def test_a_recorded_ride_without_its_times_is_left_out(tmp_path: Path) -> None:
    """S did not note when it arrived: of the plan as run only the ride of T is told."""
    run = run_of(tmp_path)
    lie(run.findings["transport_stops"], {"plan": "as_run", "request": "a", "action": "delivery"}, begin_s=None)
    assert service(run, "as_run")[0] == 1
    assert (DAY, "as_run", "S", "") not in book_of(run).tables["transport_service"].rows


def test_proofs_that_hold_are_not_told(tmp_path: Path) -> None:
    """One proven, one within a penny and one with a gap; and there is something to check."""
    run, found = run_of(tmp_path, {"transport_proof": PROOF}), Comparison()
    check_proofs(run, book_of(run), found)
    assert told(found) == []
    assert found.checks > 15


def test_a_gap_within_the_one_asked_for_is_no_fault(tmp_path: Path) -> None:
    """A hundredth of 18.20 is asked for and 0.18 are left; the penny of rounding down is granted, another is not."""
    near = {"bound_pence": 1801, "proof_gap": Fraction(19, 1820)}
    run, found = run_of(tmp_path, {"transport_proof": PROOF}), Comparison()
    run.settings["scenario"]["solve"] = {"gap": Fraction(1, 100)}
    lie(run.findings["transport_proof"], {"trust": "T"}, **near)
    check_proofs(run, book_of(run), found)
    assert told(found) == []
    lie(run.findings["transport_proof"], {"trust": "T"}, bound_pence=1800, proof_gap=Fraction(20, 1820))
    check_proofs(run, book_of(run), found)
    assert told(found) == [("weekday:alone:T", "It is said to be within the gap that was asked for.")]


def _twice(rows: list[Row]) -> None:
    rows.append(dict(rows[0]))


def _missing(rows: list[Row]) -> None:
    rows.pop(1)


def _cells(wanted: dict[str, str], **cells: object) -> Callable[[list[Row]], None]:
    return lambda rows: lie(rows, wanted, **cells)


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        pytest.param(_twice, "", "told twice", id="twice"),
        pytest.param(_missing, "weekday:alone:T", "not told how good", id="missing"),
        pytest.param(_cells({"trust": "T"}, trust="U"), "weekday:alone:U", "no such plan", id="another trust"),
        pytest.param(_cells(TOGETHER, cost_pence=1880), "weekday:together:", "cost_pence is", id="cost"),
        pytest.param(_cells(TOGETHER, journeys=3), "weekday:together:", "journeys is", id="journeys"),
        pytest.param(_cells(TOGETHER, method="no bound"), "weekday:together:", "is not there", id="no method"),
        pytest.param(
            _cells(TOGETHER, bound_pence=None, proof_gap=None), "weekday:together:", "is not there", id="no bound"
        ),
        pytest.param(
            _cells(TOGETHER, method="no bound", bound_pence=None), "weekday:together:", "without a bound", id="gap"
        ),
        pytest.param(
            _cells(TOGETHER, method="no bound", bound_pence=None, proof_gap=None, status="optimal"),
            "weekday:together:",
            "proven without a bound",
            id="proven without",
        ),
        pytest.param(
            _cells(TOGETHER, bound_pence=1891, proof_gap=Fraction(-1, 1890)),
            "weekday:together:",
            "above the cost",
            id="bound too high",
        ),
        pytest.param(_cells(TOGETHER, proof_gap=Fraction(1, 100)), "weekday:together:", "proof_gap is", id="other gap"),
        pytest.param(_cells(TOGETHER, status="optimal"), "weekday:together:", "proven the best", id="not optimal"),
        pytest.param(_cells(TOGETHER, status="within_gap"), "weekday:together:", "asked for", id="not within"),
    ],
)
def test_a_proof_that_does_not_hold_is_told(
    tmp_path: Path, change: Callable[[list[Row]], None], key: str, words: str
) -> None:
    """Each by its plan and what is wrong with it."""
    run, found = run_of(tmp_path, {"transport_proof": PROOF}), Comparison()
    change(run.findings["transport_proof"])
    check_proofs(run, book_of(run), found)
    assert any(figure == key and words in message for figure, message in told(found)), told(found)


def test_together_may_not_cost_more_than_alone(tmp_path: Path) -> None:
    """Each trust alone is a plan that all together could have."""
    run, found = run_of(tmp_path, {"transport_proof": PROOF}), Comparison()
    book = book_of(run)
    book.tables["transport_plans"].rows[DAY, "together", ""]["cost_pence"] = 3391
    check_proofs(run, book, found)
    assert ("weekday:together:", "Together costs more than each trust alone.") in told(found)


def test_a_run_without_plans_has_nothing_to_prove(tmp_path: Path) -> None:
    """But a proof of nothing is told."""
    run, found = run_of(tmp_path, {"transport_requests": ""}), Comparison()
    check_proofs(run, Book(), found)
    assert told(found) == []
    (tmp_path / "made_up").mkdir()
    run = run_of(tmp_path / "made_up", {"transport_requests": "", "transport_proof": PROOF})
    check_proofs(run, Book(), found)
    assert ("weekday:together:", "There is no such plan.") in told(found)
