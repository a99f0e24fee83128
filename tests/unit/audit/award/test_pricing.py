"""What each line of an award is charged, paid back and delivered, to the penny."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from optimiser.audit.award.pricing import present_terms, read_award
from tests.unit.audit.award.drawn_award import (
    DECIDED,
    ITEMS,
    LINES,
    OFFERS,
    ONE_OFFER,
    TIERS,
    TWO_MOVE,
    award_of,
    run_of,
)

BUNDLE = OFFERS + "O1,four,gloves,,B,1.00,,,,,\nO2,four,masks,,B,0.50,,,,,\n"
IN_BUNDLE = DECIDED + "AAA,O1,B,gloves,10\nBBB,O1,B,gloves,10\nCCC,O1,B,gloves,10\nAAA,O2,B,masks,7\n"
MASKS = {"items": ITEMS + "masks,Masks,wards,box,price\n", "spend_lines": LINES + "L4,AAA,2025/26,masks,one,7,7.00\n"}


def test_who_stays_pays_as_today_and_who_moves_the_offer(tmp_path: Path) -> None:
    """AAA 10.00 as today, BBB and CCC 15.00 each."""
    lines = award_of(tmp_path).lines
    assert [(line.trust, line.cost, line.is_new) for line in lines] == [
        ("AAA", 1000, False),
        ("BBB", 1500, True),
        ("CCC", 1500, True),
    ]


def test_a_part_of_present_terms_is_charged_at_todays_exact_price(tmp_path: Path) -> None:
    """A third of a penny a box: two thirds of ten pence are 6.67, rounded to 7."""
    lines = LINES.replace("one,10,10.00", "one,30,0.10")
    decided = DECIDED + "AAA,present:AAA:gloves:one,,gloves,20\nAAA,O1,,gloves,10\n"
    first, second = award_of(tmp_path, decided, tables={"spend_lines": lines}).lines
    assert (first.offer, first.charged) == ("O1", 1500)
    assert second.charged == 7


def test_an_offer_is_new_whatever_it_is_called(tmp_path: Path) -> None:
    """Its code begins as the names of present terms do."""
    tables = {"offers": ONE_OFFER.replace("O1", "present:x")}
    lines = award_of(tmp_path, TWO_MOVE.replace("O1", "present:x"), tables=tables).lines
    assert [line.is_new for line in lines] == [False, True, True]


def test_two_suppliers_of_today_are_terms_apart(tmp_path: Path) -> None:
    """AAA buys ten of one and five of another."""
    run = run_of(tmp_path, tables={"spend_lines": LINES + "L4,AAA,2025/26,gloves,,5,10.00\n"})
    award = read_award(run)
    assert award is not None
    terms = present_terms(award.needs)
    assert {name: (own.millionths, own.pence) for name, own in terms.items() if own.trust == "AAA"} == {
        "present:AAA:gloves:one": (10_000_000, 1000),
        "present:AAA:gloves:(not stated)": (5_000_000, 1000),
    }


def test_the_price_of_a_bundle_is_split_by_what_its_lines_are_worth(tmp_path: Path) -> None:
    """30.00 and 3.50 make 33.50; as spend it is split by quantity, seven of 37 boxes for the masks."""
    award = award_of(tmp_path, IN_BUNDLE, tables={**MASKS, "offers": BUNDLE})
    assert [(line.item, line.charged) for line in award.lines] == [
        ("gloves", 1000),
        ("masks", 350),
        ("gloves", 1000),
        ("gloves", 1000),
    ]
    assert award.lines[1].spend == Fraction(3350 * 7, 37)
    assert award.exact == 3350


def test_deliveries_are_paid_by_each_trust_that_buys_on_new_terms(tmp_path: Path) -> None:
    """4.00 a trust and year: AAA stays and pays none; CCC splits its own over two items by what is charged."""
    tables = {
        "offers": OFFERS + "O1,four,gloves,,,1.50,,,,4.00,\nO2,four,masks,,,0.50,,,,,\n",
        "items": MASKS["items"],
        "spend_lines": LINES + "L4,CCC,2025/26,masks,one,10,7.00\n",
    }
    decided = (
        DECIDED + "AAA,present:AAA:gloves:one,,gloves,10\nBBB,O1,,gloves,10\nCCC,O1,,gloves,10\nCCC,O2,,masks,10\n"
    )
    award = award_of(tmp_path, decided, tables=tables)
    assert [line.delivery for line in award.lines] == [0, 400, 300, 100]


def test_where_nothing_is_charged_a_cost_is_split_by_quantity(tmp_path: Path) -> None:
    """A price of nought: 7.00 paid back for thirty boxes goes by boxes, though each is free."""
    tables = {
        "offers": ONE_OFFER.replace("1.50", "0.00"),
        "offer_tiers": TIERS + "O1,20,units,supplier,rebate_lump,,,7.00\n",
        "spend_lines": LINES.replace("one,10", "one,20"),
    }
    decided = DECIDED + "AAA,O1,,gloves,20\nBBB,O1,,gloves,10\nCCC,O1,,gloves,10\n"
    assert [line.rebate for line in award_of(tmp_path, decided, tables=tables).lines] == [350, 175, 175]


def test_a_decision_on_terms_that_there_are_not_is_no_line(tmp_path: Path) -> None:
    """Of unknown name, for another item, another trust's of today, in an unknown bundle, or outside its own."""
    decided = DECIDED + (
        "AAA,O9,,gloves,1\nAAA,O1,,masks,1\nBBB,present:AAA:gloves:one,,gloves,1\nAAA,O1,X,gloves,1\nAAA,O1,B,masks,1\n"
    )
    assert award_of(tmp_path, decided).lines == ()
    assert award_of(tmp_path, DECIDED + "AAA,O1,,gloves,1\n", tables={**MASKS, "offers": BUNDLE}).lines == ()


def test_without_ground_there_is_no_award(tmp_path: Path) -> None:
    """Another lever, no need, nothing offered."""
    run = run_of(tmp_path)
    assert read_award(run) is not None
    run.settings["levers"] = ["transport"]
    assert read_award(run) is None
    assert read_award(run_of(tmp_path, tables={"offers": ONE_OFFER.replace("gloves", "soap")})) is None
    assert read_award(run_of(tmp_path, tables={"offers": ONE_OFFER.replace("1.50", "")})) is None
