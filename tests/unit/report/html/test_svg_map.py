"""The map of sites."""

from __future__ import annotations

import re

from optimiser.report.html.svg_map import Place, legend_mark, letter, marker, site_map


def test_north_is_up_and_east_is_right() -> None:
    """A site further north stands higher, one further east further right."""
    drawn = str(site_map("m", "Sites", [Place(55.0, -2.0, 0), Place(54.0, -1.0, 1)]))
    (x0, y0), (x1, y1) = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    assert x0 < x1
    assert y0 < y1


def test_the_map_is_true_to_scale() -> None:
    """A degree of longitude at 60 degrees north is half as long as one of latitude."""
    drawn = str(site_map("m", "Sites", [Place(60.5, 0.0, 0), Place(59.5, 0.0, 0), Place(60.0, 1.0, 0)]))
    spots = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    north, east, south = spots
    assert abs((east[0] - north[0]) / (south[1] - north[1]) - 0.5) < 0.01


def test_no_two_of_twelve_trusts_look_the_same() -> None:
    """Colour and shape together, and the letter alone, tell twelve trusts apart."""
    marks = {re.sub(r"<text.*", "", str(marker(0.0, 0.0, number))) for number in range(12)}
    assert len(marks) == 12
    assert len({letter(number) for number in range(60)}) == 60
    assert letter(26) == "A2"


def test_one_site_is_enough() -> None:
    """A single site is drawn in the middle of a small map, with a scale."""
    drawn = str(site_map("m", "Sites", [Place(55.0, 0.0, 0)]))
    assert " km</text>" in drawn
    assert ">55° N</text>" in drawn


def test_the_key_says_whose_mark_it_is() -> None:
    """The mark of the legend has the name of the trust as its title."""
    assert "<title>Newcastle: A</title>" in legend_mark("k", "Newcastle", 0)
