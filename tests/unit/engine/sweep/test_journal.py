"""The journal of a sweep."""

from __future__ import annotations

from pathlib import Path

from optimiser.engine.sweep.journal import Journal, read_journal

FINE = {"status": "optimal"}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Every point comes back by its key; of two lines on one the later counts."""
    path = tmp_path / "points.jsonl"
    with path.open("w+b") as file:
        journal = Journal(file)
        journal.begin()
        journal.append("a", 1, {"status": "failed"}, 0.5)
        journal.append("b", 2, FINE, 0.5)
        journal.append("a", 1, FINE, 0.5)
        assert read_journal(path) == {"a": FINE, "b": FINE}


def test_a_line_that_was_cut_off_is_as_if_not_written(tmp_path: Path) -> None:
    """What a killed sweep left half-written is not read, and the next line does not stick to it."""
    path = tmp_path / "points.jsonl"
    path.write_bytes(b'{"key": "a", "outcome": {"status": "optimal"}}\nno JSON\n{"key": "b", "outcome": {"sta')
    assert read_journal(path) == {"a": FINE}
    with path.open("r+b") as file:
        journal = Journal(file)
        journal.begin()
        journal.append("c", 3, FINE, 0.5)
    assert read_journal(path) == {"a": FINE, "c": FINE}


def test_no_journal_yet(tmp_path: Path) -> None:
    """Where nothing was written, nothing is finished."""
    assert read_journal(tmp_path / "points.jsonl") == {}
