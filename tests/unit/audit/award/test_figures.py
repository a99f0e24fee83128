"""The figures and rows of an award, with their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.audit.award.figures import expect_award
from optimiser.audit.book import Book
from tests.unit.audit.award.drawn_award import DECIDED, OFFERS, ONE_OFFER, TIERS, TWO_MOVE, run_of

QUOTED = "offer,supplier,item,price_gbp,evidence,route\nO1,four,gloves,1.50,quoted,call-off\n"


def _book(folder: Path, decided: str = TWO_MOVE, **more: Any) -> Book:
    book = Book()
    expect_award(book, run_of(folder, decided, **more))
    return book


def test_a_saving_is_what_is_paid_today_less_what_would_be(tmp_path: Path) -> None:
    """CCC pays 40.00 today and 15.00 then; the figure names both, and the line names offer and tiers."""
    tiers = TIERS + "O1,500,units,offer,all_units,1.00,,\n"
    book = _book(tmp_path, tables={"offers": QUOTED, "offer_tiers": tiers})
    assert book.pence("award_saving:gloves:CCC") == 2500
    assert book.figures["award_saving:gloves:CCC"].parts == {"award_baseline:gloves:CCC": 1, "award_cost:CCC:O1": -1}
    assert book.figures["award_baseline:gloves:CCC"].rows == {("spend_lines", 4): 1}
    assert book.figures["award_cost:CCC:O1"].used_rows == frozenset({("offers", 2), ("offer_tiers", 2)})
    assert book.figures["award_cost:AAA:present:AAA:gloves:one"].used_rows == frozenset()


def test_what_is_quoted_counts_in_the_headline(tmp_path: Path) -> None:
    """5.00 and 25.00; AAA stays on present terms and has a figure of nought."""
    book = _book(tmp_path, tables={"offers": QUOTED})
    assert (book.pence("headline:saving"), book.pence("headline:saving:BBB")) == (3000, 500)
    nought = book.figures["headline:saving:AAA"]
    assert (nought.kind, nought.value, nought.parts) == ("signed_sum", 0, {"award_saving:gloves:AAA": 0})
    assert (book.pence("award:baseline"), book.pence("award:yearly"), book.pence("award:saving")) == (7000, 4000, 3000)


def test_an_assumed_price_counts_only_where_it_costs_more(tmp_path: Path) -> None:
    """All three move to an offer without evidence: AAA pays 5.00 more, and that alone counts."""
    decided = DECIDED + "AAA,O1,,gloves,10\nBBB,O1,,gloves,10\nCCC,O1,,gloves,10\n"
    book = _book(tmp_path, decided)
    assert {key: row["counts"] for key, row in book.tables["savings"].rows.items()} == {
        ("AAA", "gloves"): True,
        ("BBB", "gloves"): False,
        ("CCC", "gloves"): False,
    }
    assert book.pence("headline:saving") == -500


def test_the_weakest_evidence_of_its_lines_is_that_of_a_saving(tmp_path: Path) -> None:
    """Half on a quote, half on an assumption."""
    offers = QUOTED + "O2,five,gloves,1.00,assumed,\n"
    decided = TWO_MOVE.replace("CCC,O1,,gloves,10", "CCC,O1,,gloves,5\nCCC,O2,,gloves,5")
    rows = _book(tmp_path, decided, tables={"offers": offers}).tables["savings"].rows
    assert (rows["CCC", "gloves"]["evidence"], rows["BBB", "gloves"]["evidence"]) == ("assumed", "quoted")


def test_one_synthetic_table_makes_an_illustration(tmp_path: Path) -> None:
    """Invented offers: nothing of it stands in the headline; assumed ones give no headline at all."""
    book = _book(tmp_path, tables={"offers": QUOTED}, basis={"offers": "synthetic"})
    assert book.pence("illustration:saving") == 3000
    assert not any(name.startswith("headline") for name in book.figures)
    book = _book(tmp_path, tables={"offers": QUOTED}, basis={"offers": "assumed"})
    assert not any(name.endswith("saving") and name != "award:saving" for name in book.figures)
    assert book.figures["award:saving"].about["scope"] == "context"


def test_what_is_paid_once_names_every_offer_that_states_it(tmp_path: Path) -> None:
    """Two rows state the activation; it stands apart from the saving."""
    offers = OFFERS + "O1,four,gloves,,,1.50,,,10.00,,\nO2,four,soap,,,1.00,,,10.00,,\n"
    book = _book(tmp_path, tables={"offers": offers})
    assert book.figures["award_one_off:activation:four"].used_rows == frozenset({("offers", 2), ("offers", 3)})
    assert (book.pence("award:one_off"), book.pence("award:saving")) == (1000, 3000)


def test_a_line_says_who_buys_what_of_whom(tmp_path: Path) -> None:
    """Names come from the tables of items and suppliers, where they are there."""
    tables = {"offers": QUOTED, "suppliers": "supplier,name\nfour,Four Ltd\n"}
    row = _book(tmp_path, tables=tables).tables["award_lines"].rows["BBB", "O1", "gloves"]
    due: dict[str, object] = {
        "lot": "consumables",
        "item_name": "Gloves",
        "unit": "box",
        "supplier_name": "Four Ltd",
        "terms": "new",
    }
    due |= {
        "price_gbp": 1.5,
        "charged_pence": 1500,
        "cost_pence": 1500,
        "evidence": "quoted",
        "route": "call-off",
    }
    assert {name: row[name] for name in due} == due


def test_what_takes_no_part_is_listed_by_reason(tmp_path: Path) -> None:
    """A soap that nobody needs, and an offer without a price."""
    offers = ONE_OFFER + "O2,four,soap,,,1.00,,,,,\nO3,five,gloves,,,,,,,,\n"
    rows = _book(tmp_path, tables={"offers": offers}).tables["award_left_out"].rows
    assert {key: row["offers"] for key, row in rows.items()} == {
        ("offers", "no_need"): "O2",
        ("offers", "no_price"): "O3",
    }


def test_without_offers_nothing_is_expected(tmp_path: Path) -> None:
    """No table, no figure."""
    assert _book(tmp_path, tables={"offers": ONE_OFFER.replace("gloves", "soap")}) == Book()
