"""What is invented in the shipped cases says so, keeps apart from what is published, and holds what was planted."""

from __future__ import annotations

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from optimiser.config.case_file import CaseFile, read_case_file, resolve_scenario

TOP = Path(__file__).resolve().parents[2]
CASES = TOP / "data" / "cases"
TRANSPORT = {"journeys", "consignments", "rounds", "round_stops", "vehicles", "depots", "compatibility"}
INVENTED = {
    "nenc": {"demand", "offers", "offer_tiers", "planted", *TRANSPORT},
    "lancashire": {"suppliers", "offers", "offer_tiers", "planted"},
}
PENNY = Decimal("0.01")
every_case = pytest.mark.parametrize("case", INVENTED)


def rows_of(case: str, table: str) -> list[dict[str, str]]:
    """Return the rows of one shipped table."""
    with (CASES / case / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def case_file(case: str) -> CaseFile:
    """Return the case file of a shipped case."""
    return read_case_file(CASES / case / "case.toml")


@every_case
def test_invented_tables_are_declared_synthetic(case: str) -> None:
    """Every table made for the illustration is synthetic and names no source but that."""
    declared = case_file(case).tables
    assert {name: declared[name].basis for name in INVENTED[case]} == dict.fromkeys(INVENTED[case], "synthetic")
    assert {declared[name].source for name in INVENTED[case]} == {"Invented for the illustration"}


@every_case
def test_invented_suppliers_show_that_they_are(case: str) -> None:
    """Every supplier that offers is called Supplier and its number, and none is a published one."""
    offers = rows_of(case, "offers")
    assert all(re.fullmatch(r"Supplier \d{3}", row["supplier_name"]) for row in offers)
    assert all(row["supplier"] == row["supplier_name"].lower().replace(" ", "_") for row in offers)
    if case == "nenc":
        assert not {row["supplier"] for row in offers} & {row["supplier"] for row in rows_of(case, "suppliers")}


def test_every_invented_price_of_a_named_trust_is_called_illustrative() -> None:
    """No row that names a trust beside an invented figure can be read without that word."""
    assert all(row["source_ref"].startswith("Illustrative:") for row in rows_of("nenc", "demand"))
    for case in INVENTED:
        assert all(row["detail"].startswith("Illustrative: ") for row in rows_of(case, "planted"))


def test_the_consumables_are_the_size_that_was_meant() -> None:
    """300 items in eight lots, each bought by four of the eleven trusts or more, for about 12 million pounds a year."""
    demand = rows_of("nenc", "demand")
    total = sum(Decimal(row["amount_gbp"]) for row in demand)
    trusts: dict[str, set[str]] = {}
    for row in demand:
        trusts.setdefault(row["item"], set()).add(row["trust"])
    assert Decimal(11_800_000) < total < Decimal(12_200_000)
    assert (len(trusts), len({row["category"] for row in demand})) == (300, 8)
    assert {len(own) for own in trusts.values()} == set(range(4, 12))
    readme = (TOP / "data" / "README.md").read_text(encoding="utf-8")
    assert f"| `nenc` demand, invented | {len(demand):,} (11 trusts, 300 items) | £{total:,} |" in readme


def test_most_items_have_several_offers() -> None:
    """Nine in ten consumables are offered at a price by three suppliers or more."""
    offered: dict[str, set[str]] = {row["item"]: set() for row in rows_of("nenc", "demand")}
    for row in rows_of("nenc", "offers"):
        if row["item"] in offered and row["price_gbp"]:
            offered[row["item"]].add(row["supplier"])
    assert min(map(len, offered.values())) >= 1
    assert sum(len(own) >= 3 for own in offered.values()) >= 200


@every_case
def test_planted_rows_are_about_what_there_is(case: str) -> None:
    """Each names lots, items, suppliers, trusts and scenarios of the case."""
    offers = rows_of(case, "offers")
    trusts = {row["trust"] for row in rows_of(case, "trusts")}
    for row in rows_of(case, "planted"):
        assert {lot for lot in row["lots"].split(";") if lot} <= {offer["lot"] for offer in offers}, row["planted"]
        assert bool(row["lots"]) != bool(row.get("requests"))
        assert row.get("item", "") in {"", *(offer["item"] for offer in offers)}
        assert row["supplier"] in {"", *(offer["supplier"] for offer in offers)}
        assert {trust for trust in row.get("trusts", "").split(";") if trust} <= trusts
        assert row.get("scenario", "") in {"", *case_file(case).scenarios}


def test_a_planted_spread_is_in_the_files() -> None:
    """The trust named pays more than its supplier asks of all by the value planted; the others pay what is asked."""
    spreads = [row for row in rows_of("nenc", "planted") if row["kind"] == "price_spread"]
    prices = {(row["supplier"], row["item"]): row["price_gbp"] for row in rows_of("nenc", "offers")}
    assert len(spreads) == 4
    for planted in spreads:
        price = Decimal(prices[planted["supplier"], planted["item"]])
        for row in (row for row in rows_of("nenc", "demand") if row["item"] == planted["item"]):
            usual = (Decimal(row["quantity"]) * price).quantize(PENNY, ROUND_HALF_UP)
            more = Decimal(planted["value_gbp"]) if row["trust"] == planted["trusts"] else Decimal(0)
            assert Decimal(row["amount_gbp"]) - usual == more


def test_the_weekday_is_the_size_that_was_meant() -> None:
    """250 journeys, 60 rounds and 400 consignments of all eleven trusts, and what the README says of them."""
    journeys, rounds, goods = (rows_of("nenc", table) for table in ("journeys", "rounds", "consignments"))
    assert (len(journeys), len(rounds), len(goods)) == (250, 60, 400)
    trusts = {row["trust"] for row in rows_of("nenc", "trusts")}
    assert {row["trust"] for row in journeys} == {row["trust"] for row in goods} == trusts
    assert 0.64 < sum(row["mobility"] == "walker" for row in journeys) / 250 < 0.74
    total = sum(Decimal(row["cost_gbp"]) for row in rounds)
    kinds = len(rows_of("nenc", "vehicles"))
    stops = len(rows_of("nenc", "round_stops"))
    readme = (TOP / "data" / "README.md").read_text(encoding="utf-8")
    said = f"250 journeys, 400 consignments, 60 rounds with {stops} stops, {kinds} kinds of vehicles | £{total:,} for"
    assert said in readme


def test_what_transport_costs_is_called_illustrative() -> None:
    """Every vehicle, depot and round of a named trust carries that word in its own name."""
    for table, column in (("vehicles", "vehicle"), ("depots", "depot"), ("rounds", "round")):
        assert all(row[column].startswith("illustrative-") for row in rows_of("nenc", table))


def test_planted_pairs_are_of_two_trusts() -> None:
    """Each pair planted in transport is there, and is of the two trusts named."""
    trust = {row["journey"]: row["trust"] for row in rows_of("nenc", "journeys")}
    trust |= {row["consignment"]: row["trust"] for row in rows_of("nenc", "consignments")}
    trust |= {row["round"]: row["trust"] for row in rows_of("nenc", "rounds")}
    planted = [row for row in rows_of("nenc", "planted") if row["requests"]]
    assert len(planted) == 29
    for row in planted:
        assert {trust[code] for code in row["requests"].split(";")} == set(row["trusts"].split(";")), row["planted"]


def test_rules_of_the_scenarios_are_those_whose_cost_is_planted() -> None:
    """Each scenario of Lancashire has the share that the planted row speaks of, with an owner and a reason."""
    file = case_file("lancashire")
    planted = {row["scenario"]: row["detail"] for row in rows_of("lancashire", "planted") if row["kind"] == "rule"}
    assert set(planted) == set(file.scenarios) - {"base"}
    for name, detail in planted.items():
        (rule,) = resolve_scenario(file, name).buying.rules.values()
        assert rule.kind == "share"
        assert rule.least is not None
        assert rule.attributes is not None
        assert f"{rule.least * 100:.0f} % of the spend or more goes to suppliers marked {rule.attributes[0]}." in detail


@pytest.mark.parametrize("case", ["nenc", "lancashire", "group", "london"])
def test_the_readme_names_every_file(case: str) -> None:
    """Every shipped table stands in the list of files with its source."""
    readme = (TOP / "data" / "README.md").read_text(encoding="utf-8")
    lines = [line for line in readme.splitlines() if line.startswith("|")]
    for path in (CASES / case).glob("*.csv"):
        assert any(path.name in line and (f"{case}" in line or "*/" in line) for line in lines), path.name
