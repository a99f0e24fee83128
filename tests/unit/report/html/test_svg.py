"""Elements of inline SVG."""

from __future__ import annotations

from optimiser.report.html.svg import chart, element, label, rectangle, shortened


def test_everything_put_into_an_element_is_escaped() -> None:
    """Text and attributes cannot leave their place; names become attributes, None is left out."""
    made = str(element("text", "a < b", class_="x", text_anchor='"><script>', fill=None))
    assert made == '<text class="x" text-anchor="&#34;&gt;&lt;script&gt;">a &lt; b</text>'


def test_lengths_are_written_to_a_tenth() -> None:
    """A length has one decimal at most, and a negative width is drawn as nought."""
    assert 'x="0.3" y="2"' in rectangle((1 / 3, 2.0), (-1.0, 1.0), "r")
    assert 'width="0"' in rectangle((0.0, 0.0), (-1.0, 1.0), "r")


def test_a_chart_says_what_it_is() -> None:
    """A picture has a role, a title and a description, and refers to both."""
    made = str(chart("c", "Title", "What it shows", (10.0, 5.5), label((1.0, 2.0), "x")))
    assert 'role="img"' in made
    assert 'aria-labelledby="c-title c-desc"' in made
    assert '<title id="c-title">Title</title><desc id="c-desc">What it shows</desc>' in made
    assert 'viewBox="0 0 10 5.5"' in made


def test_a_long_text_is_cut() -> None:
    """A text that does not fit ends in an ellipsis; one that fits is left alone."""
    assert shortened("short", 100, 12) == "short"
    assert shortened("a very long name indeed", 70, 12) == "a very lo…"
