"""When each trust joins, and what of the saving falls in which year, worked by hand."""

from __future__ import annotations

from pathlib import Path

from tests.unit.results.award.award_case import amounts, awarded

THREE_YEARS = {"financial_years": '["2026/27", "2027/28", "2028/29"]'}
CONTRACTS = """\
    contract,trust,participants,category,lever,title,status,start,end,exit_gbp,grade
    C1,CCC,CCC,consumables,buying,Gloves,awarded,2025-01-01,2028-06-30,{},A
    """


def test_part_years_and_the_tier_that_is_not_reached_yet(tmp_path: Path) -> None:
    """
    A tender takes nine months, so both join in September 2027. In the seven months left of 2027/28 they buy 11.67
    boxes, below the 20 of the tier: 5.83 boxes each at 1.50 save 2.92 and 14.58, less a pound of deliveries each.
    """
    tables = awarded(tmp_path, head=THREE_YEARS).tables
    rows = tables["award_phasing"].set_index(["trust", "financial_year"])
    assert set(rows["join_month"]) == {"2027-09"}
    assert dict(rows["part_year_pence"]) == {
        ("BBB", "2026/27"): 0,
        ("BBB", "2027/28"): 292,
        ("BBB", "2028/29"): 500,
        ("CCC", "2026/27"): 0,
        ("CCC", "2027/28"): 1458,
        ("CCC", "2028/29"): 2500,
    }
    years = tables["award_years"].set_index("financial_year")
    assert dict(years["months"]) == {"2026/27": 4, "2027/28": 12, "2028/29": 12}
    assert dict(years["today_pence"]) == {"2026/27": 2333, "2027/28": 7000, "2028/29": 7000}
    assert dict(years["saving_pence"]) == {"2026/27": 0, "2027/28": 1550, "2028/29": 3000}
    assert dict(years["not_yet_pence"]) == {"2026/27": 0, "2027/28": -200, "2028/29": 0}


def test_who_does_not_earn_the_move_back_never_joins(tmp_path: Path) -> None:
    """With seven months left in the plan, BBB would save 1.92 and pay 3.00 to move: it stays where it is."""
    rows = awarded(tmp_path).tables["award_phasing"].set_index(["trust", "financial_year"])
    assert rows.loc[("BBB", "2027/28"), "join_month"] is None
    assert rows.loc[("BBB", "2027/28"), "part_year_pence"] == 0
    assert rows.loc[("CCC", "2027/28"), "join_month"] == "2027-09"


def test_a_contract_is_waited_for(tmp_path: Path) -> None:
    """A contract without an exit cost holds its trust until the month after its end."""
    rows = awarded(tmp_path, head=THREE_YEARS, contracts=CONTRACTS.format("")).tables["award_phasing"]
    own = rows[rows["trust"] == "CCC"].iloc[0]
    assert (own["contract"], own["earliest_month"], own["join_month"]) == ("C1", "2028-07", "2028-07")


def test_leaving_early_where_it_pays(tmp_path: Path) -> None:
    """Ten months earlier is worth about 20 pounds to CCC: it leaves for a cost of 5, and stays for one of 50."""
    for cost, month, told in (("5.00", "2027-09", 500), ("50.00", "2028-07", None)):
        found = awarded(tmp_path / cost, head=THREE_YEARS, contracts=CONTRACTS.format(cost))
        rows = found.tables["award_phasing"]
        own = rows[rows["trust"] == "CCC"].iloc[0]
        assert own["join_month"] == month
        assert (None if own.isna()["exit_pence"] else own["exit_pence"]) == told


def test_every_part_year_leads_to_its_savings(tmp_path: Path) -> None:
    """The figure of a part year names the savings of its trust and lot, and its value is in the table."""
    found = awarded(tmp_path, head=THREE_YEARS)
    assert amounts(found, "award_part_year:2027/28:") == {"BBB:consumables": 292, "CCC:consumables": 1458}
    (source,) = found.ledger.sources["award_part_year:2027/28:BBB:consumables"]
    assert (source.part_figure, source.sign) == ("award_saving:gloves:BBB", 0)


def test_no_plan_where_the_years_are_over(tmp_path: Path) -> None:
    """A case whose financial years have passed has an award and no calendar of it."""
    found = awarded(tmp_path, head={"financial_years": '["2025/26"]'})
    assert "award_phasing" not in found.tables
    assert "savings" in found.tables
