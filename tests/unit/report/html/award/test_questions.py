"""Rules, tiers, risk, what took no part, proof, and planted against found."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.report.html.award import questions
from optimiser.report.html.award.amounts import AwardAmounts
from tests.unit.report.award_sample import award_part
from tests.unit.report.html.award.test_tables import rows

RULES: list[dict[str, Any]] = [
    {
        "rule": "min_sme_share",
        "kind": "min_sme_share",
        "owner": "Head of procurement",
        "reason": "Local firms",
        "standing": "binds",
        "price_pence": 4_000,
        "price_low_pence": 3_900,
        "price_high_pence": 4_000,
        "joint_pence": 3_000,
        "note": "Without it less.",
    },
    {"rule": "resilience", "kind": "dual_source", "standing": "not_priced", "note": "Switched off."},
]
TIERS: list[dict[str, Any]] = [
    {
        "schedule": "two:offer:O1:all_units",
        "supplier": "two",
        "kind": "all_units",
        "measure": "units",
        "measured": 164.0,
        "tier": 1,
        "next_break": 200.0,
        "distance": 0.2195,
        "buy_more_pence": 500,
        "chance_missed": 0.031,
        "missed_cost_pence": 780,
        "note": "Buying 22.0% more costs £5.00 less in all.",
    },
    {"schedule": "x", "supplier": "one", "kind": "rebate_lump", "measure": "gbp", "measured": 100.5, "tier": 0},
]
RISK = [
    {"measure": name, "meaning": f"About {name}.", "value_pence": pence}
    for name, pence in (("claimed", 9_400), ("p10", 6_000), ("p50", 9_000), ("p90", 11_000), ("proven_low", 2_000))
] + [{"measure": "missed_paid_by:BBB", "meaning": "On average.", "value_pence": 120}]
PLANTED_ROWS = [
    {
        "planted": "P1",
        "kind": "pooled_tier",
        "detail": "A tier.",
        "planted_pence": 800,
        "found_pence": 800,
        "found": True,
    },
    {"planted": "P2", "kind": "bundle", "detail": "A bundle.", "planted_pence": 300, "found": False},
]


def test_rules() -> None:
    """Owner, reason, standing, price alone with what is proven of it, joint part, and the price of all together."""
    found = rows(questions.rules(AwardAmounts(*award_part(award_rules=RULES))))
    assert found[1] == (
        "Min SME share Head of procurement Local firms Binds £40.00 proven: £39.00 to £40.00 £30.00 Without it less."
    )
    assert found[2] == "Resilience Dual source owner not named Not priced not priced not priced Switched off."
    assert found[3] == "All rules together £30.00"


def test_tiers() -> None:
    """What is reached, what is missing, what buying more gains, the chance of a miss and who pays for it."""
    found = rows(questions.tiers(AwardAmounts(*award_part(award_tiers=TIERS, award_risk=RISK))))
    assert "164 units 1 200 units 22.0% £5.00 3.1% £7.80 Buying" in found[1]
    assert "£100.50 below the first last tier none none" in found[2]
    assert found[-1] == "Beech £1.20"


def test_risk() -> None:
    """The interval from proven to claimed, its marks in order, and the spreads assumed."""
    body = str(questions.risk(AwardAmounts(*award_part(award_risk=RISK))))
    found = rows(body)
    assert [row.split(" ")[0] for row in found[1:]] == ["Proven", "P10", "P50", "P90", "Claimed"]
    assert "expected by 10.0%, prices by 2.0%: standard deviations" in body
    assert 'id="award-risk-chart"' in body
    assert "missed_paid_by" not in body


def test_what_took_no_part() -> None:
    """Lines have pounds, offers their names; of many offers the first are named."""
    left = [
        {"what": "lines", "reason": "credit", "meaning": "A credit.", "rows": 1, "amount_pence": -5_000},
        {"what": "offers", "reason": "ended", "rows": 14, "offers": ";".join(f"O{n}" for n in range(10, 24))},
    ]
    found = rows(questions.left_out(AwardAmounts(*award_part(award_left_out=left))))
    assert found[1] == "A credit. lines 1 \N{MINUS SIGN}£50.00"
    assert found[2].startswith("Ended offers 14 no pounds O10, O11")
    assert found[2].endswith("O21 and 2 more")


def test_proof() -> None:
    """The proof gap is said in pounds, and that arithmetic was re-performed, never that it was verified."""
    body = str(questions.proof(AwardAmounts(*award_part())))
    assert "Proof gap: at most £1" in body
    assert "Arithmetic re-performed" in body
    assert "verified" not in body
    assert "How the solve ended complete" in " ".join(rows(body))


def test_planted_is_for_the_illustration_only() -> None:
    """Planted stands beside found, as a test of method; nothing of it in a real part."""
    found = rows(questions.planted(AwardAmounts(*award_part("synthetic", award_planted=PLANTED_ROWS))))
    assert found[1] == "Pooled tier illustrative P1 A tier. £8.00 £8.00 found"
    assert found[2].endswith("£3.00 none not found")
    assert questions.planted(AwardAmounts(*award_part(award_planted=PLANTED_ROWS))) is None


@pytest.mark.parametrize(
    "part", [questions.rules, questions.tiers, questions.risk, questions.left_out, questions.planted]
)
def test_an_absent_table_is_no_part(part: Any) -> None:
    """Each part shows only where its table has rows."""
    assert part(AwardAmounts(*award_part())) is None
