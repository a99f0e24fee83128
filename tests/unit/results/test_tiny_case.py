"""The tiny case, worked by hand: every finding equals what a pocket calculator gives (data/cases/tiny/README.md)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.case import Case
from optimiser.engine.run import RunRequest, find_all, read
from optimiser.recovery.headline import headline_values
from optimiser.results.findings import LEVERS, Findings
from tests.unit.small_case import row_of, rows

TINY = Path(__file__).resolve().parents[3] / "data" / "cases" / "tiny"


def found_in(scenario: str = "base") -> tuple[Case, Findings]:
    """Return the tiny case and everything found in it."""
    case, settings = read(RunRequest(TINY, scenario, TINY / "run"))
    return case, find_all(case, settings, LEVERS)


@pytest.fixture(scope="module")
def tiny() -> Findings:
    """Return everything found in the tiny case."""
    return found_in()[1]


def value(findings: Findings, figure: str) -> int:
    """Return a figure [pence]."""
    return findings.ledger.pence(figure)


@pytest.mark.parametrize(
    ("opportunity", "pence", "trusts", "counts"),
    [
        ("price_match:masks", 200_00, "BIR", True),
        ("price_match:cannula", 200_00, "BIR", True),
        ("price_match:syringes", 100_00, "BIR", True),
        ("price_match:paper", 100_00, "CED", True),
        ("contract_change:gloves", 100_00, "CED", True),
        ("new_tender:laundry", 2_000_00, "CED", True),
        ("pooled_tier:gloves", 700_00, "ALD;BIR;CED", False),
        ("new_tender:waste:in_plan", 500_00, "CED", False),
        ("investigate:meals", 10_000_00, "CED", False),
    ],
)
def test_every_opportunity(tiny: Findings, opportunity: str, pence: int, trusts: str, counts: bool) -> None:
    """Each opportunity has its pounds, the trusts above the median, and its place in or out of the headline."""
    row = row_of(tiny, "opportunities", opportunity=opportunity)
    assert (row["value_pence"], row["trusts"], row["counts"]) == (pence, trusts, counts)


def test_nothing_else_is_found(tiny: Findings) -> None:
    """Saline has one price, gauze two trusts, the courier a member for supplier, and gas no comparison."""
    assert len(tiny.tables["opportunities"]) == 9


def test_the_ranking(tiny: Findings) -> None:
    """What counts comes first, then the easier, then the larger, then by name."""
    assert tiny.tables["opportunities"]["rank"].tolist() == list(range(1, 10))
    assert tiny.tables["opportunities"]["opportunity"].tolist() == [
        "price_match:cannula",
        "price_match:masks",
        "price_match:paper",
        "price_match:syringes",
        "contract_change:gloves",
        "new_tender:laundry",
        "pooled_tier:gloves",
        "new_tender:waste:in_plan",
        "investigate:meals",
    ]


def test_the_headline(tiny: Findings) -> None:
    """The headline is 2,700.00: what lies above the median, less what a joint tender covers; its parts are by trust."""
    assert value(tiny, "headline:opportunity") == 2_700_00
    assert value(tiny, "headline:opportunity:BIR") == 500_00
    assert value(tiny, "headline:opportunity:CED") == 2_200_00
    assert value(tiny, "excess_bought:median") == 3_200_00
    assert value(tiny, "in_plan") == 500_00
    assert value(tiny, "excess_investigate:median") == 10_000_00


@pytest.mark.parametrize(
    ("benchmark", "price", "pence"),
    [
        ("minimum", 3.0, 600_00),
        ("lower_quartile", 3.25, 350_00),
        ("median", 3.5, 100_00),
        ("weighted_mean", 3.3, 300_00),
    ],
)
def test_gloves_against_the_four_benchmarks(tiny: Findings, benchmark: str, price: float, pence: int) -> None:
    """Gloves cost 3.00, 3.50 and 4.00 for 1,000, 800 and 200 boxes."""
    row = row_of(tiny, "benchmark_prices", item="gloves", benchmark=benchmark)
    assert (row["price_gbp"], row["excess_pence"], row["trusts"]) == (price, pence, 3)
    assert value(tiny, f"excess:{benchmark}:gloves") == pence


def test_the_range_of_a_tender(tiny: Findings) -> None:
    """Beside its value at the median stand the lowest and highest of the four benchmarks; a match has none."""
    ranges = {row[0]: row[1:] for row in rows(tiny, "opportunities", "opportunity", "low_pence", "high_pence")}
    assert ranges["new_tender:laundry"] == (2_000_00, 4_000_00)
    assert ranges["contract_change:gloves"] == (100_00, 200_00)
    assert ranges["price_match:masks"] == ranges["pooled_tier:gloves"] == (None, None)


def test_the_pooled_tier_of_gloves(tiny: Findings) -> None:
    """2,000 boxes reach O1's 2.90: ALD 100.00, BIR 480.00, CED 220.00 less the 100.00 already counted."""
    parts = [
        row[1:] for row in rows(tiny, "opportunity_parts", "opportunity", "trust", "value_pence") if "pooled" in row[0]
    ]
    assert parts == [("ALD", 100_00), ("BIR", 480_00), ("CED", 120_00)]


def test_the_parts_of_the_excess_add_up(tiny: Findings) -> None:
    """For every item and trust the classes add up to the excess over the median, to the penny."""
    ledger = tiny.ledger
    excess: dict[tuple[str, str], int] = {}
    parts: dict[tuple[str, str], int] = {}
    for name, figure in ledger.figures.items():
        if name.startswith("excess:median:") and figure.trust and figure.value_pence:
            excess[figure.item, figure.trust] = figure.value_pence
        if figure.kind == "class":
            parts[figure.item, figure.trust] = parts.get((figure.item, figure.trust), 0) + ledger.pence(name)
    assert parts == excess
    assert len(parts) == 8


def test_what_took_no_part(tiny: Findings) -> None:
    """One credit, one line from a member, one without a quantity, gauze of two trusts, and gas."""
    assert rows(tiny, "exclusions", "reason", "lines", "value_pence") == [
        ("credit", 1, -50_00),
        ("internal", 1, 20_000_00),
        ("no_quantity", 1, 300_00),
        ("support", 2, 700_00),
        ("no_comparison", 2, 9_000_00),
    ]


def test_every_pound_is_compared_or_excluded(tiny: Findings) -> None:
    """What is compared and what took no part add up to the spend lines, to the penny."""
    compared = value(tiny, "compared_bought") + value(tiny, "compared_investigate")
    excluded = sum(row[0] for row in rows(tiny, "exclusions", "value_pence"))
    (read,) = [row[1] for row in rows(tiny, "reconciliation", "table", "read_pence") if row[0] == "spend_lines"]
    assert compared + excluded == read


@pytest.mark.parametrize(
    ("contract", "decide_by", "urgency"),
    [
        ("BIR-consumables", "2026-05-31", "overdue"),
        ("CED-consumables", "2026-11-30", "next_90_days"),
        ("ALD-consumables", "2027-01-31", "next_90_days"),
        ("ALD-laundry", "2027-02-28", "next_12_months"),
        ("BIR-courier", "2027-05-31", "next_12_months"),
        ("ALD-waste", "2028-03-31", "under_way"),
        ("BIR-laundry", "2025-10-31", "ended"),
    ],
)
def test_decide_by(tiny: Findings, contract: str, decide_by: str, urgency: str) -> None:
    """End less notice less lead time, against 22 November 2026."""
    row = row_of(tiny, "decide_by", contract=contract)
    assert (row["decide_by"], row["urgency"]) == (dt.date.fromisoformat(decide_by), urgency)


def test_the_calendar_begins_with_the_most_urgent(tiny: Findings) -> None:
    """Overdue comes first, then by date; what is under way and what has ended come last."""
    assert [row[0] for row in rows(tiny, "decide_by", "contract")] == [
        "BIR-consumables",
        "CED-consumables",
        "ALD-consumables",
        "ALD-laundry",
        "BIR-courier",
        "ALD-waste",
        "BIR-laundry",
    ]


def test_alignment(tiny: Findings) -> None:
    """The three consumables contracts could start anew together from 31 August 2027: CED's extended, BIR's bridged."""
    (group,) = tiny.tables["alignment_groups"].to_dict("records")
    assert group["contracts"] == "ALD-consumables;BIR-consumables;CED-consumables"
    assert group["common_from"] == group["common_to"] == dt.date(2027, 9, 1)
    assert group["needs_extension"] == "CED-consumables"
    assert "BIR-consumables would need a short agreement of up to 92 days" in group["explanation"]


@pytest.mark.parametrize(
    ("contract", "months", "award", "tender", "returns", "verdict"),
    [
        ("ALD-consumables", 36, 8_000_00, None, 8_400_00, "Agrees within 15%."),
        ("BIR-consumables", 36, 6_000_00, None, 8_350_00, "0.7 times the returns"),
        ("CED-consumables", 36, 2_000_00, None, 2_070_00, "Agrees within 15%."),
        ("ALD-laundry", 24, 40_000_00, None, 40_000_00, "Agrees within 15%."),
        ("BIR-laundry", 24, 60_000_00, 30_000_00, 30_000_00, "only the tender value fits"),
        ("ALD-waste", 24, None, 35_000_00, 35_000_00, "The tender value agrees within 15%."),
        ("BIR-courier", 36, 20_000_00, None, 20_000_00, "Agrees within 15%."),
    ],
)
def test_register_beside_returns(
    tiny: Findings, contract: str, months: int, award: int | None, tender: int | None, returns: int, verdict: str
) -> None:
    """A contract's value for twelve months beside its members' spend lines in its category."""
    row = row_of(tiny, "register_reconciliation", contract=contract)
    assert (row["months"], row["returns_pence"]) == (months, returns)
    assert (row["annual_award_pence"], row["annual_tender_pence"]) == (award, tender)
    assert verdict in row["verdict"]


def test_internal_trade(tiny: Findings) -> None:
    """Alder's own company runs Birch's courier: 60,000.00 on paper, nothing for the collaborative."""
    columns = ("supplier_trust", "buyer_trust", "reference", "value_pence", "system_pence")
    assert rows(tiny, "internal_trade", *columns) == [("ALD", "BIR", "BIR-courier", 60_000_00, 0)]


def test_shared_suppliers(tiny: Findings) -> None:
    """Four suppliers are paid by two or three trusts; a credit is taken off."""
    assert rows(tiny, "shared_suppliers", "supplier", "trusts", "spend_pence") == [
        ("washwell", "ALD;BIR", 70_000_00),
        ("burnbright", "ALD;BIR", 57_000_00),
        ("norse", "ALD;BIR;CED", 14_970_00),
        ("humber", "ALD;BIR;CED", 6_350_00),
    ]


def test_pooling_groups(tiny: Findings) -> None:
    """Norse and Humber tie seven items together; laundry and waste stand alone."""
    assert rows(tiny, "pooling_groups", "items", "spend_pence") == [
        ("laundry", 82_000_00),
        ("waste", 62_000_00),
        ("cannula;gauze;gloves;masks;paper;saline;syringes", 21_370_00),
    ]


@pytest.mark.parametrize(
    ("trust", "rate", "cost", "above_lowest", "above_pool"),
    [
        ("ALD", "standard", 5_000_00, 500_00, 1_500_00),
        ("BIR", "standard", 2_500_00, 250_00, 750_00),
        ("CED", "standard", 4_000_00, 400_00, 1_200_00),
        ("BIR", "birch", 2_250_00, 0, 500_00),
        ("ALD", "pool", 3_500_00, None, None),
    ],
)
def test_grey_fleet(
    tiny: Findings, trust: str, rate: str, cost: int, above_lowest: int | None, above_pool: int | None
) -> None:
    """10,000, 5,000 and 8,000 miles at 50, 45 and 35 pence."""
    row = row_of(tiny, "grey_fleet", trust=trust, rate=rate)
    assert (row["cost_pence"], row["above_lowest_pence"], row["above_pool_car_pence"]) == (
        cost,
        above_lowest,
        above_pool,
    )


@pytest.mark.parametrize(
    ("trust", "target", "identified", "risk_adjusted", "gap"),
    [
        ("", 5_000_00, 3_800_00, 2_500_00, 2_500_00),
        ("ALD", 1_500_00, 600_00, 540_00, 960_00),
        ("BIR", 2_300_00, 1_200_00, 960_00, 1_340_00),
        ("CED", 1_200_00, 2_000_00, 1_000_00, 200_00),
    ],
)
def test_targets_and_schemes(
    tiny: Findings, trust: str, target: int, identified: int, risk_adjusted: int, gap: int
) -> None:
    """Targets of the tree, schemes that count, their weighted value, and what is missing, by trust and in all."""
    values = headline_values(tiny.ledger, "headline", trust)
    values.pop("opportunity_pence", None)
    assert values == {
        "target_pence": target,
        "identified_pence": identified,
        "risk_adjusted_pence": risk_adjusted,
        "gap_to_target_pence": gap,
    }


@pytest.mark.parametrize(
    ("scheme", "year", "part_year", "actual"),
    [
        ("S1", "2026/27", 900_00, 290_00),
        ("S1", "2027/28", 1_200_00, None),
        ("S2", "2026/27", 500_00, None),
        ("S2", "2028/29", 2_000_00, None),
        ("S3", "2026/27", 600_00, 295_00),
        ("S4", "2026/27", 300_00, None),
    ],
)
def test_part_year_effects(tiny: Findings, scheme: str, year: str, part_year: int, actual: int | None) -> None:
    """S1 from July has nine months of the year, S2 from January three, S3 and S4 all twelve."""
    row = row_of(tiny, "scheme_values", scheme=scheme, financial_year=year)
    assert (row["part_year_effect_pence"], row["actual_pence"]) == (part_year, actual)


def test_cost_avoidance_counts_nowhere(tiny: Findings) -> None:
    """S4 avoids a price rise: it stands below the line."""
    found = dict(rows(tiny, "scheme_values", "scheme", "counts_note"))
    assert found == {"S1": "", "S2": "", "S3": "", "S4": "Cost avoidance: below the line."}


def test_the_tree(tiny: Findings) -> None:
    """A node counts the schemes of its lever and trust."""
    columns = (
        "target",
        "target_pence",
        "opportunity_pence",
        "identified_pence",
        "in_year_pence",
        "gap_to_target_pence",
    )
    found = {row[0]: row[1:] for row in rows(tiny, "target_nodes", *columns)}
    assert found["T"] == (5_000_00, 2_700_00, 3_800_00, 2_000_00, 2_500_00)
    assert found["TB"] == (4_000_00, 2_700_00, 3_200_00, 1_400_00, 2_040_00)
    assert found["TB-CED"] == (1_000_00, 2_200_00, 2_000_00, 500_00, 0)
    assert found["TB-ALD"] == (1_000_00, 0, 0, 0, 1_000_00)
    assert found["TT-ALD"][2:] == (600_00, 600_00, -40_00)


def test_what_it_cannot_answer(tiny: Findings) -> None:
    """The tiny case lacks adjustments and weights of its days, and nobody plans its goods."""
    assert [row[0] for row in rows(tiny, "not_answered", "reason")] == [
        "The case has no table adjustments.",
        "The case has no table day_types.",
        "Goods and rounds are compared pair by pair; vehicles are planned for patients only.",
    ]


def test_the_scenario_of_two_trusts() -> None:
    """With two trusts enough gauze is compared too: BIR pays 5.00 against a median of 4.50, for 60 packs 30.00."""
    _, lower = found_in("two_trusts")
    assert value(lower, "headline:opportunity") == 2_730_00
    assert row_of(lower, "opportunities", item="gauze")["value_pence"] == 30_00
