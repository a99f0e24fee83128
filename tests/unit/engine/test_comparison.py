"""Comparing folders, and publishing what comes of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from optimiser.engine.comparison import compare_folders, publish_comparison
from optimiser.engine.run import RunRequest, execute
from optimiser.errors import OutputError, UsageError
from tests.unit.small_case import ITEMS, LINES, write_case


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two runs of a small case that is gone, the second with one price higher."""
    base = tmp_path_factory.mktemp("runs")
    case = write_case(base / "case", {"items": ITEMS, "spend_lines": LINES})
    execute(RunRequest(case, "base", base / "one", formats=()))
    write_case(base / "case", {"items": ITEMS, "spend_lines": LINES.replace("10,box,40.00", "10,box,45.00")})
    execute(RunRequest(case, "base", base / "two", formats=()))
    shutil.rmtree(case)
    return [base / "one", base / "two"]


def test_the_folders_are_enough(folders: list[Path]) -> None:
    """The case is gone, and the comparison says which row made the opportunity larger by how much."""
    (comparison,) = compare_folders(folders)
    (change,) = comparison.tables
    (bridge,) = [bridge for bridge in comparison.bridges if bridge.measure == "opportunity"]
    assert (change.table, change.changed, change.changed_pence) == ("spend_lines", ("L3",), 500)
    assert [(bar.trust, bar.difference_pence, bar.cause.tables) for bar in bridge.bars] == [
        ("CCC", 500, ("spend_lines",))
    ]
    assert bridge.difference_pence == 500


def test_it_is_published(folders: list[Path], tmp_path: Path) -> None:
    """Page, workbook and JSON stand in a folder of their own, which is not replaced unless asked for."""
    comparisons = compare_folders([*folders, folders[0]])
    paths = publish_comparison(comparisons, tmp_path / "out", False)
    assert [path.name for path in paths] == ["compare.html", "compare.xlsx", "compare.json"]
    assert all(path.stat().st_size > 1000 for path in paths)
    assert len(json.loads(paths[2].read_text(encoding="utf-8"))["comparisons"]) == 2
    before = [path.read_bytes() for path in paths]
    with pytest.raises(OutputError, match="not empty"):
        publish_comparison(comparisons, tmp_path / "out", False)
    publish_comparison(comparisons, tmp_path / "out", True)
    assert [path.read_bytes() for path in paths] == before


@pytest.mark.parametrize("name", ["result.json", "record/settings.json", "record/findings/figures.csv"])
def test_a_broken_record(folders: list[Path], tmp_path: Path, name: str) -> None:
    """A run folder with an empty file is told to be unreadable."""
    broken = tmp_path / "broken"
    shutil.copytree(folders[0], broken)
    (broken / name).write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        compare_folders([folders[0], broken])
