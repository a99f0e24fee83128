"""Runs that several tests look at, each made once."""

from __future__ import annotations

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
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """Return a run of every shipped case, begun by ``init`` as a user begins."""
    places = [tmp_path_factory.mktemp(name) for name in SHIPPED]
    for name, place in zip(SHIPPED, places, strict=True):
        fresh("init", "mine", "--case", name, cwd=place).ended(0)
    finished = run_together([(place, ("run", "mine", "--out", "out")) for place in places], fresh)
    return {
        name: Run(place / "mine", place / "out", done.ended(0))
        for name, place, done in zip(SHIPPED, places, finished, strict=True)
    }


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
