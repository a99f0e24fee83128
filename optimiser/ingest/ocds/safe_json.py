"""JSON from strangers: exact numbers, and whatever is built to exhaust or mislead a reader marked where it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MOST_DEPTH = 48
MOST_TEXT = 1_000_000
MOST_DIGITS = 30
MOST_VALUES = 2_000_000


@dataclass(frozen=True)
class Unusable:
    """What stands in the place of a value that is refused.

    Parameters
    ----------
    reason
        What is wrong with it.
    """

    reason: str


def parse(text: str) -> Any:
    """Parse one JSON text; numbers become ``Decimal``, refused values :class:`Unusable`.

    Parameters
    ----------
    text
        One whole JSON value.

    Raises
    ------
    ValueError
        If it is not JSON, or nested too deeply to be read at all; the message says which, without quoting the text.
    """
    try:
        return json.loads(
            text, parse_float=_number, parse_int=_number, parse_constant=_constant, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        # Its own message is safe, its `doc` is the text itself: neither may travel further than this.
        raise ValueError(f"it is not JSON (character {error.pos + 1:,}: {error.msg.lower()})") from None
    except RecursionError:
        raise ValueError("its brackets are nested too deeply") from None


def reason_unusable(value: Any) -> str:
    """Return why a parsed value must not be used; empty where nothing is wrong with it.

    Parameters
    ----------
    value
        What :func:`parse` returned, or a part of it.
    """
    seen, level = 0, [value]
    for _ in range(MOST_DEPTH):
        below: list[Any] = []
        for part in level:
            reason, inside = _look_at(part)
            if reason:
                return reason
            below.extend(inside)
        seen += len(below)
        if seen > MOST_VALUES:
            return f"it has more than {MOST_VALUES:,} values"
        if not below:
            return ""
        level = below
    return f"its brackets are nested deeper than {MOST_DEPTH}"


def _look_at(part: Any) -> tuple[str, Sequence[Any]]:
    """Return what is wrong with one value, and the values inside it."""
    if isinstance(part, Unusable):
        return part.reason, ()
    if isinstance(part, str):
        return (f"a text is longer than {MOST_TEXT:,} characters" if len(part) > MOST_TEXT else ""), ()
    if isinstance(part, dict):
        return "", tuple(part.values())
    return "", part if isinstance(part, list) else ()


def _number(text: str) -> Decimal | Unusable:
    """Return a number exactly, unless it is so long or so large that arithmetic with it would not end."""
    if len(text) > MOST_DIGITS:
        return Unusable(f"a number has more than {MOST_DIGITS} characters")
    number = Decimal(text)
    if abs(number.adjusted()) > MOST_DIGITS:
        return Unusable("a number is larger or smaller than any real one")
    return number


def _constant(text: str) -> Unusable:
    """Refuse what JSON does not have: NaN and infinities."""
    return Unusable(f"it holds {text}, which is no number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Unusable:
    """Return an object; a key that stands in it twice says two things, and one that holds blanks was broken by hand."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        # No key of the standard has a blank; files that were wrapped by hand have some inside keys.
        whole = "".join(key.split())
        if whole in found:
            return Unusable("a key stands in it twice")
        found[whole] = value
    return found
