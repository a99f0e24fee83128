"""The page of a sweep."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from optimiser.report.sweep.page import sweep_page
from tests.unit.report.sweep.sweep_sample import KEYS, POINTS, content_of, point

SYNTHETIC = [
    point(1, {}, None) | {"status": "optimal", "exit": 0, "illustration": {"saving_pence": 77_700}, "error": {}},
    point(2, {KEYS[0]: 1}, None)
    | {"status": "optimal", "exit": 0, "illustration": {"saving_pence": 55_500}, "error": {}},
]


class _Tags(HTMLParser):
    """Collects what is opened and not closed, identifiers, and where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.idents: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.idents += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_alone() -> None:
    """Every tag is closed, no identifier stands twice, links stay in the page, and there is no script."""
    page = sweep_page(content_of())
    tags = _Tags(page)
    assert tags.open == []
    assert len(set(tags.idents)) == len(tags.idents)
    assert {link[1:] for link in tags.links} <= set(tags.idents)
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert "Small &lt;case&gt;" in page


def test_every_picture_has_its_table() -> None:
    """Tornado and frontier are drawn, each with a table behind it, and every point is listed with how it ended."""
    page = sweep_page(content_of())
    assert page.count("<svg") == len(re.findall(r"Table: (?:tornado|frontier)", page)) == 5
    assert "nothing keeps to the rules: a, b" in page
    assert "proven the best" in page
    assert re.search(r"Between them</th>.*?£60\.00", page, re.DOTALL)


def test_synthetic_figures_stand_apart() -> None:
    """A synthetic figure stands only in the frame of the worked illustration, pictures included."""
    page = sweep_page(content_of(SYNTHETIC))
    before, frame = page.split('class="part apart"')
    assert "£777.00" in frame
    assert "£777.00" not in before
    assert "Figures from supplied" not in page
    assert "is no finding" in frame
    assert frame.count('<span class="illustrative">') == frame.count("<h3>")


def test_a_sweep_without_any_result() -> None:
    """Where every point is infeasible, the page says so and shows no figure."""
    page = sweep_page(content_of([point(1, {}, None)], design="grid"))
    assert "nothing keeps to the rules" in page
    assert "<svg" not in page
    assert _Tags(page).open == []


def test_settings_that_move_less_are_said_to_be_left_out() -> None:
    """Of more settings than a picture holds, and of those that move nothing, the number left out is said."""
    keys = [f"buying.rules.r{number}.most_gbp" for number in range(18)]
    points = [POINTS[0] | {"values": dict.fromkeys(keys, 1)}]
    points += [
        POINTS[1] | {"point": 2 + at, "varied": {key: "2"}, "values": {**dict.fromkeys(keys, 1), key: 2}}
        for at, key in enumerate(keys[:-1])
    ]
    points.append(POINTS[0] | {"point": 19, "varied": {keys[-1]: "1"}, "values": dict.fromkeys(keys, 1)})
    page = sweep_page(content_of(points, keys=keys))
    assert "3 settings that move it less, or not at all" in page
    picture = re.search(r'<svg id="tornado-headline-saving".*?</svg>', page, re.DOTALL)
    assert picture
    assert picture[0].count("most_gbp<") == 15
