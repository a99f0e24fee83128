"""Which rows about transport touch synthetic data."""

from __future__ import annotations

import pandas as pd

from optimiser.report.transport_basis import inherited_marks


def _frame(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame(columns)


def test_rows_follow_their_kind_of_pair_and_their_day() -> None:
    """Corridors and reasons go by the overlap of their kind, proofs by the plans of their day."""
    tables = {
        "overlap": _frame(
            day_type=["a", "a"], kind=["goods_goods", "patient_patient"], basis=["supplied", "synthetic"]
        ),
        "overlap_corridors": _frame(day_type=["a", "a"], kind=["patient_patient", "goods_goods"]),
        "transport_plans": _frame(day_type=["a", "b"], basis=["supplied", "synthetic"]),
        "transport_proof": _frame(day_type=["b", "a"]),
        "travel_model": _frame(method=["matrix"]),
    }
    assert inherited_marks(tables, {}) == {
        "overlap_corridors": [True, False],
        "transport_proof": [True, False],
        "travel_model": [False],
    }


def test_what_is_not_known_is_as_synthetic_as_what_is() -> None:
    """A row of a day that no plan is known of stands apart where anything is synthetic."""
    tables = {
        "transport_plans": _frame(day_type=["a"], basis=["synthetic"]),
        "transport_unserved": _frame(day_type=["z"]),
        "travel_model": _frame(method=["matrix", "matrix"]),
    }
    assert inherited_marks(tables, {}) == {"transport_unserved": [True], "travel_model": [True, True]}


def test_a_finding_about_a_record_goes_by_its_file_and_what_was_planted_is_apart() -> None:
    """Rounds may be real where routes are synthetic; the generator's list never is."""
    sources = {"rounds": {"file": "rounds.csv", "basis": "supplied"}, "r": {"file": "routes.csv", "basis": "synthetic"}}
    tables = {
        "transport_recorded": _frame(file=["rounds.csv", "routes.csv"]),
        "transport_planted": _frame(planted=["P1"]),
    }
    marks = inherited_marks(tables, {"sources": sources})
    assert marks == {"transport_recorded": [False, True], "transport_planted": [True]}
