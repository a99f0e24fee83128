"""The tiny case's README: its sums come to what it says, and what it says is what the program finds."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.engine.award import SolveOptions
from optimiser.engine.run import RunRequest, find_all, read
from optimiser.results.findings import LEVERS, Findings
from tests.unit.small_case import row_of, rows

TINY = Path(__file__).resolve().parents[3] / "data" / "cases" / "tiny"
README = (TINY / "README.md").read_text(encoding="utf-8")

_OPERATORS: dict[type[ast.AST], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def table_rows() -> list[list[str]]:
    """Return the cells of every table row of the README, the heads of the tables included."""
    lines = [line for line in README.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def worked(text: str) -> Fraction:
    """Work out a sum as a pocket calculator would, exactly."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text).replace("×", "*").replace("−", "-")
    return _value(ast.parse(plain, mode="eval").body, plain)


def _value(node: ast.expr, text: str) -> Fraction:
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_value(node.left, text), _value(node.right, text))
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, text)
    if isinstance(node, ast.Call):
        return min(_value(part, text) for part in node.args)
    return Fraction(ast.get_source_segment(text, node) or "")


FIGURES = [row for row in table_rows() if row[0].startswith("`")]
PRICES = [row for row in table_rows() if re.match(r"\w+ \(\w+\)$", row[0])]
TRANSPORT = [row for row in table_rows() if row[0].startswith(("route ", "day "))]  # test_tiny_day.py
CALENDAR = [row for row in table_rows() if re.fullmatch(r"\d{4}-\d\d-\d\d", row[1])]


@pytest.fixture(scope="module")
def tiny() -> Findings:
    """Return everything found in the tiny case."""
    case, settings = read(RunRequest(TINY, "base", TINY / "run"))
    return find_all(case, settings, LEVERS, SolveOptions())


def test_nothing_is_passed_over() -> None:
    """The README has the tables that the tests below read."""
    assert (len(FIGURES), len(PRICES), len(CALENDAR)) == (94, 9, 7)
    assert [row[0] for row in table_rows() if row not in FIGURES + PRICES + CALENDAR + TRANSPORT] == [
        "item",
        *["figure"] * 6,
        "contract",
        *["figure"] * 5,
        "route",
        "plan",
    ]


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row[0].strip("`"))
def test_a_figure(tiny: Findings, row: list[str]) -> None:
    """The sum comes to the amount beside it, and the program's figure of that name is the same to the penny."""
    name, amount = row[0].strip("`"), worked(row[2])
    assert worked(row[1]) == amount
    assert tiny.ledger.pence(name) == amount * 100


@pytest.mark.parametrize("row", PRICES, ids=lambda row: row[0])
def test_prices(tiny: Findings, row: list[str]) -> None:
    """What each trust paid and bought, its price, and the median are the program's."""
    item, unit = row[0].rstrip(")").split(" (")
    for trust, cell in zip(("ALD", "BIR", "CED"), row[1:4], strict=True):
        quotient, price = cell.split(" = ")
        spend, volume = quotient.split(" / ")
        found = row_of(tiny, "unit_prices", item=item, trust=trust)
        assert worked(quotient) == worked(price)
        assert (found["spend_pence"], found["quantity_millionths"]) == (worked(spend) * 100, worked(volume) * 1_000_000)
        assert (found["unit_price_gbp"], found["unit"]) == (float(worked(price)), unit)
    assert row_of(tiny, "benchmark_prices", item=item, benchmark="median")["price_gbp"] == float(worked(row[4]))


def test_every_item_that_is_compared_is_there(tiny: Findings) -> None:
    """The table of prices has every item that the program compares."""
    compared = {item for item, compared in rows(tiny, "unit_prices", "item", "compared") if compared}
    assert {row[0].split(" ")[0] for row in PRICES} == compared


@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: row[0])
def test_the_calendar(tiny: Findings, row: list[str]) -> None:
    """Last day, notice, time to procure, decide-by date and urgency are the program's, in its order."""
    found = row_of(tiny, "decide_by", contract=row[0])
    assert [str(found[name]) for name in ("end", "notice_months", "lead_months", "decide_by")] == row[1:5]
    assert found["urgency"].replace("_", " ") == row[5]
    assert [name for (name,) in rows(tiny, "decide_by", "contract")] == [other[0] for other in CALENDAR]


def test_the_sums_in_the_text() -> None:
    """The sums that stand in the text come to what is said, a line break notwithstanding."""
    text = " ".join(re.sub(r"^\|.*$", "", README, flags=re.MULTILINE).split())
    number = r"[\d,]+(?:\.\d\d)?"
    sums = re.findall(rf"({number}(?: [×−+/] {number})+) = ({number})", text)
    assert len(sums) == 4
    for left, right in sums:
        assert worked(left) == worked(right.rstrip(","))


def test_what_the_text_says(tiny: Findings) -> None:
    """Days late, the bridge of the alignment, and the other scenario's headline are the program's."""
    assert "175 days ago" in row_of(tiny, "decide_by", contract="BIR-consumables")["explanation"]
    assert "175 days late" in README
    (group,) = rows(tiny, "alignment_groups", "explanation", "needs_extension")
    assert "up to 92 days" in group[0]
    assert group[1] == "CED-consumables"
    assert "92 days from 31 May to 31 August" in README
    case, settings = read(RunRequest(TINY, "two_trusts", TINY / "run"))
    assert find_all(case, settings, LEVERS).ledger.pence("headline:opportunity") == 2_730_00
    assert "headline becomes 2,730.00" in " ".join(README.split())
    lines = row_of(tiny, "reconciliation", table="spend_lines")
    assert (lines["rows_read"], lines["read_pence"]) == (34, 309_320_00)
