"""The whole check of a folder: what is no run, what breaks on the way, and the hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from optimiser.audit.verify import audit_run, check_hashes
from tests.unit.audit.drawn import ITEMS, LINES, record


def test_a_folder_that_is_no_run_has_differences(tmp_path: Path) -> None:
    """Nothing is recomputed and the missing files are named."""
    report = audit_run(tmp_path)
    assert report.figures == 0
    assert {difference.place for difference in report.differences} == {"result.json", "record/settings.json"}


def test_a_run_without_its_findings_has_differences(tmp_path: Path) -> None:
    """Every figure that the record gives is missing."""
    record(tmp_path, {"spend_lines": LINES, "items": ITEMS})
    report = audit_run(tmp_path)
    missing = {difference.figure for difference in report.differences}
    assert report.figures > 20
    assert {"spend:gloves:AAA", "headline:opportunity", "unit_prices"} <= missing


def test_a_file_that_breaks_a_recomputation_is_a_difference(tmp_path: Path) -> None:
    """A setting that is no number stops the recomputation, not the check of what else is there."""
    record(tmp_path, {"spend_lines": LINES, "items": ITEMS})
    path = tmp_path / "record" / "settings.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"min_trusts": 3', '"min_trusts": "many"'), encoding="utf-8"
    )
    places = [difference.place for difference in audit_run(tmp_path).differences]
    assert "record/input" in places
    assert "record/findings/reconciliation.csv" in places


def _manifest(folder: Path, **outputs: str) -> None:
    (folder / "manifest.json").write_text(json.dumps({"outputs": outputs}), encoding="utf-8")


def test_every_file_has_the_hash_that_is_listed(tmp_path: Path) -> None:
    """The manifest itself is not listed."""
    (tmp_path / "a").write_bytes(b"text")
    _manifest(tmp_path, a=hashlib.sha256(b"text").hexdigest())
    assert check_hashes(tmp_path) == ()


def test_changed_missing_and_unlisted_files_are_told(tmp_path: Path) -> None:
    """One of each."""
    (tmp_path / "changed").write_bytes(b"text")
    (tmp_path / "unlisted").write_bytes(b"text")
    _manifest(tmp_path, changed="0", gone="0")
    assert {difference.figure for difference in check_hashes(tmp_path)} == {"changed", "gone", "unlisted"}


def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Without it no file can be vouched for."""
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    (difference,) = check_hashes(tmp_path)
    assert difference.place == "manifest.json"
