"""Whatever a file holds, nothing is lost: read = accepted + rejected + merged, and every refusal is said in words."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from optimiser.case import Reconciliation
from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.load_case import RejectedInputError, load_case
from optimiser.ingest.numbers_exact import Fault, read_money, read_quantity
from optimiser.ingest.reconcile import reconcile
from optimiser.money import plain_gbp
from tests.unit.ingest.small_case import reading_of, write_case

HEADER = "line_id,trust,date,item,quantity,unit,amount_gbp"
CELLS = {
    "line_id": ["L1", "L2", "L3", "L4", "", "=L"],
    "trust": ["RAA", "RBB", "ROO", "", "RAA "],
    "date": ["2026-01-31", "31/01/2026", "", "2026-02-30"],
    "item": ["gloves", "soap", "soup", ""],
    "quantity": ["1", "0.5", "-3", "many", "", "1.0000001", "9" * 30],
    "unit": ["piece", "litre", "box", ""],
    "amount_gbp": ["1.50", "-2", "(3.25)", "£1,000", "1.234,50", "", "NaN", "1e9", "99999999999999999.99", "0.001"],
}
PENCE = {"1.50": 150, "-2": -200, "(3.25)": -325, "£1,000": 100_000}
ROWS = st.lists(st.tuples(*(st.sampled_from(cells) for cells in CELLS.values())), max_size=12)


def outcome(text: str | bytes) -> tuple[dict[str, Reconciliation], int]:
    """Return the reconciliations of the small case with these spend lines, and the rows it rejected."""
    with tempfile.TemporaryDirectory() as folder:
        write_case(Path(folder), {"spend_lines": text})
        try:
            case = load_case(Path(folder))
        except RejectedInputError as error:
            refusal = error
        else:
            return {name: table.reconciliation for name, table in case.tables.items()}, 0
    assert refusal.issues
    assert all(issue.message and issue.remedy for issue in refusal.issues)
    return refusal.reconciliations, len(refusal.rejected)


def assert_conserved(reconciliations: dict[str, Reconciliation]) -> None:
    """Nothing was lost in rows, pounds or volume of any table."""
    for result in reconciliations.values():
        for counts in (result.rows, result.pence, result.millionths):
            assert counts is None or counts.balances


@given(rows=ROWS)
@settings(deadline=None)
def test_spend_lines_good_and_bad(rows: list[tuple[str, ...]]) -> None:
    """Any mix of good and bad cells is conserved, and every data row is counted once."""
    text = "\n".join([HEADER, *(",".join(f'"{cell}"' for cell in row) for row in rows)])
    reconciliations, rejected = outcome(text)
    assert_conserved(reconciliations)
    filled = sum(1 for row in rows if any(cell.strip() for cell in row))
    assert ("spend_lines" in reconciliations) == bool(filled)
    if filled:
        assert reconciliations["spend_lines"].rows.read == filled
        assert reconciliations["spend_lines"].rows.rejected == rejected
        pence = reconciliations["spend_lines"].pence
        assert pence is not None
        assert pence.read == sum(PENCE.get(row[-1], 0) for row in rows)
        assert reconciliations["spend_lines"].blank <= len(rows) - filled


@given(text=st.text(alphabet=st.sampled_from('ab1,;"\n\r\t \u00a0\u0000é=-£.'), max_size=60))
@settings(deadline=None)
@example('"')
@example("line_id,trust,amount_gbp\nL1,RAA,1\rL2,RAA")
@example(HEADER + "\n" + "," * 6 + "\n")
def test_any_text(text: str) -> None:
    """Any text at all is read or refused in words, never with another error, and conserved where it is read."""
    assert_conserved(outcome(text)[0])
    assert_conserved(outcome(HEADER + "\n" + text)[0])


@given(data=st.binary(max_size=60))
@settings(deadline=None, max_examples=50)
def test_any_bytes(data: bytes) -> None:
    """Any bytes at all are read or refused in words."""
    assert_conserved(outcome(data)[0])
    assert_conserved(outcome(HEADER.encode() + b"\n" + data)[0])


@given(
    rows=st.lists(st.lists(st.text(alphabet='a,"\n\r ', max_size=4), min_size=2, max_size=2), min_size=1, max_size=6)
)
def test_cells_survive_quoting(rows: list[list[str]]) -> None:
    """What a CSV writer wrote is read back cell by cell, whatever commas, quotes and line breaks it holds."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["supplier", "name"], ["S0", "first"], *rows])
    reading = reading_of("suppliers", stream.getvalue())
    filled = [(number, row) for number, row in enumerate(rows, start=3) if any(cell.strip() for cell in row)]
    assert reading.raw.rows[1:] == [row for _, row in filled]
    assert reading.raw.numbers[1:] == [number for number, _ in filled]
    check_rows(reading)
    assert reconcile(reading).rows.read == len(filled) + 1


@given(pence=st.integers(-(10**15), 10**15))
def test_money_reads_back(pence: int) -> None:
    """Every amount is read back to the penny from each form in which it may be written."""
    plain = plain_gbp(abs(pence))
    grouped = f"{abs(pence) // 100:,}.{abs(pence) % 100:02d}"
    sign = "-" if pence < 0 else ""
    for text in (sign + plain, sign + grouped, f"{sign}£{grouped}", f"({plain})" if pence < 0 else plain):
        assert read_money(text) == pence


@given(text=st.text(alphabet="0123456789.,-+()£eE %", min_size=1, max_size=25))
def test_numbers_are_exact_or_refused(text: str) -> None:
    """A number is read exactly or refused with a message; reading it again from its plain form changes nothing."""
    found = read_money(text)
    if isinstance(found, Fault):
        assert found.message
    else:
        assert read_money(plain_gbp(found)) == found
    quantity = read_quantity(text)
    if not isinstance(quantity, Fault):
        whole, rest = divmod(abs(quantity), 10**6)
        assert read_quantity(f"{'-' if quantity < 0 else ''}{whole}.{rest:06d}") == quantity
