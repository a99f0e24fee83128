"""result.json beside the recomputed figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.audit.book import Book, Expected, ExpectedTable
from optimiser.audit.comparison import Comparison
from optimiser.audit.result_check import check_result
from tests.unit.audit.drawn import record

TRUSTS = "trust,name,short_name,kind\nAAA,Ash,Ash,acute\nBBB,Beech,Beech,acute\n"
RESULT: dict[str, Any] = {
    "headline": {"opportunity_pence": 123_456_700},
    "headline_sentence": "£1.2m of it lies above the median price, £1,234,567 to be exact.",
    "illustration": {},
    "trusts": [
        {"code": "AAA", "name": "Ash", "headline": {"opportunity_pence": 123_456_600}, "illustration": {}},
        {"code": "BBB", "name": "Beech", "headline": {"opportunity_pence": 100}, "illustration": {}},
    ],
    "buying": {"excess_pence": {"median": 123_456_700}},
}


def _differences(folder: Path, **changes: Any) -> list[str]:
    run, book, found = record(folder, {"trusts": TRUSTS}, result={**RESULT, **changes}), Book(), Comparison()
    for name, pence in (("", 123_456_700), (":AAA", 123_456_600), (":BBB", 100)):
        book.add(f"headline:opportunity{name}", Expected("sum", pence))
    book.add("excess_bought:median", Expected("sum", 123_456_700))
    check_result(run, book, found)
    return [difference.figure for difference in found.differences]


def test_a_result_that_agrees_has_no_difference(tmp_path: Path) -> None:
    """Totals, trusts and sentence say the same."""
    assert _differences(tmp_path) == []


def test_an_absent_section_is_let_pass_and_an_absent_number_is_not(tmp_path: Path) -> None:
    """A run without trusts' pages is whole; a headline without its opportunity is not."""
    assert _differences(tmp_path, trusts=None) == []
    assert _differences(tmp_path, headline={}) == ["headline.opportunity_pence"]


def test_a_headline_that_was_raised_is_told(tmp_path: Path) -> None:
    """It differs from the record, and the trusts no longer add up to it."""
    changed = _differences(tmp_path, headline={"opportunity_pence": 123_456_701})
    assert changed == ["headline.opportunity_pence", "headline.opportunity_pence"]


def test_a_number_nobody_computed_is_told(tmp_path: Path) -> None:
    """A saving stands nowhere in the ledger."""
    headline = {**RESULT["headline"], "saving_pence": 5}
    assert "headline.saving_pence" in _differences(tmp_path, headline=headline)


def test_a_trust_that_is_missing_is_told(tmp_path: Path) -> None:
    """Its pounds are missing from the sum too."""
    assert _differences(tmp_path, trusts=RESULT["trusts"][:1]) == ["BBB", "headline.opportunity_pence"]


def test_an_amount_in_the_sentence_is_a_rounded_total(tmp_path: Path) -> None:
    """One point three million is none."""
    assert _differences(tmp_path, headline_sentence="£1.3m lies above the median.") == ["headline_sentence"]


def test_the_excess_by_benchmark_is_compared(tmp_path: Path) -> None:
    """A benchmark nobody computed is told, and so is another value."""
    buying = {"excess_pence": {"median": 1, "minimum": 2}}
    assert _differences(tmp_path, buying=buying) == ["buying.excess_pence.median", "buying.excess_pence.minimum"]


def test_what_the_sentence_says_of_an_award_is_its_own(tmp_path: Path) -> None:
    """Totals, what of the saving does not count, the proof gap to the penny, and how many trusts pay more."""
    said = (
        "the needs cost £900 a year today and £850 with it, saving £50 in a full year, with £7 to be paid once; proof "
        "gap: at most £0.03 better. Of the saving £20 does not count. Of the 2 trusts 1 pays more than today."
    )
    proof = {"award_proof": "measure,value_gbp\nproof_gap,0.03\n"}
    about = {"scope": "headline", "basis": "supplied"}
    figures = {"award:baseline": 90_000, "award:yearly": 85_000, "award:saving": 5000, "award:one_off": 700}
    for words, due in (
        (said, 0),
        (said.replace("£900", "£901"), 1),
        (said.replace("£20", "£21"), 1),
        (said.replace("£0.03", "£0.04"), 1),
        (said.replace("trusts 1 pays", "trusts 2 pay"), 1),
    ):
        result = {"headline": {"saving_pence": 3000}, "headline_sentence": words}
        run, book, found = record(tmp_path, {"trusts": TRUSTS}, proof, result), Book(), Comparison()
        for name, pence in {**figures, "headline:saving": 3000}.items():
            book.add(name, Expected("sum", pence, about=about))
        book.tables["savings"] = ExpectedTable(("trust",))
        for trust, pence in (("AAA", 6000), ("BBB", -1000)):
            book.tables["savings"].add({"trust": trust, "saving_pence": pence})
        check_result(run, book, found)
        assert len(found.differences) == due, words
