"""Slips of the pen."""

from __future__ import annotations

import pytest

from optimiser.ingest.item_match.spelling import corrections


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"fluticasone": 3, "flutcasone": 1}, {"flutcasone": "fluticasone"}),
        ({"catheetr": 1}, {"catheetr": "catheter"}),
        ({"fluticasone": 2, "flutcasone": 1}, {}),
        ({"fluticasone": 3, "flutcasone": 2}, {}),
        ({"nitrite": 1, "nitrate": 90}, {}),
        (
            {"paracetmol": 1, "paracetamol": 50, "paracetemol": 9},
            {"paracetmol": "paracetamol", "paracetemol": "paracetamol"},
        ),
        ({"sabline": 1, "sabrine": 9, "sabmine": 9}, {}),
        ({"citalopram": 90, "escitalopram": 1}, {}),
        ({"valve": 1, "value": 9}, {}),
    ],
)
def test_corrections(said: dict[str, int], found: dict[str, str]) -> None:
    """A rare word one letter from one usual word is mended; two usual words, two letters, or two candidates are not."""
    assert corrections(said) == found
