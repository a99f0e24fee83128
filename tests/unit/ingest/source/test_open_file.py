"""Files opened by what they hold."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.open_file import open_source
from tests.unit.ingest.source.source_files import ods, written, xls, xlsx

TEXT = "Date;Supplier\n01/04/2020;Café\n"
ROWS = [["Date", "Supplier"], ["01/04/2020", "Café"]]


def refusal(path: Path) -> FileRefusedError:
    """Return the refusal of a file."""
    with pytest.raises(FileRefusedError) as caught:
        open_source(path)
    return caught.value


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16-be"), "utf-16 big-endian"),
        (gzip.compress(TEXT.encode()), "utf-8"),
        (b"sep=;\r\n" + TEXT.encode(), "utf-8"),
    ],
    ids=["utf-8", "cp1252", "utf-16", "packed", "marked"],
)
def test_text(tmp_path: Path, data: bytes, encoding: str) -> None:
    """However a text file is written, packed or marked, the same rows come out, and how it was written is said."""
    file = open_source(written(tmp_path, "a.xls", data))
    assert (file.name, file.kind, file.encoding, file.delimiter) == ("a.xls", "csv", encoding, ";")
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert [(block.first_row, block.rows) for block in file.sheets[0].blocks()] == [(1, ROWS)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"ocid": "a"}\n{"ocid": "b"}\n', "jsonl"),
        ('{\n "releases": []\n}', "json"),
        ('[{"a": 1}]', "json"),
        ("[" * 100_000 + "\n", "json"),
        ('{"a": ' * 100_000 + "\n", "json"),
    ],
)
def test_json(tmp_path: Path, text: str, kind: str) -> None:
    """JSON is told from lines of JSON, however deep it is nested."""
    file = open_source(written(tmp_path, "a.csv", text))
    assert file.kind == kind


def test_one_long_line_of_json(tmp_path: Path) -> None:
    """A package of releases may be one line longer than any line of a table."""
    path = written(tmp_path, "a.json", '[{"a": "' + "x" * 3_000_000 + '"}]')
    assert [len(block.rows) for block in open_source(path).sheets[0].blocks()] == [1]


@pytest.mark.parametrize(("data", "kind"), [(xlsx(""), "xlsx"), (xls(b""), "xls"), (ods(""), "ods")])
def test_workbooks_under_any_name(tmp_path: Path, data: bytes, kind: str) -> None:
    """A workbook that is named .csv is read as what it is."""
    assert open_source(written(tmp_path, "a.csv", data)).kind == kind


def test_parquet_and_a_table_that_begins_like_it(tmp_path: Path) -> None:
    """A Parquet file has its sign at both ends; a title may begin with the same letters."""
    pq.write_table(pa.table({"a": [1]}), tmp_path / "a.csv")
    assert open_source(tmp_path / "a.csv").kind == "parquet"
    assert open_source(written(tmp_path, "b.csv", "PARENT,Amount\n")).kind == "csv"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty-table"),
        (b"a,b\n1,\x002\n", "unreadable-file"),
        (b"<html><table>", "unreadable-file"),
        (b"%PDF-1.4", "unreadable-file"),
        (gzip.compress(gzip.compress(b"a,b\n")), "hostile-file"),
        (gzip.compress(xlsx("")), "hostile-file"),
        (gzip.compress(b"0\n" * 50_000_000), "hostile-file"),
        (b"x" * 3_000_000, "hostile-file"),
    ],
    ids=["empty", "NUL", "html", "pdf", "packed twice", "packed workbook", "bomb", "endless line"],
)
def test_refused(tmp_path: Path, data: bytes, kind: str) -> None:
    """What is empty, damaged, another kind of file, packed twice, a bomb or one endless line is refused."""
    assert refusal(written(tmp_path, "a.csv", data)).kind == kind


def test_places(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe and a link out of the folder are refused; a link within it is followed."""
    (tmp_path / "in").mkdir()
    written(tmp_path, "a.csv", TEXT)
    (tmp_path / "b.csv").symlink_to("a.csv")
    (tmp_path / "in" / "c.csv").symlink_to("../a.csv")
    os.mkfifo(tmp_path / "pipe")
    assert open_source(tmp_path / "b.csv").kind == "csv"
    assert refusal(tmp_path / "in" / "c.csv").kind == "hostile-file"
    assert refusal(tmp_path / "none.csv").kind == "missing-file"
    assert refusal(tmp_path / "in").kind == refusal(tmp_path / "pipe").kind == "unreadable-file"


@pytest.mark.parametrize(("error", "words"), [(PermissionError, "may not be opened"), (OSError, "from its disk")])
def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], words: str) -> None:
    """A file that cannot be opened is refused, and nothing of the system's message is shown."""
    path = written(tmp_path, "a.csv", TEXT)

    def fails(*_: object, **__: object) -> None:
        raise error("secret")

    monkeypatch.setattr(Path, "open", fails)
    refused = refusal(path)
    assert words in refused.message
    assert "secret" not in str(refused)
