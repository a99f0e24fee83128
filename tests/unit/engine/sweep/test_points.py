"""Which settings a sweep tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.engine.sweep.points import MOST_POINTS, grid, one_at_a_time, parse_vary, read_points
from optimiser.errors import UsageError


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("a.b=1, 2,3", "a.b", ("1", "2", "3")),
        ("a.out=ALD;BIR,CED", "a.out", ("ALD;BIR", "CED")),
        ('a.out=["ALD", "BIR"],[]', "a.out", ('["ALD", "BIR"]', "[]")),
        ("a.r={x = 1, y = [2, 3]},{x = 2}", "a.r", ("{x = 1, y = [2, 3]}", "{x = 2}")),
        ("a.text='one, two',three", "a.text", ("'one, two'", "three")),
    ],
)
def test_values_are_split_at_commas(text: str, key: str, values: tuple[str, ...]) -> None:
    """A comma parts two values unless it stands in brackets or quotation marks."""
    assert parse_vary(text) == (key, values)


@pytest.mark.parametrize("text", ["a.b", "=1,2", "a.b=", "a.b=1,,2", "a.b=1,2,1"])
def test_what_is_no_axis_is_refused(text: str) -> None:
    """Without a key, without a value, or with a value twice, an axis is refused."""
    with pytest.raises(UsageError):
        parse_vary(text)


def test_designs() -> None:
    """A grid has every combination, the last key fastest; one at a time has the base and then single changes."""
    axes = {"a": ("1", "2"), "b": ("x", "y")}
    assert grid(axes) == [{"a": "1", "b": "x"}, {"a": "1", "b": "y"}, {"a": "2", "b": "x"}, {"a": "2", "b": "y"}]
    assert one_at_a_time(axes) == [{}, {"a": "1"}, {"a": "2"}, {"b": "x"}, {"b": "y"}]


def test_too_many_points_are_refused() -> None:
    """A grid beyond the limit is refused before it is drawn up."""
    values = tuple(map(str, range(101)))
    with pytest.raises(UsageError, match="10,201 points"):
        grid({"a": values, "b": values})
    with pytest.raises(UsageError):
        one_at_a_time({"a": tuple(map(str, range(MOST_POINTS)))})


def test_points_of_a_csv_file(tmp_path: Path) -> None:
    """A column is a key, a row a point, and an empty cell leaves the base's value."""
    path = tmp_path / "points.csv"
    path.write_text('a.b,a.out\n1,"ALD,BIR"\n,CED\n', encoding="utf-8")
    assert read_points(path) == [{"a.b": "1", "a.out": "ALD,BIR"}, {"a.out": "CED"}]


def test_points_of_a_toml_file(tmp_path: Path) -> None:
    """A section is a point; values are written as --set reads them."""
    path = tmp_path / "points.toml"
    path.write_text('[[points]]\na.b = 1\na.on = true\n[[points]]\n"a.out" = ["ALD"]\n', encoding="utf-8")
    assert read_points(path) == [{"a.b": "1", "a.on": "true"}, {"a.out": '["ALD"]'}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.csv", ""),
        ("p.csv", "a.b\n"),
        ("p.csv", "a.b,a.b\n1,2\n"),
        ("p.csv", "a.b\n1,2\n"),
        ("p.toml", ""),
        ("p.toml", "points = ["),
        ("p.toml", "[[point]]\na = 1\n"),
        ("p.txt", "a.b\n1\n"),
    ],
)
def test_a_file_that_has_no_points_is_refused(name: str, text: str, tmp_path: Path) -> None:
    """A file that is empty, of another kind, or not understood is refused."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_points(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A missing file is told as such."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_points(tmp_path / "none.csv")
