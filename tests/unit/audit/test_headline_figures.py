"""Target, identified, risk-adjusted and gap, by trust and in all."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.book import Book
from optimiser.audit.headline_figures import expect_headline, target_year
from optimiser.audit.plan_figures import expect_schemes, expect_targets
from optimiser.audit.reading import RunRecord
from tests.unit.audit.drawn import record
from tests.unit.audit.test_plan_figures import SCHEMES, TARGETS

TRUSTS = "trust,name,short_name,kind\nAAA,Ash,Ash,acute\nBBB,Beech,Beech,acute\n"


def _book(run: RunRecord) -> Book:
    book = Book()
    if "schemes" in run.inputs:
        expect_schemes(book, run)
    if "targets" in run.inputs:
        expect_targets(book, run, {})
    expect_headline(book, run)
    return book


def test_the_trusts_add_up_to_the_tree(tmp_path: Path) -> None:
    """A holds 20.00 of the 30.00, the rest is nobody's; the gap is what the scheme's 8.00 leaves."""
    book = _book(record(tmp_path, {"trusts": TRUSTS, "schemes": SCHEMES, "targets": TARGETS}))
    assert book.pence("headline:target") == 3000
    assert book.pence("headline:target:AAA") == 2000
    assert book.pence("headline:target:UNALLOCATED") == 1000
    assert (book.pence("headline:identified"), book.pence("headline:risk_adjusted")) == (1000, 800)
    assert (book.pence("headline:gap_to_target:AAA"), book.pence("headline:gap_to_target")) == (1200, 2200)


def test_a_trusts_lower_nodes_are_not_counted_again(tmp_path: Path) -> None:
    """A node below one of the trust's own is part of it."""
    targets = TARGETS + "TAA,TA,AAA,Part,buying,2026/27,v1,2026-04-01,15.00\n"
    book = _book(record(tmp_path, {"trusts": TRUSTS, "targets": targets}))
    assert book.figures["headline:target:AAA"].parts == {"target:TA": 1}


def test_the_year_is_the_first_that_has_targets(tmp_path: Path) -> None:
    """Targets of 2027/28 only are spoken of in 2027/28."""
    run = record(tmp_path, {"trusts": TRUSTS, "targets": TARGETS.replace("2026/27", "2027/28")})
    assert target_year(run) == "2027/28"


def test_synthetic_schemes_stand_in_the_illustration(tmp_path: Path) -> None:
    """The target is the user's own, the schemes and so the gap are not."""
    tables = {"trusts": TRUSTS, "schemes": SCHEMES, "targets": TARGETS}
    book = _book(record(tmp_path, tables, basis={"schemes": "synthetic"}))
    assert {"headline:target", "illustration:identified", "illustration:gap_to_target"} <= set(book.figures)
    assert "headline:identified" not in book.figures


def test_without_targets_and_schemes_there_is_no_headline(tmp_path: Path) -> None:
    """What is not known is not entered."""
    assert _book(record(tmp_path, {"trusts": TRUSTS})).figures == {}
