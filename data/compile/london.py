"""Suppliers that two or more of eight London trusts paid in 2020/21, from the trusts' own spend files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from organisations import Member
from spend_files import PaidLine, paid_lines, spend_files
from supplier_names import display_name, is_organisation, is_public_body, supplier_key
from wording import slug
from writing import Row, money

FINANCIAL_YEAR = "2020/21"
SUPPLIER_COLUMNS = ("supplier", "name", "member_trust", "public_body", "note")
LINE_COLUMNS = ("line_id", "trust", "financial_year", "supplier", "amount_gbp", "source_ref", "note")
FORMER_NAMES = {"Kingston Hospital NHS Foundation Trust": "RAX"}


@dataclass
class Spending:
    """The lines of all trusts by supplier, and what could not be given to one.

    Parameters
    ----------
    by_supplier
        Lines by the key of the supplier.
    totals
        Lines without a supplier: totals of a sheet, in no sum.
    unnamed
        Lines whose supplier is only a number.
    """

    by_supplier: dict[str, list[PaidLine]] = field(default_factory=lambda: defaultdict(list))
    totals: list[PaidLine] = field(default_factory=list)
    unnamed: list[PaidLine] = field(default_factory=list)


def read_spending(real_data: Path, members: Sequence[Member]) -> Spending:
    """Read the files of all trusts."""
    spending = Spending()
    for member in members:
        for line in paid_lines(real_data, member.code):
            if not line.supplier:
                spending.totals.append(line)
            elif key := supplier_key(line.supplier):
                spending.by_supplier[key].append(line)
            else:
                spending.unnamed.append(line)
    return spending


def shared_suppliers(spending: Spending) -> dict[str, list[PaidLine]]:
    """Return the suppliers that two or more trusts paid, by key; nets of nought or less are not payments."""
    shared = {}
    for key in sorted(spending.by_supplier):
        paid: dict[str, Decimal] = defaultdict(Decimal)
        for line in spending.by_supplier[key]:
            paid[line.trust] += line.amount
        if sum(amount > 0 for amount in paid.values()) > 1:
            shared[key] = spending.by_supplier[key]
    return shared


def published_suppliers(spending: Spending) -> dict[str, list[PaidLine]]:
    """Return the shared suppliers that are evidently organisations; all others stay out: they may be people."""
    return {
        key: lines
        for key, lines in shared_suppliers(spending).items()
        if any(is_organisation(line.supplier) for line in lines)
    }


def left_out(spending: Spending) -> list[tuple[str, int, int, Decimal]]:
    """Account for every pound that is not in the case: reason, suppliers, lines, pounds."""
    shared, published = shared_suppliers(spending), published_suppliers(spending)
    single = {key: lines for key, lines in spending.by_supplier.items() if key not in shared}
    unmarked = {key: lines for key, lines in shared.items() if key not in published}
    parts: tuple[tuple[str, Mapping[str, list[PaidLine]]], ...] = (
        ("in the case", published),
        ("paid by one trust only", single),
        ("shared, but not evidently an organisation", unmarked),
        ("supplier is only a number", _by_spelling(spending.unnamed)),
    )
    account = []
    for reason, group in parts:
        lines = [line for some in group.values() for line in some]
        account.append((reason, len(group), len(lines), sum((line.amount for line in lines), Decimal(0))))
    return account


def _by_spelling(lines: Sequence[PaidLine]) -> dict[str, list[PaidLine]]:
    """Group lines by the supplier as spelled."""
    groups: dict[str, list[PaidLine]] = defaultdict(list)
    for line in lines:
        groups[line.supplier].append(line)
    return groups


def supplier_rows(suppliers: Mapping[str, Sequence[PaidLine]], official_names: Mapping[str, str]) -> list[Row]:
    """Make the suppliers table.

    Parameters
    ----------
    suppliers
        Lines by key of the supplier.
    official_names
        Names of the members by ODS code, to tell when one member paid another.
    """
    members = {supplier_key(name): code for code, name in official_names.items()}
    members |= {supplier_key(name): code for name, code in FORMER_NAMES.items()}
    rows: list[Row] = []
    for key, lines in suppliers.items():
        spellings = len({line.supplier for line in lines})
        rows.append(
            {
                "supplier": slug(key),
                "name": _printed_name(lines),
                "member_trust": members.get(key, ""),
                "public_body": "yes" if is_public_body(key) else "no",
                "note": f"{spellings} spellings in the files." if spellings > 1 else "",
            }
        )
    return rows


def _printed_name(lines: Sequence[PaidLine]) -> str:
    """Return the most common tidied spelling that shows an organisation; of equals, the first by alphabet."""
    names = Counter(display_name(line.supplier) for line in lines if is_organisation(line.supplier))
    return min(names, key=lambda name: (-names[name], name))


def spend_line_rows(
    suppliers: Mapping[str, Sequence[PaidLine]], members: Sequence[Member], real_data: Path
) -> list[Row]:
    """Make the spend lines: one for each trust and supplier."""
    rows: list[Row] = []
    for member in members:
        months = len(spend_files(real_data, member.code))
        for key, lines in suppliers.items():
            own = [line for line in lines if line.trust == member.code]
            if not own:
                continue
            credit_lines = sum(line.amount < 0 for line in own)
            files = len({line.file for line in own})
            rows.append(
                {
                    "line_id": f"SPEND2021-{member.code}-{slug(key)}",
                    "trust": member.code,
                    "financial_year": FINANCIAL_YEAR,
                    "supplier": slug(key),
                    "amount_gbp": money(sum((line.amount for line in own), Decimal(0))),
                    "source_ref": f"Spend over £25,000, {_count(len(own), 'line')} in {_count(files, 'monthly file')}",
                    "note": _note(months, credit_lines),
                }
            )
    return rows


def _note(months: int, credit_lines: int) -> str:
    """Say what is missing or netted in a line."""
    missing = "" if months == 12 else f"Files of {months} of 12 months."
    netted = f"{_count(credit_lines, 'credit')} netted." if credit_lines else ""
    return f"{missing} {netted}".strip()


def _count(number: int, what: str) -> str:
    """Write ``1 line``, ``2 lines``."""
    return f"{number} {what}{'' if number == 1 else 's'}"
