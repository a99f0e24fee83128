"""Every figure and row of the recommended award that the record gives: lines, savings, what is paid once, totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from optimiser.audit.award.bought import REASONS, Cell
from optimiser.audit.award.offered import UNUSED
from optimiser.audit.award.priced import Award, Line
from optimiser.audit.award.pricing import read_award
from optimiser.audit.book import Book, Expected, ExpectedTable, RowKey, basis_of, plus, scope_of, used
from optimiser.audit.reading import Row, RunRecord

_GRADES = ("quoted", "contract_tier", "benchmark", "assumed")
_COUNTING = ("", "quoted", "contract_tier")


@dataclass(frozen=True)
class AwardWords:
    """What the figures of an award share.

    Parameters
    ----------
    award
        The award.
    basis
        The weakest of what it rests on.
    period
        The year of its needs.
    """

    award: Award
    basis: str
    period: str

    def about(self, trust: str = "", item: str = "", **more: str) -> dict[str, str]:
        """Return the columns of a figure."""
        category = self.award.needs.categories.get(item, "") if item else ""
        shared = {"basis": self.basis, "scope": scope_of(self.basis), "period": self.period}
        return {"trust": trust, "item": item, "category": category, **shared, **more}

    @cached_property
    def item_names(self) -> dict[str, tuple[str, str]]:
        """Name and unit by item: the table of items speaks before a row of demand that names one."""
        run = self.award.run
        named = [(row["item"], row["item_name"], row["unit"]) for row in run.rows("demand")]
        named += [(row["item"], row["name"], row["unit"]) for row in run.rows("items")]
        return {item: (name, unit) for item, name, unit in named if name}

    @cached_property
    def supplier_names(self) -> dict[str, str]:
        """Name by supplier: the table of suppliers speaks before an offer that names one."""
        run = self.award.run
        named = [(row["supplier"], row["supplier_name"]) for row in run.rows("offers")]
        named += [(row["supplier"], row["name"]) for row in run.rows("suppliers")]
        return {supplier: name for supplier, name in named if name}

    @cached_property
    def tier_rows(self) -> dict[str, set[RowKey]]:
        """Rows of tiers by offer."""
        found: dict[str, set[RowKey]] = defaultdict(set)
        for tier in self.award.run.rows("offer_tiers"):
            found[tier["offer"]].add(("offer_tiers", tier["row"]))
        return found

    def evidence(self, line: Line) -> str:
        """Return what stands behind the price of a line; empty for present terms."""
        return str(self.award.offered.rows[line.offer]["evidence"] or "assumed") if line.is_new else ""


def award_words(award: Award) -> AwardWords:
    """Collect what the figures of an award share.

    Parameters
    ----------
    award
        The award.
    """
    bought = [row for rows in award.needs.cells.values() for row in rows]
    needed = [name for name in ("spend_lines", "demand") if any(row.table == name for row in bought)]
    adjusted = ["adjustments"] if any(row.adjustments for row in bought) else []
    tiers = ["offer_tiers"] if award.schedules else []
    tendered = ["contracts"] if award.needs.left_out.get("in_plan") else []
    basis = basis_of(award.run, *needed, *adjusted, "items", "suppliers", "offers", *tiers, *tendered)
    periods = dict.fromkeys(award.run.about(name, "period") or name for name in needed)
    return AwardWords(award, basis, "full year, at needs of " + " and ".join(periods))


def expect_award(book: Book, run: RunRecord) -> AwardWords | None:
    """Recompute the figures and rows of the recommended award; ``None`` where the record gives no ground for one.

    Parameters
    ----------
    book
        Takes them.
    run
        The run.
    """
    award = read_award(run)
    if award is None:
        return None
    words = award_words(award)
    baselines = {cell: _expect_baseline(book, words, cell) for cell in award.needs.cells}
    costs: dict[Cell, dict[str, Line]] = defaultdict(dict)
    book.tables["award_lines"] = ExpectedTable(("trust", "offer", "item"))
    for line in award.lines:
        cell = (line.trust, line.item)
        costs[cell][_expect_line(book, words, line, baselines[cell])] = line
    book.tables["savings"] = ExpectedTable(("trust", "item"))
    for cell, baseline in baselines.items():
        _expect_saving(book, words, cell, baseline, costs[cell])
    one_offs = [_expect_one_off(book, words, *key, pence) for key, pence in award.one_offs.items()]
    if one_offs:
        book.add_sum("award:one_off", plus(one_offs), words.about())
    book.add_sum("award:baseline", plus(baselines.values()), words.about())
    book.add_sum("award:yearly", plus(figure for own in costs.values() for figure in own), words.about())
    book.add_sum("award:saving", {"award:baseline": 1, "award:yearly": -1}, words.about(), "signed_sum")
    _expect_headline(book, words)
    _expect_left_out(book, words)
    return words


def _expect_baseline(book: Book, words: AwardWords, cell: Cell) -> str:
    """Recompute what a trust pays for an item today."""
    needs, (trust, item) = words.award.needs, cell
    expected = Expected("award_baseline", needs.pence(cell), needs.rows_of(cell), about=words.about(trust, item))
    return book.add(f"award_baseline:{item}:{trust}", expected)


def _expect_line(book: Book, words: AwardWords, line: Line, baseline: str) -> str:
    """Recompute what one line costs, and its row."""
    award, terms = words.award, "new" if line.is_new else "present"
    offer = award.offered.rows[line.offer] if line.is_new else None
    rows: set[RowKey] = {("offers", offer["row"])} | words.tier_rows.get(line.offer, set()) if offer else set()
    more = {"supplier": line.supplier, "detail": terms, "evidence": words.evidence(line)}
    about = words.about(line.trust, line.item, **more)
    expected = Expected("award_cost", line.cost, {}, used((baseline,)), about, frozenset(rows))
    figure = book.add(f"award_cost:{line.trust}:{line.offer}", expected)
    row: Row = {name: getattr(line, name) for name in ("trust", "lot", "item", "supplier", "offer", "bundle")}
    row |= {f"{name}_pence": getattr(line, name) for name in ("charged", "rebate", "delivery", "cost")}
    row |= {
        "item_name": words.item_names.get(line.item, ("", ""))[0],
        "unit": words.item_names.get(line.item, ("", ""))[1],
        "supplier_name": words.supplier_names.get(line.supplier, ""),
        "terms": terms,
        "quantity_millionths": line.millionths,
        "price_gbp": line.price / 100,
        "evidence": words.evidence(line),
        "route": offer["route"] if offer else "",
        "basis": words.basis,
        "figure": figure,
    }
    book.tables["award_lines"].add(row)
    return figure


def _expect_saving(book: Book, words: AwardWords, cell: Cell, baseline: str, costs: dict[str, Line]) -> None:
    """Recompute what a trust saves on an item, and whether it counts."""
    trust, item = cell
    evidence = _weakest(words.evidence(line) for line in costs.values())
    about = words.about(trust, item, evidence=evidence)
    parts = {baseline: 1, **dict.fromkeys(costs, -1)}
    figure = book.add_sum(f"award_saving:{item}:{trust}", parts, about, "award_saving")
    paid, saving = book.pence(baseline), book.pence(figure)
    book.tables["savings"].add(
        {
            "trust": trust,
            "lot": words.award.offered.lots[item],
            "item": item,
            "baseline_pence": paid,
            "cost_pence": paid - saving,
            "saving_pence": saving,
            "evidence": evidence,
            "recurrent": True,
            "cash_releasing": True,
            "counts": saving < 0 or (evidence in _COUNTING and bool(evidence)),
            "basis": words.basis,
            "figure": figure,
        }
    )


def _weakest(grades: Iterable[str]) -> str:
    """Return the weakest grade of evidence; empty where there is none."""
    return max((grade for grade in grades if grade), key=_GRADES.index, default="")


def _expect_one_off(book: Book, words: AwardWords, kind: str, supplier: str, trust: str, pence: int) -> str:
    """Recompute a cost that is paid once: every offer of the supplier that states it is its source."""
    rows = words.award.run.rows("offers")
    stating = {("offers", row["row"]) for row in rows if (row["supplier"], row[f"{kind}_pence"]) == (supplier, pence)}
    about = words.about(trust, supplier=supplier, detail=kind)
    expected = Expected("award_one_off", pence, about=about, used_rows=frozenset(stating))
    return book.add(":".join(part for part in ("award_one_off", kind, supplier, trust) if part), expected)


def _expect_headline(book: Book, words: AwardWords) -> None:
    """Recompute the saving that counts, by trust and in all; an award on an assumed basis has none."""
    scope = scope_of(words.basis)
    if scope == "context":
        return
    rows, totals = book.tables["savings"].rows.values(), []
    for trust in words.award.trusts:
        own = [row for row in rows if row["trust"] == trust]
        counting = [row["figure"] for row in own if row["counts"]]
        about, name = words.about(trust, detail="saving"), f"{scope}:saving:{trust}"
        if counting:
            totals.append(book.add_sum(name, plus(counting), about))
        else:
            stays = used(row["figure"] for row in own)
            totals.append(book.add(name, Expected("signed_sum", 0, {}, stays, about)))
    book.add_sum(f"{scope}:saving", plus(totals), words.about(detail="saving"))


def _expect_left_out(book: Book, words: AwardWords) -> None:
    """Recompute what took no part, by reason."""
    table = book.tables["award_left_out"] = ExpectedTable(("what", "reason"))
    needs, offered = words.award.needs, words.award.offered
    for reason in REASONS:
        rows = needs.left_out.get(reason, [])
        if rows:
            pence = sum(row.pence for row in rows)
            table.add({"what": "lines", "reason": reason, "rows": len(rows), "amount_pence": pence, "offers": ""})
    for reason in UNUSED:
        names = sorted(offered.unused.get(reason, []))
        if names:
            row: Row = {"what": "offers", "reason": reason, "rows": len(names), "amount_pence": None}
            table.add({**row, "offers": ";".join(names)})
    for row in table.rows.values():
        row["basis"] = words.basis
