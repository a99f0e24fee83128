"""When each trust joins a recommended award, and what of its saving falls in which financial year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from models.procurement.award.repricing import Repricing
from optimiser.case import weakest_basis
from optimiser.money import round_half_up
from optimiser.prepare.award.joining import JoinFacts
from optimiser.prepare.award.plan import NEVER, Place, Plan
from optimiser.prepare.phasing import part_year_effects
from optimiser.results.award.facts import AwardFacts
from optimiser.results.ledger import Figure, Ledger, Source, findings_frame, scope_of


def phasing_tables(
    facts: AwardFacts, savings: pd.DataFrame, plan: Plan, done: Repricing, ledger: Ledger
) -> dict[str, pd.DataFrame]:
    """Enter the saving of every trust and lot by financial year; return ``award_phasing`` and ``award_years``.

    Parameters
    ----------
    facts
        The award.
    savings
        The savings ledger.
    plan
        The plan that was solved.
    done
        Its answer, worked out.
    ledger
        Takes the figures.
    """
    joined = {(trust, lot): option for trust, lot, option in done.solution.joinings}
    figures: dict[Place, list[str]] = defaultdict(list)
    for trust, lot, figure in zip(savings["trust"], savings["lot"], savings["figure"], strict=True):
        figures[trust, lot].append(figure)
    rows: list[dict[str, Any]] = []
    for place, own in plan.facts.items():
        rows += _rows_of(facts, plan, place, "" if joined[place] == NEVER else joined[place], figures[place], ledger)
        for row in rows[-len(facts.case.financial_years) :]:
            is_exit = row["join_month"] and row["join_month"] < own.earliest
            row["exit_pence"] = own.exit_pence if is_exit else None
    return {
        "award_phasing": findings_frame("award_phasing", rows),
        "award_years": findings_frame("award_years", _years(facts, plan, done, rows)),
    }


def _rows_of(
    facts: AwardFacts, plan: Plan, place: Place, join_month: str, figures: list[str], ledger: Ledger
) -> list[dict[str, Any]]:
    """Enter what falls in each year for one trust and lot, and return its rows."""
    trust, lot = place
    own = plan.facts[place]
    full = sum(ledger.pence(figure) for figure in figures)
    years = facts.case.financial_years
    effects = part_year_effects(full, join_month, years) if join_month else dict.fromkeys(years, 0)
    tables = (*facts.tables, *(("contracts",) if own.contract else ()))
    basis = weakest_basis(facts.case.tables[name].basis for name in tables)
    shared = {**facts.shared, "basis": basis, "scope": scope_of(basis)}
    rows = []
    for year in years:
        figure = Figure(
            f"award_part_year:{year}:{trust}:{lot}",
            "award_part_year",
            f"{lot}: saving in {year}",
            value_pence=effects[year],
            trust=trust,
            detail=join_month or NEVER,
            contract=own.contract,
            method="One twelfth of the full year for each month after joining, rounded on the running total.",
            **{**shared, "period": year},
        )
        ledger.add(figure, [Source(part_figure=name, sign=0) for name in figures])
        rows.append(
            {
                "trust": trust,
                "lot": lot,
                "contract": own.contract,
                "contract_end": own.end,
                "earliest_month": own.earliest,
                "join_month": join_month or None,
                "note": f"{own.note}{_waits(own, join_month)}",
                "financial_year": year,
                "full_year_pence": full,
                "part_year_pence": effects[year],
                "basis": shared["basis"],
                "figure": figure.figure,
            }
        )
    return rows


def _waits(own: JoinFacts, join_month: str) -> str:
    """Say that a trust joins later than it could."""
    if join_month <= own.earliest:
        return ""
    return " It waits for others, its contract extended." if own.latest else " It waits for others."


def _years(facts: AwardFacts, plan: Plan, done: Repricing, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the plan costs in each year beside going on as today."""
    phased: Mapping[str, int] = _sum_by_year(rows)
    baseline = sum(pence for _, pence in facts.given.instance.baselines)
    found = []
    for year in plan.years:
        today = round_half_up(Fraction(baseline * year.months, 12))
        saving = round_half_up(_saving(done, year.name))
        found.append(
            {
                "financial_year": year.name,
                "months": year.months,
                "today_pence": today,
                "plan_pence": today - saving,
                "saving_pence": saving,
                "phased_pence": phased[year.name],
                "not_yet_pence": saving - phased[year.name],
                "basis": facts.basis,
            }
        )
    return found


def _sum_by_year(rows: list[dict[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        found[row["financial_year"]] += row["part_year_pence"]
    return found


def _saving(done: Repricing, year: str) -> Fraction:
    """Return what the plan pays less than today in one year, what is paid once left out; exact [pence]."""
    instance = done.instance
    period_of = {item.name: item.period for item in instance.items}
    today = {(next(iter(offer.trusts or ())), offer.item): offer.price for offer in instance.offers if offer.present}
    saving = Fraction(0)
    for line in done.purchases:
        if period_of[line.item] == year:
            saving += today[line.trust, line.item] * line.quantity / 1_000_000 - line.charged
    for schedule in instance.schedules:
        if schedule.period == year:
            saving += done.paid_back.get(schedule.name, Fraction(0))
    buying = {
        (line.supplier, line.trust)
        for line in done.purchases
        if period_of[line.item] == year and (line.bundled or not instance.offer_of[line.offer].present)
    }
    delivered = [
        one.pence
        for one in instance.deliveries
        if one.period == year and not one.once and (one.supplier, one.trust) in buying
    ]
    return saving - sum(delivered)
