"""`optimiser overlap`: what moves twice, told without an optimiser and without publishing anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.command_line import change_cell, copy_case, optimiser, replace_text, walk

KINDS = ("patient_patient", "goods_goods", "patient_goods")
EXACT = ("--set", "privacy.smallest_count=1", "--set", "privacy.round_to=1")


@pytest.fixture(name="case")
def case_folder(tmp_path: Path) -> Path:
    """Return a copy of the small case, which has journeys, consignments and vehicles."""
    return copy_case("tiny", tmp_path / "tiny")


def overlap(case: Path, *more: str) -> dict[str, Any]:
    """Return the answer of `optimiser overlap --json`."""
    return optimiser("overlap", case, *more, "--json", cwd=case.parent).ended(0).json


def test_every_pair_is_told_with_what_it_saves_or_why_it_cannot(case: Path) -> None:
    """By kind: pairs that can share and the reasons of the others make all pairs, within one trust and across."""
    found = overlap(case, *EXACT)
    assert set(found) >= {"overlap", "corridors", "cliques", "contracts", "reasons", "travel_model", "basis", "period"}
    assert tuple(found["overlap"]) == KINDS
    for kind in KINDS:
        part = found["overlap"][kind]
        assert part["shareable"] + sum(part["reasons"].values()) == part["pairs"]
        parts = [part[name] for name in ("across", "within") if name in part]
        assert sum(one["pairs"] for one in parts) == part["pairs"]
        assert sum(one["shareable"] for one in parts) == part["shareable"]
        assert part["km"] <= part["km_at_most"]
        assert found["reasons"][kind] == part["reasons"]
    assert found["overlap"]["patient_goods"]["across"]["shareable"] > 0
    assert (found["day_types"], found["period"]) == (["weekday"], "per representative day (weekday)")
    assert {row["trust_a"] < row["trust_b"] for row in found["corridors"]} == {True}


def test_small_counts_of_people_are_stars(case: Path) -> None:
    """Of supplied journeys no count from 1 to 7 is shown, nor what rests on one; of synthetic ones every count is."""
    found = overlap(case)
    assert found["overlap"]["patient_patient"]["pairs"] == "*"
    assert found["overlap"]["patient_patient"]["km"] == "*"
    counts = ("pairs", "shareable", "movements", "matched")
    people = {kind: part for kind, part in found["overlap"].items() if kind != "goods_goods"}
    shown = [value for path, value in walk(people) if path.split(".")[-1] in counts and value != "*"]
    assert all(value == 0 or value >= 8 for value in shown)
    assert {row["origin"] for row in found["corridors"] if row["kind"] != "goods_goods"} == {"other"}
    replace_text(
        case / "case.toml", 'file = "journeys.csv"\nbasis = "supplied"', 'file = "journeys.csv"\nbasis = "synthetic"'
    )
    assert isinstance(overlap(case)["overlap"]["patient_patient"]["pairs"], int)


def test_it_is_said_in_words_too(case: Path) -> None:
    """On the screen stand the three kinds, the reasons, the ways, and where driving times come from."""
    said = optimiser("overlap", case, *EXACT, cwd=case.parent).ended(0)
    for words in ("patients with patients", "goods with goods", "patients with goods", "windows do not meet"):
        assert words in said.stdout
    for words in ("per representative day", "at the same hour", "Driving times", "Largest groups"):
        assert words in said.stdout
    assert "Worked illustration" not in said.stdout
    assert list(case.parent.iterdir()) == [case]


def test_what_is_synthetic_is_said_to_be_an_illustration(case: Path) -> None:
    """With synthetic journeys the screen says so above the first number."""
    replace_text(
        case / "case.toml", 'file = "journeys.csv"\nbasis = "supplied"', 'file = "journeys.csv"\nbasis = "synthetic"'
    )
    said = optimiser("overlap", case, cwd=case.parent).ended(0).stdout
    assert said.index("Worked illustration") < said.index("patients with patients")


def test_less_detour_never_finds_more(case: Path) -> None:
    """`--set transport.overlap_minutes_added=0` finds no more than the default does."""
    much, little = overlap(case, *EXACT), overlap(case, *EXACT, "--set", "transport.overlap_minutes_added=0")
    for kind in KINDS:
        assert little["overlap"][kind]["shareable"] <= much["overlap"][kind]["shareable"]


def test_a_case_without_movements_says_so(tmp_path: Path) -> None:
    """A case without journeys and goods ends with 0, says so, and still tells its contracts."""
    case = copy_case("lancashire", tmp_path / "lancashire")
    said = optimiser("overlap", case, cwd=tmp_path).ended(0).stdout
    assert "there is nothing to compare" in said
    found = overlap(case)
    assert found["day_types"] == []
    assert found["overlap"] == {kind: {} for kind in KINDS}


def test_a_window_shorter_than_its_ride_is_an_error(case: Path) -> None:
    """Bad movements end with 3, the row and what to do named, as JSON where asked for."""
    change_cell(case / "journeys.csv", 2, "delivery_to", "09:01")
    failed = optimiser("overlap", case, "--json", cwd=case.parent).ended(3).json["error"]
    assert failed["exit"] == 3
    (issue,) = failed["issues"]
    assert (issue["table"], issue["row"], issue["kind"]) == ("journeys", 2, "window-shorter-than-ride")
