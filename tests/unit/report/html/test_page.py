"""The whole page."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import html
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from optimiser.report.html import render_html
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import PLANTED, frame, sample_result, sample_view

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Outline(HTMLParser):
    """What a test asks of a page: identifiers, links, headings, tables, attributes and whether elements close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.tables: list[dict[str, Any]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(given)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append({"caption": False, "heads": []})
        if tag == "caption":
            self.tables[-1]["caption"] = True
        if tag == "th":
            self.tables[-1]["heads"].append(given.get("scope"))

    def handle_endtag(self, tag: str) -> None:
        """Check that what closes is what was opened last."""
        assert self.open.pop() == tag, self.getpos()


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page of the sample run."""
    return render_html(sample_view())


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    """Return what the page is made of."""
    return Outline(page)


def test_the_same_run_gives_the_same_bytes(page: str) -> None:
    """Rendering again gives the same page."""
    assert render_html(sample_view()) == page


def test_every_element_closes_and_every_link_arrives(outline: Outline) -> None:
    """Elements are nested, identifiers are unique, and a link leads to a place on the page itself or to the packs."""
    assert outline.open == []
    assert len(set(outline.ids)) == len(outline.ids)
    assert {link for link in outline.links if link.removeprefix("#") not in outline.ids} == {"packs.html"}


def test_nothing_runs_and_nothing_is_fetched(page: str, outline: Outline) -> None:
    """No script, no handler, no style attribute, no source and no address outside; a source's address is text only."""
    assert not outline.tags & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not {
        name for name in outline.attributes if name.startswith("on") or name in {"style", "src", "srcset", "xlink:href"}
    }
    assert all(link.startswith(("#", "packs.html")) for link in outline.links)
    assert "https://example.org/eric" in page


def test_the_policy_names_the_hash_of_the_style_block(page: str) -> None:
    """The policy allows nothing but the one style block, by its hash."""
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert len(style) == 1
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in html.unescape(page)


def test_text_of_the_data_stays_text(page: str) -> None:
    """A script planted in every kind of name is escaped."""
    assert PLANTED not in page
    assert page.count("&lt;script&gt;") >= 10


def test_headings_are_in_order(outline: Outline) -> None:
    """There is one first heading, and no level is skipped on the way down."""
    assert outline.headings.count(1) == 1
    assert [pair for pair in zip(outline.headings, outline.headings[1:], strict=False) if pair[1] > pair[0] + 1] == []


def test_every_table_has_a_caption_and_scoped_heads(outline: Outline) -> None:
    """Every table says what it is, and every head cell says what it is the head of."""
    assert len(outline.tables) >= 15
    assert all(table["caption"] for table in outline.tables)
    assert {scope for table in outline.tables for scope in table["heads"]} <= {"col", "row", "rowgroup"}


def test_the_language_and_the_way_past_the_header_are_there(page: str) -> None:
    """The page is in British English and lets a keyboard skip to the report."""
    assert '<html lang="en-GB">' in page
    assert '<a class="skip" href="#main">' in page


def test_synthetic_data_stands_in_its_own_section_only(page: str) -> None:
    """The illustrative target is in the illustration, and neither on the board page nor in any section before it."""
    before, frame_and_after = page.split('<section id="illustration"', 1)
    assert "£6,000,000" not in before
    assert "£6,000,000" in frame_and_after.split('<section id="data-quality"')[0]
    assert "Illustrative: everything in this frame touches synthetic data" in frame_and_after


def test_a_run_of_synthetic_data_alone_shows_nothing_outside_the_illustration() -> None:
    """Where every table is synthetic, its sections stand in the illustration and nowhere else."""
    view = sample_view()
    tables = {
        name: table.assign(basis="synthetic") if "basis" in table else table for name, table in view.tables.items()
    }
    result = sample_result() | {"headline": {}, "basis": dict.fromkeys(view.inputs, "synthetic")}
    page = render_html(RunView(result, tables, view.inputs))
    main, apart = page.split('<section id="illustration"', 1)
    assert "£889,545" not in main
    assert 'id="illustration-opportunities"' in apart
    assert Outline(page).open == []


def test_a_figure_that_was_not_computed_is_said_to_be_so(page: str) -> None:
    """Absent headline figures are named as not computed; none of them is shown as nought."""
    board = page.split('<nav class="contents"', maxsplit=1)[0]
    assert "Not computed:" in board
    assert "gap to target" in board
    assert "£0" not in board


def test_an_opportunity_is_called_a_saving_nowhere(page: str) -> None:
    """The word stands only where the page says what an opportunity is not, or that no saving was computed."""
    said = re.findall(r"[^.;<>]*\bsavings?\b[^.;<>]*", page.split("</style>")[1], re.IGNORECASE)
    assert said
    assert [text for text in said if not re.search(r"not a saving|saving, quoted or contracted", text)] == []


def test_tables_that_are_absent_leave_no_empty_frame() -> None:
    """A case with trusts only still has a board page, data quality and provenance, and no section without content."""
    page = render_html(
        RunView({"run_id": "r", "case": "c", "as_of": "2026-11-22"}, {}, {"trusts": sample_view().inputs["trusts"]})
    )
    outline = Outline(page)
    assert {"board", "data-quality", "provenance"} <= set(outline.ids)
    assert not {"opportunities", "prices", "contracts", "suppliers", "grey-fleet", "sites", "targets", "trace"} & set(
        outline.ids
    )


def test_a_section_without_findings_says_what_is_missing() -> None:
    """Where the case has a table but nothing came of it, one line says what could not be answered, and why."""
    view = sample_view()
    question = {"question": "What does mileage cost?", "reason": "No rates.", "needed": "Dated rates."}
    tables = view.tables | {"grey_fleet": frame("grey_fleet", []), "not_answered": frame("not_answered", [question])}
    page = render_html(dataclasses.replace(view, tables=tables))
    section = page.split('<section id="grey-fleet"')[1].split("</section>")[0]
    assert "Not answered:</strong> What does mileage cost? No rates." in section
    assert "<table" not in section
