"""Hashes of a run folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from optimiser.engine.manifest import output_hashes


def test_output_hashes(tmp_path: Path) -> None:
    """Every file is hashed under its path inside the folder, with forward slashes, but the manifest itself."""
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "a.csv").write_bytes(b"a")
    (tmp_path / "manifest.json").write_bytes(b"{}")
    (tmp_path / "b.json").write_bytes(b"b")
    assert output_hashes(tmp_path) == {
        "b.json": hashlib.sha256(b"b").hexdigest(),
        "csv/a.csv": hashlib.sha256(b"a").hexdigest(),
    }
