"""What stands between cells."""

from __future__ import annotations

import pytest

from optimiser.ingest.source.delimiter import find_delimiter, stated_delimiter


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Date,Supplier,Amount\n1,Smith; Jones,2\n3,X|Y,4\n", ","),
        ('Date;Amount\n1;"1,5"\n2;2,5\n', ";"),
        ("Date\tSupplier, Name\tAmount\n1\tA, B\t1,234\n", "\t"),
        ("Date|Supplier\n1|A, B\n2|C, D\n", "|"),
        ("Spend over £25,000, April 2020\n\nDate;Supplier;Amount\n1;a;2\n3;b;4\n5;c;6\n", ";"),
        ('Date,Supplier,Amount\n1,"A\nB; C; D",2\n2,Loose, comma,4\n3,x,5\n', ","),
        ("Supplier\nA\nB\n", ","),
        ("", ","),
    ],
)
def test_delimiters(text: str, delimiter: str) -> None:
    """The sign that parts the lines most evenly is found, whatever stands inside cells."""
    assert find_delimiter(text.splitlines(keepends=True)) == delimiter


def test_stated_delimiter() -> None:
    """A first line may state the sign, as Excel understands it."""
    assert [stated_delimiter(line) for line in ("sep=;\r\n", '"sep=|"\n', "SEP=\t", "separator\n")] == [
        ";",
        "|",
        "\t",
        "",
    ]
