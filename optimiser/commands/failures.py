"""From an exception to an exit code: the user's own errors in words, a bug in one line."""

from __future__ import annotations

import errno
import traceback
import uuid
from collections.abc import Callable
from pathlib import Path

from optimiser.commands.screen import flush, report_failure, say_json, tell
from optimiser.errors import OptimiserError, OutputError

INTERRUPTED = 130
BUG = 1
# What the system refuses for reasons of its own: no bug, and no fault of the input.
_SYSTEM = {errno.EACCES, errno.EDQUOT, errno.EIO, errno.ENAMETOOLONG, errno.ENOSPC, errno.EPERM, errno.EROFS}


def guarded(command: Callable[[], int], *, as_json: bool, debug: bool) -> int:
    """Run a command and turn whatever it raises into an exit code.

    Parameters
    ----------
    command
        The command's body.
    as_json
        Whether failures are told as a JSON object.
    debug
        Whether the places of a bug are written to a file.
    """
    try:
        return command()
    except OptimiserError as error:
        report_failure(error, as_json)
        return error.exit_code
    except KeyboardInterrupt:
        tell("Interrupted; nothing half-written was left.")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug must not print the data it met
        return _refused(error, as_json) or _bug(error, as_json, debug)
    finally:
        flush()


def _refused(error: Exception, as_json: bool) -> int:
    """Tell of what the system refuses; 0 where it is not the system that refused."""
    if not isinstance(error, OSError) or error.errno not in _SYSTEM:
        return 0
    message = f"The system refused to read or write: {error.strerror}."
    told = OutputError(message, "Choose another folder, or free the disk.")
    report_failure(told, as_json)
    return told.exit_code


def _bug(error: Exception, as_json: bool, debug: bool) -> int:
    """Tell of a bug in one line, without the message, which may hold data."""
    number = uuid.uuid4().hex[:8]
    message = f"The program failed ({type(error).__name__}, error {number}); nothing half-written was left."
    remedy = "Run the command again with --debug and report the file it writes."
    if debug:
        remedy = _write_places(error, Path(f"optimiser-error-{number}.log"))
    if as_json:
        say_json({"error": {"exit": BUG, "kind": "bug", "message": message, "remedy": remedy, "issues": []}})
    else:
        tell(f"Error: {message}")
        tell(f"       {remedy}")
    return BUG


def _write_places(error: BaseException | None, path: Path) -> str:
    """Write where in the program a bug happened, without messages and values, which may hold data; say where it is."""
    parts = []
    while error is not None:
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__ + "\n")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    try:
        path.write_text("caused by\n".join(parts), encoding="utf-8")
    except OSError:
        return f"The details could not be written to '{path}'."
    return f"Report the file '{path}': it names places in the program and holds no data of the case."
