"""Small workbooks, whole or hostile, made part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from optimiser.ingest.source.compound_file import packed_alone

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CALC = "application/vnd.oasis.opendocument.spreadsheet"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def xlsx(rows: str, shared: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a workbook with one sheet called Data."""
    sheet = f'<sheet xmlns:r="{LINKS}" name="Data" sheetId="1" r:id="rId1"/>'
    link = f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    book = f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{book}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    if shared:
        parts["xl/sharedStrings.xml"] = shared
    return archive({**parts, **(more or {})})


def shared_texts(texts: Sequence[str], claimed: int | None = None) -> str:
    """Return the part with the shared texts of a workbook."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<sst xmlns="{MAIN}" uniqueCount="{len(texts) if claimed is None else claimed}">{items}</sst>'


def ods(rows: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return an ODS workbook with one sheet called Data."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="Data">{rows}</table:table>'
    content = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    parts: dict[str, str | bytes] = {
        "mimetype": CALC,
        "META-INF/manifest.xml": manifest,
        "content.xml": f"<office:document-content{spaces}>{content}</office:document-content>",
    }
    return archive({**parts, **(more or {})})


def record(kind: int, body: bytes = b"") -> bytes:
    """Return one record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, value: float) -> bytes:
    """Return the record of a number, its place counted from 0."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def xls_stream(cells: bytes, before: bytes = b"", *, kind: int = 0, state: int = 0) -> bytes:
    """Return the stream of an old workbook with one sheet called Data."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    end = record(0x000A)
    size = len(start) + len(before) + len(end) + 4 + 8 + 4
    sheet = record(0x0085, struct.pack("<IBB", size, state, kind) + b"\x04\x00Data")
    return start + sheet + before + end + start + cells + end


def xls(cells: bytes, before: bytes = b"", *, kind: int = 0, state: int = 0) -> bytes:
    """Return an old workbook with one sheet called Data."""
    return packed_alone("Workbook", xls_stream(cells, before, kind=kind, state=state))


def written(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file, and return where it lies."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
