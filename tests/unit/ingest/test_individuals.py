"""Private individuals among suppliers are hidden, organisations are not, and the pseudonym gives nothing away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from optimiser.errors import OutputError
from optimiser.ingest.individuals import is_individual, pseudonym_salt, pseudonyms
from tests.unit.ingest.name_sample import ORGANISATIONS, PEOPLE, split


def test_people_are_hidden() -> None:
    """Of the labelled people at least 98 in 100 are recognised, and every one with a title or a comma."""
    people = split(PEOPLE)
    missed = [name for name in people if not is_individual(name)]
    assert len(people) >= 120
    assert len(missed) <= len(people) * 0.02
    assert [
        name for name in missed if re.match(r"(mr|mrs|ms|miss|dr|prof)\b", name, re.IGNORECASE) or "," in name
    ] == []


def test_organisations_are_not_hidden() -> None:
    """Of the labelled organisations, chosen because they look like people, at most 1 in 100 is hidden."""
    organisations = split(ORGANISATIONS)
    hidden = [name for name in organisations if is_individual(name)]
    assert len(organisations) >= 240
    assert len(hidden) <= len(organisations) * 0.01


def test_a_pseudonym_is_stable_and_depends_on_the_salt() -> None:
    """The same salt gives the same pseudonym, whatever else is asked; another salt gives another."""
    one = pseudonyms(["Mr John Smith", "Acme Ltd"], "salt")
    assert one.keys() == {"Mr John Smith"}
    assert re.fullmatch(r"Private individual [0-9a-f]{10}", one["Mr John Smith"])
    assert pseudonyms(["Zed, Anna", "Mr John Smith"], "salt")["Mr John Smith"] == one["Mr John Smith"]
    assert pseudonyms(["Mr John Smith"], "other")["Mr John Smith"] != one["Mr John Smith"]


def test_spellings_of_one_person_share_a_pseudonym() -> None:
    """Title, order, case and a ledger's number do not make another person; another name does."""
    found = pseudonyms(["Mr John Smith", "SMITH, JOHN", "John  Smith", "V12345 : Smith, John", "Mr Jim Smith"], "salt")
    assert len(found) == 5
    assert len(set(found.values())) == 2


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Mr John Smith t/a Sparkle Taxis", "Sparkle Taxis"),
        ("JANE DOE T/A Corner Bakery", "Corner Bakery"),
        ("Brown, Alice trading as Hedge & Lawn", "Hedge & Lawn"),
        ("Mrs P Jones (t/a Willow Nursery)", "Willow Nursery"),
    ],
)
def test_a_sole_trader_keeps_the_trade_name_only(name: str, kept: str) -> None:
    """What a person trades as may be written, the person may not."""
    assert pseudonyms([name], "salt") == {name: kept}


@pytest.mark.parametrize("name", ["Jane Doe t/a Jane Doe", "Mr John Smith t/a John Smith Plumbing", "Mr J Smith t/a"])
def test_a_trade_name_that_names_the_person_is_hidden_too(name: str) -> None:
    """A trade name that spells out the whole name, or none at all, leaves only the pseudonym."""
    assert pseudonyms([name], "salt")[name].startswith("Private individual ")


@pytest.mark.parametrize(
    "name", ["Eagle Motors Limited t/a Terberg", "Smith & Sons t/a Bright Print", "", "   ", "12345", "-"]
)
def test_a_company_that_trades_as_something_stays(name: str) -> None:
    """A company's trade name changes nothing, and what holds no name is none."""
    assert pseudonyms([name], "salt") == {}


def test_a_very_long_text_is_no_name() -> None:
    """A cell of ten thousand words is not looked at further."""
    assert not is_individual("Mr " + "Smith " * 10_000)


def test_an_empty_salt_is_refused() -> None:
    """Without a key anybody could try names out."""
    with pytest.raises(ValueError, match="salt"):
        pseudonyms(["Mr John Smith"], "")


def test_the_salt_is_drawn_once_and_kept(tmp_path: Path) -> None:
    """The file is made with a long random salt, and read again ever after."""
    path = tmp_path / "record" / "key"
    salt = pseudonym_salt(path)
    assert len(salt) == 64
    assert pseudonym_salt(path) == salt
    assert pseudonym_salt(tmp_path / "another") != salt


def test_a_damaged_salt_is_not_used(tmp_path: Path) -> None:
    """A key that was cut off, or cannot be kept, stops with what to do."""
    path = tmp_path / "key"
    path.write_text("short", encoding="ascii")
    with pytest.raises(OutputError, match="damaged"):
        pseudonym_salt(path)
    with pytest.raises(OutputError, match="Cannot keep"):
        pseudonym_salt(path / "below")
