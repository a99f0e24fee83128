"""The savings ledger: every line of the award, every saving and every cost paid once as a figure with its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from optimiser.errors import VerificationError
from optimiser.prepare.award.needs import Today
from optimiser.results.award.facts import GRADED, AwardFacts, PricedLine, weakest_evidence
from optimiser.results.ledger import Figure, Ledger, Source, findings_frame, row_sources

_BASELINE = "What the trust pays today: its lines of the year, adjustments taken off, or its expected demand."
_COST = "Price in the tier reached times quantity, rounded once, less its part of rebates, with its part of deliveries."
_PRESENT = "What is bought on present terms goes on at today's price."


def enter_award(facts: AwardFacts, ledger: Ledger) -> dict[str, pd.DataFrame]:
    """Enter baseline, cost and saving of every need, what is paid once, and the totals; return lines and savings.

    Parameters
    ----------
    facts
        The award.
    ledger
        Takes the figures.

    Raises
    ------
    VerificationError
        If a saving exceeds what its lines cost today.
    """
    baselines = {cell: _enter_baseline(facts, ledger, *cell) for cell in facts.given.needs.today}
    line_rows, costs, tiers = [], defaultdict(list), _tier_sources(facts)
    for line in facts.lines:
        figure = _enter_cost(facts, ledger, line, baselines[line.trust, line.item], tiers)
        costs[line.trust, line.item].append((line, figure))
        line_rows.append(_line_row(facts, line, figure))
    saving_rows = [
        _enter_saving(facts, ledger, cell, baselines[cell], costs[cell]) for cell in sorted(facts.given.needs.today)
    ]
    one_offs = [_enter_one_off(facts, ledger, *key, pence) for key, pence in facts.one_offs.items()]
    _enter_totals(facts, ledger, list(baselines.values()), [name for group in costs.values() for _, name in group])
    if one_offs:
        total = Figure(
            "award:one_off", "sum", "Cost to deliver the recommended award, once", method="Sum.", **facts.shared
        )
        ledger.add_sum(total, one_offs)
    _enter_headline(facts, ledger, saving_rows)
    return {
        "award_lines": findings_frame("award_lines", line_rows),
        "savings": findings_frame("savings", saving_rows),
    }


def _sources_of(facts: AwardFacts, rows: Iterable[Today]) -> list[Source]:
    """Return the rows behind a need, and the adjustments taken off them."""
    found = []
    for row in rows:
        table = facts.case.tables[row.table]
        found.append(Source(table.name, table.file, table.sheet, row.row, row.key))
        if row.adjustments:
            taken = facts.case.tables["adjustments"]
            own = taken.frame[taken.frame["row"].isin(row.adjustments)]
            found += row_sources(taken, own, "adjustment_id", -1)
    return list(dict.fromkeys(found))


def _shared(facts: AwardFacts, trust: str, item: str) -> dict[str, Any]:
    category = facts.given.needs.category_of.get(item, "")
    return {**facts.shared, "trust": trust, "item": item, "category": category}


def _enter_baseline(facts: AwardFacts, ledger: Ledger, trust: str, item: str) -> str:
    figure = Figure(
        f"award_baseline:{item}:{trust}",
        "award_baseline",
        f"{_name(facts, item)}: paid today",
        value_pence=facts.given.needs.baseline(trust, item),
        method=_BASELINE,
        **_shared(facts, trust, item),
    )
    return ledger.add(figure, _sources_of(facts, facts.given.needs.today[trust, item]))


def _enter_cost(
    facts: AwardFacts, ledger: Ledger, line: PricedLine, baseline: str, tiers: dict[str, list[Source]]
) -> str:
    sources = [Source(part_figure=baseline, sign=0)]
    if line.is_new:
        offers = facts.case.tables["offers"]
        row = facts.given.terms.rows[line.offer]
        sources.append(Source(offers.name, offers.file, offers.sheet, int(row["row"]), line.offer, "", 0))
        sources += tiers.get(line.offer, [])
    figure = Figure(
        f"award_cost:{line.trust}:{line.offer}",
        "award_cost",
        f"{_name(facts, line.item)}: paid under the recommended award",
        value_pence=line.cost,
        supplier=line.supplier,
        detail="new" if line.is_new else "present",
        evidence=facts.evidence(line),
        method=_COST if line.is_new else _PRESENT,
        **_shared(facts, line.trust, line.item),
    )
    return ledger.add(figure, sources)


def _tier_sources(facts: AwardFacts) -> dict[str, list[Source]]:
    """Return the rows of tiers that name a price, by offer."""
    found: dict[str, list[Source]] = defaultdict(list)
    if "offer_tiers" in facts.case:
        tiers = facts.case.tables["offer_tiers"]
        for source in row_sources(tiers, tiers.frame, "offer", 0):
            found[source.key].append(source)
    return found


def _line_row(facts: AwardFacts, line: PricedLine, figure: str) -> dict[str, Any]:
    name, unit = facts.item_facts.get(line.item, ("", ""))
    row = facts.given.terms.rows.get(line.offer)
    return {
        "trust": line.trust,
        "lot": line.lot,
        "item": line.item,
        "item_name": name,
        "supplier": line.supplier,
        "supplier_name": facts.supplier_names.get(line.supplier, ""),
        "offer": line.offer,
        "terms": "new" if line.is_new else "present",
        "bundle": line.bundle,
        "quantity_millionths": line.quantity,
        "unit": unit,
        "price_gbp": float(round(line.price / 100, 6)),
        "charged_pence": line.charged,
        "rebate_pence": line.rebate,
        "delivery_pence": line.delivery,
        "cost_pence": line.cost,
        "evidence": facts.evidence(line) or None,
        "route": "" if row is None else row["route"],
        "basis": facts.basis,
        "figure": figure,
    }


def _enter_saving(
    facts: AwardFacts, ledger: Ledger, cell: tuple[str, str], baseline: str, costs: list[tuple[PricedLine, str]]
) -> dict[str, Any]:
    """Enter one saving and return its row of the ledger."""
    trust, item = cell
    paid, cost = ledger.pence(baseline), sum(line.cost for line, _ in costs)
    if paid - cost > paid:
        message = f"The saving of {trust} on {item} exceeds what its lines cost today."
        raise VerificationError(message, "Look at the rebates of its offers: they exceed what is charged.")
    evidence = weakest_evidence(facts.evidence(line) for line, _ in costs)
    figure = Figure(
        f"award_saving:{item}:{trust}",
        "award_saving",
        f"{_name(facts, item)}: saving in a full year",
        value_pence=paid - cost,
        evidence=evidence,
        method="Paid today less paid under the recommended award.",
        **_shared(facts, trust, item),
    )
    sources = [Source(part_figure=baseline), *(Source(part_figure=name, sign=-1) for _, name in costs)]
    note = why_not_counted(paid - cost, evidence)
    return {
        "trust": trust,
        "lot": facts.given.terms.lot_of[item],
        "item": item,
        "baseline_pence": paid,
        "cost_pence": cost,
        "saving_pence": paid - cost,
        "evidence": evidence or None,
        "recurrent": True,
        "cash_releasing": True,
        "counts": not note,
        "counts_note": note,
        "basis": facts.basis,
        "figure": ledger.add(figure, sources),
    }


def why_not_counted(saving: int, evidence: str) -> str:
    """Say why a saving is not part of the headline; empty where it is. What costs more always counts.

    Parameters
    ----------
    saving
        Full-year effect [pence].
    evidence
        The weakest evidence behind it; empty where nothing new is bought.
    """
    if saving < 0 or evidence in GRADED:
        return ""
    return f"Evidence is {evidence}: below the line." if evidence else "It stays on present terms."


def _enter_one_off(facts: AwardFacts, ledger: Ledger, kind: str, supplier: str, trust: str, pence: int) -> str:
    """Enter a cost paid once, as the offers of the supplier state it."""
    offers = facts.case.tables["offers"]
    frame = offers.frame
    stating = frame[(frame["supplier"] == supplier) & (frame[f"{kind}_pence"] == pence)]
    name = facts.supplier_names.get(supplier, supplier)
    figure = Figure(
        ":".join(part for part in (f"award_one_off:{kind}", supplier, trust) if part),
        "award_one_off",
        f"Taking {name} on" if kind == "activation" else f"Moving {trust} to {name}",
        value_pence=pence,
        trust=trust,
        supplier=supplier,
        detail=kind,
        method="As the supplier's offers state it; paid once, not part of a full year.",
        **facts.shared,
    )
    return ledger.add(figure, row_sources(offers, stating, "offer", 0))


def _enter_totals(facts: AwardFacts, ledger: Ledger, baselines: list[str], costs: list[str]) -> None:
    """Enter what the needs cost today, what they cost a year under the award, and the difference."""
    shared = facts.shared
    ledger.add_sum(
        Figure("award:baseline", "sum", "What the needs cost today", method="Sum over trusts and items.", **shared),
        sorted(baselines),
    )
    ledger.add_sum(
        Figure("award:yearly", "sum", "What the recommended award costs a year", method="Sum of its lines.", **shared),
        sorted(costs),
    )
    value = ledger.pence("award:baseline") - ledger.pence("award:yearly")
    whole = Figure(
        "award:saving",
        "signed_sum",
        "Saving of the recommended award in a full year, any evidence",
        value_pence=value,
        method="Today less the recommended award; costs paid once stand apart.",
        **shared,
    )
    ledger.add(whole, [Source(part_figure="award:baseline"), Source(part_figure="award:yearly", sign=-1)])


def _enter_headline(facts: AwardFacts, ledger: Ledger, rows: list[dict[str, Any]]) -> None:
    """Enter the saving of each trust and of all: recurrent, cash-releasing, full-year, quoted or contracted."""
    scope = facts.scope
    if scope not in {"headline", "illustration"}:
        return
    label = "Saving of the recommended award: full year, recurrent, cash-releasing, quoted or contracted"
    own: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        kept = own[row["trust"]]
        if row["counts"]:
            kept.append(row["figure"])
    shared, entered = {**facts.shared, "detail": "saving"}, []
    for trust, figures in sorted(own.items()):
        name = f"{scope}:saving:{trust}"
        if figures:
            figure = Figure(name, "sum", f"{label}, {trust}", trust=trust, method="Sum of what counts.", **shared)
            entered.append(ledger.add_sum(figure, figures))
            continue
        stays = [Source(part_figure=row["figure"], sign=0) for row in rows if row["trust"] == trust]
        method = "Nothing that counts."
        nought = Figure(name, "signed_sum", f"{label}, {trust}", trust=trust, value_pence=0, method=method, **shared)
        entered.append(ledger.add(nought, stays))
    ledger.add_sum(Figure(f"{scope}:saving", "sum", label, method="Sum over trusts.", **shared), entered)


def _name(facts: AwardFacts, item: str) -> str:
    return facts.item_facts.get(item, (item, ""))[0]
