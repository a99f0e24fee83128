"""Where a lot or a supplier stands in the file of packs, and how the report leads there."""

from __future__ import annotations

from optimiser.prepare.award.needs import NOT_STATED
from optimiser.report.html.findings import Findings

FILE = "packs.html"
"""Name of the file of packs, beside the report."""


def lot_anchor(lot: str, findings: Findings) -> str:
    """Return the anchor of a lot; two lots never share one.

    Parameters
    ----------
    lot
        Its code.
    findings
        The part of the page it stands in.
    """
    return f"{findings.prefix}lot-{_plain(lot)}"


def supplier_anchor(supplier: str, findings: Findings) -> str:
    """Return the anchor of a supplier; two suppliers never share one.

    Parameters
    ----------
    supplier
        Its code.
    findings
        The part of the page it stands in.
    """
    return f"{findings.prefix}supplier-{_plain(supplier)}"


def paged_suppliers(findings: Findings) -> frozenset[str]:
    """Return the suppliers that have a page: shared by two or more trusts, or in the recommended award.

    Parameters
    ----------
    findings
        The part of the page.
    """
    frames = [findings.frame(name) for name in ("shared_suppliers", "award_lines")]
    found = {code for frame in frames if "supplier" in frame for code in frame["supplier"].tolist()}
    return frozenset(found - {"", NOT_STATED})


def lot_link(lot: str, findings: Findings) -> str:
    """Return the address of a lot's pack, seen from the report."""
    return f"{FILE}#{lot_anchor(lot, findings)}"


def supplier_link(supplier: str, findings: Findings) -> str:
    """Return the address of a supplier's page, seen from the report."""
    return f"{FILE}#{supplier_anchor(supplier, findings)}"


def _plain(code: str) -> str:
    """Write a code with plain letters, digits and hyphens; any other sign by its number, so that codes stay apart."""
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign == "-") else f"_{ord(sign):x}_" for sign in code)
