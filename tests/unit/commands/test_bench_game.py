"""Cooperative games through ``optimiser bench``."""

from __future__ import annotations

import json
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands import bench_game
from optimiser.commands.bench import BenchOptions, bench
from optimiser.errors import VerificationError

GAMES = [
    {"name": "costs", "players": 2, "kind": "cost", "v": {"": 0, "0": 1, "1": 2, "0,1": 2.5}},
    {"name": "gains", "players": 3, "kind": "gain", "v": dict.fromkeys(["0", "1", "2", "1,2"], 0)},
]
GAMES[1]["v"] |= {"0,1": 6, "0,2": 6, "0,1,2": 6}  # type: ignore[operator]


def _bench(folder: Path, **more: Any) -> int:
    path = folder / "games.json"
    path.write_text(json.dumps(GAMES), encoding="utf-8")
    given = {"seconds": None, "seed": 1, "capacity": None, "started": time.perf_counter()}
    return bench("game", path, BenchOptions(path, **{**given, **more}), folder / "solution.json")


def test_every_game_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no objective; the solution file has both vectors of each game."""
    assert _bench(tmp_path) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.pop("seconds") >= 0
    assert told == {"format": "game", "instance": "games", "status": "optimal", "verified": True}
    assert json.loads((tmp_path / "solution.json").read_text(encoding="utf-8")) == {
        "costs": {"nucleolus": [0.75, 1.75], "shapley": [0.75, 1.75]},
        "gains": {"nucleolus": [6.0, 0.0, 0.0], "shapley": [4.0, 1.0, 1.0]},
    }


@pytest.mark.parametrize("wrong", ["nucleolus", "shapley"])
def test_vectors_that_fail_their_check_are_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    """Nothing is printed or written where one game's vector is another one."""
    monkeypatch.setattr(bench_game, wrong, lambda game, *_: (Fraction(1, 3),) * len(game.players))
    with pytest.raises(VerificationError):
        _bench(tmp_path)
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "solution.json").exists()


def test_no_time_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A limit that has passed is no solution."""
    assert _bench(tmp_path, seconds=1.0, started=time.perf_counter() - 20.0) == 5
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"format", "instance", "status", "seconds"}
    assert told["status"] == "no_solution"
