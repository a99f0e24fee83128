"""Company numbers, VAT numbers and ODS codes beside a name."""

from __future__ import annotations

import pytest

from optimiser.ingest.supplier_match.identifiers import Identifiers, company_number, split_identifiers, vat_number


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("01659837", "01659837"),
        ("1659837", "01659837"),
        ("sc151965", "SC151965"),
        ("OC303675", "OC303675"),
        ("GB-COH-01659837", "01659837"),
        ("", ""),
        ("00000000", ""),
        ("11111111", ""),
        ("20200430", ""),
        ("123", ""),
        ("ABCDEFGH", ""),
    ],
)
def test_a_company_number_has_eight_characters(written: str, read: str) -> None:
    """Lost zeros are put back; placeholders, dates and other codes are no company numbers."""
    assert company_number(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("GB 123 4567 82", "123456782"),
        ("123456727", "123456727"),
        ("123456782001", "123456782"),
        ("123456783", ""),
        ("000000000", ""),
        ("12345", ""),
    ],
)
def test_a_vat_number_has_right_check_digits(written: str, read: str) -> None:
    """Both series are known, 97 and 9755; a wrong check digit is no VAT number; a branch's three digits are dropped."""
    assert vat_number(written) == read


@pytest.mark.parametrize(
    ("cell", "name", "found"),
    [
        ("UK0165983701 : ISS MEDICLEAN LTD", "ISS MEDICLEAN LTD", Identifiers("01659837")),
        ("UKOC30367501 : DELOITTE LLP", "DELOITTE LLP", Identifiers("OC303675")),
        ("NHS0000RJ701 : ST GEORGES", "ST GEORGES", Identifiers(ods_code="RJ7")),
        ("NRB000020601 : KINGSTON UNIVERSITY", "KINGSTON UNIVERSITY", Identifiers()),
        ("GB123456782 : ACORN LTD", "ACORN LTD", Identifiers(vat_number="123456782")),
        ("ISS MEDICLEAN LTD:01659837", "ISS MEDICLEAN LTD", Identifiers("01659837")),
        ("ISS MEDICLEAN LTD:1659837", "ISS MEDICLEAN LTD", Identifiers("01659837")),
        ("SOFTCAT PLC (02174990)", "SOFTCAT PLC", Identifiers("02174990")),
        ("DELOITTE LLP - OC303675", "DELOITTE LLP", Identifiers("OC303675")),
        ("ACORN LTD CO REG NO: 02174990", "ACORN LTD", Identifiers("02174990")),
        ("ACORN LTD VAT REG NO 123 4567 82", "ACORN LTD", Identifiers(vat_number="123456782")),
        ("ACORN LTD 20200430", "ACORN LTD 20200430", Identifiers()),
        ("ACORN: LIGHTING LTD", "ACORN: LIGHTING LTD", Identifiers()),
    ],
)
def test_identifiers_are_split_from_the_name(cell: str, name: str, found: Identifiers) -> None:
    """A code in front, a number behind and a VAT number leave the name alone; another code says nothing."""
    assert split_identifiers(cell) == (name, found)
