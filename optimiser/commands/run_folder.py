"""Finding a run: a folder, a name in the register, or the identifier of a run."""

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
        A run folder, a name that the register has, or the beginning of a run id, at least six characters, looked for in
        the register and under ``runs`` in this folder; of several the latest.

    Raises
    ------
    UsageError
        If there is no such run, or its folder is there no more.
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
    registered = _registered(run)
    if registered is not None:
        return registered
    found = [
        path.parent for path in sorted(Path("runs").rglob(_MANIFEST)) if len(run) >= 6 and _run_id(path).startswith(run)
    ]
    if not found:
        raise UsageError(f"There is no run '{run}'.", "Name a run folder, a run of `optimiser runs`, or a run id.")
    return max(found, key=lambda path: path.stat().st_mtime)


def _registered(word: str) -> Path | None:
    """Return the folder of a run that the register knows; ``None`` where it knows none, or cannot be asked."""
    from optimiser.engine.register.place import register_place

    place = register_place()
    if place is None or not place.exists:
        return None
    from optimiser.engine.register.failure import RegisterError
    from optimiser.engine.register.use import matching, registered_runs

    try:
        runs = matching(registered_runs(), word)
    except RegisterError:
        return None
    present = [run.folder for run in runs if run.is_there]
    if present:
        return present[-1]
    if runs and word in runs[-1].names:
        what = f"was removed on {runs[-1].pruned_at[:10]}" if runs[-1].pruned_at else "is not where it was"
        raise UsageError(
            f"The folder of the run '{word}' {what}.", f"`optimiser runs show {word}` has what is left of it."
        )
    return None


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
