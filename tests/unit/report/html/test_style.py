"""The style sheet: contrasts that everyone can read, and nothing that has to be fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import optimiser.report.html.page as page_module

STYLE = (Path(page_module.__file__).parent / "style.css").read_text(encoding="utf-8")
VARIABLES = dict(re.findall(r"--([a-z]+): (#[0-9A-Fa-f]{6});", STYLE))
INK, QUIET, WHITE = "#0b0c0c", "#505a5f", "#ffffff"


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("place", range(1, 7))
def test_numbers_are_readable_in_every_cell_of_the_heat_map(place: int) -> None:
    """Text in each colour of the heat map has a contrast of at least 4.5 to 1."""
    found = re.search(rf"\.bin-{place} {{ background: (#[0-9a-f]{{6}})", STYLE)
    assert found
    assert _contrast(INK, found[1]) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (QUIET, WHITE),
        (QUIET, "#f3f2f1"),
        (QUIET, "#fffafd"),
        ("#12436D", WHITE),
        ("#12436D", "#f3f2f1"),
        ("#801650", "#fdf1f7"),
        ("#8a3a00", WHITE),
        ("#00605b", WHITE),
        (INK, "#F46A25"),
        (WHITE, "#801650"),
        (WHITE, "#3D3D3D"),
        (WHITE, "#17766e"),
    ],
)
def test_text_is_readable_on_its_ground(text: str, ground: str) -> None:
    """Every pair of text and ground that the page uses is in the style sheet and has at least 4.5 to 1."""
    assert all(colour.lower() in STYLE.lower() for colour in (text, ground) if colour != WHITE)
    assert _contrast(text, ground) >= 4.5


def test_the_colours_of_charts_stand_out_from_the_page() -> None:
    """The colours of charts have at least 3 to 1 against white."""
    assert all(_contrast(VARIABLES[name], WHITE) >= 3 for name in ("blue", "teal", "plum", "orange", "dark"))


def test_nothing_has_to_be_fetched() -> None:
    """The style sheet imports nothing, names no address and no font that is not there."""
    assert not re.search(r"@import|@font-face|url\(|https?:|frutiger", STYLE, re.IGNORECASE)


def test_the_style_sheet_cannot_end_its_own_block() -> None:
    """Nothing in the style sheet could be taken for the end of the style block."""
    assert "<" not in STYLE
