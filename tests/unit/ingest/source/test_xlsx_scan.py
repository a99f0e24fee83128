"""A look through XLSX workbooks."""

from __future__ import annotations

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.sheet_extent import SheetExtent
from optimiser.ingest.source.xlsx_scan import scan_workbook
from tests.unit.ingest.source.source_files import shared_texts, xlsx


def extent(rows: str, shared: str = "", limits: SourceLimits = LIMITS) -> SheetExtent:
    """Return how far a sheet reaches."""
    return scan_workbook(xlsx(rows, shared), limits)["Data"]


def refusal(data: bytes, limits: SourceLimits = LIMITS) -> FileRefusedError:
    """Return the refusal of a workbook."""
    with pytest.raises(FileRefusedError) as caught:
        scan_workbook(data, limits)
    return caught.value


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="C2"><v>1</v></c></row>',
        "<x:row r='2'><x:c s='1' r='C2'><x:v>1</x:v></x:c></x:row>",
        "<row/><row><c/><c/><c><v>1</v></c></row>",
        '<row r="1"><c r="c2"><v>1</v></c></row><row r="2"/>',
    ],
)
def test_reach(rows: str) -> None:
    """The reach is found whatever the prefix, and where cells do not say where they stand."""
    found = extent(rows)
    assert (found.rows, found.columns) == (2, 3)


def test_a_cell_that_stands_alone_far_away() -> None:
    """Two cells at opposite corners would take seventeen thousand million; they are refused, with what to do."""
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    refused = refusal(xlsx(corner))
    assert (refused.kind, "16,384 columns" in refused.message) == ("hostile-file", True)
    hidden = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'
    assert "1,048,576 rows" in refusal(xlsx(hidden)).message


def test_formats_take_no_room() -> None:
    """Cells that carry only a format far to the right do not count."""
    found = extent('<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="XFD9999" s="1"/></row>')
    assert (found.rows, found.columns) == (1, 1)


def test_errors_and_formulas_without_a_result() -> None:
    """An error is remembered with its text; an empty text is a result."""
    found = extent(
        '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="str"><f>A2</f><v></v></c><c r="D1"><f t="shared" si="0"/><v/></c>'
        '<c r="E1"><f>2</f><v>2</v></c></row>'
    )
    assert found.mended == {(0, 0): "#DIV/0!", (0, 1): "#UNCALCULATED!", (0, 3): "#UNCALCULATED!"}


def test_shared_texts_count_each_time() -> None:
    """A long text that thousands of cells show is refused; the same many cells with short ones are not."""
    shared = shared_texts(["x", "y" * 3000])
    cells = {text: "".join(f'<c r="A{k}" t="s"><v>{text}</v></c>' for k in range(1, 100)) for text in (0, 1)}
    limits = SourceLimits(sheet_text=10_000)
    assert "hold more" in refusal(xlsx(f'<row r="1">{cells[1]}</row>', shared), limits).message
    assert extent(f'<row r="1">{cells[0]}</row>', shared, limits).text < 10_000


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (xlsx("", shared_texts(["a"], claimed=10**9)), "claims more texts"),
        (xlsx('<row r="1"><c r="A1"><f>[1]Sheet!A1</f><v>1</v></c></row>'), "take their values from other files"),
        (xlsx("", more={"xl/_rels/workbook.xml.rels": "<x"}), "which sheets"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    """Claims beyond the file, values from other files and a broken list of sheets are refused."""
    assert words in refusal(data).message


def test_pieces_do_not_part_items(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and texts are counted whole, wherever the pieces of reading end."""
    rows = "<row><c t='s'><v>2</v></c></row>" * 20
    texts, limits = shared_texts(["a", "bb", "ccc", "d" * 30]), SourceLimits(sheet_text=400)
    whole = extent(rows, texts, limits)
    monkeypatch.setattr("optimiser.ingest.source.xlsx_scan._CHUNK", 7)
    assert extent(rows, texts, limits) == whole
    assert whole.text == 20 * len("<si><t>ccc</t></si>")
    assert (whole.rows, whole.columns) == (20, 1)


def test_a_row_without_end() -> None:
    """A row larger than can be held is refused while it is read."""
    row = '<row r="1">' + "".join(f"<c><v>{k}</v></c>" for k in range(200_000))
    assert "a row or a cell" in refusal(xlsx(row), SourceLimits(row_bytes=1 << 20)).message


def test_a_column_titled_with_a_number_is_no_link() -> None:
    """A formula may name a column of its own table."""
    assert extent('<row r="1"><c r="A1"><f>SUM(Spend[2019])</f><v>1</v></c></row>').rows == 1


def test_an_absent_part() -> None:
    """A sheet whose part is not there has no reach; its reader refuses it."""
    link = '<Relationships><Relationship Id="rId1" Target="worksheets/none.xml"/></Relationships>'
    assert scan_workbook(xlsx("", more={"xl/_rels/workbook.xml.rels": link}), LIMITS) == {}
