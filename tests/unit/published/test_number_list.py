"""A file that is one long list of numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from optimiser.published.file_error import PublishedFileError
from optimiser.published.number_list import NumberList


def _list(folder: Path, content: bytes) -> NumberList:
    path = folder / "p1"
    path.write_bytes(content)
    return NumberList(path)


def test_numbers_come_in_order_over_lines(tmp_path: Path) -> None:
    """Blanks, tabs and line ends of either kind are all the same, and decimals are exact."""
    numbers = _list(tmp_path, b" 2 3.\r\n\t6739.72500\n")
    assert numbers.count("the number", 10) == 2
    assert [numbers.number("a cost"), numbers.number("a cost")] == [Decimal(3), Decimal("6739.725")]
    numbers.end()


@pytest.mark.parametrize("tail", [b"\0" * 77, b"\0" * 8 + b"  39.  336.\r\n", b"\0\xff\xfe"])
def test_the_file_ends_at_its_first_nul(tmp_path: Path, tail: bytes) -> None:
    """Padding, and what another file left behind it, are not read."""
    numbers = _list(tmp_path, b"1 2\n" + tail)
    assert [numbers.number("a"), numbers.number("b")] == [1, 2]
    numbers.end()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "p1 ends after 0 numbers, before the need"),
        (b"abc", "p1 has 'abc' as number 1, where the need should be"),
        (b"-3", "p1 has '-3' as number 1, where the need should be"),
        (b"nan", "p1 has 'nan' as number 1"),
        (b"inf", "p1 has 'inf' as number 1"),
        (b"1e999999999", "p1 has '1e999999999' as number 1"),
        (b"\xff\xfe1", "p1 is no text"),
    ],
)
def test_what_is_no_number_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    """With its place and what should be there; the exit code is that of bad input."""
    with pytest.raises(PublishedFileError) as found:
        _list(tmp_path, content).number("the need")
    assert found.value.message.startswith(message)
    assert found.value.exit_code == 3


@pytest.mark.parametrize("content", [b"0", b"2.5", b"11"])
def test_what_is_no_count_is_named(tmp_path: Path, content: bytes) -> None:
    """A count is a whole number from 1 to what is believed."""
    with pytest.raises(PublishedFileError, match="where the number of customers should be"):
        _list(tmp_path, content).count("the number of customers", 10)


def test_numbers_left_over_are_named(tmp_path: Path) -> None:
    """A file that is longer than it says is none of the format."""
    with pytest.raises(PublishedFileError, match="2 numbers more"):
        _list(tmp_path, b"1 2").end()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The system's reason is told."""
    with pytest.raises(PublishedFileError, match="nothing cannot be read: No such file"):
        NumberList(tmp_path / "nothing")
    with pytest.raises(PublishedFileError, match="cannot be read"):
        NumberList(tmp_path)
