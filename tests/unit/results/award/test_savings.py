"""The savings ledger of a recommended award, worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.errors import VerificationError
from optimiser.results.award.savings import why_not_counted
from tests.unit.results.award.award_case import OFFERS, TIERS, amounts, awarded
from tests.unit.small_case import LINES


def test_every_line_and_what_is_paid_once(tmp_path: Path) -> None:
    """BBB and CCC buy twenty boxes at the tier's 1.40 with a pound of deliveries each; AAA stays at 1.00."""
    found = awarded(tmp_path)
    assert amounts(found, "award_cost:") == {"AAA:present:AAA:gloves:one": 1000, "BBB:O1": 1500, "CCC:O1": 1500}
    assert amounts(found, "award_baseline:gloves:") == {"AAA": 1000, "BBB": 2000, "CCC": 4000}
    assert amounts(found, "award_saving:gloves:") == {"AAA": 0, "BBB": 500, "CCC": 2500}
    once = {"activation:one": 200, "switching:one:BBB": 300, "switching:one:CCC": 300}
    assert amounts(found, "award_one_off:") == once
    assert amounts(found, "award:") == {"baseline": 7000, "yearly": 4000, "saving": 3000, "one_off": 800}


def test_the_headline_saving(tmp_path: Path) -> None:
    """What is quoted counts, by trust and in all; a trust that stays as it is counts nought."""
    found = awarded(tmp_path)
    assert amounts(found, "headline:saving") == {"": 3000, ":AAA": 0, ":BBB": 500, ":CCC": 2500}
    assert list(found.tables["savings"]["counts_note"]) == ["It stays on present terms.", "", ""]


def test_a_synthetic_offer_saves_nothing_in_the_headline(tmp_path: Path) -> None:
    """One synthetic table is enough to put the whole award among the illustrations."""
    found = awarded(tmp_path, basis={"offers": "synthetic"})
    assert amounts(found, "headline:saving") == {}
    assert amounts(found, "illustration:saving") == {"": 3000, ":AAA": 0, ":BBB": 500, ":CCC": 2500}
    assert set(found.tables["award_lines"]["basis"]) == {"synthetic"}


def test_an_assumed_price_is_below_the_line(tmp_path: Path) -> None:
    """A saving on a price that nobody quoted is told and does not count."""
    found = awarded(tmp_path, offers=OFFERS.replace("3.00,quoted\n    O2", "3.00,assumed\n    O2"))
    assert amounts(found, "headline:saving") == {"": 0, ":AAA": 0, ":BBB": 0, ":CCC": 0}
    assert amounts(found, "award:")["saving"] == 3000
    assert list(found.tables["savings"]["counts_note"])[1] == "Evidence is assumed: below the line."


def test_a_trust_that_pays_more_always_counts() -> None:
    """What costs more counts whatever its evidence; what saves needs a quote or a contract."""
    assert why_not_counted(-1, "assumed") == ""
    assert why_not_counted(1, "quoted") == ""
    assert why_not_counted(1, "benchmark") == "Evidence is benchmark: below the line."
    assert why_not_counted(0, "") == "It stays on present terms."


def test_a_rebate_is_shared_to_the_penny(tmp_path: Path) -> None:
    """A lump of 1.00 on twenty boxes is split by what is charged: 3 to 4 boxes of BBB and CCC here."""
    lines = LINES.replace("L2,BBB,2025/26,gloves,two,10,box,20.00", "L2,BBB,2025/26,gloves,two,5,box,20.00")
    tiers = "offer,threshold,threshold_unit,scope,kind,rebate_gbp\nO1,15,units,supplier,rebate_lump,1.00\n"
    found = awarded(tmp_path, spend_lines=lines, offer_tiers=tiers)
    rows = found.tables["award_lines"].set_index("trust")
    assert dict(rows["charged_pence"]) == {"AAA": 1000, "BBB": 750, "CCC": 1500}
    assert dict(rows["rebate_pence"]) == {"AAA": 0, "BBB": 33, "CCC": 67}
    assert dict(rows["cost_pence"]) == {"AAA": 1000, "BBB": 817, "CCC": 1533}


def test_a_bundle_is_shown_item_by_item(tmp_path: Path) -> None:
    """The lines of a bundle carry its name, the offer of their item, and add up to its price."""
    offers = "offer,supplier,item,bundle,price_gbp,evidence\nB1,two,gloves,kit,0.901,quoted\n"
    tiers = TIERS.splitlines()[0] + "\n    O9,1,units,offer,all_units,1.00\n"
    offers += "O9,one,gloves,,9.00,quoted\n"
    found = awarded(tmp_path, offers=offers, offer_tiers=tiers.replace("all_units,1.00", "all_units,8.00"))
    rows = found.tables["award_lines"]
    assert set(zip(rows["offer"], rows["bundle"], strict=True)) == {("B1", "kit")}
    assert list(rows["cost_pence"]) == [901, 901, 901]


def test_a_saving_never_exceeds_what_is_paid_today(tmp_path: Path) -> None:
    """A rebate larger than what is charged would save more than the lines cost: nothing is published."""
    tiers = "offer,threshold,threshold_unit,scope,kind,rebate_gbp\nO1,20,units,supplier,rebate_lump,900.00\n"
    with pytest.raises(VerificationError, match="exceeds what its lines cost today"):
        awarded(tmp_path, offer_tiers=tiers)


def test_every_saving_names_its_rows(tmp_path: Path) -> None:
    """A saving leads to the lines paid today, and to the offer and tiers that set its new price."""
    ledger = awarded(tmp_path).ledger
    (baseline,) = ledger.sources["award_baseline:gloves:BBB"]
    assert (baseline.table, baseline.row, baseline.key, baseline.sign) == ("spend_lines", 3, "L2", 1)
    places = [(source.table, source.row, source.part_figure) for source in ledger.sources["award_cost:BBB:O1"]]
    assert places == [("", None, "award_baseline:gloves:BBB"), ("offers", 2, ""), ("offer_tiers", 2, "")]


def test_an_offer_is_new_whatever_it_is_called(tmp_path: Path) -> None:
    """A code that begins like the name of present terms makes no present terms: deliveries are paid, rows are named."""
    offers, tiers = (text.replace("O1,", "present:O1,") for text in (OFFERS, TIERS))
    found = awarded(tmp_path, offers=offers, offer_tiers=tiers)
    assert amounts(found, "award_cost:")["BBB:present:O1"] == 1500
    assert set(found.tables["award_lines"]["terms"]) == {"new", "present"}
