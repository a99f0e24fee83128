"""Data dictionary of a run folder: the tables of findings that reports are made from and scripts read."""

from __future__ import annotations

from optimiser.tables.columns import Table
from optimiser.tables.findings_award import FINDINGS_AWARD
from optimiser.tables.findings_buying import FINDINGS_BUYING
from optimiser.tables.findings_contracts import FINDINGS_CONTRACTS
from optimiser.tables.findings_reading import FINDINGS_READING
from optimiser.tables.findings_recovery import FINDINGS_RECOVERY
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT
from optimiser.tables.ingested import INGEST_TABLES

OUTPUT_TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        *FINDINGS_READING,
        *FINDINGS_BUYING,
        *FINDINGS_AWARD,
        *FINDINGS_CONTRACTS,
        *FINDINGS_TRANSPORT,
        *FINDINGS_RECOVERY,
        *INGEST_TABLES,
    )
}
