"""When each trust can join a recommended award: after its contract ends, earlier at its exit cost, or later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import BuyingSettings, Scenario
from optimiser.prepare.calendar import add_months, is_call_off, months_of_year

DRIVING_GRADES = ("A", "B")


@dataclass(frozen=True)
class JoinFacts:
    """When a trust can join in a lot.

    Parameters
    ----------
    contract, end
        The contract that holds it longest, and its last day; empty and ``None`` where none is known.
    earliest
        First month in which it can join without an exit cost, such as 2027-09.
    exit_month, exit_pence
        First month in which it can join by leaving its contract, and what that costs [pence]; empty and ``None`` where
        it cannot, or need not.
    latest
        Last month up to which it can wait for others, its contract extended as far as that goes; empty where no
        contract is known, so that nothing says how long it could.
    note
        Why, in words.
    """

    contract: str
    end: dt.date | None
    earliest: str
    exit_month: str
    exit_pence: int | None
    note: str
    latest: str = ""


def plan_months(case: Case) -> tuple[str, ...]:
    """Return the months of the plan: those of its financial years that begin after the case's date.

    Parameters
    ----------
    case
        For its date and its financial years.
    """
    now = f"{case.as_of:%Y-%m}"
    return tuple(month for year in case.financial_years for month in months_of_year(year) if month > now)


def join_facts(
    case: Case, scenario: Scenario, trust: str, categories: Iterable[str], routes: Sequence[str]
) -> JoinFacts:
    """Find out when a trust can join in a lot.

    The contracts that hold it are awarded, begun and not ended, for one of the categories, of grade A or B; the one
    that ends last decides. Where none is known, the lead time of a procurement does.

    Parameters
    ----------
    case, scenario
        What is run.
    trust
        A trust.
    categories
        Categories of the lot's items.
    routes
        Routes of the offers it would buy on: where all are call-offs, the shorter lead time holds.
    """
    settings = scenario.buying
    ready, words = _ready(case, settings, routes)
    held = [row for row in _contracts(case) if _holds(row, case, trust, frozenset(categories))]
    if not held:
        return JoinFacts("", None, ready, "", None, f"No live contract is known; {words}.")
    last = max(held, key=lambda row: (row["end"], row["contract"]))
    after = _month_from(last["end"] + dt.timedelta(days=1))
    earliest = max(ready, after)
    note = f"Contract {last['contract']} ends on {last['end'].day} {last['end']:%b %Y}"
    note += "." if after >= ready else f"; {words}."
    extended = add_months(last["end"], 0 if last["extension_months"] is pd.NA else int(last["extension_months"]))
    latest = max(earliest, _month_from(extended + dt.timedelta(days=1)))
    exits = [row["exit_pence"] for row in held if _month_from(row["end"] + dt.timedelta(days=1)) > ready]
    if after <= ready or any(pence is pd.NA for pence in exits):
        return JoinFacts(last["contract"], last["end"], earliest, "", None, note, latest)
    leaving = sum(int(pence) for pence in exits)
    return JoinFacts(last["contract"], last["end"], earliest, ready, leaving, note, latest)


def _ready(case: Case, settings: BuyingSettings, routes: Sequence[str]) -> tuple[str, str]:
    """Return the first month after the lead time, and the lead time in words."""
    call_off = bool(routes) and all(is_call_off(route) for route in routes)
    lead = settings.lead_time_call_off_months if call_off else settings.lead_time_months
    kind = "a call-off" if call_off else "a tender"
    return _month_from(add_months(case.as_of, lead)), f"{kind} takes {lead} months"


def _contracts(case: Case) -> list[pd.Series]:
    return [row for _, row in case.frame("contracts").iterrows()] if "contracts" in case else []


def _holds(row: pd.Series, case: Case, trust: str, categories: frozenset[str]) -> bool:
    """Tell whether a contract holds a trust in one of some categories on the case's date."""
    live = row["status"] == "awarded" and row["end"] is not None and row["end"] >= case.as_of
    begun = row["start"] is None or row["start"] <= case.as_of
    members = {row["trust"], *row["participants"].split(";")}
    return bool(
        live and begun and row["grade"] in DRIVING_GRADES and trust in members and row["category"] in categories
    )


def _month_from(day: dt.date) -> str:
    """Return the first whole month that begins on a day or after it."""
    return f"{day if day.day == 1 else add_months(day.replace(day=1), 1):%Y-%m}"
