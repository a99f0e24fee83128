"""The spend files of eight London trusts open, and their dates lie in the month that the file's name states."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from optimiser.ingest.source.dates import DateEvidence, date_evidence, decide_order, month_in_name, parse_dates
from optimiser.ingest.source.open_file import open_source

TOP = Path(__file__).resolve().parents[2]
FILES = Path(os.environ.get("OPTIMISER_REAL_DATA") or TOP.parent / "shared" / "data") / "spend_london" / "raw"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the raw reference data is absent (set OPTIMISER_REAL_DATA)")
# Kingston lists invoices by the date of the invoice, Chelsea paid one in the last days of the month before.
SPREAD = {"KGST": 0.25, "CHWE": 0.99}
ORDERS = {"EPSH": "mdy"}


def _dates(path: Path) -> list[str]:
    """Return the cells under the title that names a date."""
    rows = [row for sheet in open_source(path).sheets for block in sheet.blocks() for row in block.rows]
    head = next(k for k, row in enumerate(rows) if any("date" in cell.lower() for cell in row))
    column = next(k for k, cell in enumerate(rows[head]) if "date" in cell.lower())
    return [row[column] for row in rows[head + 1 :] if len(row) > column]


@pytest.mark.parametrize("trust", ["BART", "CHWE", "CROY", "EPSH", "IMPC", "KGST", "LEGR", "WHIT"])
def test_months_agree_with_names(trust: str) -> None:
    """Every file opens, no date is refused, and most lie in the month of the file, whichever order it is written in."""
    files = sorted((FILES / trust).iterdir())
    assert files
    whole = DateEvidence()
    for path in files:
        cells = _dates(path)
        whole += date_evidence(cells)
        order = decide_order(date_evidence(cells))
        dates, reasons = parse_dates(cells, order)
        assert order.order == ORDERS.get(trust, "dmy"), path.name
        assert reasons == {}, path.name
        assert (dates.dropna().dt.month == month_in_name(path.name)).mean() >= SPREAD.get(trust, 1), path.name
    assert decide_order(whole).order == ORDERS.get(trust, "dmy")
