"""Decisions that could not be taken are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.award.lawful import check_decisions
from optimiser.audit.award.pricing import read_award
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import DECIDED, ITEMS, LINES, OFFERS, TIERS, TWO_MOVE, award_of, run_of, told


def _told(folder: Path, decided: str = TWO_MOVE, **more: Any) -> set[str]:
    found = Comparison()
    check_decisions(award_of(folder, decided, **more), found)
    return told(found)


def test_a_lawful_award_passes(tmp_path: Path) -> None:
    """Every need is met, exactly."""
    assert _told(tmp_path) == set()


@pytest.mark.parametrize(
    ("decision", "instead", "figure"),
    [
        ("BBB,O1,,gloves,10", "BBB,O1,,gloves,9.999999", "BBB:gloves"),
        ("BBB,O1,,gloves,10", "BBB,O1,,gloves,10.000001", "BBB:gloves"),
        ("BBB,O1,,gloves,10\n", "", "BBB:gloves"),
        ("BBB,O1,,gloves,10", "BBB,O9,,gloves,10", "BBB:O9:gloves"),
        ("BBB,O1,,gloves,10", "DDD,O1,,gloves,10", "DDD:gloves"),
        ("AAA,present:AAA:gloves:one,,gloves,10", "AAA,present:AAA:gloves:one,,gloves,11", "present:AAA:gloves:one"),
    ],
)
def test_what_is_needed_is_bought_on_terms_that_there_are(
    tmp_path: Path, decision: str, instead: str, figure: str
) -> None:
    """A millionth less or more, nothing, an unknown offer, a trust without a need, more than today's terms give."""
    assert figure in _told(tmp_path, TWO_MOVE.replace(decision, instead))


def test_a_decision_that_is_listed_twice_is_told(tmp_path: Path) -> None:
    """The same line in two halves."""
    decided = TWO_MOVE.replace("BBB,O1,,gloves,10", "BBB,O1,,gloves,5\nBBB,O1,,gloves,5")
    assert "" in _told(tmp_path, decided)


@pytest.mark.parametrize(("capacity", "minimum", "holds"), [(20, 20, True), (19, "", False), ("", 21, False)])
def test_an_offer_has_a_capacity_and_a_minimum_order(
    tmp_path: Path, capacity: int | str, minimum: int | str, holds: bool
) -> None:
    """BBB and CCC buy twenty together."""
    offers = OFFERS + f"O1,four,gloves,,,1.50,{capacity},{minimum},,,\n"
    assert _told(tmp_path, tables={"offers": offers}) == (set() if holds else {"O1"})


def test_a_bundle_is_taken_whole(tmp_path: Path) -> None:
    """All thirty boxes pass; where AAA keeps its own, the bundle is cut."""
    offers = OFFERS + "O1,four,gloves,,B,1.50,,,,,\n"
    whole = DECIDED + "AAA,O1,B,gloves,10\nBBB,O1,B,gloves,10\nCCC,O1,B,gloves,10\n"
    assert _told(tmp_path, whole, tables={"offers": offers}) == set()
    cut = whole.replace("AAA,O1,B", "AAA,present:AAA:gloves:one,")
    assert _told(tmp_path, cut, tables={"offers": offers}) == {"B"}


def test_a_minimum_order_holds_in_a_bundle_too(tmp_path: Path) -> None:
    """Thirty boxes can be had where thirty must be ordered; where it is 31, there is nothing to award."""
    whole = DECIDED + "AAA,O1,B,gloves,10\nBBB,O1,B,gloves,10\nCCC,O1,B,gloves,10\n"
    offers = OFFERS + "O1,four,gloves,,B,1.50,,{},,,\n"
    assert _told(tmp_path, whole, tables={"offers": offers.format(30)}) == set()
    assert read_award(run_of(tmp_path, whole, tables={"offers": offers.format(31)})) is None


def test_one_set_of_tiers_sets_the_price(tmp_path: Path) -> None:
    """A lump may come on top; a second discount may not."""
    lump = TIERS + "O1,5,units,offer,all_units,1.00,,\nO1,5,units,supplier,rebate_lump,,,1.00\n"
    assert _told(tmp_path, tables={"offer_tiers": lump}) == set()
    twice = lump.replace("rebate_lump,,,1.00", "rebate_share,,0.1,")
    assert _told(tmp_path, tables={"offer_tiers": twice}) == {"O1"}


def test_a_rule_that_is_broken_is_told_by_its_name(tmp_path: Path) -> None:
    """Two suppliers win where one may."""
    assert _told(tmp_path, max_suppliers_per_lot=1) == {"max_suppliers_per_lot"}
    assert _told(tmp_path, max_suppliers_per_lot=2) == set()


def test_every_trust_buys_in_its_own_lot(tmp_path: Path) -> None:
    """A second item is a need of its own."""
    tables = {"items": ITEMS + "masks,M,wards,box,price\n", "spend_lines": LINES + "L4,AAA,2025/26,masks,one,1,1.00\n"}
    tables["offers"] = OFFERS + "O1,four,gloves,,,1.50,,,,,\nO2,four,masks,,,1.00,,,,,\n"
    assert _told(tmp_path, tables=tables) == {"AAA:masks"}
    assert _told(tmp_path, TWO_MOVE + "AAA,O2,,masks,1\n", tables=tables) == set()
