"""What a generator planted beside what was found of it, recomputed: a test of method, of synthetic cases only."""

from __future__ import annotations

from optimiser.audit.award.figures import AwardWords
from optimiser.audit.award.priced import Award, Line
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row

PLACE = "record/findings/award_planted.csv"
_PENNIES = 2


def check_planted(words: AwardWords, found: Comparison) -> None:
    """Recompute what was found of all that was planted for the scenario.

    Parameters
    ----------
    words
        The award.
    found
        Takes the differences.
    """
    award, published = words.award, words.award.run.findings.get("award_planted")
    if published is None:
        return
    # What names requests is of transport.
    meant = [
        row
        for row in award.run.rows("planted")
        if (row["scenario"] or "base") == award.run.result["scenario"] and not row["requests"]
    ]
    by_name = {row["planted"]: row for row in published}
    found.require(len(by_name) == len(published), PLACE, "", "Something planted is listed twice.")
    found.same_keys(PLACE, by_name, [row["planted"] for row in meant], "What was planted as")
    for row in meant:
        if row["planted"] in by_name:
            pence = _found_pence(award, row)
            due: Row = {
                "kind": row["kind"],
                "planted_pence": row["value_pence"],
                "found_pence": pence,
                "found": _is_found(row["expected"], row["value_pence"], pence),
                "basis": words.basis,
            }
            found.same_columns(PLACE, row["planted"], by_name[row["planted"]], due)


def _is_found(expected: str, worth: int, pence: int | None) -> bool:
    """Tell whether what was found is what was to be found, to the pennies that rounding by line may cost."""
    if pence is None:
        return False
    if expected == "saving_exactly":
        return abs(pence - worth) <= _PENNIES
    return pence - worth <= _PENNIES if expected == "costs_at_most" else worth - pence <= _PENNIES


def _found_pence(award: Award, row: Row) -> int | None:
    """Recompute what was found [pence]; ``None`` where it was not, or nothing measures it."""
    offers, lines = _codes(row["offers"]), [line for line in award.lines if _is_about(row, line)]
    findings = award.run.findings
    if row["expected"] == "unused":
        return None if offers & {line.offer for line in award.lines} else 0
    if row["expected"] == "stays":
        return None if any(line.is_new for line in lines) else 0
    if row["expected"] == "tier_gap":
        gains = [
            tier["buy_more_pence"]
            for tier in findings.get("award_tiers", [])
            if tier["buy_more_pence"] is not None and any(f":{offer}:" in tier["schedule"] for offer in offers)
        ]
        return max(gains, default=None)
    if row["expected"] == "costs_at_most":
        parts = [rule["joint_pence"] for rule in findings.get("award_rules", []) if rule["joint_pence"] is not None]
        return sum(parts) if parts else None
    return _saving(award, lines)


def _saving(award: Award, lines: list[Line]) -> int:
    """Recompute the saving on some needs, what is paid once for their suppliers taken off [pence]."""
    today = sum(award.needs.pence(cell) for cell in {(line.trust, line.item) for line in lines})
    moves = {(line.supplier, line.trust) for line in lines if line.is_new}
    moves |= {(supplier, "") for supplier, _ in moves}
    once = sum(pence for (_, supplier, trust), pence in award.one_offs.items() if (supplier, trust) in moves)
    return today - sum(line.cost for line in lines) - once


def _is_about(row: Row, line: Line) -> bool:
    """Tell whether a line is for one of the needs meant."""
    lots, trusts = _codes(row["lots"]), _codes(row["trusts"])
    return (not lots or line.lot in lots) and (not trusts or line.trust in trusts) and row["item"] in ("", line.item)


def _codes(text: str) -> set[str]:
    return {code for code in text.split(";") if code}
