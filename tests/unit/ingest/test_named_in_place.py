"""Items and suppliers that a row names itself."""

from __future__ import annotations

import pytest

from optimiser.config.case_file import TableDeclaration
from optimiser.ingest.check_header import check_header
from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.cross_checks import check_between, warn_of_lost_references
from optimiser.ingest.csv_reader import read_csv
from optimiser.ingest.named_in_place import check_planted
from optimiser.ingest.reading import TableReading
from optimiser.tables import INPUT_TABLES
from tests.unit.ingest.small_case import TABLES, reading_of, with_cell

DEMAND_HEAD = "demand,trust,item,item_name,category,quantity,unit,amount_gbp,supplier\n"
OFFERS_HEAD = "offer,supplier,supplier_name,item,price_gbp\n"
PLANTED = "planted,kind,expected,value_gbp,detail\nP1,no_price,unused,0,Illustrative: nothing.\n"


def found(changed: dict[str, str]) -> list[tuple[str, str, int | None, str]]:
    """Return the issues of the small case with other tables: table, kind, row and column."""
    readings = {name: reading_of(name, text) for name, text in {**TABLES, **changed}.items()}
    for reading in readings.values():
        check_rows(reading)
    check_between(readings)
    warn_of_lost_references(readings)
    return [(i.table, i.kind, i.row, i.column) for reading in readings.values() for i in reading.log]


def test_demand_names_an_item_and_offers_name_a_supplier() -> None:
    """An item that is in no table is known by its row of demand, a supplier by its offer, in both tables."""
    demand = DEMAND_HEAD + "D1,RAA,swab,Swab,consumables,5,box,1.00,S9\nD2,RBB,swab,Swab,consumables,5,box,1.00,S1\n"
    offers = OFFERS_HEAD + "O1,S9,Supplier 009,swab,0.10\nO2,S1,,swab,0.20\nO3,S9,Supplier 009,gloves,0.01\n"
    assert found({"demand": demand, "offers": offers}) == []


def test_a_code_that_nobody_names_is_unknown() -> None:
    """Without a name beside it, an unknown item or supplier is refused wherever it stands."""
    demand = DEMAND_HEAD + "D1,RAA,swab,,,5,box,1.00,S9\n"
    offers = OFFERS_HEAD + "O1,S9,,swab,0.10\n"
    assert sorted(found({"demand": demand, "offers": offers})) == [
        ("demand", "unknown-reference", 2, "item"),
        ("demand", "unknown-reference", 2, "supplier"),
        ("offers", "unknown-reference", 2, "item"),
        ("offers", "unknown-reference", 2, "supplier"),
    ]


@pytest.mark.parametrize("row", ["D1,RAA,swab,Swab,,5,box,1.00,", "D1,RAA,swab,Swab,consumables,5,,1.00,"])
def test_a_name_needs_category_and_unit(row: str) -> None:
    """A name alone does not make an item known."""
    assert ("demand", "unknown-reference", 2, "item") in found({"demand": DEMAND_HEAD + row + "\n"})


def test_other_tables_do_not_refer_to_such_names() -> None:
    """A spend line needs its item in the table of items."""
    demand = DEMAND_HEAD + "D1,RAA,swab,Swab,consumables,5,box,1.00,\n"
    issues = found({"demand": demand, **with_cell("spend_lines", 2, "item", "swab")})
    assert ("spend_lines", "unknown-reference", 2, "item") in issues


@pytest.mark.parametrize(
    ("rows", "bad"),
    [
        ("D1,RBB,soap,,,5,litre,1.00,\n", []),
        ("D1,RBB,soap,,,5,box,1.00,\n", [2]),
        ("D1,RAA,swab,Swab,consumables,5,box,1.00,\nD2,RBB,swab,Swab,consumables,5,pack,1.00,\n", [3]),
        ("D1,RBB,soap,Soap,consumables,5,,1.00,\n", []),
    ],
)
def test_demand_counts_in_the_unit_of_its_item(rows: str, bad: list[int]) -> None:
    """Another unit than that of the items table, or of the first row that names the item, is refused."""
    assert found({"demand": DEMAND_HEAD + rows}) == [("demand", "unit-mismatch", row, "unit") for row in bad]


@pytest.mark.parametrize(("basis", "kinds"), [("synthetic", []), ("supplied", ["bad-setting"])])
def test_only_a_generator_plants(basis: str, kinds: list[str]) -> None:
    """What was planted is refused where it is declared as anything but synthetic."""
    section = TableDeclaration.model_validate({"file": "planted.csv", "basis": basis, "source": "Made for a test"})
    reading = TableReading(INPUT_TABLES["planted"], section, read_csv(PLANTED.encode()))
    check_header(reading)
    check_rows(reading)
    check_planted(reading)
    assert [issue.kind for issue in reading.log] == kinds
