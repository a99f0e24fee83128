"""What is said of each supplier."""

from __future__ import annotations

from optimiser.ingest.supplier_match.entities import Member, Paid, supplier_rows
from optimiser.ingest.supplier_match.names import gather_names
from optimiser.ingest.supplier_match.spelling import read_spelling


def _of(*groups: list[str], known: dict[str, str] | None = None) -> tuple[list[str], dict[str, str]]:
    parts = [gather_names([read_spelling(text) for text in texts], [], {}) for texts in groups]
    paid = {text: Paid(1, 100, {"RKE"}) for texts in groups for text in texts}
    table, supplier_of = supplier_rows(parts, paid, (), known or {})
    return table["name"].tolist(), supplier_of


def test_the_identifier_comes_from_the_strongest_key() -> None:
    """A company number first, then a code, then a VAT number, then the words."""
    _, found = _of(["Acorn Ltd 02174990"], ["NHS0000RJ701 : St Georges"], ["Birch Ltd VAT 123456782"], ["Cedar & Co"])
    assert sorted(found.values()) == ["cedar", "coh-02174990", "org-rj7", "vat-123456782"]


def test_a_supplier_keeps_the_identifier_of_an_earlier_run() -> None:
    """A company number that a later file tells does not rename the supplier."""
    _, found = _of(["Acorn Ltd", "Acorn Ltd 02174990"], known={"Acorn Ltd": "acorn"})
    assert set(found.values()) == {"acorn"}


def test_two_suppliers_never_share_an_identifier() -> None:
    """The same words twice, parted by a person: the second has a digest of its own."""
    _, found = _of(["Acorn Ltd"], ["ACORN LTD"])
    assert found["ACORN LTD"] == "acorn"
    assert found["Acorn Ltd"].startswith("acorn-")
    _, again = _of(["Acorn Ltd"], known={"Acorn Joinery": "acorn"})
    assert again["Acorn Ltd"].startswith("acorn-")


def test_the_printed_name_is_a_spelling_without_its_codes() -> None:
    """A reader sees the name, not the ledger's code in front of it."""
    names, _ = _of(["UK0165983701 : ISS Mediclean Ltd"])
    assert names == ["ISS Mediclean Ltd"]


def test_a_predecessor_of_a_member_is_within_the_group() -> None:
    """Both the member's own list of predecessors and the look-up's successors count."""
    part = gather_names([read_spelling("NHS0000RLN01 : City Hospitals Sunderland")], [], {})
    paid = {"NHS0000RLN01 : City Hospitals Sunderland": Paid()}
    for member in (Member("R0B", "South Tyneside and Sunderland"), Member("XXX", "Merged", ("RLN",))):
        table, _ = supplier_rows([part], paid, (member,), {})
        assert table["intra_group"].tolist() == [True]
    assert supplier_rows([part], paid, (), {})[0]["intra_group"].tolist() == [False]
