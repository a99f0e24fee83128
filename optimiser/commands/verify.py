"""``optimiser verify``: replay a run's figures from its folder, without the models."""

from __future__ import annotations

from optimiser.audit.verify import audit_run, check_hashes
from optimiser.commands.run_folder import find_run
from optimiser.commands.screen import say, say_json, say_table
from optimiser.errors import VerificationError

_SHOWN = 20


def verify(run: str, *, as_json: bool) -> int:
    """Recompute every figure of a run and compare its files with the manifest; exit code 6 where one differs.

    Parameters
    ----------
    run
        Run folder or run id.
    as_json
        Whether to answer with one JSON object.
    """
    folder = find_run(run)
    report = audit_run(folder)
    differences = [*check_hashes(folder), *report.differences]
    verdict = "different" if differences else "same"
    if as_json:
        found = [difference.__dict__ for difference in differences]
        say_json({"verdict": verdict, "figures": report.figures, "checks": report.checks, "differences": found})
    elif differences:
        rows = [[row.place, row.figure, row.published, row.recomputed, row.message] for row in differences[:_SHOWN]]
        say_table(["where", "figure", "published", "recomputed", "what"], rows)
        say(f"Different: {len(differences)} of {report.checks} checks failed.")
    else:
        say(f"Same: {report.figures} figures recomputed from the recorded rows, {report.checks} checks, no difference.")
        say("The arithmetic is re-performed; this says nothing about the source data.")
    return VerificationError.exit_code if differences else 0
