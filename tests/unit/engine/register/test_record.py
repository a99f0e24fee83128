"""What the register keeps of a run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.record import manifest_hash, record_of
from tests.unit.engine.register.sample import write_run


def test_a_record_is_read_from_the_folder(tmp_path: Path) -> None:
    """Case, scenario, seed, results of both scopes and hashes are read; the manifest is among the files."""
    folder = write_run(tmp_path / "run")
    record = record_of(folder)
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    assert (record.case_name, record.scenario, record.seed, record.levers) == ("tiny", "base", 7, "buying;transport")
    assert record.results == {
        ("headline", "saving_pence"): 106000,
        ("headline", "opportunity_pence"): 270000,
        ("illustration", "saving_pence"): 5,
    }
    assert record.artefacts == {"result.json": "2" * 64, "manifest.json": digest}
    assert record.manifest_sha256 == manifest_hash(folder) == digest


def test_another_content_has_another_hash(tmp_path: Path) -> None:
    """The hash of the case follows its files, that of the settings the settings."""
    one = record_of(write_run(tmp_path / "one"))
    other_folder = write_run(tmp_path / "other")
    text = (other_folder / "manifest.json").read_text(encoding="utf-8")
    (other_folder / "manifest.json").write_text(text.replace("1" * 64, "9" * 64), encoding="utf-8")
    other = record_of(other_folder)
    assert one.case_hash != other.case_hash
    assert one.settings_hash == other.settings_hash


@pytest.mark.parametrize("broken", ["manifest.json", "result.json", "record/settings.json"])
@pytest.mark.parametrize("text", [None, "{", "{}", "[]"])
def test_what_is_no_run(tmp_path: Path, broken: str, text: str | None) -> None:
    """A folder with a file missing, cut short or emptied is told to be no run."""
    folder = write_run(tmp_path / "run")
    (folder / broken).unlink()
    if text is not None:
        (folder / broken).write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match="cannot be read as a run"):
        record_of(folder)


def test_no_manifest_has_no_hash(tmp_path: Path) -> None:
    """A folder that is gone has no manifest to hash."""
    assert manifest_hash(tmp_path / "gone") == ""
