"""Which task may follow which, and what following saves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from optimiser.solve.fleet.links import Links
from tests.unit.models.fleet.drawn import BACK, EARLY, HIRED, LATE, VAN, drawn

NOTHING = np.zeros(3, dtype=np.int64)


def test_links_of_one_kind() -> None:
    """Early and back save a van and twenty units of way; early and late drive back empty, as two vans would."""
    links = Links(drawn(vehicles=(VAN,)))
    rows, columns = links.near(5)
    found = {
        (row, column): saved for row, column, saved in zip(rows, columns, links.saving(rows, columns), strict=True)
    }
    assert found == {(0, 1): -120, (0, 2): -100}
    assert links.apart == 120 + 120 + 105


def test_tasks_that_no_vehicle_can_do_both_have_no_link() -> None:
    """The van does early only, the hired vehicle back only."""
    day = drawn(
        tasks=(replace(EARLY, vehicles=frozenset({"van"})), replace(BACK, vehicles=frozenset({"hired"})), LATE),
        vehicles=(VAN, HIRED),
    )
    rows, columns = Links(day).near(5)
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(0, 2)]


def test_prices_tell_which_link_is_missing() -> None:
    """At no prices the link that saves most, at its own price none; what is missing is at most its saving."""
    links = Links(drawn(vehicles=(VAN,)))
    rows, columns, missing = links.cheaper(NOTHING, NOTHING, 1)
    assert (rows.tolist(), columns.tolist(), missing) == ([0], [1], -120)
    rows, columns, missing = links.cheaper(np.array([-120, 0, 0]), NOTHING, 1)
    assert (rows.tolist(), columns.tolist(), missing) == ([], [], 0)
