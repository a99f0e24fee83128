"""A trust's files as inline text, read into lines, with every spelling a supplier of its own."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pandas as pd

from optimiser.ingest.lines.file_read import Reading
from optimiser.ingest.lines.outcome import Outcome, settle
from optimiser.ingest.lines.plan import Origin
from optimiser.ingest.lines.reading import read_files
from optimiser.ingest.lines.rejected_file import RejectedFile
from optimiser.ingest.supplier_match.match import SupplierMatches

HEADER = "Entity,Date Paid,Expense Type,Supplier Name,Transaction Number,Amount"
MATCHING = "optimiser.ingest.lines.outcome.match_suppliers"
"""What a test replaces by :func:`every_spelling_alone`, because matching is tested where it is written."""


def every_spelling_alone(
    spellings: pd.DataFrame, decisions: object = (), members: object = (), known: Mapping[str, str] | None = None
) -> SupplierMatches:
    """Return matches in which every spelling is a supplier of its own."""
    del decisions, members
    codes = {text: (known or {}).get(text, f"s{place}") for place, text in enumerate(spellings["spelling"])}
    table = {"supplier": list(codes.values()), "name": list(codes), "kind": "other", "organisation": ""}
    suppliers = pd.DataFrame({**table, "intra_group": False, "company_number": ""})
    empty = pd.DataFrame()
    return SupplierMatches(suppliers, codes, empty, empty, empty, nx.Graph())


@dataclass(frozen=True)
class Small:
    """What a small reading came to.

    Parameters
    ----------
    reading, outcome
        The reading, and what it was settled to.
    lines
        The lines as rows by column.
    rejected
        Rows of rejected.csv.
    """

    reading: Reading
    outcome: Outcome
    lines: list[dict[str, str]]
    rejected: list[dict[str, str]]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Rows read, accepted, rejected and merged, of all files."""
        tallies = [file.tally.reconciled().rows for file in self.reading.files]
        parts = ("read", "accepted", "rejected", "merged")
        read, accepted, rejected, merged = (sum(getattr(one, part) for one in tallies) for part in parts)
        return read, accepted, rejected, merged

    def column(self, name: str) -> list[str]:
        """Return one column of the lines."""
        return [line[name] for line in self.lines]


def read_small(folder: Path, files: Mapping[str, str | bytes], trust: str = "RXX") -> Small:
    """Read some files of one trust.

    Parameters
    ----------
    folder
        An empty folder.
    files
        Content by name; text is written as UTF-8.
    trust
        Code of the trust.
    """
    source, spool = folder / "in", folder / "spool"
    source.mkdir()
    spool.mkdir()
    for name, content in files.items():
        (source / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    origins = [Origin(source / name, name, trust) for name in files]
    with RejectedFile(folder / "rejected.csv") as kept:
        reading = read_files(origins, spool, kept, lambda: "0" * 64)
    outcome = settle(reading, (), ())
    lines = [
        dict(zip(outcome.columns, row, strict=True))
        for cells in outcome.lines((), str)
        for row in zip(*cells, strict=True)
    ]
    with (folder / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        rejected = list(csv.DictReader(stream))
    return Small(reading, outcome, lines, rejected)


def spend(*rows: str) -> str:
    """Return a small spend file with these rows."""
    return "\n".join([HEADER, *rows, ""])
