"""Results before and after."""

from __future__ import annotations

from optimiser.results.comparison.changes import (
    Change,
    category_changes,
    month_changes,
    total_changes,
    trust_changes,
)
from tests.unit.results.comparison.sample import made_run, opportunity_run


def test_totals_and_trusts() -> None:
    """What either run computed is there; what one did not compute is not nought, and has no difference."""
    first = made_run(
        headline={"saving_pence": 5}, trusts=[{"code": "AAA", "name": "A", "headline": {"saving_pence": 5}}]
    )
    second = made_run(headline={"saving_pence": 9, "target_pence": 3}, illustration={"saving_pence": 1})
    assert total_changes(first, second) == [
        Change("headline", "saving", "", "", 5, 9),
        Change("headline", "target", "", "", None, 3),
        Change("illustration", "saving", "", "", None, 1),
    ]
    assert [change.difference_pence for change in total_changes(first, second)] == [4, None, None]
    (trust,) = trust_changes(first, second)
    assert (trust.key, trust.name, trust.before_pence, trust.after_pence, trust.differs) == (
        "AAA",
        "Ash",
        5,
        None,
        True,
    )


def test_categories_add_up() -> None:
    """Categories come from the figures a measure is the sum of, and add up to it."""
    first = opportunity_run(("gloves", "AAA", 100), ("masks", "AAA", 7))
    second = opportunity_run(("gloves", "AAA", 130), ("gloves", "BBB", 1), ("masks", "AAA", 7))
    found = {change.key: (change.before_pence, change.after_pence) for change in category_changes(first, second)}
    assert found == {"consumables": (100, 131), "no category": (7, 7)}
    sums = [sum(pair[side] or 0 for pair in found.values()) for side in (0, 1)]
    assert sums == [run.pence("headline:opportunity") for run in (first, second)]


def test_months() -> None:
    """What starts is added up by month, an award once though it has a row a year; what is synthetic is apart."""
    phasing = [
        {"trust": "AAA", "lot": "x", "join_month": "2027-04", "financial_year": year, "full_year_pence": 60}
        for year in ("2026/27", "2027/28")
    ]
    schemes = [{"scheme": "S", "start_month": "2026-07", "full_year_effect_pence": 12}]
    actuals = [
        {"scheme": "S", "month": "2026-08", "value_pence": 1},
        {"scheme": "S", "month": "2026-08", "value_pence": 2},
    ]
    second = made_run(
        tables={"award_phasing": [{**row, "basis": "synthetic"} for row in phasing]},
        inputs={"schemes": schemes, "actuals": actuals},
    )
    assert month_changes(made_run(), second) == [
        Change("headline", "delivered", "2026-08", "2026-08", 0, 3),
        Change("headline", "schemes_start", "2026-07", "2026-07", 0, 12),
        Change("illustration", "award_starts", "2027-04", "2027-04", 0, 60),
    ]
