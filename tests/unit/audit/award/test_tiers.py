"""What tiers of every kind and measure come to, by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.audit.award.priced import Award
from tests.unit.audit.award.drawn_award import DECIDED, ITEMS, LINES, OFFERS, ONE_OFFER, TIERS, award_of

# Thirty boxes at 1.50: 45.00 at the list price.
ALL = DECIDED + "AAA,O1,,gloves,10\nBBB,O1,,gloves,10\nCCC,O1,,gloves,10\n"


def _award(folder: Path, tiers: str, decided: str = ALL, offers: str = ONE_OFFER) -> Award:
    return award_of(folder, decided, tables={"offers": offers, "offer_tiers": TIERS + tiers})


def _charged(award: Award) -> int:
    return sum(line.charged for line in award.lines)


def test_all_units_take_the_price_of_the_tier_reached(tmp_path: Path) -> None:
    """Thirty boxes reach the break at thirty, not that at 31: a tenth off 1.50 is 1.35."""
    award = _award(tmp_path, "O1,30,units,offer,all_units,,0.1,\nO1,31,units,offer,all_units,1.00,,\n")
    assert _charged(award) == 4050
    assert award.paid_back == {}


def test_incremental_takes_off_above_each_break(tmp_path: Path) -> None:
    """0.50 less for the ten between 10 and 20, a whole pound less for the ten above."""
    tiers = "O1,10,units,offer,incremental,1.00,,\nO1,20,units,offer,incremental,0.50,,\n"
    award = _award(tmp_path, tiers)
    assert _charged(award) == 4500
    assert award.paid_back == {"four:offer:O1:incremental": Fraction(1500)}


def test_incremental_in_pounds_takes_off_a_part_of_the_spend_above(tmp_path: Path) -> None:
    """A tenth of the 15.00 between 30.00 and 45.00."""
    award = _award(tmp_path, "O1,30,gbp,supplier,incremental,,0.1,\n")
    assert award.paid_back == {"four:supplier:incremental": 150}
    assert award.totals == {"four:supplier:incremental": 4500}


def test_a_share_is_paid_back_on_all_that_counts(tmp_path: Path) -> None:
    """A fifth of 45.00; as spend each box counts 1.20."""
    award = _award(tmp_path, "O1,45,gbp,lot,rebate_share,,0.2,\n")
    assert award.paid_back == {"four:lot:consumables:rebate_share": 900}
    assert {line.spend for line in award.lines} == {Fraction(1200)}
    assert sum(line.rebate for line in award.lines) == 900


def test_a_lump_is_paid_back_once_at_its_break(tmp_path: Path) -> None:
    """7.00 for thirty boxes, split 2.34, 2.33 and 2.33; below the break nothing."""
    award = _award(tmp_path, "O1,30,units,supplier,rebate_lump,,,7.00\n")
    assert [line.rebate for line in award.lines] == [234, 233, 233]
    assert _award(tmp_path, "O1,30.000001,units,supplier,rebate_lump,,,7.00\n").paid_back == {}


@pytest.mark.parametrize(("scope", "charged"), [("offer", 4500), ("lot", 4500), ("supplier", 3000)])
def test_the_scope_says_whose_total_counts(tmp_path: Path, scope: str, charged: int) -> None:
    """Ten boxes of masks, in another lot, lift thirty of gloves to the break at forty only for the whole supplier."""
    items = ITEMS + "masks,Masks,wards,box,price\n"
    lines = LINES + "L4,AAA,2025/26,masks,one,10,10.00\n"
    tables = {
        "items": items,
        "spend_lines": lines,
        "offers": ONE_OFFER + "O2,four,masks,,,2.00,,,,,\n",
        "offer_tiers": TIERS + f"O1,40,units,{scope},all_units,1.00,,\n",
    }
    award = award_of(tmp_path, ALL + "AAA,O2,,masks,10\n", tables=tables)
    assert sum(line.charged for line in award.lines if line.offer == "O1") == charged
    # The tier names no price for masks: they count, and keep their own.
    assert [line.charged for line in award.lines if line.offer == "O2"] == [2000]


def test_what_stays_on_present_terms_counts_towards_no_tier(tmp_path: Path) -> None:
    """Of thirty boxes AAA keeps ten: twenty do not reach the break at thirty."""
    decided = ALL.replace("AAA,O1", "AAA,present:AAA:gloves:one")
    award = _award(tmp_path, "O1,30,units,supplier,all_units,1.00,,\n", decided)
    assert award.totals == {"four:supplier:all_units": 20_000_000}
    assert [line.charged for line in award.lines] == [1000, 1500, 1500]


def test_a_break_in_pounds_is_measured_at_list_prices(tmp_path: Path) -> None:
    """45.00 at list prices reach 45.00, though 22.50 are charged then."""
    assert _charged(_award(tmp_path, "O1,45,gbp,offer,all_units,,0.5,\n")) == 2250
    assert _charged(_award(tmp_path, "O1,45.01,gbp,offer,all_units,,0.5,\n")) == 4500


def test_each_offer_of_a_lot_has_the_price_of_its_own_latest_row(tmp_path: Path) -> None:
    """At the second break O2 names nothing new and keeps the price of the first."""
    offers = OFFERS + "O1,four,gloves,,,1.50,,,,,\nO2,four,gloves,,,2.00,,,,,\n"
    tiers = "O1,5,units,lot,all_units,1.40,,\nO2,5,units,lot,all_units,1.80,,\nO1,20,units,lot,all_units,1.00,,\n"
    decided = DECIDED + "AAA,O1,,gloves,10\nBBB,O1,,gloves,10\nCCC,O2,,gloves,10\n"
    assert [line.charged for line in _award(tmp_path, tiers, decided, offers).lines] == [1000, 1000, 1800]
