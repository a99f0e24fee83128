"""The headline in words: one or two sentences a board can read aloud, with unit, period and basis in them."""

from __future__ import annotations

import pandas as pd

from optimiser.case import Case
from optimiser.recovery.headline import headline_values
from optimiser.report.award_sentence import AwardTotals, award_sentence
from optimiser.report.rounding import round_gbp
from optimiser.results.findings import Findings


def headline_sentence(case: Case, findings: Findings) -> str:
    """Say what was found, from published and supplied tables only."""
    parts = [
        _opportunity(case, findings),
        _award(findings, "headline"),
        _suppliers(findings),
        _contracts(case, findings),
        _targets(case, findings),
    ]
    said = [part for part in parts if part]
    return " ".join(said) or "The case has no table from which an opportunity could be read; see what is needed below."


def illustration_sentence(case: Case, findings: Findings) -> str:
    """Say what the synthetic tables show; empty where there are none."""
    values = headline_values(findings.ledger, "illustration")
    synthetic = [name for name, table in sorted(case.tables.items()) if table.basis == "synthetic"]
    if not synthetic:
        return ""
    words = ", ".join(name.replace("_", " ") for name in synthetic)
    said = [f"Illustrative only: {words} are synthetic, made up to show the method."]
    award = _award(findings, "illustration")
    if award:
        said.append(award)
    if "target_pence" in values:
        said.append(f"Illustrative target {round_gbp(values['target_pence'])}.")
    if "identified_pence" in values:
        said.append(f"Illustrative schemes identified {round_gbp(values['identified_pence'])} (full-year effect).")
    if "gap_to_target_pence" in values:
        said.append(f"Illustrative gap to target {round_gbp(values['gap_to_target_pence'])}, after risk adjustment.")
    return " ".join(said)


def _award(findings: Findings, scope: str) -> str:
    """Say what is recommended, where that is of this scope."""
    figures = findings.ledger.figures
    if "award:baseline" not in figures or figures["award:baseline"].scope != scope:
        return ""
    return award_sentence(_totals(findings))


def _totals(findings: Findings) -> AwardTotals:
    """Return what is said of the recommended award as a whole."""
    ledger, savings = findings.ledger, findings.tables["savings"]
    proof = findings.tables["award_proof"].set_index("measure")["value_pence"]
    basis = ledger.figures["award:baseline"].basis
    counted = f"{ledger.figures['award:baseline'].scope}:saving"
    of_trusts = savings.groupby("trust")["saving_pence"].sum()
    return AwardTotals(
        today=ledger.pence("award:baseline"),
        yearly=ledger.pence("award:yearly"),
        counted=ledger.pence(counted) if counted in ledger.figures else None,
        once=ledger.pence("award:one_off") if "award:one_off" in ledger.figures else 0,
        gap=int(proof["proof_gap"]) if "proof_gap" in proof.index else None,
        trusts=len(of_trusts),
        dearer=int((of_trusts < 0).sum()),
        basis=basis,
    )


def _opportunity(case: Case, findings: Findings) -> str:
    """Say what the price comparison suggests."""
    ledger = findings.ledger
    if "headline:opportunity" not in ledger.figures:
        return _unsupported(findings)
    figure = ledger.figures["headline:opportunity"]
    trusts = _compared(findings, "price")["trust"].nunique()
    said = (
        f"In {figure.period} ({figure.basis} records), {_count(trusts)} trusts spent "
        f"{round_gbp(ledger.pence('compared_bought'))} a year on bought goods and services that can be compared; "
        f"{round_gbp(ledger.pence('headline:opportunity'))} of it lies "
        "above the median price of the group: an opportunity to look into, not a saving."
    )
    if "in_plan" in ledger.figures:
        said += f" A further {round_gbp(ledger.pence('in_plan'))} is already covered by a joint tender under way."
    if "excess_investigate:median" in ledger.figures:
        names = _names_to_investigate(case, findings)
        variation = round_gbp(ledger.pence("excess_investigate:median"))
        said += f" A variation of {variation} in {names} should be investigated before it is called a price."
    return said


def _unsupported(findings: Findings) -> str:
    """Say that there are prices, but too few to compare."""
    prices = findings.tables.get("unit_prices")
    if prices is None or prices.empty or prices["compared"].any() or (prices["basis"] == "synthetic").any():
        return ""
    trusts, items = prices["trust"].nunique(), prices["item"].nunique()
    basis, period = prices["basis"].iloc[0], prices["period"].iloc[0]
    spend = round_gbp(int(prices["spend_pence"].sum()))
    return (
        f"In {period} ({basis} records), {_count(trusts)} trusts recorded {spend} on {items} items, but no item passes "
        "the support rule (enough trusts, lines and units), so no opportunity is claimed."
    )


def _compared(findings: Findings, comparison: str) -> pd.DataFrame:
    """Return the prices that were compared, of items of one kind."""
    prices = findings.tables["unit_prices"]
    return prices[prices["compared"].astype(bool) & (prices["comparison"] == comparison)]


def _names_to_investigate(case: Case, findings: Findings) -> str:
    """Name the items whose variation should be investigated, as they stand in the items table."""
    items, compared = case.frame("items"), set(_compared(findings, "investigate")["item"])
    names = [str(name)[0].lower() + str(name)[1:] for name in items[items["item"].isin(compared)]["name"]]
    if len(names) > 3:
        return f"{len(names)} other services"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _suppliers(findings: Findings) -> str:
    """Say who is shared, where no price can be claimed."""
    shared = findings.tables.get("shared_suppliers")
    if shared is None or shared.empty or "headline:opportunity" in findings.ledger.figures:
        return ""
    basis, period = shared["basis"].iloc[0], shared["period"].iloc[0]
    if basis == "synthetic":
        return ""
    public = int(shared["public_body"].eq(True).sum())
    spend = round_gbp(int(shared["spend_pence"].sum()))
    bodies = f" ({public} of them public bodies)" if public else ""
    return (
        f"In {period} ({basis} records), {len(shared)} suppliers{bodies} were paid by two or more of the trusts, "
        f"{spend} in all; no price can be claimed from these records."
    )


def _contracts(case: Case, findings: Findings) -> str:
    """Say what must be decided by when."""
    calendar = findings.tables.get("decide_by")
    if calendar is None or (calendar["basis"] == "synthetic").any():
        return ""
    members = [
        bool(row["participants"] or row["trust"])
        for _, row in case.frame("contracts").set_index("contract").loc[calendar["contract"]].iterrows()
    ]
    calendar = calendar[members]
    counts = calendar["urgency"].value_counts()
    late, soon, year = (int(counts.get(name, 0)) for name in ("overdue", "next_90_days", "next_12_months"))
    if not late + soon + year:
        return ""
    parts = [(late, "should have been decided already"), (soon, "within 90 days"), (year, "within 12 months")]
    words = [f"{number} {text}" for number, text in parts if number]
    said = "; ".join(words)
    return f"Of {len(calendar)} contracts of the members in the register, by end date, notice and lead time: {said}."


def _targets(case: Case, findings: Findings) -> str:
    """Say how far it carries; nothing where the targets are synthetic."""
    values = headline_values(findings.ledger, "headline")
    if "target_pence" not in values:
        if "targets" in case:
            return "No published or supplied target is set for these levers; an illustrative one stands apart."
        return ""
    said = f"The target is {round_gbp(values['target_pence'])}"
    if "identified_pence" in values:
        said += f", of which {round_gbp(values['identified_pence'])} is identified in schemes"
    if "risk_adjusted_pence" in values:
        said += f" ({round_gbp(values['risk_adjusted_pence'])} after risk adjustment)"
    if "gap_to_target_pence" in values:
        said += f": the gap to target is {round_gbp(values['gap_to_target_pence'])}"
    return said + "."


def _count(number: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[number] if number < len(words) else str(number)
