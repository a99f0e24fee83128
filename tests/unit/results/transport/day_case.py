"""The case behind a day that is drawn in pence: tables that say where they come from, and nothing else of them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from optimiser.case import Case, CaseTable, Counts, Reconciliation

TABLES = ("vehicles", "journeys", "recorded_routes", "travel_times")


def day_case() -> Case:
    """Return a case with the tables of movements, without rows."""
    tables = {
        name: CaseTable(
            name,
            file=f"{name}.csv",
            sheet="",
            basis="supplied",
            source=f"Source of {name}",
            licence="",
            period="",
            price_base="",
            sha256="",
            frame=pd.DataFrame(),
            reconciliation=Reconciliation(Counts(), None, None),
        )
        for name in TABLES
    }
    return Case("small", "A small case", dt.date(2026, 11, 22), ("2026/27",), "v1", tables)
