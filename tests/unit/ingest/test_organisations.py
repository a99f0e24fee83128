"""NHS organisations by name."""

from __future__ import annotations

import pytest

from optimiser.ingest.organisations import is_nhs_name, organisation_of, organisations


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kettering General Hospital NHS Foundation Trust", "RNQ"),
        ("KETTERING GENERAL HOSPITAL NHS FT", "RNQ"),
        ("The Newcastle upon Tyne Hospitals NHS Foundation Trust", "RTD"),
        ("Guy’s and St Thomas’ NHS Foundation Trust", "RJ1"),
        ("Guys & St. Thomas NHS FT", "RJ1"),
        ("North West London ICB", "QRV"),
        ("NHS North West London Integrated Care Board", "QRV"),
        ("Shared Services (hosted by Velindre University NHS Trust)", "RQF"),
        ("Cwm Taf Morgannwg Health Board", "7A5"),
        ("NHS England", "X24"),
        ("City Hospitals Sunderland NHS Foundation Trust", "RLN"),
    ],
)
def test_a_name_as_people_write_it_is_found(name: str, code: str) -> None:
    """Case, punctuation, short forms and a host in brackets do not hide an organisation."""
    found = organisation_of(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "Peabody Trust", "NHS Manchester", "NHS Lothian", "Kew Charitable Trust"])
def test_what_only_resembles_one_is_not_taken_for_it(name: str) -> None:
    """Nothing is matched by likeness: a housing trust, an old group and a board without a code stay without one."""
    assert organisation_of(name) is None


def test_a_trust_that_merged_names_its_successor() -> None:
    """A closed trust is still known, with the day and the trust it went into."""
    closed = organisations()["RLN"]
    assert (closed.closed[:4], closed.successor) == ("2019", "R0B")


def test_the_nhs_is_recognised_without_a_code() -> None:
    """A board whose code is not known here still counts as the NHS; a housing trust does not."""
    assert is_nhs_name("NHS Lothian")
    assert not is_nhs_name("Peabody Trust")
