"""Transport of a run in sentences that can be read aloud, with day, basis and proof gap in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from optimiser.money import format_gbp
from optimiser.report.privacy import SUPPRESSED

_KINDS = {
    "patient_patient": "patients with patients",
    "goods_goods": "goods with goods",
    "patient_goods": "patients with goods",
}


def transport_sentences(part: Mapping[str, Any]) -> list[str]:
    """Return one sentence on overlap and one on the plans, as far as there are any.

    Parameters
    ----------
    part
        ``transport`` of the result.
    """
    return [text for text in (overlap_sentence(part), plan_sentence(part)) if text]


def overlap_sentence(part: Mapping[str, Any]) -> str:
    """Say how many pairs could share and how many do at once, by kind; empty where nothing was compared.

    Parameters
    ----------
    part
        ``transport`` of the result.
    """
    overlap = part.get("overlap", {})
    said = []
    for kind, words in _KINDS.items():
        found = overlap.get(kind)
        if found:
            said.append(f"{words}: {_pairs_words(found)}")
    if not said:
        return ""
    day = next(found["day_type"] for found in overlap.values() if found)
    bases = {found["basis"] for found in overlap.values() if found}
    return f"Overlap on one representative day ({day}){_basis(bases)}: {'; '.join(said)}."


def plan_sentence(part: Mapping[str, Any]) -> str:
    """Say what the day costs alone and together, and how much better it could be; empty where nothing was planned.

    Parameters
    ----------
    part
        ``transport`` of the result.
    """
    if "alone_pence" not in part or "together_pence" not in part:
        return ""
    alone, together = part["alone_pence"], part["together_pence"]
    gain = alone - together
    cash = _cash(part, gain)
    opportunity = f"an opportunity of {format_gbp(gain)}{_of(gain, alone)}{cash}" if gain else "no opportunity"
    vehicles = part.get("vehicles", {})
    moved = ""
    if {"alone", "together"} <= set(vehicles):
        moved = f" Vehicles out: {vehicles['alone']:,} alone, {vehicles['together']:,} together."
    planning = ""
    if "planning_gain_pence" in part:
        planning = f" Better planning by itself: {format_gbp(part['planning_gain_pence'])} less than as run."
    return (
        f"Patients on one representative day ({part['day_type']}){_basis({part['basis']})}: "
        f"each trust alone {format_gbp(alone)}, all together {format_gbp(together)}, {opportunity}; "
        f"{proof_words(part)}.{moved}{planning}"
    )


def proof_words(part: Mapping[str, Any]) -> str:
    """Say how much better the plan together could be at most.

    Parameters
    ----------
    part
        ``transport`` of the result.
    """
    gap = part.get("proof_gap_pence")
    if gap is None:
        return "no bound was proven"
    if gap == 0:
        return "proof gap: none, no better plan is possible within these rules and data"
    return f"proof gap: at most {format_gbp(gap)}{_of(gap, part['together_pence'])} better is possible"


def _cash(part: Mapping[str, Any], gain: int) -> str:
    """Say how much of a gain is cash; nothing where there is no gain or it was not worked out."""
    if gain <= 0 or "cash_pence" not in part:
        return ""
    return ", all of it cash" if part["cash_pence"] == gain else f", of it {format_gbp(part['cash_pence'])} cash"


def _of(part: int, whole: int) -> str:
    """Say what part of a whole an amount is; nothing of nothing."""
    if not whole:
        return ""
    percent = 100 * part / whole
    return " (under 0.1%)" if 0 < percent < 0.1 else f" ({percent:.1f}%)"


def _basis(bases: set[str]) -> str:
    said = "synthetic, no finding" if "synthetic" in bases else f"{', '.join(sorted(bases))} records"
    return f", {said}"


def _pairs_words(found: Mapping[str, Any]) -> str:
    """Say how many pairs of one kind could share, and what those at once save."""
    if SUPPRESSED in (found.get("shareable"), found.get("pairs")):
        return "too few to be shown"
    could = f"{_count(found.get('shareable'))} of {_count(found.get('pairs'))} pairs could share"
    if found.get("matched") in (None, SUPPRESSED, 0) or found.get("km") in (None, SUPPRESSED):
        return could
    return f"{could}, {_count(found['matched'])} at once with {_count(found['km'])} km fewer"


def _count(value: Any) -> str:
    """Write a count, or that it is not shown."""
    if value is None:
        return "no"
    return value if isinstance(value, str) else f"{value:,.0f}"
