"""How good the plans are, as the page shows it."""

from __future__ import annotations

from optimiser.report.html.transport.proof import planted, proof, proof_row, travel
from tests.unit.report.transport_sample import DAY, transport_part


def test_the_proof_gap_is_told_in_pounds_and_per_cent() -> None:
    """At most 92p better is possible; a plan without a bound says so and claims no gap."""
    body = str(proof(transport_part()))
    assert 'at most £0<span class="pence">.92</span> (1.00%) better is possible' in body
    assert "No bound was proven" in body
    assert body.index("All together") < body.index("Each trust alone: Ash")


def test_without_a_bound_nothing_is_claimed() -> None:
    """Neither gap nor method is made up."""
    row = {"plan": "together", "status": "limit", "cost_pence": 100, "bound_pence": None, "proof_gap": None}
    found = proof_row({**row, "method": "no bound"})
    assert (found["gap_pence"], found["gap_words"], found["method"]) == (None, "no bound", "No bound was proven")


def test_a_proven_best_plan_is_said_to_be() -> None:
    """A gap of nought is told as none."""
    row = {"day_type": DAY, "plan": "together", "status": "optimal", "cost_pence": 9_200, "bound_pence": 9_200}
    body = str(proof(transport_part(transport_proof=[{**row, "proof_gap": 0.0, "method": "linear program"}])))
    assert "Proof gap: none" in body


def test_driving_times_say_where_they_come_from() -> None:
    """Formula, and error by distance on known times."""
    body = str(travel(transport_part()))
    assert "minutes = 10.8 + 0.852 x" in body
    assert "\N{MINUS SIGN}1.2" in body
    matrix = {"method": "matrix", "band": "all", "pairs": 6, "formula": "The case's own times."}
    assert "No known times" in str(travel(transport_part(travel_model=[matrix])))


def test_planted_against_found() -> None:
    """What was found, what was not, and what nobody looked at are told apart."""
    rows = [
        {"planted": f"P{place}", "kind": "corridor", "detail": "Two the same way.", "found": found, "how": "Here."}
        for place, found in enumerate((True, False, None))
    ]
    body = str(planted(transport_part("synthetic", transport_planted=rows)))
    assert "1 of 3 was found." in body
    assert all(words in body for words in ("not found", "not looked at", "test of method"))
    assert planted(transport_part()) is None
