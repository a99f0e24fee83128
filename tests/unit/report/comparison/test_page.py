"""The page of a comparison."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from optimiser.report.comparison.page import render_comparison
from optimiser.report.html.policy import policy
from tests.unit.report.comparison.sample import PLANTED, sample

PAGE = render_comparison(sample())


def test_the_policy_is_that_of_every_report() -> None:
    """Nothing may load or run, and there is nothing to: no script, no link to anywhere, no inline style."""
    assert f'content="{policy()}"'.replace("'", "&#39;") in PAGE
    assert re.findall(r"<(?:script|link|img|iframe)|https?:| style=", PAGE) == []


def test_planted_text_stays_text() -> None:
    """A script in a label is shown, not run."""
    assert PLANTED not in PAGE
    assert "&lt;script&gt;" in PAGE


def test_every_identifier_is_there_once() -> None:
    """Pictures and sections have identifiers of their own, also with several comparisons."""
    found = re.findall(r' id="([^"]+)"', PAGE)
    assert len(found) == len(set(found)) > 5
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) <= set(found)


def test_what_is_synthetic_stands_apart() -> None:
    """The invented saving stands in the frame of the illustration and nowhere before it."""
    before, _, after = PAGE.partition('<section id="illustration-1"')
    assert "£44<" not in before
    assert "£44<" in after
    assert after.count("illustrative") > 3


def test_every_picture_has_its_table() -> None:
    """Behind each bridge stands its table with all changes and their sum."""
    assert PAGE.count('class="chart"') == 2
    assert PAGE.count("one row a change") == 2
    assert PAGE.count("excess:item") == 15


def test_a_comparison_without_a_change_says_so() -> None:
    """The run compared with itself has no picture, and says that nothing changed."""
    page = render_comparison(sample()[1:])
    assert "Nothing changed" in page
    assert "The same files and the same settings" in page
    assert 'class="chart"' not in page


def test_tags_are_closed() -> None:
    """Every element that is opened is closed in its place."""
    checker = _Nesting()
    checker.feed(PAGE)
    assert checker.open == []


class _Nesting(HTMLParser):
    """Follows which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the parser calls it
        """Open an element that has an end."""
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, which must be this one."""
        assert self.open.pop() == tag
