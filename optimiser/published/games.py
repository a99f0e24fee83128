"""Cooperative games in JSON: a list of games, each with the value of every coalition."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from models.sharing.game import MOST_PLAYERS, Game
from optimiser.published.file_error import PublishedFileError

_REMEDY = "Check that the file is complete and that the format named is the right one."
_MOST_BYTES = 200_000_000
_MOST_DIGITS = 30
_SIZES = range(-400, _MOST_DIGITS)
"""Of a number's first digit: a machine's arithmetic may leave very small ones; what is too large is not read."""


@dataclass(frozen=True)
class PublishedGame:
    """A game of a file.

    Parameters
    ----------
    name
        Its name in the file.
    game
        Its players, called by their numbers from 0, and its values in the file's own unit.
    """

    name: str
    game: Game


def read_games(path: Path) -> tuple[PublishedGame, ...]:
    """Read the games of a file.

    Each has a ``name``, the number of its ``players``, its ``kind`` (``gain`` or ``cost``; ``gain`` where it says
    nothing), and ``v``: a number for every coalition, which is written as the numbers of its players from 0 between
    commas; that of nobody may be left out. Values are taken as they are written, not as a machine rounds them.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    PublishedFileError
        If the file is not what the format says.
    """
    content = _content(path)
    if not isinstance(content, list) or not content:
        raise PublishedFileError(f"{path.name} is no list of games.", _REMEDY)
    games = [_game(entry, f"{path.name}, game {number}") for number, entry in enumerate(content, start=1)]
    seen: set[str] = set()
    for number, one in enumerate(games, start=1):
        if one.name in seen:
            message = f"{path.name}, game {number} has the name '{one.name}', which an earlier game has."
            raise PublishedFileError(message, "Give every game a name of its own.")
        seen.add(one.name)
    return tuple(games)


def games_solution(
    answers: Mapping[str, tuple[Sequence[Fraction], Sequence[Fraction]]],
) -> dict[str, dict[str, list[float]]]:
    """Return answers as the format's solution file has them.

    Parameters
    ----------
    answers
        Nucleolus and Shapley value by the game's name.
    """
    return {
        name: {"nucleolus": [float(share) for share in nucleolus], "shapley": [float(share) for share in shapley]}
        for name, (nucleolus, shapley) in answers.items()
    }


def _content(path: Path) -> Any:
    """Read the file; numbers stay as they are written."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PublishedFileError(f"{path.name} is too large for an instance.", _REMEDY)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"{path.name} cannot be read: {error.strerror or 'it is no file'}."
        raise PublishedFileError(message, _REMEDY) from error
    except UnicodeDecodeError as error:
        raise PublishedFileError(f"{path.name} is no text.", _REMEDY) from error
    try:
        return json.loads(
            text, parse_float=Decimal, parse_int=Decimal, parse_constant=Decimal, object_pairs_hook=_without_repeats
        )
    except json.JSONDecodeError as error:
        message = f"{path.name} is no JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        raise PublishedFileError(message, _REMEDY) from error
    except (RecursionError, _Repeated, InvalidOperation) as error:
        said = f"has the key '{error}' twice in one place" if isinstance(error, _Repeated) else "is no list of games"
        raise PublishedFileError(f"{path.name} {said}.", _REMEDY) from error


class _Repeated(ValueError):
    """A key that an object has twice."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Repeated(key)
        found[key] = value
    return found


def _game(entry: Any, where: str) -> PublishedGame:
    """Read one game."""
    if not isinstance(entry, dict):
        raise PublishedFileError(f"{where} is no object.", _REMEDY)
    name, values = entry.get("name"), entry.get("v")
    if not isinstance(name, str) or not name:
        raise PublishedFileError(f"{where} has no name.", _REMEDY)
    where = f"{where} ('{name}')"
    players = _players(entry.get("players"), where)
    kind: Literal["gain", "cost"] = entry.get("kind", "gain")
    if kind not in ("gain", "cost"):
        raise PublishedFileError(f"{where} has the kind {kind!r}.", "Write 'gain' or 'cost'.")
    if not isinstance(values, dict):
        raise PublishedFileError(f"{where} has no values: 'v' is no object.", _REMEDY)
    by_coalition = _values(values, players, where)
    if by_coalition.setdefault(0, Fraction(0)) != 0:
        raise PublishedFileError(f"{where} gives nobody a value other than 0.", "Write 0 for the coalition ''.")
    missing = next((coalition for coalition in range(1 << players) if coalition not in by_coalition), None)
    if missing is not None:
        members = ",".join(str(player) for player in range(players) if missing >> player & 1)
        message = f"{where} has {len(by_coalition)} of {1 << players} coalitions; '{members}' is missing."
        raise PublishedFileError(message, "Give every coalition its value.")
    exact = tuple(by_coalition[coalition] for coalition in range(1 << players))
    return PublishedGame(name, Game(tuple(str(player) for player in range(players)), exact, kind))


def _players(given: Any, where: str) -> int:
    if not isinstance(given, Decimal) or not given.is_finite() or not 1 <= given <= MOST_PLAYERS or given % 1:
        raise PublishedFileError(
            f"{where} has no whole number of players from 1 to {MOST_PLAYERS}.", "Write their number as 'players'."
        )
    return int(given)


def _values(given: dict[str, Any], players: int, where: str) -> dict[int, Fraction]:
    """Return the values by the coalition's number."""
    found: dict[int, Fraction] = {}
    for key, value in given.items():
        words = [word.strip() for word in key.split(",")] if key.strip() else []
        members = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS]
        wrong = len(members) < len(words) or len(set(members)) < len(members)
        if wrong or any(member >= players for member in members):
            remedy = f"Write numbers of players from 0 to {players - 1}, each once, between commas."
            raise PublishedFileError(f"{where} has the coalition '{key}', which is none.", remedy)
        coalition = sum(1 << member for member in members)
        if coalition in found:
            raise PublishedFileError(f"{where} has the coalition '{key}' twice.", "Give every coalition one value.")
        if not isinstance(value, Decimal) or not value.is_finite() or value.adjusted() not in _SIZES:
            message = f"{where} has no usable number for the coalition '{key}'."
            remedy = f"Write a number below 10 to the {_MOST_DIGITS}th, without a unit."
            raise PublishedFileError(message, remedy)
        found[coalition] = Fraction(value)
    return found
