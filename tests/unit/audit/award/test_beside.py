"""What stands beside an award: suppliers and tiers by hand, and what may not contradict itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.award.beside import check_beside
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import ONE_OFFER, TIERS, told, words_of

SUPPLIERS = """\
supplier,standing,today_gbp,recommended_gbp,lots,trusts,price_cut,price_cut_proven,basis
one,keeps,10.00,10.00,consumables,,,,supplied
two,loses,20.00,0.00,,,,,supplied
three,loses,40.00,0.00,,,,,supplied
four,wins,0.00,30.00,consumables,BBB;CCC,,,supplied
five,not_chosen,0.00,0.00,,,0.2,0.1,supplied
"""
OFFERS = ONE_OFFER + "O2,five,gloves,,,9.00,,,,,\n"
STEPS = (
    TIERS
    + "O1,5,units,offer,all_units,,0.0,\nO1,25,units,offer,all_units,,0.1,\nO1,9,gbp,supplier,rebate_lump,,,1.00\n"
)
REACHED = """\
schedule,supplier,kind,measure,measured,tier,next_break,distance,chance_missed,missed_cost_gbp,basis
four:offer:O1:all_units,four,all_units,units,20,2,25,0.25,0.1,5.00,supplied
four:supplier:rebate_lump,four,rebate_lump,gbp,30,1,,,,,supplied
"""
RULES = """\
rule,kind,owner,reason,standing,price_gbp,price_low_gbp,price_high_gbp,joint_gbp,basis
trusts_out,trusts_out,Scenario,Set by buying.trusts_out,binds,3.00,2.00,3.50,3.00,supplied
off,budget,Chief,R,not_priced,,,,,supplied
"""
NAMED = {"off": {"kind": "budget", "owner": "Chief", "reason": "R", "on": False}}
CHOICES = """\
question,place,limit,reached,cost_gbp,more_gbp,bound_gbp,feasible,basis
suppliers,1,2,2,40.00,0.00,39.50,yes,supplied
suppliers,2,1,,,,,no,supplied
sme,1,0.1,0.25,41.00,1.00,,yes,supplied
"""
RISK = "measure,value_gbp,basis\nclaimed,30.00,supplied\np10,1.00,supplied\np50,2.00,supplied\np90,3.00,supplied\n"
RISK += "proven_low,-5.00,supplied\n"


def _told(folder: Path, table: str, text: str, **more: Any) -> set[str]:
    found = Comparison()
    check_beside(words_of(folder, findings={table: text}, **more), found)
    return told(found)


def test_suppliers_that_fit_pass(tmp_path: Path) -> None:
    """One keeps its 10.00, four wins 30.00 of two trusts, two and three lose, five was not chosen."""
    assert _told(tmp_path, "award_suppliers", SUPPLIERS, tables={"offers": OFFERS}) == set()


@pytest.mark.parametrize(
    ("said", "instead", "figure"),
    [
        ("one,keeps", "one,wins", "one"),
        ("10.00,10.00", "10.01,10.00", "one"),
        ("0.00,30.00", "0.00,30.01", "four"),
        ("BBB;CCC", "BBB", "four"),
        ("30.00,consumables", "30.00,wards", "four"),
        ("0.2,0.1", "0.1,0.2", "five"),
        ("0.2,0.1", "1.2,0.1", "five"),
        ("CCC,,", "CCC,0.2,0.1", "four"),
        ("five,not_chosen", "six,not_chosen", "five"),
        ("0.1,supplied", "0.1,published", "five"),
    ],
)
def test_suppliers_that_do_not_fit_are_told(tmp_path: Path, said: str, instead: str, figure: str) -> None:
    """Standing, amounts, lots, trusts, cuts, names, basis."""
    text = SUPPLIERS.replace(said, instead, 1)
    assert figure in _told(tmp_path, "award_suppliers", text, tables={"offers": OFFERS})


def test_tiers_that_fit_pass(tmp_path: Path) -> None:
    """Twenty boxes: past five, five short of 25; 30.00 at list prices is past the only break of the lump."""
    assert _told(tmp_path, "award_tiers", REACHED, tables={"offer_tiers": STEPS}) == set()


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("units,20", "units,21"),
        ("20,2,25", "20,3,25"),
        ("2,25,", "2,26,"),
        ("0.25,0.1", "0.26,0.1"),
        ("0.1,5.00", "1.1,5.00"),
        ("0.1,5.00", ",5.00"),
        ("units,20", "gbp,20"),
        ("four:offer:O1", "five:offer:O1"),
    ],
)
def test_tiers_that_do_not_fit_are_told(tmp_path: Path, said: str, instead: str) -> None:
    """What is reached, the tier, the break, the distance, the chance, the measure, the name."""
    text = REACHED.replace(said, instead, 1)
    assert "four:offer:O1:all_units" in _told(tmp_path, "award_tiers", text, tables={"offer_tiers": STEPS})


def test_rules_that_fit_pass(tmp_path: Path) -> None:
    """One that holds, and one that is switched off."""
    assert _told(tmp_path, "award_rules", RULES, trusts_out=["AAA"], rules=NAMED) == set()


@pytest.mark.parametrize(
    ("said", "instead", "figure"),
    [
        ("binds,3.00,2.00", "binds,3.00,3.01", "trusts_out"),
        ("2.00,3.50", "2.00,2.99", "trusts_out"),
        ("binds,3.00,2.00", "free,3.00,0.00", "trusts_out"),
        ("binds,3.00,2.00", "binds,3.00,0.00", "trusts_out"),
        ("binds,3.00", "not_priced,3.00", "trusts_out"),
        ("3.50,3.00", "3.50,2.00", "trusts_out"),
        ("Scenario", "Somebody", "trusts_out"),
        ("off,budget", "off,share", "off"),
        ("not_priced,,", "binds,1.00,1.00", "off"),
        ("off,", "on,", "off"),
    ],
)
def test_rules_that_do_not_fit_are_told(tmp_path: Path, said: str, instead: str, figure: str) -> None:
    """A price outside its proven ends, a standing that it denies, another owner or kind, a price of what is off."""
    text = RULES.replace(said, instead, 1)
    assert figure in _told(tmp_path, "award_rules", text, trusts_out=["AAA"], rules=NAMED)


def test_a_joint_price_is_split_over_all_rules_or_none(tmp_path: Path) -> None:
    """A second rule that holds has no part of it."""
    text = RULES.replace("off,budget,Chief,R,not_priced,,,,", "off,budget,Chief,R,not_proven,0.00,,,")
    rules = {"off": {**NAMED["off"], "on": True, "most_gbp": 99.0}}
    assert _told(tmp_path, "award_rules", text, trusts_out=["AAA"], rules=rules) == {""}


def test_other_awards_that_fit_pass(tmp_path: Path) -> None:
    """As dear as the recommended one, none, and a pound dearer."""
    assert _told(tmp_path, "award_choices", CHOICES) == set()


@pytest.mark.parametrize(
    ("said", "instead", "figure"),
    [
        ("40.00,0.00", "40.00,0.01", "suppliers:1"),
        ("39.50", "40.01", "suppliers:1"),
        ("1,2,2,", "1,2,3,", "suppliers:1"),
        ("2,1,,,,,no", "2,1,1,41.00,1.00,,no", "suppliers:2"),
        ("2,1,,", "3,1,,", "suppliers"),
        ("0.1,0.25", "0.1,0.05", "sme:1"),
        ("41.00,1.00", ",1.00", "sme:1"),
    ],
)
def test_other_awards_that_do_not_fit_are_told(tmp_path: Path, said: str, instead: str, figure: str) -> None:
    """More, bound, limit, a cost of what there is not, the numbering, and a least share that is not kept."""
    assert figure in _told(tmp_path, "award_choices", CHOICES.replace(said, instead, 1))


@pytest.mark.parametrize(
    ("said", "instead", "figure"),
    [
        ("claimed,30.00", "claimed,31.00", "claimed"),
        ("p50,2.00", "p50,0.99", "p50"),
        ("low,-5.00", "low,30.01", "proven_low"),
    ],
)
def test_the_saving_under_risk_is_in_order(tmp_path: Path, said: str, instead: str, figure: str) -> None:
    """What is claimed is the award's 30.00; worse chances save no more; what is proven is no more than claimed."""
    assert _told(tmp_path, "award_risk", RISK) == set()
    assert _told(tmp_path, "award_risk", RISK.replace(said, instead)) == {figure}
