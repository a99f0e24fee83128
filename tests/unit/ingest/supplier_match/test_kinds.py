"""What kind of body a name shows."""

from __future__ import annotations

import pytest

from optimiser.ingest.supplier_match.kinds import kind_of, place_of_council


@pytest.mark.parametrize(
    ("name", "form", "kind"),
    [
        ("BARTS HEALTH NHS TRUST", "", "nhs_trust"),
        ("NHS SUTTON CCG", "", "nhs_commissioner"),
        ("NHS NEL CSU", "", "nhs_support"),
        ("NHS RESOLUTION", "", "nhs"),
        ("HYWEL DDA UNIVERSITY HEALTH BOARD", "", "nhs_board"),
        ("DURHAM UNIVERSITY", "", "university"),
        ("UCL HOSPITALS CHARITY", "", "charity"),
        ("NHS PROPERTY SERVICES", "limited", "company"),
        ("OLYMPUS KEYMED", "", ""),
    ],
)
def test_the_words_show_the_kind(name: str, form: str, kind: str) -> None:
    """A legal form makes a company of any name; otherwise the words decide, and many names show nothing."""
    assert kind_of(name.split(), form) == kind


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("CROYDON COUNCIL", "CROYDON COUNCIL"),
        ("LONDON BOROUGH CROYDON", "CROYDON COUNCIL"),
        ("CITY WESTMINSTER", "WESTMINSTER COUNCIL"),
        ("WESTMINSTER CITY COUNCIL", "WESTMINSTER COUNCIL"),
        ("BLAENAU GWENT COUNTY BOROUGH COUNCIL", "BLAENAU GWENT COUNCIL"),
        ("DURHAM COUNTY COUNCIL", "DURHAM COUNTY COUNCIL"),
        ("THAME TOWN COUNCIL", "THAME TOWN COUNCIL"),
        ("GENERAL MEDICAL COUNCIL", ""),
        ("CITY GLASGOW COLLEGE", ""),
        ("COUNCIL", ""),
        ("SOFTCAT", ""),
        ("", ""),
    ],
)
def test_a_council_is_named_by_its_place(name: str, place: str) -> None:
    """All ways to write a council come to its place; county and town stay, for they are other councils."""
    assert " ".join(place_of_council(name.split())) == place
