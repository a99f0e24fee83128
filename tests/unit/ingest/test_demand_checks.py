"""What trusts say they will need."""

from __future__ import annotations

import pytest

from optimiser.issues import Issue
from tests.unit.ingest.small_case import issues_of

HEAD = "demand,trust,item,quantity,amount_gbp,supplier\n"
LINES = """line_id,trust,financial_year,item,quantity,amount_gbp
L1,RAA,2025/26,gloves,1000,40.00
L2,RAA,2025/26,soap,,25.50
L3,RBB,2024/25,gloves,2000,90.00
L4,RBB,2025/26,soap,0,1.00
L5,RBB,2025/26,,7,10.00
"""


def said(*rows: str, lines: str = LINES) -> list[Issue]:
    """Return what is said of rows of demand beside spend lines."""
    return issues_of(spend_lines=lines, demand=HEAD + "".join(f"{row}\n" for row in rows))


def test_demand_that_no_line_states() -> None:
    """Lines of another year, without a quantity, or of nothing say nothing of what is needed."""
    assert said("D1,RAA,soap,20,50.00,S1", "D2,RBB,gloves,3000,120.00,", "D3,RBB,soap,5,0,") == []


def test_demand_and_lines() -> None:
    """What stands in the lines of the latest year with a quantity is refused in demand, with the line's row."""
    issues = said("D1,RAA,soap,20,50.00,", "D2,RAA,gloves,10,1.00,")
    (issue,) = issues
    assert (issue.kind, issue.table, issue.row, issue.column) == ("demand-and-lines", "demand", 3, "item")
    assert "row 2 of spend_lines.csv" in issue.message


def test_lines_without_a_year() -> None:
    """Where no line carries a year, all are of the latest one."""
    lines = "line_id,trust,item,quantity,amount_gbp\nL1,RAA,gloves,1,1.00\n"
    assert [issue.kind for issue in said("D1,RAA,gloves,10,1.00,", lines=lines)] == ["demand-and-lines"]


def test_the_same_need_twice() -> None:
    """A trust's need of an item is one row, whoever supplies it today."""
    (issue,) = said("D1,RAA,soap,20,50.00,S1", "D2,RBB,soap,20,50.00,S1", "D3,RAA,soap,5,9.00,S2")
    assert (issue.kind, issue.row, issue.column) == ("duplicate-key", 4, "item")
    assert "row 2" in issue.message
    assert issue.remedy == "Add the two up in one row."


@pytest.mark.parametrize("quantity", ["0", "0.000000"])
def test_a_need_of_nothing(quantity: str) -> None:
    """A quantity of zero is no demand."""
    (issue,) = said(f"D1,RAA,soap,{quantity},50.00,")
    assert (issue.kind, issue.row, issue.column, issue.value) == ("out-of-range", 2, "quantity", quantity)


def test_a_header_without_items_is_told_once() -> None:
    """Without the column of items nothing is said of the rows."""
    issues = issues_of(demand="demand,trust,quantity,amount_gbp\nD1,RAA,1,1\nD2,RAA,1,1.50\n")
    assert [issue.kind for issue in issues] == ["missing-column"]
