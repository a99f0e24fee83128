"""Consumables that could be bought: names made up of plain words, without a maker's or a brand's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.rows import MILLION


@dataclass(frozen=True)
class Lot:
    """A lot of consumables and the words its products are called by.

    Parameters
    ----------
    code
        Its code, which is also the category of its items.
    unit
        What one price is for.
    pence
        Least and highest price of a unit [pence].
    words
        Parts of a name, one list a part; every combination is a product.
    """

    code: str
    unit: str
    pence: tuple[int, int]
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Product:
    """One item.

    Parameters
    ----------
    item, name, lot, unit
        As in the tables.
    price
        Its usual price [millionths of a pound per unit].
    """

    item: str
    name: str
    lot: str
    unit: str
    price: int


_GLOVES = Lot(
    "examination_gloves",
    "box",
    (260, 940),
    (
        (
            "Examination gloves, nitrile",
            "Examination gloves, vinyl",
            "Examination gloves, latex",
            "Gloves, sterile pair",
        ),
        ("powder-free", "long cuff", "textured"),
        ("extra small", "small", "medium", "large"),
    ),
)
_DRESSINGS = Lot(
    "wound_dressings",
    "box",
    (420, 5400),
    (
        ("Dressing, foam", "Dressing, hydrocolloid", "Dressing, alginate", "Dressing, film", "Swab, gauze"),
        ("adhesive", "non-adherent", "sterile with border"),
        ("5 x 5 cm", "10 x 10 cm", "15 x 20 cm"),
    ),
)
_SYRINGES = Lot(
    "syringes_and_needles",
    "box",
    (310, 2600),
    (
        ("Syringe, luer slip", "Syringe, luer lock", "Needle, hypodermic", "Needle, safety", "Syringe with needle"),
        ("single use", "low dead space"),
        ("1 ml", "2.5 ml", "5 ml", "10 ml"),
    ),
)
_INFUSION = Lot(
    "infusion_sets",
    "pack",
    (380, 6200),
    (
        ("Infusion set, gravity", "Infusion set, pump", "Extension line", "Cannula, peripheral", "Stopcock, three-way"),
        ("with filter", "without filter", "needle-free"),
        ("short", "standard", "long"),
    ),
)
_CONTINENCE = Lot(
    "continence_care",
    "pack",
    (450, 2900),
    (
        ("Pad, shaped", "Pad, all-in-one", "Pants, pull-up", "Underpad, disposable"),
        ("light", "moderate", "heavy"),
        ("small", "medium", "large", "extra large"),
    ),
)
_CATHETERS = Lot(
    "catheters",
    "piece",
    (95, 1900),
    (
        ("Catheter, Foley", "Catheter, intermittent", "Catheter, suprapubic", "Catheter, suction"),
        ("hydrogel", "silicone", "uncoated"),
        ("size 10", "size 12", "size 14", "size 16"),
    ),
)
_DRAPES = Lot(
    "drapes_and_gowns",
    "pack",
    (700, 7800),
    (
        ("Gown, surgical", "Gown, isolation", "Drape, procedure", "Drape, extremity", "Table cover"),
        ("standard", "reinforced"),
        ("small", "medium", "large", "extra large"),
    ),
)
_SPECIMENS = Lot(
    "specimen_collection",
    "box",
    (240, 3400),
    (
        ("Blood tube, plain", "Blood tube, EDTA", "Blood tube, citrate", "Urine container", "Swab, transport medium"),
        ("paediatric", "standard", "large"),
        ("box of 50", "box of 100", "box of 500"),
    ),
)
LOTS: tuple[Lot, ...] = (
    _GLOVES, _DRESSINGS, _SYRINGES, _INFUSION, _CONTINENCE, _CATHETERS, _DRAPES, _SPECIMENS,
)  # fmt: skip


def products_of(lot: Lot, count: int, draw: Draw) -> list[Product]:
    """Return the first products of a lot, each with a usual price.

    Parameters
    ----------
    lot
        The lot.
    count
        How many; no more than its words allow.
    draw
        Where the prices come from.

    Raises
    ------
    ValueError
        If the words of the lot do not make so many names.
    """
    names = [_joined(parts) for parts in islice(product(*lot.words), count)]
    if len(names) < count:
        raise ValueError(f"the words of the lot {lot.code} make only {len(names)} names, not {count}")
    width = max(2, len(str(count)))
    return [
        Product(f"{lot.code}_{number:0{width}d}", name, lot.code, lot.unit, draw.between(*lot.pence) * (MILLION // 100))
        for number, name in enumerate(names, 1)
    ]


def _joined(parts: Sequence[str]) -> str:
    """Put a name together."""
    return ", ".join(parts)
