"""From an exception to an exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest

from optimiser.commands.failures import guarded
from optimiser.errors import LimitError, OutputError, TargetMissed, UsageError, VerificationError

SECRET = "row 17 of Ash Hospitals"


def failing(error: BaseException) -> NoReturn:
    """Raise an error, as the body of a command might."""
    raise error


def code_of(error: BaseException, *, as_json: bool = False, debug: bool = False) -> int:
    """Return the exit code of a command that fails so."""
    return guarded(lambda: failing(error), as_json=as_json, debug=debug)


def test_a_command_that_works() -> None:
    """The code of the command is passed on."""
    assert guarded(lambda: 0, as_json=False, debug=False) == 0
    assert guarded(lambda: 7, as_json=False, debug=False) == 7


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("no"), 2),
        (LimitError("no"), 5),
        (VerificationError("no"), 6),
        (TargetMissed("no"), 7),
        (OutputError("no"), 8),
        (KeyboardInterrupt(), 130),
        (PermissionError(13, "Permission denied"), 8),
        (OSError(28, "No space left on device"), 8),
        (OSError(9, "Bad file descriptor"), 1),
        (ValueError(SECRET), 1),
    ],
)
def test_exit_codes(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Every failure has its code; what the system refuses is no bug."""
    assert code_of(error) == code
    assert capsys.readouterr().out == ""


def test_a_bug_tells_nothing_of_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    """A bug is told in one line without its message, which may hold a row."""
    assert code_of(ValueError(SECRET)) == 1
    err = capsys.readouterr().err
    assert err.startswith("Error: The program failed (ValueError, error ")
    assert SECRET not in err


def test_a_bug_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json a bug is an object like every other failure."""
    assert code_of(ValueError(SECRET), as_json=True) == 1
    out = capsys.readouterr().out
    assert json.loads(out)["error"]["kind"] == "bug"
    assert SECRET not in out


def test_the_places_of_a_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --debug a file names the places in the program, causes included, and holds no message."""
    monkeypatch.chdir(tmp_path)

    def body() -> int:
        try:
            failing(KeyError(SECRET))
        except KeyError as inner:
            raise ValueError(SECRET) from inner

    assert guarded(body, as_json=False, debug=True) == 1
    (log,) = tmp_path.iterdir()
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_failures.py" in text
    assert SECRET not in text
    assert log.name in capsys.readouterr().err


def test_the_places_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the file of a bug cannot be written that is said, and the code stays."""

    def refuse(self: Path, *_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "write_text", refuse)
    assert code_of(ValueError(SECRET), debug=True) == 1
    assert "could not be written" in capsys.readouterr().err
