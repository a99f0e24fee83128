"""What reading files holds while it goes on: each file, the accepted lines, the contracts, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.lines.conceal import Concealer
from optimiser.ingest.lines.findings import FoundIssues
from optimiser.ingest.lines.held import HeldLines
from optimiser.ingest.lines.mended import MendedSheet
from optimiser.ingest.lines.plan import FilePlan, Origin, SheetPlan
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.ocds.read import OcdsReading
from optimiser.ingest.register.rows import Register
from optimiser.ingest.source.sheets import SourceFile


@dataclass
class FileRead:
    """One file after it was read.

    Parameters
    ----------
    origin
        The file.
    source
        The file, opened; ``None`` where it could not be.
    plan
        How it was read; ``None`` where it was not read as a table.
    tally
        What became of its rows.
    mended
        Its rows by the sheet they came from, where it is a rejected.csv.
    contracts
        What it says where it is open contracting data.
    register
        What became of those of its rows that are contracts, which its tally counts too.
    status
        ``read``, ``partly refused`` where a sheet of it was not, or ``refused``.
    """

    origin: Origin
    source: SourceFile | None
    plan: FilePlan | None
    tally: Tally
    mended: list[MendedSheet] = field(default_factory=list)
    contracts: OcdsReading | None = None
    register: Tally = field(default_factory=lambda: Tally("contracts"))
    status: str = "read"

    @property
    def sheets(self) -> list[SheetPlan]:
        """How its sheets are read."""
        return [*(self.plan.sheets if self.plan else ()), *(sheet.plan for sheet in self.mended)]


@dataclass
class Reading:
    """Everything that came of reading some files.

    Parameters
    ----------
    held
        The accepted lines.
    issues
        What was found.
    concealer
        Pseudonyms of the private individuals among the suppliers.
    register
        The contracts of registers.
    files
        The files, in the order they were read.
    maps
        The header maps they were read by, each with its place.
    """

    held: HeldLines
    issues: FoundIssues
    concealer: Concealer
    register: Register
    files: list[FileRead] = field(default_factory=list)
    maps: list[tuple[str, HeaderMap]] = field(default_factory=list)

    @property
    def individuals(self) -> int:
        """How many private individuals were replaced by a pseudonym."""
        hidden = sum(file.contracts.hidden for file in self.files if file.contracts is not None)
        return self.concealer.individuals + hidden
