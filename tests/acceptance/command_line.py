"""The real command line in a folder of its own, the way users and scripts run it."""

from __future__ import annotations

import atexit
import csv
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "data" / "cases"
SHIPPED = ("nenc", "london", "lancashire", "group", "tiny")
PROGRAM = (sys.executable, str(ROOT / "cli.py"))
# A run never takes this long: a test that waits for ever is worse than one that fails.
PATIENCE_S = 300
# Warm processes that wait for a command; nothing where one has not been started yet.
_IDLE: queue.LifoQueue[subprocess.Popen[str] | None] = queue.LifoQueue()
for _ in range(os.cpu_count() or 1):
    _IDLE.put(None)
PROGRESS = {"Reading the case", "Finding opportunities", "Checking every figure again", "Writing reports"}
AWARD_PROGRESS = {
    "Finding the recommended award",
    "Planning who joins when",
    "Pricing the rules",
    "Asking what would change the recommended award",
    "Drawing the frontiers",
}
TRANSPORT_PROGRESS = re.compile(r"Comparing every pair of movements$|weekday: (Planning|After) ")
"""What a run also tells that plans a day of transport."""


@dataclass(frozen=True)
class Finished:
    """One command that has ended.

    Parameters
    ----------
    code
        Exit code.
    stdout, stderr
        What was written.
    """

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object that is the whole of stdout."""
        content = strict_json(self.stdout)
        assert isinstance(content, dict)
        return content

    def ended(self, code: int) -> Finished:
        """Return itself once it is sure that the command ended with this code."""
        assert self.code == code, f"exit {self.code}, not {code}\n{self.stdout}\n{self.stderr}"
        return self


def optimiser(*arguments: str | Path, cwd: Path) -> Finished:
    """Run one command in a folder and wait for its end; it has a process of its own, but need not import everything.

    Parameters
    ----------
    arguments
        What stands behind ``optimiser``.
    cwd
        The folder it is run in.
    """
    if not hasattr(os, "fork"):
        return fresh(*arguments, cwd=cwd)
    with tempfile.TemporaryDirectory() as folder:
        streams = {name: str(Path(folder) / name) for name in ("stdout", "stderr")}
        told = {
            "arguments": [*map(str, arguments)],
            "cwd": str(cwd),
            "environment": environment(),
            "patience": PATIENCE_S,
        }
        code = _ask_a_warm_process(json.dumps({**told, **streams}))
        return Finished(code, *(Path(path).read_text(encoding="utf-8") for path in streams.values()))


def _ask_a_warm_process(line: str) -> int:
    """Have one of as many processes as there are processors run a command, and return its exit code."""
    process = _IDLE.get()
    if process is None:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm_process.py"))],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        atexit.register(process.communicate)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(line + "\n")
        process.stdin.flush()
        return int(process.stdout.readline())
    finally:
        _IDLE.put(process)


def fresh(*arguments: str | Path, cwd: Path, **variables: str) -> Finished:
    """Run one command in a folder, started as a user starts it, and wait for its end.

    Parameters
    ----------
    arguments
        What stands behind ``optimiser``.
    cwd
        The folder it is run in.
    variables
        More variables of the environment.
    """
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    return Finished(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def run_together(
    commands: Sequence[tuple[Path, Sequence[str | Path]]], way: Callable[..., Finished] = optimiser
) -> list[Finished]:
    """Run commands in folders of their own, as many at a time as there are processors; return them in order.

    Parameters
    ----------
    commands
        Folder and arguments of each.
    way
        How each is run: ``optimiser`` or ``fresh``.
    """
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(lambda command: way(*command[1], cwd=command[0]), commands))


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Start one command in a folder; whoever starts it ends it.

    Parameters
    ----------
    arguments
        What stands behind ``optimiser``.
    cwd
        The folder it is run in.
    """
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of a command: the caller's, without what would change its answer."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    return {**kept, "NO_COLOR": "1", **variables}


def strict_json(text: str) -> Any:
    """Read JSON as its standard has it: no NaN, no Infinity, no key twice, nothing after it."""
    return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_without_repeats)


def _refuse_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def _without_repeats(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    assert len({key for key, _ in pairs}) == len(pairs), "a key stands there twice"
    return dict(pairs)


def copy_case(name: str, folder: Path) -> Path:
    """Copy a shipped case into a folder and return that folder."""
    shutil.copytree(CASES / name, folder)
    return folder


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def change_cell(path: Path, row: int, column: str, value: str) -> str:
    """Write another value into one cell of a CSV file, and return what stood there.

    Parameters
    ----------
    path
        The file.
    row
        The row that Excel shows: 2 is the first below the header.
    column
        Name of the column.
    value
        What to write.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        records = list(csv.reader(stream))
    place = records[0].index(column)
    before, records[row - 1][place] = records[row - 1][place], value
    write_records(path, records)
    return before


def write_records(path: Path, records: Sequence[Sequence[str]]) -> None:
    """Write a CSV file of these records, the header first."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(records)


def replace_text(path: Path, old: str, new: str) -> None:
    """Replace the one place where a text stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path there; an absent folder has none."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def entries(folder: Path) -> list[str]:
    """Return the names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def result_of(run: Path) -> dict[str, Any]:
    """Return the content of a run's ``result.json``."""
    content = strict_json((run / "result.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def walk(content: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a JSON object with its path, objects and arrays too."""
    yield path, content
    if isinstance(content, Mapping):
        for key, value in content.items():
            yield from walk(value, f"{path}.{key}" if path else key)
    elif isinstance(content, list):
        for place, value in enumerate(content):
            yield from walk(value, f"{path}[{place}]")


def is_a_message(text: str) -> bool:
    """Whether a text is in words for users: no name of Python's, no empty one."""
    return bool(text.strip()) and not re.search(
        r"Traceback|Error\(|Exception|NoneType|<class|\bKeyError|\bdict\b|\bstr\b", text
    )


def wait_for(seen: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    """Wait until something is seen while a process runs; say whether it was."""
    while process.poll() is None:
        if seen():
            return True
    return seen()
