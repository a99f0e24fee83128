"""Files of cooperative games."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.published.file_error import PublishedFileError
from optimiser.published.games import games_solution, read_games

PAIR: dict[str, Any] = {"name": "pair", "players": 2, "kind": "cost", "v": {"": 0, "0": 0.1, "1": 2, "0,1": 2.05}}


def _file(folder: Path, content: Any) -> Path:
    path = folder / "games.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_values_are_taken_as_they_are_written(tmp_path: Path) -> None:
    """A tenth is a tenth, not the machine number next to it; the kind is the file's."""
    (one,) = read_games(_file(tmp_path, [PAIR | {"nucleolus": [0.075, 1.975], "source": "by hand"}]))
    assert one.name == "pair"
    assert one.game.players == ("0", "1")
    assert one.game.kind == "cost"
    assert one.game.values == (Fraction(0), Fraction(1, 10), Fraction(2), Fraction(41, 20))


def test_what_may_be_left_out_or_written_otherwise(tmp_path: Path) -> None:
    """Nobody has 0, a game is one of gains, and players may stand in any order with blanks between."""
    text = '[{"name": "p", "players": 2, "v": {"1 , 0": 5e-1, "1": -3.25e-20, "0": 1}}]'
    (one,) = read_games(_file(tmp_path, text))
    assert one.game.kind == "gain"
    assert one.game.values == (Fraction(0), Fraction(1), Fraction(-325, 10**22), Fraction(1, 2))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[", "is no JSON: line 1, column 2"),
        ("[" * 100_000, "is no list of games"),
        ('[{"name": "a", "name": "b"}]', "has the key 'name' twice"),
        ({"name": "pair"}, "is no list of games"),
        ([], "is no list of games"),
        ([7], "game 1 is no object"),
        ([PAIR | {"name": 5}], "game 1 has no name"),
        ([PAIR, PAIR], "game 2 has the name 'pair', which an earlier game has"),
        ([PAIR | {"players": 2.5}], r"game 1 \('pair'\) has no whole number of players from 1 to 15"),
        ([PAIR | {"players": 16}], "has no whole number of players"),
        ([PAIR | {"players": "2"}], "has no whole number of players"),
        ([PAIR | {"kind": "loss"}], "has the kind 'loss'"),
        ([PAIR | {"v": [0, 1, 2, 2]}], "'v' is no object"),
        ([PAIR | {"v": PAIR["v"] | {"": 1}}], "gives nobody a value"),
        ([PAIR | {"players": 3}], "has 4 of 8 coalitions; '2' is missing"),
        ([PAIR | {"v": PAIR["v"] | {"0,2": 1}}], "has the coalition '0,2', which is none"),
        ([PAIR | {"v": PAIR["v"] | {"0,0": 1}}], "has the coalition '0,0', which is none"),
        ([PAIR | {"v": PAIR["v"] | {"0;1": 1}}], "has the coalition '0;1', which is none"),
        ([PAIR | {"v": PAIR["v"] | {"1,0": 1}}], "has the coalition '1,0' twice"),
        ([PAIR | {"v": PAIR["v"] | {"1": "2"}}], "has no usable number for the coalition '1'"),
        ([PAIR | {"v": PAIR["v"] | {"1": True}}], "has no usable number for the coalition '1'"),
        ([PAIR | {"v": PAIR["v"] | {"1": float("nan")}}], "has no usable number for the coalition '1'"),
        ('[{"name": "p", "players": 1, "v": {"0": 1e999}}]', "has no usable number for the coalition '0'"),
        ('[{"name": "p", "players": 1, "v": {"0": 1e99999999999999999999}}]', "is no list of games"),
    ],
)
def test_what_is_no_game_is_told(tmp_path: Path, content: Any, words: str) -> None:
    """The message says where and what, and there is a remedy."""
    with pytest.raises(PublishedFileError, match=words) as caught:
        read_games(_file(tmp_path, content))
    assert caught.value.message.startswith("games.json")
    assert caught.value.remedy.endswith(".")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is told as a file that cannot be read; so is one that is no text."""
    with pytest.raises(PublishedFileError, match=r"absent\.json cannot be read"):
        read_games(tmp_path / "absent.json")
    (tmp_path / "games.json").write_bytes(b"\xff\xfe\x00[")
    with pytest.raises(PublishedFileError, match="is no text"):
        read_games(tmp_path / "games.json")


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read at all."""
    monkeypatch.setattr("optimiser.published.games._MOST_BYTES", 10)
    with pytest.raises(PublishedFileError, match="too large"):
        read_games(_file(tmp_path, [PAIR]))


def test_the_solution_file() -> None:
    """Nucleolus and Shapley value of each game, as machine numbers."""
    third, half = (Fraction(1, 3), Fraction(2, 3)), (Fraction(1, 2), Fraction(1, 2))
    assert games_solution({"g": (third, half)}) == {"g": {"nucleolus": [1 / 3, 2 / 3], "shapley": [0.5, 0.5]}}
