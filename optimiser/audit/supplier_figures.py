"""Suppliers that several trusts pay, and items that suppliers tie together, recomputed from the spend lines."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from optimiser.audit.book import Book, Expected, ExpectedTable, line_rows, plus
from optimiser.audit.lines import Line
from optimiser.audit.price_figures import PriceWords
from optimiser.audit.reading import Row, RunRecord


def expect_suppliers(book: Book, run: RunRecord, words: PriceWords) -> None:
    """Recompute shared suppliers and pooling groups of the year compared.

    Parameters
    ----------
    book
        Takes them.
    run, words
        The run and what figures on spend share.
    """
    known = {row["supplier"]: row for row in run.rows("suppliers")}
    lines: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in words.spend.of_year:
        if line.supplier:
            lines[line.supplier][line.trust].append(line)
    table = book.tables["shared_suppliers"] = ExpectedTable(("supplier",))
    for supplier, by_trust in lines.items():
        payers = {trust: own for trust, own in sorted(by_trust.items()) if sum(line.net for line in own) > 0}
        if len(payers) > 1:
            table.add(_shared_row(book, words, supplier, payers, known.get(supplier, {})))
    _expect_pooling(book, words)


def _shared_row(book: Book, words: PriceWords, supplier: str, payers: dict[str, list[Line]], known: Row) -> Row:
    """Recompute one shared supplier: what each trust pays it, and their sum."""
    about = {**words.about(context=True), "supplier": supplier}
    parts = []
    for trust, own in payers.items():
        value = sum(line.net for line in own)
        expected = Expected("supplier_spend", value, line_rows(own), about={**about, "trust": trust})
        parts.append(book.add(f"supplier_spend:{supplier}:{trust}", expected))
    figure = book.add_sum(f"supplier:{supplier}", plus(parts), about)
    largest = max(book.pence(part) for part in parts)
    return {
        "supplier": supplier,
        "name": known.get("name", supplier),
        "trusts": ";".join(payers),
        "trust_count": len(payers),
        "spend_pence": book.pence(figure),
        "largest_share": Fraction(largest, book.pence(figure)),
        "member_trust": words.spend.owners.get(supplier, ""),
        "public_body": known.get("public_body"),
        "period": words.period,
        "basis": words.basis,
        "figure": figure,
    }


def _expect_pooling(book: Book, words: PriceWords) -> None:
    """Recompute the groups of items that suppliers connect and at least two trusts buy, largest spend first."""
    drawn = [
        line for line in words.spend.of_year if line.item and line.net > 0 and line.supplier not in words.spend.owners
    ]
    groups: dict[str, list[Line]] = defaultdict(list)
    leader = _connected(drawn)
    for line in drawn:
        groups[leader[line.item]].append(line)
    shared = [own for own in groups.values() if len({line.trust for line in own}) > 1]
    shared = [own for own in shared if any(line.supplier for line in own)]
    shared.sort(key=lambda own: (-sum(line.net for line in own), sorted({line.item for line in own})))
    table = book.tables["pooling_groups"] = ExpectedTable(("group",))
    for place, own in enumerate(shared, start=1):
        name, value = f"P{place:03d}", sum(line.net for line in own)
        about = words.about(detail=name, context=True)
        figure = book.add(f"pooling:{name}", Expected("pooling_spend", value, line_rows(own), about=about))
        table.add(
            {
                "group": name,
                "items": ";".join(sorted({line.item for line in own})),
                "trusts": ";".join(sorted({line.trust for line in own})),
                "suppliers": ";".join(sorted({line.supplier for line in own if line.supplier})),
                "spend_pence": value,
                "basis": words.basis,
                "figure": figure,
            }
        )


def _connected(lines: list[Line]) -> dict[str, str]:
    """Return for each item the first item of those that can be reached from it through shared suppliers."""
    items_of: dict[str, set[str]] = defaultdict(set)
    suppliers_of: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        suppliers = suppliers_of[line.item]
        if line.supplier:
            suppliers.add(line.supplier)
            items_of[line.supplier].add(line.item)
    leader: dict[str, str] = {}
    for first in sorted(suppliers_of):
        waiting = [] if first in leader else [first]
        while waiting:
            item = waiting.pop()
            if item not in leader:
                leader[item] = first
                for supplier in suppliers_of[item]:
                    waiting += items_of.pop(supplier, ())
    return leader
