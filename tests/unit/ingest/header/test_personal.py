"""Persons and bank accounts."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.source.sheets import Block


def with_column(title: str, values: list[str]) -> HeaderMap:
    """Return the map of a file of payments with one more column."""
    rows = [["Date", "Supplier", "Amount", title]]
    rows += [[f"{place + 1:02d}/04/2020", "Serco Ltd", f"{place}.50", value] for place, value in enumerate(values)]
    return infer_header([Block(1, rows)])


@pytest.mark.parametrize("title", ["NHS Number", "Date of Birth", "Patient Name", "Next of kin name", "Home address"])
def test_a_column_about_patients_refuses_the_sheet(title: str) -> None:
    """The sheet cannot be used, and the question names the column by its letter alone."""
    header = with_column(title, ["x", "y", "z"])
    (question,) = [one for one in header.questions if one.kind == "patient-data"]
    assert (header.usable, question.columns) == (False, ("D",))


def test_numbers_of_patients_are_found_by_their_check_digits() -> None:
    """Many ten-digit numbers that pass the check refuse the sheet whatever the title is; document numbers do not."""
    right = [
        number
        for base in range(943476591, 943476700)
        if (check := (11 - sum(int(d) * w for d, w in zip(str(base), range(10, 1, -1), strict=True)) % 11) % 11) < 10
        for number in [f"{base}{check}"]
    ][:20]
    assert not with_column("Reference", right).usable
    assert with_column("Reference", [str(5104603130 + 7 * step) for step in range(20)]).usable


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Supplier Postcode", "NE1 4LP"),
        ("Wibble", "NE1 4LP"),
        ("Bank Sort Code", "20-00-00"),
        ("NI Number", "AB123456C"),
        ("Email", "a@example.org"),
        ("Address Line 1", "1 High Street"),
        ("Requisitioner", "A Person"),
    ],
)
def test_what_leads_to_a_person_or_account_is_dropped(title: str, value: str) -> None:
    """Nothing of the column may be written; the sheet can be used."""
    header = with_column(title, [value] * 4)
    assert [column.title for column in header.dropped] == [title]
    assert header.usable


def test_an_account_number_beside_a_sort_code_is_of_a_bank() -> None:
    """Alone it would be a ledger account."""
    rows = [
        ["Date", "Payee", "Amount", "Sort Code", "Account No"],
        ["01/04/2020", "Serco Ltd", "1.50", "20-00-00", "55779911"],
    ]
    assert [column.title for column in infer_header([Block(1, rows)]).dropped] == ["Sort Code", "Account No"]


def test_a_company_registration_number_is_no_number_of_a_patient() -> None:
    """CRN stands for both; eight digits tell."""
    header = with_column("CRN", ["05606089", "03092743", "01238274"])
    assert header.usable
    assert header.columns["company_number"].title == "CRN"
