"""Matches that wait for a person."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from optimiser.ingest.decisions import Decision, match_id
from optimiser.ingest.waiting_matches import (
    WaitingMatches,
    find_match,
    known_names,
    questions,
    waiting_matches,
)
from optimiser.issues import InputError

COLUMNS = ["left", "right", "reason", "score"]
CASE = """\
format = 1
name = "linen"
title = "Two trusts"
as_of = 2026-11-22
financial_years = ["2026/27"]
[tables.trusts]
file = "trusts.csv"
basis = "synthetic"
source = "invented"
[[sources]]
files = "payments.csv"
trust = "RAA"
basis = "synthetic"
source = "invented"
"""


def test_questions_stand_in_the_order_of_their_pounds() -> None:
    """The pair that moves the most comes first, each with its sides in one order and an identifier of its own."""
    review = pd.DataFrame(
        [("B", "A", "alike", 0.81234, 5), ("C", "D", "alike", 0.9, 7)],
        columns=[*COLUMNS, "pence"],
    )
    second, first = questions(review, "supplier")
    assert (first.left, first.right, first.score, first.pence) == ("A", "B", 0.812, 5)
    assert (second.left, second.match) == ("C", match_id("supplier", "D", "C"))


def test_items_may_have_no_pounds() -> None:
    """Where pounds are not known the score alone gives the order; a score of items is out of a hundred."""
    review = pd.DataFrame(
        [("a", "b", "alike", 88.0), ("c", "d", "alike", 93.0)], columns=["left", "right", "reason", "score"]
    )
    assert [(each.left, each.score, each.pence) for each in questions(review, "item")] == [
        ("c", 0.93, None),
        ("a", 0.88, None),
    ]


def test_what_was_decided_can_be_found_again() -> None:
    """An identifier stands for what waits or for what was decided; any other for nothing."""
    (asked,) = questions(
        pd.DataFrame([("A", "B", "alike", 0.8)], columns=["left", "right", "reason", "score"]), "supplier"
    )
    decided = Decision("s9", "supplier", "C", "D", "accept", "", "2026-11-22T20:30:00Z")
    matches = WaitingMatches("case", Path("decisions.csv"), (asked,), (decided,))
    assert find_match(matches, asked.match) == ("supplier", "A", "B")
    assert find_match(matches, "s9") == ("supplier", "C", "D")
    assert find_match(matches, "s8") is None
    assert known_names(matches) == [asked.match, "s9"]


@pytest.mark.parametrize(("content", "kind"), [(None, "missing-file"), (b"trust\ncaf\xe9\n", "wrong-encoding")])
def test_a_table_that_is_needed_must_be_readable(tmp_path: Path, content: bytes | None, kind: str) -> None:
    """Without the trusts nobody can say who is a member, so that stops with where and what."""
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    if content is not None:
        (tmp_path / "trusts.csv").write_bytes(content)
    with pytest.raises(InputError) as caught:
        waiting_matches(tmp_path)
    assert [(issue.kind, issue.table) for issue in caught.value.issues] == [(kind, "trusts")]


def test_members_are_known_by_name(tmp_path: Path) -> None:
    """What waits is read with the case's own trusts; a file that is not there is an issue and hides nothing."""
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    (tmp_path / "trusts.csv").write_text("trust,name,short_name,kind\nRAA,Ashdown,Ashdown,acute\n", encoding="utf-8")
    found = waiting_matches(tmp_path)
    assert found.waiting == ()
    assert "missing-file" in [issue.kind for issue in found.issues]
