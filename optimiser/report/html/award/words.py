"""The words of the recommended award: what its codes are called in front of a board."""

from __future__ import annotations

from fractions import Fraction

from optimiser.money import round_half_up
from optimiser.report.html.words import spoken

STANDING_WORDS = {
    "wins": "Wins new business",
    "keeps": "Keeps what it has",
    "loses": "Loses what it has",
    "not_chosen": "Not chosen",
    "no_open_offer": "No open offer",
}
RULE_STANDING_WORDS = {
    "binds": "Binds",
    "free": "Costs nothing",
    "not_proven": "Price not proven",
    "not_priced": "Not priced",
}
TIER_KIND_WORDS = {
    "all_units": "price of all units",
    "incremental": "price of units above the break",
    "rebate_lump": "lump paid back",
    "rebate_share": "share paid back",
}
QUESTION_TITLES = {
    "suppliers": "Fewer suppliers",
    "switches": "Fewer trusts that switch",
    "carbon": "Less carbon",
    "sme": "More from small and medium-sized firms",
}
QUESTION_AXES = {
    "suppliers": "Suppliers bought from",
    "switches": "Trusts that switch supplier",
    "carbon": "Carbon, kgCO2e a year",
    "sme": "Share of spend with small and medium-sized firms",
}
PROOF_WORDS = {
    "baseline": "Today",
    "recommended": "Recommended award, with its part of what is paid once",
    "bound": "Proven lower bound",
    "proof_gap": "Proof gap",
    "status": "How the solve ended",
    "parts": "Independent parts",
    "nodes": "Nodes of the search",
    "solver": "Solver",
    "seed": "Seed",
    "second_solver": "Second solver",
}
RISK_WORDS = {
    "proven_low": "Proven low",
    "p10": "P10",
    "p50": "P50",
    "p90": "P90",
    "claimed": "Claimed",
}
PLANTED_WORDS = {
    "price_spread": "Price spread",
    "pooled_tier": "Pooled tier",
    "tier_missed": "Tier missed by little",
    "bundle": "Bundle",
    "no_price": "Offer without a price",
    "dominated": "Offer beaten in every way",
    "switch_not_worth": "Switch not worth it",
    "ended": "Offer that ended",
    "rule": "Rule",
}


def named(code: str) -> str:
    """Write the name of a rule or an attribute in words, with the letters that stand for words in capitals.

    Parameters
    ----------
    code
        Its code, such as ``min_sme_share``.
    """
    return " ".join(word.upper() if word.lower() == "sme" else word for word in spoken(code).split(" "))


def per_cent(fraction: float) -> str:
    """Write a fraction as per cent with one decimal: ``4.2%``.

    Parameters
    ----------
    fraction
        The fraction [1].
    """
    tenths = round_half_up(Fraction(str(fraction)) * 1000)
    sign, size = ("\N{MINUS SIGN}" if tenths < 0 else ""), abs(tenths)
    return f"{sign}{size // 10}.{size % 10}%"
