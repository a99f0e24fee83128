"""[[sources]] of case.toml: trusts' own files become spend lines and suppliers of the case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from optimiser.case import Case
from optimiser.ingest.load_case import RejectedInputError, load_case
from optimiser.issues import InputError
from tests.unit.ingest.lines.small_reading import spend

TRUSTS = "trust,name,short_name,kind\nRAA,Ayton Hospitals,Ayton,acute\nRBB,Beeford Care,Beeford,community\n"
HEAD = """format = 1
name = "two"
title = "Two trusts"
as_of = 2026-11-30
financial_years = ["2026/27"]

[tables.trusts]
file = "trusts.csv"
basis = "published"
source = "Made for a test"
"""
AYTON = spend("A,30/04/2020,Gas,Acme Ltd,1,7", "A,29/04/2020,Gas,Beta Ltd,2,8")
BEEFORD = "Date,Vendor,Amount (£)\n28/04/2020,Acme Ltd,10\n27/04/2020,Gamma Ltd,20.50\n"


def source(trust: str, files: str, *more: str) -> str:
    """Return one section of case.toml."""
    keys = (f'files = "{files}"', f'trust = "{trust}"', 'basis = "published"', 'source = "Spend files"', *more)
    return "\n".join(["\n[[sources]]", *keys, ""])


def write(folder: Path, files: dict[str, str], sections: Sequence[str]) -> Path:
    """Write a case with some files of trusts."""
    for name, text in {"trusts.csv": TRUSTS, **files, "case.toml": HEAD + "".join(sections)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a case with the files of two trusts."""
    files = {"a/one.csv": AYTON, "b/spend.csv": BEEFORD}
    return write(tmp_path, files, [source("RAA", "a/*.csv"), source("RBB", "b/spend.csv")])


def supplier_names(case: Case) -> dict[str, str]:
    """Return name by code."""
    frame = case.frame("suppliers")
    return dict(zip(frame["supplier"], frame["name"], strict=True))


def test_two_trusts(two: Path) -> None:
    """Lines of both trusts share their suppliers, and each knows file, sheet and row."""
    case = load_case(two)
    lines = case.frame("spend_lines")
    names = supplier_names(case)
    assert [(trust, names[code]) for trust, code in zip(lines["trust"], lines["supplier"], strict=True)] == [
        ("RAA", "Acme Ltd"),
        ("RAA", "Beta Ltd"),
        ("RBB", "Acme Ltd"),
        ("RBB", "Gamma Ltd"),
    ]
    origins = case.origins["spend_lines"]
    assert origins["row"].tolist() == lines["row"].tolist()
    assert list(zip(origins["file"], origins["source_row"], strict=True))[2] == ("b/spend.csv", 2)
    assert {"a/one.csv", "b/spend.csv"} <= set(case.hashes)
    assert case.source_files is not None
    assert case.source_files["rows_accepted"].tolist() == [2, 2]


def test_beside_tables_of_its_own(tmp_path: Path) -> None:
    """Lines and suppliers that the case has itself come first; a known supplier keeps its code."""
    own = {
        "lines.csv": "line_id,trust,supplier,amount_gbp\nL1,RAA,S1,5.00\n",
        "suppliers.csv": "supplier,name\nS1,Acme Ltd\n",
        "a/one.csv": AYTON,
    }
    tables = "".join(
        f'\n[tables.{name}]\nfile = "{file}"\nbasis = "supplied"\nsource = "Own"\n'
        for name, file in (("spend_lines", "lines.csv"), ("suppliers", "suppliers.csv"))
    )
    case = load_case(write(tmp_path, own, [tables, source("RAA", "a/*.csv")]))
    lines = case.frame("spend_lines")
    assert lines["supplier"].tolist()[:2] == ["S1", "S1"]
    assert lines["row"].tolist() == [2, 3, 4]
    assert case.origins["spend_lines"]["row"].tolist() == [3, 4]
    assert case.tables["spend_lines"].basis == "supplied"
    assert case.tables["spend_lines"].source == "Own; Spend files"


def test_rejected_rows_count(tmp_path: Path) -> None:
    """A row that is refused stops the case, unless its pounds are tolerated; then it is counted and kept."""
    folder = write(tmp_path, {"a/one.csv": AYTON + "A,31/02/2020,Gas,Beta Ltd,3,9\n"}, [source("RAA", "a/*.csv")])
    with pytest.raises(RejectedInputError) as refused:
        load_case(folder)
    assert refused.value.reconciliations["spend_lines"].rows.rejected == 1
    case = load_case(folder, 1_000)
    found = case.tables["spend_lines"].reconciliation
    assert (found.rows.read, found.rows.accepted, found.rows.rejected) == (3, 2, 1)
    assert found.rows.balances
    (row,) = case.rejected
    assert (row.table, row.file, row.row, row.pence) == ("spend_lines", "a/one.csv", 4, 900)


def test_a_header_map_of_a_person(tmp_path: Path) -> None:
    """A map that a person made says which column holds what."""
    text = "Date,Vendor,Net,Gross\n" + "".join(f"{d:02d}/04/2020,Acme Ltd,{d},{d * 2}\n" for d in range(10, 20))
    mapped = """format = 1

[[layouts]]
table = "lines"
header = ["Date", "Vendor", "Net", "Gross"]

[layouts.columns]
date = "Date"
supplier = "Vendor"
amount = "Gross"
"""
    sections = [source("RAA", "a.csv", 'map = "map.toml"')]
    case = load_case(write(tmp_path, {"a.csv": text, "map.toml": mapped}, sections))
    assert case.frame("spend_lines")["amount_pence"].sum() == 100 * 2 * sum(range(10, 20))
    assert "map.toml" in case.hashes


def test_no_file(tmp_path: Path) -> None:
    """A section that means no file is an error that names it."""
    with pytest.raises(RejectedInputError) as refused:
        load_case(write(tmp_path, {}, [source("RAA", "a/*.csv")]))
    assert [(issue.kind, issue.file) for issue in refused.value.issues] == [("missing-file", "a/*.csv")]


@pytest.mark.parametrize(
    "key", ['files = "../*.csv"', 'files = "a.csv"\nmap = "/etc/map.toml"', 'files = "a.csv"\nmpa = ""']
)
def test_a_bad_section(key: str, tmp_path: Path) -> None:
    """A path out of the case folder and an unknown key are errors of case.toml."""
    section = f'\n[[sources]]\n{key}\ntrust = "RAA"\nbasis = "published"\nsource = "x"\n'
    with pytest.raises(InputError) as refused:
        load_case(write(tmp_path, {}, [section]))
    assert refused.value.issues[0].table == "case.toml"


def test_an_unknown_trust(tmp_path: Path) -> None:
    """A trust that is no member is refused as in any other table."""
    with pytest.raises(RejectedInputError) as refused:
        load_case(write(tmp_path, {"a.csv": AYTON}, [source("RZZ", "a.csv")]))
    assert {issue.kind for issue in refused.value.issues} == {"unknown-trust"}


def test_orders_become_items(tmp_path: Path) -> None:
    """Order lines of two trusts that say the same thing in other words are one item, counted in eaches."""
    head = "PO Number,Order Date,Supplier Name,Description,Qty,UOI,Pack Size,Line Value\n"
    one = "".join(
        f"P{d},{d}/04/2026,Acme Ltd,Gloves nitrile examination powder free medium,{d},BOX,100,{d}.50\n"
        for d in range(13, 23)
    )
    two = "".join(
        f"Q{d},{d}/04/2026,Acme Ltd,Glove nitrile exam P/F medium,{d}00,EACH,,{d}.00\n" for d in range(13, 23)
    )
    files = {"a.csv": head + one, "b.csv": head + two}
    case = load_case(write(tmp_path, files, [source("RAA", "a.csv"), source("RBB", "b.csv")]))
    assert len(case.frame("items")) == 1
    lines = case.frame("spend_lines")
    assert set(lines["item"]) == set(case.frame("items")["item"])
    assert set(lines["unit"]) == {"each"}
    assert lines["quantity_millionths"].tolist()[0] == lines["quantity_millionths"].tolist()[10] == 1_300_000_000


def test_contracts_as_sources(tmp_path: Path) -> None:
    """A register of contracts fills the case's contracts; the members that buy and what was refused are told."""
    register = (
        "Contract Ref,Contract Title,Supplier Name,Start Date,End Date,Contract Value (£),Buyer\n"
        "C1,Gas,Acme Ltd,01/04/2024,31/03/2026,500,Beeford Care\n"
        "C2,Cake,Gamma Ltd,01/04/2024,31/03/2027,700,Someone else\n"
        "C1,Gas,Acme Ltd,01/04/2024,31/03/2026,500,Beeford Care\n"
    )
    case = load_case(
        write(
            tmp_path,
            {"a/one.csv": AYTON, "register.csv": register},
            [source("RAA", "a/*.csv"), source("RAA", "register.csv")],
        )
    )
    contracts, names = case.frame("contracts"), supplier_names(case)
    assert contracts["trust"].tolist() == ["RBB", ""]
    assert [names[code] for code in contracts["supplier"]] == ["Acme Ltd", "Gamma Ltd"]
    found = case.tables["contracts"].reconciliation
    assert found.pence is not None
    assert (found.rows.read, found.rows.accepted, found.rows.merged) == (3, 2, 1)
    assert (found.pence.read, found.pence.accepted, found.pence.merged) == (170_000, 120_000, 50_000)
    assert case.tables["spend_lines"].reconciliation.rows.read == 2


def test_categories_and_pack_errors_of_a_case(tmp_path: Path) -> None:
    """The case's own word on categories is taken, and prices a pack apart between trusts are told with pounds."""
    titles = "Order Date,Supplier,NPC,Item Description,Qty,UOI,Pack Size,Line Total"
    files = {
        "a/po.csv": f"{titles}\n30/04/2025,Acme Ltd,FTE123,Gloves nitrile medium,10,BOX,100,35.00\n",
        "b/po.csv": f"{titles}\n30/04/2025,Acme Ltd,FTE123,Gloves nitrile medium,1000,EACH,,3500.00\n",
        "categories.csv": "supplier,category\nAcme Ltd,rent\n",
    }
    case = load_case(write(tmp_path, files, [source("RAA", "a/*.csv"), source("RBB", "b/*.csv")]))
    assert set(case.frame("spend_lines")["category"]) == {"rent"}
    assert "categories.csv" in case.hashes
    (issue,) = [issue for issue in case.issues if issue.kind == "suspected-pack-error"]
    assert issue.message.startswith("RBB paid 100.0 times what RAA paid")
    assert "£3,465.00 of £3,500.00" in issue.message
