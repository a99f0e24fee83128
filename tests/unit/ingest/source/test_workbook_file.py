"""Workbooks of three kinds, read and refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.sheets import SourceSheet
from optimiser.ingest.source.workbook_file import open_workbook
from tests.unit.ingest.source.source_files import archive, number, ods, record, shared_texts, written, xls, xlsx


def rows(sheet: SourceSheet) -> list[list[str]]:
    """Return all rows of a sheet."""
    return [row for block in sheet.blocks() for row in block.rows]


def refusal(path: Path, limits: SourceLimits = LIMITS) -> FileRefusedError:
    """Return the refusal of a workbook."""
    with pytest.raises(FileRefusedError) as caught:
        _read(path, limits)
    return caught.value


def _read(path: Path, limits: SourceLimits) -> None:
    """Read every sheet of a workbook."""
    for sheet in open_workbook(path, limits)[1]:
        rows(sheet)


def test_values_of_an_xlsx(tmp_path: Path) -> None:
    """Dates are ISO, numbers short and exact, truth values and errors as Excel shows them; blank rows are kept."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(3, 2, "00123")
    sheet.cell(3, 3, 0.1 + 0.2)
    sheet.cell(3, 4, dt.datetime(2020, 4, 30))
    sheet.cell(4, 2, True)
    sheet.cell(4, 3, dt.datetime(2020, 4, 30, 13, 45))
    sheet.cell(6, 2, "=1+1")
    book.save(tmp_path / "a.xlsx")
    kind, (found,) = open_workbook(tmp_path / "a.xlsx", LIMITS)
    expected = [[], [], ["", "00123", "0.3", "2020-04-30"], ["", "TRUE", "2020-04-30 13:45:00"], []]
    assert kind == "xlsx"
    assert rows(found) == [*expected, ["", "#UNCALCULATED!"]]
    assert rows(found) == rows(found)


def test_errors_and_hidden_sheets(tmp_path: Path) -> None:
    """An error is kept as text, also below the last other cell; hidden sheets are read, and noted."""
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, ["a", "b"])
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    book.add_worksheet("Hidden").hide()
    book.add_worksheet("Very").very_hidden()
    book.close()
    _, (data, hidden, very) = open_workbook(tmp_path / "a.xlsx", LIMITS)
    assert rows(data) == [["a", "b"], ["", "#DIV/0!"]]
    assert (data.hidden, hidden.hidden, very.hidden) == (False, True, True)
    assert [note.kind for sheet in (data, hidden, very) for note in sheet.notes] == ["hidden-sheet"] * 2
    assert "not even list it" in very.notes[0].message


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    """A workbook that counts its days from 1904 shows the same dates."""
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True})
    book.add_worksheet().write_datetime(0, 0, dt.datetime(2020, 4, 30), book.add_format({"num_format": "dd/mm/yy"}))
    book.close()
    assert rows(open_workbook(tmp_path / "a.xlsx", LIMITS)[1][0]) == [["2020-04-30"]]


def test_values_of_an_ods(tmp_path: Path) -> None:
    """An ODS sheet gives the same texts, errors included, and repeated cells are repeated."""
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    row = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1.5"/>'
        '<table:table-cell office:value-type="date" office:date-value="2020-04-30"/></table:table-row>'
        f'<table:table-row><table:table-cell office:value-type="string" office:string-value="" {calc} '
        'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell></table:table-row>'
    )
    kind, (sheet,) = open_workbook(written(tmp_path, "a.ods", ods(row)), LIMITS)
    assert kind == "ods"
    assert rows(sheet) == [["", "1.5", "1.5", "2020-04-30"]] * 2 + [["#REF!"]]


def test_values_of_an_xls(tmp_path: Path) -> None:
    """An old workbook gives the same texts, errors included."""
    error = record(0x0205, b"\x02\x00\x01\x00\x00\x00\x17\x01")
    kind, (sheet,) = open_workbook(written(tmp_path, "a.xls", xls(number(0, 0, 1.5) + error, state=1)), LIMITS)
    assert kind == "xls"
    assert rows(sheet) == [["1.5"], [], ["", "#REF!"]]
    assert sheet.hidden


def test_a_full_sheet_is_noted(tmp_path: Path) -> None:
    """A sheet that ends in the last row of its format may have been cut off."""
    path = written(tmp_path, "a.xls", xls(number(0, 0, 1) + number(65_535, 0, 2)))
    _, (sheet,) = open_workbook(path, LIMITS)
    assert [(note.kind, note.row) for note in sheet.notes] == [("sheet-limit", 65_536)]
    assert [(block.first_row, len(block.rows)) for block in sheet.blocks()] == [(1, 50_000), (50_001, 15_536)]


def test_leftover_links_do_no_harm(tmp_path: Path) -> None:
    """Names that lead to other files are noted; nothing is fetched."""
    link = b'<Relationship Type="http://x/externalLinkPath" Target="other.xlsx" TargetMode="External"/>'
    more = {"xl/externalLinks/externalLink1.xml": b"<x/>", "xl/externalLinks/_rels/externalLink1.xml.rels": link}
    path = written(tmp_path, "a.xlsx", xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', more=more))
    _, (sheet,) = open_workbook(path, LIMITS)
    assert [note.kind for note in sheet.notes] == ["linked-workbook"]


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (xlsx("", more={"xl/vbaProject.bin": b"code"}), "hostile-file", "macros"),
        (xlsx("", more={"xl/externalLinks/a.xml": b"<ddeLink/>"}), "hostile-file", "another program"),
        (xlsx("", more={"xl/embeddings/b.xlsx": b"x"}), "hostile-file", "another file inside"),
        (xlsx("", more={"../../x.xml": b"x"}), "hostile-file", "leads out of it"),
        (xlsx("", more={"xl/x.xml": b" " * 100_000 + b'<!DOCTYPE a [<!ENTITY b "c">]>'}), "hostile-file", "declares"),
        (xlsx("", more={"xl/x.xml": b"0" * 5_000_000}), "hostile-file", "times its size"),
        (ods("", more={"Basic/script.xml": b"<x/>"}), "hostile-file", "macros"),
        (archive({"a.csv": "1,2"}), "hostile-file", "an archive, not a workbook"),
        (archive({"xl/workbook.bin": b"x"}), "unreadable-file", "XLSB"),
        (archive({"xl/workbook.xml": b"<x"}), "unreadable-file", "which sheets"),
        (archive({"[Content_Types].xml": b"", "content.xml": b"x", "mimetype": b"text"}), "hostile-file", "an archive"),
        (xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row><row'), "unreadable-file", "damaged"),
        (ods("", more={"mimetype": b"x"}), "hostile-file", "not a workbook"),
        (b"PK\x03\x04 and no more", "unreadable-file", "damaged"),
    ],
)
def test_refused_workbooks(tmp_path: Path, data: bytes, kind: str, words: str) -> None:
    """Macros, live links, files inside, entity bombs, zip bombs and damage are refused, with the reason."""
    refused = refusal(written(tmp_path, "a.xlsx", data))
    assert (refused.kind, words in refused.message) == (kind, True), refused.message


def test_a_cell_that_is_too_long(tmp_path: Path) -> None:
    """A cell of ten million letters is refused."""
    text = shared_texts(["".join(str(k) for k in range(60_000))])
    path = written(tmp_path, "a.xlsx", xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', text))
    assert "a cell is longer" in refusal(path).message


def test_too_many_columns(tmp_path: Path) -> None:
    """A row with more columns than a table has is refused with its number."""
    path = written(tmp_path, "a.xlsx", xlsx('<row r="2"><c r="A2"><v>1</v></c><c r="CZZ2"><v>1</v></c></row>'))
    refused = refusal(path)
    assert (refused.kind, refused.row) == ("hostile-file", 2)


@pytest.mark.parametrize(
    ("limits", "words"), [(SourceLimits(workbook_bytes=100), "larger than"), (SourceLimits(sheets=0), "more than 0")]
)
def test_limits(tmp_path: Path, limits: SourceLimits, words: str) -> None:
    """The size of the file and the number of sheets are limited."""
    assert words in refusal(written(tmp_path, "a.xlsx", xlsx("")), limits).message


def test_a_workbook_of_charts(tmp_path: Path) -> None:
    """A workbook with no worksheet holds no table."""
    assert refusal(written(tmp_path, "a.xls", xls(number(0, 0, 1), kind=2))).kind == "empty-table"


def test_a_panic_of_the_reader(tmp_path: Path) -> None:
    """What makes the reader panic is a damaged file, not a crash."""
    claimed = record(0x00FC, b"\x01\x00\x00\x00\x01\x00\x00\x00")
    assert refusal(written(tmp_path, "a.xls", xls(b"", claimed))).kind == "unreadable-file"
