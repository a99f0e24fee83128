"""Which settings a sweep tries: a grid, one at a time around the base, or the points of a file."""

from __future__ import annotations

import csv
import itertools
import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from optimiser.errors import UsageError

Varied = dict[str, str]
"""What a point lays over the base: value as text by key."""
MOST_POINTS = 10_000
_OPENING, _CLOSING = "[{", "]}"


def parse_vary(text: str) -> tuple[str, tuple[str, ...]]:
    """Read ``KEY=V1,V2``; a comma inside brackets or quotation marks belongs to a value.

    Parameters
    ----------
    text
        One ``--vary``.

    Raises
    ------
    UsageError
        If there is no key, or a value is empty or stands there twice.
    """
    key, equals, listed = text.partition("=")
    values = tuple(value.strip() for value in _split(listed))
    if not equals or not key.strip() or not all(values):
        raise UsageError(f"--vary needs KEY=V1,V2, not '{text}'.", "For example: --vary buying.min_trusts=2,3,4")
    if len(set(values)) < len(values):
        raise UsageError(f"--vary {key.strip()} has a value twice.", "Name each value once.")
    return key.strip(), values


def _split(text: str) -> list[str]:
    """Split at commas that stand in no bracket and no quotation marks."""
    parts, depth, quote = [""], 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            depth += (sign in _OPENING) - (sign in _CLOSING)
        if sign == "," and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def grid(axes: Mapping[str, Sequence[str]]) -> list[Varied]:
    """Return every combination of values, the last key changing fastest.

    Parameters
    ----------
    axes
        Values by key.

    Raises
    ------
    UsageError
        If there are too many.
    """
    number = 1
    for values in axes.values():
        number *= len(values)
    _refuse_too_many(number)
    return [dict(zip(axes, values, strict=True)) for values in itertools.product(*axes.values())]


def one_at_a_time(axes: Mapping[str, Sequence[str]]) -> list[Varied]:
    """Return the base, then the base with one key changed, key by key and value by value.

    Parameters
    ----------
    axes
        Values by key.

    Raises
    ------
    UsageError
        If there are too many.
    """
    points = [{}, *({key: value} for key, values in axes.items() for value in values)]
    _refuse_too_many(len(points))
    return points


def read_points(path: Path) -> list[Varied]:
    """Read points from a file.

    A CSV file has a key a column and a point a row, an empty cell leaving the base's value; a TOML file has a
    ``[[points]]`` section for each.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UsageError
        If it cannot be read, is neither, or has no points or too many.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"The points in '{path}' cannot be read.", "Name a CSV or TOML file in UTF-8.") from None
    if path.suffix.lower() == ".toml":
        points = _from_toml(text, path)
    elif path.suffix.lower() == ".csv":
        points = _from_csv(text, path)
    else:
        raise UsageError(f"'{path}' is neither CSV nor TOML.", "Name a file that ends in .csv or .toml.")
    if not points:
        raise UsageError(f"'{path}' has no points.", "Give it a row, or a [[points]] section, for each point.")
    _refuse_too_many(len(points))
    return points


def _from_csv(text: str, path: Path) -> list[Varied]:
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    keys = [key.strip() for key in header]
    if not all(keys) or len(set(keys)) < len(keys):
        raise UsageError(f"The header of '{path}' has an empty key or one twice.", "Give every column its own key.")
    if any(len(row) > len(keys) for row in rows):
        raise UsageError(f"A row of '{path}' has more cells than the header.", "Put a value with a comma in quotes.")
    return [{key: cell.strip() for key, cell in zip(keys, row, strict=False) if cell.strip()} for row in rows if row]


def _from_toml(text: str, path: Path) -> list[Varied]:
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise UsageError(f"'{path}' is not valid TOML.", "See `optimiser sweep --help` for an example.") from None
    points = content.get("points", [])
    if set(content) - {"points"} or not isinstance(points, list) or not all(isinstance(one, dict) for one in points):
        raise UsageError(f"'{path}' has something else than [[points]] sections.", "Keep to [[points]] sections.")
    return [_flat(point) for point in points]


def _flat(settings: Mapping[str, Any], prefix: str = "") -> Varied:
    """Write nested settings as dotted keys with their values as text."""
    found: Varied = {}
    for key, value in settings.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            # Numbers, truth values, texts and lists of them are written alike in JSON and TOML.
            found[f"{prefix}{key}"] = json.dumps(value, ensure_ascii=False, default=str)
    return found


def _refuse_too_many(number: int) -> None:
    if number > MOST_POINTS:
        raise UsageError(f"A sweep of {number:,} points is too long.", f"Vary less: at most {MOST_POINTS:,} points.")
