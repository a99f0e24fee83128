"""The checks of a recommended award that go beyond comparing rows: decisions, rules, proof, and what stands beside."""

from __future__ import annotations

from optimiser.audit.award.beside import check_beside
from optimiser.audit.award.figures import award_words
from optimiser.audit.award.lawful import check_decisions
from optimiser.audit.award.phasing import check_phasing
from optimiser.audit.award.planted import check_planted
from optimiser.audit.award.pricing import read_award
from optimiser.audit.award.proof import check_proof
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RESULT, RunRecord
from optimiser.audit.repeated import dictionary
from optimiser.tables.findings_award import FINDINGS_AWARD

ALWAYS = ("award_lines", "savings", "award_left_out", "award_proof")
"""Tables that every award has."""


def check_award(run: RunRecord, found: Comparison) -> None:
    """See that the award of a run is lawful and what is said of it holds together, and that there is one where due.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    award, buying = read_award(run), dictionary(run.result, "buying")
    for table in FINDINGS_AWARD:
        place, there = f"record/findings/{table.name}.csv", table.name in run.findings
        if award is None:
            found.require(not there, place, table.name, "The record gives no ground for an award.")
        elif table.name in ALWAYS:
            found.require(there, place, table.name, "The table is missing.")
        key = "awards" if table.name == "award_lines" else table.name
        found.require(there == (key in buying), RESULT, f"buying.{key}", "It is in the record alone, or not there.")
    if award is None:
        return
    words = award_words(award)
    check_decisions(award, found)
    check_proof(award, found)
    check_beside(words, found)
    check_planted(words, found)
    check_phasing(words, found)
