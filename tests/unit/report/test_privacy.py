"""What may be shared of tables that count real people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from optimiser.config.scenario import PrivacySettings, Scenario
from optimiser.report.csv_tables import to_text
from optimiser.report.json_rows import records
from optimiser.report.privacy import SUPPRESSED, merge_corridors, people_basis, shareable, shareable_tables, suppress
from optimiser.results.ledger import findings_frame
from optimiser.tables import OUTPUT_TABLES
from tests.unit.small_case import made_table, scenario, small_case

DEFAULT = PrivacySettings()
EXACT = PrivacySettings(round_to=1)


def plans(*journeys: tuple[str, int]) -> pd.DataFrame:
    """Return the rows of one plan: journeys by trust, empty for all."""
    rows = [
        {"day_type": "weekday", "plan": "alone", "trust": trust, "journeys": count, "unserved": 0, "km": 1.5}
        for trust, count in journeys
    ]
    return findings_frame("transport_plans", rows)


def corridor(trusts: str, origin: str, pairs: int, kind: str = "patient_patient") -> dict[str, Any]:
    """Return a corridor of two trusts, a letter each, to Z."""
    known = {"day_type": "weekday", "kind": kind, "trust_a": trusts[0], "trust_b": trusts[1], "origin": origin}
    return {**known, "destination": "Z", "hour": 9, "pairs": pairs, "matched": 1, "km": 12.5, "minutes": 20.0}


def column(frame: pd.DataFrame, name: str) -> list[Any]:
    """Return a column with nothing where it is empty."""
    return [None if pd.isna(value) else value for value in frame[name]]


def test_small_counts_become_stars_and_others_round_numbers() -> None:
    """3 journeys are hidden and the next smallest with them; the others are rounded, money and distance are not."""
    told = suppress(
        plans(("", 64), ("A", 3), ("B", 21), ("C", 40)), OUTPUT_TABLES["transport_plans"], "supplied", DEFAULT
    )
    assert column(told, "journeys") == [65, SUPPRESSED, SUPPRESSED, 40]
    assert column(told, "unserved") == [0, 0, 0, 0]
    assert column(told, "km") == [1.5] * 4


def test_synthetic_people_are_counted_as_they_are() -> None:
    """Where the journeys are synthetic, or there are none, nothing is hidden or rounded."""
    frame = plans(("", 24), ("A", 3), ("B", 21))
    assert column(suppress(frame, OUTPUT_TABLES["transport_plans"], "synthetic", DEFAULT), "journeys") == [24, 3, 21]


def test_what_is_for_the_record_only_is_never_shared(tmp_path: Path) -> None:
    """Stops, requests and travel stay out, synthetic or not."""
    tables = {name: findings_frame(name, []) for name in ("transport_stops", "transport_travel", "overlap")}
    tables |= {"transport_requests": findings_frame("transport_requests", [])}
    assert list(shareable(tables, small_case(tmp_path, {}), Scenario())) == ["overlap"]
    assert list(shareable_tables(tables, "supplied", DEFAULT)) == ["overlap"]


@pytest.mark.parametrize(("basis", "shown"), [("supplied", SUPPRESSED), ("published", SUPPRESSED), ("synthetic", 3)])
def test_the_basis_is_that_of_the_journeys(basis: str, shown: object, tmp_path: Path) -> None:
    """Only synthetic journeys are of nobody; the settings are the scenario's."""
    case = small_case(tmp_path, {})
    journeys = made_table("journeys", [], basis=basis)
    with_people = type(case)(**{**case.__dict__, "tables": {**case.tables, "journeys": journeys}})
    assert people_basis(with_people) == basis
    tables = {"transport_plans": plans(("A", 3))}
    assert column(shareable(tables, with_people, Scenario())["transport_plans"], "journeys") == [shown]
    lax = scenario(privacy={"smallest_count": 1, "round_to": 1})
    assert column(shareable(tables, with_people, lax)["transport_plans"], "journeys") == [3]
    assert people_basis(case) == "synthetic"


def test_means_over_few_people_are_hidden_with_them() -> None:
    """Minutes on board of a hidden number of patients are hidden too; those of others are shown."""
    rows = [
        {"day_type": "weekday", "plan": "alone", "trust": trust, "mobility": "", "journeys": count}
        | {"mean_on_board_min": 31.5, "longest_on_board_min": 60.0, "basis": "supplied"}
        for trust, count in (("A", 5), ("B", 50))
    ]
    told = suppress(findings_frame("transport_service", rows), OUTPUT_TABLES["transport_service"], "supplied", DEFAULT)
    assert column(told, "mean_on_board_min") == [SUPPRESSED, 31.5]
    assert column(told, "longest_on_board_min") == [SUPPRESSED, 60.0]


def test_a_share_that_stands_for_few_people_is_hidden() -> None:
    """95 % of 40 leaves two patients out; 75 % leaves ten, and all of 40 nobody."""
    rows = [
        {"day_type": "weekday", "plan": "alone", "trust": trust, "mobility": "", "journeys": 40}
        | {"within_limit_share": share, "basis": "supplied"}
        for trust, share in (("A", 0.95), ("B", 0.75), ("C", 1.0), ("D", 0.05), ("E", None))
    ]
    told = suppress(findings_frame("transport_service", rows), OUTPUT_TABLES["transport_service"], "supplied", DEFAULT)
    assert column(told, "within_limit_share") == [SUPPRESSED, 0.75, 1.0, SUPPRESSED, None]


def test_goods_are_not_people() -> None:
    """Pairs of goods are told as they are, pairs with patients are not; kilometres of hidden pairs are hidden."""
    rows = [
        {"day_type": "weekday", "kind": kind, "across": True, "pairs": 7, "shareable": 3, "movements": 4, "matched": 2}
        | {"matched_km": 10.5, "matched_bound_km": 10.5, "matched_hours": 0.5, "basis": "supplied"}
        for kind in ("goods_goods", "patient_goods")
    ]
    told = suppress(findings_frame("overlap", rows), OUTPUT_TABLES["overlap"], "supplied", DEFAULT)
    assert column(told, "shareable") == [3, SUPPRESSED]
    assert column(told, "matched_km") == [10.5, SUPPRESSED]


def test_sums_are_seen_from_one_table_to_another() -> None:
    """Routes add up to the plan: one small route takes the next smallest with it, and the proof's count follows."""
    routes = [
        {"day_type": "weekday", "plan": "alone", "route": number, "journeys": count, "km": 20.0}
        for number, count in enumerate((3, 12, 30), start=1)
    ]
    proof = [{"day_type": "weekday", "plan": "alone", "trust": "", "journeys": 45}]
    tables = {
        "transport_plans": plans(("", 45)),
        "transport_routes": findings_frame("transport_routes", routes),
        "transport_proof": findings_frame("transport_proof", proof),
    }
    told = shareable_tables(tables, "supplied", EXACT)
    assert column(told["transport_routes"], "journeys") == [SUPPRESSED, SUPPRESSED, 30]
    assert column(told["transport_plans"], "journeys") == column(told["transport_proof"], "journeys") == [45]
    assert column(told["transport_routes"], "km") == [20.0] * 3


def test_small_corridors_of_patients_are_added_up() -> None:
    """Of A and B two small ways become one other way; small ways of other trusts become one of all trusts."""
    rows = [corridor("AB", "X", 30), corridor("AB", "Y", 5), corridor("AB", "W", 4), corridor("AC", "X", 4)]
    rows += [corridor("BC", "X", 5), corridor("AB", "X", 2, "goods_goods")]
    told = merge_corridors(findings_frame("overlap_corridors", rows), DEFAULT)
    names = ("kind", "trust_a", "trust_b", "origin", "destination", "hour", "pairs", "km")
    assert [tuple(row) for row in zip(*(column(told, name) for name in names), strict=True)] == [
        ("patient_patient", "A", "B", "X", "Z", 9, 30, 12.5),
        ("goods_goods", "A", "B", "X", "Z", 9, 2, 12.5),
        ("patient_patient", "A", "B", "other", "other", None, 9, None),
        ("patient_patient", "other", "other", "other", "other", None, 9, None),
    ]
    assert merge_corridors(told, DEFAULT).equals(told)


def test_what_is_still_too_small_is_hidden() -> None:
    """One small corridor alone is added up to nothing larger: its pairs are a star."""
    tables = {"overlap_corridors": findings_frame("overlap_corridors", [corridor("AB", "X", 2)])}
    told = shareable_tables(tables, "supplied", DEFAULT)["overlap_corridors"]
    assert (column(told, "origin"), column(told, "pairs"), column(told, "km")) == (["other"], ["*"], ["*"])


def test_stars_can_be_written() -> None:
    """A star goes to CSV and to JSON as it is, and the original table is left alone."""
    frame = plans(("A", 3), ("B", 20))
    tables = shareable_tables({"transport_plans": frame}, "supplied", DEFAULT)
    assert [row["journeys"] for row in records(tables, "transport_plans")] == ["*", 20]
    journeys = OUTPUT_TABLES["transport_plans"].column("journeys")
    assert [to_text(value, journeys) for value in tables["transport_plans"]["journeys"]] == ["*", "20"]
    assert column(frame, "journeys") == [3, 20]
