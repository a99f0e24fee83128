"""What came of one point: the figures that a sweep compares, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from optimiser.errors import InfeasibleError, OptimiserError, OutputError

Outcome = dict[str, Any]
BUG = 1
_BUYING = ("baseline_pence", "recommended_pence", "bound_pence", "proof_gap_pence")
_TRANSPORT = ("as_run_pence", "alone_pence", "together_pence", "bound_pence", "proof_gap_pence", "basis", "period")
_MEASURES = ("vehicles", "km", "kgco2e")


def outcome_of(result: Mapping[str, Any]) -> Outcome:
    """Return what a sweep keeps of a run; a figure that was not computed is absent.

    Parameters
    ----------
    result
        The content of ``result.json``.
    """
    found: Outcome = {"status": result["status"], "exit": 0}
    found |= {scope: dict(result[scope]) for scope in ("headline", "illustration")}
    buying = result.get("buying", {})
    if "awards" in buying:
        found["buying"] = {key: buying[key] for key in _BUYING if key in buying}
        found["buying"] |= {
            "suppliers": len({row["supplier"] for row in buying["awards"]}),
            "basis": buying["award_basis"],
        }
    transport = result.get("transport", {})
    if "together_pence" in transport:
        found["transport"] = {key: transport[key] for key in _TRANSPORT if key in transport}
        for measure in _MEASURES:
            if "together" in transport.get(measure, {}):
                found["transport"][f"{measure}_together"] = transport[measure]["together"]
    return found


def failure_of(error: Exception) -> Outcome:
    """Return an error as what came of a point; rules that contradict each other are a result like any other.

    Parameters
    ----------
    error
        What was raised; of a bug only its kind is kept, as its message may hold data of the case.
    """
    if isinstance(error, OSError):
        error = OutputError(f"The system refused to read or write: {error.strerror}.", "Free the disk, then go on.")
    if not isinstance(error, OptimiserError):
        message = f"The program failed ({type(error).__name__})."
        remedy = "Run this point alone with `optimiser run --debug` and report the file it writes."
        return {"status": "failed", "exit": BUG, "error": {"kind": "bug", "message": message, "remedy": remedy}}
    said = {"kind": error.kind, "message": error.message, "remedy": error.remedy}
    if isinstance(error, InfeasibleError):
        return {"status": "infeasible", "exit": error.exit_code, "error": {**said, "rules": list(error.rules)}}
    return {"status": "failed", "exit": error.exit_code, "error": said}


def is_result(outcome: Outcome) -> bool:
    """Whether a point was answered, if only by that nothing keeps to its rules; what failed is tried again."""
    return str(outcome["status"]) != "failed"


def exit_code(outcomes: list[Outcome]) -> int:
    """Return the exit code of a sweep: the worst of what failed; an infeasible point is a result."""
    return max((outcome["exit"] for outcome in outcomes if not is_result(outcome)), default=0)
