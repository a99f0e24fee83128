"""What was found for one lever, taken over by another point."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest

from optimiser.engine.sweep.parts import added, part_key
from optimiser.results.findings import Findings
from optimiser.results.ledger import Figure, Ledger, Source
from tests.unit.small_case import scenario


def _figure(name: str) -> Figure:
    return Figure(name, "kind", "Label", "headline", "2025/26", "supplied", "Counted.", "Source", value_pence=1)


def test_what_was_added_is_entered_elsewhere() -> None:
    """Tables, graphs and figures that were added are entered in other findings; what was there before is not."""
    old, new = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [2]})
    after = Findings(tables={"old": old, "replaced": old})
    after.ledger.add(_figure("one"), [Source("lines")])
    before = Findings(Ledger(dict(after.ledger.figures), dict(after.ledger.sources)), dict(after.tables))
    after.tables |= {"replaced": new, "new": new}
    after.graphs["drawn"] = nx.Graph()
    after.ledger.add(_figure("two"), [Source(part_figure="one")])
    part = added(before, after)
    assert (set(part.tables), set(part.graphs), set(part.figures)) == ({"replaced", "new"}, {"drawn"}, {"two"})
    part.enter(before)
    assert list(before.tables) == list(after.tables)
    assert before.tables["replaced"] is new
    assert before.ledger == after.ledger


def test_a_part_is_never_entered_twice() -> None:
    """Entering the same figures again is a fault of the program, not a sum."""
    after = Findings()
    after.ledger.add(_figure("one"), [Source("lines")])
    with pytest.raises(ValueError, match="entered twice"):
        added(Findings(), after).enter(after)


def test_the_hash_of_a_part() -> None:
    """It changes with the lever, with what all points share and with a section it reads, and with nothing else."""
    plain = scenario()
    key = part_key("buying", plain, {"files": {"a": "1"}})
    assert key == part_key(
        "buying", scenario(transport={"cleaning_minutes": 1}, description="x"), {"files": {"a": "1"}}
    )
    others = [
        part_key("transport", plain, {"files": {"a": "1"}}),
        part_key("buying", plain, {"files": {"a": "2"}}),
        part_key("buying", scenario(buying={"min_trusts": 2}), {"files": {"a": "1"}}),
    ]
    assert len({key, *others}) == 4
