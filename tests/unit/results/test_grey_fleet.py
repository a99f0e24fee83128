"""Business mileage at each dated rate."""

from __future__ import annotations

from pathlib import Path

from optimiser.results.findings import Findings
from tests.unit.small_case import found, row_of, rows, small_case

RATES = "    rate,name,role,trust,pence_per_mile,valid_from,evidence\n"
MILES = """\
    mileage,trust,financial_year,kind,miles
    M1,AAA,2025/26,business,1000
    M2,BBB,2025/26,business,100.5
    M3,AAA,2025/26,patient_transport,9999
    """


def fleet(folder: Path, *rates: str, miles: str = MILES, **about: object) -> Findings:
    """Return the findings of a case with these rates."""
    text = RATES + "".join(f"    {rate}\n" for rate in rates)
    return found(small_case(folder, {"mileage": miles, "mileage_rates": text}, **about))


def test_every_trust_at_every_rate(tmp_path: Path) -> None:
    """Miles times pence, to the penny; patient transport is not business, and a trust's own rate is for it alone."""
    findings = fleet(tmp_path, "r1,National,paid,,50,2026-04-01,A", "r2,National,paid,BBB,45.5,2026-04-01,B")
    columns = (
        "trust",
        "rate",
        "miles_millionths",
        "cost_pence",
        "above_lowest_pence",
        "above_pool_car_pence",
        "evidence",
    )
    assert rows(findings, "grey_fleet", *columns) == [
        ("AAA", "r1", 1_000_000_000, 50_000, 4_500, None, "grade A"),
        ("BBB", "r1", 100_500_000, 5_025, 452, None, "grade A"),
        ("BBB", "r2", 100_500_000, 4_573, 0, None, "grade B"),
    ]
    totals = {rate: findings.ledger.pence(f"grey_cost:2025/26:{rate}") for rate in ("r1", "r2")}
    assert totals == {"r1": 55_025, "r2": 4_573}


def test_above_the_pool_car(tmp_path: Path) -> None:
    """A paid rate is set against the pool car too; where that costs more the difference is negative."""
    findings = fleet(tmp_path, "p,Pool,pool_car,,60,2026-04-01,B", "r1,National,paid,,50,2026-04-01,A")
    assert row_of(findings, "grey_fleet", trust="AAA", rate="r1")["above_pool_car_pence"] == -10_000
    pool = row_of(findings, "grey_fleet", trust="AAA", rate="p")
    assert (pool["cost_pence"], pool["above_lowest_pence"], pool["above_pool_car_pence"]) == (60_000, None, None)
    difference = findings.ledger.sources["grey_above_pool:2025/26:r1:AAA"]
    assert [(part.part_figure, part.key, part.sign) for part in difference] == [
        ("grey_cost:2025/26:r1:AAA", "", 1),
        ("", "M1", 1),
        ("", "p", 0),
    ]


def test_the_lowest_rate_in_force(tmp_path: Path) -> None:
    """A rate that a later one of its name replaced, or that has not begun, is no reference, though it is shown."""
    findings = fleet(
        tmp_path,
        "old,National,paid,,40,2020-04-01,A",
        "new,National,paid,,50,2026-04-01,A",
        "next,National,paid,BBB,30,2026-11-23,A",
    )
    above = {row[:2]: row[2] for row in rows(findings, "grey_fleet", "rate", "trust", "above_lowest_pence")}
    assert above["new", "AAA"] == 0
    assert above["old", "AAA"] == -10_000
    assert above["next", "BBB"] == -2_010


def test_rates_of_different_names_are_not_compared(tmp_path: Path) -> None:
    """A rate for later miles is no reference for the first miles: each name has its own lowest."""
    findings = fleet(tmp_path, "a,First miles,paid,,50,2026-04-01,A", "b,Later miles,paid,,24,2026-04-01,A")
    assert {row[0] for row in rows(findings, "grey_fleet", "above_lowest_pence")} == {0}


def test_a_rate_is_in_force_from_its_first_day(tmp_path: Path) -> None:
    """A rate that begins on the case's own day is in force and replaces the earlier one."""
    findings = fleet(tmp_path, "old,National,paid,,40,2020-04-01,A", "new,National,paid,,50,2026-11-22,A")
    assert row_of(findings, "grey_fleet", trust="AAA", rate="new")["above_lowest_pence"] == 0


def test_no_rate_in_force(tmp_path: Path) -> None:
    """Before any rate has begun there is a cost and nothing to set it against."""
    row = row_of(fleet(tmp_path, "r,National,paid,,50,2027-04-01,A"), "grey_fleet", trust="AAA")
    assert (row["cost_pence"], row["above_lowest_pence"]) == (50_000, None)


def test_an_assumed_rate_makes_an_assumed_figure(tmp_path: Path) -> None:
    """A rate that somebody assumed weakens every figure that touches it."""
    findings = fleet(tmp_path, "r,National,paid,,50,2026-04-01,A", "p,Pool,pool_car,,35,2026-04-01,assumed")
    figures = findings.ledger.figures
    assert figures["grey_cost:2025/26:r:AAA"].basis == "supplied"
    assert figures["grey_above_pool:2025/26:r:AAA"].basis == "assumed"
    assert (figures["grey_cost:2025/26:p"].basis, figures["grey_cost:2025/26:p"].evidence) == ("assumed", "assumed")


def test_a_synthetic_table_makes_an_illustration(tmp_path: Path) -> None:
    """Invented miles never stand in a headline or in context."""
    findings = fleet(tmp_path, "r,National,paid,,50,2026-04-01,assumed", basis={"mileage": "synthetic"})
    assert {figure.scope for figure in findings.ledger.figures.values()} == {"illustration"}


def test_two_years_of_miles(tmp_path: Path) -> None:
    """Each year has its own row, figure and total: miles of different years are never added."""
    miles = MILES + "    M4,AAA,2024/25,business,10\n"
    findings = fleet(tmp_path, "r,National,paid,,50,2026-04-01,A", miles=miles)
    assert rows(findings, "grey_fleet", "trust", "financial_year", "cost_pence") == [
        ("AAA", "2024/25", 500),
        ("AAA", "2025/26", 50_000),
        ("BBB", "2025/26", 5_025),
    ]
    totals = {year: findings.ledger.figures[f"grey_cost:{year}:r"] for year in ("2024/25", "2025/26")}
    assert {year: total.value_pence for year, total in totals.items()} == {"2024/25": 500, "2025/26": 55_025}
    assert all(year in total.period for year, total in totals.items())


def test_a_rate_of_a_trust_without_miles(tmp_path: Path) -> None:
    """A rate that applies to nobody's miles is shown nowhere."""
    findings = fleet(tmp_path, "r,Ours,paid,CCC,50,2026-04-01,A")
    assert findings.tables["grey_fleet"].empty
    assert findings.ledger.figures == {}
