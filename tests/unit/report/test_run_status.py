"""How a run is said to have ended."""

from __future__ import annotations

import pandas as pd

from optimiser.report.run_status import run_status


def award(status: str) -> pd.DataFrame:
    """Return the proof of an award."""
    return pd.DataFrame({"measure": ["bound", "status"], "value_text": ["", status]})


def transport(*statuses: str, plan: str = "together") -> pd.DataFrame:
    """Return proofs of plans."""
    return pd.DataFrame({"plan": [plan] * len(statuses), "status": list(statuses)})


def test_nothing_to_search() -> None:
    """Exact arithmetic is as well proven as can be."""
    assert run_status({})["status"] == "optimal"
    assert "Exact arithmetic" in run_status({})["status_note"]
    assert run_status({"transport_proof": transport("limit", plan="alone")})["status"] == "optimal"


def test_the_least_proven_part_names_the_run() -> None:
    """An award within the gap and a plan at a limit end at the limit, and both are told."""
    found = run_status({"award_proof": award("within_gap"), "transport_proof": transport("optimal", "limit")})
    assert found["status"] == "limit"
    assert "but for the proof gap" in found["status_note"]
    assert "plan of transport together" in found["status_note"]


def test_a_plan_proven_the_best() -> None:
    """Of several days the least proven one speaks."""
    assert run_status({"transport_proof": transport("optimal", "optimal")})["status"] == "optimal"
    assert run_status({"transport_proof": transport("optimal", "within_gap")})["status"] == "within_gap"
