"""points.jsonl: what came of each point, a line at a time as they finish, so that a killed sweep loses nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import BinaryIO

from optimiser.engine.sweep.outcome import Outcome

JOURNAL = "points.jsonl"


def read_journal(path: Path) -> dict[str, Outcome]:
    """Return what came of each point by its key; of two lines on one point the later counts.

    Parameters
    ----------
    path
        The file; absent where nothing has been finished. A last line that was cut off is as if it had not been written.
    """
    found: dict[str, Outcome] = {}
    if path.exists():
        for line in path.read_bytes().split(b"\n")[:-1]:
            try:
                entry = json.loads(line)
                found[entry["key"]] = entry["outcome"]
            except (ValueError, KeyError, TypeError):
                continue
    return found


class Journal:
    """The one writer of the file.

    Parameters
    ----------
    file
        The open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def begin(self) -> None:
        """Cut off what a killed sweep left half-written at the end."""
        self._file.seek(0)
        self._file.truncate(self._file.read().rfind(b"\n") + 1)
        self._file.seek(0, os.SEEK_END)

    def append(self, key: str, number: int, outcome: Outcome, seconds: float) -> None:
        """Write what came of a point, for good.

        Parameters
        ----------
        key
            Hash of what it depends on.
        number
            Number of the point.
        outcome
            What came of it.
        seconds
            How long it took, its parts left out [s].
        """
        entry = {"key": key, "point": number, "seconds": round(seconds, 3), "outcome": outcome}
        self._file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
