"""manifest.json: what went in and came out of a run, with hashes, versions and times."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from optimiser.engine.publish import MANIFEST
from optimiser.engine.version import library_versions


def write_manifest(folder: Path, result: dict[str, Any], timings: dict[str, float]) -> None:
    """Write the manifest of a finished run folder.

    Parameters
    ----------
    folder
        The run folder, complete but for the manifest.
    result
        The content of ``result.json``.
    timings
        Seconds from the start to the end of each phase [s].
    """
    content = {
        "run_id": result["run_id"],
        "case": result["case"],
        "scenario": result["scenario"],
        "tool_version": result["tool_version"],
        "created": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "seconds": result["seconds"],
        "timings": {name: round(seconds, 3) for name, seconds in timings.items()},
        "versions": library_versions(),
        "inputs": result["files"],
        "settings": result["settings"],
        "outputs": output_hashes(folder),
    }
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def output_hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a run folder but the manifest, by its path inside the folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
