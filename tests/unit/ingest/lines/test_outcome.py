"""What a reading comes to: lines that are kept, suppliers, and counts that balance."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from optimiser.case import Counts, Reconciliation
from optimiser.ingest.categories.overrides import Overrides
from optimiser.ingest.lines.outcome import Said, settle, total
from tests.unit.ingest.lines.small_reading import read_small, spend

ROW = "T,30/04/2020,Gas,Acme Ltd,1,7"


def test_merged_lines_are_left_out(tmp_path: Path) -> None:
    """A line that overlapping files repeat stands once, and its pounds are counted as merged."""
    small = read_small(tmp_path, {"a.csv": spend(ROW), "b.csv": spend(ROW, "T,29/04/2020,Gas,Beta Ltd,2,8")})
    assert small.column("line_id") == ["RXX:a.csv:2", "RXX:b.csv:3"]
    found = small.outcome.reconciliations()
    assert list(found) == [("RXX", "a.csv"), ("RXX", "b.csv")]
    assert found["RXX", "b.csv"].pence == Counts(1500, 800, 0, 700)


def test_totals() -> None:
    """Files are added up; volume is there where any file has it."""
    one = Reconciliation(Counts(2, 1, 1, 0), Counts(5, 5, 0, 0), None, 1)
    two = Reconciliation(Counts(1, 1, 0, 0), Counts(1, 1, 0, 0), Counts(3, 3, 0, 0), 2)
    assert total([one, two]) == Reconciliation(Counts(3, 2, 1, 0), Counts(6, 6, 0, 0), Counts(3, 3, 0, 0), 3)


def test_a_persons_word_on_a_supplier(tmp_path: Path) -> None:
    """The category that a person gives a supplier goes before what its lines say."""
    reading = read_small(tmp_path, {"a.csv": spend(ROW, "T,29/04/2020,Gas,Beta Ltd,2,8")}).reading
    texts = pd.DataFrame({"field": [], "text": [], "category": []})
    outcome = settle(reading, (), (), None, Said(Overrides(texts, {("acme", "ltd"): "rent"})))
    assert list(outcome.lines(("category",), str)) == [[["rent", "gas"]]]


def test_known_suppliers_keep_their_code(tmp_path: Path) -> None:
    """A supplier that the case has already is called by its code there."""
    reading = read_small(tmp_path, {"a.csv": spend(ROW)}).reading
    outcome = settle(reading, (), (), {"S9": "Acme Ltd"})
    assert [row["supplier"] for row in outcome.suppliers()] == ["S9"]
