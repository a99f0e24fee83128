"""A synthetic case in a folder of its own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from optimiser.engine.synth import write_synthetic_case
from optimiser.errors import OutputError
from optimiser.synthetic.invented_case import CaseSizes

SIZES = CaseSizes(2, 25, 0, 0)


def test_the_record_says_what_it_was_made_from(tmp_path: Path) -> None:
    """Sizes, seed, rows and the hash of every file stand in the manifest."""
    rows = write_synthetic_case(tmp_path / "case", SIZES, 5)
    told = json.loads((tmp_path / "case" / "manifest.json").read_text(encoding="utf-8"))
    assert told["synthetic"] == {"trusts": 2, "lines": 25, "journeys": 0, "consignments": 0}
    assert (told["seed"], told["rows"]) == (5, rows)
    files = {path.name for path in (tmp_path / "case").iterdir()} - {"manifest.json"}
    assert set(told["outputs"]) == files
    for name, digest in told["outputs"].items():
        assert hashlib.sha256((tmp_path / "case" / name).read_bytes()).hexdigest() == digest


def test_what_is_there_stays_unless_it_may_go(tmp_path: Path) -> None:
    """A folder with a case is refused without force; one with a stranger's files is refused even with it."""
    write_synthetic_case(tmp_path / "case", SIZES, 5)
    before = (tmp_path / "case" / "spend_lines.csv").read_bytes()
    with pytest.raises(OutputError):
        write_synthetic_case(tmp_path / "case", SIZES, 6)
    assert (tmp_path / "case" / "spend_lines.csv").read_bytes() == before
    write_synthetic_case(tmp_path / "case", SIZES, 6, force=True)
    assert (tmp_path / "case" / "spend_lines.csv").read_bytes() != before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        write_synthetic_case(tmp_path / "mine", SIZES, 6, force=True)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
