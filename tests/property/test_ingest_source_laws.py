"""Whatever file a trust sends: no crash, no hang, and in = accepted + rejected + merged, every refused row whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from optimiser.engine.ingest import IngestAnswer, ingest_files
from optimiser.engine.ingest_request import IngestRequest
from optimiser.ingest.raw_table import clean
from tests.acceptance.command_line import read_rows
from tests.unit.ingest.lines.small_reading import MATCHING, every_spelling_alone

HEADER = ["Entity", "Date Paid", "Expense Type", "Supplier Name", "Transaction Number", "Amount"]
CELLS = (
    ["Some NHS Trust", ""],
    ["30/04/2020", "04/05/2020", "5/31/2020", "2020-04-07", "07-Apr-20", "43951", "31/02/2020", "soon", "", "#REF!"],
    ["Drugs", "Gas, electricity", 'The "best" linen', "Two\nlines", ""],
    ["Boots UK Ltd", "UK0165983701 : ISS Mediclean Ltd", "Mrs Jane Doe", "", "Total", "=cmd()"],
    ["1001", "00123", "", "INV/7"],
    ["£67,132.60 ", "(1,234.50)", "1.234,50", "-12", "", "n/a", "1e9", "12.345", "€5", "99999999999999999999", "7"],
)
ROWS = st.lists(st.tuples(*(st.sampled_from(cells) for cells in CELLS)), min_size=1, max_size=12)
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
bounded = settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def every_spelling_is_a_supplier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the matching of suppliers, which has laws of its own, out of what is repeated a hundred times."""
    monkeypatch.setattr(MATCHING, every_spelling_alone)


def ingested(files: dict[str, bytes], folder: Path) -> IngestAnswer:
    """Read some files of one trust and check what must hold of any reading."""
    source = folder / "in"
    source.mkdir()
    for name, data in files.items():
        (source / name).write_bytes(data)
    answer = ingest_files(IngestRequest((source,), "RXX", folder / "out"))
    for found in (*answer.reconciliations.values(), answer.total):
        for counts in (found.rows, found.pence, found.millionths):
            assert counts is None or counts.balances
    lines, rejected = (read_rows(folder / "out" / f"{name}.csv") for name in ("lines", "rejected"))
    assert len(lines) == answer.total.rows.accepted
    assert len(rejected) == answer.total.rows.rejected
    assert all(row["file"] in files and row["row"] and row["reason"] and row["remedy"] for row in rejected)
    assert len({line["line_id"] for line in lines}) == len(lines)
    assert answer.total.pence is not None
    assert sum(round(float(line["amount_gbp"]) * 100) for line in lines) == answer.total.pence.accepted
    assert all(issue.message and issue.remedy for issue in answer.issues)
    return answer


def written(rows: list[tuple[str, ...]], separator: str, encoding: str, above: list[str]) -> bytes:
    """Return a file as a trust may export it."""
    lines = [
        separator.join('"' + cell.replace('"', '""') + '"' if not cell.isalnum() else cell for cell in row)
        for row in (HEADER, *rows)
    ]
    return "\r\n".join([*above, *lines, ""]).encode(encoding, errors="replace")


@given(rows=ROWS, separator=SEPARATORS, encoding=ENCODINGS, above=st.sampled_from([[], [""], ["Payments 2020", ""]]))
@bounded
def test_good_and_bad_rows_in_any_dress(
    rows: list[tuple[str, ...]], separator: str, encoding: str, above: list[str]
) -> None:
    """Every filled row is accepted, rejected or set apart as a total or remark, whatever the file looks like."""
    with tempfile.TemporaryDirectory() as folder:
        answer = ingested({"spend.csv": written(rows, separator, encoding, above)}, Path(folder))
        (file,) = answer.outcome.reading.files
        if file.plan is not None and file.plan.sheets[0].header.table == "lines":
            filled = sum(any(map(clean, row)) for row in rows)
            apart = file.tally.count("total") + file.tally.count("note")
            assert answer.total.rows.read + apart == filled
        text = b"".join(path.read_bytes() for path in (Path(folder) / "out").glob("*.csv"))
        assert b"Jane Doe" not in text


@given(data=st.one_of(st.binary(max_size=200), st.text(alphabet='a1,;"\n\r\t\x00é=-£./', max_size=200).map(str.encode)))
@example(b"")
@example(b"PK\x03\x04")
@example(b'{"a": 1}')
@example(b"[[[[")
@example(b"Date,Supplier,Amount\n" + b"," * 3000)
@bounded
def test_any_bytes(data: bytes) -> None:
    """Any bytes at all are read or refused in words, never with another error."""
    with tempfile.TemporaryDirectory() as folder:
        names = ("a.csv", "b.xlsx", "c.json")
        ingested(dict.fromkeys(names, data), Path(folder))


@given(rows=ROWS, cut=st.integers(0, 400), noise=st.binary(max_size=6))
@bounded
def test_a_damaged_file(rows: list[tuple[str, ...]], cut: int, noise: bytes) -> None:
    """A file cut off anywhere, or with foreign bytes inside, loses nothing that could be read."""
    whole = written(rows, ",", "utf-8", [])
    with tempfile.TemporaryDirectory() as folder:
        ingested({"spend.csv": whole[:cut] + noise + whole[cut:], "cut.csv": whole[:cut]}, Path(folder))


@given(rows=ROWS)
@bounded
def test_rejected_rows_come_back(rows: list[tuple[str, ...]]) -> None:
    """A rejected.csv that is read as it stands rejects the same rows again, each at its first place."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = ingested({"spend.csv": written(rows, ",", "utf-8", [])}, folder)
        again = ingest_files(IngestRequest((folder / "out" / "rejected.csv",), "RXX", folder / "again"))
        assert again.total.rows.read == first.total.rows.rejected
        if not first.refused_files:
            places = [
                [(row["file"], row["row"], row["kind"]) for row in read_rows(folder / out / "rejected.csv")]
                for out in ("out", "again")
            ]
            assert places[0] == places[1]
