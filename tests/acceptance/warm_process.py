"""A process that has imported the program once and forks for every command: its own exit code, streams and folder.

Importing takes most of the time of a short command, and hundreds are run here. It is started by ``command_line.py``, is
told one command a line on stdin as JSON, and answers on stdout with the exit code of each.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "check",
    "compare",
    "explain",
    "init",
    "opportunities",
    "report",
    "run",
    "runs",
    "schema",
    "sweep",
    "targets",
    "trace",
    "usage",
    "verify",
)


def serve() -> None:
    """Fork for every line of stdin until it is closed."""
    for command in COMMANDS:
        __import__(f"optimiser.commands.{command}")
    answers = os.dup(1)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _become(told: dict[str, Any]) -> None:
    """Be the command: its folder, environment and streams; never return."""
    code: object = 1
    signal.alarm(told["patience"])
    try:
        os.chdir(told["cwd"])
        os.environ.clear()
        os.environ.update(told["environment"])
        for stream, path in enumerate((os.devnull, told["stdout"], told["stderr"])):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
        sys.argv = [str(ROOT / "cli.py"), *told["arguments"]]
        import cli  # noqa: PLC0415 - the program itself, as the interpreter would start it

        cli.main()
        code = 0
    except SystemExit as ended:
        code = ended.code if ended.code is not None else 0
    except BaseException:  # noqa: BLE001 - as the interpreter itself would show it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    serve()
