"""Buyers and suppliers with their numbers and codes."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.ingest.ocds.parties import Party, buyers_of, suppliers_of


def supplier(**party: Any) -> Party:
    """Return the one supplier of an award whose party says this."""
    (found,) = suppliers_of({"parties": [{"id": "S", **party}]}, {"suppliers": [{"id": "S"}]}, alone=False)
    return found


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ({"scheme": "GB-COH", "id": "158718"}, "00158718"),
        ({"scheme": "GB-COH", "id": "sc268016"}, "SC268016"),
        ({"scheme": "GB-COH", "id": "OC 325346"}, "OC325346"),
        ({"scheme": "GB-COH", "id": "GB-COH-09876543"}, "09876543"),
        ({"scheme": "GB-SRS", "id": "12345678"}, ""),
        ({"scheme": "GB-COH", "id": "n/a"}, ""),
        ({"scheme": "GB-COH"}, ""),
    ],
)
def test_company_numbers_have_eight_characters(identifier: dict[str, str], number: str) -> None:
    """Lost noughts are put back, other registers are not taken for it, and nonsense is none."""
    assert supplier(name="X Ltd", identifier=identifier).company_number == number


def test_numbers_are_found_wherever_they_stand() -> None:
    """Since 2025 the procurement number comes first and the company number among the additional ones."""
    found = supplier(
        name="X Ltd",
        identifier={"scheme": "GB-PPON", "id": "PABC-1234-DEFG"},
        additionalIdentifiers=[{"scheme": "GB-COH", "id": "1234567"}],
        details={"scale": "sme"},
    )
    assert (found.ppon, found.company_number, found.sme) == ("PABC-1234-DEFG", "01234567", True)
    (by_id,) = suppliers_of({}, {"suppliers": [{"id": "GB-COH-01234567", "name": "X"}]}, alone=False)
    assert by_id.company_number == "01234567"


def test_an_nhs_buyer_has_its_code() -> None:
    """The identifier of the register counts before the name; without one the name does."""
    listed = {"identifier": {"scheme": "GB-NHS", "id": "rtd"}, "name": "Some name", "id": "1", "roles": ["buyer"]}
    (found,) = buyers_of({"buyer": {"id": "1"}, "parties": [listed]})
    assert (found.ods_code, found.ods_by, found.nhs) == ("RTD", "identifier", True)
    (found,) = buyers_of({"buyer": {"id": "2", "name": "Walsall Healthcare NHS Trust"}})
    assert (found.ods_code, found.ods_by) == ("RBK", "name")
    (found,) = buyers_of({"buyer": {"name": "NHS Lothian"}})
    assert (found.ods_code, found.nhs) == ("", True)


def test_several_buyers_stand_once_each_the_named_one_first() -> None:
    """The buyer that the notice names leads; the others with that role follow."""
    parties = [{"id": "2", "name": "B", "roles": ["buyer"]}, {"id": "1", "name": "A", "roles": ["buyer", "payer"]}]
    assert [each.name for each in buyers_of({"buyer": {"id": "1", "name": "A"}, "parties": parties})] == ["A", "B"]


def test_the_procuring_entity_stands_in_for_a_buyer() -> None:
    """Older notices name no buyer, only who procures."""
    assert [each.name for each in buyers_of({"tender": {"procuringEntity": {"name": "C"}}})] == ["C"]
    assert buyers_of({"buyer": {"id": None}, "parties": "x"}) == []


def test_suppliers_of_the_notice_belong_to_its_only_award() -> None:
    """Where the award itself names none, the parties that supply are its, but only if there is no other award."""
    process = {"parties": [{"id": "S", "name": "X", "roles": ["supplier"]}, {"id": "T", "roles": "supplier"}]}
    assert [each.name for each in suppliers_of(process, {}, alone=True)] == ["X"]
    assert suppliers_of(process, {}, alone=False) == []


def test_a_supplier_without_anything_is_left_out() -> None:
    """An empty reference is no supplier, and one named twice is one."""
    named = [{"id": "1", "name": "X"}, {"id": "1", "name": "X"}, {}, {"name": None}, {"name": "Y"}]
    assert [each.name for each in suppliers_of({}, {"suppliers": named}, alone=False)] == ["X", "Y"]
