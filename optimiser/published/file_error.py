"""The error of a published file that is not what its format says."""

from __future__ import annotations

from typing import ClassVar

from optimiser.errors import OptimiserError


class PublishedFileError(OptimiserError):
    """A file that is not what its format says."""

    exit_code: ClassVar[int] = 3
    kind: ClassVar[str] = "published-file"
