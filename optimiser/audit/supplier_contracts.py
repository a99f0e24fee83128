"""Suppliers that hold contracts of several members, recomputed from the register."""

from __future__ import annotations

from optimiser.audit.book import Book, ExpectedTable
from optimiser.audit.calendar_dates import buyers_of, dates_of
from optimiser.audit.reading import Row, RunRecord


def expect_supplier_contracts(book: Book, run: RunRecord) -> None:
    """Recompute who serves two or more members, with how many contracts, and which comes up first.

    Parameters
    ----------
    book
        Takes the rows of ``supplier_contracts``.
    run
        With a record of contracts.
    """
    about = {row["supplier"]: row for row in run.rows("suppliers")}
    held: dict[str, list[Row]] = {}
    for contract in run.rows("contracts"):
        if contract["supplier"] and not about.get(contract["supplier"], {}).get("member_trust"):
            held.setdefault(contract["supplier"], []).append(contract)
    table = book.tables["supplier_contracts"] = ExpectedTable(("supplier",))
    for supplier, contracts in held.items():
        members = {member for contract in contracts for member in buyers_of(contract)}
        if len(members) >= 2:
            name = about.get(supplier, {}).get("name", supplier)
            table.add(
                {"supplier": supplier, "name": name, "trusts": ";".join(sorted(members)), **_counts(contracts, run)}
            )


def _counts(contracts: list[Row], run: RunRecord) -> Row:
    """Recompute the counts and the first decision of one supplier's contracts."""
    dates = {contract["contract"]: dates_of(contract, run) for contract in contracts}
    going = [name for name, own in dates.items() if own.urgency != "ended"]
    coming = sorted((own.decide_by, name) for name in going if (own := dates[name]).decide_by is not None)
    return {
        "contracts": ";".join(dates),
        "live": len(going),
        "ended": len(contracts) - len(going),
        "first_decision": coming[0][0] if coming else None,
        "first_contract": coming[0][1] if coming else "",
        "categories": ";".join(sorted({contract["category"] for contract in contracts})),
        "grade": max(contract["grade"] for contract in contracts),
        "basis": run.about("contracts", "basis"),
    }
