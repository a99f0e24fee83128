"""`optimiser matches`: what waits for a person, and what the person decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.command_line import optimiser, read_rows

CASE = """\
format = 1
name = "linen"
title = "Two trusts"
as_of = 2026-11-22
financial_years = ["2026/27"]

[tables.trusts]
file = "trusts.csv"
basis = "synthetic"
source = "invented"
"""
SOURCES = """
[[sources]]
files = "payments/*.csv"
trust = "RAA"
basis = "synthetic"
source = "invented"
"""
TRUSTS = "trust,name,short_name,kind\nRAA,Ashdown Hospitals,Ashdown,acute\n"
PAYMENTS = """\
Entity,Date,Supplier,Amount,Description
RAA,30/04/2025,Northern Linen Services Ltd,"30,000.00",laundry
RAA,30/04/2025,Northern Linen Service (UK) Ltd,"26,000.00",laundry
RAA,29/05/2025,Acme Surgical Limited,"45,000.00",gloves
RAA,28/05/2025,Acme Surgical Instruments Ltd,"41,000.00",gloves
RAA,28/05/2025,Mrs Jane Doe,"31,000.00",rent
"""
ORDERS = """\
Entity,Date,Supplier,Description,Quantity,Unit of Issue,Amount
RAA,30/04/2025,Northern Linen Services Ltd,Nitrile examination glove medium,10,Box of 100,50.00
RAA,02/05/2025,Northern Linen Services Ltd,Nitrile exam glove powder free medium,12,Box of 100,61.00
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case with one file in which two pairs of suppliers are in doubt."""
    folder = tmp_path / "linen"
    (folder / "payments").mkdir(parents=True)
    (folder / "case.toml").write_text(CASE + SOURCES, encoding="utf-8")
    (folder / "trusts.csv").write_text(TRUSTS, encoding="utf-8")
    (folder / "payments" / "april.csv").write_text(PAYMENTS, encoding="utf-8")
    return folder


def waiting(case: Path) -> dict[str, str]:
    """Return the left side of each match that waits, by its identifier."""
    answer = optimiser("matches", case, "--json", cwd=case).ended(0).json
    return {each["match"]: each["left"] for each in answer["waiting"]}


def test_it_lists_what_waits(case: Path) -> None:
    """Each pair stands with its spellings, reason and pounds, the most pounds first, and nobody's name among them."""
    answer = optimiser("matches", case, "--json", cwd=case).ended(0).json
    assert [(each["left"], each["right"], each["pence"]) for each in answer["waiting"]] == [
        ("Acme Surgical Instruments Ltd", "Acme Surgical Limited", 4_100_000),
        ("Northern Linen Service (UK) Ltd", "Northern Linen Services Ltd", 2_600_000),
    ]
    assert all(each["reason"] and 0 < each["score"] < 1 for each in answer["waiting"])
    assert answer["decided"] == []
    told = optimiser("matches", case, cwd=case).ended(0).stdout
    assert told.startswith("2 matches wait for a person")
    assert "£41,000.00" in told
    assert "Jane" not in told + str(answer)
    assert not (case / "decisions.csv").exists()


def test_a_decision_is_kept_and_obeyed(case: Path) -> None:
    """What was accepted and rejected waits no longer, stands in decisions.csv, and settles who is one supplier."""
    linen, acme = sorted(waiting(case), key=lambda name: waiting(case)[name], reverse=True)
    done = optimiser("matches", case, "--accept", linen, "--reject", acme, "--who", "category lead", cwd=case).ended(0)
    assert "No other match waits." in done.stdout
    rows = read_rows(case / "decisions.csv")
    assert [(row["match"], row["verdict"], row["who"]) for row in rows] == [
        (linen, "accept", "category lead"),
        (acme, "reject", "category lead"),
    ]
    assert waiting(case) == {}
    checked = optimiser("check", case, "--json", cwd=case).ended(0).json
    assert checked["reconciliation"]["suppliers"]["rows_accepted"] == 4


def test_a_mind_can_be_changed(case: Path) -> None:
    """What was decided can be decided again by its identifier: a line is added, and the last word counts."""
    name = min(waiting(case))
    optimiser("matches", case, "--accept", name, cwd=case).ended(0)
    answer = optimiser("matches", case, "--reject", name, "--json", cwd=case).ended(0).json
    assert answer["recorded"] == [name]
    assert [row["verdict"] for row in read_rows(case / "decisions.csv")] == ["accept", "reject"]
    again = optimiser("matches", case, "--json", cwd=case).ended(0).json
    assert [(each["match"], each["verdict"]) for each in again["decided"]] == [(name, "reject")]


def test_items_are_asked_too(case: Path) -> None:
    """Two descriptions that may be one product wait as items, until they are decided."""
    (case / "payments" / "april.csv").write_text(ORDERS, encoding="utf-8")
    answer = optimiser("matches", case, "--json", cwd=case).ended(0).json
    (asked,) = [each for each in answer["waiting"] if each["subject"] == "item"]
    assert asked["match"].startswith("i")
    assert 0 < asked["score"] <= 1
    optimiser("matches", case, "--accept", asked["match"], cwd=case).ended(0)
    assert waiting(case) == {}


@pytest.mark.parametrize("decide", [("--accept", "snothing"), ("--reject", "s")])
def test_an_unknown_match_is_a_usage_error(case: Path, decide: tuple[str, str]) -> None:
    """An identifier that is none ends with exit 2 and records nothing."""
    done = optimiser("matches", case, *decide, cwd=case).ended(2)
    assert "No match" in done.stderr
    assert not (case / "decisions.csv").exists()


def test_a_misspelt_match_is_suggested(case: Path) -> None:
    """One letter wrong, and the match that was meant is named."""
    name = min(waiting(case))
    done = optimiser("matches", case, "--accept", name[:-1] + "x", cwd=case).ended(2)
    assert f"Did you mean '{name}'?" in done.stderr


def test_both_at_once_is_a_usage_error(case: Path) -> None:
    """The same match cannot be accepted and rejected in one breath."""
    name = min(waiting(case))
    error = optimiser("matches", case, "--accept", name, "--reject", name, "--json", cwd=case).ended(2).json["error"]
    assert "both" in error["message"]
    assert not (case / "decisions.csv").exists()


def test_a_case_without_sources_has_nothing_to_match(case: Path) -> None:
    """Without trusts' own files nothing waits, and it is said why."""
    (case / "case.toml").write_text(CASE, encoding="utf-8")
    done = optimiser("matches", case, cwd=case).ended(0)
    assert done.stdout == "No match waits for a person.\n"
    assert "[[sources]]" in done.stderr


def test_a_damaged_decisions_file_is_told(case: Path) -> None:
    """A line that cannot be read does not hide what waits, and the person is told to look."""
    (case / "decisions.csv").write_text("match,subject,left,right,verdict,who,when\ns1,supplier\n", encoding="utf-8")
    done = optimiser("matches", case, cwd=case).ended(0)
    assert "2 matches wait" in done.stdout
    assert "1 problem was found" in done.stderr


def test_a_case_that_is_not_there(tmp_path: Path) -> None:
    """No case is exit 3."""
    optimiser("matches", tmp_path / "nothing", cwd=tmp_path).ended(3)


def test_decisions_that_cannot_be_written(case: Path) -> None:
    """Where decisions.csv cannot be opened nothing is recorded, with exit 3: what it may hold cannot be known."""
    (case / "decisions.csv").mkdir()
    optimiser("matches", case, cwd=case).ended(3)
