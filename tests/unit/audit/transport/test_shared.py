"""Copies for sharing held against the record: small counts of people, sums that give them away, and everything else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.transport.shared import check_shared, is_shared_as_recorded, people_are_real
from optimiser.tables import OUTPUT_TABLES
from tests.unit.audit import drawn
from tests.unit.audit.transport.driven_day import FINDINGS, run_of, told

# Counts below 8 are hidden, the others shown to the nearest 5.
PLANS = """\
day_type,plan,trust,cost_gbp,journeys,unserved
weekday,alone,S,15.70,12,0
weekday,alone,T,18.20,11,0
weekday,alone,,33.90,23,0
"""
SHOWN = PLANS.replace("15.70,12", "15.70,10").replace("18.20,11", "18.20,10").replace("33.90,23", "33.90,25")
FEW = PLANS.replace("18.20,11", "18.20,3").replace("33.90,23", "33.90,15")
OVERLAP = "day_type,kind,across,pairs,matched_km\nweekday,patient_patient,yes,12,3.5\nweekday,goods_goods,yes,3,1\n"
CORRIDORS = "day_type,kind,trust_a,trust_b,origin,destination,hour,pairs\nweekday,patient_patient,S,T,near,far,8,3\n"


def of_copies(
    folder: Path,
    recorded: Mapping[str, str],
    shown: Mapping[str, str],
    result: Mapping[str, Any] | None = None,
    basis: str = "supplied",
) -> list[tuple[str, str]]:
    """Return what is found fault with in these copies of these tables."""
    for name, text in shown.items():
        drawn.write(folder / "csv" / f"{name}.csv", OUTPUT_TABLES[name], text)
    findings = {**dict.fromkeys(FINDINGS, ""), **recorded}
    run, found = run_of(folder, findings, None, result, {"journeys": basis}), Comparison()
    check_shared(run, found)
    return told(found)


def of_plans(folder: Path, recorded: str, shown: str, **more: Any) -> list[tuple[str, str]]:
    """Return what is found fault with in a copy of the plans."""
    return of_copies(folder, {"transport_plans": recorded}, {"transport_plans": shown}, **more)


def test_whose_journeys_are_real(tmp_path: Path) -> None:
    """Supplied ones are, made-up ones are not, and without journeys there are none."""
    for name, inputs, basis, real in (
        ("supplied", {}, {}, True),
        ("synthetic", {}, {"journeys": "synthetic"}, False),
        ("none", {"journeys": ""}, {}, False),
    ):
        (tmp_path / name).mkdir()
        run = run_of(tmp_path / name, None, inputs, None, basis)
        assert people_are_real(run) is real
        assert is_shared_as_recorded(run, "transport_plans") is not real
        assert is_shared_as_recorded(run, "awards")


def test_counts_to_the_nearest_five_are_not_told(tmp_path: Path) -> None:
    """12, 11 and 23 journeys are shown as 10, 10 and 25, none as 0."""
    assert of_plans(tmp_path, PLANS, SHOWN) == []


def test_two_hidden_counts_do_not_give_each_other_away(tmp_path: Path) -> None:
    """The three of T are hidden, and the twelve of S with them."""
    assert of_plans(tmp_path, FEW, SHOWN.replace(",10,", ",*,").replace(",25,", ",15,")) == []


def test_counts_of_made_up_people_are_shown(tmp_path: Path) -> None:
    """The copy is then held against the record elsewhere, byte for byte."""
    assert of_plans(tmp_path, FEW, FEW, basis="synthetic") == []


@pytest.mark.parametrize(
    ("recorded", "shown", "key", "message"),
    [
        pytest.param(
            FEW,
            SHOWN.replace("18.20,10", "18.20,3").replace(",25,", ",15,"),
            "journeys",
            "A small count of people is shown.",
            id="a small count",
        ),
        pytest.param(
            PLANS,
            SHOWN.replace("15.70,10", "15.70,12"),
            "journeys",
            "A count of people is shown as it is not to be.",
            id="an exact count",
        ),
        pytest.param(
            FEW,
            SHOWN.replace("18.20,10", "18.20,*").replace(",25,", ",15,"),
            "journeys",
            "A hidden count can be worked out from the others.",
            id="a sum less its parts",
        ),
        pytest.param(
            PLANS,
            SHOWN.replace("33.90", "33.91"),
            "cost_gbp",
            "The copy for sharing says something else than the record.",
            id="another cost",
        ),
        pytest.param(
            PLANS,
            SHOWN.replace("alone,S", "alone,*"),
            "trust",
            "The copy for sharing says something else than the record.",
            id="a name hidden",
        ),
        pytest.param(
            PLANS,
            "\n".join(SHOWN.splitlines()[:-1]),
            "transport_plans",
            "the number of rows is 2 in the run folder and 3 by its own record.",
            id="a row less",
        ),
    ],
)
def test_a_copy_that_shows_too_much_or_something_else_is_told(
    tmp_path: Path, recorded: str, shown: str, key: str, message: str
) -> None:
    """Each by its column."""
    assert (key, message) in of_plans(tmp_path, recorded, shown)


def test_a_number_may_be_hidden(tmp_path: Path) -> None:
    """A cost that would tell a small count is shown as a star."""
    assert of_plans(tmp_path, PLANS, SHOWN.replace("33.90", "*")) == []


def test_service_is_summed_over_trust_and_mobility(tmp_path: Path) -> None:
    """One hidden count among the needs of a trust gives itself away, though two trusts hide the same need."""
    head = "day_type,plan,trust,mobility,journeys\n"
    rows = ["alone,S,,20", "alone,S,walker,17", "alone,S,wheelchair,3", "alone,,wheelchair,13", "alone,T,wheelchair,10"]
    recorded = head + "".join(f"weekday,{row}\n" for row in rows)
    shown = recorded.replace("walker,17", "walker,15").replace("wheelchair,13", "wheelchair,15")
    safe = shown.replace("S,wheelchair,3", "S,wheelchair,*").replace("T,wheelchair,10", "T,wheelchair,*")
    message = ("journeys", "A hidden count can be worked out from the others.")
    table = {"transport_service": recorded}
    assert of_copies(tmp_path, table, {"transport_service": safe}) == [message]
    assert of_copies(tmp_path, table, {"transport_service": safe.replace("walker,15", "walker,*")}) == []


def test_goods_are_not_people(tmp_path: Path) -> None:
    """Three pairs of consignments are shown as they are, and may not be rounded."""
    shown = OVERLAP.replace("yes,12", "yes,10")
    assert of_copies(tmp_path, {"overlap": OVERLAP}, {"overlap": shown}) == []
    rounded = shown.replace("goods_goods,yes,3", "goods_goods,yes,5")
    message = "The copy for sharing says something else than the record."
    assert of_copies(tmp_path, {"overlap": OVERLAP}, {"overlap": rounded}) == [("pairs", message)]


def test_corridors_may_be_added_up(tmp_path: Path) -> None:
    """Their rows are not those of the record, but a small count is told there too."""
    merged = CORRIDORS.replace("far,8,3", "far,,*")
    table = {"overlap_corridors": CORRIDORS}
    assert of_copies(tmp_path, table, {"overlap_corridors": merged + "weekday,patient_patient,S,,,,,10\n"}) == []
    assert of_copies(tmp_path, table, {"overlap_corridors": CORRIDORS}) == [
        ("pairs", "A small count of people is shown.")
    ]


def test_a_copy_that_is_not_there_is_told_elsewhere(tmp_path: Path) -> None:
    """The check goes on with the other tables; that the copy is missing is found where copies are listed."""
    recorded = {"transport_plans": PLANS, "overlap": OVERLAP}
    shown = {"overlap": OVERLAP.replace("yes,12", "yes,7")}
    assert ("pairs", "A small count of people is shown.") in of_copies(tmp_path, recorded, shown)


def test_the_restricted_record_is_not_shared(tmp_path: Path) -> None:
    """Neither as a file nor in the result."""
    due = [("transport_stops", "It must not be shared.")]
    (tmp_path / "file").mkdir()
    stops = "day_type,plan,route,stop\nweekday,alone,1,1\n"
    assert of_copies(tmp_path / "file", {}, {"transport_stops": stops}) == due
    (tmp_path / "result").mkdir()
    assert of_copies(tmp_path / "result", {}, {}, {"transport": {"stops": []}}) == due


ROUTE = "day_type,plan,route,vehicle,trusts,depart,km,cost_gbp,break_home\nweekday,alone,1,'=s,S;T,485,4.25,15.70,no\n"
SAID: dict[str, Any] = {
    "day_type": "weekday",
    "plan": "alone",
    "route": 1,
    "vehicle": "=s",
    "trusts": ["S", "T"],
    "depart": "08:05",
    "km": 4.25,
    "cost_pence": 1570,
    "break_home": False,
}


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        pytest.param({}, "", id="as it is"),
        pytest.param({"kgco2e": []}, "", id="an empty list"),
        pytest.param({"vehicle": "s"}, "vehicle", id="text"),
        pytest.param({"route": 2}, "route", id="whole number"),
        pytest.param({"km": 4.250001}, "km", id="decimal"),
        pytest.param({"cost_pence": 1571}, "cost_pence", id="pence"),
        pytest.param({"cost_pence": 15.7}, "cost_pence", id="pounds"),
        pytest.param({"cost_pence": "*"}, "cost_pence", id="hidden in one"),
        pytest.param({"trusts": ["S"]}, "trusts", id="codes"),
        pytest.param({"depart": "08:06"}, "depart", id="time"),
        pytest.param({"break_home": True}, "break_home", id="truth"),
        pytest.param({"kgco2e": 1}, "kgco2e", id="told in one"),
        pytest.param({"km": None}, "km", id="left out of one"),
    ],
)
def test_the_result_says_what_the_copy_says(tmp_path: Path, changed: dict[str, Any], key: str) -> None:
    """Each cell, in the words of JSON."""
    result = {"transport": {"routes": [{**SAID, **changed}]}}
    differences = of_copies(tmp_path, {"transport_routes": ROUTE}, {"transport_routes": ROUTE}, result, "synthetic")
    assert differences == ([(f"transport.routes[0].{key}", "It is not what the copy says.")] if key else [])


def test_the_result_has_as_many_rows_and_the_same_stars(tmp_path: Path) -> None:
    """A hidden count is a star in both."""
    rows = [
        {"day_type": "weekday", "plan": "alone", "trust": trust, "cost_pence": pence, "journeys": "*", "unserved": 0}
        for trust, pence in (("S", 1570), ("T", 1820), (None, 3390))
    ]
    rows[2]["journeys"] = 15
    shown = SHOWN.replace(",10,", ",*,").replace(",25,", ",15,")
    assert of_plans(tmp_path, FEW, shown, result={"transport": {"plans": rows}}) == []
    ((key, message),) = of_plans(tmp_path, FEW, shown, result={"transport": {"plans": rows[:2]}})
    assert (key, message[:18]) == ("transport.plans", "the number of rows")
