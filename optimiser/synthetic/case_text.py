"""The case.toml of an invented case: every table declared synthetic, and what each is for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from optimiser.synthetic.recovery_plan import VERSION
from optimiser.synthetic.spending import first_year, year_name

YEARS = 3
_ABOUT = {
    "trusts": "who takes part; numbered, for none of them exists",
    "sites": "where they work: places on a map on which nothing stands",
    "areas": "where patients live: an area and its middle, never an address",
    "items": "what may be compared between trusts",
    "spend_lines": "what was bought, line by line; a credit is negative, and a trust owns one supplier",
    "suppliers": "who sells and who drives; numbered, for none of them exists",
    "contracts": "who buys from whom, and until when: some have ended, some must be decided soon",
    "demand": "what is needed and stands in no spend line, for the recommended award",
    "offers": "what suppliers ask for, for the recommended award",
    "offer_tiers": "from what volume on they ask for less",
    "targets": "what is to be saved, as a tree: in all, by lever, by trust",
    "schemes": "savings with an owner and a start, as the trusts' own records would have them",
    "journeys": "one weekday of patients, by area and window; nothing that names a person",
    "consignments": "one weekday of goods between sites, surgeries and laboratories",
    "rounds": "the couriers' rounds of that day as they are driven",
    "round_stops": "where and when those rounds call",
    "vehicles": "vehicles enough for every trust to carry its own",
    "depots": "where they are kept",
    "compatibility": "what may share a vehicle",
    "factors": "what a kilometre emits; rounded, put in the published ones",
    "planted": "what was hidden in the tables above, to be found again. Leave it out of your own",
}
_MONEY = frozenset({"spend_lines", "contracts", "demand", "offers", "offer_tiers", "targets", "schemes", "rounds"})
_DAY = frozenset({"journeys", "consignments", "rounds", "round_stops", "vehicles", "depots", "compatibility"})


@dataclass(frozen=True)
class Origin:
    """What a case was made with.

    Parameters
    ----------
    trusts
        How many trusts it has.
    as_of
        The day it speaks from.
    seed, version
        Seed of everything random, and version of the program.
    options
        The options of the command that makes it again.
    """

    trusts: int
    as_of: dt.date
    seed: int
    version: str
    options: str

    @property
    def source(self) -> str:
        """What is printed beside every figure."""
        return f"Invented by the generator of cases, version {self.version}, seed {self.seed}"


def financial_years(day: dt.date) -> list[str]:
    """Return the financial years of the plan, from the one that a day lies in.

    Parameters
    ----------
    day
        The day the case speaks from.
    """
    first = first_year(day)
    return [year_name(year) for year in range(first, first + YEARS)]


def case_text(origin: Origin, tables: Iterable[str]) -> str:
    """Write the case.toml of an invented case.

    Parameters
    ----------
    origin
        What it was made with.
    tables
        Names of its tables.
    """
    names = list(tables)
    years = ", ".join(f'"{year}"' for year in financial_years(origin.as_of))
    parts = [
        f"# An invented collaborative of {origin.trusts} trusts: nobody and nothing in it exists, and every table is\n"
        "# marked synthetic, so that a run of it is a worked illustration and never a headline.\n"
        f"# Made by: optimiser synth {origin.options}; the same options give the same bytes.\n"
        "# To make your own case, put your files beside this one, and change what is below.\n\n"
        'format = 1\nname = "synthetic"\n'
        f'title = "Invented collaborative of {origin.trusts} trusts (synthetic)"\n'
        f"as_of = {origin.as_of}                          # contracts are overdue, or not, against this day\n"
        f"financial_years = [{years}]\n" + (f'targets_version = "{VERSION}"\n' if "targets" in names else ""),
        *(_table(name, origin) for name in names),
        *_scenarios(origin, names),
    ]
    return "\n".join(parts)


def _table(name: str, origin: Origin) -> str:
    """Write the section of one table."""
    spent = year_name(first_year(origin.as_of) - 1)
    period = spent if name == "spend_lines" else "one weekday" if name in _DAY else ""
    lines = [
        f"# {name}: {_ABOUT[name]}.",
        f"[tables.{name}]",
        f'file = "{name}.csv"',
        'basis = "synthetic"',
        f'source = "{origin.source}"',
        *([f'period = "{period}"'] if period else []),
        *(['price_base = "illustrative"'] if name in _MONEY else []),
    ]
    return "\n".join(lines) + "\n"


def _scenarios(origin: Origin, names: list[str]) -> list[str]:
    """Write the scenarios: what is assumed. Everything not written has its default."""
    parts = ['# Scenarios: what is assumed.\n[scenarios.base]\ndescription = "As invented, no assumption changed."\n']
    if origin.trusts == 2 and "spend_lines" in names:
        parts.append("# A price is usually compared once three trusts have one; here are only two.\n")
        parts[-1] += "[scenarios.base.buying]\nmin_trusts = 2\nmin_lines = 2\n"
    weights = ("opportunity = 0.0", "plans_in_progress = 0.4", "fully_developed = 0.7", "in_delivery = 0.9")
    parts.append("# How much of a scheme counts, by its status: your own; these are illustrative.\n")
    parts[-1] += "[scenarios.base.recovery.risk_weights]\n" + "\n".join((*weights, "delivered = 1.0")) + "\n"
    if "offers" in names:
        parts.append('[scenarios.no_trust_worse_off]\ndescription = "No trust pays more than today."\n')
        parts.append("[scenarios.no_trust_worse_off.buying]\nno_trust_worse_off = true\n")
    return parts
