"""``optimiser init``: write a commented case that runs."""

from __future__ import annotations

import shutil
from pathlib import Path

from optimiser.commands.screen import say, say_json
from optimiser.config.shipped import shipped_case
from optimiser.engine.publish import published


def init(folder: Path, case: str, *, as_json: bool) -> int:
    """Copy a shipped case into a folder of the user's own.

    Parameters
    ----------
    folder
        Where to write; must be empty or absent.
    case
        Name of the shipped case.
    as_json
        Whether to answer with one JSON object.
    """
    source = shipped_case(case)
    files = sorted(path for path in source.iterdir() if path.is_file())
    with published(folder) as stage:
        for path in files:
            shutil.copyfile(path, stage / path.name)
    if as_json:
        say_json({"case": case, "folder": str(folder), "files": [path.name for path in files]})
        return 0
    say(f"The case '{case}' is in '{folder}' ({len(files)} files).")
    say(f"Next: optimiser run {folder}")
    return 0
