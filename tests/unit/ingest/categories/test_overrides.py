"""A case's own word on categories."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.categories.overrides import Overrides, read_overrides
from optimiser.issues import IssueLog


def read(folder: Path, text: str) -> tuple[Overrides, IssueLog]:
    """Read a file with this text."""
    log = IssueLog()
    (folder / "categories.csv").write_text(text, encoding="utf-8")
    return read_overrides(folder / "categories.csv", log), log


def test_by_text_and_by_supplier(tmp_path: Path) -> None:
    """Expense types and descriptions go to the rules; suppliers are known by spelling, name or code."""
    said, log = read(
        tmp_path, "Field,Text,Category\nExpense type,Misc,rent\nsupplier,ACME LTD,pharmacy\nsupplier,beta,rent\n,,\n"
    )
    assert said.texts.values.tolist() == [["category", "Misc", "rent"]]
    codes = {"Acme Ltd": "acme", "Beta Limited": "beta", "Gamma": "gamma"}
    assert said.of_suppliers({"acme": "Acme"}, codes) == {"Acme Ltd": "pharmacy", "Beta Limited": "rent"}
    assert not log.issues


def test_a_column_of_suppliers(tmp_path: Path) -> None:
    """A file of suppliers needs no column of fields."""
    said, _ = read(tmp_path, "supplier,category\nAcme Ltd,pharmacy\n")
    assert said.of_suppliers({}, {"ACME LTD": "a"}) == {"ACME LTD": "pharmacy"}


def test_what_is_not_known(tmp_path: Path) -> None:
    """A field or category that does not exist is told with its row, and the row says nothing."""
    said, log = read(tmp_path, "field,text,category\ncolour,x,rent\nsupplier,x,nothing\n")
    assert [(issue.kind, issue.row, issue.column) for issue in log] == [
        ("not-a-choice", 2, "field"),
        ("not-a-choice", 3, "category"),
    ]
    assert not len(said.texts)
    assert not said.suppliers


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    """A file that cannot be read is told and says nothing."""
    (tmp_path / "categories.csv").write_bytes(b"\xff\x00")
    log = IssueLog()
    assert not read_overrides(tmp_path / "categories.csv", log).suppliers
    assert [issue.kind for issue in log] == ["unreadable-file"]
