"""What the contract register says: the decide-by calendar, contracts to align, members who supply members."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.money import round_half_up
from optimiser.prepare.calendar import ContractDates, contract_dates, months_between
from optimiser.results.ledger import Figure, Ledger, findings_frame, row_sources, scope_of

_ORDER = ("overdue", "next_90_days", "next_12_months", "later", "under_way", "not_known", "ended")
DRIVING_GRADES = ("A", "B")


def decide_by_calendar(case: Case, scenario: Scenario, ledger: Ledger) -> pd.DataFrame:
    """Make the decide-by calendar: one row a contract, the most urgent first.

    Parameters
    ----------
    case
        With a contracts table.
    scenario
        Notice and lead times.
    ledger
        Takes a figure for every value shown.
    """
    table = case.tables["contracts"]
    rows = []
    for _, contract in table.frame.iterrows():
        dates = dates_of(contract, case, scenario)
        row: dict[str, Any] = {
            name: contract[name]
            for name in ("contract", "trust", "buyer", "category", "lever", "title", "owner", "route", "grade")
        }
        row |= {
            "supplier": supplier_name(case, contract["supplier"]),
            "start": contract["start"],
            "end": contract["end"],
            "latest_end": dates.latest_end,
            "notice_months": dates.notice_months,
            "lead_months": dates.lead_months,
            "decide_by": dates.decide_by,
            "urgency": dates.urgency,
            "explanation": explain(contract, dates, case.as_of),
            "joint": _is_true(contract["joint"]),
            "basis": table.basis,
        }
        row |= _contract_values(case, contract, ledger)
        rows.append(row)
    outside = {name for name, contract in _by_name(table.frame) if not members_of(contract)}
    rows.sort(key=lambda row: _urgency_order(row, outside))
    return findings_frame("decide_by", rows)


def _by_name(frame: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    return [(str(row["contract"]), row) for _, row in frame.iterrows()]


def _urgency_order(row: dict[str, Any], outside: set[str]) -> tuple[int, bool, dt.date, str]:
    """Return the place of a row: by urgency, members' own contracts first, then by date."""
    return _ORDER.index(row["urgency"]), row["contract"] in outside, row["decide_by"] or dt.date.max, row["contract"]


def dates_of(contract: pd.Series, case: Case, scenario: Scenario) -> ContractDates:
    """Return the dates of one row of the contracts table."""
    return contract_dates(
        contract["start"],
        contract["end"],
        _integer(contract["extension_months"]),
        _integer(contract["notice_months"]),
        contract["route"],
        contract["status"],
        case.as_of,
        scenario.buying,
    )


def members_of(contract: pd.Series) -> tuple[str, ...]:
    """Return the members who buy under a contract, the lead first."""
    listed = [code for code in contract["participants"].split(";") if code]
    lead = [contract["trust"]] if contract["trust"] else []
    return tuple(dict.fromkeys([*lead, *listed]))


def supplier_name(case: Case, supplier: str) -> str:
    """Return the name of a supplier, or its code where the case has no suppliers table."""
    if not supplier or "suppliers" not in case:
        return supplier
    names = case.frame("suppliers").set_index("supplier")["name"]
    return str(names.get(supplier, supplier))


def annual_pence(value: int | None, start: dt.date | None, end: dt.date | None) -> int | None:
    """Return a contract's value for twelve months, where its value and both dates are known.

    Parameters
    ----------
    value
        Total value [pence].
    start, end
        First and last day.
    """
    if value is None or start is None or end is None:
        return None
    return round_half_up(Fraction(value * 12, months_between(start, end)))


def explain(contract: pd.Series, dates: ContractDates, as_of: dt.date) -> str:
    """Say in words where a contract stands on the case's date."""
    said = _standing(contract, dates, as_of)
    if not members_of(contract):
        said = f"Bought by {contract['buyer'] or 'somebody else'}, not a member. {said}"
    return f"{said} Grade C: confirm the dates first." if contract["grade"] == "C" else said


def _standing(contract: pd.Series, dates: ContractDates, as_of: dt.date) -> str:
    """Say where a contract stands by its dates alone."""
    end = contract["end"]
    if dates.urgency == "under_way":
        joint = "A joint tender" if _is_true(contract["joint"]) else "A tender"
        start = f", to start {_day(contract['start'])}" if contract["start"] else ""
        plan = ": already in plan, not a finding" if _is_true(contract["joint"]) else ""
        return f"{joint} is under way{start}{plan}."
    if contract["status"] == "tender":
        return f"Under tender when last seen, to start {_day(contract['start'])}; the award is not seen."
    if dates.urgency == "ended":
        option = (
            "; whether the option to extend was taken is not known"
            if dates.latest_end and dates.latest_end > end
            else ""
        )
        return f"Ended on {_day(end)}{option}."
    if contract["status"] == "pipeline":
        return "Announced only; no award seen."
    if end is None or dates.decide_by is None:
        return "No end date seen."
    notice = f"{dates.notice_months} months' notice{' (assumed)' if dates.notice_assumed else ''}"
    made = f"ends {_day(end)}, less {notice}, less {dates.lead_months} months to procure"
    option = f" It may be extended to {_day(dates.latest_end)}." if dates.latest_end and dates.latest_end > end else ""
    if dates.urgency == "overdue":
        late = (as_of - dates.decide_by).days
        return f"Should have been decided by {_day(dates.decide_by)} ({late} days ago): {made}.{option}"
    return f"Decide by {_day(dates.decide_by)}: {made}.{option}"


def internal_trade(case: Case, ledger: Ledger) -> pd.DataFrame:
    """List the contracts by which one member supplies another; a price cut there gains the collaborative nothing.

    Parameters
    ----------
    case
        With contracts and suppliers.
    ledger
        Takes no figure of its own: the contract's value is one already.
    """
    owners = case.frame("suppliers").set_index("supplier")["member_trust"]
    rows = []
    for _, contract in case.frame("contracts").iterrows():
        owner = str(owners.get(contract["supplier"], ""))
        if not owner:
            continue
        figure = f"contract_value:{contract['contract']}"
        known = figure in ledger.figures
        for buyer in members_of(contract):
            if buyer == owner:
                continue
            rows.append(
                {
                    "supplier_trust": owner,
                    "buyer_trust": buyer,
                    "reference": contract["contract"],
                    "title": contract["title"],
                    "value_pence": ledger.pence(figure) if known else None,
                    "system_pence": 0,
                    "grade": contract["grade"],
                    "basis": case.tables["contracts"].basis,
                    "figure": figure if known else "",
                }
            )
    return findings_frame("internal_trade", rows)


def _contract_values(case: Case, contract: pd.Series, ledger: Ledger) -> dict[str, Any]:
    """Enter the total and yearly value of a contract as figures, and return them; grade C drives no figure."""
    table = case.tables["contracts"]
    value = _integer(contract["value_pence"])
    if value is None or contract["grade"] not in DRIVING_GRADES:
        return {"value_pence": value if contract["grade"] in DRIVING_GRADES else None}
    name = contract["contract"]
    sources = row_sources(table, table.frame.loc[[contract.name]], "contract")
    shared = {
        "scope": scope_of(table.basis, context=True),
        "trust": contract["trust"],
        "contract": name,
        "category": contract["category"],
        "basis": table.basis,
        "source": table.source,
        "evidence": f"grade {contract['grade']}",
    }
    period = (
        f"{_day(contract['start'])} to {_day(contract['end'])}"
        if contract["start"] and contract["end"]
        else "whole contract"
    )
    figure = ledger.add(
        Figure(
            f"contract_value:{name}",
            "contract_value",
            f"Value of {contract['title']}",
            value_pence=value,
            period=period,
            method="As published.",
            **shared,
        ),
        sources,
    )
    yearly = annual_pence(value, contract["start"], contract["end"])
    if yearly is not None:
        ledger.add(
            Figure(
                f"contract_annual:{name}",
                "contract_annual",
                f"Value of {contract['title']} for twelve months",
                value_pence=yearly,
                period="twelve months",
                method="Value × 12 / months from start to end.",
                **shared,
            ),
            sources,
        )
    return {"value_pence": value, "annual_pence": yearly, "figure": figure}


def _integer(value: Any) -> int | None:
    return None if value is None or value is pd.NA else int(value)


def _is_true(value: Any) -> bool:
    return value is not pd.NA and value is not None and bool(value)


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%b %Y}"
