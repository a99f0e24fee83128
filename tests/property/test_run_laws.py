"""Laws of a whole run: names, order, scale and empty lines change nothing that matters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from optimiser.case import Case
from optimiser.results.findings import Findings
from optimiser.results.ledger import Ledger
from tests.unit.small_case import found, made_table, pence, records, scenario

Line = dict[str, Any]

TRUSTS = ("AAA", "BBB", "CCC", "DDD")
ITEMS = {"gloves": "price", "soap": "price", "meals": "investigate", "power": "none"}
SUPPLIERS = {"one": "", "two": "", "own": "AAA"}
QUANTITIES = (*range(1_000_000, 50_000_000, 3_333_333), None, 0, 1, 999_999)
AMOUNTS = (*range(1, 20_000, 997), -500, -1, 0)
BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")

some = settings(max_examples=8)
# Two trusts are enough, so that most draws have something to compare.
LOW = scenario(buying={"min_trusts": 2, "min_lines": 2})


def case_of(lines: Sequence[Line], rename: Mapping[str, str] | None = None) -> Case:
    """Return a case of four trusts with these lines, its trusts under other names where asked for."""
    names = rename or {}
    trusts = [{"trust": names.get(code, code), "name": "Trust", "short_name": "T", "kind": "acute"} for code in TRUSTS]
    items = [
        {"item": item, "name": item, "category": "goods", "unit": "box", "comparison": comparison}
        for item, comparison in ITEMS.items()
    ]
    suppliers = [
        {"supplier": code, "name": code, "member_trust": names.get(owner, owner)} for code, owner in SUPPLIERS.items()
    ]
    contract = {
        "contract": "K1",
        "trust": names.get("BBB", "BBB"),
        "category": "goods",
        "lever": "buying",
        "title": "Goods",
        "status": "awarded",
        "start": dt.date(2025, 4, 1),
        "end": dt.date(2027, 3, 31),
        "extension_months": 12,
        "grade": "A",
    }
    own = [{**line, "trust": names.get(line["trust"], line["trust"])} for line in lines]
    offers = [{"offer": "O1", "supplier": "one", "item": "gloves", "price_gbp_millionths": 2_000_000}]
    tiers = [
        {
            "offer": "O1",
            "threshold_millionths": 20_000_000,
            "threshold_unit": "units",
            "scope": "offer",
            "kind": "all_units",
            "price_gbp_millionths": 100_000,
        }
    ]
    rows: dict[str, list[dict[str, Any]]] = {
        "trusts": trusts,
        "items": items,
        "suppliers": suppliers,
        "contracts": [contract],
        "spend_lines": own,
        "offers": offers,
        "offer_tiers": tiers,
    }
    tables = {name: made_table(name, content) for name, content in rows.items()}
    return Case("drawn", "Drawn", dt.date(2026, 11, 22), ("2026/27",), "", tables)


@st.composite
def spends(draw: st.DrawFn) -> list[Line]:
    """Draw some spend lines of four trusts, credits, internal ones and ones without item or quantity among them."""
    return [
        {
            "line_id": f"L{number}",
            "trust": draw(st.sampled_from(TRUSTS)),
            "financial_year": draw(st.sampled_from(["2025/26", "2025/26", "2025/26", "2024/25"])),
            "item": draw(st.sampled_from(["gloves", "gloves", "gloves", *ITEMS, ""])),
            "supplier": draw(st.sampled_from(["one", "one", *SUPPLIERS, ""])),
            "quantity_millionths": draw(st.sampled_from(QUANTITIES)),
            "amount_pence": draw(st.sampled_from(AMOUNTS)),
        }
        for number in range(draw(st.integers(6, 20)))
    ]


def totals(ledger: Ledger) -> dict[str, int]:
    """Return every total of the ledger that names no trust."""
    names = [
        name for name, figure in ledger.figures.items() if figure.kind in ("sum", "signed_sum") and not figure.trust
    ]
    return {name: ledger.pence(name) for name in names}


@some
@given(spends(), st.permutations(["XA", "XB", "XC", "XD"]))
def test_renaming_trusts_changes_no_total(lines: list[Line], codes: list[str]) -> None:
    """Whatever the trusts are called, and in whatever order that sorts them, every total is the same."""
    rename = dict(zip(TRUSTS, codes, strict=True))
    before, after = found(case_of(lines), LOW).ledger, found(case_of(lines, rename), LOW).ledger
    assert totals(after) == totals(before)
    by_trust, renamed = (pence(ledger, "headline:opportunity:") for ledger in (before, after))
    assert renamed == {rename[trust]: value for trust, value in by_trust.items()}


@some
@given(spends(), st.integers(2, 100))
def test_scale(lines: list[Line], factor: int) -> None:
    """Multiplying all pounds multiplies every excess and the headline, but for the rounding of each part."""
    # The offer's prices do not scale, so the pooled tier is left out; each part may be off by half a penny.
    scaled = [{**line, "amount_pence": line["amount_pence"] * factor} for line in lines]
    before, after = found(case_of(lines), LOW).ledger, found(case_of(scaled), LOW).ledger
    parts = len(pence(before, "excess:median:"))
    bound = parts * (factor + 1) / 2
    names = [f"excess_bought:{name}" for name in BENCHMARKS] + ["headline:opportunity"]
    for name in (name for name in names if name in before.figures):
        assert abs(after.pence(name) - factor * before.pence(name)) <= bound
    for name in ("compared_bought", "compared_investigate"):
        if name in before.figures:
            assert after.pence(name) == factor * before.pence(name)
    assert pence(after, "excluded:") == {name: factor * value for name, value in pence(before, "excluded:").items()}


def without_rows(findings: Findings) -> dict[str, list[dict[str, Any]]]:
    """Return every table of findings, sources as a set that knows keys and no row numbers."""
    tables = {name: records(frame) for name, frame in findings.tables.items()}
    for source in tables["figure_sources"]:
        del source["row"], source["part"]
    tables["figure_sources"].sort(key=lambda source: tuple(str(value) for value in source.values()))
    return tables


@some
@given(spends(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(lines: list[Line], random: Any) -> None:
    """Permuted lines give the same findings in the same order; only the row numbers differ."""
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert without_rows(found(case_of(shuffled), LOW)) == without_rows(found(case_of(lines), LOW))


@some
@given(spends(), st.sampled_from(TRUSTS), st.sampled_from([*ITEMS, ""]), st.sampled_from([None, 0, 5_000_000]))
def test_a_line_of_nothing_changes_nothing(lines: list[Line], trust: str, item: str, volume: int | None) -> None:
    """A line on which nothing was paid moves no price, no opportunity and no total of money."""
    nothing = {
        "line_id": "X",
        "trust": trust,
        "financial_year": "2025/26",
        "item": item,
        "supplier": "two",
        "quantity_millionths": volume,
        "amount_pence": 0,
    }
    lines = [*lines, {**nothing, "line_id": "Y", "amount_pence": 1}]
    before, after = (found(case_of(own), LOW) for own in (lines, [*lines, nothing]))
    assert totals(after.ledger) == totals(before.ledger)
    for name in ("opportunities", "opportunity_parts", "benchmark_prices", "shared_suppliers", "pooling_groups"):
        pd.testing.assert_frame_equal(after.tables[name], before.tables[name])


@some
@given(spends())
def test_no_pound_is_lost_or_claimed_twice(lines: list[Line]) -> None:
    """Compared and excluded add up to all lines, and the claims on a trust's item never exceed what it spent on it."""
    ledger = found(case_of(lines), LOW).ledger
    compared = sum(ledger.pence(name) for name in ("compared_bought", "compared_investigate") if name in ledger.figures)
    assert compared + sum(pence(ledger, "excluded:").values()) == sum(line["amount_pence"] for line in lines)
    spend = pence(ledger, "spend:")
    claimed: dict[str, int] = {}
    for name, value in pence(ledger, "class:").items():
        key = name.partition(":")[2]
        claimed[key] = claimed.get(key, 0) + value
    assert all(value <= spend[key] for key, value in claimed.items())


@some
@given(spends())
def test_the_headline_is_made_of_its_classes(lines: list[Line]) -> None:
    """The headline is the sum of what counts, and together with what is in plan the whole excess of what is bought."""
    findings = found(case_of(lines), LOW)
    ledger = findings.ledger
    if "headline:opportunity" not in ledger.figures:
        return
    counted = findings.tables["opportunities"]
    value = int(counted[counted["counts"].astype(bool)]["value_pence"].sum())
    in_plan = ledger.pence("in_plan") if "in_plan" in ledger.figures else 0
    assert ledger.pence("headline:opportunity") == value
    assert value + in_plan == ledger.pence("excess_bought:median")
    assert sum(pence(ledger, "headline:opportunity:").values()) == value
