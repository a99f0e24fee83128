"""What the register says that bears on opportunities."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimiser.results.contract_facts import ContractFacts, contract_facts, deadline, extendable_items
from tests.unit.small_case import CONTRACTS, ITEMS, scenario, small_case

REGISTER = (
    CONTRACTS
    + """\
    K1,AAA,AAA;BBB,consumables,buying,Gloves,,awarded,,,2025-04-01,2027-12-31,12,3,framework,no,A
    K2,CCC,,consumables,buying,Gloves,,awarded,,,2025-04-01,2027-06-30,,3,framework,no,A
    K3,BBB,BBB;CCC,waste,buying,Waste,,tender,,,,,,,open tender,yes,B
    """
)


def test_without_a_register(tmp_path: Path) -> None:
    """A case without contracts knows nothing of extensions, plans or deadlines."""
    assert contract_facts(small_case(tmp_path, {}), scenario()) == ContractFacts()


def test_facts(tmp_path: Path) -> None:
    """Every member of a contract shares what it says, the lead and the participants alike."""
    facts = contract_facts(small_case(tmp_path, {"contracts": REGISTER}), scenario())
    assert facts.extendable == {("AAA", "consumables"), ("BBB", "consumables")}
    assert facts.under_way == {("BBB", "waste"), ("CCC", "waste")}
    assert [entry[0] for entry in facts.deadlines] == ["AAA", "BBB", "CCC"]


def test_a_contract_on_its_last_and_first_day(tmp_path: Path) -> None:
    """On its last day, and on its first, a contract is live."""
    row = "    K1,AAA,,consumables,buying,Gloves,,awarded,,,2025-04-01,2026-11-22,12,3,framework,no,A\n"
    for number, register in enumerate((row, row.replace("2025-04-01,2026-11-22", "2026-11-22,2029-03-31"))):
        facts = contract_facts(small_case(tmp_path / str(number), {"contracts": CONTRACTS + register}), scenario())
        assert facts.extendable == {("AAA", "consumables")}


def test_extendable_items(tmp_path: Path) -> None:
    """An item is extendable for a trust whose contract in its category is; without items there is none."""
    case = small_case(tmp_path, {"contracts": REGISTER, "items": ITEMS})
    facts = contract_facts(case, scenario())
    assert extendable_items(case, facts) == {("AAA", "gloves"), ("BBB", "gloves")}
    assert extendable_items(small_case(tmp_path / "none", {"contracts": REGISTER}), facts) == frozenset()


def test_deadline(tmp_path: Path) -> None:
    """The earliest decide-by date among the trusts' contracts of the category, and which contract it is."""
    facts = contract_facts(small_case(tmp_path, {"contracts": REGISTER}), scenario())
    assert deadline(facts, ["AAA", "CCC"], "consumables") == (dt.date(2026, 11, 30), "Contract K2 comes first.")
    assert deadline(facts, ["AAA"], "consumables")[0] == dt.date(2027, 5, 31)
    assert deadline(facts, ["AAA"], "waste")[0] is None


def test_a_joint_tender_whose_start_has_passed_covers_nothing(tmp_path: Path) -> None:
    """What was to start before the case's date has an outcome not seen, so nothing is in plan because of it."""
    stale = CONTRACTS + "K3,BBB,BBB;CCC,waste,buying,Waste,,tender,,,2026-01-01,,,,open tender,yes,B\n"
    assert contract_facts(small_case(tmp_path, {"contracts": stale}), scenario()).under_way == frozenset()
