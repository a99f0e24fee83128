"""The standard fields."""

from __future__ import annotations

from optimiser.ingest.header.standard_fields import FIELDS_OF, REQUIRED_OF
from optimiser.ingest.header.value_evidence import fit
from optimiser.ingest.header.value_profile import profile


def test_required_fields_exist() -> None:
    """Every field that is required of a table is one of its fields."""
    assert all(name in FIELDS_OF[table] for table, groups in REQUIRED_OF.items() for group in groups for name in group)


def test_every_kind_of_values_can_be_judged() -> None:
    """How well values fit is known for the kind of every field."""
    fits = [fit(field.values, profile(["1"])) for fields in FIELDS_OF.values() for field in fields.values()]
    assert all(0 <= one <= 1 for one in fits)
