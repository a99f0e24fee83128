"""The ledger: no figure without a source, none twice, sums made from their parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from optimiser.case import weakest_basis
from optimiser.results.ledger import (
    Figure,
    Ledger,
    Source,
    describe_source,
    findings_frame,
    row_sources,
    scope_of,
)
from optimiser.tables import OUTPUT_TABLES
from tests.unit.small_case import ITEMS, LINES, small_case

MADE = Figure("a", "spend", "Spend", "headline", "2025/26", "supplied", "Added.", "Records", value_pence=100)
ROW = Source("spend_lines", "spend_lines.csv", "", 2, "L1")


@pytest.mark.parametrize(
    ("bases", "weakest"),
    [
        (("published", "supplied"), "supplied"),
        (("supplied", "assumed"), "assumed"),
        (("synthetic", "published"), "synthetic"),
        (("published",), "published"),
    ],
)
def test_weakest_basis(bases: tuple[str, ...], weakest: str) -> None:
    """A figure claims no more than the weakest of what it rests on."""
    assert weakest_basis(bases) == weakest


@pytest.mark.parametrize(
    ("basis", "context", "scope"),
    [
        ("published", False, "headline"),
        ("supplied", False, "headline"),
        ("supplied", True, "context"),
        ("assumed", False, "context"),
        ("synthetic", False, "illustration"),
        ("synthetic", True, "illustration"),
    ],
)
def test_scope(basis: str, context: bool, scope: str) -> None:
    """What is synthetic never stands in a headline, what is assumed only in context."""
    assert scope_of(basis, context=context) == scope


def test_a_figure_needs_a_source() -> None:
    """A figure that was made from nothing is refused."""
    with pytest.raises(ValueError, match="no source"):
        Ledger().add(MADE, [])


def test_a_figure_is_entered_once() -> None:
    """The same identifier cannot be entered twice."""
    ledger = Ledger()
    assert ledger.add(MADE, [ROW]) == "a"
    with pytest.raises(ValueError, match="twice"):
        ledger.add(MADE, [ROW])


def test_a_sum_is_what_its_parts_add_up_to() -> None:
    """A sum takes its value and its sources from its parts, and refuses one that is given."""
    ledger = Ledger()
    ledger.add(MADE, [ROW])
    ledger.add(replace(MADE, figure="b", value_pence=-30), [ROW])
    ledger.add_sum(replace(MADE, figure="s", kind="sum", value_pence=None), ["a", "b"])
    assert ledger.pence("s") == 70
    assert ledger.sources["s"] == (Source(part_figure="a"), Source(part_figure="b"))
    with pytest.raises(ValueError, match="from its parts"):
        ledger.add_sum(replace(MADE, figure="t"), ["a", "b"])


def test_a_price_is_not_money() -> None:
    """A figure that is a number of something else cannot be added to pounds."""
    ledger = Ledger()
    ledger.add(replace(MADE, value_pence=None, value_number=1.5), [ROW])
    with pytest.raises(ValueError, match="not money"):
        ledger.pence("a")


def test_frames() -> None:
    """The ledger becomes two tables, each source with its place in the list."""
    ledger = Ledger()
    ledger.add(MADE, [ROW, replace(ROW, row=3, key="L2", sign=-1)])
    ledger.add_sum(replace(MADE, figure="s", value_pence=None), ["a"])
    frames = ledger.frames()
    assert frames["figures"]["value_pence"].tolist() == [100, 100]
    sources = frames["figure_sources"][["figure", "part", "row", "part_figure", "sign"]]
    assert sources.to_numpy().tolist() == [["a", 1, 2, "", 1], ["a", 2, 3, "", -1], ["s", 1, pd.NA, "a", 1]]


def test_row_sources(tmp_path: Path) -> None:
    """A row is named by table, file, the row that Excel shows, and its key."""
    table = small_case(tmp_path, {"spend_lines": LINES}).tables["spend_lines"]
    assert row_sources(table, table.frame.head(1), "line_id", -1) == [replace(ROW, sign=-1)]


def test_findings_frame_has_the_columns_of_the_dictionary() -> None:
    """Columns, their order and their types are the dictionary's, with and without rows."""
    for rows in ([], [{"reason": "credit", "value_pence": 5}]):
        frame = findings_frame("exclusions", rows)
        assert list(frame) == [column.inner_name for column in OUTPUT_TABLES["exclusions"].columns]
        assert str(frame["value_pence"].dtype) == "Int64"
        assert frame["reason"].dtype == object


def test_describe_source(tmp_path: Path) -> None:
    """The publishers of the tables that are there are named once each."""
    case = small_case(tmp_path, {"spend_lines": LINES, "items": ITEMS})
    assert describe_source(case, "spend_lines", "targets", "items") == "Source of spend_lines; Source of items"
