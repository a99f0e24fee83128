"""What is asked of reading a trust's files: which files are meant, and what a person said beside them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimiser.ingest.decisions import DECISIONS_FILE, read_decisions
from optimiser.ingest.header.header_map_file import HEADER_MAP_NAME, Layout, from_toml
from optimiser.ingest.lines.outcome import Said
from optimiser.ingest.lines.plan import Origin
from optimiser.ingest.lines.rejected_file import REJECTED_NAME
from optimiser.ingest.lines.said_files import SAID_FILES, read_said
from optimiser.issues import Issue, IssueLog

PSEUDONYM_KEY = Path("record", "pseudonyms.key")
"""Restricted: with it, names could be tried out; a later reading into the same folder keeps it."""
_NOT_DATA = frozenset({HEADER_MAP_NAME, DECISIONS_FILE, *SAID_FILES})


@dataclass(frozen=True)
class IngestRequest:
    """What is asked for.

    Parameters
    ----------
    files
        Files, or folders whose files are meant.
    trust
        Code of the trust, or a free label.
    out
        Folder to write.
    header_map
        A header map file that a person corrected; ``None`` for none.
    force
        Whether an earlier reading there may be replaced.
    """

    files: tuple[Path, ...]
    trust: str
    out: Path
    header_map: Path | None = None
    force: bool = False


def origins_of(files: Iterable[Path], trust: str) -> list[Origin]:
    """Return every file that is meant, a folder's own in the order of their names.

    Parameters
    ----------
    files
        Files and folders.
    trust
        Code of the trust that sent them.
    """
    paths = [path for given in files for path in (_files_in(given) if given.is_dir() else [given])]
    names = [path.name for path in paths]
    shown = [path.name if names.count(path.name) == 1 else path.as_posix() for path in paths]
    again: dict[str, int] = {}
    found = []
    for path, name in zip(paths, shown, strict=True):
        again[name] = again.get(name, 0) + 1
        found.append(Origin(path, name if again[name] == 1 else f"{name} ({again[name]})", trust))
    return found


def _files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that may be data, by name."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith((".", "~$")) and path.name not in _NOT_DATA
    )


def keep_key(request: IngestRequest, key: Path) -> None:
    """Let a private individual keep the pseudonym that an earlier reading gave.

    Parameters
    ----------
    request
        What is asked for.
    key
        Where the key is to lie.
    """
    folders = [request.out, *(path.parent for path in request.files if path.name == REJECTED_NAME)]
    for folder in folders:
        if (folder / PSEUDONYM_KEY).is_file():
            key.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / PSEUDONYM_KEY, key)
            return


def layouts_of(request: IngestRequest, origins: Sequence[Origin]) -> tuple[tuple[Layout, ...], list[Issue]]:
    """Read the header map that was handed back; rows that are read again have theirs beside them.

    Parameters
    ----------
    request
        What is asked for.
    origins
        The files that are meant.
    """
    path = request.header_map
    if path is not None:
        return from_toml(path)
    beside = {origin.path.parent / HEADER_MAP_NAME for origin in origins if origin.path.name == REJECTED_NAME}
    found: list[Layout] = []
    issues: list[Issue] = []
    for map_file in sorted(beside):
        if map_file.is_file():
            layouts, told = from_toml(map_file)
            found += layouts
            issues += told
    return tuple(found), issues


def said_of(request: IngestRequest, origins: Sequence[Origin], log: IssueLog) -> Said:
    """Read what a person said beside the header map, in a folder that is read, or beside rows that are read again.

    Parameters
    ----------
    request
        What is asked for.
    origins
        The files that are meant.
    log
        Takes what is wrong with it.
    """
    folders = [] if request.header_map is None else [request.header_map.parent]
    folders += [path for path in request.files if path.is_dir()]
    folders += [origin.path.parent for origin in origins if origin.path.name == REJECTED_NAME]
    saying = (folder for folder in folders if any((folder / name).is_file() for name in SAID_FILES))
    folder = next(saying, None)
    return Said() if folder is None else read_said(folder, log)


def decisions_of(files: Iterable[Path]) -> tuple[Any, ...]:
    """Read what a person decided on matches, where a decisions file lies in a folder that is read.

    Parameters
    ----------
    files
        Files and folders.
    """
    folders = [path for path in files if path.is_dir()]
    return tuple(decision for folder in folders for decision in read_decisions(folder / DECISIONS_FILE))
