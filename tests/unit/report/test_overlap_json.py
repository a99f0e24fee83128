"""The overlap as scripts read it."""

from __future__ import annotations

from typing import Any

from optimiser.report.overlap_json import overlap_json, overlap_part, representative_day
from optimiser.results.ledger import findings_frame


def overlap_row(day: str, across: bool | None, pairs: object, kind: str = "patient_goods") -> dict[str, Any]:
    """Return a row of the table `overlap`."""
    counts = {"pairs": pairs, "shareable": 10, "movements": 8, "matched": 3}
    saved = {"matched_km": 12.5, "matched_bound_km": 13.0, "matched_hours": 0.25}
    return {"day_type": day, "kind": kind, "across": across, **counts, **saved, "basis": "synthetic"}


def test_each_kind_has_all_pairs_those_across_trusts_and_the_reasons() -> None:
    """The object has the three kinds; the one that is there has its counts, kilometres, hours and reasons."""
    tables = {
        "overlap": findings_frame("overlap", [overlap_row("weekday", across, 40) for across in (None, True, False)]),
        "overlap_reasons": findings_frame(
            "overlap_reasons",
            [{"day_type": "weekday", "kind": "patient_goods", "reason": "window", "pairs": 30}],
        ),
    }
    found = overlap_json(tables)
    counts = {"pairs": 40, "shareable": 10, "movements": 8, "matched": 3, "km": 12.5, "km_at_most": 13.0, "hours": 0.25}
    assert found["overlap"] == {
        "patient_patient": {},
        "goods_goods": {},
        "patient_goods": {
            "day_type": "weekday",
            **counts,
            "basis": "synthetic",
            "across": counts,
            "within": counts,
            "reasons": {"window": 30},
        },
    }
    assert found["reasons"] == {"patient_patient": {}, "goods_goods": {}, "patient_goods": {"window": 30}}
    assert (found["basis"], found["period"]) == ("synthetic", "per representative day (weekday)")
    assert (found["day_types"], found["corridors"], found["contracts"]) == (["weekday"], [], [])


def test_of_several_days_the_fullest_is_told_and_each_of_them() -> None:
    """The day with most pairs stands for all, the first by name of those alike; `days` has every one."""
    rows = [overlap_row("sunday", None, 10), overlap_row("weekday", None, 40), overlap_row("weekday", True, 90)]
    found = overlap_part({"overlap": findings_frame("overlap", rows)})["patient_goods"]
    assert (found["day_type"], found["pairs"]) == ("weekday", 40)
    assert {day: part["pairs"] for day, part in found["days"].items()} == {"sunday": 10, "weekday": 40}
    assert representative_day([overlap_row("b", None, 5), overlap_row("a", None, 5)]) == "a"


def test_rounds_have_pairs_across_trusts_only() -> None:
    """Where only pairs of two trusts are told, they stand for the kind."""
    found = overlap_part({"overlap": findings_frame("overlap", [overlap_row("weekday", True, 4, "goods_goods")])})
    assert found["goods_goods"]["pairs"] == found["goods_goods"]["across"]["pairs"] == 4
    assert "within" not in found["goods_goods"]


def test_nothing_found_says_so() -> None:
    """Without movements there is no period and no basis, and every list is empty."""
    found = overlap_json({})
    assert "period" not in found
    assert "basis" not in found
    assert found["overlap"] == {"patient_patient": {}, "goods_goods": {}, "patient_goods": {}}
    assert found["day_types"] == found["cliques"] == found["travel_model"] == []
