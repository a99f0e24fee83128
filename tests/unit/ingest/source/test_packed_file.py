"""Files packed with gzip."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.packed_file import open_packed
from tests.unit.ingest.source.source_files import written


def test_unpacked(tmp_path: Path) -> None:
    """The unpacked bytes come out."""
    with open_packed(written(tmp_path, "a.gz", gzip.compress(b"a,b\n")), LIMITS) as stream:
        assert stream.read() == b"a,b\n"


def test_a_bomb(tmp_path: Path) -> None:
    """What unpacks to far more than its size is refused before it is unpacked."""
    path = written(tmp_path, "a.gz", gzip.compress(b"0" * 10_000_000))
    with (
        open_packed(path, SourceLimits(unpacked_from=1000, unpacked_ratio=10)) as stream,
        pytest.raises(FileRefusedError) as caught,
    ):
        stream.read()
    assert caught.value.kind == "hostile-file"


@pytest.mark.parametrize(
    "data", [gzip.compress(b"a,b\n" * 100)[:-12], b"\x1f\x8b nonsense"], ids=["cut off", "nonsense"]
)
def test_damaged(tmp_path: Path, data: bytes) -> None:
    """What cannot be unpacked is unreadable."""
    with open_packed(written(tmp_path, "a.gz", data), LIMITS) as stream, pytest.raises(FileRefusedError) as caught:
        stream.read()
    assert caught.value.kind == "unreadable-file"
