"""Tables to CSV and back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimiser.report.csv_tables import from_text, plain_millionths, read_table, to_text, write_rows, write_table
from optimiser.tables import Column, Table

TABLE = Table(
    "sample",
    "One of everything.",
    ("name",),
    (
        Column("name", "text", "Name."),
        Column("value_gbp", "money", "Value."),
        Column("volume", "quantity", "Volume."),
        Column("count", "integer", "Count."),
        Column("at", "time", "Time."),
        Column("joint", "boolean", "Joint."),
        Column("day", "date", "Day."),
        Column("share", "decimal", "Share."),
        Column("kind", "choice", "Kind.", choices=("a", "b")),
    ),
)
ROWS: list[dict[str, Any]] = [
    {
        "name": "Gloves, large",
        "value_pence": -1234567,
        "volume_millionths": 1_500_000,
        "count": 3,
        "at": 510,
        "joint": True,
        "day": dt.date(2026, 11, 22),
        "share": 0.125,
        "kind": "a",
    },
    {
        "name": "",
        "value_pence": None,
        "volume_millionths": None,
        "count": None,
        "at": None,
        "joint": None,
        "day": None,
        "share": None,
        "kind": "",
    },
    {
        "name": "=1+1",
        "value_pence": 5,
        "volume_millionths": -1,
        "count": 0,
        "at": 0,
        "joint": False,
        "day": dt.date(1999, 1, 1),
        "share": 100.0,
        "kind": "b",
    },
]
FRAME = pd.DataFrame(
    {
        column.inner_name: pd.array([row[column.inner_name] for row in ROWS], dtype="Int64")
        if column.kind in {"money", "quantity", "integer", "time"}
        else pd.Series([row[column.inner_name] for row in ROWS], dtype=object)
        for column in TABLE.columns
    }
)


def test_what_is_written(tmp_path: Path) -> None:
    """Pounds to the penny, dates as ISO, yes and no, nothing for nothing, and formula text neutralised."""
    write_table(FRAME, TABLE, tmp_path / "sample.csv")
    assert (tmp_path / "sample.csv").read_bytes() == (
        b"name,value_gbp,volume,count,at,joint,day,share,kind\n"
        b'"Gloves, large",-12345.67,1.5,3,510,yes,2026-11-22,0.125,a\n'
        b",,,,,,,,\n"
        b"'=1+1,0.05,-0.000001,0,0,no,1999-01-01,100,b\n"
    )


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    """Every value and every column type comes back as it was."""
    write_table(FRAME, TABLE, tmp_path / "sample.csv")
    pd.testing.assert_frame_equal(read_table(tmp_path / "sample.csv", TABLE), FRAME)


def test_a_missing_column_is_written_empty(tmp_path: Path) -> None:
    """A frame may lack columns of the dictionary; they stand in the file, empty and in their place."""
    write_table(FRAME[["kind", "name"]], TABLE, tmp_path / "sample.csv")
    assert (tmp_path / "sample.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        '"Gloves, large",,,,,,,,a',
        ",,,,,,,,",
        "'=1+1,,,,,,,,b",
    ]


def test_a_table_without_rows(tmp_path: Path) -> None:
    """A table nothing was found for is a header, and reads back as one."""
    write_table(FRAME.head(0), TABLE, tmp_path / "sample.csv")
    found = read_table(tmp_path / "sample.csv", TABLE)
    assert found.empty
    assert list(found.columns) == list(FRAME.columns)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


@given(st.lists(TEXTS.filter(lambda text: not text.startswith("'")), min_size=2, max_size=2))
def test_any_text_reads_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Any text comes back as it was: commas, quotation marks, line breaks of every kind and formula signs included."""
    table = Table("texts", "Two texts.", ("a",), (Column("a", "text", "One."), Column("b", "text", "Another.")))
    path = tmp_path_factory.mktemp("texts") / "texts.csv"
    write_table(pd.DataFrame({"a": texts[:1], "b": texts[1:]}, dtype=object), table, path)
    assert read_table(path, table).iloc[0].tolist() == texts


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "a\r\nb", '"', ",", '",\r"'])
def test_line_breaks_and_quotes_inside_a_cell(tmp_path: Path, text: str) -> None:
    """A cell with a line break, a lone carriage return included, stays one cell of one row."""
    write_rows(tmp_path / "rows.csv", [["name", "kind"], [text, "a"]])
    table = Table("rows", "Two columns.", ("name",), (Column("name", "text", "N."), Column("kind", "text", "K.")))
    assert read_table(tmp_path / "rows.csv", table).to_numpy().tolist() == [[text, "a"]]


@pytest.mark.parametrize("missing", [None, pd.NA, pd.NaT, float("nan")])
def test_what_is_missing_is_empty(missing: object) -> None:
    """Every way of saying that nothing is there is written as nothing."""
    assert [to_text(missing, column) for column in TABLE.columns] == [""] * len(TABLE.columns)


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.5"), (0.0, "0"), (1 / 3, "0.333333"), (20.0, "20"), (-2.5, "-2.5")]
)
def test_decimals(value: float, text: str) -> None:
    """Decimals keep six places and no superfluous noughts."""
    assert to_text(value, TABLE.column("share")) == text


@pytest.mark.parametrize(
    ("value", "text"), [(439_240_000, "439.24"), (-500_000, "-0.5"), (0, "0"), (10_000_000, "10"), (1, "0.000001")]
)
def test_plain_millionths(value: int, text: str) -> None:
    """Quantities are written to the millionth without superfluous noughts."""
    assert plain_millionths(value) == text
    assert from_text(text, TABLE.column("volume")) == value


@pytest.mark.parametrize(
    ("text", "pence"), [("1.5", 150), ("-0.05", -5), ("3", 300), ("12345678901234.56", 1234567890123456)]
)
def test_money_is_read_exactly(text: str, pence: int) -> None:
    """Pounds are read without passing through a floating-point number."""
    assert from_text(text, TABLE.column("value_gbp")) == pence
