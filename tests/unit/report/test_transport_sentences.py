"""Transport in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.report.transport_sentences import overlap_sentence, plan_sentence, proof_words, transport_sentences

KIND = {"day_type": "weekday", "basis": "supplied", "pairs": 1_200, "shareable": 90, "matched": 30, "km": 512.4}
PLAN: dict[str, Any] = {
    "day_type": "weekday",
    "basis": "supplied",
    "alone_pence": 100_000,
    "together_pence": 90_000,
    "cash_pence": 8_000,
    "proof_gap_pence": 450,
    "vehicles": {"alone": 12, "together": 11},
}


def test_overlap_in_one_sentence() -> None:
    """Day, basis, and each kind that there is."""
    said = overlap_sentence({"overlap": {"patient_patient": KIND, "goods_goods": {}, "patient_goods": {}}})
    assert said == (
        "Overlap on one representative day (weekday), supplied records: patients with patients: 90 of 1,200 pairs "
        "could share, 30 at once with 512 km fewer."
    )


def test_hidden_counts_are_not_played_with() -> None:
    """Too few to show is all that is said; what is not shareable has no kilometres."""
    hidden = {**KIND, "pairs": "*", "shareable": "*", "km": "*"}
    assert "patients with patients: too few to be shown." in overlap_sentence({"overlap": {"patient_patient": hidden}})
    none = {**KIND, "shareable": 0, "matched": 0, "km": 0}
    assert overlap_sentence({"overlap": {"goods_goods": none}}).endswith(
        "goods with goods: 0 of 1,200 pairs could share."
    )


def test_the_plan_in_one_sentence() -> None:
    """Alone, together, opportunity with its cash, proof gap, vehicles, and planning apart."""
    said = plan_sentence({**PLAN, "planning_gain_pence": 5_000})
    assert (
        "each trust alone £1,000.00, all together £900.00, an opportunity of £100.00 (10.0%), of it £80.00 cash" in said
    )
    assert "proof gap: at most £4.50 (0.5%) better is possible." in said
    assert said.endswith("Vehicles out: 12 alone, 11 together. Better planning by itself: £50.00 less than as run.")
    assert "saving" not in said


def test_synthetic_is_said_in_every_sentence() -> None:
    """Neither sentence can be read aloud without the word."""
    part = {**PLAN, "basis": "synthetic", "overlap": {"goods_goods": {**KIND, "basis": "synthetic"}}}
    sentences = transport_sentences(part)
    assert len(sentences) == 2
    assert all("synthetic, no finding" in said for said in sentences)


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (None, "no bound was proven"),
        (0, "proof gap: none, no better plan is possible within these rules and data"),
        (1, "proof gap: at most £0.01 (under 0.1%) better is possible"),
    ],
)
def test_the_proof_gap_in_words(gap: int | None, said: str) -> None:
    """No bound is told as such, and a small gap never as none."""
    assert proof_words({"together_pence": 90_000, **({} if gap is None else {"proof_gap_pence": gap})}) == said


def test_no_gain_is_no_opportunity() -> None:
    """Together may cost what alone does; all of a gain may be cash."""
    assert "no opportunity" in plan_sentence({**PLAN, "together_pence": 100_000})
    assert "all of it cash" in plan_sentence({**PLAN, "cash_pence": 10_000})
    assert transport_sentences({}) == []
