"""The interval picture."""

from __future__ import annotations

import re

from optimiser.report.html.svg_interval import interval


def _labels(text: str) -> dict[str, tuple[float, float]]:
    found = re.findall(r'<text x="([-\d.]+)" y="([-\d.]+)" class="chart-label" text-anchor="middle">([^<]+)<', text)
    return {name: (float(x), float(y)) for x, y, name in found}


def test_marks_stand_in_order() -> None:
    """What is more stands further right; a mark below nought stands left of it."""
    marks = [("Claimed", 100_000), ("Proven low", -20_000), ("P50", 60_000)]
    found = _labels(str(interval("c", "Title", marks)))
    places = [found[name][0] for name in ("Proven low \N{MINUS SIGN}£200", "P50 £600", "Claimed £1,000")]
    assert places == sorted(places)
    zero = re.search(r'<text x="([\d.]+)" y="[\d.]+" class="tick" text-anchor="middle">£0<', interval("c", "T", marks))
    assert zero
    assert places[0] < float(zero[1]) < places[1]


def test_names_that_would_touch_stand_in_different_rows() -> None:
    """Five marks close together have five heights."""
    found = _labels(str(interval("c", "Title", [(name, 100_000 + place) for place, name in enumerate("ABCDE")])))
    assert len({y for _, y in found.values()}) == 5


def test_it_is_told_to_a_screen_reader() -> None:
    """The description has every mark in words."""
    assert "P10 £60; P90 £90. The table below has the figures." in interval("c", "T", [("P10", 6_000), ("P90", 9_000)])
