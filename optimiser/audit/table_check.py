"""Compares every table of findings with its recomputed rows, the files for sharing, and what became of the input."""

from __future__ import annotations

from fractions import Fraction

from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from optimiser.audit.contract_figures import verdict_fits
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.shared import is_shared_as_recorded
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES
from optimiser.tables.findings_award import FINDINGS_AWARD
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT, RECORD_ONLY

_RECOMPUTED_AWARD = frozenset({"award_lines", "savings", "award_left_out", "award_phasing"})
_RECOMPUTED_TRANSPORT = frozenset(
    {"transport_plans", "transport_routes", "transport_gains", "transport_service", "transport_year"}
)
_OTHERWISE = (
    frozenset({"figures", "figure_sources", "reconciliation", "issues", "not_answered"})
    | {table.name for table in FINDINGS_AWARD if table.name not in _RECOMPUTED_AWARD}
    | {table.name for table in FINDINGS_TRANSPORT if table.name not in _RECOMPUTED_TRANSPORT}
)
"""Compared elsewhere."""
_DATED = ("overdue", "next_90_days", "next_12_months", "later")
_OUTCOMES = ("accepted", "rejected", "merged")


def check_tables(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare the tables of findings with their recomputed rows, both ways.

    Parameters
    ----------
    run
        The published side.
    book
        The recomputed side.
    found
        Takes the differences.
    """
    for name in OUTPUT_TABLES:
        if name in _OTHERWISE:
            continue
        place = f"record/findings/{name}.csv"
        published, due = run.findings.get(name), book.tables.get(name)
        if published is None or due is None:
            rows = len(published or ()) + (len(due.rows) if due else 0)
            found.require(not rows, place, name, "The table is missing, or the record gives no ground for it.")
            continue
        by_key = {tuple(row[column] for column in due.key): row for row in published}
        found.require(len(by_key) == len(published), place, name, "Two rows have the same key.")
        found.same_keys(place, map(_words, by_key), map(_words, due.rows), "The row")
        for key, row in by_key.items():
            if key in due.rows:
                found.same_columns(place, _words(key), row, due.rows[key])
    _check_verdicts(run, found)
    _check_words(run, found)


def check_copies(run: RunRecord, found: Comparison) -> None:
    """See that every table for sharing is the one in the record, byte for byte, and that each is there.

    Where counts of people are suppressed, :mod:`optimiser.audit.transport.shared` compares cell by cell.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    shared, record = run.folder / "csv", run.folder / "record" / "findings"
    copies = sorted(path.name for path in shared.glob("*")) if shared.is_dir() else []
    kept = {"figures", "figure_sources", *RECORD_ONLY}
    due = [f"{name}.csv" for name in run.findings if name not in kept]
    apart = ["figures.csv", "figure_sources.csv"]
    found.same_keys("csv", [name for name in copies if name not in apart], due, "The copy")
    for name in copies:
        original = record / name
        if original.is_file() and is_shared_as_recorded(run, name.removesuffix(".csv")):
            same = (shared / name).read_bytes() == original.read_bytes()
            found.require(same, f"csv/{name}", name, "The copy for sharing differs from the record.")


def check_reconciliation(run: RunRecord, found: Comparison) -> None:
    """See that read = accepted + rejected + merged for every file, and that what was accepted is what is recorded.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    place = "record/findings/reconciliation.csv"
    rows = {row["table"]: row for row in run.findings.get("reconciliation", [])}
    found.require(len(rows) == len(run.findings.get("reconciliation", [])), place, "", "A table is listed twice.")
    found.same_keys(place, rows, run.settings["tables"], "The table")
    for name, row in rows.items():
        for columns in _families():
            _check_balance(place, row, columns, found)
        if name in run.inputs:
            _check_accepted(place, row, run, found)


def _families() -> list[dict[str, str]]:
    """Return the columns of rows, pounds and volume, by what became of them."""
    patterns = ("rows_{}", "{}_pence", "volume_{}_millionths")
    return [{part: pattern.format(part) for part in ("read", *_OUTCOMES)} for pattern in patterns]


def _check_balance(place: str, row: Row, columns: dict[str, str], found: Comparison) -> None:
    """See that what was read is what became of it; a file without such a column has all four empty."""
    values = [row[columns[part]] for part in ("read", *_OUTCOMES)]
    if all(value is None for value in values):
        return
    total = sum(value or 0 for value in values[1:])
    found.same(place, row["table"], values[0], total, f"{columns['read']} against accepted + rejected + merged")


def _check_accepted(place: str, row: Row, run: RunRecord, found: Comparison) -> None:
    """Compare what was accepted with the recorded rows, and the declared words with the settings."""
    name = row["table"]
    table, recorded = INPUT_TABLES[name], run.inputs[name]
    found.same(place, name, row["rows_accepted"], len(recorded), "rows_accepted")
    for column, published in ((table.pounds, "accepted_pence"), (table.volume, "volume_accepted_millionths")):
        if column:
            inner = table.column(column).inner_name
            total = sum(entry[inner] or 0 for entry in recorded)
            found.same(place, name, row[published], total, published)
    for column in ("file", "basis", "source", "period", "sha256"):
        found.same(place, name, row[column], run.settings["tables"][name].get(column), column)


def _check_verdicts(run: RunRecord, found: Comparison) -> None:
    """See that the words beside a contract's returns fit the numbers."""
    tolerance = Fraction(run.setting("buying", "returns_tolerance"))
    for row in run.findings.get("register_reconciliation", []):
        place, message = (
            "record/findings/register_reconciliation.csv",
            "The verdict does not fit the numbers beside it.",
        )
        found.require(verdict_fits(row, tolerance), place, row["contract"], message)


def _check_words(run: RunRecord, found: Comparison) -> None:
    """See that what is said of each contract to decide names its date, and how late it is."""
    for row in run.findings.get("decide_by", []):
        day = row["decide_by"]
        if row["urgency"] not in _DATED or day is None:
            continue
        due = [f"{day.day} {day:%b %Y}"]
        due += [f"({(run.as_of - day).days} days ago)"] if row["urgency"] == "overdue" else []
        message = f"The explanation does not say {' or '.join(due)}."
        holds = all(words in row["explanation"] for words in due)
        found.require(holds, "record/findings/decide_by.csv", row["contract"], message)
    for name, flag, words in (
        ("unit_prices", "compared", "excluded_reason"),
        ("scheme_values", "counts", "counts_note"),
        ("savings", "counts", "counts_note"),
    ):
        for row in run.findings.get(name, []):
            message = f"A reason is given where {flag} is yes, or none where it is no."
            found.require(row[flag] == (not row[words]), f"record/findings/{name}.csv", row["figure"], message)


def _words(key: tuple[object, ...]) -> str:
    return ":".join(str(part) for part in key)
