"""The case.toml of an invented case."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.synthetic.case_text import Origin, case_text, financial_years

DAY = dt.date(2026, 11, 22)
TABLES = ("trusts", "spend_lines", "offers", "targets")


def test_it_reads_and_every_table_is_synthetic(tmp_path: Path) -> None:
    """The program accepts the text; every table says it is synthetic, by which version and with which seed."""
    path = tmp_path / "case.toml"
    path.write_text(case_text(Origin(3, DAY, 7, "9.9", "--trusts 3"), TABLES), encoding="utf-8")
    case = read_case_file(path)
    assert tuple(case.tables) == TABLES
    assert {table.basis for table in case.tables.values()} == {"synthetic"}
    assert {table.source for table in case.tables.values()} == {
        "Invented by the generator of cases, version 9.9, seed 7"
    }
    assert set(case.scenarios) == {"base", "no_trust_worse_off"}
    assert case.tables["spend_lines"].period == "2025/26"


@pytest.mark.parametrize(("trusts", "least"), [(2, 2), (3, 3)])
def test_two_trusts_are_compared_too(tmp_path: Path, trusts: int, least: int) -> None:
    """Two trusts could never be three with a price, so two are enough where there are only two."""
    path = tmp_path / "case.toml"
    path.write_text(case_text(Origin(trusts, DAY, 7, "1", ""), TABLES), encoding="utf-8")
    assert resolve_scenario(read_case_file(path), "base").buying.min_trusts == least


def test_what_there_is_no_table_of_is_not_mentioned() -> None:
    """Without targets no version of them is named, and without offers no scenario about an award."""
    content = tomllib.loads(case_text(Origin(2, DAY, 7, "1", ""), ("trusts", "journeys")))
    assert "targets_version" not in content
    assert set(content["scenarios"]) == {"base"}
    assert "buying" not in content["scenarios"]["base"]


def test_years_of_the_plan() -> None:
    """Three financial years, from the one that the day lies in."""
    assert financial_years(DAY) == ["2026/27", "2027/28", "2028/29"]
