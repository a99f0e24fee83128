"""Kinds of file that look like a table and are not read, each refused with what to do instead."""

from __future__ import annotations

from optimiser.ingest.raw_table import FileRefusedError

ZIP_SIGN = b"PK\x03\x04"
OLE_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNS = {
    b"%PDF": ("a PDF", "Ask for the table as CSV or XLSX; figures cannot be read from a PDF safely."),
    b"{\\rtf": ("a text document", ""),
    b"ID;P": ("an old SYLK sheet", "Open it in a spreadsheet program and save it as XLSX."),
    b"\x89PNG": ("a picture", ""),
    b"\xff\xd8\xff": ("a picture", ""),
}
_PACKED = (
    ZIP_SIGN,
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"(\xb5/\xfd",
)
_WEB = ("<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<div", "<style", "<script")
_SAVE_AS = "Open it in a spreadsheet program and save it as XLSX or CSV UTF-8."


def refuse_by_sign(start: bytes) -> None:
    """Refuse what its first bytes show to be no text.

    Parameters
    ----------
    start
        The first bytes, of a packed file those that it unpacks to.

    Raises
    ------
    FileRefusedError
        If it is another kind of file, or packed within packed.
    """
    if start.startswith((*_PACKED, OLE_SIGN)):
        message = "the file is an archive, or a packed file holds another file that is no plain text."
        raise FileRefusedError("hostile-file", message, "Unpack it, and name the files inside.")
    for sign, (said, remedy) in _SIGNS.items():
        if start.startswith(sign):
            raise FileRefusedError("unreadable-file", f"the file is {said}, not a table.", remedy)


def refuse_by_text(text: str) -> None:
    """Refuse a web page or XML under the name of a table.

    Parameters
    ----------
    text
        The first lines.

    Raises
    ------
    FileRefusedError
        If it is one.
    """
    opening = text[:65_536].lstrip().lower()
    if opening.startswith(_WEB) or (opening.startswith("<") and "<table" in opening):
        raise FileRefusedError("unreadable-file", "the file is a web page, whatever its name says.", _SAVE_AS)
    if opening.startswith("<?xml"):
        raise FileRefusedError("unreadable-file", "the file is XML, whatever its name says.", _SAVE_AS)
    if opening.startswith("mime-version:"):
        raise FileRefusedError("unreadable-file", "the file is a saved web page, whatever its name says.", _SAVE_AS)
