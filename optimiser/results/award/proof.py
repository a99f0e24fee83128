"""How good the recommended award is, and what took no part in it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from optimiser.prepare.award.needs import LEFT_OUT, Today
from optimiser.prepare.award.offers import UNUSED
from optimiser.results.award.facts import AwardFacts
from optimiser.results.ledger import findings_frame
from optimiser.solve.award.solve import AwardAnswer


def proof_values(answer: AwardAnswer) -> dict[str, int]:
    """Return what is recommended, the proven lower bound and the proof gap, in whole pence.

    Where preferences or a price of carbon weigh in the choice, the proof gap is one of what is chosen by.

    Parameters
    ----------
    answer
        The award with its certificate.
    """
    assert answer.certificate is not None
    assert answer.cost is not None
    found = {"recommended_pence": answer.cost}
    certificate = answer.certificate
    if certificate.bound is not None:
        # Amounts are whole pence: where less than a penny is open, nothing is. What weighs in the choice without being
        # paid, and what rounding line by line adds, is the same on both sides.
        better = int(certificate.cost - certificate.bound)
        found |= {"bound_pence": answer.cost - better, "proof_gap_pence": better}
    return found


def proof_table(facts: AwardFacts, answer: AwardAnswer, verdict: str = "") -> pd.DataFrame:
    """Return ``award_proof``.

    Parameters
    ----------
    facts
        The award.
    answer
        What the solve came to.
    verdict
        What a second solver says of it; empty where none was asked.
    """
    values = proof_values(answer)
    outcome = answer.outcome
    rows: list[dict[str, Any]] = [
        _row("baseline", "What the needs cost today.", sum(pence for _, pence in facts.given.instance.baselines)),
        _row(
            "recommended",
            "What the recommended award costs in a year, costs paid once weighed in.",
            values["recommended_pence"],
        ),
    ]
    if "bound_pence" in values:
        rows.append(_row("bound", "No award within these rules and data costs less.", values["bound_pence"]))
        rows.append(_row("proof_gap", "At most this much better is possible.", values["proof_gap_pence"]))
    rows += [
        _row("status", "How the solve ended.", text=str(outcome.status)),
        _row("parts", "Independent parts it was solved in.", text=str(answer.parts)),
        _row("nodes", "Nodes of the search.", text=str(outcome.nodes)),
        _row("solver", "Solver and version.", text=outcome.solver),
        _row("seed", "Seed.", text=str(outcome.seed)),
    ]
    if verdict:
        rows.append(_row("second_solver", "What another solver says of the same model.", text=verdict))
    return findings_frame("award_proof", [{**row, "basis": facts.basis} for row in rows])


def left_out_table(facts: AwardFacts) -> pd.DataFrame:
    """Return ``award_left_out``: lines and offers that took no part, by reason.

    Parameters
    ----------
    facts
        The award.
    """
    lines: dict[str, list[Today]] = defaultdict(list)
    for reason, today in facts.given.needs.left_out:
        lines[reason].append(today)
    offers: dict[str, list[str]] = defaultdict(list)
    for name, reason in facts.given.terms.unused:
        offers[reason].append(name)
    rows = [
        {
            "what": "lines",
            "reason": reason,
            "meaning": meaning,
            "rows": len(lines[reason]),
            "amount_pence": sum(row.pence for row in lines[reason]),
        }
        for reason, meaning in LEFT_OUT.items()
        if reason in lines
    ]
    rows += [
        {
            "what": "offers",
            "reason": reason,
            "meaning": meaning,
            "rows": len(offers[reason]),
            "offers": ";".join(sorted(offers[reason])),
        }
        for reason, meaning in UNUSED.items()
        if reason in offers
    ]
    return findings_frame("award_left_out", [{**row, "basis": facts.basis} for row in rows])


def _row(measure: str, meaning: str, pence: int | None = None, text: str = "") -> dict[str, Any]:
    return {"measure": measure, "meaning": meaning, "value_pence": pence, "value_text": text}
