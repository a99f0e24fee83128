"""A command called wrongly, told to a script."""

from __future__ import annotations

import json

import pytest
import typer

from optimiser.commands.usage import answer_script


class WrongCall(Exception):
    """An error of the kind that Typer raises for a wrong call."""

    def format_message(self) -> str:
        """Return the words for the user."""
        return "No such option: --colour"


def test_a_wrong_call_is_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call is answered with exit code 2 and the one JSON object."""

    def app(*, standalone_mode: bool) -> None:
        assert not standalone_mode
        raise WrongCall

    assert answer_script(app) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["exit"], error["kind"], error["message"]) == (2, "usage", "No such option: --colour")


def test_the_real_application(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Typer's own errors of usage are told so, and the code of a command that worked is passed on."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def command(count: int = 0) -> None:
        raise typer.Exit(count)

    monkeypatch.setattr("sys.argv", ["program", "--count", "many"])
    assert answer_script(app) == 2
    assert "--count" in json.loads(capsys.readouterr().out)["error"]["message"]
    monkeypatch.setattr("sys.argv", ["program", "--count", "3"])
    assert answer_script(app) == 3


def test_another_error_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    """What is no wrong call is somebody else's to tell."""

    def app(*, standalone_mode: bool) -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        answer_script(app)
    assert capsys.readouterr().out == ""
