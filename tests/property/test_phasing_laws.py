"""Laws of phasing, targets and dates."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from optimiser.case import Case
from optimiser.money import round_half_up
from optimiser.prepare.calendar import add_months, financial_year, months_between, months_of_year
from optimiser.prepare.phasing import part_year_effects
from optimiser.recovery.headline import UNALLOCATED, headline_values
from tests.unit.small_case import WEIGHED, found, made_table

YEARS = tuple(f"{first}/{(first + 1) % 100:02d}" for first in range(2024, 2031))
MONTHS = [month for year in YEARS for month in months_of_year(year)]
TRUSTS = ("AAA", "BBB", "CCC")

pence = st.integers(0, 10**12)
days = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(pence, st.sampled_from(MONTHS), st.integers(1, len(YEARS)))
def test_the_part_year_effects_add_up(full: int, start: str, planned: int) -> None:
    """Over all planned years they sum to the full-year effect times the months elapsed over twelve, rounded once."""
    years = YEARS[:planned]
    elapsed = sum(month >= start for year in years for month in months_of_year(year))
    assert sum(part_year_effects(full, start, years).values()) == round_half_up(Fraction(full * elapsed, 12))


@given(pence, st.sampled_from(MONTHS))
def test_no_year_has_more_than_twelve_months(full: int, start: str) -> None:
    """No part-year effect is below nought or more than a penny over the full year, and later years never have less."""
    effects = list(part_year_effects(full, start, YEARS).values())
    assert all(0 <= effect <= full for effect in effects)
    assert all(later >= earlier - 1 for earlier, later in pairwise(effects))


@given(pence, st.sampled_from(MONTHS))
def test_a_later_start_never_brings_more(full: int, start: str) -> None:
    """A month's delay costs a twelfth, to the penny, and never gains."""
    later = MONTHS[min(MONTHS.index(start) + 1, len(MONTHS) - 1)]
    total = sum(part_year_effects(full, start, YEARS).values())
    assert 0 <= total - sum(part_year_effects(full, later, YEARS).values()) <= round_half_up(Fraction(full, 12)) + 1


@given(days, st.integers(-240, 240))
def test_adding_months(date: dt.date, months: int) -> None:
    """The month is the one asked for, and the last day of a month leads to the last day of a month."""
    moved = add_months(date, months)
    assert moved.year * 12 + moved.month == date.year * 12 + date.month + months
    is_last = (date + dt.timedelta(days=1)).month != date.month
    if is_last:
        assert (moved + dt.timedelta(days=1)).month != moved.month
    else:
        assert moved.day <= date.day


@given(days, st.integers(1, 120))
def test_months_of_a_contract(start: dt.date, months: int) -> None:
    """A contract of so many whole months is counted as so many."""
    first = start.replace(day=1)
    last = add_months(first, months) - dt.timedelta(days=1)
    assert months_between(first, last) == months


@given(days)
def test_every_day_is_in_its_year(date: dt.date) -> None:
    """A day's month is one of the twelve of its financial year."""
    months = months_of_year(financial_year(date))
    assert months.count(f"{date.year}-{date.month:02d}") == 1
    assert list(months) == sorted(months)


@st.composite
def plans(draw: st.DrawFn) -> Case:
    """Draw a tree of targets and some schemes over three trusts; the trusts' nodes need not add up to the top."""
    day = dt.date(2026, 4, 1)
    shared = {"lever": "all", "kind": "recovery", "financial_year": "2026/27", "version": "v1", "version_date": day}
    nodes: list[dict[str, object]] = [{"target": "T0", "value_pence": draw(st.integers(0, 10**9)), **shared}]
    for number in range(1, draw(st.integers(1, 8))):
        parent = draw(st.sampled_from([node["target"] for node in nodes] + [""]))
        trust = draw(st.sampled_from([*TRUSTS, ""]))
        value = draw(st.integers(0, 10**9))
        nodes.append({"target": f"T{number}", "parent": parent, "trust": trust, "value_pence": value, **shared})
    schemes: list[dict[str, object]] = [
        {
            "scheme": f"S{number}",
            "title": f"Scheme {number}",
            "owner": "Buyer",
            "trust": draw(st.sampled_from([*TRUSTS, ""])),
            "lever": draw(st.sampled_from(["buying", "transport", "other"])),
            "recurrent": draw(st.booleans()),
            "cash": draw(st.sampled_from(["cash_releasing", "cost_avoidance"])),
            "account": "revenue",
            "status": draw(st.sampled_from(["opportunity", "plans_in_progress", "fully_developed", "delivered"])),
            "start_month": draw(st.sampled_from(MONTHS)),
            "full_year_effect_pence": draw(st.integers(0, 10**9)),
        }
        for number in range(draw(st.integers(1, 6)))
    ]
    trusts: list[dict[str, object]] = [
        {"trust": code, "name": code, "short_name": code, "kind": "acute"} for code in TRUSTS
    ]
    tables: dict[str, list[dict[str, object]]] = {"trusts": trusts, "targets": nodes, "schemes": schemes}
    made = {name: made_table(name, rows) for name, rows in tables.items()}
    return Case("drawn", "Drawn", day, ("2026/27", "2027/28"), "", made)


@settings(max_examples=50)
@given(plans())
def test_the_trusts_add_up_to_the_totals(case: Case) -> None:
    """Each headline number sums over the trusts and what is allocated to none; the target is that of the roots."""
    ledger = found(case, WEIGHED).ledger
    parts = [headline_values(ledger, "headline", trust) for trust in (*TRUSTS, UNALLOCATED)]
    totals = headline_values(ledger, "headline")
    for key, total in totals.items():
        assert sum(part.get(key, 0) for part in parts) == total
    targets = case.frame("targets")
    assert totals.get("target_pence", 0) == targets[targets["parent"] == ""]["value_pence"].sum()
    gap = totals.get("target_pence", 0) - totals.get("risk_adjusted_pence", 0)
    assert totals.get("gap_to_target_pence", 0) == gap


@settings(max_examples=50)
@given(plans())
def test_weights_never_add_value(case: Case) -> None:
    """What is risk-adjusted is never more than what is identified."""
    totals = headline_values(found(case, WEIGHED).ledger, "headline")
    assert totals.get("risk_adjusted_pence", 0) <= totals.get("identified_pence", 0)
