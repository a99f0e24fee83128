"""Which offers take part, bundles, lots and what suppliers cost besides."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from optimiser.audit.award.bought import read_needs
from optimiser.audit.award.offered import Offered, attributes_of, fixed_costs, grams_of, read_offered
from tests.unit.audit.award.drawn_award import ITEMS, LINES, OFFERS, ONE_OFFER, run_of

DATED = "offer,supplier,item,price_gbp,valid_from,valid_to,framework_end\n"
MASKS = "masks,Masks,wards,box,price\n"
MASK_LINES = "L4,AAA,2025/26,masks,one,6,6.00\n"


def _offered(folder: Path, outside: str = "", **tables: str) -> Offered:
    run = run_of(folder, tables=tables)
    return read_offered(run, read_needs(run), {outside} - {""})


def test_every_reason_leaves_an_offer_out(tmp_path: Path) -> None:
    """No price, over, not begun, framework ended, a member's own, no need; on its last day an offer still holds."""
    offers = DATED + (
        "O1,four,gloves,,,,\nO2,four,gloves,1.00,,2026-11-21,\nO3,four,gloves,1.00,2026-11-23,,\n"
        "O4,four,gloves,1.00,,,2026-11-21\nO5,own,gloves,1.00,,,\nO6,four,soap,1.00,,,\n"
        "O7,four,gloves,0.00,,2026-11-22,2026-11-22\n"
    )
    offered = _offered(tmp_path, offers=offers, suppliers="supplier,name,member_trust\nown,Own,AAA\n")
    assert offered.unused == {
        "no_price": ["O1"],
        "not_open": ["O2", "O3"],
        "framework_ended": ["O4"],
        "internal": ["O5"],
        "no_need": ["O6"],
    }
    assert set(offered.singles) == {"O7"}


def test_a_bundle_is_for_all_that_is_needed(tmp_path: Path) -> None:
    """Thirty boxes of gloves at 1.005 and six of masks at 0.50 are 33.15, rounded once; CCC stays out of the other."""
    offers = OFFERS + "O1,four,gloves,,B,1.005,,,,,\nO2,four,masks,,B,0.50,,,,,\n"
    tables = {"offers": offers, "items": ITEMS + MASKS, "spend_lines": LINES + MASK_LINES}
    bundle = _offered(tmp_path, **tables).bundles["B"]
    assert (bundle.pence, bundle.millionths) == (3315, 36_000_000)
    without = _offered(tmp_path, outside="CCC", **tables).bundles["B"]
    assert (without.pence, ("CCC", "gloves") in without.contents) == (2310, False)


def test_a_bundle_that_is_too_small_or_broken_takes_no_part(tmp_path: Path) -> None:
    """29 boxes are too few for thirty; in the other bundle nobody needs the soap."""
    offers = OFFERS + "O1,four,gloves,,B,1.00,29,,,,\nO2,five,gloves,,D,1.00,,,,,\nO3,five,soap,,D,1.00,,,,,\n"
    offered = _offered(tmp_path, offers=offers)
    assert offered.unused == {"bundle_other_volume": ["O1"], "bundle_incomplete": ["O2"], "no_need": ["O3"]}
    assert not offered.takes_part


def test_the_lot_is_what_the_offers_name_or_the_category(tmp_path: Path) -> None:
    """One offer names a lot for gloves, none does for masks."""
    offers = OFFERS + "O1,four,gloves,,,1.00,,,,,\nO2,five,gloves,clinical,,1.00,,,,,\nO3,four,masks,,,1.00,,,,,\n"
    tables = {"offers": offers, "items": ITEMS + MASKS, "spend_lines": LINES + MASK_LINES}
    assert _offered(tmp_path, **tables).lots == {"gloves": "clinical", "masks": "wards"}


def test_a_supplier_states_its_costs_on_any_of_its_offers(tmp_path: Path) -> None:
    """Activation stands on one row, delivery on another."""
    offers = OFFERS + "O1,four,gloves,,,1.00,,,12.00,,\nO2,four,masks,,,1.00,,,,3.50,\n"
    costs = fixed_costs(run_of(tmp_path, tables={"offers": offers}))
    assert {kind: costs["four", kind] for kind in ("activation", "delivery", "switching")} == {
        "activation": 1200,
        "delivery": 350,
        "switching": 0,
    }


def test_what_rules_ask_of_a_supplier_stands_in_either_table(tmp_path: Path) -> None:
    """Flags and words are put together."""
    tables = {
        "offers": "offer,supplier,item,price_gbp,sme,attributes\nO1,four,gloves,1.00,yes,green;fair\n",
        "suppliers": "supplier,name,sme,local,attributes\none,One,no,yes,\n",
    }
    assert attributes_of(run_of(tmp_path, tables=tables)) == {"four": {"sme", "green", "fair"}, "one": {"local"}}


def test_emissions_are_the_offers_own_or_the_items(tmp_path: Path) -> None:
    """Present terms emit what the item does, and where that is not known as much as the worst offer."""
    items = "item,name,category,unit,comparison,carbon_kg\ngloves,G,c,box,price,2\nmasks,M,c,box,price,\n"
    offers = (
        "offer,supplier,item,price_gbp,carbon_kg\nO1,four,gloves,1.00,\nO2,five,gloves,1.00,0.5\n"
        "O3,four,masks,1.00,3\nO4,five,masks,1.00,1\nO5,six,masks,1.00,\n"
    )
    today, by_offer = grams_of(run_of(tmp_path, tables={"items": items, "offers": offers}))
    assert today == {"gloves": 2000, "masks": 3000}
    assert by_offer == {"O1": 2000, "O2": 500, "O3": 3000, "O4": 1000, "O5": Fraction(0)}


def test_without_a_price_there_is_nothing_to_choose(tmp_path: Path) -> None:
    """One offer suffices."""
    assert _offered(tmp_path).takes_part
    assert not _offered(tmp_path, offers=ONE_OFFER.replace("1.50", "")).takes_part
