"""header_map.toml: what is written, and what is wrong in what comes back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from optimiser.ingest.header.header_map_file import HEADER_MAP_NAME, apply_layouts, from_toml, to_toml
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.source.sheets import Block

ROWS = [
    ["Date", 'Payee "A"', "Amount", "", "Postcode", "Odd\n\x7ftitle", "Amount"],
    ["01/04/2020", "Serco Ltd", "25.50", "x", "NE1 4LP", "y", "24.00"],
    ["02/04/2020", "Reed plc", "31.75", "z", "NE1 4LP", "y", "30.00"],
]
GOOD = """format = 1
[[layouts]]
table = "lines"
header = ["Date", "Payee", "Amount", "Amount"]
[layouts.columns]
date = "Date"
supplier = "Payee"
amount = "column C"
"""


def read(text: str | bytes, folder: Path) -> tuple[int, list[str], list[str]]:
    """Return how many layouts a file has, and the kinds and remedies of its issues."""
    path = folder / HEADER_MAP_NAME
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    layouts, issues = from_toml(path)
    return len(layouts), [issue.kind for issue in issues], [issue.message + issue.remedy for issue in issues]


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    """Quotation marks, line breaks, blank and repeated titles survive; the postcode is in no field."""
    header = infer_header([Block(1, ROWS)])
    text = to_toml([("May.csv", header), ("June.csv", header)])
    path = tmp_path / HEADER_MAP_NAME
    path.write_text(text, encoding="utf-8")
    (layout,), issues = from_toml(path)
    assert (issues, layout.seen_in) == ([], ("May.csv", "June.csv"))
    assert layout.columns == {name: choice.index for name, choice in header.columns.items()}
    assert "# TO ANSWER: the columns 'Amount' and 'Amount' could each be amount" in text
    assert "# Postcode: never written." in text
    assert tomllib.loads(text)["format"] == 1


def test_a_correction_by_a_person_is_honoured(tmp_path: Path) -> None:
    """What was open is answered by a letter, with confidence 1, and nothing is asked any more."""
    path = tmp_path / HEADER_MAP_NAME
    text = to_toml([("May.csv", infer_header([Block(1, ROWS)]))])
    path.write_text(text.replace("[layouts.columns]", '[layouts.columns]\namount = "column G"'), encoding="utf-8")
    layouts, _ = from_toml(path)
    header = apply_layouts([Block(1, ROWS)], layouts)
    assert header is not None
    assert (header.usable, header.columns["amount"].index) == (True, 6)
    assert {(choice.confidence, choice.why) for choice in header.columns.values()} == {(1.0, "By a person.")}
    assert [column.title for column in header.dropped] == ["Postcode"]


def test_each_layout_is_written_once_and_cover_sheets_are_not() -> None:
    """Two headers that differ in capitals and blanks only are one layout."""
    shouted = [[title.upper() + " " for title in ROWS[0]], *ROWS[1:]]
    maps = [infer_header([Block(1, rows)]) for rows in (ROWS, shouted, [["Cover sheet"]])]
    assert to_toml(zip("abc", maps, strict=True)).count("[[layouts]]") == 1


@pytest.mark.parametrize(
    ("old", "new", "kind", "says"),
    [
        ("supplier =", "suplier =", "map-unknown-field", "Did you mean 'supplier'?"),
        ('"Payee"\n', '"Paye"\n', "map-missing-column", "Did you mean 'payee'?"),
        ('"Payee"\n', '"column Z"\n', "map-missing-column", "has 4 columns"),
        ('"column C"', '"Amount"', "map-missing-column", "name the one by its letter"),
        ('"Payee"\n', '"date"\n', "map-repeated-column", "is given to 'date' and to 'supplier'"),
        ('"lines"', '"payments"', "map-unreadable", 'table must be "lines"'),
        ("table =", "tabel =", "map-unreadable", "'tabel' is not known"),
        ('header = ["Date"', "header = [1", "map-unreadable", "list of texts"),
        ('header = ["Date", "Payee", "Amount", "Amount"]', "", "map-unreadable", "header is missing"),
        ('date = "Date"', "date = 3", "map-unreadable", "quotation marks"),
        ('table = "lines"', 'table = "lines"\ndate_order = "ymd"', "map-unreadable", "date_order must be"),
        ("[[layouts]]", "[layouts", "map-unreadable", "not valid TOML"),
        ("format = 1", "format = 2", "map-unreadable", "needs format = 1"),
        ("format = 1", "format = 1\nmore = 2", "map-unreadable", "'more' is not known"),
    ],
)
def test_each_mistake_is_told_with_its_remedy(old: str, new: str, kind: str, says: str, tmp_path: Path) -> None:
    """One issue for the mistake, in plain words; the layout concerned is left out."""
    assert old in GOOD
    count, kinds, words = read(GOOD.replace(old, new, 1), tmp_path)
    assert (count, kinds) == (0, [kind])
    assert says in words[0]


def test_the_row_of_broken_toml_is_told(tmp_path: Path) -> None:
    """A person is led to the line."""
    path = tmp_path / HEADER_MAP_NAME
    path.write_text(GOOD.replace('"Payee"\n', "Payee\n"), encoding="utf-8")
    assert [issue.row for issue in from_toml(path)[1]] == [7]


def test_a_header_described_twice_is_told(tmp_path: Path) -> None:
    """The first description counts."""
    assert read(GOOD + GOOD.replace("format = 1\n", ""), tmp_path)[:2] == (1, ["map-repeated-column"])


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    """Both become an issue and no crash."""
    assert read(b"\xff\xfe\x00", tmp_path)[:2] == (0, ["map-unreadable"])
    assert [issue.kind for issue in from_toml(tmp_path / "none.toml")[1]] == ["map-unreadable"]


def test_a_layout_that_is_no_table_is_told(tmp_path: Path) -> None:
    """A list of texts where layouts belong is no crash either."""
    assert read('format = 1\nlayouts = ["x"]\n', tmp_path)[:2] == (0, ["map-unreadable"])
    assert read('format = 1\nlayouts = "x"\n', tmp_path)[:2] == (0, ["map-unreadable"])


def test_the_byte_order_mark_of_an_editor_does_no_harm(tmp_path: Path) -> None:
    """Notepad writes one."""
    assert read(b"\xef\xbb\xbf" + GOOD.encode(), tmp_path)[:2] == (1, [])


def test_two_sides_of_a_ledger_are_handed_back(tmp_path: Path) -> None:
    """A person may say which columns are debit and credit where the values alone leave it open."""
    rows = ["Date|Supplier|Paid out|Paid in", "30/04/2020|Reed Ltd|1.50|", "29/04/2020|Reed Ltd||0.50"]
    sample = [Block(1, [row.split("|") for row in rows])]
    path = tmp_path / "header_map.toml"
    path.write_text(
        'format = 1\n[[layouts]]\ntable = "lines"\nheader = ["Date", "Supplier", "Paid out", "Paid in"]\n'
        '[layouts.columns]\ndate = "Date"\nsupplier = "Supplier"\ndebit = "Paid out"\ncredit = "Paid in"\n',
        encoding="utf-8",
    )
    layouts, issues = from_toml(path)
    header = apply_layouts(sample, layouts)
    assert not issues
    assert header is not None
    assert header.usable
    assert (header.columns["debit"].index, header.columns["credit"].index) == (2, 3)
    again, _ = from_toml(_written(tmp_path, to_toml([("a.csv", header)])))
    assert again[0].columns == layouts[0].columns


def _written(folder: Path, text: str) -> Path:
    """Write a header map file."""
    (folder / "again.toml").write_text(text, encoding="utf-8")
    return folder / "again.toml"
