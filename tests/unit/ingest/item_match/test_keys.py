"""Exact keys."""

from __future__ import annotations

import pytest

from optimiser.ingest.item_match.keys import Gtin, clean_maker, clean_part, read_gtin, read_keys, read_npc, same_maker


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4006381333931", Gtin("400638133393", 0)),
        ("04006381333931", Gtin("400638133393", 0)),
        ("14006381333938", Gtin("400638133393", 1)),
        ("4006381333931.0", Gtin("400638133393", 0)),
        ("(01)14006381333938(17)260101", Gtin("400638133393", 1)),
        ("036000291452", Gtin("003600029145", 0)),
        ("36000291452", Gtin("003600029145", 0)),
        ("96385074", Gtin("000009638507", 0)),
    ],
)
def test_gtins(text: str, found: Gtin) -> None:
    """Numbers of 8, 12, 13 and 14 digits are read, also without their zeros, and from a scanned barcode."""
    assert read_gtin(text) == found
    assert read_gtin(found.digits) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ""),
        ("4006381333932", "its check digit is wrong"),
        ("4.00638E+12", "it is in scientific notation, so its last digits are lost"),
        ("00000000000000", "it is a filler of one digit"),
        ("9999999999999", "it is a filler of one digit"),
        ("12345", "it has 5 digits instead of 8, 12, 13 or 14"),
        ("400638133393X", "it has other signs than digits"),
    ],
)
def test_no_gtins(text: str, reason: str) -> None:
    """What is none is refused with the reason."""
    assert read_gtin(text) == reason


@pytest.mark.parametrize(
    ("text", "code"), [("FSL299", "FSL299"), ("elw 1234", "ELW1234"), ("123", ""), ("ABCD12", ""), ("FSL299X", "")]
)
def test_supply_chain_codes(text: str, code: str) -> None:
    """Three letters and digits, whatever the capitals and blanks."""
    assert read_npc(text) == code


@pytest.mark.parametrize(
    ("text", "part"),
    [("30-0862/A", "300862A"), ("00123", "123"), ("123.0", "123"), ("N/A", ""), ("TBC", ""), ("0000", ""), ("A1", "")],
)
def test_part_numbers(text: str, part: str) -> None:
    """Signs and lost zeros do not count; fillers are no part numbers."""
    assert clean_part(text) == part


def test_makers() -> None:
    """Legal forms do not count, one name may begin the other, an absent one says nothing."""
    assert clean_maker("Acme Medical Ltd.") == clean_maker("ACME LIMITED") == "ACME"
    assert clean_maker("Medical Ltd") == "MEDICAL LTD"
    assert clean_maker("N/A") == ""
    assert same_maker("ACME", "ACME SURGICAL") is True
    assert same_maker("ACME", "BOLT") is False
    assert same_maker("ACME", "") is None


def test_the_label_tells_the_keys() -> None:
    """The label of keys has all of them."""
    keys = read_keys("4006381333931", "fsl299", "Acme Ltd", "30-0862")
    assert keys.label == "GTIN 04006381333931, FSL299, ACME 300862"
    assert read_keys("", "", "", "").label == ""
