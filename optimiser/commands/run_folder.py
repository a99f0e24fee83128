"""Finding a run: a folder, or the identifier of a run under ``runs``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from optimiser.errors import UsageError

_MANIFEST = "manifest.json"
_RECORD = "record"


def find_run(run: str) -> Path:
    """Return the folder of a run.

    Parameters
    ----------
    run
        A run folder, or the beginning of a run id, at least six characters, looked for under ``runs`` in this folder;
        of several the latest.

    Raises
    ------
    UsageError
        If there is no such run.
    """
    folder = Path(run)
    try:
        has_manifest, is_folder = (folder / _MANIFEST).is_file(), folder.is_dir()
    except OSError:
        has_manifest = is_folder = False
    if has_manifest:
        if not (folder / _RECORD).is_dir():
            raise UsageError(
                f"'{run}' is not a run folder: it has no {_RECORD}/.", "Name the run that the report was made of."
            )
        return folder
    if is_folder:
        raise UsageError(f"'{run}' is not a run folder: it has no {_MANIFEST}.", "Name the folder that --out named.")
    found = [
        path.parent for path in sorted(Path("runs").rglob(_MANIFEST)) if len(run) >= 6 and _run_id(path).startswith(run)
    ]
    if not found:
        raise UsageError(f"There is no run '{run}'.", "Name a run folder, or the run id that `optimiser run` printed.")
    return max(found, key=lambda path: path.stat().st_mtime)


def read_result(folder: Path) -> dict[str, Any]:
    """Return the content of a run's ``result.json``.

    Raises
    ------
    UsageError
        If it cannot be read.
    """
    try:
        content: dict[str, Any] = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError(f"The result of the run in '{folder}' cannot be read.", "Run the case again.") from None
    return content


def _run_id(manifest: Path) -> str:
    try:
        return str(json.loads(manifest.read_text(encoding="utf-8")).get("run_id", ""))
    except (OSError, ValueError):
        return ""
