"""What the generator of a synthetic case planted, beside what the recommended award found: a test of method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from optimiser.results.award.facts import AwardFacts
from optimiser.results.ledger import findings_frame

_PENNIES = 2
"""By how much a sum rounded line by line may miss one rounded once [pence]."""


def planted_table(facts: AwardFacts, tables: Mapping[str, pd.DataFrame], scenario: str) -> pd.DataFrame:
    """Return ``award_planted``: each thing planted for this scenario beside what was found of it.

    Parameters
    ----------
    facts
        The award, of a case with a table of what was planted.
    tables
        Tables of findings, the award's among them.
    scenario
        Name of the scenario that is run.
    """
    rows = []
    for _, planted in facts.case.frame("planted").iterrows():
        # What names requests is of transport.
        if (planted["scenario"] or "base") != scenario or planted["requests"]:
            continue
        worth, expected = int(planted["value_pence"]), planted["expected"]
        found = _found(facts, tables, planted)
        rows.append(
            {
                "planted": planted["planted"],
                "kind": planted["kind"],
                "detail": planted["detail"],
                "planted_pence": worth,
                "found_pence": found,
                "found": found is not None and _is_found(expected, worth, found),
                "basis": facts.basis,
            }
        )
    return findings_frame("award_planted", rows)


def _is_found(expected: str, worth: int, found: int) -> bool:
    """Whether what was found is what was expected."""
    if expected == "saving_exactly":
        return abs(found - worth) <= _PENNIES
    return found <= worth + _PENNIES if expected == "costs_at_most" else found >= worth - _PENNIES


def _found(facts: AwardFacts, tables: Mapping[str, pd.DataFrame], planted: pd.Series) -> int | None:
    """Return what was found of it [pence]; ``None`` where there is nothing to measure it by, or it is not there."""
    expected = planted["expected"]
    if expected in {"saving_exactly", "saving_at_least"}:
        return _saving(facts, planted)
    if expected == "unused":
        offers = _codes(planted, "offers")
        return None if any(line.offer in offers for line in facts.lines) else 0
    if expected == "stays":
        meant = [line for line in facts.lines if _is_meant(planted, line.trust, line.lot, line.item)]
        return None if any(line.is_new for line in meant) else 0
    if expected == "tier_gap":
        return _tier_gap(tables, planted)
    prices = tables["award_rules"]["joint_pence"] if "award_rules" in tables else pd.Series(dtype="Int64")
    return None if prices.isna().all() else int(prices.sum())


def _saving(facts: AwardFacts, planted: pd.Series) -> int:
    """Return the saving on the needs it is about, what is paid once for them taken off [pence]."""
    lines = [line for line in facts.lines if _is_meant(planted, line.trust, line.lot, line.item)]
    cells = {(line.trust, line.item) for line in lines}
    baseline = sum(facts.given.needs.baseline(*cell) for cell in cells)
    new = {(line.supplier, line.trust) for line in lines if line.is_new}
    suppliers = {supplier for supplier, _ in new}
    once = sum(
        pence
        for (kind, supplier, trust), pence in facts.one_offs.items()
        if (supplier in suppliers if kind == "activation" else (supplier, trust) in new)
    )
    return baseline - sum(line.cost for line in lines) - once


def _tier_gap(tables: Mapping[str, pd.DataFrame], planted: pd.Series) -> int | None:
    """Return what buying up to the next tier of its offers gains [pence]."""
    if "award_tiers" not in tables:
        return None
    tiers, offers = tables["award_tiers"], _codes(planted, "offers")
    meant: list[Any] = [
        gain
        for schedule, gain in zip(tiers["schedule"], tiers["buy_more_pence"], strict=True)
        if any(f":{offer}:" in schedule for offer in offers) and gain is not pd.NA
    ]
    return max((int(gain) for gain in meant), default=None)


def _is_meant(planted: pd.Series, trust: str, lot: str, item: str) -> bool:
    """Whether a need is one it is about."""
    lots, trusts = _codes(planted, "lots"), _codes(planted, "trusts")
    return (
        (not lots or lot in lots)
        and (not trusts or trust in trusts)
        and (not planted["item"] or item == planted["item"])
    )


def _codes(planted: pd.Series, column: str) -> frozenset[str]:
    return frozenset(code for code in planted[column].split(";") if code)
