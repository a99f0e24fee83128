"""sweep.json."""

from __future__ import annotations

from tests.unit.report.sweep.sweep_sample import POINTS, content_of


def test_the_object() -> None:
    """What all points share, the points as they are, tornado and frontier."""
    content = content_of()
    assert (content["schema_version"], content["sweep"]) == ("1.0", "abc")
    assert content["points"] == POINTS
    assert {row["output"] for row in content["tornado"]} == {"saving", "buying.recommended", "buying.suppliers"}
    assert {(row["across"], row["up"]) for row in content["frontier"]} == {
        ("buying.suppliers", "saving"),
        ("buying.suppliers", "buying.recommended"),
    }


def test_a_grid_has_no_tornado() -> None:
    """Only single changes of a base can be drawn as a tornado."""
    assert content_of(design="grid")["tornado"] == []
