"""How alike two names are."""

from __future__ import annotations

import pytest

from optimiser.ingest.supplier_match.score import likeness
from optimiser.ingest.supplier_match.spelling import read_spelling


def _band(left: str, right: str) -> str:
    return likeness(read_spelling(left), read_spelling(right)).band


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("T&B (Contractors) Limited", "T & B CONTRACTORS LTD"),
        ("Allocate Software Limited", "ALLOCATE SOFTWARE PLC"),
        ("Fujifilm Sonosite Ltd", "Sonosite Fujifilm Ltd"),
        ("Uni Hospital Southampton Nhs Ft", "UNIVERSITY HOSPITAL SOUTHAMPTON NHS FOUNDATION TRUST"),
        ("Barnet Enfield & Haringey Mental Health Nhs T", "BARNET ENFIELD & HARINGEY MENTAL HEALTH NHS TRUST"),
        ("CARE QUALITY COMMISION", "Care Quality Commission"),
        ("CSL BEHRING", "CSL BEHRING UK LTD"),
        ("Scottish Power Energy Ltd", "ScottishPower Energy Ltd"),
    ],
)
def test_one_name_in_two_spellings_is_merged(left: str, right: str) -> None:
    """Legal form, order, abbreviation, a cut, a slip in a long word and a country left out do not part a name."""
    assert _band(left, right) == _band(right, left) == "auto"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Capsticks", "CAPSTICKS SOLICITORS LLP"),
        ("Datix Ltd", "Datrix Limited"),
        ("Hologic Ltd", "Hologic UK Ltd"),
        ("Smith & Jones Ltd", "Smith & Jones LLP"),
        ("Corona Energy Retail Ltd", "Corona Energy Retail 4 Ltd"),
        ("CSC Computer Sciences Ltd", "CSC Computer Services Ltd"),
        ("Echosens", "Echosens UK Ltd"),
        ("Datix Systems", "Datrix Systems UK Ltd"),
        ("Capsticks Solicitors Ltd", "Capstick Solicitors LLP"),
    ],
)
def test_what_may_be_one_is_asked(left: str, right: str) -> None:
    """A name shortened, a slip in a short word, another legal form or a number in one of them only is for a person."""
    assert _band(left, right) == _band(right, left) == "review"


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Acorn Ltd 01659837", "Acorn Ltd 02174990", "company numbers differ"),
        ("NHS0000RJ701 : St Georges", "NHS0000RYJ01 : St Georges", "two public bodies"),
        ("Supplier 014", "Supplier 015", "numbers differ"),
        ("Unit 4 Ltd", "Unit 5 Ltd", "numbers differ"),
        ("Acorn Cleaning (Scotland) Ltd", "Acorn Cleaning (Wales) Ltd", "countries differ"),
        ("Hanover (Scotland) Housing", "Hanover Housing", "countries differ"),
        ("North Tees Hospitals NHS Trust", "South Tees Hospitals NHS Trust", "points of the compass differ"),
        ("East London NHS FT", "North East London NHS FT", "points of the compass differ"),
        ("University of Southampton", "Southampton NHS Trust", "two kinds of body"),
        ("Croydon Council", "Croydon Health NHS Trust", "two kinds of body"),
    ],
)
def test_a_hard_difference_forbids_a_match(left: str, right: str, reason: str) -> None:
    """Numbers, codes, kinds, countries and points of the compass veto whatever the letters say."""
    found = likeness(read_spelling(left), read_spelling(right))
    assert found.veto
    assert found.reason.startswith(reason)
    assert found.band == "reject"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Roche Diagnostics Ltd", "Roche Products Ltd"),
        ("Care Ltd", "Care Solutions Ltd"),
        ("Health Solutions Ltd", "Healthcare Solutions Ltd"),
        ("London Borough of Sutton", "London Borough of Southwark"),
        ("???", "!!!"),
    ],
)
def test_two_suppliers_are_not_asked_about(left: str, right: str) -> None:
    """Different words on both sides, or only common words in both, are two suppliers."""
    assert _band(left, right) == "reject"
