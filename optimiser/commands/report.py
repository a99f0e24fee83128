"""``optimiser report``: write the reports of a run again."""

from __future__ import annotations

from pathlib import Path

from optimiser.commands.run_folder import find_run
from optimiser.commands.screen import say, say_json
from optimiser.engine.reports import ALL_FORMATS, report_again
from optimiser.errors import UsageError


def report(run: str, formats: str, out: Path, *, force: bool, as_json: bool) -> int:
    """Make the reports of a run again, from its folder alone, into another folder.

    Parameters
    ----------
    run
        Run folder or run id.
    formats
        Some of html, xlsx, json and csv, split by commas.
    out
        Where to write.
    force
        Whether an earlier report there may be replaced.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If a format does not exist.
    """
    folder = find_run(run)
    chosen = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    unknown = [name for name in chosen if name not in ALL_FORMATS]
    if unknown or not chosen:
        raise UsageError(f"There is no format '{', '.join(unknown)}'.", f"Use some of {', '.join(ALL_FORMATS)}.")
    paths = report_again(folder, chosen, out, force)
    if as_json:
        say_json({"run": str(folder), "files": [str(path) for path in paths]})
        return 0
    for path in paths:
        say(str(path))
    return 0
