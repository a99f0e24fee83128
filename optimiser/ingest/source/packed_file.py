"""Text packed with gzip, unpacked as it is read and never beyond what its size allows."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits

GZIP_SIGN = b"\x1f\x8b"


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a file, counted."""

    def __init__(self, path: Path, limits: SourceLimits) -> None:
        super().__init__()
        self._packed = path.open("rb")
        self._stream = gzip.GzipFile(fileobj=self._packed)
        self._limits = limits
        self._most = max(limits.unpacked_from, path.stat().st_size * limits.unpacked_ratio)
        self._read = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with the next bytes, and return how many they are."""
        view = memoryview(buffer).cast("B")
        try:
            part = self._stream.read(len(view))
        except (OSError, EOFError, zlib.error):
            raise FileRefusedError("unreadable-file", "the file is damaged: it cannot be unpacked.") from None
        self._read += len(part)
        if self._read > self._most:
            message = f"the file unpacks to more than {self._limits.unpacked_ratio} times its size."
            raise FileRefusedError("hostile-file", message)
        view[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Close the file."""
        self._packed.close()
        super().close()


def open_packed(path: Path, limits: SourceLimits) -> BinaryIO:
    """Open a file packed with gzip at its first unpacked byte.

    Parameters
    ----------
    path
        The file.
    limits
        How far it may unpack.
    """
    return io.BufferedReader(_Unpacked(path, limits), 1 << 20)
