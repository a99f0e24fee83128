"""Releases of one contracting process, each telling what changed, to what is true after the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from optimiser.ingest.ocds.releases import Release

# The standard replaces these as a whole; lists of texts and numbers have no entries to tell apart.
_WHOLE_LISTS = frozenset({"additionalClassifications", "additionalIdentifiers", "changes"})


def instant(release: Release) -> dt.datetime | None:
    """Return when a release was published; ``None`` where it does not say so in a readable way.

    Parameters
    ----------
    release
        A release.
    """
    text = release.body.get("date")
    if not isinstance(text, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def merged(releases: Sequence[Release]) -> dict[str, Any]:
    """Merge the releases of one process.

    A value that is null is taken away; objects are merged key by key; in a list of objects those with the same ``id``
    are merged and the others added; any other list or value is replaced.

    Parameters
    ----------
    releases
        In the order in which they were published.

    References
    ----------
    Open Contracting Data Standard 1.1, "Merging".
    """
    whole: dict[str, Any] = {}
    for release in releases:
        _lay_over(whole, release.body)
    return whole


def _lay_over(below: dict[str, Any], above: dict[str, Any]) -> None:
    """Lay one object over another."""
    for key, value in above.items():
        if value is None:
            below.pop(key, None)
        elif isinstance(value, dict):
            held = below.get(key)
            below[key] = held if isinstance(held, dict) else {}
            _lay_over(below[key], value)
        elif isinstance(value, list) and key not in _WHOLE_LISTS and _are_objects(value):
            held = below.get(key)
            below[key] = _merged_lists(held if isinstance(held, list) and _are_objects(held) else [], value)
        else:
            below[key] = value


def _merged_lists(below: list[dict[str, Any]], above: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Merge two lists of objects by ``id``; one without cannot be found again, so it is added unless it is the same."""
    # 1 and "1" are one id: some publishers change from one to the other.
    places = {str(held["id"]): place for place, held in enumerate(below) if held.get("id") is not None}
    result = list(below)
    for entry in above:
        name = entry.get("id")
        if name is not None and str(name) in places:
            _lay_over(result[places[str(name)]], entry)
            continue
        fresh: dict[str, Any] = {}
        _lay_over(fresh, entry)
        if name is not None:
            places[str(name)] = len(result)
        elif fresh in below:
            continue
        result.append(fresh)
    return result


def _are_objects(values: list[Any]) -> bool:
    """Whether a list holds objects only."""
    return all(isinstance(value, dict) for value in values)
