"""Every figure and row on prices: spend, price each, benchmark, excess, their totals, and what was left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from optimiser.audit.book import Book, Expected, ExpectedTable, basis_of, line_rows, plus, scope_of, used
from optimiser.audit.lines import REASONS, Line, Spend
from optimiser.audit.prices import BENCHMARKS, Pair, Prices
from optimiser.audit.reading import Row, RunRecord

_TOTALS = {"price": ("excess_bought", "compared_bought"), "investigate": ("excess_investigate", "compared_investigate")}


@dataclass(frozen=True)
class PriceWords:
    """What the figures on prices share.

    Parameters
    ----------
    spend
        The spend lines.
    basis, period
        Of those lines, with the basis of the items and of adjustments that were applied.
    """

    spend: Spend
    basis: str
    period: str

    def about(self, item: str = "", trust: str = "", detail: str = "", context: bool = False) -> dict[str, str]:
        """Return the columns of a figure about an item, or about all items where none is named."""
        outside = context or (bool(item) and self.spend.comparison(item) != "price")
        return {
            "item": item,
            "trust": trust,
            "category": self.spend.category(item),
            "detail": detail,
            "basis": self.basis,
            "scope": scope_of(self.basis, outside),
            "period": self.period,
        }


def price_words(run: RunRecord, spend: Spend) -> PriceWords:
    """Collect what the figures on prices share."""
    adjusted = ("adjustments",) if any(line.adjustments for line in spend.lines) else ()
    owning = ("suppliers",) if any(row["member_trust"] for row in run.rows("suppliers")) else ()
    basis = basis_of(run, "spend_lines", "items", *adjusted, *owning)
    return PriceWords(spend, basis, spend.year or run.about("spend_lines", "period"))


def expect_prices(book: Book, words: PriceWords, prices: Prices) -> None:
    """Recompute the figures and rows on prices.

    Parameters
    ----------
    book
        Takes them.
    words
        What they share.
    prices
        The comparison.
    """
    units = book.tables["unit_prices"] = ExpectedTable(("item", "trust"))
    for (item, trust), cell in prices.cells.items():
        rows, about = line_rows(cell.lines), words.about(item, trust)
        spend = book.add(f"spend:{item}:{trust}", Expected("spend", cell.pence, rows, about=about))
        each = {**about, "unit": f"GBP per {words.spend.unit(item)}"}
        book.add(f"unit_price:{item}:{trust}", Expected("unit_price", cell.price / 100, rows, about=each))
        found = {f"excess_{name}_pence": prices.excess.get((name, item, trust)) for name in BENCHMARKS}
        units.add(
            {
                **_unit_row(words, item, trust, cell.lines, spend),
                "unit_price_gbp": cell.price / 100,
                "compared": item in prices.levels,
                **found,
            }
        )
    _expect_benchmarks(book, words, prices)
    _expect_totals(book, words, prices)
    _expect_unpriced(book, words, prices)
    _expect_exclusions(book, words)


def _unit_row(words: PriceWords, item: str, trust: str, lines: list[Line], figure: str) -> Row:
    """Return the columns that priced and unpriced rows of ``unit_prices`` share."""
    return {
        "item": item,
        "trust": trust,
        "item_name": words.spend.items[item]["name"] if item in words.spend.items else item,
        "category": words.spend.category(item),
        "comparison": words.spend.comparison(item),
        "spend_pence": sum(line.net for line in lines),
        "quantity_millionths": sum(line.millionths for line in lines),
        "unit": words.spend.unit(item),
        "period": words.period,
        "basis": words.basis,
        "figure": figure,
    }


def _expect_benchmarks(book: Book, words: PriceWords, prices: Prices) -> None:
    """Recompute the four benchmarks of each item and the excess over them."""
    table = book.tables["benchmark_prices"] = ExpectedTable(("item", "benchmark"))
    for item, levels in prices.levels.items():
        trusts, unit = prices.trusts(item), words.spend.unit(item)
        sources = used(f"unit_price:{item}:{trust}" for trust in trusts)
        for name, level in levels.items():
            about = words.about(item, detail=name)
            figure = f"benchmark:{name}:{item}"
            book.add(figure, Expected("benchmark", level / 100, {}, sources, {**about, "unit": f"GBP per {unit}"}))
            parts = []
            for trust in trusts:
                own = used((f"spend:{item}:{trust}", figure))
                value = prices.excess[name, item, trust]
                columns = {**about, "trust": trust, "evidence": "benchmark"}
                parts.append(book.add(f"excess:{name}:{item}:{trust}", Expected("excess", value, {}, own, columns)))
            total = book.add_sum(f"excess:{name}:{item}", plus(parts), {**about, "evidence": "benchmark"})
            table.add(
                {
                    "item": item,
                    "benchmark": name,
                    "price_gbp": level / 100,
                    "unit": unit,
                    "trusts": len(trusts),
                    "excess_pence": book.pence(total),
                    "basis": words.basis,
                    "figure": figure,
                }
            )


def _expect_totals(book: Book, words: PriceWords, prices: Prices) -> None:
    """Recompute the excess of all bought items, and of all to investigate, over each benchmark, and their spend."""
    for kind, (excess, compared) in _TOTALS.items():
        items = [item for item in prices.levels if words.spend.comparison(item) == kind]
        if not items:
            continue
        about = words.about(context=kind != "price")
        for name in BENCHMARKS:
            parts = plus(f"excess:{name}:{item}" for item in items)
            book.add_sum(f"{excess}:{name}", parts, {**about, "detail": name, "evidence": "benchmark"})
        book.add_sum(compared, plus(f"spend:{item}:{trust}" for item in items for trust in prices.trusts(item)), about)


def _expect_unpriced(book: Book, words: PriceWords, prices: Prices) -> None:
    """Recompute the spend of trusts and items that have lines but no price."""
    lines: dict[Pair, list[Line]] = defaultdict(list)
    for line in words.spend.lines:
        if line.item and (line.item, line.trust) not in prices.cells:
            lines[line.item, line.trust].append(line)
    for (item, trust), own in lines.items():
        value = sum(line.net for line in own)
        expected = Expected("spend_excluded", value, line_rows(own), about=words.about(item, trust, context=True))
        figure = book.add(f"spend_excluded:{item}:{trust}", expected)
        book.tables["unit_prices"].add({**_unit_row(words, item, trust, own, figure), "compared": False})


def _expect_exclusions(book: Book, words: PriceWords) -> None:
    """Recompute what took no part in the comparison, by reason."""
    table = book.tables["exclusions"] = ExpectedTable(("reason",))
    for reason in REASONS:
        lines = [line for line in words.spend.lines if line.reason == reason]
        if not lines:
            continue
        value = sum(line.net for line in lines)
        about = words.about(detail=reason, context=True)
        figure = book.add(f"excluded:{reason}", Expected("excluded", value, line_rows(lines), about=about))
        row = {"reason": reason, "lines": len(lines), "value_pence": value, "basis": words.basis, "figure": figure}
        table.add(row)


def spans(prices: Prices, item: str, trusts: list[str]) -> list[int]:
    """Return the excess of some trusts over each of the four benchmarks [pence].

    Parameters
    ----------
    prices
        The comparison.
    item, trusts
        An item that is compared and some of its trusts.
    """
    return [sum(prices.excess[name, item, trust] for trust in trusts) for name in BENCHMARKS]
