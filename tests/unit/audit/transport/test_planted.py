"""What was planted in transport, as the check recomputes it from the network and the stops."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.planted import check_planted_transport

PLANTED = {"kind": "kind", "detail": "In words."}
ROWS: list[Row] = [
    {"planted": "pair", "expected": "shareable", "requests": "J1;J2", **PLANTED},
    {"planted": "apart", "expected": "not_shareable", "requests": "J1;J3", **PLANTED},
    {"planted": "back", "expected": "one_route", "requests": "J1;J3", **PLANTED},
    {"planted": "gone", "expected": "shareable", "requests": "J1;J9", **PLANTED},
    {"planted": "offer", "expected": "unused", "requests": "", **PLANTED},
]
TRUE: dict[str, bool | None] = {"pair": True, "apart": True, "back": True, "gone": None}


def told(folder: Path, said: dict[str, bool | None], levers: tuple[str, ...] = ("transport",)) -> set[str]:
    """Return what the check finds fault with, where this was said to be found."""
    graph = {
        "nodes": [{"id": f"weekday/{code}"} for code in ("J1", "J2", "J3")],
        "edges": [{"source": "weekday/J1", "target": "weekday/J2"}],
    }
    path = folder / "record" / "graphs" / "shareability.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(graph), encoding="utf-8")
    stops = [{"day_type": "weekday", "plan": "together", "route": 1, "request": request} for request in ("J1", "J3#2")]
    published: list[Row] = [{"planted": name, "found": found, **PLANTED} for name, found in said.items()]
    settings: dict[str, Any] = {"levers": list(levers)}
    run = RunRecord(folder, {}, settings, {"planted": ROWS}, {"transport_stops": stops, "transport_planted": published})
    found = Comparison()
    check_planted_transport(run, found)
    return {difference.figure for difference in found.differences}


def test_what_is_so_is_not_told(tmp_path: Path) -> None:
    """Two share, two do not, one vehicle does both, and what is not among the movements is left open."""
    assert told(tmp_path, TRUE) == set()


@pytest.mark.parametrize("name", TRUE)
def test_what_is_not_so_is_told(tmp_path: Path, name: str) -> None:
    """Each is recomputed by itself."""
    assert told(tmp_path, {**TRUE, name: False}) == {name}


def test_what_is_missing_or_made_up_is_told(tmp_path: Path) -> None:
    """Neither may something be left out, nor something of an award be put in."""
    assert told(tmp_path / "less", {"pair": True, "apart": True, "back": True}) == {"gone"}
    assert told(tmp_path / "more", {**TRUE, "offer": True}) == {"offer"}


def test_without_transport_nothing_can_be_found(tmp_path: Path) -> None:
    """A run of buying alone has no such table."""
    assert told(tmp_path / "some", TRUE, ("buying",)) == {""}
    assert told(tmp_path / "none", {}, ("buying",)) == set()
