"""The independent check of a run folder: every figure re-performed, and every file against its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimiser.audit.alignment_rows import expect_alignment
from optimiser.audit.award.checks import check_award
from optimiser.audit.award.figures import expect_award
from optimiser.audit.award.phasing import expect_phasing
from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison, Difference
from optimiser.audit.contract_figures import expect_contracts, expect_register
from optimiser.audit.fleet_figures import expect_fleet
from optimiser.audit.headline_figures import expect_headline
from optimiser.audit.ledger_check import check_ledger
from optimiser.audit.lines import read_spend
from optimiser.audit.opportunity_figures import expect_opportunities
from optimiser.audit.plan_figures import expect_schemes, expect_targets
from optimiser.audit.price_figures import expect_prices, price_words
from optimiser.audit.prices import compare_prices
from optimiser.audit.reading import RunRecord, read_run
from optimiser.audit.result_check import check_result
from optimiser.audit.supplier_contracts import expect_supplier_contracts
from optimiser.audit.supplier_figures import expect_suppliers
from optimiser.audit.table_check import check_copies, check_reconciliation, check_tables
from optimiser.audit.transport.checks import check_transport
from optimiser.audit.transport.figures import expect_transport
from optimiser.audit.transport.lawful import check_routes
from optimiser.audit.transport.planted import check_planted_transport
from optimiser.audit.transport.service import check_proofs, expect_service
from optimiser.audit.transport.shared import check_shared

MANIFEST = "manifest.json"
_BLOCK = 1 << 20
# A changed file may hold anything: where it breaks a recomputation, that is a difference and no fault of the program.
_NOT_AS_WRITTEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

__all__ = ["AuditReport", "Difference", "audit_run", "check_hashes"]


@dataclass(frozen=True)
class AuditReport:
    """What the independent check found.

    Parameters
    ----------
    figures
        Figures recomputed.
    checks
        Comparisons made.
    differences
        Where the run folder and its own record disagree; empty where they agree throughout.
    """

    figures: int
    checks: int
    differences: tuple[Difference, ...]


def audit_run(folder: Path) -> AuditReport:
    """Re-perform every figure of a run folder from its record of the input, and compare all that repeats one.

    The arithmetic is done anew from the definitions, in whole pence and exact fractions. It says nothing about whether
    the input is right.

    Parameters
    ----------
    folder
        The run folder.
    """
    found = Comparison()
    run = read_run(folder, found)
    if run is None:
        return AuditReport(0, found.checks, tuple(found.differences))
    book = Book()
    steps: dict[str, Callable[[], None]] = {
        "record/input": lambda: recompute(run, book),
        "record/findings/figures.csv": lambda: check_ledger(run, book, found),
        "record/findings": lambda: check_tables(run, book, found),
        "record/findings/award_lines.csv": lambda: check_award(run, found),
        "record/findings/transport_stops.csv": lambda: check_routes(run, found),
        "record/findings/transport_proof.csv": lambda: check_proofs(run, book, found),
        "record/findings/transport_requests.csv": lambda: check_transport(run, book, found),
        "record/findings/transport_planted.csv": lambda: check_planted_transport(run, found),
        "csv": lambda: check_copies(run, found),
        "csv/transport": lambda: check_shared(run, found),
        "record/findings/reconciliation.csv": lambda: check_reconciliation(run, found),
        "result.json": lambda: check_result(run, book, found),
    }
    for place, step in steps.items():
        try:
            step()
        except _NOT_AS_WRITTEN as error:
            found.add(place, "", f"What is there is not as the program writes it: {type(error).__name__}.")
    return AuditReport(len(book.figures), found.checks, tuple(found.differences))


def recompute(run: RunRecord, book: Book) -> None:
    """Recompute every figure and row that the record of the input gives.

    Parameters
    ----------
    run
        The run.
    book
        Takes them.
    """
    there = set(run.inputs)
    if "contracts" in there:
        expect_contracts(book, run)
        expect_alignment(book, run)
        expect_supplier_contracts(book, run)
    if "buying" in run.levers and "spend_lines" in there:
        spend = read_spend(run)
        words, prices = price_words(run, spend), compare_prices(spend)
        expect_prices(book, words, prices)
        expect_opportunities(book, run, words, prices)
        expect_suppliers(book, run, words)
        if {"contracts", "items"} <= there:
            expect_register(book, run, spend)
    award = expect_award(book, run)
    if award is not None:
        expect_phasing(book, award)
    if "transport" in run.levers and {"mileage", "mileage_rates"} <= there:
        expect_fleet(book, run)
    expect_transport(book, run)
    expect_service(book, run)
    if "schemes" in there:
        expect_schemes(book, run)
    expect_headline_and_targets(book, run)


def expect_headline_and_targets(book: Book, run: RunRecord) -> None:
    """Recompute the target tree and the headline numbers, where there are targets or schemes.

    Parameters
    ----------
    book
        Takes them; holds opportunities and schemes already.
    run
        The run.
    """
    if "targets" in run.inputs:
        prefix = "headline:opportunity:"
        names = [name for name in book.figures if name.startswith(prefix)]
        expect_targets(book, run, {name.removeprefix(prefix): book.pence(name) for name in names})
    expect_headline(book, run)


def check_hashes(folder: Path) -> tuple[Difference, ...]:
    """Compare every file of a run folder with the hash that its manifest lists.

    Parameters
    ----------
    folder
        The run folder, with ``manifest.json``.
    """
    found = Comparison()
    listed = _listed(folder, found)
    if listed is not None:
        paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        paths.pop(MANIFEST, None)
        found.same_keys(MANIFEST, paths, listed, "The file")
        for name in sorted(paths.keys() & listed.keys()):
            found.same(name, name, _sha256(paths[name]), listed[name], "its sha256")
    return tuple(found.differences)


def _listed(folder: Path, found: Comparison) -> dict[str, Any] | None:
    """Return the hashes that the manifest lists."""
    try:
        outputs = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        outputs = None
    if not found.require(
        isinstance(outputs, dict), MANIFEST, "outputs", "The list of files and hashes cannot be read."
    ):
        return None
    return dict(outputs)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
