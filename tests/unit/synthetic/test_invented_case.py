"""A whole invented case."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from optimiser.ingest.load_case import load_case
from optimiser.synthetic.invented_case import CaseSizes, make_case


def _written(folder: Path, sizes: CaseSizes, seed: int = 4) -> dict[str, int]:
    folder.mkdir()
    return make_case(sizes, seed).write(folder, "1.0")


@pytest.mark.parametrize(
    ("sizes", "absent"),
    [
        (CaseSizes(3, 40, 6, 6), set()),
        (CaseSizes(2, 30, 0, 0), {"areas", "journeys", "consignments", "rounds", "vehicles", "factors"}),
        (CaseSizes(4, 0, 7, 0), {"items", "spend_lines", "demand", "offers", "consignments", "rounds"}),
        (CaseSizes(4, 0, 0, 7), {"items", "spend_lines", "demand", "offers", "journeys"}),
    ],
)
def test_a_case_reads_without_a_refused_row(tmp_path: Path, sizes: CaseSizes, absent: set[str]) -> None:
    """The program accepts every row; each size is exact, and of nothing there is no table."""
    counts = _written(tmp_path / "case", sizes)
    case = load_case(tmp_path / "case")
    assert set(case.tables) == set(counts)
    assert not absent & set(counts)
    for table, count in (
        ("trusts", sizes.trusts),
        ("spend_lines", sizes.lines),
        ("journeys", sizes.journeys),
        ("consignments", sizes.consignments),
    ):
        assert counts.get(table, 0) == count
        assert not count or len(case.frame(table)) == count
    assert {table.basis for table in case.tables.values()} == {"synthetic"}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Made again, every file is the same; with another seed the lines are not."""
    sizes = CaseSizes(3, 40, 6, 6)
    for name, seed in (("one", 4), ("again", 4), ("other", 5)):
        _written(tmp_path / name, sizes, seed)
    one, again, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "again", "other")
    )
    assert one == again
    assert one["spend_lines.csv"] != other["spend_lines.csv"]


def test_nothing_is_called_like_anything_real(tmp_path: Path) -> None:
    """Trusts and suppliers are numbers, and places have no postcode."""
    _written(tmp_path / "case", CaseSizes(3, 40, 6, 6))
    for table, name, begins in (("trusts", "name", "Trust "), ("suppliers", "name", "Supplier ")):
        with (tmp_path / "case" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            assert all(row[name].removeprefix(begins).isdigit() for row in csv.DictReader(stream))
    assert "postcode" not in (tmp_path / "case" / "sites.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("sizes", [(1, 10, 0, 0), (3, -1, 0, 5), (3, 0, 0, 0)])
def test_sizes_that_are_no_case(sizes: tuple[int, int, int, int]) -> None:
    """One trust, less than nothing, and nothing at all are refused."""
    with pytest.raises(ValueError, match="two trusts or more"):
        CaseSizes(*sizes)
