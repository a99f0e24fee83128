"""A register of contracts as a trust keeps it: every row a contract, merged, refused or counted apart."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import Small, read_small

TITLES = "Contract Ref,Contract Title,Supplier Name,Contract Start Date,Contract End Date,Contract Value (£)"


def read(folder: Path, *rows: str, titles: str = TITLES) -> Small:
    """Read a register with these rows, sent by Gateshead."""
    return read_small(folder, {"register.csv": "\n".join(["Contracts register,", titles, *rows, ""])}, "RR7")


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    """Rows and pounds read are those accepted, rejected and merged; a repeated row is merged, a total counted apart."""
    small = read(
        tmp_path,
        'C1,Linen,Elis UK Ltd,01/04/2022,31/03/2026,"£4,000.00"',
        "C2,Waste,Acme Ltd,15/06/2023,14/06/2022,500",
        'C3,Food,Acme Ltd,15/06/2023,14/06/2025,"1.234,50"',
        "C4,Gas,Acme Ltd,15/06/2023,31/02/2025,-7",
        'C1,Linen,Elis UK Ltd,01/04/2022,31/03/2026,"£4,000.00"',
        "C5,Cake, Beta Ltd,15/06/2023,14/06/2025,1,200",
        ",,,,Total,9999",
    )
    (file,) = small.reading.files
    assert small.counts == (6, 1, 4, 1)
    assert file.tally.pence == file.register.pence == [849_300, 400_000, 49_300, 400_000]
    assert [row["kind"] for row in small.rejected] == ["end-before-start", "not-a-number", "not-a-date", "ragged-row"]
    assert all(row["reason"] and row["remedy"] for row in small.rejected)
    assert "out-of-range" in {issue.kind for issue in small.reading.issues.log}
    assert {row.table for row in small.reading.issues.log} == {"contracts"}


def test_a_row_without_a_title(tmp_path: Path) -> None:
    """A row that names neither a contract nor its number is refused, and its pounds are told."""
    small = read(tmp_path, "C1,Linen,Elis UK Ltd,01/04/2022,31/03/2026,4", ",,Acme Ltd,01/04/2022,31/03/2026,5")
    assert [(row["kind"], row["pounds_gbp"]) for row in small.rejected] == [("missing-value", "5.00")]


def test_lines_and_contracts_in_one_folder(tmp_path: Path) -> None:
    """A contract's supplier has the code that the payments to it have."""
    payments = "Date,Supplier,Amount\n30/04/2026,Elis UK Ltd,7\n"
    register = f"{TITLES}\nC1,Linen,Elis UK Ltd,01/04/2022,31/03/2026,4\n"
    small = read_small(tmp_path, {"pay.csv": payments, "register.csv": register}, "RR7")
    assert small.counts == (2, 2, 0, 0)
    assert small.outcome.contracts["contracts"]["supplier"].tolist() == small.column("supplier")
