"""Links from a number on the page down to its figure."""

from __future__ import annotations

from optimiser.report.html.figures import FigureIndex
from tests.unit.report.html.sample_view import figure, frame, part


def _index() -> FigureIndex:
    """Return leaves a 1, b 2, c 4; their sums ab 3 by trust and abc 7 over a sum; d is a product of a."""
    figures = [
        figure(name, "sum", pence) for name, pence in (("a", 1), ("b", 2), ("c", 4), ("ab", 3), ("abc", 7), ("d", 9))
    ]
    sources = [part(name, 1, row=place) for place, name in enumerate("abc", 2)]
    sources += [part("ab", 1, "a"), part("ab", 2, "b"), part("abc", 1, "ab"), part("abc", 2, "c"), part("d", 1, "a", 0)]
    return FigureIndex(frame("figures", figures), frame("figure_sources", sources))


def test_a_number_links_to_its_figure_and_is_remembered() -> None:
    """A figure that exists becomes a link and counts as shown; one that does not stays plain text."""
    index = _index()
    assert str(index.link("a", "£1")) == '<a class="figure" href="#trace-a">£1</a>'
    assert str(index.link("z", "<b>")) == "&lt;b&gt;"
    assert index.shown == {"a"}


def test_anchors_of_names_that_look_alike_differ() -> None:
    """Two identifiers that come down to the same letters get two anchors."""
    index = FigureIndex(
        frame("figures", [figure("x:1", "sum", 1), figure("x/1", "sum", 1)]), frame("figure_sources", [])
    )
    assert index.anchor("x:1") == "trace-x-1"
    assert index.anchor("x/1") == "trace-x-1-2"


def test_a_published_total_is_found_however_it_was_added_up() -> None:
    """The sum of a, b and c is the figure that adds ab and c."""
    index = _index()
    assert index.sum_of(["a", "b", "c"], 7, "All") == "abc"
    assert index.sum_of(["b", "a"], 3, "Two") == "ab"
    assert index.sum_of(["c"], 4, "One") == "c"
    assert index.page_sums == {}


def test_a_sum_the_run_does_not_publish_is_entered_for_the_page() -> None:
    """A sum and a difference of published figures get an entry of their own, once."""
    index = _index()
    name = index.sum_of(["b", "c"], 6, "Both")
    assert index.sum_of(["c", "b"], 6, "Both again") == name
    assert index.sum_of(["c"], 3, "Less", less=["a"]) != name
    assert [found.parts for found in index.page_sums.values()] == [(("b", 1), ("c", 1)), (("c", 1), ("a", -1))]
    assert "trace-page-sum-1" in index.link(name, "£6")


def test_a_sum_that_does_not_add_up_is_not_linked() -> None:
    """A total that is not the sum of its parts, or has a part that is not published, has no trace to claim."""
    index = _index()
    assert index.sum_of(["a", "b"], 4, "Wrong") == ""
    assert index.sum_of(["a", "z"], 1, "Unknown") == ""
    assert index.sum_of([], 0, "Nothing") == ""


def test_tables_that_are_absent_leave_an_empty_index() -> None:
    """Without figures there is nothing to link, and nothing breaks."""
    index = FigureIndex(frame("figures", [])[[]], frame("figure_sources", [])[[]])
    assert len(index) == 0
    assert index.sources(["a"]) == {}
    assert index.rows(["a"]) == []


def test_what_a_figure_was_made_from_comes_in_order() -> None:
    """The sources of a figure keep their order, and a figure knows its words and its trust."""
    index = _index()
    assert [row["part_figure"] for row in index.sources(["abc"])["abc"]] == ["ab", "c"]
    assert index.label("a") == ("Label of a", "")
    assert index.first("z", "b", "a") == "b"
