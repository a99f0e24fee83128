"""How far sheets reach."""

from __future__ import annotations

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.sheet_extent import SheetExtent, check_together, column_number

SMALL = SourceLimits(sheet_cells=10, sheet_text=100)


def test_columns() -> None:
    """Columns are numbered as Excel letters them."""
    assert [column_number(letters) for letters in ("A", "z", "AA", "XFD")] == [1, 26, 27, 16_384]


@pytest.mark.parametrize(("extent", "words"), [(SheetExtent(6, 2), "6 rows"), (SheetExtent(1, 1, 101), "hold more")])
def test_one_sheet(extent: SheetExtent, words: str) -> None:
    """A sheet is refused for its cells or its text, and named."""
    with pytest.raises(FileRefusedError) as caught:
        extent.check("Data", SMALL)
    assert "'Data'" in caught.value.message
    assert words in caught.value.message


def test_sheets_together() -> None:
    """Sheets that are read at once are limited together."""
    SheetExtent(5, 2, 100).check("Data", SMALL)
    check_together([SheetExtent(5, 2, 100)], SMALL)
    for extents in ([SheetExtent(5, 1), SheetExtent(6, 1)], [SheetExtent(text=60), SheetExtent(text=60)]):
        with pytest.raises(FileRefusedError):
            check_together(extents, SMALL)
