"""Business mileage by trust at each dated rate: the largest published transport figure, and how old it is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.case import Case, weakest_basis
from optimiser.money import round_half_up
from optimiser.results.ledger import Figure, Ledger, Source, findings_frame, row_sources, scope_of

_MILLION = 1_000_000


def grey_fleet(case: Case, ledger: Ledger) -> pd.DataFrame:
    """Cost each trust's business miles at every dated rate that applies to it.

    A rate with a trust applies to that trust only, a national one to all. Each cost is set against the lowest rate of
    the same name that any member pays on the case's date (a first-miles rate is not comparable with one for later
    miles), and against the pool-car rate where the case has one.

    Parameters
    ----------
    case
        With mileage and mileage_rates.
    ledger
        Takes a figure for every cost and every total by rate.
    """
    miles = case.frame("mileage")
    miles = miles[miles["kind"] == "business"]
    rates = case.frame("mileage_rates").sort_values(["valid_from", "rate"], kind="stable")
    pool = _reference_rate(rates[rates["role"] == "pool_car"], case)
    rows = []
    for _, rate in rates.iterrows():
        same_name = rates[(rates["name"] == rate["name"]) & (rates["role"] == "paid")]
        lowest = _reference_rate(same_name, case)
        entered: dict[str, list[str]] = {}
        for (trust, year), group in miles.groupby(["trust", "financial_year"], sort=True):
            if rate["trust"] in ("", trust):
                row = _cost_row(case, ledger, str(trust), str(year), group, rate, lowest, pool)
                rows.append(row)
                entered.setdefault(str(year), []).append(row["figure"])
        for year, parts in entered.items():
            _enter_total(case, ledger, rate, year, parts)
    return findings_frame("grey_fleet", rows)


def _reference_rate(rates: pd.DataFrame, case: Case) -> pd.Series | None:
    """Return the lowest of some rates in force on the case's date: of each name and trust the latest."""
    known = rates[[date <= case.as_of for date in rates["valid_from"]]]
    latest = known.drop_duplicates(subset=["name", "trust"], keep="last")
    if latest.empty:
        return None
    return latest.sort_values(["pence_per_mile_millionths", "rate"], kind="stable").iloc[0]


def _cost(miles_millionths: int, rate: pd.Series) -> int:
    """Return miles times a rate [pence]."""
    return round_half_up(Fraction(miles_millionths * int(rate["pence_per_mile_millionths"]), _MILLION * _MILLION))


def _cost_row(
    case: Case,
    ledger: Ledger,
    trust: str,
    year: str,
    group: pd.DataFrame,
    rate: pd.Series,
    lowest: pd.Series | None,
    pool: pd.Series | None,
) -> dict[str, Any]:
    """Cost one trust's miles at one rate, as a row and as figures."""
    volume = int(group["miles_millionths"].sum())
    cost = _cost(volume, rate)
    above_lowest = cost - _cost(volume, lowest) if lowest is not None and rate["role"] == "paid" else None
    above_pool = cost - _cost(volume, pool) if pool is not None and rate["role"] == "paid" else None
    basis = _basis(case, rate)
    mileage, rates = case.tables["mileage"], case.tables["mileage_rates"]
    shared: dict[str, Any] = {
        "scope": scope_of(basis, context=True),
        "period": f"miles of {year} at the rate of {rate['valid_from']:%d %b %Y}",
        "source": f"{mileage.source}; {rates.source}",
        "trust": trust,
        "detail": f"{year}:{rate['rate']}",
        "evidence": _grade(rate),
    }
    rows = row_sources(mileage, group, "mileage")
    rate_row = row_sources(rates, rates.frame[rates.frame["rate"] == rate["rate"]], "rate", 0)
    figure = ledger.add(
        Figure(
            f"grey_cost:{year}:{rate['rate']}:{trust}",
            "grey_cost",
            f"Business miles at {rate['name']}",
            value_pence=cost,
            basis=basis,
            method="Miles × pence per mile.",
            **shared,
        ),
        [*rows, *rate_row],
    )
    for kind, value, reference in (("grey_above_lowest", above_lowest, lowest), ("grey_above_pool", above_pool, pool)):
        if value is not None and reference is not None:
            _enter_difference(case, ledger, ledger.figures[figure], kind, value, (rate, reference), rows)
    return {
        "trust": trust,
        "financial_year": year,
        "miles_millionths": volume,
        "rate": rate["rate"],
        "rate_name": f"{rate['name']}, {rate['trust']}" if rate["trust"] else rate["name"],
        "pence_per_mile": int(rate["pence_per_mile_millionths"]) / _MILLION,
        "valid_from": rate["valid_from"],
        "cost_pence": cost,
        "above_lowest_pence": above_lowest,
        "above_pool_car_pence": above_pool,
        "evidence": _grade(rate),
        "basis": basis,
        "figure": figure,
    }


def _enter_difference(
    case: Case,
    ledger: Ledger,
    cost: Figure,
    kind: str,
    value: int,
    pair: tuple[pd.Series, pd.Series],
    rows: list[Source],
) -> None:
    """Enter what one trust's miles cost at a rate above another one."""
    (rate, reference), rates = pair, case.tables["mileage_rates"]
    basis = weakest_basis((cost.basis, _basis(case, reference)))
    difference = replace(
        cost,
        figure=cost.figure.replace("grey_cost", kind, 1),
        kind=kind,
        label=f"Business miles at {rate['name']} above the rate {reference['rate']}",
        value_pence=value,
        basis=basis,
        scope=scope_of(basis, context=True),
        method=f"Cost at {rate['name']} less the same miles at the rate {reference['rate']}.",
    )
    reference_row = row_sources(rates, rates.frame[rates.frame["rate"] == reference["rate"]], "rate", 0)
    ledger.add(difference, [Source(part_figure=cost.figure), *rows, *reference_row])


def _enter_total(case: Case, ledger: Ledger, rate: pd.Series, year: str, parts: list[str]) -> None:
    """Enter the cost of all trusts in one year at one rate."""
    basis = _basis(case, rate)
    ledger.add_sum(
        Figure(
            f"grey_cost:{year}:{rate['rate']}",
            "sum",
            f"Business miles of all trusts at {rate['name']}",
            scope=scope_of(basis, context=True),
            period="; ".join(dict.fromkeys(ledger.figures[part].period for part in parts)),
            basis=basis,
            method="Sum over trusts.",
            source=ledger.figures[parts[0]].source,
            detail=f"{year}:{rate['rate']}",
            evidence=_grade(rate),
        ),
        parts,
    )


def _basis(case: Case, rate: pd.Series) -> str:
    """Return the basis of miles at a rate: an assumed rate makes a published figure an assumed one."""
    assumed = ("assumed",) if rate["evidence"] == "assumed" else ()
    return weakest_basis((case.tables["mileage"].basis, case.tables["mileage_rates"].basis, *assumed))


def _grade(rate: pd.Series) -> str:
    return "assumed" if rate["evidence"] == "assumed" else f"grade {rate['evidence']}"
