"""A register of invented contracts."""

from __future__ import annotations

import datetime as dt

from optimiser.synthetic.contract_register import CARRIERS, buying_contracts, transport_contracts
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.region import Member
from optimiser.synthetic.rows import MILLION, DemandRow

AS_OF = dt.date(2026, 11, 22)


def _need(trust: str, lot: str, pence: int, supplier: str) -> DemandRow:
    return DemandRow(f"{trust}-{pence}", trust, f"{lot}_1", "Item", lot, MILLION, "box", pence, supplier)


def test_a_contract_is_with_whom_most_is_bought_from() -> None:
    """One contract a trust and lot, worth three years of what the largest supplier sells; not stated is nobody."""
    needs = (_need("RAA", "gloves", 10, "one"), _need("RAA", "gloves", 30, "two"), _need("RBB", "gloves", 90, ""))
    (made,) = buying_contracts(needs, AS_OF, Draw(1))
    assert (made.contract, made.trust, made.participants, made.lever) == ("RAA-gloves", "RAA", ("RAA",), "buying")
    assert (made.supplier, made.value_pence) == ("two", 90)


def test_some_have_ended_and_some_end_soon() -> None:
    """Of every seven contracts one has ended and two end within fifteen months; each ends with a month."""
    needs = [_need(f"R{number:02d}", "gloves", 10, "one") for number in range(14)]
    made = buying_contracts(needs, AS_OF, Draw(1))
    assert sum(row.end < AS_OF for row in made) == 2
    assert sum(AS_OF < row.end < dt.date(2028, 2, 1) for row in made) == 4
    assert all((row.end + dt.timedelta(days=1)).day == 1 and row.start < row.end for row in made)


def test_movements_are_under_contract() -> None:
    """Each trust has one contract for the patients and one for the goods it moves, and none for what it does not."""
    members = (Member("RAA", "acute", 1, 1), Member("RBB", "acute", 1, 1))
    moved = [("RAA", "patient_transport"), ("RAA", "courier"), ("RBB", "courier"), ("RBB", "courier")]
    made = transport_contracts(members, moved, AS_OF, Draw(2))
    assert [row.contract for row in made] == ["RAA-patient_transport", "RAA-courier", "RBB-courier"]
    assert {row.lever for row in made} == {"transport"}
    assert {row.supplier for row in made} <= {who.code for who in CARRIERS}
