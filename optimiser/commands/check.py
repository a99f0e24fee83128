"""``optimiser check``: read a case, list what is wrong, reconcile rows, pounds and volume per file."""

from __future__ import annotations

from pathlib import Path

from optimiser.case import Case, Reconciliation
from optimiser.commands.screen import failure_object, issue_object, report_failure, say, say_json, say_table
from optimiser.config.case_file import find_case_file, read_case_file, resolve_scenario
from optimiser.engine.refusals import write_refusals
from optimiser.ingest.load_case import RejectedInputError, load_case
from optimiser.issues import InputError
from optimiser.money import format_gbp
from optimiser.prepare.transport.build import check_days
from optimiser.results.reading import reconciliation_row


def check(case: Path, out: Path | None, *, as_json: bool) -> int:
    """Read and check a case without running it.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    out
        Folder for ``issues.csv`` and ``rejected.csv``, where they are wanted.
    as_json
        Whether to answer with one JSON object.
    """
    try:
        case_file = read_case_file(find_case_file(case))
        scenarios = [resolve_scenario(case_file, name) for name in ("base", *case_file.scenarios)]
        loaded = load_case(case)
        check_days(loaded, scenarios)
    except InputError as error:
        _fail(error, out, as_json)
        return error.exit_code
    _pass(loaded, as_json)
    return 0


def _fail(error: InputError, out: Path | None, as_json: bool) -> None:
    """Report what is wrong, and write it out where asked."""
    reconciliations = error.reconciliations if isinstance(error, RejectedInputError) else {}
    if out is not None:
        write_refusals(out, error)
    if as_json:
        rows = {name: _plain(found) for name, found in reconciliations.items()}
        say_json({"error": failure_object(error), "reconciliation": rows})
        return
    if reconciliations:
        _say_reconciliation(reconciliations)
        say()
    report_failure(error, as_json=False)


def _pass(case: Case, as_json: bool) -> None:
    """Report a case that is in order."""
    reconciliations = {table.name: table.reconciliation for table in case.tables.values()}
    if as_json:
        issues = [issue_object(issue) for issue in case.issues]
        say_json(
            {
                "case": case.name,
                "issues": issues,
                "reconciliation": {name: _plain(found) for name, found in reconciliations.items()},
            }
        )
        return
    _say_reconciliation(reconciliations)
    say()
    for issue in case.issues:
        say(f"{issue.severity.capitalize()}: {issue}  [{issue.kind}]")
    say(f"The case '{case.name}' is in order: {len(case.tables)} tables, as of {case.as_of:%d %B %Y}.")


def _plain(found: Reconciliation) -> dict[str, int]:
    """Return the counts of one file under the names that ``run --json`` has for their sums."""
    return {
        f"pence_{name.removesuffix('_pence')}" if name.endswith("_pence") else name: int(value)
        for name, value in reconciliation_row(found).items()
    }


def _say_reconciliation(reconciliations: dict[str, Reconciliation]) -> None:
    """Write read = accepted + rejected + merged for every file."""
    rows = []
    for name, found in reconciliations.items():
        counts = [str(getattr(found.rows, part)) for part in ("read", "accepted", "rejected", "merged")]
        pounds = ["", ""] if found.pence is None else [format_gbp(found.pence.read), format_gbp(found.pence.accepted)]
        rows.append([name, *counts, *pounds])
    say_table(
        ["table", "rows read", "accepted", "rejected", "merged", "pounds read", "pounds accepted"], rows, range(1, 7)
    )
