"""Near-ties, frontiers and the change of demand."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.award import choices
from optimiser.report.html.award.amounts import AwardAmounts
from tests.unit.report.award_sample import award_part
from tests.unit.report.html.award.test_tables import rows


def point(question: str, place: int, reached: float | None, more: int | None, **rest: Any) -> dict[str, Any]:
    """Return a row of choices; its bound is what it costs."""
    cost = None if more is None else 56_300 + more
    usual = {"limit": reached, "feasible": True, "bound_pence": cost}
    return {
        **usual,
        "question": question,
        "place": place,
        "reached": reached,
        "cost_pence": cost,
        "more_pence": more,
    } | rest


CHOICES = [
    point("near_tie", 1, 1.0, 400, note="Stays where it is: CCC."),
    point("suppliers", 1, 2.0, 0),
    point("suppliers", 2, 1.0, 5_000),
    point("sme", 1, 0.124, 0),
    point("sme", 2, None, None, limit=0.9, feasible=False),
    point("demand", 1, None, None, limit=-0.25, note="Other suppliers win."),
]


def test_near_ties() -> None:
    """How many switch, what it costs and costs more, and who stays."""
    found = rows(choices.near_ties(AwardAmounts(*award_part(award_choices=CHOICES))))
    assert found[1] == "1 £567.00 £4.00 Stays where it is: CCC."


def test_frontiers() -> None:
    """Each question has its table; a picture only where two answers are known; what cannot be is said."""
    body = str(choices.frontiers(AwardAmounts(*award_part(award_choices=CHOICES))))
    found = rows(body)
    assert found[1] == "2 2 £563.00 £0.00 £563.00 The recommended award."
    assert found[2] == "1 1 £613.00 £50.00 £613.00"
    assert found[-1] == "90.0% none none none Nothing keeps this limit and the rules."
    assert 'id="award-suppliers-chart"' in body
    assert "award-sme-chart" not in body


def test_the_lower_line_is_what_is_proven() -> None:
    """The bound, less what is recommended, is drawn below; without a bound everywhere there is one line only."""
    whole = str(choices.frontiers(AwardAmounts(*award_part(award_choices=CHOICES))))
    assert whole.count("<polyline") == 2
    lacking = [*CHOICES[:2], {**CHOICES[2], "bound_pence": None}]
    assert str(choices.frontiers(AwardAmounts(*award_part(award_choices=lacking)))).count("<polyline") == 1


def test_the_change_of_demand() -> None:
    """How far all needs may move is said in words."""
    body = str(choices.demand_change(AwardAmounts(*award_part(award_choices=CHOICES))))
    assert "<strong>\N{MINUS SIGN}25.0%:</strong> Other suppliers win." in body


def test_nothing_asked_is_no_part() -> None:
    """Without the table there is nothing."""
    amounts = AwardAmounts(*award_part())
    assert [part(amounts) for part in (choices.near_ties, choices.frontiers, choices.demand_change)] == [None] * 3
