"""``optimiser explain``: a kind of issue and its remedy, or a run: which rules bind, and what else was asked of it."""

from __future__ import annotations

import difflib
from typing import Any

from optimiser.commands.run_folder import find_run, read_result
from optimiser.commands.screen import say, say_json, say_table, say_wrapped
from optimiser.commands.transport_summary import say_transport
from optimiser.errors import UsageError
from optimiser.issues import CATALOGUE
from optimiser.money import format_gbp

_NAMES = ("run_id", "case", "scenario", "status", "status_note")
_SHOWN = ("award_rules", "award_suppliers", "award_tiers", "award_choices", "award_risk", "award_planted")
_TRANSPORT = ("day_type", "alone_pence", "together_pence", "collaboration_gain_pence", "cash_pence", "capacity_pence")
_TRANSPORT_PROOF = ("bound_pence", "proof_gap", "proof_gap_pence", "bound_method", "basis")
_TRANSPORT_TABLES = ("proof", "frontier", "unserved", "recorded", "planted")
_KEYS = ("baseline_pence", "recommended_pence", "bound_pence", "proof_gap", "proof_gap_pence", "award_basis")


def explain(word: str, *, as_json: bool) -> int:
    """Print what an issue kind means, or what is known about the recommended award of a run.

    Parameters
    ----------
    word
        The slug in brackets behind an issue, or a run folder or run id.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If there is neither such a kind nor such a run.
    """
    if word in CATALOGUE:
        return _explain_kind(word, as_json=as_json)
    try:
        folder = find_run(word)
    except UsageError:
        if "/" in word or "\\" in word:
            raise
        close = difflib.get_close_matches(word, CATALOGUE, n=1)
        hint = f"Did you mean '{close[0]}'?" if close else f"Known kinds: {', '.join(sorted(CATALOGUE))}."
        raise UsageError(f"There is no issue kind and no run '{word}'.", hint) from None
    return _explain_run(read_result(folder), as_json=as_json)


def _explain_kind(kind: str, *, as_json: bool) -> int:
    entry = CATALOGUE[kind]
    if as_json:
        say_json({"kind": kind, "meaning": entry.meaning, "remedy": entry.remedy})
        return 0
    say(f"{kind}: {entry.meaning}")
    say(f"Remedy: {entry.remedy}")
    return 0


def _explain_run(result: dict[str, Any], *, as_json: bool) -> int:
    """Print the rules of a run with their price, and what would change its recommended award."""
    buying = result.get("buying", {})
    if as_json:
        found = {key: result[key] for key in _NAMES if key in result}
        found |= {key: buying[key] for key in (*_KEYS, *_SHOWN) if key in buying}
        transport = result.get("transport", {})
        keys = (*_TRANSPORT, *_TRANSPORT_PROOF, *_TRANSPORT_TABLES)
        told = {key: transport[key] for key in keys if key in transport} if "alone_pence" in transport else {}
        say_json(found | ({"transport": told} if told else {}))
        return 0
    if "recommended_pence" in buying:
        _explain_award(result, buying)
    else:
        say("The run has no recommended award: the case has no offers for what its trusts need.")
        say()
    _explain_transport(result)
    return 0


def _explain_transport(result: dict[str, Any]) -> None:
    """Print how good the plans of transport are, what more minutes would bring, and what they leave open."""
    say_transport(result)
    transport = result.get("transport", {})
    if "alone_pence" not in transport:
        return
    if transport.get("frontier"):
        say("Cost of a day together, by the minutes that sharing may add to a ride")
        rows = [
            [row["day_type"], str(row["minutes_added"]), _pounds(row, "cost_pence"), _pounds(row, "bound_pence")]
            for row in transport["frontier"]
        ]
        say_table(["day", "minutes", "cost", "at least"], rows, right=(1, 2, 3))
        say()
    if transport.get("unserved"):
        say("What a trust cannot serve alone")
        columns = ("day_type", "trust", "reason", "journeys", "served_together")
        rows = [[str(row[column]) for column in columns] for row in transport["unserved"]]
        say_table(["day", "trust", "why", "journeys", "served together"], rows, right=(3, 4))
        say()


def _explain_award(result: dict[str, Any], buying: dict[str, Any]) -> None:
    """Print what is known about a recommended award."""
    if buying["award_basis"] == "synthetic":
        say("Worked illustration (synthetic): a test of method, not a finding.")
    _say_proof(result["status_note"], buying)
    _say_rules(buying.get("award_rules", []))
    _say_suppliers(buying.get("award_suppliers", []))
    _say_tiers(buying.get("award_tiers", []))
    _say_choices(buying.get("award_choices", []))


def _say_proof(note: str, buying: dict[str, Any]) -> None:
    say_wrapped(
        f"The needs cost {format_gbp(buying['baseline_pence'])} today; the recommended award costs "
        f"{format_gbp(buying['recommended_pence'])}. {note}"
    )
    if "proof_gap_pence" in buying:
        better = format_gbp(buying["proof_gap_pence"])
        say(f"Proof gap: at most {better} better is possible within these rules and data.")
    say()


def _say_rules(rules: list[dict[str, Any]]) -> None:
    if not rules:
        say("The scenario sets no rules for it.")
        say()
        return
    say("Rules: what each costs alone (solved again without it), and its part of what all cost together")
    rows = [
        [rule["rule"], rule["standing"].replace("_", " "), _pounds(rule, "price_pence"), _pounds(rule, "joint_pence"),
         rule.get("owner", ""), rule.get("reason", "")]
        for rule in rules
    ]  # fmt: skip
    say_table(["rule", "standing", "alone", "jointly", "owner", "reason"], rows, right=(2, 3))
    say()


def _say_suppliers(suppliers: list[dict[str, Any]]) -> None:
    challenged = [row for row in suppliers if row.get("note")]
    if challenged:
        say("What would make a supplier win")
        say_table(["supplier", "answer"], [[row.get("name") or row["supplier"], row["note"]] for row in challenged])
        say()


def _say_tiers(tiers: list[dict[str, Any]]) -> None:
    bought = [row for row in tiers if row.get("measured", 0) > 0]
    if bought:
        say("Tiers of what is bought")
        rows = [[row["schedule"], str(row["tier"]), _part(row, "distance"), row.get("note", "")] for row in bought]
        say_table(["schedule", "tier", "to the next", "answer"], rows, right=(1, 2))
        say()


def _say_choices(choices: list[dict[str, Any]]) -> None:
    near = [row for row in choices if row["question"] == "near_tie"]
    if near:
        say("Nearly as cheap, with fewer trusts that switch")
        rows = [[f"{row['reached']:.0f}", _pounds(row, "more_pence"), row.get("note", "")] for row in near]
        say_table(["switch", "costs more", "who stays"], rows, right=(0, 1))


def _pounds(row: dict[str, Any], key: str) -> str:
    return format_gbp(row[key]) if key in row else "-"


def _part(row: dict[str, Any], key: str) -> str:
    return f"{row[key]:.1%}" if key in row else "-"
