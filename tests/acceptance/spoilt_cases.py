"""Ways to spoil a good case, each with the place that must be named."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.command_line import change_cell, replace_text, write_records

TABLE = "spend_lines.csv"


@dataclass(frozen=True)
class Spoilt:
    """One way to spoil a case.

    Parameters
    ----------
    kind
        Kind of the issue that must be reported.
    spoil
        Spoils the case in a folder.
    file
        The file that must be named.
    row
        The row that must be named; ``None`` where the whole file is meant.
    column
        The column or key that must be named; empty where there is none.
    words
        What the message must say.
    alone
        Whether no other error may be reported.
    """

    kind: str
    spoil: Callable[[Path], object]
    file: str = TABLE
    row: int | None = None
    column: str = ""
    words: tuple[str, ...] = ()
    alone: bool = True


def _cell(row: int, column: str, value: str) -> Callable[[Path], object]:
    return lambda case: change_cell(case / TABLE, row, column, value)


def _other_cell(file: str, row: int, column: str, value: str) -> Callable[[Path], object]:
    return lambda case: change_cell(case / file, row, column, value)


def _new_column(file: str, column: str, *cells: str) -> Callable[[Path], object]:
    """Add a column with these cells from row 2 on; further rows have none."""

    def spoil(case: Path) -> None:
        header, *rows = _records(case, file)
        filled = [*cells, *[""] * len(rows)]
        write_records(case / file, [[*header, column], *([*row, filled[at]] for at, row in enumerate(rows))])

    return spoil


def _demand(case: Path) -> None:
    write_records(
        case / "demand.csv", [["demand", "trust", "item", "quantity", "amount_gbp"], ["D1", "ALD", "gloves", "5", "9"]]
    )
    _toml_end('\n[tables.demand]\nfile = "demand.csv"\nbasis = "supplied"\nsource = "Invented"\n')(case)


def _records(case: Path, name: str = TABLE) -> list[list[str]]:
    with (case / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _rename_column(old: str, new: str) -> Callable[[Path], object]:
    def spoil(case: Path) -> None:
        header, *rows = _records(case)
        write_records(case / TABLE, [[new if name == old else name for name in header], *rows])

    return spoil


def _drop_column(name: str) -> Callable[[Path], object]:
    def spoil(case: Path) -> None:
        records = _records(case)
        place = records[0].index(name)
        write_records(case / TABLE, [record[:place] + record[place + 1 :] for record in records])

    return spoil


def _add_column(case: Path) -> None:
    records = _records(case)
    write_records(
        case / TABLE, [[*record, "colour" if number == 0 else "red"] for number, record in enumerate(records)]
    )


def _repeat_key(case: Path) -> None:
    records = _records(case)
    place = records[0].index("line_id")
    records[4][place] = records[2][place]
    write_records(case / TABLE, records)


def _header_only(case: Path) -> None:
    write_records(case / TABLE, _records(case)[:1])


def _in_another_encoding(encoding: str) -> Callable[[Path], object]:
    """Write a note with an accent into row 2, and the file in another encoding."""

    def spoil(case: Path) -> None:
        change_cell(case / TABLE, 2, "note", "café")
        path = case / TABLE
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    return spoil


def _toml(old: str, new: str) -> Callable[[Path], object]:
    return lambda case: replace_text(case / "case.toml", old, new)


def _toml_end(text: str) -> Callable[[Path], object]:
    def spoil(case: Path) -> None:
        with (case / "case.toml").open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text)

    return spoil


def _toml_in_cp1252(case: Path) -> None:
    path = case / "case.toml"
    path.write_bytes("# café\n".encode("cp1252") + path.read_bytes())


TOML = "case.toml"
SPOILT: dict[str, Spoilt] = {
    "missing file": Spoilt("missing-file", lambda case: (case / TABLE).unlink()),
    "missing column": Spoilt("missing-column", _drop_column("amount_gbp"), row=1, column="amount_gbp"),
    "misspelt column": Spoilt(
        "unknown-column",
        _rename_column("quantity", "quantitty"),
        row=1,
        column="quantitty",
        words=("Did you mean 'quantity'?",),
        alone=False,
    ),
    "misspelt required column": Spoilt(
        "missing-column", _rename_column("trust", "trst"), row=1, column="trust", words=("'trst'",), alone=False
    ),
    "unknown column": Spoilt("unknown-column", _add_column, row=1, column="colour", words=("x_",)),
    "text in a number": Spoilt(
        "not-a-number", _cell(4, "amount_gbp", "ninety"), row=4, column="amount_gbp", words=("'ninety'",)
    ),
    "text in a quantity": Spoilt(
        "not-a-number", _cell(5, "quantity", "about 4"), row=5, column="quantity", words=("'about 4'",)
    ),
    "negative quantity": Spoilt(
        "negative-quantity", _cell(3, "quantity", "-4"), row=3, column="quantity", words=("'-4'",)
    ),
    "unknown trust": Spoilt("unknown-trust", _cell(6, "trust", "RZZ"), row=6, column="trust", words=("'RZZ'",)),
    "missing value": Spoilt("missing-value", _cell(7, "trust", ""), row=7, column="trust"),
    "duplicate key": Spoilt("duplicate-key", _repeat_key, row=5, column="line_id", words=("row 3",)),
    "empty table, header only": Spoilt("empty-table", _header_only, row=1),
    "empty table, zero bytes": Spoilt("empty-table", lambda case: (case / TABLE).write_bytes(b"")),
    "wrong encoding, cp1252": Spoilt("wrong-encoding", _in_another_encoding("cp1252"), row=2, words=("UTF-8", "0x")),
    "wrong encoding, UTF-16": Spoilt("wrong-encoding", _in_another_encoding("utf-16"), row=1, words=("UTF-8",)),
    "unknown key at the top": Spoilt(
        "unknown-key",
        _toml("financial_years", "finacial_years"),
        TOML,
        column="finacial_years",
        words=("financial_years",),
        alone=False,
    ),
    "unknown key in a table": Spoilt(
        "unknown-key",
        _toml('file = "spend_lines.csv"', 'file = "spend_lines.csv"\nsheets = "one"'),
        TOML,
        column="tables.spend_lines.sheets",
        words=("Did you mean 'sheet'?",),
    ),
    "unknown key in a scenario": Spoilt(
        "unknown-key",
        _toml(
            "[scenarios.base.recovery.risk_weights]",
            "[scenarios.base.buying]\nmin_trust = 4\n\n[scenarios.base.recovery.risk_weights]",
        ),
        TOML,
        column="scenarios.base.buying.min_trust",
        words=("Did you mean 'min_trusts'?",),
        alone=False,
    ),
    "setting of the wrong kind": Spoilt(
        "bad-setting",
        _toml("plans_in_progress = 0.", "plans_in_progress = 7."),
        TOML,
        column="plans_in_progress",
        alone=False,
    ),
    "scenario that leads out of the folder": Spoilt(
        "bad-setting", _toml_end('\n[scenarios."../evil"]\ndescription = "x"\n'), TOML, column="scenarios.../evil"
    ),
    "broken TOML": Spoilt("bad-toml", _toml_end("\n[scenarios.broken\n"), TOML, words=("line",)),
    "case.toml in another encoding": Spoilt("wrong-encoding", _toml_in_cp1252, TOML),
    "unknown table": Spoilt(
        "unknown-table",
        _toml("[tables.spend_lines]", "[tables.spend_line]"),
        TOML,
        column="tables.spend_line",
        words=("Did you mean 'spend_lines'?",),
        alone=False,
    ),
    "table outside the folder": Spoilt(
        "bad-setting",
        _toml('file = "spend_lines.csv"', 'file = "../spend_lines.csv"'),
        TOML,
        column="tables.spend_lines.file",
    ),
    "amount in dollars": Spoilt(
        "foreign-currency", _cell(4, "amount_gbp", "$90.00"), row=4, column="amount_gbp", words=("'$90.00'", "rate")
    ),
    "price in euros": Spoilt(
        "foreign-currency", _other_cell("offers.csv", 3, "price_gbp", "€3.30"), "offers.csv", 3, "price_gbp", ("rate",)
    ),
    "offer in euros": Spoilt(
        "foreign-currency", _new_column("offers.csv", "currency", "GBP", "EUR"), "offers.csv", 3, "currency", ("'EUR'",)
    ),
    "offer twice": Spoilt(
        "duplicate-offer", _other_cell("offers.csv", 4, "item", "gloves"), "offers.csv", 4, "offer", ("row 2", "'O1'")
    ),
    "two lots of an item": Spoilt(
        "offer-lot-conflict", _new_column("offers.csv", "lot", "L1", "L2"), "offers.csv", 3, "lot", ("row 2",)
    ),
    "two costs of a supplier": Spoilt(
        "conflicting-supplier-cost",
        _new_column("offers.csv", "activation_gbp", "50.00", "", "60.00"),
        "offers.csv",
        4,
        "activation_gbp",
        ("'50.00' in row 2",),
    ),
    "bundle of two suppliers": Spoilt(
        "broken-bundle", _new_column("offers.csv", "bundle", "", "", "B1", "B1"), "offers.csv", 5, "supplier", ("'B1'",)
    ),
    "tier above the price": Spoilt(
        "contradictory-tiers",
        _other_cell("offer_tiers.csv", 2, "price_gbp", "3.50"),
        "offer_tiers.csv",
        2,
        "price_gbp",
        ("£3.40",),
    ),
    "tiers that overlap": Spoilt(
        "overlapping-tiers",
        lambda case: write_records(
            case / "offer_tiers.csv",
            [*_records(case, "offer_tiers.csv"), ["O3", "9", "units", "supplier", "all_units", "2.00"]],
        ),
        "offer_tiers.csv",
        4,
        "scope",
        ("row 2", "'O1'"),
    ),
    "demand beside lines": Spoilt("demand-and-lines", _demand, "demand.csv", 2, "item", ("spend_lines.csv",)),
    "attributes against the column": Spoilt(
        "contradictory-attributes",
        _new_column("suppliers.csv", "attributes", "sme"),
        "suppliers.csv",
        2,
        "attributes",
        ("'sme'",),
    ),
    "postcode of a patient": Spoilt(
        "patient-data", _other_cell("journeys.csv", 3, "origin", "NE1 4LP"), "journeys.csv", 3, "origin", ("postcode",)
    ),
    "column of names": Spoilt(
        "patient-data",
        _new_column("journeys.csv", "x_surname", "Fothergill"),
        "journeys.csv",
        1,
        "N",
        ("a name",),
    ),
    "layouts in words": Spoilt(
        "layout-unreadable",
        _other_cell("vehicles.csv", 2, "layouts", "four"),
        "vehicles.csv",
        2,
        "layouts",
        ("'four'",),
    ),
    "compatibility against itself": Spoilt(
        "compatibility-contradicts",
        lambda case: write_records(
            case / "compatibility.csv", [*_records(case, "compatibility.csv"), ["patient", "specimens", "no", ""]]
        ),
        "compatibility.csv",
        5,
        "together",
        ("row 2", "'yes'"),
    ),
    "journey driven twice": Spoilt(
        "record-contradicts",
        _other_cell("recorded_stops.csv", 5, "action", "pickup"),
        "recorded_stops.csv",
        5,
        "action",
        ("'J2'", "more often"),
        alone=False,
    ),
    "window before itself": Spoilt(
        "end-before-start", _other_cell("journeys.csv", 2, "pickup_to", "08:00"), "journeys.csv", 2, "pickup_to"
    ),
    "window shorter than the ride": Spoilt(
        "window-shorter-than-ride",
        _other_cell("journeys.csv", 2, "delivery_to", "09:20"),
        "journeys.csv",
        2,
        "delivery_to",
        ("09:24", "09:20"),
    ),
    "windows too far apart": Spoilt(
        "windows-too-far-apart",
        lambda case: [
            change_cell(case / "journeys.csv", 2, column, time)
            for column, time in (("delivery_from", "12:00"), ("delivery_to", "12:30"))
        ],
        "journeys.csv",
        2,
        "delivery_from",
        ("12:00",),
    ),
    "patient too long on board": Spoilt(
        "limit-shorter-than-ride",
        _other_cell("journeys.csv", 4, "max_minutes_on_board", "19"),
        "journeys.csv",
        4,
        "max_minutes_on_board",
        ("19 minutes", "20 minutes"),
    ),
    "specimen too long on board": Spoilt(
        "limit-shorter-than-ride",
        _other_cell("consignments.csv", 2, "max_minutes_on_board", "15"),
        "consignments.csv",
        2,
        "max_minutes_on_board",
        ("'specimens'", "22 minutes"),
    ),
    "return before its outward journey": Spoilt(
        "return-before-outward",
        _new_column("journeys.csv", "return_of", "", "", "J4"),
        "journeys.csv",
        4,
        "return_of",
        ("'J4'",),
    ),
    "nobody can take it": Spoilt(
        "no-vehicle-can-take",
        _other_cell("journeys.csv", 2, "mobility", "bariatric"),
        "journeys.csv",
        2,
        "mobility",
        ("'bariatric'",),
    ),
    "no trusts": Spoilt("missing-file", lambda case: (case / "trusts.csv").unlink(), "trusts.csv", alone=False),
}
# The real case is spoilt in every other way too: these are told from one of them by the same code.
TINY_ONLY = {
    *("misspelt required column", "text in a quantity", "missing value", "setting of the wrong kind"),
    *("case.toml in another encoding", "table outside the folder", "no trusts"),
    "scenario that leads out of the folder",
    *("price in euros", "offer in euros", "offer twice", "two lots of an item", "two costs of a supplier"),
    *("bundle of two suppliers", "tier above the price", "tiers that overlap", "demand beside lines"),
    "attributes against the column",
    *("postcode of a patient", "column of names", "layouts in words", "compatibility against itself"),
    *("journey driven twice", "window before itself", "window shorter than the ride", "windows too far apart"),
    *("patient too long on board", "specimen too long on board", "return before its outward journey"),
    "nobody can take it",
}
