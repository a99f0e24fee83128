"""How a run ended: as well as its least proven part."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

_AWARD = {
    "optimal": "The recommended award is proven the best within these rules and data.",
    "within_gap": "The recommended award is proven the best but for the proof gap that was asked for.",
    "limit": "A limit was reached before the asked proof gap; the recommended award keeps every rule.",
}
_TRANSPORT = {
    "optimal": "The plan of transport together is proven the best.",
    "within_gap": "The plan of transport together is proven the best but for the proof gap that was asked for.",
    "limit": "A limit was reached before the asked proof gap of the plan of transport together; it keeps every rule.",
}
_NOTHING_TO_SEARCH = "Exact arithmetic over the whole case; nothing was left to a search."
_ORDER = ("optimal", "within_gap", "limit")


def run_status(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return how the solves of a run ended, and what that means; the least proven one names the status.

    Parameters
    ----------
    tables
        Tables of findings by name.
    """
    found: list[tuple[str, str]] = []
    if "award_proof" in tables:
        proof = tables["award_proof"]
        status = str(proof.loc[proof["measure"] == "status", "value_text"].iloc[0])
        found.append((status, _AWARD[status]))
    if "transport_proof" in tables:
        proof = tables["transport_proof"]
        every = list(proof.loc[proof["plan"] == "together", "status"])
        if every:
            status = max(every, key=_ORDER.index)
            found.append((status, _TRANSPORT[status]))
    if not found:
        return {"status": "optimal", "status_note": _NOTHING_TO_SEARCH}
    return {
        "status": max((status for status, _ in found), key=_ORDER.index),
        "status_note": " ".join(note for _, note in found),
    }
