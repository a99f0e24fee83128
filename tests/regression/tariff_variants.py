"""Drug-tariff names with packs, and the ways in which buyers might write them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TARIFF = "drug_tariff/drug_tariff_PartVIIIA_Mar2023.json"
_MEASURED_PACKS = {"ml", "gram", "cm"}
_SHORT = {
    "tablets": ("tabs", "tab", "TABLETS"),
    "capsules": ("caps", "cap"),
    "solution": ("soln", "sol"),
    "suspension": ("susp",),
    "injection": ("inj",),
    "ampoules": ("amps", "amp"),
    "ointment": ("oint",),
    "cream": ("crm",),
    "micrograms": ("mcg", "microgram"),
    "microgram": ("mcg", "micrograms"),
    "sugar free": ("S/F", "SF", "sugar-free"),
    "modified-release": ("M/R", "MR", "modified release"),
    "gastro-resistant": ("e/c", "gastro resistant", "EC"),
    "pre-filled": ("prefilled", "pre filled"),
    "24hours": ("24 hrs", "24hr", "24 hours"),
    "sulfate": ("sulphate",),
    "dry powder inhaler": ("DPI",),
    "suppositories": ("supps", "suppository"),
}


class Entry(NamedTuple):
    """One entry of the tariff.

    Parameters
    ----------
    name
        Name with strength and form.
    pack
        Number in the pack.
    unit
        What the number counts or measures.
    """

    name: str
    pack: str
    unit: str

    @property
    def product(self) -> tuple[str, ...]:
        """What makes it the same item: the name, and the size where the pack is measured and not counted."""
        return (self.name, self.pack, self.unit) if self.unit in _MEASURED_PACKS else (self.name,)


def read_tariff(folder: Path) -> list[Entry]:
    """Return the entries; those that the copy's own reader split at a comma inside quotation marks are put together."""
    rows = json.loads((folder / TARIFF).read_text(encoding="utf-8"))["drugs"]
    return sorted({_entry([str(cell) for cell in row.values()]) for row in rows} - {Entry("", "", "")})


def _entry(cells: list[str]) -> Entry:
    """Return one entry, or an empty one where the copy has lost its pack."""
    whole = ",".join(cells)
    if '"' in whole:
        name, _, rest = whole.rpartition('"')
        cells = [name.strip('"'), *rest.lstrip(",").split(",")]
    complete = len(cells) > 2 and re.fullmatch(r"[0-9]+(\.[0-9]+)?", cells[1])
    return Entry(cells[0], cells[1], cells[2]) if complete else Entry("", "", "")


def variants(entry: Entry, draw: random.Random, count: int) -> list[str]:
    """Return ways of writing one entry: the tariff's own first, then others drawn.

    Parameters
    ----------
    entry
        The entry.
    draw
        Where chance comes from.
    count
        How many others.
    """
    return [f"{entry.name} {entry.pack} {entry.unit}", *(_variant(entry, draw) for _ in range(count))]


def _variant(entry: Entry, draw: random.Random) -> str:
    """Write an entry in another way: two or three changes of spelling, another pack notation, perhaps a slip."""
    name = entry.name
    changes: list[Callable[[str, random.Random], str]] = [_abbreviated, _strength, _order, _case, _typo, _spacing]
    for change in draw.sample(changes, draw.choice((2, 3))):
        name = change(name, draw)
    text = f"{name} {_pack(entry, draw)}"
    return text.upper() if draw.random() < 0.3 else text


def _abbreviated(name: str, draw: random.Random) -> str:
    """Shorten one or two of the words that have a short form."""
    present = [word for word in _SHORT if re.search(rf"\b{word}\b", name)]
    for word in draw.sample(present, min(len(present), 2)):
        name = re.sub(rf"\b{word}\b", draw.choice(_SHORT[word]), name)
    return name


def _strength(name: str, draw: random.Random) -> str:
    """Write the strength otherwise: 5 mg, 5mg/1 ml, 1000mg for 1g, without a thousands separator."""
    kind = draw.randrange(4)
    if kind == 0:
        return re.sub(r"(?<=[0-9])(mg|g|ml|micrograms?|units?|%)", r" \1", name)
    if kind == 1:
        return re.sub(r"/1ml\b", "/ml", name) if "/1ml" in name else re.sub(r"/ml\b", "/1 ml", name)
    if kind == 2:
        return re.sub(r"(?<![0-9.])([0-9]+)g\b", lambda match: f"{match[1]}000mg", name)
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", name)


def _order(name: str, draw: random.Random) -> str:
    """Move the strength behind the form, where there is one strength."""
    found = re.findall(r" [0-9][^ ]*(?:mg|g|micrograms?|units?|%|ml|hours)\b[^ ]*", name)
    return f"{name.replace(found[0], '', 1)}{found[0]}" if len(found) == 1 and " / " not in name else name


def _case(name: str, draw: random.Random) -> str:
    """Write all in capitals, or all small."""
    return name.upper() if draw.random() < 0.5 else name.lower()


def _spacing(name: str, draw: random.Random) -> str:
    """Lose the blanks about a stroke, or double one."""
    return name.replace(" / ", "/") if " / " in name else name.replace(" ", "  ", 1)


def _typo(name: str, draw: random.Random) -> str:
    """Leave out, double, change or swap one letter inside a long word."""
    words = name.split(" ")
    long = [at for at, word in enumerate(words) if word.isalpha() and len(word) >= 6]
    if not long:
        return name
    at = draw.choice(long)
    word = words[at]
    place = draw.randrange(1, len(word) - 1)
    forms = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + draw.choice("aeiorst") + word[place + 1 :],
        word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
    )
    words[at] = draw.choice(forms)
    return " ".join(words)


def _pack(entry: Entry, draw: random.Random) -> str:
    """Write the pack in one of the usual ways."""
    if entry.unit == "ml":
        litres = f"{int(entry.pack) // 100 / 10:g}L" if entry.pack.endswith("00") else f"{entry.pack}ml"
        return draw.choice((f"{entry.pack}ml", f"{entry.pack} mL", f"{entry.pack}ML", litres))
    if entry.unit in {"gram", "cm"}:
        unit = "g" if entry.unit == "gram" else "cm"
        return draw.choice((f"{entry.pack}{unit}", f"{entry.pack} {unit}", f"{entry.pack} {entry.unit}"))
    whole = (f"x{entry.pack}", f"x {entry.pack}", f"({entry.pack})", f"pk/{entry.pack}", f"BOX OF {entry.pack}")
    return draw.choice((*whole, f"pack of {entry.pack}", f"{entry.pack}'s" if entry.pack != "1" else "EACH"))
