"""Bid sheets from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.bidsheet import BidsheetOptions, bidsheet
from optimiser.engine.bid_sheet import request_of
from optimiser.errors import OutputError, UsageError
from tests.unit.bid_sample import Cells, filled, sent
from tests.unit.small_case import ITEMS, LINES, SUPPLIERS, write_case

GOOD = {"Your details!B8": "Supplier One", "Prices!G8": 0.9}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case in which three trusts need gloves."""
    return write_case(tmp_path / "case", {"items": ITEMS, "suppliers": SUPPLIERS, "spend_lines": LINES})


def returned(case: Path, cells: Cells, name: str = "one.xlsx") -> Path:
    path = case.parent / name
    path.write_bytes(filled(cells, sent(request_of(case)[1])))
    return path


def test_a_sheet_is_written_and_described(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer names the file, its key, how much it asks for, and the command that reads it back."""
    path = case.parent / "bids.xlsx"
    assert bidsheet(BidsheetOptions(case, out=path)) == 0
    out = capsys.readouterr().out
    assert path.is_file()
    assert f"Key {request_of(case)[1].key}: 1 item in 1 lot, volumes of 3 trusts" in out
    assert f"optimiser bidsheet {case} --read FILE" in out


def test_a_sheet_as_json(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same as one object."""
    path = case.parent / "bids.xlsx"
    assert bidsheet(BidsheetOptions(case, out=path, as_json=True)) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["items"], answer["lots"], answer["written"]) == (1, ["consumables"], [str(path)])


def test_reading_alone_writes_nothing(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --out every row is accounted for, nothing is written, and it is said how to write."""
    path = returned(case, GOOD)
    before = sorted(case.parent.rglob("*"))
    assert bidsheet(BidsheetOptions(case, (path,))) == 0
    out = capsys.readouterr().out
    assert "one.xlsx  one               2         2        0       1" in out
    assert f"Nothing was written. To write: optimiser bidsheet {case} --read {path} --out DIR" in out
    assert sorted(case.parent.rglob("*")) == before


def test_reading_as_json(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json one object: counts for all files and by file, what was refused, and how to write."""
    path = returned(case, GOOD)
    assert bidsheet(BidsheetOptions(case, (path,), as_json=True)) == 0
    answer = json.loads(capsys.readouterr().out)
    counts = {"rows_read": 2, "rows_accepted": 2, "rows_rejected": 0, "rows_merged": 0}
    assert (answer["reconciliation"], answer["files"][0]["reconciliation"]) == (counts, counts)
    assert (answer["offers"], answer["refused"], answer["written"]) == (1, [], [])
    assert answer["to_write"].endswith("--out DIR")


def test_what_was_read_is_written(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --out the offers are written, new suppliers and differences are told, and the next step is named."""
    new = returned(case, {**GOOD, "Your details!B8": "Brand New"}, "new.xlsx")
    known = returned(case, {**GOOD, "Your details!B11": "yes"})
    out = case.parent / "out"
    assert bidsheet(BidsheetOptions(case, (known, new), out)) == 0
    said = capsys.readouterr().out
    assert "2 offers and 0 rows of tiers; nothing is refused." in said
    assert "Not among the case's suppliers: brand_new." in said
    assert "Note: one.xlsx: one says yes to 'sme', the case says nothing" in said
    assert str(out / "offers.csv") in said
    assert f"optimiser check {case}" in said


def test_refusals_are_told_by_cell(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad cell ends with 3, is told on stderr with sheet, cell and remedy, and counted."""
    path = returned(case, {**GOOD, "Prices!G8": "€ 3"})
    assert bidsheet(BidsheetOptions(case, (path,), case.parent / "out")) == 3
    out, err = capsys.readouterr()
    assert "one.xlsx  one               2         1        1       0" in out
    assert "Error: one.xlsx, sheet Prices, cell G8: '€ 3' is not in pounds." in err
    assert (
        "1 refusal, so no offer was written: have the sheets corrected, and read all of them again. All of it " in err
    )
    assert (case.parent / "out" / "refused.csv").is_file()


def test_many_refusals_are_cut(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the screen forty refusals are told, and how many more there are."""
    bad = {f"Bundles!{column}{row}": "x" for row in range(8, 32) for column in "ABF"}
    assert bidsheet(BidsheetOptions(case, (returned(case, {**GOOD, **bad}),))) == 3
    err = capsys.readouterr().err
    assert err.count("Error: ") == 40
    assert "... and 8 more." in err
    assert "Nothing was written; --out DIR writes what is refused." in err


def test_refusals_as_json(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the error and its refusals by cell are in the one object, and no number of offers."""
    assert bidsheet(BidsheetOptions(case, (returned(case, {**GOOD, "Prices!G8": "x"}),), as_json=True)) == 3
    answer = json.loads(capsys.readouterr().out)
    assert (answer["error"]["exit"], answer["error"]["kind"]) == (3, "input")
    (cell,) = answer["refused"]
    assert (cell["file"], cell["sheet"], cell["cell"], cell["value"]) == ("one.xlsx", "Prices", "G8", "x")
    assert "offers" not in answer


def test_wrong_calls(case: Path) -> None:
    """Without anything to do, or with a sheet that is no workbook, the call is wrong; an occupied place is refused."""
    with pytest.raises(UsageError, match="neither a sheet to write"):
        bidsheet(BidsheetOptions(case))
    with pytest.raises(UsageError, match="does not end in"):
        bidsheet(BidsheetOptions(case, out=Path("bids.csv")))
    path = returned(case, GOOD)
    with pytest.raises(OutputError, match="there already"):
        bidsheet(BidsheetOptions(case, out=path))
    with pytest.raises(OutputError, match="is not empty"):
        bidsheet(BidsheetOptions(case, (path,), case))
