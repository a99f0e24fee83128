"""What the shipped real cases say, against the published figures themselves, worked out again in plain Python."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest

from tests.acceptance.command_line import CASES, optimiser, read_rows
from tests.acceptance.conftest import Run

REAL_CASES = ("nenc", "lancashire")
BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")


def pence(text: str) -> int:
    """Return pounds as pence, exactly."""
    value = Decimal(text) * 100
    assert value == value.to_integral_value(), text
    return int(value)


def half_up(value: Fraction) -> int:
    """Round to a whole number, halves away from nought."""
    return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))


def compared(run: Run) -> dict[str, list[dict[str, str]]]:
    """Return the rows of unit_prices.csv that took part in the comparison, by item."""
    rows = defaultdict(list)
    for row in read_rows(run.folder / "csv" / "unit_prices.csv"):
        if row["compared"] == "yes":
            rows[row["item"]].append(row)
    return rows


def test_laundry_and_waste_equal_the_published_values(nenc: Run, real_data: Path) -> None:
    """Pounds and volume of laundry and of every kind of waste are, trust by trust, those of ERIC 2023/24."""
    path = real_data / "eric" / "nenc_unit_costs_by_trust_service_2023_24.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        published = {
            (row["service"], row["trust_ods"]): (pence(row["annual_cost_gbp"]), Fraction(row["annual_volume"]))
            for row in csv.DictReader(stream)
            if row["service"] == "laundry_and_linen" or "waste" in row["service"]
        }
    shown = {
        (row["item"], row["trust"]): (pence(row["spend_gbp"]), Fraction(row["quantity"] or "0"))
        for row in read_rows(nenc.folder / "csv" / "unit_prices.csv")
    }
    assert len(published) == 88
    spent = {key: value for key, value in published.items() if any(value)}
    assert {key: shown[key] for key in spent} == spent


@pytest.mark.parametrize("name", REAL_CASES)
def test_prices_and_excess_add_up_again(name: str, runs: dict[str, Run]) -> None:
    """The benchmarks, and each trust's spend above them, come out the same from pounds and volume alone."""
    result = runs[name].result
    totals = {"excess_pence": dict.fromkeys(BENCHMARKS, 0), "investigate_pence": dict.fromkeys(BENCHMARKS, 0)}
    assert len(compared(runs[name])) == 11
    for item, rows in compared(runs[name]).items():
        paid = [Fraction(pence(row["spend_gbp"])) for row in rows]
        bought = [Fraction(row["quantity"]) for row in rows]
        for benchmark, price in benchmarks(paid, bought).items():
            for row, cost, volume in zip(rows, paid, bought, strict=True):
                above = half_up(max(Fraction(0), cost - price * volume))
                assert pence(row[f"excess_{benchmark}_gbp"]) == above, (item, row["trust"], benchmark)
                key = "excess_pence" if row["comparison"] == "price" else "investigate_pence"
                totals[key][benchmark] += above
    assert {key: result["buying"][key] for key in totals} == totals


def benchmarks(paid: list[Fraction], bought: list[Fraction]) -> dict[str, Fraction]:
    """Return the four benchmarks of an item from what each trust paid and bought."""
    prices = sorted(cost / volume for cost, volume in zip(paid, bought, strict=True))
    place = Fraction(len(prices) - 1, 4)
    below = int(place)
    quartile = prices[below] + (place - below) * (prices[min(below + 1, len(prices) - 1)] - prices[below])
    return {
        "minimum": prices[0],
        "lower_quartile": quartile,
        "median": median(prices),
        "weighted_mean": sum(paid, Fraction(0)) / sum(bought, Fraction(0)),
    }


def test_the_headline_is_the_excess_over_the_median_of_what_is_bought(nenc: Run) -> None:
    """The headline is the excess over the median of laundry and waste, about £2.2m, less what a joint tender covers."""
    buying, headline = nenc.result["buying"], nenc.result["headline"]
    assert headline == {"opportunity_pence": buying["excess_pence"]["median"] - buying["already_in_plan_pence"]}
    assert round(headline["opportunity_pence"], -7) == 220_000_000
    assert 1_370_000_000 <= buying["investigate_pence"]["median"] < 1_400_000_000
    items = {row["item"]: row["comparison"] for row in read_rows(CASES / "nenc" / "items.csv")}
    counted = {row["item"] for row in buying["opportunities"] if row["counts"]}
    assert {items[item] for item in counted} == {"price"}


@pytest.mark.parametrize("name", REAL_CASES)
def test_sums_over_trusts_equal_the_totals(name: str, runs: dict[str, Run]) -> None:
    """What the trusts spent, and what lies above each benchmark, comes to the totals to the penny."""
    buying = runs[name].result["buying"]
    spent = {"price": 0, "investigate": 0}
    above: dict[tuple[str, str], int] = defaultdict(int)
    for item, rows in compared(runs[name]).items():
        for row in rows:
            spent[row["comparison"]] += pence(row["spend_gbp"])
            for benchmark in BENCHMARKS:
                above[item, benchmark] += pence(row[f"excess_{benchmark}_gbp"])
    assert spent == {"price": buying["compared_pence"], "investigate": buying["compared_investigate_pence"]}
    shown = read_rows(runs[name].folder / "csv" / "benchmark_prices.csv")
    assert {(row["item"], row["benchmark"]): pence(row["excess_gbp"]) for row in shown} == above


def test_every_pound_of_the_returns_is_compared_or_excluded(nenc: Run) -> None:
    """The £220.9m of the returns is compared, or excluded with its reason: nothing is lost between."""
    read = sum(pence(row["amount_gbp"]) for row in read_rows(CASES / "nenc" / "spend_lines.csv"))
    buying = nenc.result["buying"]
    excluded = sum(row["value_pence"] for row in buying["exclusions"])
    assert read == 22_087_109_700
    assert buying["compared_pence"] + buying["compared_investigate_pence"] + excluded == read


def test_no_invented_figure_stands_in_the_headline(nenc: Run) -> None:
    """No figure of the headline rests on a synthetic table, and its sentence holds no invented pound."""
    figures = read_rows(nenc.folder / "record" / "findings" / "figures.csv")
    headline = [row for row in figures if row["scope"] == "headline"]
    assert headline
    assert {row["basis"] for row in headline} == {"published"}
    assert {row["scope"] for row in figures if row["basis"] == "synthetic"} == {"illustration"}
    assert set(nenc.result["headline"]) == {"opportunity_pence"}
    sentence = nenc.result["headline_sentence"]
    for value in nenc.result["illustration"].values():
        assert f"£{value / 100:,.0f}" not in sentence
        assert f"£{value / 1e8:.1f}m" not in sentence
    assert "illustrative" in nenc.result["illustration_sentence"].lower()


def test_the_register_is_read_with_its_grades(nenc: Run) -> None:
    """Ended contracts are said to be ended, the joint waste tender is under way, and grade C drives no figure."""
    calendar = {row["contract"]: row for row in nenc.result["contracts"]["decide_by"]}
    assert calendar["RTF-laundry-2024"]["urgency"] == "ended"
    assert calendar["RR7-healthcare-waste-2026"]["urgency"] == "under_way"
    assert {row["grade"] for row in calendar.values()} == {"A", "B", "C"}
    assert [name for name, row in calendar.items() if row["grade"] == "C" and "annual_pence" in row] == []
    for row in calendar.values():
        if row["urgency"] in {"overdue", "next_90_days", "next_12_months", "later"}:
            assert row["decide_by"] < row["end"], row["contract"]


def test_grey_fleet_is_published_miles_at_dated_rates(nenc: Run) -> None:
    """48.6 million business miles at each rate, re-multiplied, beside the headline and never in it."""
    rows = nenc.result["transport"]["grey_fleet"]
    rates = {row["rate"]: Fraction(row["pence_per_mile"]) for row in read_rows(CASES / "nenc" / "mileage_rates.csv")}
    miles: dict[str, Fraction] = defaultdict(Fraction)
    for row in read_rows(CASES / "nenc" / "mileage.csv"):
        if row["kind"] == "business":
            miles[row["trust"]] += Fraction(row["miles"])
    assert sum(miles.values()) == 48_605_387
    for rate in {row["rate"] for row in rows}:
        own = [row for row in rows if row["rate"] == rate]
        assert {row["trust"]: row["cost_pence"] for row in own} == {
            trust: half_up(value * rates[rate]) for trust, value in miles.items()
        }
    figures = read_rows(nenc.folder / "record" / "findings" / "figures.csv")
    assert {row["scope"] for row in figures if row["figure"].startswith("grey")} == {"context"}


def test_london_claims_no_price(runs: dict[str, Run]) -> None:
    """London lists who pays the same suppliers, to the pound, and claims no price, no benchmark and no opportunity."""
    result = runs["london"].result
    buying = result["buying"]
    assert (result["headline"], result["illustration"]) == ({}, {})
    assert [buying[key] for key in ("opportunities", "unit_prices", "benchmark_prices")] == [[], [], []]
    assert not {"excess_pence", "compared_pence"} & set(buying)
    assert any("no price can be claimed" in row["reason"] for row in result["not_answered"])
    paid: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in read_rows(CASES / "london" / "spend_lines.csv"):
        paid[row["supplier"]][row["trust"]] += pence(row["amount_gbp"])
    assert len(buying["shared_suppliers"]) == 258
    for row in buying["shared_suppliers"]:
        payers = {trust for trust, value in paid[row["supplier"]].items() if value > 0}
        assert set(row["trusts"]) == payers, row["supplier"]
        assert row["trust_count"] == len(payers) >= 2
    largest = max(buying["shared_suppliers"], key=lambda row: row["spend_pence"])
    assert largest["spend_pence"] == sum(paid[largest["supplier"]].values())


def test_two_trusts_compare_only_where_they_are_told_to(runs: dict[str, Run], tmp_path: Path) -> None:
    """The group of two claims nothing by itself; its `pair` scenario compares the two."""
    base = runs["group"].result
    assert base["headline"] == {}
    assert base["buying"]["opportunities"] == []
    case = runs["group"].case
    pair = optimiser("run", case, "--scenario", "pair", "--out", "out", "--json", cwd=tmp_path).ended(0).json
    assert pair["headline"]["opportunity_pence"] > 0
    assert {code for row in pair["buying"]["opportunities"] for code in row["trusts"]} == {"RXW", "R1D"}
    assert pair["scenario_description"] == "Two trusts are enough to compare."
    optimiser("verify", "out", cwd=tmp_path).ended(0)
