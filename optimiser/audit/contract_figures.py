"""Every figure and row on contracts: calendar, values, trade between members, and the register beside the returns."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from optimiser.audit.book import Book, Expected, ExpectedTable, basis_of, scope_of
from optimiser.audit.calendar_dates import DRIVING, buyers_of, dates_of, months_of, yearly
from optimiser.audit.lines import Line, Spend
from optimiser.audit.reading import Row, RunRecord

_COPIED = ("contract", "trust", "buyer", "category", "lever", "title", "owner", "route", "grade", "start", "end")


def expect_contracts(book: Book, run: RunRecord) -> None:
    """Recompute the decide-by calendar with the value of every contract, and the trade between members.

    Parameters
    ----------
    book
        Takes figures and rows.
    run
        With a record of contracts.
    """
    names = {row["supplier"]: row["name"] for row in run.rows("suppliers")}
    table = book.tables["decide_by"] = ExpectedTable(("contract",))
    basis = run.about("contracts", "basis")
    for contract in run.rows("contracts"):
        dates = dates_of(contract, run)
        row = {name: contract[name] for name in _COPIED}
        row |= {
            "supplier": names.get(contract["supplier"], contract["supplier"]),
            "latest_end": dates.latest_end,
            "notice_months": dates.notice_months,
            "lead_months": dates.lead_months,
            "decide_by": dates.decide_by,
            "urgency": dates.urgency,
            "joint": bool(contract["joint"]),
            "basis": basis,
        }
        table.add(row | _expect_value(book, contract, basis))
    if "suppliers" in run.inputs:
        _expect_internal_trade(book, run, basis)


def _expect_value(book: Book, contract: Row, basis: str) -> Row:
    """Recompute total and yearly value of a contract graded A or B; another grade drives no figure."""
    name, value = contract["contract"], contract["value_pence"]
    if value is None or contract["grade"] not in DRIVING:
        return {"value_pence": None, "annual_pence": None, "figure": ""}
    about = {
        "contract": name,
        "trust": contract["trust"],
        "category": contract["category"],
        "basis": basis,
        "scope": scope_of(basis, context=True),
        "evidence": f"grade {contract['grade']}",
    }
    rows = {("contracts", contract["row"]): 1}
    figure = book.add(f"contract_value:{name}", Expected("contract_value", value, rows, about=about))
    annual = yearly(value, contract)
    if annual is not None:
        book.add(f"contract_annual:{name}", Expected("contract_annual", annual, rows, about=about))
    return {"value_pence": value, "annual_pence": annual, "figure": figure}


def _expect_internal_trade(book: Book, run: RunRecord, basis: str) -> None:
    """Recompute who supplies whom among the members; it counts nothing for the collaborative."""
    owners = {row["supplier"]: row["member_trust"] for row in run.rows("suppliers") if row["member_trust"]}
    table = book.tables["internal_trade"] = ExpectedTable(("supplier_trust", "buyer_trust", "reference"))
    for contract in run.rows("contracts"):
        owner, figure = owners.get(contract["supplier"]), f"contract_value:{contract['contract']}"
        for buyer in buyers_of(contract) if owner else []:
            if buyer == owner:
                continue
            table.add(
                {
                    "supplier_trust": owner,
                    "buyer_trust": buyer,
                    "reference": contract["contract"],
                    "title": contract["title"],
                    "value_pence": book.pence(figure) if figure in book.figures else None,
                    "system_pence": 0,
                    "grade": contract["grade"],
                    "basis": basis,
                    "figure": figure if figure in book.figures else "",
                }
            )


def expect_register(book: Book, run: RunRecord, spend: Spend) -> None:
    """Recompute each contract's yearly value beside a year's spend lines of its members in its category.

    Parameters
    ----------
    book
        Takes figures and rows; holds the values of the contracts already.
    run, spend
        With contracts, items and spend lines.
    """
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in spend.of_year:
        lines[line.trust, line.category].append(line)
    table = book.tables["register_reconciliation"] = ExpectedTable(("contract",))
    for contract in run.rows("contracts"):
        own = [line for trust in buyers_of(contract) for line in lines[trust, contract["category"]]]
        award, tender = (yearly(contract[name], contract) for name in ("value_pence", "tender_value_pence"))
        if contract["grade"] in DRIVING and own and (award is not None or tender is not None):
            table.add(_register_row(book, run, contract, own, (award, tender)))


def _register_row(
    book: Book, run: RunRecord, contract: Row, lines: list[Line], yearly_pence: tuple[int | None, int | None]
) -> Row:
    """Recompute the returns and the difference of one contract."""
    (award, tender), name = yearly_pence, contract["contract"]
    returns, basis = sum(line.gross for line in lines), basis_of(run, "contracts", "spend_lines")
    about = {
        "contract": name,
        "trust": contract["trust"],
        "category": contract["category"],
        "basis": basis,
        "scope": scope_of(basis, context=True),
    }
    rows = {("spend_lines", line.row): 1 for line in lines}
    figure = book.add(f"returns:{name}", Expected("returns", returns, rows, about=about))
    if award is not None:
        parts = {f"contract_annual:{name}": 1, figure: -1}
        figure = book.add_sum(f"register_difference:{name}", parts, about, "register_difference")
    return {
        "contract": name,
        "trust": contract["trust"],
        "category": contract["category"],
        "months": months_of(contract),
        "annual_award_pence": award,
        "annual_tender_pence": tender,
        "returns_pence": returns,
        "difference_pence": None if award is None else award - returns,
        "difference_tender_pence": None if tender is None else tender - returns,
        "grade": contract["grade"],
        "basis": basis,
        "figure": figure,
    }


def verdict_fits(row: Row, tolerance: Fraction) -> bool:
    """Tell whether the words about a contract and its returns say what the difference says.

    Parameters
    ----------
    row
        A published row of ``register_reconciliation``.
    tolerance
        Share of the returns up to which the two agree.
    """
    returns, words = row["returns_pence"], row["verdict"]
    if not returns:
        return str(words).startswith("The returns show no cost")
    within = [
        value is not None and abs(value - returns) <= tolerance * returns
        for value in (row["annual_award_pence"], row["annual_tender_pence"])
    ]
    if within[0]:
        return str(words).startswith("Agrees within")
    known = row["annual_award_pence"] is not None
    due = (("only the tender value fits", known and within[1]), ("The tender value agrees", within[1] and not known))
    return not str(words).startswith("Agrees") and all((said in words) == holds for said, holds in due)
