"""A published ledger is compared with the recomputed one, sources and all."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.book import Book, Expected
from optimiser.audit.comparison import Comparison
from optimiser.audit.ledger_check import check_ledger
from tests.unit.audit.drawn import record

TARGETS = "target,trust,name,value_gbp\nT1,AAA,One,10.00\nT2,BBB,Two,5.00\n"
FIGURES = """\
    figure,kind,label,scope,trust,value_gbp,unit,period,basis
    target:T1,target,One,headline,AAA,10.00,GBP,y,supplied
    target:T2,target,Two,headline,BBB,5.00,GBP,y,supplied
    headline:target,sum,All,headline,,15.00,GBP,y,supplied
    """
SOURCES = """\
    figure,part,table,file,row,key,part_figure,sign
    target:T1,1,targets,targets.csv,2,T1,,1
    target:T2,1,targets,targets.csv,3,T2,,1
    headline:target,1,,,,,target:T1,1
    headline:target,2,,,,,target:T2,1
    """


def _messages(folder: Path, figures: str = FIGURES, sources: str = SOURCES, basis: str = "supplied") -> list[str]:
    findings = {"figures": figures, "figure_sources": sources}
    run = record(folder, {"targets": TARGETS}, findings, basis={"targets": basis})
    book, found = Book(), Comparison()
    book.add("target:T1", Expected("target", 1000, {("targets", 2): 1}, about={"trust": "AAA"}))
    book.add("target:T2", Expected("target", 500, {("targets", 3): 1}, about={"trust": "BBB"}))
    book.add_sum("headline:target", {"target:T1": 1, "target:T2": 1}, {})
    check_ledger(run, book, found)
    return [f"{difference.figure}: {difference.message}" for difference in found.differences]


def test_a_ledger_that_agrees_has_no_difference(tmp_path: Path) -> None:
    """Two targets and their sum, each from its rows."""
    assert _messages(tmp_path) == []


def test_another_value_is_told_for_the_figure_and_for_its_sum(tmp_path: Path) -> None:
    """The changed part no longer adds up to the sum either."""
    messages = _messages(tmp_path, FIGURES.replace("AAA,10.00", "AAA,11.00"))
    assert messages == [
        "target:T1: value_pence is £11.00 in the run folder and £10.00 by its own record.",
        "headline:target: the sum of its parts in pence is £15.00 in the run folder and £16.00 by its own record.",
    ]


def test_a_sum_that_was_made_to_fit_is_still_told(tmp_path: Path) -> None:
    """Part and sum raised together add up, and both differ from the record."""
    messages = _messages(tmp_path, FIGURES.replace("AAA,10.00", "AAA,11.00").replace("15.00", "16.00"))
    assert [message.partition(": value")[0] for message in messages] == ["target:T1", "headline:target"]


def test_a_figure_nobody_knows_is_told(tmp_path: Path) -> None:
    """A figure of an unknown kind has no recomputation."""
    figures = FIGURES + "extra,guess,Guess,headline,,1.00,GBP,y,supplied\n"
    messages = _messages(tmp_path, figures, SOURCES + "extra,1,targets,targets.csv,2,T1,,1\n")
    assert messages == ["extra: The figure extra is not one that the record of the input gives."]


def test_a_figure_that_was_taken_away_is_told(tmp_path: Path) -> None:
    """Its sources are left over, and the sum names a figure that is gone."""
    figures = "\n".join(line for line in FIGURES.splitlines() if "target:T1" not in line)
    messages = _messages(tmp_path, figures)
    assert "target:T1: The figure target:T1 is missing." in messages
    assert "headline:target: It is made from a figure that is not in the ledger." in messages


def test_a_wrong_row_is_told(tmp_path: Path) -> None:
    """A row that belongs to another target has another key and is not the one used."""
    messages = _messages(tmp_path, sources=SOURCES.replace("targets.csv,2,T1", "targets.csv,3,T1"))
    assert "target:T1: Row 3 of targets has another key than the source names." in messages
    assert "target:T1: The source targets row 2 is listed with sign none and used with sign +1." in messages


def test_a_row_that_is_not_there_is_told(tmp_path: Path) -> None:
    """No such row was read."""
    messages = _messages(tmp_path, sources=SOURCES.replace("targets.csv,2,T1", "targets.csv,9,T1"))
    assert "target:T1: There is no row 9 in the record of targets." in messages


def test_another_file_is_told(tmp_path: Path) -> None:
    """The trace would lead astray."""
    messages = _messages(tmp_path, sources=SOURCES.replace("targets.csv,2", "other.csv,2"))
    assert messages == ["target:T1: The source names another file or sheet than targets was read from."]


def test_a_part_counted_twice_is_told(tmp_path: Path) -> None:
    """The sum takes one target twice and leaves the other."""
    messages = _messages(tmp_path, sources=SOURCES.replace(",,target:T2,1", ",,target:T1,1"))
    assert any("A source is counted twice" in message for message in messages)
    assert "headline:target: The source target:T2 is listed with sign none and used with sign +1." in messages


def test_a_synthetic_figure_in_the_headline_is_told(tmp_path: Path) -> None:
    """The sum rests on a synthetic table through its parts, and claims to be supplied."""
    messages = _messages(tmp_path, basis="synthetic")
    assert "headline:target: It claims to be supplied and rests on a synthetic table." in messages
    assert "headline:target: It stands in the headline and rests on a synthetic table." in messages


def test_claims_above_the_spend_are_told(tmp_path: Path) -> None:
    """The classes of an item may not claim more of a trust's spend than there is."""
    figures = """\
        figure,kind,label,scope,trust,item,value_gbp,unit,period,basis
        spend:gloves:AAA,spend,Spend,headline,AAA,gloves,10.00,GBP,y,supplied
        class:new_tender:gloves:AAA,class,Tender,headline,AAA,gloves,6.00,GBP,y,supplied
        class:pooled_tier:gloves:AAA,pooled,Pool,context,AAA,gloves,4.01,GBP,y,supplied
        """
    messages = _messages(tmp_path, figures)
    assert "spend:gloves:AAA: Claims of 1001 pence are made on a spend of 1000 pence." in messages


def test_rows_that_are_used_without_being_added_are_compared_where_they_are_known(tmp_path: Path) -> None:
    """A figure that says nothing of them is let pass; one that rests on another row is not."""
    figures = FIGURES.splitlines()[0] + "\n    offered,award_cost,One,headline,,10.00,GBP,y,supplied\n"
    sources = SOURCES.splitlines()[0] + "\n    offered,1,targets,targets.csv,2,T1,,0\n"
    run = record(tmp_path, {"targets": TARGETS}, {"figures": figures, "figure_sources": sources})
    for rows, due in ((None, 0), (frozenset({("targets", 2)}), 0), (frozenset({("targets", 3)}), 2)):
        book, found = Book(), Comparison()
        book.add("offered", Expected("award_cost", 1000, used_rows=rows))
        check_ledger(run, book, found)
        assert len(found.differences) == due
