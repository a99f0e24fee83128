"""Codes of trusts that are ODS codes."""

from __future__ import annotations

from optimiser.ingest.lines.members import members_of


def test_only_codes_that_are_known() -> None:
    """A free label is no member; a code is one once, with its published name."""
    (member,) = members_of(["RR7", "My trust", "RR7"])
    assert member.trust == "RR7"
    assert "Gateshead" in member.name.title()
