"""From a figure to its rows."""

from __future__ import annotations

import pytest

from optimiser.engine.run import RunRequest, execute
from optimiser.engine.trace import FigureTrace, RowTrace, read_traces
from tests.unit.small_case import ITEMS, LINES, write_case


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FigureTrace]:
    """Return every figure of a small run."""
    folder = tmp_path_factory.mktemp("run")
    case = write_case(folder / "case", {"items": ITEMS, "spend_lines": LINES})
    execute(RunRequest(case, "base", folder / "run", formats=()))
    return read_traces(folder / "run")


def test_a_figure_made_from_rows(traces: dict[str, FigureTrace]) -> None:
    """Spend leads to the file and the row that Excel shows."""
    found = traces["spend:gloves:CCC"]
    assert (found.value, found.unit, found.period, found.basis) == ("40.00", "GBP", "2025/26", "supplied")
    assert found.rows == (RowTrace("spend_lines", "spend_lines.csv", "", 4, "L3", 1),)
    assert found.parts == ()


def test_a_price_is_no_money(traces: dict[str, FigureTrace]) -> None:
    """A price is shown with six decimals and its own unit."""
    found = traces["benchmark:weighted_mean:gloves"]
    assert (found.value, found.unit) == ("2.333333", "GBP per box")


def test_a_figure_made_from_figures(traces: dict[str, FigureTrace]) -> None:
    """An excess leads to the spend and the benchmark it uses."""
    assert traces["excess:median:gloves:CCC"].parts == (("spend:gloves:CCC", 0), ("benchmark:median:gloves", 0))


def test_every_part_is_there(traces: dict[str, FigureTrace]) -> None:
    """No trace leads nowhere: each part is a figure, and each figure ends in rows."""

    def ends(name: str) -> bool:
        found = traces[name]
        return bool(found.rows or found.parts) and all(ends(part) for part, _ in found.parts)

    assert all(ends(name) for name in traces)
    assert "headline:opportunity" in traces
