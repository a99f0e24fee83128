"""One file held by one program at a time, by a lock that the system itself takes back from a program that dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from optimiser.errors import OutputError

# Far beyond the end of any such file, so that where a lock is binding on readers (Windows) they are not hindered.
_PLACE = 1 << 30
_PAUSE_S = 0.02
_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        """Lock one byte or raise at once; waiting is done by the caller."""
        os.lseek(descriptor, _PLACE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _give_back(descriptor: int) -> None:
        """Release the byte."""
        os.lseek(descriptor, _PLACE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        """Lock one byte or raise at once; waiting is done by the caller."""
        # A byte and not the whole file: such locks pass through to a file server, those of flock need not.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _PLACE)

    def _give_back(descriptor: int) -> None:
        """Release the byte."""
        fcntl.lockf(descriptor, fcntl.LOCK_UN, 1, _PLACE)


@contextmanager
def locked(path: Path, patience_s: float = 10.0) -> Iterator[BinaryIO]:
    """Open a file to read and write, made where it is not there, and let no other program in until it is closed.

    Parameters
    ----------
    path
        The file.
    patience_s
        How long another program is waited for [s].

    Raises
    ------
    OSError
        If the file cannot be opened or locked at all.
    OutputError
        If another program keeps it locked for longer.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "r+b") as file:
        end = time.monotonic() + patience_s
        while True:
            try:
                _take(descriptor)
                break
            except OSError as error:
                if error.errno not in _BUSY:
                    raise
                if time.monotonic() >= end:
                    message = f"Another program has been holding '{path}' for {patience_s:g} seconds."
                    raise OutputError(message, "Let the other program finish, then try again.") from None
                time.sleep(_PAUSE_S)
        try:
            yield file
            file.flush()
            os.fsync(descriptor)
        finally:
            _give_back(descriptor)
