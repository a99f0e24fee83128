"""The section on transport."""

from __future__ import annotations

import re

from optimiser.report.html import render_html
from optimiser.report.html.sections import transport
from tests.unit.report.html.sample_view import PLANTED
from tests.unit.report.html.test_page import Outline
from tests.unit.report.transport_sample import DAY, transport_part, transport_view

PLANTED_ROWS = [{"planted": "P1", "kind": "corridor", "detail": PLANTED, "found": True, "how": "Here."}]


def test_overlap_and_map_come_first() -> None:
    """Then plans, routes, service and proof, below one sentence each on overlap and plans."""
    part = transport_part()
    section = transport.build(part.report, part.findings)
    assert section is not None
    headings = re.findall(r"<h3>\s*(.*?)\s*</h3>", section.body)
    assert headings == [
        "Overlap: what one vehicle could serve",
        "Where two trusts drive the same way at the same hour",
        "Groups in which each could share with every other",
        "Plans: as run, alone, together",
        "Who gains, from planning and from working together",
        "Routes before and after",
        "What patients get, before and after",
        "Cost against minutes added",
        "How good the plans are, and how that is known",
        "Where driving times come from",
    ]
    assert "40 of 300 pairs could share" in section.body
    assert "an opportunity of £38.00 (29.2%)" in section.body


def test_a_synthetic_day_stands_in_the_illustration_only() -> None:
    """Before the illustration nothing is told of it; in it headings, captions and pictures say illustrative."""
    page = render_html(transport_view("synthetic", transport_planted=PLANTED_ROWS))
    before, apart = page.split("</style>")[1].split('<section id="illustration"')
    assert 'id="transport"' not in before
    section = apart.split('<section id="illustration-transport"')[1].split('<section id="data-quality"')[0]
    for kind in ("h4", "caption"):
        found = re.findall(rf"<{kind}>(.*?)</{kind}>", section, re.DOTALL)
        assert len(found) >= 10
        assert [text for text in found if "llustrative" not in text] == []
    titles = re.findall(r"<title[^>]*>(.*?)</title>", section)
    assert len(titles) == 3
    assert [text for text in titles if "illustrative" not in text] == []


def test_no_invented_amount_of_a_trust_without_the_word_in_its_row() -> None:
    """Every row with an amount of a synthetic day says illustrative."""
    page = render_html(transport_view("synthetic"))
    section = page.split('<section id="illustration-transport"')[1].split('<section id="data-quality"')[0]
    rows = [row for row in re.findall(r"<tr[^>]*>(.*?)</tr>", section, re.DOTALL) if "£" in row]
    assert len(rows) > 10
    assert [row for row in rows if "illustrative" not in row] == []


def test_the_page_is_well_formed_and_planted_text_stays_text() -> None:
    """Every element ends, every table has a caption, every link leads somewhere, and no script gets in."""
    page = render_html(transport_view())
    outline = Outline(page)
    assert outline.open == []
    assert "script" not in outline.tags
    assert all(table["caption"] and None not in table["heads"] for table in outline.tables)
    assert PLANTED not in page
    assert f"trace-transport_route-{DAY}-together-1" in page
    assert len(outline.ids) == len(set(outline.ids))
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_contracts_in_the_main_part_lead_to_the_illustration() -> None:
    """Published contracts that run side by side stay in the main part, which says where the synthetic day is shown."""
    row = {"contract_a": "C1", "contract_b": "C2", "category": "courier", "trusts_a": "AAA", "trusts_b": "BBB"}
    page = render_html(transport_view("synthetic", overlap_contracts=[{**row, "basis": "published"}]))
    main = page.split('<section id="transport"')[1].split("</section>")[0]
    assert "Courier days" in main
    assert 'href="#illustration-transport"' in main
    assert "could share" not in main.replace("what could share", "")


def test_hidden_numbers_are_explained() -> None:
    """Where a number is hidden the section says what the mark stands for."""
    part = transport_part()
    frame = part.findings.frames["overlap"]
    part.findings.frames["overlap"] = frame.astype({"pairs": object}).assign(pairs="*")
    section = transport.build(part.report, part.findings)
    assert section is not None
    assert "* stands for a number of patients from 1 to 7" in section.body


def test_nothing_moves() -> None:
    """A case without transport has no section."""
    part = transport_part()
    part.findings.frames.clear()
    assert transport.build(part.report, part.findings) is None
