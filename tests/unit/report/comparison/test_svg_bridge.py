"""The bridge as a picture."""

from __future__ import annotations

import re

from optimiser.report.comparison.svg_bridge import draw_bridge, scale_begins, steps
from optimiser.results.comparison.bridge import Bar, Bridge
from optimiser.results.comparison.causes import Cause

NAMES = ("First", "Second")


def bridge(before: int, *differences: int, measure: str = "saving") -> Bridge:
    """Return a bridge with these bars."""
    cause = Cause("not_known", (), ())
    bars = tuple(
        Bar(f"f{place}", f"Change {place}", "", "", "changed", 0, amount, cause)
        for place, amount in enumerate(differences)
    )
    after = before + sum(differences)
    return Bridge("headline", measure, "", "x", before, after, (), (), bars)


def test_every_bar_begins_where_the_last_ended() -> None:
    """The bars lead from the first amount to the second, those behind the twelfth together."""
    rows = steps(bridge(1000, *range(20, 0, -1)), NAMES)
    assert len(rows) == 2 + 12 + 1
    assert [row.start for row in rows[1:-1]] == [row.end for row in rows[:-2]]
    assert rows[-2].end == rows[-1].end == 1210
    assert rows[-2].label == "8 smaller changes together"


def test_better_and_worse_are_drawn_apart() -> None:
    """What is favourable has another colour than what is adverse, and less gap to target is favourable."""
    assert [row.class_ for row in steps(bridge(1000, 5, -5), NAMES)] == ["piece-0", "piece-1", "piece-2", "piece-0"]
    assert [row.class_ for row in steps(bridge(1000, 5, measure="gap_to_target"), NAMES)][1] == "piece-2"
    assert "More to be had" in draw_bridge("b", "t", bridge(1000, 5, measure="opportunity"), NAMES)


def test_small_changes_of_a_large_amount_can_be_seen() -> None:
    """Where the changes are small beside the amount, the scale leaves out nought, and says so."""
    assert scale_begins(bridge(10_000_000, 100_000)) == "£99,000"
    assert scale_begins(bridge(10_000, 90_000)) == ""
    assert "The scale begins at £99,000" in draw_bridge("b", "t", bridge(10_000_000, 100_000), NAMES)


def test_negative_amounts_stay_in_the_picture() -> None:
    """Bars below nought, and amounts that cross it, lie inside the drawing."""
    picture = draw_bridge("b", "t", bridge(-50_000, 80_000, -120_000), NAMES)
    places = [float(x) for x in re.findall(r'<rect x="([\d.-]+)"', picture)]
    assert min(places) >= 0
    assert max(places) <= 1060
