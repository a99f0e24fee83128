"""The recommended award of a run in a few lines of the screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from optimiser.commands.screen import say, say_wrapped
from optimiser.money import format_gbp
from optimiser.report.award_sentence import gap_words

_LOTS = 4
_RULES = 5


def say_award(result: dict[str, Any]) -> None:
    """Write what is recommended: today, with it, saving, proof gap, the largest lots and the rules that bind.

    Parameters
    ----------
    result
        The content of ``result.json``.
    """
    buying = result.get("buying", {})
    savings = buying.get("savings", [])
    if not savings:
        return
    illustrative = buying["award_basis"] == "synthetic"
    said = "illustrative, synthetic records, no finding" if illustrative else f"{buying['award_basis']} records"
    say(f"Recommended award ({said}; a full year)")
    for line in _lines(result, savings):
        say_wrapped(f"{line}{' (illustrative)' if illustrative else ''}", "  ")
    say()


def _lines(result: dict[str, Any], savings: list[dict[str, Any]]) -> Iterable[str]:
    buying = result["buying"]
    today, yearly = (sum(row[f"{name}_pence"] for row in savings) for name in ("baseline", "cost"))
    gap = gap_words(buying.get("proof_gap_pence"))
    yield f"Today {format_gbp(today)}, with it {format_gbp(yearly)}, saving {format_gbp(today - yearly)}"
    yield _once(result, buying["recommended_pence"] - yearly)
    yield gap[0].upper() + gap[1:]
    yield f"By lot: {_largest(savings)}"
    dearer = _dearer(savings)
    if dearer:
        yield f"Pays more: {dearer}"
    rules = [row for row in buying.get("award_rules", []) if row["standing"] == "binds"]
    if rules:
        priced = (f"{row['rule']} ({format_gbp(row['price_pence'])} alone)" for row in rules[:_RULES])
        more = f" and {len(rules) - _RULES} more" if len(rules) > _RULES else ""
        yield f"Rules that bind: {', '.join(priced)}{more}"


def _once(result: dict[str, Any], share: int) -> str:
    """Say what is paid once; the choice weighs it with the share of one year."""
    years = int(result["settings"]["buying"].get("one_off_years", 1))
    if not share:
        return "Nothing to be paid once to deliver it"
    if years == 1:
        return f"Cost to deliver, once: {format_gbp(share)}"
    return f"Cost to deliver, once: {format_gbp(share)} in each of {years} years"


def _largest(savings: list[dict[str, Any]]) -> str:
    """Name the lots that save most."""
    lots: dict[str, int] = defaultdict(int)
    for row in savings:
        lots[row["lot"]] += row["saving_pence"]
    ordered = sorted(lots, key=lambda lot: (-lots[lot], lot))
    named = [f"{lot} {format_gbp(lots[lot])}" for lot in ordered[:_LOTS]]
    rest = sum(lots[lot] for lot in ordered[_LOTS:])
    if len(ordered) > _LOTS:
        named.append(f"{len(ordered) - _LOTS} more {format_gbp(rest)}")
    return ", ".join(named)


def _dearer(savings: list[dict[str, Any]]) -> str:
    """Name the trusts that would pay more than today."""
    trusts: dict[str, int] = defaultdict(int)
    for row in savings:
        trusts[row["trust"]] += row["saving_pence"]
    return ", ".join(f"{trust} {format_gbp(-pence)}" for trust, pence in sorted(trusts.items()) if pence < 0)
