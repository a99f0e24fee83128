"""The file of packs as a whole."""

from __future__ import annotations

import itertools

import pytest

from optimiser.report.html import render_packs
from optimiser.report.html.findings import split_findings
from optimiser.report.html.packs.page import has_packs
from optimiser.report.html.policy import policy
from optimiser.report.view import RunView
from tests.unit.report.award_sample import award_view, market_tables
from tests.unit.report.html.award.test_questions import TIERS
from tests.unit.report.html.award.test_tables import SUPPLIERS
from tests.unit.report.html.sample_view import PLANTED, frame, sample_view
from tests.unit.report.html.test_page import Outline

MORE = {"award_suppliers": SUPPLIERS, "award_tiers": TIERS}


@pytest.mark.parametrize("basis", ["supplied", "synthetic"])
def test_the_page_is_sound(basis: str) -> None:
    """It closes, leads to itself or the report, runs nothing, fetches nothing, and planted text stays text."""
    page = render_packs(award_view(basis, **market_tables(basis), **MORE))
    outline = Outline(page)
    assert outline.open == []
    assert len(set(outline.ids)) == len(outline.ids)
    local = {link for link in outline.links if not link.startswith("report.html")}
    assert {link for link in local if link.removeprefix("#") not in outline.ids} == set()
    assert [pair for pair in itertools.pairwise(outline.headings) if pair[1] > pair[0] + 1] == []
    assert all(table["caption"] and set(table["heads"]) <= {"col", "row", "rowgroup"} for table in outline.tables)
    assert not outline.tags & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not {name for name in outline.attributes if name.startswith("on") or name in {"style", "src"}}
    assert PLANTED not in page
    assert policy() in page.replace("&#39;", "'")
    assert render_packs(award_view(basis, **market_tables(basis), **MORE)) == page


def test_the_index_leads_to_every_pack() -> None:
    """Lots by pounds, then suppliers, each with its own section that starts a page on paper."""
    page = render_packs(award_view(**market_tables(), **MORE))
    index, rest = page.split('id="index-heading"')[1].split("</nav>")
    anchors = ["lot-ward", "lot-theatre", "supplier-one", "supplier-two"]
    assert [index.index(f'href="#{anchor}"') for anchor in anchors] == sorted(
        index.index(f'href="#{anchor}"') for anchor in anchors
    )
    assert all(f'<section id="{anchor}" class="pack"' in rest for anchor in anchors)


def test_only_what_is_shown_is_traced() -> None:
    """The appendix has the figures of the packs and not every figure of the run."""
    view = award_view(**market_tables())
    page = render_packs(view)
    assert 'id="trace-award_baseline-gloves-AAA"' in page
    assert 'id="trace-award-one_off"' not in page


def test_prices_of_several_trusts_are_confidential() -> None:
    """Supplied records are marked so on their face; published ones are not."""
    assert "Commercially confidential" in render_packs(award_view(**market_tables()))
    assert "Commercially confidential" not in render_packs(sample_view())


def test_synthetic_packs_stand_in_a_frame_of_their_own() -> None:
    """Nothing of the award stands before the frame; the frame says it is no finding."""
    page = render_packs(award_view("synthetic", **market_tables("synthetic")))
    before, apart = page.split('<section id="illustration"')
    assert 'class="pack"' not in before
    assert "no finding" in apart
    assert (
        apart.count('<h3 id="illustration-')
        == apart.count('heading"><span class="illustrative">illustrative</span>') - 2
    )


def test_packs_are_made_without_offers() -> None:
    """Published prices and contracts alone give lots; a case of nothing gives no file."""
    page = render_packs(sample_view())
    assert 'id="lot-laundry"' in page
    assert "Recommended award" not in page
    assert render_packs(RunView({}, {}, {})) == ""
    contract = {"contract": "K", "category": "linen", "lever": "buying", "title": "Linen", "basis": "supplied"}
    only = RunView({"as_of": "2026-11-22"}, {"decide_by": frame("decide_by", [contract])}, {})
    assert has_packs(*split_findings(only))
    assert 'id="lot-linen"' in render_packs(only)
    other = RunView({}, {"decide_by": frame("decide_by", [{**contract, "lever": "transport"}])}, {})
    assert not has_packs(*split_findings(other))
