"""Which reader reads a declared file: by the ending of its name, and by the table where only that one can be so."""

from __future__ import annotations

from pathlib import Path

from optimiser.config.case_file import TableDeclaration
from optimiser.ingest.csv_reader import read_csv
from optimiser.ingest.graphml_reader import read_graphml
from optimiser.ingest.matrix_reader import read_matrix
from optimiser.ingest.parquet_reader import read_parquet
from optimiser.ingest.raw_table import FileRefusedError, RawTable
from optimiser.ingest.workbook_reader import read_workbook

SUFFIXES = (".csv", ".xlsx", ".parquet")
"""Endings that every table may have."""
OWN_SUFFIXES = {("travel_times", ".json"): read_matrix, ("roads", ".graphml"): read_graphml}
"""Endings that one table may have besides."""


def parse_file(table: str, data: bytes, declaration: TableDeclaration) -> RawTable:
    """Read the cells of a declared file.

    Parameters
    ----------
    table
        Name of the table in the data dictionary.
    data
        The bytes of the file.
    declaration
        Its section of case.toml.

    Raises
    ------
    FileRefusedError
        If its name ends in what the table cannot be, or the reader refuses it.
    """
    suffix = Path(declaration.file).suffix.lower()
    if suffix == ".csv":
        return read_csv(data)
    if suffix == ".xlsx":
        return read_workbook(data, declaration.sheet)
    if suffix == ".parquet":
        return read_parquet(data)
    if suffix == ".xlsm":
        raise FileRefusedError("hostile-file", "a workbook with the ending .xlsm may hold macros.")
    if (table, suffix) in OWN_SUFFIXES:
        return OWN_SUFFIXES[table, suffix](data)
    allowed = (*SUFFIXES, *(ending for name, ending in OWN_SUFFIXES if name == table))
    raise FileRefusedError("unreadable-file", f"the ending '{suffix}' is none of {', '.join(allowed)}.")
