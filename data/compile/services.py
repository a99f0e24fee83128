"""The thirteen ERIC services: which columns make their cost and their volume, and what may be compared."""

from __future__ import annotations

from dataclasses import dataclass

FLOOR_AREA = "Gross internal floor area (m²)"


@dataclass(frozen=True)
class Service:
    """One service of the estates return, which becomes one item of a case.

    Parameters
    ----------
    item
        Code of the item.
    name
        Name for people.
    category
        Category of spend; the contract register uses the same word.
    unit
        Unit of its volume.
    cost_columns
        Columns of the site return that are summed to its yearly cost [GBP].
    volume_column
        Column of the site return that counts its volume [`unit`].
    comparison
        ``price``, ``investigate`` or ``none``: what a difference between trusts may be called.
    reason
        Why, where it is not ``price``.
    """

    item: str
    name: str
    category: str
    unit: str
    cost_columns: tuple[str, ...]
    volume_column: str
    comparison: str = "price"
    reason: str = ""


def _waste(item: str, name: str, category: str, published: str) -> Service:
    """One waste stream: the return names its cost and volume columns alike."""
    return Service(item, name, category, "tonne", (f"{published} cost (£)",), f"{published} volume (Tonnes)")


IN_HOUSE = "Largely in-house labour or part of a PFI contract: a variation to investigate, not a price."
SERVICES: tuple[Service, ...] = (
    Service(
        "laundry_and_linen",
        "Laundry and linen",
        "laundry",
        "piece",
        ("Laundry and linen contracted full service cost (£)", "Laundry service cost (£)", "Linen service cost (£)"),
        "Laundered pieces per annum (No.)",
    ),
    Service(
        "inpatient_food",
        "Inpatient food",
        "food",
        "meal",
        ("Inpatient food service cost (£)",),
        "Inpatient main meals requested (No.)",
        "investigate",
        IN_HOUSE,
    ),
    _waste(
        "clinical_waste_incineration",
        "Clinical waste, incineration",
        "healthcare_waste",
        "Incineration (clinical waste)",
    ),
    _waste(
        "clinical_waste_alternative_treatment",
        "Clinical waste, alternative treatment",
        "healthcare_waste",
        "Alternative Treatment (clinical waste)",
    ),
    _waste("offensive_waste", "Offensive waste", "healthcare_waste", "Offensive waste"),
    _waste(
        "domestic_waste_recycling", "Domestic waste, recycling", "non_healthcare_waste", "Domestic waste (recycling)"
    ),
    _waste(
        "domestic_waste_incineration",
        "Domestic waste, incineration",
        "non_healthcare_waste",
        "Domestic waste (incineration)",
    ),
    _waste("domestic_waste_food", "Domestic waste, food", "non_healthcare_waste", "Domestic waste (food)"),
    _waste("confidential_waste", "Confidential waste", "non_healthcare_waste", "Confidential waste"),
    Service(
        "cleaning",
        "Cleaning",
        "cleaning",
        "m2",
        ("Cleaning service cost (£)",),
        FLOOR_AREA,
        "investigate",
        f"{IN_HOUSE} The volume is the whole floor area, not the area cleaned.",
    ),
    Service(
        "portering",
        "Portering",
        "portering",
        "m2",
        ("Portering service cost (£)",),
        FLOOR_AREA,
        "none",
        "Reporting artefact: in-house labour set against floor area, and some trusts report no cost at all.",
    ),
    Service(
        "water",
        "Water and sewerage",
        "water",
        "m3",
        ("Water and sewerage cost (£)",),
        "Water volume (including borehole) (m³)",
        "investigate",
        "A bought commodity, but its price is regulated by region and the volume includes boreholes.",
    ),
    Service(
        "gas",
        "Gas",
        "gas",
        "kWh",
        ("Gas costs (£)",),
        "Gas consumed (kWh)",
        "none",
        "Reporting artefact: cost and consumption as returned do not belong together at several trusts.",
    ),
)
