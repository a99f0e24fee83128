"""When trusts join."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimiser.report.html.award import joining
from optimiser.report.html.award.amounts import AwardAmounts
from tests.unit.report.award_sample import award_part
from tests.unit.report.html.award.test_tables import rows

PHASING: list[dict[str, Any]] = [
    {
        "trust": trust,
        "lot": "ward",
        "contract": f"K-{trust}",
        "contract_end": dt.date(2027, 5, 31),
        "earliest_month": "2027-06",
        "join_month": month,
        "note": "Why then.",
        "financial_year": year,
        "full_year_pence": full,
        "part_year_pence": pence,
        "figure": f"award_part_year:{year}:{trust}:ward",
    }
    for trust, month, full, parts in (("AAA", "2027-06", 6_000, (0, 5_000)), ("BBB", "", 4_000, (0, 0)))
    for year, pence in zip(("2026/27", "2027/28"), parts, strict=True)
]
YEARS = [
    {
        "financial_year": "2027/28",
        "months": 12,
        "today_pence": 50_000,
        "plan_pence": 46_000,
        "saving_pence": 4_000,
        "phased_pence": 5_000,
        "not_yet_pence": -1_000,
    }
]


def test_one_row_a_trust_and_lot() -> None:
    """The years of one trust and lot stand beside each other; one that never joins says so; the years add up."""
    body = joining.joining(AwardAmounts(*award_part(award_phasing=PHASING, award_years=YEARS)))
    found = rows(body)
    assert found[1].startswith("Ash: Ward K-AAA ends 31 May 2027 Jun 2027 Jun 2027 none £60.00 £0.00 £50.00 Why then.")
    assert "Jun 2027 does not join none £40.00 £0.00 £0.00" in found[2]
    assert found[3].startswith("2 trusts and lots £0.00 £100.00 £0.00 £50.00")
    assert found[5] == "2027/28 12 £500.00 £460.00 £40.00 £50.00 \N{MINUS SIGN}£10.00"
    assert "When trusts join the recommended award</title>" in str(body)


def test_the_full_year_is_traced_to_the_savings() -> None:
    """A full-year effect that is the sum of the trust's savings in the lot leads down to them."""
    amounts = AwardAmounts(*award_part(award_phasing=PHASING))
    steps = joining.plan_steps(amounts, amounts.findings.rows("award_phasing"), ["2026/27", "2027/28"])
    assert steps[0]["full_figure"] == "award_saving:gloves:AAA"


def test_no_plan_is_no_part() -> None:
    """Without the tables there is nothing."""
    assert joining.joining(AwardAmounts(*award_part())) is None
