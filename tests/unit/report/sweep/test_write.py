"""The files of a sweep."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from optimiser.report.sweep.write import write_sweep
from tests.unit.report.sweep.sweep_sample import content_of


def test_the_files(tmp_path: Path) -> None:
    """JSON, CSV and the page are written whole, over earlier ones, and nothing else is left."""
    for _ in range(2):
        write_sweep(tmp_path, content_of())
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"sweep.json", "sweep.html", "results.csv", "tornado.csv", "frontier.csv"}
    assert json.loads((tmp_path / "sweep.json").read_text(encoding="utf-8")) == content_of()
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["status"] for row in csv.DictReader(stream)] == ["optimal"] * 4 + ["infeasible"]
    assert (tmp_path / "sweep.html").read_text(encoding="utf-8").endswith("</html>\n")
