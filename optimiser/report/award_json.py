"""What result.json says of the recommended award."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from optimiser.report.json_rows import records
from optimiser.results.findings import Findings
from optimiser.tables.findings_award import FINDINGS_AWARD


def award_part(findings: Findings) -> dict[str, Any]:
    """Return the part of ``buying`` that is about the recommended award; what was not computed is absent.

    Parameters
    ----------
    findings
        With an award.
    """
    tables, proof = findings.tables, _proof(findings.tables)
    found: dict[str, Any] = {
        "awards": records(tables, "award_lines"),
        **{f"{name}_pence": proof[name] for name in ("baseline", "recommended", "bound") if name in proof},
    }
    if "proof_gap" in proof:
        found["proof_gap_pence"] = proof["proof_gap"]
        found["proof_gap"] = proof["proof_gap"] / proof["recommended"] if proof["recommended"] else 0.0
    names = [table.name for table in FINDINGS_AWARD if table.name != "award_lines" and table.name in tables]
    found |= {name: records(tables, name) for name in names}
    return {**found, "award_basis": str(tables["award_proof"]["basis"].iloc[0])}


def _proof(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return what is known of the award by measure."""
    frame = tables["award_proof"]
    rows = zip(frame["measure"], frame["value_pence"], frame["value_text"], strict=True)
    return {measure: text if pence is pd.NA else int(pence) for measure, pence, text in rows}
