"""A file that one program holds at a time."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from optimiser.ingest import locked_file
from optimiser.ingest.locked_file import locked

ASK = """
import sys
from pathlib import Path
from optimiser.errors import OutputError
from optimiser.ingest.locked_file import locked
try:
    with locked(Path(sys.argv[1]), patience_s=0):
        print("got it")
except OutputError as error:
    print(error.message)
"""


def ask_another(path: Path) -> str:
    """Return what another program meets at the file."""
    return subprocess.run([sys.executable, "-c", ASK, str(path)], capture_output=True, text=True, check=True).stdout


def test_nobody_else_gets_in_until_it_is_closed(tmp_path: Path) -> None:
    """While one program holds the file another is told so; afterwards it gets in."""
    path = tmp_path / "file"
    with locked(path) as file:
        file.write(b"x")
        assert ask_another(path).startswith("Another program has been holding")
    assert ask_another(path) == "got it\n"
    assert path.read_bytes() == b"x"


def test_the_lock_is_given_back_after_a_failure(tmp_path: Path) -> None:
    """An error inside does not leave the file locked."""
    path = tmp_path / "file"
    with pytest.raises(ZeroDivisionError), locked(path):
        1 / 0  # noqa: B018
    assert ask_another(path) == "got it\n"


def test_it_waits_for_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is free a moment later is waited for."""
    answers = iter([OSError(errno.EAGAIN, "busy"), None])
    monkeypatch.setattr(locked_file, "_give_back", lambda _: None)

    def take(descriptor: int) -> None:
        answer = next(answers)
        if answer is not None:
            raise answer

    monkeypatch.setattr(locked_file, "_take", take)
    with locked(tmp_path / "file"):
        pass
    assert next(answers, "asked twice") == "asked twice"


def test_a_drive_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no locks nothing is written, rather than something lost."""

    def take(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locked_file, "_take", take)
    with pytest.raises(OSError, match="No locks"), locked(tmp_path / "file"):
        pass
