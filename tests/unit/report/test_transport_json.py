"""Which day the figures of transport in the result are of."""

from __future__ import annotations

from typing import Any

from optimiser.report.transport_json import representative_day


def plan(day: str, name: str, pence: int, **more: Any) -> dict[str, Any]:
    """Return a row of plans."""
    return {"day_type": day, "plan": name, "cost_pence": pence, **more}


def test_the_day_that_costs_most_alone() -> None:
    """Neither what is run today, nor what one trust pays, decides."""
    rows = [
        plan("sunday", "alone", 900),
        plan("weekday", "alone", 1000),
        plan("sunday", "as_run", 5000),
        plan("sunday", "alone", 7000, trust="AAA"),
    ]
    assert representative_day(rows) == "weekday"


def test_of_two_as_dear_the_first_by_name() -> None:
    """So that it does not depend on the order of the rows."""
    assert representative_day([plan("weekday", "alone", 9), plan("saturday", "alone", 9)]) == "saturday"
