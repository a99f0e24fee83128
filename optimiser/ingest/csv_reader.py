"""CSV to text cells: UTF-8, commas, strict quoting; one record is one row even where a cell holds line breaks."""

from __future__ import annotations

import csv
import io

from optimiser.ingest.raw_table import FileRefusedError, RawTable, gather

_BOM = b"\xef\xbb\xbf"
_NOT_CSV = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1")
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def read_csv(data: bytes) -> RawTable:
    """Read a CSV file.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    FileRefusedError
        If it is not UTF-8, not CSV with commas, or empty.
    """
    text = _decode(data)
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise FileRefusedError("unreadable-file", _explain(str(error)), row=len(records) + 1) from None
    table = gather(records, pad=False)
    _refuse_other_separators(table)
    return table


def _decode(data: bytes) -> str:
    """Return the text of the file, or say in which row it stops being UTF-8."""
    if data.startswith(_NOT_CSV):
        message = "the name says CSV but the content is a workbook or another binary file."
        raise FileRefusedError("unreadable-file", message)
    body = data.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        row = _row_at(body[: error.start].decode("utf-8"))
        message = f"the byte 0x{body[error.start]:02X} is not UTF-8."
        raise FileRefusedError("wrong-encoding", message, row=row) from None
    if "\x00" in text:
        message = "the file holds NUL bytes, so it is damaged or not a text file."
        raise FileRefusedError("unreadable-file", message, row=_row_at(text[: text.index("\x00")]))
    return text


def _row_at(prefix: str) -> int:
    """Return the row in which a text breaks off; the mark makes a row of its own where a line has just ended."""
    text = prefix.replace("\x00", "") + "x"
    try:
        return sum(1 for _ in csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return text.count("\n") + 1


def _explain(error: str) -> str:
    """Say in plain words what the parser stumbled over."""
    if "end of data" in error:
        return "a quoted cell that begins in this row is never closed."
    if "limit" in error:
        return f"a cell is longer than {csv.field_size_limit():,} characters."
    return 'after a closing quotation mark a comma is expected; inside quotes write " as "".'


def _refuse_other_separators(table: RawTable) -> None:
    """Refuse a file whose header is one cell with another separator in it."""
    if len(table.header) > 1:
        return
    for sign, name in _OTHER_SEPARATORS.items():
        if sign in table.header[0]:
            message = f"the columns are separated by {name}, not by commas."
            remedy = 'In Excel choose "Save as", "CSV UTF-8 (comma delimited)", or use XLSX.'
            raise FileRefusedError("unreadable-file", message, remedy, row=table.header_row)
