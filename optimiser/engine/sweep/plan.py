"""What a sweep is going to do: every point with its settings, and which point's results another one takes over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from optimiser.case import Case
from optimiser.config.case_file import find_case_file, read_case_file, resolve_scenario
from optimiser.config.scenario import Scenario
from optimiser.engine.run import RunRequest, read, run_id
from optimiser.engine.sweep.parts import READS, part_key
from optimiser.engine.sweep.points import Varied
from optimiser.engine.version import library_versions, tool_version
from optimiser.errors import UsageError
from optimiser.issues import InputError
from optimiser.results.findings import LEVERS


@dataclass(frozen=True)
class SweepRequest:
    """What a sweep is asked for.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    points
        What each point lays over the scenario.
    design
        How the points were made: grid, one_at_a_time or file.
    scenario
        Name of the scenario that is varied.
    settings
        Overrides of every point as ``KEY=VALUE``.
    levers
        buying, transport or both.
    out
        Folder of the sweep; a default one where it is not given.
    jobs
        Processes.
    keep
        Whether the run folder of every point is kept.
    force
        Whether another sweep's folder may be taken.
    pairs
        Pairs of figures whose frontier is wanted; empty for the usual ones.
    """

    case: Path
    points: tuple[Varied, ...]
    design: str = "grid"
    scenario: str = "base"
    settings: tuple[str, ...] = ()
    levers: tuple[str, ...] = LEVERS
    out: Path | None = None
    jobs: int = 1
    keep: bool = False
    force: bool = False
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Point:
    """One point of a sweep.

    Parameters
    ----------
    number
        Its number, from 1.
    varied
        What it lays over the scenario, as it was given.
    scenario
        Its settings, resolved.
    run_id
        The run it is.
    key
        Hash of everything its result depends on.
    parts
        Hash of everything that what is found for a lever depends on, by lever.
    """

    number: int
    varied: Varied
    scenario: Scenario
    run_id: str
    key: str
    parts: dict[str, str]


@dataclass(frozen=True)
class Plan:
    """All points, and what they have in common.

    Parameters
    ----------
    request
        What is asked for.
    case
        The case, read once.
    points
        In order.
    fixed
        What every result rests on beside the settings: files, versions, levers, name of the scenario.
    """

    request: SweepRequest
    case: Case
    points: tuple[Point, ...]
    fixed: dict[str, Any]

    @property
    def keys(self) -> list[str]:
        """The keys that are varied, in the order they were given."""
        return list(dict.fromkeys(key for point in self.points for key in point.varied))

    @cached_property
    def content(self) -> dict[str, Any]:
        """What names the sweep, for ``plan.json``; two plans of one content have the same results."""
        about = {
            **self.fixed,
            "case": self.case.name,
            "design": self.request.design,
            "settings": list(self.request.settings),
            "points": [point.varied for point in self.points],
            "results": [point.key for point in self.points],
        }
        return {"sweep": _hash(about), **about}

    def values(self, point: Point) -> dict[str, Any]:
        """Return the values a point has of every varied key, its own or the base's."""
        return {key: _value(point.scenario.model_dump(mode="json"), key) for key in self.keys}

    def origins(self, point: Point) -> dict[str, dict[str, Any]]:
        """Say of a point's run, and of each part of it, which point it is found for and why.

        Parameters
        ----------
        point
            One of the points.
        """
        first = next(one for one in self.points if one.key == point.key)
        found = {"run": _origin(point, first, "the case and every setting are the same")}
        for lever, key in point.parts.items():
            first = next(one for one in self.points if one.parts[lever] == key)
            sections = ", ".join(f"{section}.*" for section in READS[lever])
            found[lever] = _origin(point, first, f"the case and all of {sections} are the same")
        return found


def make_plan(request: SweepRequest) -> Plan:
    """Check every point's settings, read the case, and say what depends on what.

    Parameters
    ----------
    request
        What is asked for.

    Raises
    ------
    ScenarioError
        If a setting of any point is unknown or not allowed; nothing has been run.
    InputError
        If the case is invalid.
    """
    if not request.points:
        raise UsageError("Nothing is varied.", "Give --vary KEY=V1,V2 or --file POINTS.csv.")
    case_file = read_case_file(find_case_file(request.case))
    scenarios = [
        resolve_scenario(case_file, request.scenario, (*request.settings, *_settings(varied)))
        for varied in request.points
    ]
    case = _case(request, scenarios)
    fixed = {
        "files": dict(sorted(case.hashes.items())),
        "scenario": request.scenario,
        "levers": list(request.levers),
        "program": tool_version(),
        "libraries": library_versions(),
    }
    points = tuple(
        Point(
            number,
            varied,
            scenario,
            run_id(case, scenario, request.levers),
            _hash({**fixed, "settings": scenario.model_dump(mode="json")}),
            {lever: part_key(lever, scenario, fixed) for lever in LEVERS if lever in request.levers},
        )
        for number, (varied, scenario) in enumerate(zip(request.points, scenarios, strict=True), start=1)
    )
    return Plan(request, case, points, fixed)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Say what is not the same in two plans.

    Parameters
    ----------
    before, after
        Their contents.
    """
    words = []
    files = (before.get("files") or {}, after["files"])
    changed = sorted(name for name in {*files[0], *files[1]} if files[0].get(name) != files[1].get(name))
    words += [f"the case's {', '.join(changed)}"] if changed else []
    for key, word in (
        ("case", "the case"),
        ("scenario", "the scenario"),
        ("levers", "--only"),
        ("program", "the version of the program"),
        ("libraries", "the version of a library"),
        ("settings", "--set"),
        ("design", "how points are made"),
        ("points", "the points"),
    ):
        if before.get(key) != after[key]:
            words.append(word)
    return words


def _case(request: SweepRequest, scenarios: Iterable[Scenario]) -> Case:
    """Read the case at the first tolerance of refused rows that it passes."""
    refused: InputError | None = None
    tried = []
    for scenario in scenarios:
        if scenario.input not in tried:
            tried.append(scenario.input)
            tolerance = scenario.input.rejected_tolerance_gbp
            own = () if tolerance is None else (f"input.rejected_tolerance_gbp={tolerance}",)
            try:
                return read(RunRequest(request.case, request.scenario, Path(), (*request.settings, *own)))[0]
            except InputError as error:
                refused = refused or error
    assert refused is not None
    raise refused


def _settings(varied: Varied) -> tuple[str, ...]:
    """Write what a point varies as overrides."""
    return tuple(f"{key}={value}" for key, value in varied.items())


def _hash(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _value(settings: Any, key: str) -> Any:
    """Return a setting by its dotted key; ``None`` where the base has no such rule."""
    for part in key.split("."):
        settings = settings.get(part) if isinstance(settings, dict) else None
    return settings


def _origin(point: Point, first: Point, same: str) -> dict[str, Any]:
    """Say which point something is found for."""
    why = "no earlier point has these settings" if first.number == point.number else f"as point {first.number}: {same}"
    return {"from_point": first.number, "why": why}
