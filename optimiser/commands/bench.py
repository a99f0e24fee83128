"""``optimiser bench``: one published instance through the product's own models."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from optimiser.commands.screen import say_json
from optimiser.errors import OutputError, UsageError, VerificationError

_START_UP_S = 0.4
"""What passes before and after the command's own work: starting Python, and ending it."""
_LEFT_FOR_WRITING = 0.03
_EXIT_CODES = {"optimal": 0, "feasible": 0, "infeasible": 4, "no_solution": 5}


@dataclass(frozen=True)
class BenchOptions:
    """What the command was asked.

    Parameters
    ----------
    path
        The instance.
    seconds
        Wall-clock limit of reading and solving [s]; ``None`` for none.
    seed
        Seed of everything random.
    capacity
        What stands for the word ``capacity`` of a file; ``None`` where none was given.
    started
        When the command began, by the clock of ``time.perf_counter`` [s].
    """

    path: Path
    seconds: float | None
    seed: int
    capacity: int | None
    started: float

    @property
    def left(self) -> float | None:
        """Seconds left for the solve; ``None`` without a limit."""
        if self.seconds is None:
            return None
        spent = time.perf_counter() - self.started + _START_UP_S
        return max(0.0, self.seconds * (1 - _LEFT_FOR_WRITING) - spent)


@dataclass(frozen=True)
class BenchAnswer:
    """What came of an instance.

    Parameters
    ----------
    status
        ``optimal``, ``feasible``, ``infeasible`` or ``no_solution``.
    objective
        Value of the answer in the file's own unit; ``None`` where there is none.
    bound
        Proven bound in the same unit; ``None`` where there is none.
    verified
        Whether the product's own check passed; ``None`` where there is nothing to check.
    solution
        Content of the solution file; ``None`` where there is no answer.
    further
        Keys that only some formats have.
    """

    status: str
    objective: Fraction | None = None
    bound: Fraction | None = None
    verified: bool | None = None
    solution: dict[str, Any] | None = None
    further: dict[str, Any] | None = None


def bench(name: str, path: Path, options: BenchOptions, solution_file: Path | None) -> int:
    """Solve a published instance and print what came of it; the exit code is that of the status.

    Parameters
    ----------
    name
        Of the format.
    path
        The instance.
    options
        What was asked.
    solution_file
        Where to write the solution; ``None`` for nowhere.

    Raises
    ------
    UsageError
        If there is no such format, or an option that this format does not have.
    VerificationError
        If the answer does not pass the check.
    """
    formats = _formats()
    if name not in formats:
        raise UsageError(f"There is no format {name!r}.", f"Use one of {', '.join(formats)}.")
    if options.capacity is not None and name != "cfl":
        raise UsageError(f"--capacity is for the format cfl, not for {name}.", "Leave it out.")
    answer = formats[name](name, options)
    if answer.verified is False:
        raise VerificationError(f"The answer to {path.name} does not pass the check.", "Report this.")
    if solution_file is not None and answer.solution is not None:
        _write(solution_file, answer.solution)
    say_json(_told(name, path, answer, time.perf_counter() - options.started))
    return _EXIT_CODES[answer.status]


def _formats() -> dict[str, Callable[[str, BenchOptions], BenchAnswer]]:
    """Return who solves which format: the one place where a format is registered."""
    from optimiser.commands.bench_award import solve_award_instance
    from optimiser.commands.bench_fleet import solve_fleet_instance
    from optimiser.commands.bench_game import solve_games
    from optimiser.commands.bench_goods import solve_goods_instance
    from optimiser.commands.bench_location import solve_location_instance
    from optimiser.commands.bench_transport import solve_transport_instance

    return {
        "tqd": solve_award_instance,
        "sscfl": solve_location_instance,
        "cfl": solve_location_instance,
        "bundles": solve_award_instance,
        "bid": solve_award_instance,
        "darp": solve_transport_instance,
        "mdvsp": solve_fleet_instance,
        "game": solve_games,
        "lilim": solve_goods_instance,
    }


def _told(name: str, path: Path, answer: BenchAnswer, seconds: float) -> dict[str, Any]:
    """Return the object that is printed; a figure that was not computed is absent."""
    figures = {"objective": answer.objective, "bound": answer.bound}
    told: dict[str, Any] = {"format": name, "instance": path.stem, "status": answer.status}
    told |= {key: _number(value) for key, value in figures.items() if value is not None}
    if answer.objective is not None and answer.bound is not None:
        distance = abs(answer.objective - answer.bound)
        told["gap"] = float(distance / abs(answer.objective)) if answer.objective else float(distance > 0)
    told["seconds"] = round(seconds, 3)
    told |= answer.further or {}
    if answer.verified is not None:
        told["verified"] = answer.verified
    return told


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _write(path: Path, content: dict[str, Any]) -> None:
    """Write the solution file beside itself, then rename it."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(json.dumps(content) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"'{path}' cannot be written: {error.strerror}.", "Name a file that can be.") from error
