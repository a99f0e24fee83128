"""Accepted lines between reading and writing."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small, spend


def test_what_is_held_of_each_spelling(tmp_path: Path) -> None:
    """Lines, pounds and trusts are added up by spelling, over files."""
    one = spend("T,30/04/2020,Gas,Acme Ltd,1,7", "T,29/04/2020,Gas,Acme Ltd,2,-2", "T,28/04/2020,Gas,Beta Ltd,3,1")
    held = read_small(tmp_path, {"a.csv": one, "b.csv": spend("T,27/04/2020,Gas,Acme Ltd,4,5")}).reading.held
    acme = held.spellings["Acme Ltd"]
    assert (acme.lines, acme.pence, acme.trusts) == (3, 1000, {"RXX"})
    assert held.number_of("Acme Ltd") == 0
    assert held.number_of("Nobody") == -1


def test_keys_are_in_the_order_of_the_blocks(tmp_path: Path) -> None:
    """Each line has its place, row, day and pence; asking twice gives the same."""
    held = read_small(
        tmp_path,
        {"a.csv": spend("T,01/01/1970,Gas,Acme Ltd,1,7"), "b.csv": spend("T,31/01/1970,Gas,Beta Ltd,,8")},
    ).reading.held
    keys = held.keys()
    assert keys.place.tolist() == [0, 1]
    assert keys.day.tolist() == [0, 30]
    assert keys.pence.tolist() == held.keys().pence.tolist() == [700, 800]
    assert keys.reference.tolist()[1] == 0
    assert [place.file for place, _ in held] == ["a.csv", "b.csv"]
