"""The section of the recommended award."""

from __future__ import annotations

import itertools
import re

from optimiser.report.html import render_html
from optimiser.report.html.sections import award
from tests.unit.report.award_sample import award_part, award_view
from tests.unit.report.html.award.test_choices import CHOICES
from tests.unit.report.html.award.test_joining import PHASING, YEARS
from tests.unit.report.html.award.test_questions import PLANTED_ROWS, RISK, RULES, TIERS
from tests.unit.report.html.award.test_tables import SUPPLIERS
from tests.unit.report.html.sample_view import PLANTED
from tests.unit.report.html.test_page import Outline

EVERYTHING = {
    "award_suppliers": SUPPLIERS,
    "award_phasing": PHASING,
    "award_years": YEARS,
    "award_rules": RULES,
    "award_choices": CHOICES,
    "award_tiers": TIERS,
    "award_risk": RISK,
    "award_planted": PLANTED_ROWS,
}


def test_the_answer_stands_first() -> None:
    """One sentence, then today, recommended award, saving, cost to deliver and proof gap, each with its figure."""
    section = award.build(*award_part())
    assert section is not None
    body = str(section.body)
    assert body.index("Recommended award (supplied records)") < body.index('class="cards"')
    assert "Of the 3 trusts 1 pays more than today." in body
    assert re.search(r'href="#trace-award-saving">£94</a>', body)
    assert re.search(r'href="#trace-award-one_off">£7</a>', body)


def test_a_gap_of_pennies_is_not_shown_as_nought() -> None:
    """Below a pound the card says so."""
    report, findings = award_part()
    frame = findings.frame("award_proof")
    frame.loc[frame["measure"] == "proof_gap", "value_pence"] = 1
    section = award.build(report, findings)
    assert section is not None
    assert '<p class="card-value">under £1</p>' in section.body


def test_without_an_award_there_is_no_section() -> None:
    """The part in which nothing is recommended has none."""
    report, _ = award_part("synthetic")
    assert award.build(report, award_part("synthetic")[1]) is not None
    from_main = award_part()[1]
    from_main.frames.pop("savings")
    assert award.build(report, from_main) is None


def test_a_synthetic_award_stands_in_the_illustration_only() -> None:
    """Board page and main part are silent; every heading, caption and picture of the section says illustrative."""
    page = render_html(award_view("synthetic", **EVERYTHING))
    before, apart = page.split("</style>")[1].split('<section id="illustration"')
    assert "ecommended award" not in before
    section = apart.split('<section id="illustration-award"')[1].split('<section id="illustration-')[0]
    section = section.split('<section id="data-quality"')[0]
    for kind in ("h4", "caption"):
        found = re.findall(rf"<{kind}>(.*?)</{kind}>", section, re.DOTALL)
        assert len(found) >= 8
        assert [text for text in found if "llustrative" not in text] == []
    titles = re.findall(r"<title[^>]*>(.*?)</title>", section)
    assert titles
    assert [text for text in titles if "illustrative" not in text] == []


def test_no_invented_price_of_a_trust_without_the_word_in_its_row() -> None:
    """Every row that names a trust and an amount of a synthetic award says illustrative."""
    page = render_html(award_view("synthetic", **EVERYTHING))
    section = page.split('<section id="illustration-award"')[1].split('<section id="data-quality"')[0]
    rows = [row for row in re.findall(r"<tr>(.*?)</tr>", section, re.DOTALL) if "£" in row]
    named = [row for row in rows if re.search("Ash|Beech|Cedar", row)]
    assert len(named) >= 10
    assert [row for row in named if "illustrative" not in row] == []


def test_the_whole_page_with_every_part_is_sound() -> None:
    """Elements close, identifiers are unique, headings follow each other, tables are told, planted text stays text."""
    for basis in ("supplied", "synthetic"):
        page = render_html(award_view(basis, **EVERYTHING))
        outline = Outline(page)
        assert outline.open == []
        assert len(set(outline.ids)) == len(outline.ids)
        local = {link for link in outline.links if not link.startswith("packs.html")}
        assert {link for link in local if link.removeprefix("#") not in outline.ids} == set()
        levels = outline.headings
        assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []
        assert all(table["caption"] and set(table["heads"]) <= {"col", "row", "rowgroup"} for table in outline.tables)
        assert PLANTED not in page


def test_the_words_of_finance() -> None:
    """An award is called recommended wherever it is named, the gap is a proof gap, and nothing is called verified."""
    section = award.build(*award_part(**EVERYTHING))
    assert section is not None
    text = re.sub(r"<[^>]+>", " ", str(section.body))
    named = re.findall(r"(\w+ \w+)\s+award\b", text)
    assert {words.split(" ")[1].lower() for words in named} <= {"recommended", "to"}
    assert not re.search(r"(?<!proof )(?<!Proof )\bgap\b", text)
    assert "verified" not in text
