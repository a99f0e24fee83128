"""Which classes may share a vehicle in a made-up day: common practice where it is known, caution where it is not."""

from __future__ import annotations

from itertools import combinations

from optimiser.synthetic.movement_rows import CompatibilityRow

PATIENT = "patient"
CLEAN = ("specimens", "pharmacy", "mail", "stores", "sterile_sets", "clean_linen")
"""Packed and clean: they may ride together."""
SOILED = ("used_instruments", "used_linen")
NEVER = ("category_a_specimens", "clinical_waste")
"""They have a vehicle of their own; no such consignment is made, and the table says so all the same."""
CLASSES = (PATIENT, *CLEAN, "food", *SOILED, *NEVER)
_WITH_PATIENT = {
    "specimens": ("yes", "Packed diagnostic specimens (P650) ride with patients: practised, as in Southampton."),
    "pharmacy": ("yes", "Assumed: sealed and tagged; the chief pharmacist is to agree."),
    "mail": ("yes", "Assumed: sealed bags."),
    "used_instruments": ("no", "Dirty instruments never with patients."),
    "used_linen": ("no", "Used linen never with patients."),
    "category_a_specimens": ("no", "Category A never with patients."),
    "clinical_waste": ("no", "Clinical waste never with patients."),
}
_PAIRS = {
    ("clean_linen", "used_linen"): ("changeover", "Clean and used linen: apart, or a changeover."),
    ("sterile_sets", "used_instruments"): ("changeover", "Sterile and returned sets: apart, or a changeover."),
    ("food", "clinical_waste"): ("no", "Food and waste: apart."),
    ("used_instruments", "used_linen"): ("yes", "Assumed: both are bagged and go to be cleaned."),
}


def compatibility_rows() -> list[CompatibilityRow]:
    """Return one row for every two classes, so that none is left to the cautious default."""
    return [CompatibilityRow(one, other, *_ruling(one, other)) for one, other in combinations(CLASSES, 2)]


def may_ride_together(one: str, other: str) -> bool:
    """Say whether two classes may be on board at once.

    Parameters
    ----------
    one, other
        Classes of :data:`CLASSES`, in any order.
    """
    first, second = sorted((one, other), key=CLASSES.index)
    return first == second or _ruling(first, second)[0] == "yes"


def _ruling(one: str, other: str) -> tuple[str, str]:
    """Return what is allowed of two classes in the order of :data:`CLASSES`, and who says so."""
    if one == PATIENT:
        return _WITH_PATIENT.get(other, ("no", "Assumed: not stated anywhere, so apart."))
    if (one, other) in _PAIRS:
        return _PAIRS[one, other]
    if other in NEVER:
        return "no", "Category A and clinical waste have a vehicle of their own."
    if "food" in (one, other):
        mate = other if one == "food" else one
        if mate in SOILED:
            return "no", "Assumed: food never after what is soiled."
        return "changeover", "Assumed: food by itself, then the vehicle is wiped out."
    if other in SOILED:
        return "changeover", "Assumed: what is soiled by itself, then the vehicle is cleaned."
    return "yes", "Assumed: packed and clean, as couriers carry them."
