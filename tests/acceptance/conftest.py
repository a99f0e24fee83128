"""Runs that several tests look at, each made once."""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.command_line import SHIPPED, Finished, fresh, result_of, run_together


@dataclass(frozen=True)
class Run:
    """One run that nobody may change.

    Parameters
    ----------
    case
        The case folder.
    folder
        The run folder.
    finished
        The command that made it.
    """

    case: Path
    folder: Path
    finished: Finished

    @property
    def result(self) -> dict[str, Any]:
        """The content of its ``result.json``."""
        return result_of(self.folder)


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Run]:
    """Return a run of every shipped case, begun by ``init`` as a user begins; processes of one session share them."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    made = shared / "shipped-runs.pickle"
    try:
        (shared / "shipped-runs").mkdir()
    except FileExistsError:
        _wait_for(made)
    else:
        _make_runs(shared / "shipped-runs", made)
    found: dict[str, Run] | str = pickle.loads(made.read_bytes())
    assert isinstance(found, dict), found
    return found


def _make_runs(folder: Path, made: Path) -> None:
    """Run every shipped case, and leave what came of it, or what went wrong, for every process of the session."""
    found: dict[str, Run] | str
    try:
        places = [folder / name for name in SHIPPED]
        for name, place in zip(SHIPPED, places, strict=True):
            place.mkdir()
            fresh("init", "mine", "--case", name, cwd=place).ended(0)
        finished = run_together([(place, ("run", "mine", "--out", "out")) for place in places], fresh)
        found = {
            name: Run(place / "mine", place / "out", done.ended(0))
            for name, place, done in zip(SHIPPED, places, finished, strict=True)
        }
    except BaseException as error:
        found = f"the shipped cases could not be run: {error!r}"
        raise
    finally:
        part = made.with_suffix(".part")
        part.write_bytes(pickle.dumps(found))
        part.rename(made)


def _wait_for(made: Path) -> None:
    """Wait until another process has made the runs."""
    while not made.exists():
        time.sleep(0.2)


@pytest.fixture(scope="session")
def nenc(runs: dict[str, Run]) -> Run:
    """Return the run of the North East and North Cumbria."""
    return runs["nenc"]


@pytest.fixture(scope="session")
def london(runs: dict[str, Run]) -> Run:
    """Return the run of the eight London trusts, whose records carry no prices: a large case with little to solve."""
    return runs["london"]


@pytest.fixture(scope="session")
def tiny(runs: dict[str, Run]) -> Run:
    """Return the run of the tiny case."""
    return runs["tiny"]
