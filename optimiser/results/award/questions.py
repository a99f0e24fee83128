"""What is asked about a recommended award, as tables: its rules, its suppliers, its tiers, and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from models.procurement.award.rules import Rule
from optimiser.config.scenario import BuyingSettings
from optimiser.money import format_gbp
from optimiser.results.award.facts import AwardFacts
from optimiser.results.ledger import findings_frame
from optimiser.solve.award.flips import Flip
from optimiser.solve.award.next_tier import NextTier
from optimiser.solve.award.risk import Risk
from optimiser.solve.award.rule_prices import RulePrices

_STANDING = {"binds": "binds", "free": "free", "not proven": "not_proven"}
_WORDS = {
    "binds": "Without it the award would cost less.",
    "free": "Proven to cost nothing.",
    "not_proven": "What it costs is not proven.",
    "not_priced": "Not priced.",
}


def rules_table(facts: AwardFacts, settings: BuyingSettings, prices: RulePrices | None) -> pd.DataFrame:
    """Return ``award_rules``: every rule of the scenario with owner, reason and price; those switched off are told too.

    Parameters
    ----------
    facts
        The award.
    settings
        The buying settings of the scenario.
    prices
        What the rules cost; ``None`` where they were not priced.
    """
    alone = {one.rule.name: one for one in prices.alone} if prices else {}
    joint = dict(prices.shapley or ()) if prices else {}
    rows = []
    for rule in facts.given.instance.rules:
        row = _rule_row(rule, settings)
        price = alone.get(rule.name)
        if price is not None and price.alone is not None:
            row |= {"price_pence": price.alone, "price_low_pence": price.low, "price_high_pence": price.high}
            row["standing"] = _STANDING[price.standing]
        row |= {"joint_pence": joint.get(rule.name), "note": _WORDS[row["standing"]]}
        rows.append(row)
    for name, given in sorted(settings.rules.items()):
        if not given.on:
            said = {"rule": name, "kind": given.kind, "owner": given.owner, "reason": given.reason}
            rows.append({**said, "standing": "not_priced", "note": "Switched off in this scenario."})
    return findings_frame("award_rules", [{**row, "basis": facts.basis} for row in rows])


def _rule_row(rule: Rule, settings: BuyingSettings) -> dict[str, Any]:
    kind = settings.rules[rule.name].kind if rule.name in settings.rules else rule.name
    return {
        "rule": rule.name,
        "kind": kind,
        "owner": rule.owner,
        "reason": rule.reason,
        "standing": "not_priced",
    }


def suppliers_table(facts: AwardFacts, flips: Sequence[Flip]) -> pd.DataFrame:
    """Return ``award_suppliers``: who has what today, who would have what, and what would make a loser win.

    Parameters
    ----------
    facts
        The award.
    flips
        What the losing suppliers would have to do.
    """
    today: dict[str, int] = defaultdict(int)
    for rows in facts.given.needs.today.values():
        for need in rows:
            today[need.supplier] += need.pence
    paid: dict[str, int] = defaultdict(int)
    lots: dict[str, set[str]] = defaultdict(set)
    trusts: dict[str, set[str]] = defaultdict(set)
    for line in facts.lines:
        paid[line.supplier] += line.cost
        lots[line.supplier].add(line.lot)
        if line.is_new:
            trusts[line.supplier].add(line.trust)
    offering = {str(row["supplier"]) for row in facts.given.terms.rows.values()}
    by_name = {flip.supplier: flip for flip in flips}
    found: list[dict[str, Any]] = []
    for supplier in facts.given.instance.suppliers:
        name = supplier.name
        standing = _standing(name in trusts, name in paid, name in today, name in offering)
        flip = by_name.get(name)
        found.append(
            {
                "supplier": name,
                "name": facts.supplier_names.get(name, ""),
                "attributes": ";".join(sorted(supplier.attributes)),
                "standing": standing,
                "today_pence": today.get(name, 0),
                "recommended_pence": paid.get(name, 0),
                "lots": ";".join(sorted(lots[name])),
                "trusts": ";".join(sorted(trusts[name])),
                "price_cut": None if flip is None or flip.shown_high is None else float(flip.shown_high),
                "price_cut_proven": None if flip is None else float(flip.proven_low),
                "note": _flip_words(flip),
                "basis": facts.basis,
            }
        )
    order = ("wins", "keeps", "loses", "not_chosen", "no_open_offer")
    found.sort(key=lambda row: (order.index(row["standing"]), -row["recommended_pence"], row["supplier"]))
    return findings_frame("award_suppliers", found)


def _standing(sells_new: bool, sells: bool, has_today: bool, offers: bool) -> str:
    if sells_new:
        return "wins"
    if sells:
        return "keeps"
    if has_today:
        return "loses"
    return "not_chosen" if offers else "no_open_offer"


def _flip_words(flip: Flip | None) -> str:
    """Say what a supplier that challenges would be told."""
    if flip is None:
        return ""
    low = f"{float(flip.proven_low):.2%}"
    if flip.shown_high is None:
        return f"No cut of its prices was found that makes it win; proven up to {low}. {flip.reason}".strip()
    winners = ", ".join(flip.winners)
    return (
        f"With prices {float(flip.shown_high):.2%} lower it wins (then supplying: {winners}); below {low} it does not."
    )


def tiers_table(facts: AwardFacts, tiers: Sequence[NextTier], risk: Risk | None) -> pd.DataFrame:
    """Return ``award_tiers``: what each schedule reaches, what is missing to the next break, what a miss would cost.

    Parameters
    ----------
    facts
        The award.
    tiers
        Every schedule beside the award.
    risk
        What may happen to it; ``None`` where that was not worked out.
    """
    missed = {one.schedule: one for one in risk.schedules} if risk else {}
    rows = []
    for tier in tiers:
        scale = 1_000_000 if tier.measure == "units" else 100
        miss = missed.get(tier.schedule)
        rows.append(
            {
                "schedule": tier.schedule,
                "supplier": tier.supplier,
                "kind": tier.kind,
                "measure": "units" if tier.measure == "units" else "gbp",
                "measured": tier.measured / scale,
                "tier": 0 if tier.tier is None else tier.tier + 1,
                "next_break": None if tier.next_break is None else tier.next_break / scale,
                "distance": None if tier.distance_part is None else float(tier.distance_part),
                "buy_more_pence": tier.buy_more_saving_pence,
                "chance_missed": None if miss is None else float(miss.chance_missed),
                "missed_cost_pence": None if miss is None else miss.missed_cost_pence,
                "note": _tier_words(tier),
                "basis": facts.basis,
            }
        )
    return findings_frame("award_tiers", rows)


def _tier_words(tier: NextTier) -> str:
    """Say what a tier means for whoever places the orders."""
    if not tier.is_bought:
        return "Nothing is bought on it."
    if tier.next_break is None:
        return "The last tier is reached."
    if tier.buy_more_saving_pence is not None and tier.buy_more_saving_pence > 0:
        part = "" if tier.distance_part is None else f" {float(tier.distance_part):.1%}"
        return f"Buying{part} more costs {format_gbp(tier.buy_more_saving_pence)} less in all."
    return "Buying up to the next break does not pay."


def risk_table(facts: AwardFacts, risk: Risk) -> pd.DataFrame:
    """Return ``award_risk``: the saving under uncertain volumes and prices.

    Parameters
    ----------
    facts
        The award.
    risk
        What may happen to it.
    """
    meanings = {
        "claimed": "Saving in a full year as recommended, every volume and price as expected.",
        "p10": "In one case of ten the saving is lower than this.",
        "p50": "In one case of two it is lower than this.",
        "p90": "In nine cases of ten it is lower than this.",
        "proven_low": "No outcome within the stated ranges saves less than this.",
    }
    values = {
        "claimed": risk.claimed_pence,
        "p10": risk.p10_pence,
        "p50": risk.p50_pence,
        "p90": risk.p90_pence,
        "proven_low": risk.proven_low_pence,
    }
    rows = [{"measure": name, "meaning": meanings[name], "value_pence": value} for name, value in values.items()]
    payers: dict[str, int] = defaultdict(int)
    for schedule in risk.schedules:
        for trust, pence in schedule.payers:
            payers[trust] += pence
    for trust, pence in sorted(payers.items()):
        meaning = f"What missed tiers cost {trust} on average over all outcomes."
        rows.append({"measure": f"missed_paid_by:{trust}", "meaning": meaning, "value_pence": pence})
    return findings_frame("award_risk", [{**row, "basis": facts.basis} for row in rows])
