"""Spellings of the same words become one name."""

from __future__ import annotations

from optimiser.ingest.supplier_match.names import Name, compare, gather_names
from optimiser.ingest.supplier_match.spelling import read_spelling


def _gather(*texts: str, rejected: dict[str, frozenset[str]] | None = None) -> list[list[str]]:
    names = gather_names([read_spelling(text) for text in texts], [], rejected or {})
    return [[spelling.text for spelling in name.spellings] for name in names]


def test_same_words_are_one_name() -> None:
    """Legal form and case do not matter; the spelling that tells most stands first."""
    assert _gather("Acorn", "ACORN LTD", "Acorn Ltd 02174990") == [["Acorn Ltd 02174990", "ACORN LTD", "Acorn"]]


def test_two_company_numbers_are_two_names_and_what_tells_neither_is_a_third() -> None:
    """A spelling without a number fits both, so it stays by itself and both are doubtful."""
    texts = ["Acorn Ltd 02174990", "Acorn Ltd 01659837", "Acorn Ltd"]
    names = gather_names([read_spelling(text) for text in texts], [], {})
    assert [name.label for name in names] == ["Acorn Ltd 01659837", "Acorn Ltd 02174990", "Acorn Ltd"]
    assert [name.label for name in names[2].doubtful] == ["Acorn Ltd 01659837", "Acorn Ltd 02174990"]


def test_a_person_may_part_spellings_of_the_same_words() -> None:
    """What was rejected is not gathered, however equal the words."""
    rejected = {"Acorn Ltd": frozenset({"ACORN LTD"}), "ACORN LTD": frozenset({"Acorn Ltd"})}
    assert _gather("Acorn Ltd", "ACORN LTD", rejected=rejected) == [["ACORN LTD"], ["Acorn Ltd"]]


def test_names_without_words_stay_apart() -> None:
    """Two cells of signs are not one supplier."""
    assert _gather("???", "!!!") == [["!!!"], ["???"]]


def test_a_name_knows_what_all_its_spellings_tell() -> None:
    """The company number of one spelling and the trading name of another stand together."""
    name = Name(read_spelling("Acorn Ltd 02174990"))
    name.add(read_spelling("Acorn Ltd t/a Oak"), reference=False)
    assert name.read.identifiers.company_number == "02174990"
    assert name.read.trading == ("OAK",)
    assert compare(name, Name(read_spelling("ACORN LTD"))).band == "auto"
