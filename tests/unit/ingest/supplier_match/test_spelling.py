"""One spelling, read."""

from __future__ import annotations

import pytest

from optimiser.ingest.supplier_match.identifiers import Identifiers
from optimiser.ingest.supplier_match.spelling import read_spelling


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("UK0165983701 : ISS Mediclean Ltd", "ISS MEDICLEAN"),
        ("Becton, Dickinson U.K. Limited", "BECTON DICKINSON UK"),
        ("Beckman Coulter United Kingdom Ltd", "BECKMAN COULTER UK"),
        ("The Anthony Nolan Trust", "ANTHONY NOLAN TRUST"),
        ("ANTHONY NOLAN TRUST (THE)", "ANTHONY NOLAN TRUST"),
        ("Temple Lifts Ltd [Cs]", "TEMPLE LIFTS"),
        ("Kpmg Llp Fees Account", "KPMG"),
        ("Huntleigh Healthcare Ltd - Diag Prod Div", "HUNTLEIGH HEALTHCARE"),
        ("Nhs Business Servic.Authority- Ea Code Ea4049", "NHS BUSINESS SERVICES AUTHORITY"),
        ("Virgin Media Business (Account 921371)", "VIRGIN MEDIA BUSINESS"),
        ("Prime Care Solutions (Kingston) Ltd", "PRIME CARE SOLUTIONS KINGSTON"),
        ("Williams Building Company (22) Limited", "WILLIAMS BUILDING COMPANY 22"),
        ("St George`s NHS FT", "ST GEORGES NHS FOUNDATION TRUST"),
        ("ASHFORD & ST PETERS HOSPITALS NHSFT", "ASHFORD ST PETERS HOSPITALS NHS FOUNDATION TRUST"),
        ("Kärcher (U.K.) Ltd", "KARCHER UK"),
        ("Activatec International GmbH & Co KG", "ACTIVATEC INTERNATIONAL"),
        ("Your Healthcare Community Interest Company", "YOUR HEALTHCARE"),
        ("Wave Anglian Water Business (National) Limite", "WAVE ANGLIAN WATER BUSINESS NATIONAL"),
        ("Redcar and Cleveland BC", "REDCAR CLEVELAND COUNCIL"),
        ("Phase Two Building", "PHASE 2 BUILDING"),
        ("The", "THE"),
        ("???", ""),
    ],
)
def test_the_name_proper_is_what_is_left(written: str, words: str) -> None:
    """Codes, articles, legal forms, tags, branches and accounts go; abbreviations are written out; towns stay."""
    assert " ".join(read_spelling(written).words) == words


@pytest.mark.parametrize(
    ("written", "form"),
    [("A B Ltd", "limited"), ("A B PLC", "limited"), ("A B LLP", "partnership"), ("A B B.V.", "dutch"), ("A B", "")],
)
def test_the_family_of_the_legal_form_is_kept(written: str, form: str) -> None:
    """Ltd and PLC are one family, for a company may be registered anew; a partnership is another."""
    assert read_spelling(written).form == form


@pytest.mark.parametrize(
    "written",
    [
        "Icnh Limited T/A Dr Doctor",
        "Icnh Ltd  (T/A Drdoctor)",
        "ICNH LTD trading as Dr Doctor",
        "ICNH LTD TA DR DOCTOR",
        "Icnh Ltd d/b/a Dr Doctor",
    ],
)
def test_a_trading_name_is_told_from_the_name(written: str) -> None:
    """However "trading as" is written, the name before it is the supplier's and the name behind it is another."""
    read = read_spelling(written)
    assert (read.words, read.trading) == (("ICNH",), ("DRDOCTOR",))


def test_a_former_name_is_told_from_the_name() -> None:
    """What stands behind "formerly" is a name it had."""
    read = read_spelling("Elis UK Ltd (formerly Berendsen UK Ltd)")
    assert (read.words, read.former) == (("ELIS", "UK"), ("BERENDSENUK",))


def test_a_name_in_brackets_behind_the_legal_form_is_another_name() -> None:
    """Initials and a group behind the legal form are other names, not part of the name."""
    assert read_spelling("SUPPLY CHAIN COORDINATION LTD (SCCL)").trading == ("SCCL",)


def test_a_cell_that_has_only_a_trading_name_is_named_by_it() -> None:
    """Nothing stands before "t/a": the trading name is the name."""
    assert read_spelling("t/a Bears").words == ("BEARS",)
    assert read_spelling("-- t/a Bears").words == ("BEARS",)
    assert read_spelling("(Bears)").words == ("BEARS",)


def test_numbers_in_columns_count_more_than_those_in_the_cell() -> None:
    """The company number of its own column wins over the one behind the name."""
    read = read_spelling("Acorn Ltd 01659837", "02174990", "123456782")
    assert read.identifiers == Identifiers("02174990", "123456782")


def test_only_a_long_spelling_may_be_cut() -> None:
    """A narrow column cuts long names; a short one is whole."""
    assert read_spelling("Barnet Enfield & Haringey Mental Health Nhs T").may_be_cut
    assert not read_spelling("Capsticks").may_be_cut


def test_a_cell_of_a_million_letters_is_read_by_its_beginning() -> None:
    """What is no name does not hold the matching up."""
    assert len(read_spelling("Acorn - " * 200_000).key) < 500
