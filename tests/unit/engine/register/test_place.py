"""Where the register is, and who is written into it."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from optimiser.engine.register.place import REGISTER, WHO, register_place, who


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Begin in an empty folder with nothing said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(REGISTER, raising=False)
    monkeypatch.delenv(WHO, raising=False)


def test_it_stands_beside_the_runs(tmp_path: Path) -> None:
    """Without a word it is runs/register.sqlite in this folder, and it is not made by being looked for."""
    place = register_place()
    assert place is not None
    assert place.file == tmp_path.resolve() / "runs" / "register.sqlite"
    assert not place.exists
    assert list(tmp_path.iterdir()) == []


def test_a_file_a_server_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment names another file, a server's database, or switches it off."""
    monkeypatch.setenv(REGISTER, "shared.sqlite")
    file = register_place()
    monkeypatch.setenv(REGISTER, "postgresql://host/runs")
    server = register_place()
    monkeypatch.setenv(REGISTER, "OFF")
    assert file is not None
    assert file.file == tmp_path.resolve() / "shared.sqlite"
    assert server is not None
    assert (server.url, server.file, server.exists) == ("postgresql://host/runs", None, True)
    assert register_place() is None


def test_who(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's name of the user; a role in its place; nothing at all; nothing where the system knows none."""
    monkeypatch.setattr(getpass, "getuser", lambda: "jdoe")
    assert who() == "jdoe"
    monkeypatch.setenv(WHO, "analyst")
    assert who() == "analyst"
    monkeypatch.setenv(WHO, "off")
    assert who() == ""
    monkeypatch.delenv(WHO)
    monkeypatch.setattr(getpass, "getuser", _nobody)
    assert who() == ""


def _nobody() -> str:
    raise KeyError
