"""The headline in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.config.scenario import Scenario
from optimiser.engine.award import SolveOptions
from optimiser.engine.run import find_all
from optimiser.report.sentences import headline_sentence, illustration_sentence
from optimiser.results.findings import LEVERS
from tests.unit.small_case import (
    CONTRACTS,
    ITEMS,
    LINES,
    SCHEMES,
    SUPPLIERS,
    TARGETS,
    WEIGHED,
    found,
    scenario,
    small_case,
)

TABLES = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS}


def said(folder: Path, tables: dict[str, str], settings: Scenario | None = None, **about: object) -> str:
    """Return the headline sentence of a case."""
    case = small_case(folder, tables, **about)
    return headline_sentence(case, found(case, settings))


def test_nothing_to_say(tmp_path: Path) -> None:
    """A case of trusts alone says that it has nothing to read."""
    assert said(tmp_path, {}).startswith("The case has no table from which an opportunity could be read")


def test_an_opportunity(tmp_path: Path) -> None:
    """Year, basis, trusts, spend compared and what lies above the median; an opportunity, not a saving."""
    assert said(tmp_path, TABLES) == (
        "In 2025/26 (supplied records), three trusts spent £70 a year on bought goods and services that can be "
        "compared; £20 of it lies above the median price of the group: an opportunity to look into, not a saving."
    )


def test_only_trusts_that_are_compared_are_counted(tmp_path: Path) -> None:
    """A trust whose lines give no price is not among those that spent."""
    lines = LINES + "    L4,DDD,2025/26,gloves,one,,box,5.00\n"
    trusts = "trust,name,short_name,kind\nAAA,A,A,acute\nBBB,B,B,acute\nCCC,C,C,acute\nDDD,D,D,acute\n"
    assert "three trusts spent £70" in said(tmp_path, {**TABLES, "trusts": trusts, "spend_lines": lines})


def test_what_is_in_plan(tmp_path: Path) -> None:
    """What a joint tender covers is told apart."""
    contracts = CONTRACTS + "    K1,CCC,CCC;AAA,consumables,buying,Gloves,,tender,,,2027-04-01,,,,open tender,yes,A\n"
    text = said(tmp_path, {**TABLES, "contracts": contracts})
    assert "£0 of it lies above the median" in text
    assert "A further £20 is already covered by a joint tender under way." in text


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Meals",), "in meals should"),
        (("Meals", "Cleaning"), "in meals and cleaning should"),
        (("Meals", "Cleaning", "Portering"), "in meals, cleaning and portering should"),
        (("Meals", "Cleaning", "Portering", "Security"), "in 4 other services should"),
    ],
)
def test_what_should_be_investigated(tmp_path: Path, names: tuple[str, ...], words: str) -> None:
    """The variations to investigate are named, up to three; an item that was not compared is not among them."""
    items, lines = ITEMS + "    unseen,Unseen,soft,unit,investigate\n", LINES
    for name in names:
        items += f"    {name.lower()},{name},soft,unit,investigate\n"
        lines += "".join(
            f"    {name}{trust},{trust},2025/26,{name.lower()},,1,unit,{price}.00\n"
            for trust, price in (("AAA", 1), ("BBB", 2), ("CCC", 5))
        )
    text = said(tmp_path, {**TABLES, "items": items, "spend_lines": lines})
    assert f"A variation of £{3 * len(names)} {words} be investigated before it is called a price." in text


def test_too_little_evidence(tmp_path: Path) -> None:
    """Prices that no support rule lets compare are told of without a claim."""
    text = said(tmp_path, TABLES, scenario(buying={"min_trusts": 4}))
    assert "three trusts recorded £70 on 1 items, but no item passes the support rule" in text


SHARED = """\
    line_id,trust,financial_year,supplier,amount_gbp
    L1,AAA,2025/26,one,1000.00
    L2,BBB,2025/26,one,500.00
    L3,AAA,2025/26,two,5.00
    L4,BBB,2025/26,two,5.00
    """


def test_shared_suppliers_where_no_price_can_be_claimed(tmp_path: Path) -> None:
    """Pounds without items tell who is shared, how many of them are public bodies, and claim nothing."""
    suppliers = "supplier,name,public_body\none,One,no\ntwo,Two,yes\n"
    assert said(tmp_path, {"spend_lines": SHARED, "suppliers": suppliers}) == (
        "In 2025/26 (supplied records), 2 suppliers (1 of them public bodies) were paid by two or more of the trusts, "
        "£1,510 in all; no price can be claimed from these records."
    )


def test_nothing_synthetic_is_in_the_headline(tmp_path: Path) -> None:
    """Synthetic lines, contracts and targets say nothing in the headline."""
    contracts = CONTRACTS + "    K1,AAA,,food,buying,Food,one,awarded,,,2025-04-01,2027-06-30,,3,open tender,no,A\n"
    tables = {"spend_lines": SHARED, "suppliers": SUPPLIERS, "contracts": contracts}
    assert said(tmp_path, tables, basis="synthetic").startswith("The case has no table")
    assert said(tmp_path / "prices", TABLES, scenario(buying={"min_trusts": 4}), basis="synthetic").startswith(
        "The case"
    )


def test_contracts(tmp_path: Path) -> None:
    """Overdue, the next 90 days and the next 12 months are counted among the members' own contracts."""
    register = CONTRACTS + "".join(
        f"    K{number},{trust},,food,buying,Food,,awarded,,,2025-04-01,{end},,0,open tender,no,A\n"
        for number, (trust, end) in enumerate(
            [
                ("AAA", "2027-03-31"),
                ("BBB", "2027-10-31"),
                ("BBB", "2027-11-15"),
                ("CCC", "2028-03-31"),
                ("CCC", "2026-10-31"),
                ("", "2027-03-31"),
            ]
        )
    )
    assert said(tmp_path, {"contracts": register}) == (
        "Of 5 contracts of the members in the register, by end date, notice and lead time: "
        "1 should have been decided already; 2 within 90 days; 1 within 12 months."
    )


def test_no_contract_is_due(tmp_path: Path) -> None:
    """A register of which nothing is due within twelve months is not spoken of."""
    register = CONTRACTS + "    K1,AAA,,food,buying,Food,,awarded,,,2025-04-01,2030-03-31,,0,open tender,no,A\n"
    assert said(tmp_path, {"contracts": register}).startswith("The case has no table")


@pytest.mark.parametrize(
    ("tables", "weighed", "text"),
    [
        ({"targets": TARGETS}, True, "The target is £1,000."),
        (
            {"targets": TARGETS, "schemes": SCHEMES},
            False,
            "The target is £1,000, of which £120 is identified in schemes.",
        ),
        (
            {"targets": TARGETS, "schemes": SCHEMES},
            True,
            (
                "The target is £1,000, of which £120 is identified in schemes (£96 after risk adjustment): "
                "the gap to target is £904."
            ),
        ),
    ],
)
def test_targets(tmp_path: Path, tables: dict[str, str], weighed: bool, text: str) -> None:
    """The target, as much of the schemes as is known, and the gap."""
    assert said(tmp_path, tables, WEIGHED if weighed else scenario()) == text


def test_an_illustrative_target_is_said_to_stand_apart(tmp_path: Path) -> None:
    """Where the only target is synthetic the headline says there is none of its own."""
    text = said(tmp_path, {"targets": TARGETS}, basis={"targets": "synthetic"})
    assert text == "No published or supplied target is set for these levers; an illustrative one stands apart."


def test_the_illustration(tmp_path: Path) -> None:
    """What synthetic tables show is called illustrative, number by number."""
    case = small_case(
        tmp_path, {"targets": TARGETS, "schemes": SCHEMES}, basis={"targets": "synthetic", "schemes": "synthetic"}
    )
    assert illustration_sentence(case, found(case, WEIGHED)) == (
        "Illustrative only: schemes, targets are synthetic, made up to show the method. Illustrative target £1,000. "
        "Illustrative schemes identified £120 (full-year effect). "
        "Illustrative gap to target £904, after risk adjustment."
    )


OFFERS = """\
    offer,supplier,item,price_gbp,evidence
    O1,one,gloves,0.50,quoted
    """


def test_a_recommended_award(tmp_path: Path) -> None:
    """Today, with it, saving and proof gap are those that were found; the illustration is silent."""
    case = small_case(tmp_path, {**TABLES, "offers": OFFERS})
    findings = find_all(case, scenario(), LEVERS, SolveOptions())
    text = headline_sentence(case, findings)
    assert (
        "Recommended award (supplied records): the needs cost £70 a year today and £15 with it, saving £55 in a full "
        "year, with nothing to be paid once; proof gap: none, no better one is possible within these rules and data."
    ) in text
    assert "recommended award" not in illustration_sentence(case, findings)


def test_a_synthetic_offer_makes_the_award_illustrative(tmp_path: Path) -> None:
    """Where the offers are made up the headline is silent and the illustration says so on its face."""
    case = small_case(tmp_path, {**TABLES, "offers": OFFERS}, basis={"offers": "synthetic"})
    findings = find_all(case, scenario(), LEVERS, SolveOptions())
    assert "award" not in headline_sentence(case, findings)
    assert "Illustrative recommended award (synthetic records): the needs cost £70" in illustration_sentence(
        case, findings
    )


def test_no_illustration(tmp_path: Path) -> None:
    """Where nothing is synthetic there is nothing to illustrate; a synthetic table without numbers is named."""
    case = small_case(tmp_path, TABLES)
    assert illustration_sentence(case, found(case)) == ""
    sites = "site,trust,name\nS,AAA,Ash\n"
    other = small_case(tmp_path / "sites", {"sites": sites}, basis={"sites": "synthetic"})
    assert illustration_sentence(other, found(other)) == (
        "Illustrative only: sites are synthetic, made up to show the method."
    )
