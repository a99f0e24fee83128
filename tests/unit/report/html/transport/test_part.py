"""What the parts of the section on transport share."""

from __future__ import annotations

from tests.unit.report.transport_sample import transport_part


def test_the_day_shown_in_full_is_that_of_the_result() -> None:
    """Where the result names a kind of day that was planned, that one is shown; otherwise the first."""
    part = transport_part()
    assert (part.days, part.day, part.several) == (["weekday"], "weekday", False)
    other = transport_part()
    other.report.result["transport"]["day_type"] = "sunday"
    assert other.day == "weekday"


def test_places_are_found_among_sites_areas_and_junctions() -> None:
    """A site has coordinates and a name, an area without a name is told by its code."""
    part = transport_part()
    assert part.coordinates["B1"] == (54.7, -1.4)
    assert (part.place("B1"), part.place("NE1"), part.place("other")) == ("Beech Hospital", "NE1", "several places")
    assert (part.trust("AAA"), part.trust("other")) == ("Ash", "Several trusts")


def test_a_hidden_number_is_noticed() -> None:
    """One ``*`` anywhere in the tables of transport makes the page explain it."""
    assert not transport_part().hides
    rows = [{"day_type": "weekday", "kind": "patient_patient", "reason": "window", "pairs": "*"}]
    part = transport_part()
    frame = part.findings.frames["overlap_reasons"]
    part.findings.frames["overlap_reasons"] = frame.assign(pairs=[row["pairs"] for row in rows])
    assert part.hides
