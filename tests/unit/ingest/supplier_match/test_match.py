"""The whole way from cells to suppliers."""

from __future__ import annotations

import networkx as nx
import pandas as pd
from pandas.testing import assert_frame_equal

from optimiser.ingest.decisions import Decision, Verdict
from optimiser.ingest.supplier_match.entities import Member
from optimiser.ingest.supplier_match.match import SupplierMatches, match_suppliers


def _match(*texts: str, decisions: tuple[Decision, ...] = (), members: tuple[Member, ...] = ()) -> SupplierMatches:
    return match_suppliers(pd.DataFrame({"spelling": texts}), decisions, members)


def _decision(left: str, right: str, verdict: Verdict) -> Decision:
    return Decision("", "supplier", left, right, verdict, "buyer", "2026-11-22T20:00:00Z")


def test_one_supplier_from_many_spellings() -> None:
    """Code in front, legal form and case come to one supplier with its company number and its sums."""
    frame = pd.DataFrame(
        {
            "spelling": ["UK0165983701 : ISS Mediclean Ltd", "Iss Mediclean Limited", "ISS MEDICLEAN LTD", None, " "],
            "pence": [100, 200, 300, 1, 1],
            "lines": [1, 2, 3, 1, 1],
            "trusts": ["RAX", "RQM", "R1H;RJ2", "", ""],
        }
    )
    found = match_suppliers(frame)
    (row,) = found.suppliers.to_dict("records")
    assert (row["supplier"], row["company_number"], row["pence"], row["lines"]) == ("coh-01659837", "01659837", 600, 6)
    assert (row["kind"], row["trusts"], row["spellings"]) == ("company", "R1H;RAX;RJ2;RQM", 3)
    assert set(found.supplier_of.values()) == {"coh-01659837"}
    assert len(found.links) == 2


def test_numbers_of_columns_are_keys() -> None:
    """Two unlike names with one company number in its column are one supplier; two numbers on one spelling are none."""
    frame = pd.DataFrame(
        {
            "spelling": ["Neopost", "Quadient", "Acorn", "Acorn"],
            "company_number": ["2658324", "02658324", "02174990", "01659837"],
        }
    )
    found = match_suppliers(frame)
    assert found.supplier_of["Neopost"] == found.supplier_of["Quadient"] == "coh-02658324"
    assert found.supplier_of["Acorn"] == "acorn"


def test_a_trust_is_known_by_its_code_and_a_member_is_within_the_group() -> None:
    """Former names, abbreviations and a code in front lead to one trust; a predecessor of a member counts."""
    members = (Member("RJ7", "St George's University Hospitals NHS Foundation Trust"), Member("R0B", "South Tyneside"))
    found = _match(
        "NHS0000RJ701 : St Georges Healthcare NHST",
        "St George'S University Hospitals Nhs Ft",
        "City Hospitals Sunderland NHS Foundation Trust",
        "Softcat Plc",
        members=members,
    )
    assert found.suppliers[["supplier", "kind", "organisation", "intra_group"]].to_numpy().tolist() == [
        ["org-rj7", "nhs_trust", "RJ7", True],
        ["org-rln", "nhs_trust", "RLN", True],
        ["softcat", "company", "", False],
    ]


def test_a_member_that_is_in_no_list_is_known_by_its_name() -> None:
    """An invented trust of a case is recognised among the suppliers."""
    found = _match("EASTMERE NHS TRUST", members=(Member("T1", "Eastmere NHS Trust"),))
    assert found.suppliers[["supplier", "intra_group"]].to_numpy().tolist() == [["org-t1", True]]


def test_decisions_override_scores() -> None:
    """Accepted names are one whatever their letters, rejected ones two whatever theirs; the last word counts."""
    accept = _decision("Acorn Ltd", "Birch Ltd", "accept")
    assert _match("Acorn Ltd", "Birch Ltd", decisions=(accept,)).supplier_of == {
        "Acorn Ltd": "acorn",
        "Birch Ltd": "acorn",
    }
    reject = _decision("ACORN LTD", "Acorn Ltd", "reject")
    assert len(_match("Acorn Ltd", "ACORN LTD", decisions=(reject,)).suppliers) == 2
    later = _decision("Acorn Ltd", "ACORN LTD", "accept")
    assert len(_match("Acorn Ltd", "ACORN LTD", decisions=(reject, later)).suppliers) == 1


def test_a_rejection_counts_for_what_was_accepted() -> None:
    """What is not Birch is not Acorn either, where a person said that Acorn is Birch."""
    decisions = (_decision("Acorn Ltd", "Birch Ltd", "accept"), _decision("ACORN LIMITED", "Birch Ltd", "reject"))
    found = _match("Acorn Ltd", "Birch Ltd", "ACORN LIMITED", decisions=decisions).supplier_of
    assert found["Acorn Ltd"] == found["Birch Ltd"] != found["ACORN LIMITED"]


def test_decisions_about_items_and_about_absent_spellings_do_nothing() -> None:
    """One file holds the decisions of all matchings and of all years."""
    other = Decision("", "item", "Acorn Ltd", "Birch Ltd", "accept", "buyer", "2026-11-22T20:00:00Z")
    absent = _decision("Cedar Ltd", "Acorn Ltd", "accept")
    assert len(_match("Acorn Ltd", "Birch Ltd", decisions=(other, absent)).suppliers) == 2


def test_the_components_of_the_graph_are_the_suppliers() -> None:
    """The public graph has the spellings for nodes and the chains for edges."""
    found = _match("Capsticks Solicitors LLP", "CAPSTICKS SOLICITORS", "Softcat Plc")
    parts = sorted(sorted(part) for part in nx.connected_components(found.graph))
    assert parts == [["CAPSTICKS SOLICITORS", "Capsticks Solicitors LLP"], ["Softcat Plc"]]
    assert found.graph.edges["CAPSTICKS SOLICITORS", "Capsticks Solicitors LLP"] == {
        "reason": "same name",
        "score": 1.0,
    }


def test_a_name_that_fits_two_suppliers_is_asked_about() -> None:
    """One name, two company numbers: which is meant is for a person, and nothing is merged."""
    found = _match("Harbour Care Ltd 02174990", "Harbour Care Ltd 01659837", "Harbour Care Ltd")
    assert len(found.suppliers) == 3
    assert found.review["reason"].tolist() == ["the same words as several suppliers"] * 2


def test_a_supplier_keeps_its_identifier_when_more_files_come() -> None:
    """A later file brings the company number and a new spelling; told of the first run, the identifier stays."""
    first = match_suppliers(pd.DataFrame({"spelling": ["Softcat Plc"]}))
    later = pd.DataFrame({"spelling": ["Softcat Plc", "UK0217499001 : Softcat Ltd"]})
    assert set(match_suppliers(later).supplier_of.values()) == {"coh-02174990"}
    assert set(match_suppliers(later, known=first.supplier_of).supplier_of.values()) == {"softcat"}


def test_the_order_of_the_rows_changes_nothing() -> None:
    """The same spellings give the same tables."""
    texts = (
        "UK0265832401 : Neopost",
        "Quadient UK Ltd 02658324",
        "Capsticks",
        "Capsticks Solicitors",
        "NHS Resolution",
    )
    one, other = _match(*texts), _match(*reversed(texts))
    assert_frame_equal(one.suppliers, other.suppliers)
    assert_frame_equal(one.links, other.links)
    assert_frame_equal(one.review, other.review)


def test_nothing_in_nothing_out() -> None:
    """No spelling is no supplier."""
    found = match_suppliers(pd.DataFrame({"spelling": []}))
    assert (len(found.suppliers), found.supplier_of) == (0, {})
