"""Publishing a folder whole or not at all: written beside, checked, then renamed into place."""

from __future__ import annotations

import glob
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from optimiser.errors import OutputError

MANIFEST = "manifest.json"
_A_DAY = 24 * 60 * 60


def refuse_occupied(folder: Path, force: bool) -> None:
    """Refuse an output folder that is not free.

    Parameters
    ----------
    folder
        Where the output is to stand.
    force
        Whether an earlier run there may be replaced; anything that is not a run is never replaced.

    Raises
    ------
    OutputError
        If the folder is a file, the folder one is in, or is not empty and may not be replaced.
    """
    try:
        if folder.is_file():
            raise OutputError(f"'{folder}' is a file, not a folder.", "Choose another --out.")
        if Path.cwd().is_relative_to(folder.resolve()):
            message = f"'{folder}' is the folder you are in, or one above it, so it cannot be put into place."
            raise OutputError(message, "Name a folder to be made, such as result.")
        if not folder.is_dir() or not any(folder.iterdir()):
            return
    except OSError as error:
        raise OutputError(f"Cannot read '{folder}': {error.strerror}.", "Choose another --out.") from None
    if not force:
        raise OutputError(f"The folder '{folder}' is not empty.", "Choose another --out, or add --force to replace it.")
    if not (folder / MANIFEST).is_file():
        message = f"The folder '{folder}' holds something that is not a run, so it is not replaced."
        raise OutputError(message, "Choose another --out, or empty the folder yourself.")


@contextmanager
def published(folder: Path, force: bool = False) -> Iterator[Path]:
    """Give a folder to write into, and put it into place only if all went well.

    Parameters
    ----------
    folder
        Where it is to stand in the end.
    force
        Whether an earlier run there may be replaced.

    Raises
    ------
    OutputError
        If the folder is not free or cannot be written.
    """
    refuse_occupied(folder, force)
    folder = folder.resolve()
    stage = folder.parent / f".{folder.name}.partial-{os.getpid()}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(folder)
        refuse_occupied(folder, force)
        stage.mkdir()
    except OSError as error:
        raise OutputError(f"Cannot write to '{folder.parent}': {error.strerror}.", "Choose another --out.") from None
    try:
        yield stage
        # Another run may have taken the place in the meantime.
        refuse_occupied(folder, force)
        _move_into_place(stage, folder)
    except OSError as error:
        raise OutputError(
            f"Cannot write '{folder}': {error.strerror}.", "Free the disk or choose another --out."
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move_into_place(stage: Path, folder: Path) -> None:
    """Rename the finished folder into place; an earlier run steps aside first and is deleted last."""
    aside = folder.parent / f".{folder.name}.replaced-{os.getpid()}"
    try:
        if folder.is_dir():
            folder.rename(aside)
        stage.rename(folder)
    except BaseException:
        if aside.is_dir() and not folder.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _clear_leftovers(folder: Path) -> None:
    """Delete what a killed run left beside the folder; what belongs to another living process stays."""
    for kind in ("partial", "replaced"):
        for path in folder.parent.glob(f".{glob.escape(folder.name)}.{kind}-*"):
            owner = path.name.rpartition("-")[2]
            if owner.isdigit() and (int(owner) == os.getpid() or not _is_alive(int(owner), path)):
                if kind == "replaced" and not folder.exists():
                    path.rename(folder)
                else:
                    shutil.rmtree(path, ignore_errors=True)


def _cannot_ask() -> bool:
    """Tell whether this system has no harmless way to ask for a process: on Windows, asking would end it."""
    return os.name == "nt"


def _is_alive(process: int, folder: Path) -> bool:
    """Tell whether the process that made a folder still runs; where that cannot be told, a day decides."""
    if _cannot_ask():
        return time.time() - folder.stat().st_mtime < _A_DAY
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
