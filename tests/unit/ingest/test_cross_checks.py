"""What one row says of another."""

from __future__ import annotations

import pytest

from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.cross_checks import check_between, warn_of_lost_references
from optimiser.ingest.reading import TableReading
from optimiser.issues import Issue
from tests.unit.ingest.small_case import TABLES, reading_of, with_cell, with_line

TARGET_HEAD = TABLES["targets"].splitlines()[0]


def readings_of(changed: dict[str, str], *, without: tuple[str, ...] = ()) -> dict[str, TableReading]:
    """Return the small case, changed, with every table checked by itself."""
    readings = {name: reading_of(name, text) for name, text in {**TABLES, **changed}.items() if name not in without}
    for reading in readings.values():
        check_rows(reading)
    return readings


def found(changed: dict[str, str], *, without: tuple[str, ...] = ()) -> list[Issue]:
    """Return the issues between the tables of the small case, changed."""
    readings = readings_of(changed, without=without)
    own = sum(len(reading.log) for reading in readings.values())
    check_between(readings)
    issues = [issue for reading in readings.values() for issue in reading.log]
    assert own == 0
    return issues


def test_the_small_case_is_clean() -> None:
    """Every code of the small case exists, every unit agrees, every target has its place."""
    assert found({}) == []


def test_unknown_trust() -> None:
    """A trust that is not a member is rejected, with the member that was probably meant."""
    (issue,) = found(with_cell("spend_lines", 2, "trust", "RAB"))
    assert (issue.kind, issue.row, issue.column) == ("unknown-trust", 2, "trust")
    assert "Did you mean" in issue.remedy


def test_predecessor() -> None:
    """A code from before a merger is answered with the trust it became part of."""
    (issue,) = found(with_cell("spend_lines", 2, "trust", "RZZ"))
    assert issue.remedy == "It became part of 'RAA': write that code."


def test_each_of_several_codes() -> None:
    """Every code of a list is looked up."""
    (issue,) = found(with_cell("contracts", 2, "participants", "RAA;ROO;RBB"))
    assert (issue.kind, issue.value) == ("unknown-trust", "ROO")


def test_unknown_reference() -> None:
    """A code of another table that is not there is rejected; an empty one is no code."""
    (issue,) = found(with_cell("spend_lines", 3, "item", "soup"))
    assert (issue.kind, issue.row, issue.column) == ("unknown-reference", 3, "item")
    assert issue.remedy == "Did you mean 'soap'? Otherwise add the row to items.csv."


def test_an_absent_table_is_not_asked() -> None:
    """A reference to a table that is not in the case is not checked."""
    assert found(with_cell("spend_lines", 3, "item", "soup"), without=("items", "offers")) == []


@pytest.mark.parametrize("spoilt", ["S1,", "S1,a,b", "S1"])
def test_no_cascade(spoilt: str) -> None:
    """A rejected row still counts as there, so that its mistake is not repeated for every row that refers to it."""
    readings = readings_of(with_line("suppliers", 2, spoilt))
    check_between(readings)
    assert [issue.row for reading in readings.values() for issue in reading.log] == [2]


def test_reference_within_a_table() -> None:
    """A journey may only return from a journey of the file."""
    text = """journey,trust,day_type,origin,destination,mobility,return_of
J1,RAA,weekday,SITE1,SITE2,walker,
J2,RAA,weekday,SITE2,SITE1,walker,J1
J3,RAA,weekday,SITE2,SITE1,walker,J9
"""
    (issue,) = found({"journeys": text})
    assert (issue.kind, issue.row, issue.column) == ("unknown-reference", 4, "return_of")


def test_unit_mismatch() -> None:
    """A line in another unit than its item is rejected; a line without a unit is not."""
    (issue,) = found(with_cell("spend_lines", 2, "unit", "box"))
    assert (issue.kind, issue.row, issue.column) == ("unit-mismatch", 2, "unit")
    assert found(with_cell("spend_lines", 2, "unit", "")) == []


def target(name: str, parent: str, version: str = "v1") -> str:
    """Return one row of targets."""
    return f"{name},{parent},,Name,all,recovery,2026/27,{version},2026-03-01,1"


@pytest.mark.parametrize(
    ("rows", "bad", "word"),
    [
        ([target("A", ""), target("B", "A"), target("C", "X")], [4], "not a target"),
        ([target("A", ""), target("B", "A", "v2")], [3], "version"),
        ([target("A", "A")], [2], "A > A"),
        ([target("A", "C"), target("B", "A"), target("C", "B"), target("D", "A")], [2, 3, 4], "lead back"),
    ],
)
def test_target_tree(rows: list[str], bad: list[int], word: str) -> None:
    """A parent must be there, be of the same version, and not stand below; a target under a loop is not to blame."""
    issues = found({"targets": "\n".join([TARGET_HEAD, *rows])})
    assert [(issue.kind, issue.row) for issue in issues] == [("target-tree", row) for row in bad]
    assert word in issues[0].message


def test_several_trees_may_stand_side_by_side() -> None:
    """Two versions of the targets may each have a top of their own."""
    rows = [target("A", ""), target("B", "A"), target("A2", "", "v2"), target("B2", "A2", "v2")]
    assert found({"targets": "\n".join([TARGET_HEAD, *rows])}) == []


def test_lost_references() -> None:
    """An accepted row that refers to a rejected one is kept and warned of."""
    readings = readings_of(with_cell("contracts", 2, "end", "2020-01-01"))
    check_between(readings)
    warn_of_lost_references(readings)
    issues = [
        (issue.table, issue.kind, issue.row, issue.severity) for reading in readings.values() for issue in reading.log
    ]
    assert issues == [
        ("contracts", "end-before-start", 2, "error"),
        ("spend_lines", "rejected-reference", 2, "warning"),
        ("spend_lines", "rejected-reference", 4, "warning"),
    ]


def test_a_code_like_no_other() -> None:
    """A code that resembles none gets a remedy without a guess."""
    (issue,) = found(with_cell("spend_lines", 3, "item", "zzzzz"))
    assert issue.remedy == "Correct the code, or add the row to items.csv."
