"""Private individuals are taken out of lines, refused rows and messages."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.lines.conceal import Concealer, without_names
from tests.unit.ingest.lines.small_reading import read_small, spend

PERSON = "Mrs Jane Smith"


def test_in_lines_and_refused_rows(tmp_path: Path) -> None:
    """The name stands nowhere, in remarks beside it neither, and one person has one pseudonym."""
    rows = (
        f"T,30/04/2020,Fees {PERSON},{PERSON},1,7",
        f"T,31/02/2020,Fees,{PERSON},2,8",
        f"T,30/04/2020,Gas,Acme Ltd,3,{PERSON}",
    )
    small = read_small(tmp_path, {"a.csv": spend(*rows)})
    said = "".join(f"{issue.message}{issue.value}" for issue in small.reading.issues.log)
    assert "Smith" not in f"{small.lines}{small.rejected}{said}"
    assert small.reading.individuals == 1
    assert small.lines[0]["x_supplier"] == small.rejected[0]["Supplier Name"]


def test_the_key_is_asked_only_for_individuals() -> None:
    """Where nobody is a private individual no key of pseudonyms is made."""

    def no_key() -> str:
        raise AssertionError

    assert Concealer(no_key).look_up(["Acme Ltd", "Acme Ltd", ""]) == {}


def test_without_names() -> None:
    """A name is replaced however it is spelt in capitals."""
    assert without_names("for MRS JANE SMITH", {PERSON: "P1"}) == "for P1"
