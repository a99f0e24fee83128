"""Every figure and row on opportunities: the classes of the excess, pooled tiers, and the headline opportunity."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from optimiser.audit.book import Book, Expected, ExpectedTable, plus, scope_of, used, weakest
from optimiser.audit.classes import Pooled, RegisterFacts, pooled_tiers, register_facts, split_excess
from optimiser.audit.price_figures import PriceWords, spans
from optimiser.audit.prices import Prices
from optimiser.audit.reading import Row, RunRecord

_EASE = ("price_match", "contract_change", "pooled_tier", "new_tender", "investigate")


def expect_opportunities(book: Book, run: RunRecord, words: PriceWords, prices: Prices) -> None:
    """Recompute every opportunity, its parts and the totals of those that count.

    Parameters
    ----------
    book
        Takes them; holds the figures on prices already.
    run, words, prices
        The run and its price comparison.
    """
    register = register_facts(run)
    if register.extendable or register.under_way:
        words = replace(words, basis=weakest((words.basis, run.about("contracts", "basis"))))
    book.tables["opportunities"] = ExpectedTable(("opportunity",))
    book.tables["opportunity_parts"] = ExpectedTable(("opportunity", "trust"))
    groups: dict[tuple[str, str, bool], dict[str, str]] = defaultdict(dict)
    for (name, item, trust), value in split_excess(words.spend, prices, register).items():
        about = {**words.about(item, trust, name), "evidence": "benchmark"}
        expected = Expected("class", value, {}, used((f"excess:median:{item}:{trust}",)), about)
        planned = name != "investigate" and (trust, words.spend.category(item)) in register.under_way
        groups[name, item, planned][trust] = book.add(f"class:{name}:{item}:{trust}", expected)
    for (name, item, planned), parts in groups.items():
        _expect_opportunity(book, words, register, (name, item, planned), parts, prices)
    for item, pooled in pooled_tiers(run, words.spend, prices).items():
        _expect_pooled(book, run, words, register, item, pooled)
    _expect_headline(book, words, prices, groups)
    _rank(book.tables["opportunities"])


def _expect_opportunity(
    book: Book,
    words: PriceWords,
    register: RegisterFacts,
    group: tuple[str, str, bool],
    parts: dict[str, str],
    prices: Prices,
) -> None:
    """Recompute one opportunity against the median."""
    name, item, planned = group
    identifier = f"{name}:{item}:in_plan" if planned else f"{name}:{item}"
    about = {**words.about(item, detail=name), "evidence": "benchmark"}
    figure = book.add_sum(f"opportunity:{identifier}", plus(parts.values()), about)
    excess = spans(prices, item, list(parts))
    whole = name != "price_match" and all(
        book.pence(part) == prices.excess["median", item, trust] for trust, part in parts.items()
    )
    deadline = None if planned else _first_deadline(register, parts, words.spend.category(item))
    row: Row = {
        "low_pence": min(excess) if whole else None,
        "high_pence": max(excess) if whole else None,
        "evidence": "benchmark",
        "decide_by": deadline[0] if deadline else None,
        **({"decide_by_note": f"Contract {deadline[1]} comes first."} if deadline else {}),
        "already_in_plan": planned,
        "counts": name != "investigate" and not planned and scope_of(words.basis) != "context",
        "basis": words.basis,
    }
    _add_rows(book, words, identifier, name, item, parts, {**row, "figure": figure})


def _expect_pooled(
    book: Book, run: RunRecord, words: PriceWords, register: RegisterFacts, item: str, pooled: Pooled
) -> None:
    """Recompute what pooling to a tier is worth beyond the excess over the median; it never counts in the headline."""
    basis = weakest((words.basis, run.about("offers", "basis"), run.about("offer_tiers", "basis")))
    stated = next(row["evidence"] for row in run.rows("offers") if row["offer"] == pooled.offer)
    evidence = stated or "assumed"
    about = {
        **words.about(item, detail=pooled.offer),
        "basis": basis,
        "scope": scope_of(basis, context=True),
        "evidence": evidence,
    }
    parts = {}
    for trust, value in pooled.values.items():
        expected = Expected("pooled", value, {}, used((f"spend:{item}:{trust}",)), {**about, "trust": trust})
        parts[trust] = book.add(f"class:pooled_tier:{item}:{trust}", expected)
    identifier = f"pooled_tier:{item}"
    figure = book.add_sum(f"opportunity:{identifier}", plus(parts.values()), about)
    deadline = _first_deadline(register, parts, words.spend.category(item))
    row: Row = {
        "evidence": evidence,
        "decide_by": deadline[0] if deadline else None,
        **({"decide_by_note": f"Contract {deadline[1]} comes first."} if deadline else {}),
        "already_in_plan": False,
        "counts": False,
        "basis": basis,
    }
    _add_rows(book, words, identifier, "pooled_tier", item, parts, {**row, "figure": figure})


def _add_rows(
    book: Book, words: PriceWords, identifier: str, name: str, item: str, parts: dict[str, str], more: Row
) -> None:
    """Take the rows of an opportunity and of its parts."""
    book.tables["opportunities"].add(
        {
            "opportunity": identifier,
            "ease": _EASE.index(name) + 1,
            "class": name,
            "item": item,
            "category": words.spend.category(item),
            "trusts": ";".join(sorted(parts)),
            "value_pence": book.pence(more["figure"]),
            "period": words.period,
            **more,
        }
    )
    for trust, figure in parts.items():
        row = {"opportunity": identifier, "trust": trust, "value_pence": book.pence(figure), "figure": figure}
        book.tables["opportunity_parts"].add(row)


def _first_deadline(register: RegisterFacts, trusts: Iterable[str], category: str) -> tuple[dt.date, str] | None:
    """Return the earliest date by which one of the trusts must decide on a live contract of the category, and which."""
    known = [found for trust in trusts for found in register.deadlines.get((trust, category), [])]
    return min(known, default=None)


def _expect_headline(
    book: Book, words: PriceWords, prices: Prices, groups: dict[tuple[str, str, bool], dict[str, str]]
) -> None:
    """Recompute the opportunity of each trust and of all, and what a joint tender covers already."""
    if not any(words.spend.comparison(item) == "price" for item in prices.levels):
        return
    counted: dict[str, list[str]] = defaultdict(list)
    in_plan: list[str] = []
    for (name, _, planned), parts in groups.items():
        for trust, figure in parts.items() if name != "investigate" else ():
            (in_plan if planned else counted[trust]).append(figure)
    about = {**words.about(), "evidence": "benchmark"}
    name = f"{about['scope']}:opportunity"
    sources = {"excess_bought:median": 1}
    if in_plan:
        sources[book.add_sum("in_plan", plus(in_plan), about)] = -1
    for trust, figures in counted.items():
        book.add_sum(f"{name}:{trust}", plus(figures), {**about, "trust": trust})
    bought = [item for item in prices.levels if words.spend.comparison(item) == "price"]
    for trust in {trust for item in bought for trust in prices.trusts(item)} - set(counted):
        own = [f"excess:median:{item}:{trust}" for item in bought if trust in prices.trusts(item)]
        book.add(f"{name}:{trust}", Expected("signed_sum", 0, {}, used(own), {**about, "trust": trust}))
    # The value is that of every class figure that counts: that the excess less what is in plan gives it, is the check.
    value = sum(book.pence(figure) for figures in counted.values() for figure in figures)
    book.add(name, Expected("signed_sum", value, {}, sources, about))


def _rank(table: ExpectedTable) -> None:
    """Put those that count first, then by ease, then by pounds, then by name."""
    ordered = sorted(
        table.rows.values(), key=lambda row: (not row["counts"], row["ease"], -row["value_pence"], row["opportunity"])
    )
    for rank, row in enumerate(ordered, start=1):
        row["rank"] = rank
