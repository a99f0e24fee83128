"""A command called wrongly, told to a script as the one JSON object it asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from optimiser.commands.screen import failure_object, flush, say_json
from optimiser.errors import UsageError


def answer_script(app: Callable[..., Any]) -> int:
    """Run the command line, and answer with the error object where it is called wrongly; return the exit code.

    Parameters
    ----------
    app
        The Typer application.
    """
    try:
        return int(app(standalone_mode=False) or 0)
    except Exception as error:
        # Typer keeps the class of its usage errors to itself; they are those that have a message for the user.
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        told = UsageError(message(), "`optimiser COMMAND --help` shows what the command takes.")
        say_json({"error": failure_object(told)})
        flush()
        return told.exit_code
