"""The schema of transport."""

from __future__ import annotations

import pytest

from optimiser.report.transport_schema import hideable, may_be_hidden, transport_schema, transport_tables
from optimiser.tables import OUTPUT_TABLES


@pytest.mark.parametrize(
    ("table", "column", "hidden"),
    [
        ("transport_plans", "journeys", True),
        ("transport_plans", "vehicles", False),
        ("transport_plans", "cost_gbp", False),
        ("transport_service", "mean_added_min", True),
        ("overlap_corridors", "km", True),
        ("overlap_contracts", "places", False),
        ("grey_fleet", "miles", False),
    ],
)
def test_which_numbers_may_be_hidden(table: str, column: str, hidden: bool) -> None:
    """Counts of people and what rests on them; amounts, vehicles and contracts never."""
    assert may_be_hidden(table, OUTPUT_TABLES[table].column(column)) is hidden


def test_a_hideable_number_keeps_its_description() -> None:
    """The description stands outside the two alternatives."""
    assert hideable({"type": "integer", "description": "n"}) == {
        "anyOf": [{"type": "integer"}, {"enum": ["*"]}],
        "description": "n",
    }


def test_every_table_but_the_restricted_ones_is_described() -> None:
    """Stops, requests and driving times are no part of the result."""
    names = set(transport_tables())
    assert {"plans", "routes", "overlap_corridors", "travel_model", "grey_fleet"} <= names
    assert not {"stops", "requests", "travel"} & names
    assert not names & set(transport_schema())
