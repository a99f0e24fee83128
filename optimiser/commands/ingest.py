"""``optimiser ingest``: a trust's own files, as they are, to standard lines, what was refused, and what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from optimiser.commands.screen import failure_object, issue_object, report_failure, say, say_json, say_table, tell
from optimiser.engine.ingest import IngestAnswer, answer_counts, ingest_files
from optimiser.engine.ingest_request import IngestRequest
from optimiser.engine.publish import refuse_occupied
from optimiser.errors import UsageError
from optimiser.issues import InputError, Issue, IssueLog
from optimiser.money import format_gbp, pence_from_gbp

_TRUST = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._&-]{0,39}")


@dataclass(frozen=True)
class IngestOptions:
    """What the command was called with.

    Parameters
    ----------
    request
        What is to be read and written.
    tolerance_gbp
        Pounds of refused rows up to which the answer is a success [GBP]; ``None`` where no refused row is tolerated.
    as_json
        Whether to answer with one JSON object.
    """

    request: IngestRequest
    tolerance_gbp: float | None = None
    as_json: bool = False


def ingest(options: IngestOptions) -> int:
    """Read files, write what they come to, and say what became of every row.

    What was read is written even where something is refused, so that it can be seen and mended.

    Parameters
    ----------
    options
        What the command was called with.

    Raises
    ------
    UsageError
        If the trust's code cannot stand in a table, or no file is meant.
    """
    request = options.request
    if not _TRUST.fullmatch(request.trust):
        remedy = "Use letters and digits, such as RXF."
        raise UsageError(f"'{request.trust}' cannot be a trust's code.", remedy)
    refuse_occupied(request.out, request.force)
    answer = ingest_files(request)
    error = _failure(answer, options.tolerance_gbp)
    if options.as_json:
        say_json(_as_object(options, answer, error))
    else:
        _say(options, answer, error)
    return 0 if error is None else error.exit_code


def _failure(answer: IngestAnswer, tolerance_gbp: float | None) -> InputError | None:
    """Return why the reading is no success; nothing where it is one."""
    log = IssueLog(list(answer.issues))
    row_errors = {id(issue) for issue in answer.row_issues}
    fatal = [issue for issue in log.errors if id(issue) not in row_errors]
    message = _over_tolerance(answer, tolerance_gbp)
    if message:
        remedy = "Mend the rows in rejected.csv and read that file alone, or raise --tolerance."
        log.add("rejected-over-tolerance", message, table="lines", remedy=remedy)
    return InputError(log) if fatal or message else None


def _over_tolerance(answer: IngestAnswer, tolerance_gbp: float | None) -> str:
    """Return why the refused rows go beyond what is tolerated; empty where they do not."""
    tallies = [file.tally for file in answer.outcome.reading.files]
    rows = answer.total.rows.rejected
    size, unknown = sum(tally.rejected_size for tally in tallies), sum(tally.unknown_pounds for tally in tallies)
    if not rows:
        return ""
    count = "1 row was refused" if rows == 1 else f"{rows:,} rows were refused"
    if tolerance_gbp is None:
        return f"{count}, and none is tolerated."
    if unknown:
        return f"{count}, {unknown:,} of them without known pounds, so no tolerance in pounds can cover them."
    tolerated = pence_from_gbp(Decimal(str(tolerance_gbp)))
    return f"{format_gbp(size)} was refused, and {format_gbp(tolerated)} is tolerated." if size > tolerated else ""


def _as_object(options: IngestOptions, answer: IngestAnswer, error: InputError | None) -> dict[str, Any]:
    """Return what was read as scripts read it."""
    failure = {} if error is None else {"error": failure_object(error)}
    return {
        **failure,
        "trust": options.request.trust,
        "out": str(options.request.out),
        **answer_counts(answer),
        "written": list(answer.written),
        "lines": answer.total.rows.accepted,
        "suppliers": len(answer.outcome.matches.suppliers),
        "individuals": answer.outcome.reading.individuals,
        "duplicates": {kind: {"lines": n, "pence": pence} for kind, (n, pence) in answer.duplicate_sums.items()},
        "categories": _categories(answer),
        "pack_errors": {
            "suspected": len(answer.pack_errors),
            "at_stake_pence": sum(row["at_stake_pence"] for row in answer.pack_errors),
        },
        "contracts": len(answer.outcome.contracts.get("contracts", ())),
        "issues": [issue_object(issue) for issue in answer.issues],
    }


def _categories(answer: IngestAnswer) -> dict[str, Any]:
    """Return how far categories carry, in lines and in pounds without their signs, and what each comes to."""
    table = answer.categories
    told = table[table["category"] != ""]
    names = ("category", "name", "lines", "pence")
    rows = [{name: row[name] for name in names} for row in table.to_dict("records")]
    return {
        "lines": int(table["lines"].sum()),
        "lines_told": int(told["lines"].sum()),
        "share_of_lines": round(float(told["share_of_lines"].sum()), 4),
        "pence": int(table["pence"].sum()),
        "pence_told": int(told["pence"].sum()),
        "share_of_pounds": round(float(told["share_of_pounds"].sum()), 4),
        "by_category": rows,
    }


def _say(options: IngestOptions, answer: IngestAnswer, error: InputError | None) -> None:
    """Write what was read for a person."""
    rows = []
    for file in answer.outcome.reading.files:
        found = answer.reconciliations[file.origin.trust, file.origin.name]
        assert found.pence is not None
        counts = [f"{getattr(found.rows, part):,}" for part in ("read", "accepted", "rejected", "merged")]
        orders = "; ".join(dict.fromkeys(one.order.order for one in file.sheets if one.order is not None))
        rows.append([file.origin.name, *counts, format_gbp(found.pence.read), format_gbp(found.pence.accepted), orders])
    header = ["file", "rows read", "accepted", "rejected", "merged", "pounds read", "pounds accepted", "dates"]
    total = answer.total
    assert total.pence is not None
    counts = [f"{getattr(total.rows, part):,}" for part in ("read", "accepted", "rejected", "merged")]
    rows.append(["all files", *counts, format_gbp(total.pence.read), format_gbp(total.pence.accepted), ""])
    say_table(header, rows, range(1, 7))
    say()
    _say_besides(answer)
    for name in answer.written:
        say(str(options.request.out / name))
    if error is not None:
        report_failure(error, as_json=False)
    else:
        _tell_warnings(answer.issues)


def _say_besides(answer: IngestAnswer) -> None:
    """Write what else a person should know."""
    suppliers = answer.outcome.matches.suppliers
    spellings = sum(1 for text in answer.outcome.reading.held.spellings if text)
    say(f"{spellings:,} spellings of suppliers are {len(suppliers):,} suppliers.")
    individuals = answer.outcome.reading.individuals
    if individuals:
        say(f"{individuals:,} private individuals among them were replaced by pseudonyms before anything was written.")
    contracts = len(answer.outcome.contracts.get("contracts", ()))
    if contracts:
        say(f"{contracts:,} contracts.")
    covered = _categories(answer)
    if covered["lines"]:
        lines, pounds = covered["share_of_lines"], covered["share_of_pounds"]
        say(
            f"Categories: {covered['lines_told']:,} of {covered['lines']:,} lines ({lines:.0%}), "
            f"{format_gbp(covered['pence_told'])} of {format_gbp(covered['pence'])} ({pounds:.0%} without signs)."
        )
    if answer.pack_errors:
        stake = format_gbp(sum(row["at_stake_pence"] for row in answer.pack_errors))
        say(f"Suspected pack errors: {len(answer.pack_errors):,}, {stake} at stake; see pack_errors.csv.")
    for kind, (rows, pence) in answer.duplicate_sums.items():
        say(f"Duplicates, {kind}: {rows:,} lines, {format_gbp(pence)}.")
    say()


def _tell_warnings(issues: tuple[Issue, ...]) -> None:
    """Tell what was seen and stops nothing."""
    shown = [issue for issue in issues if issue.severity == "warning"]
    for issue in shown[:_SHOWN]:
        tell(f"Warning: {issue}  [{issue.kind}]")
    if len(shown) > _SHOWN:
        tell(f"... and {len(shown) - _SHOWN} more in issues.csv.")


_SHOWN = 20
