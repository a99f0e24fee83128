"""Headers against the data dictionary."""

from __future__ import annotations

import pytest

from optimiser.ingest.check_header import letter
from tests.unit.ingest.small_case import reading_of


def found(header: str, row: str) -> list[tuple[str, str, str]]:
    """Return kind, column and remedy of every issue of a header of the suppliers table."""
    return [(issue.kind, issue.column, issue.remedy) for issue in reading_of("suppliers", f"{header}\n{row}\n").log]


def test_places() -> None:
    """Columns are found in any order, and one's own columns are passed over."""
    reading = reading_of("suppliers", "x_mine,name,supplier\n1,2,3\n")
    assert reading.places == {"name": 1, "supplier": 2}
    assert len(reading.log) == 0


def test_misspelt_required_column() -> None:
    """A misspelt column is unknown and the one meant is missing; each points to the other."""
    assert found("suplier,name", "a,b") == [
        ("unknown-column", "suplier", "Did you mean 'supplier'? A column of your own must start with x_."),
        ("missing-column", "supplier", "Rename the column 'suplier' if it is the one."),
    ]


def test_duplicate_column() -> None:
    """Two columns of one name are named by their letters, also where they are one's own."""
    assert [kind for kind, _, _ in found("supplier,name,name", "a,b,c")] == ["duplicate-column"]
    assert [kind for kind, _, _ in found("supplier,name,x_a,x_a", "a,b,c,d")] == ["duplicate-column"]
    message = reading_of("suppliers", "supplier,name,name\na,b,c\n").log.issues[0].message
    assert message == "the columns B and C are both named 'name'."


def test_nameless_column() -> None:
    """A column without a name is refused where something stands in it, and passed over where nothing does."""
    assert [kind for kind, _, _ in found("supplier,name,", "a,b,c")] == ["unknown-column"]
    assert found("supplier,name,,", "a,b,,") == []


def test_issues_name_the_header_row() -> None:
    """Header issues stand at the row of the header."""
    assert [issue.row for issue in reading_of("suppliers", "\nsupplier\na\n").log] == [2]


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letter(place: int, letters: str) -> None:
    """Columns are named as Excel names them."""
    assert letter(place) == letters
