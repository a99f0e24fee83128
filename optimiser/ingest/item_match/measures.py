"""Sizes, strengths and numbers of a description, exact and in one unit: 0.5 L is 500 ml and 5 mg is not 50 mg."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from optimiser.money import round_half_up

_SPELLINGS: Mapping[str, tuple[str, Fraction]] = {
    spelling: (kind, Fraction(factor))
    for kind, factor, spellings in (
        ("mass", "1000000000", "kg kilogram kilograms kilo"),
        ("mass", "1000000", "g gm gms grm gram grams"),
        ("mass", "1000", "mg mgs milligram milligrams"),
        ("mass", "1", "mcg mcgs microgram micrograms ug"),
        ("mass", "1/1000", "ng nanogram nanograms"),
        ("volume", "1000000", "l lt ltr ltrs litre litres liter liters"),
        ("volume", "1000", "ml mls millilitre millilitres milliliter cc"),
        ("volume", "1", "ul microlitre microlitres"),
        ("length", "1000000", "m mtr mtrs metre metres meter meters"),
        ("length", "10000", "cm cms centimetre centimetres"),
        ("length", "1000", "mm mms millimetre millimetres"),
        ("length", "1", "um micron microns"),
        ("length", "25400", 'in inch inches "'),
        ("length", "304800", "ft foot feet"),
        ("percent", "1", "% percent"),
        ("units", "1", "unit units iu iu's"),
        ("amount", "1", "mmol mmols millimole millimoles"),
        ("gauge", "1", "gauge ga swg"),
        ("french", "1", "fr fg ch french charriere"),
        ("time", "1", "hour hours hr hrs h"),
        ("days", "1", "day days"),
        ("doses", "1", "dose doses puff puffs actuation actuations"),
        ("ply", "1", "ply"),
        ("watt", "1", "w watt watts"),
        ("volt", "1", "v volt volts"),
        ("dioptre", "1", "d dioptre dioptres"),
        ("paper", "1", "gsm"),
        ("drops", "1", "drop drops"),
    )
    for spelling in spellings.split()
}
_UNITS = "|".join(re.escape(unit) for unit in sorted(_SPELLINGS, key=lambda unit: (-len(unit), unit)))
UNIT_AFTER = rf"\s*-?\s*(?:{_UNITS})(?![a-z])"
_ATOM = re.compile(
    rf"(?<![a-z0-9.])(?P<n>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[ -]?(?P<u>{_UNITS}))?(?![a-z0-9])(?!\.[0-9])"
    rf"|(?<![a-z])(?P<fr>fr|ch|fg)[ ]?(?P<frn>[0-9]+(?:\.[0-9]+)?)(?![a-z0-9.])"
    rf"|(?<![a-z])g(?P<gn>[0-9]{{2}})(?![a-z0-9.])"
    rf"|(?P<per>/)[ ]?(?P<d>ml|l|litre|g|gram|kg|dose|actuation|hour|hr|h|drop|m)(?![a-z0-9])"
)
_TIMES = "×"
_DENOMINATORS = frozenset({"volume", "time", "days", "doses"})
_CONTENT = frozenset({"mass", "volume", "doses", "units"})
_WHOLE_MM = 1000
_SMALLEST_PACK_IN_PACKS = 100
_MOST_PACKS_IN_PACK = 24


@dataclass(frozen=True)
class Atom:
    """One number of a text, with its unit where it has one.

    Parameters
    ----------
    start, end
        Where it stands in the text.
    value
        The number, in the smallest unit of its kind.
    kind
        Mass, volume, length and so on; empty for a bare number.
    unit
        The unit as written; empty for a bare number.
    link
        ``×`` or ``/`` where it is joined to the number before it.
    """

    start: int
    end: int
    value: Fraction
    kind: str
    unit: str
    link: str


@dataclass(frozen=True)
class Measures:
    """What the numbers of a text say.

    Parameters
    ----------
    values
        Kind of measure to its values in the order of the text; lengths and bare numbers sorted.
    packs
        Numbers that multiply a content: the 12 of 12 × 500 ml.
    rest
        The text without these numbers.
    trailing
        The bare whole number at the end of the text, if there is one; it also stands among the values.
    """

    values: Mapping[str, tuple[Fraction, ...]]
    packs: tuple[int, ...]
    rest: str
    trailing: int | None


def read_measures(text: str, *, gauged: bool) -> Measures:
    """Read the numbers of a text that has been brought to lower case and of which the packs have been taken out.

    Parameters
    ----------
    text
        The text; the sign of multiplication is ``×``.
    gauged
        Whether a whole number from 10 to 34 with a G is a gauge.
    """
    atoms = _atoms(text, gauged=gauged)
    values: dict[str, list[Fraction]] = {}
    packs: list[int] = []
    at = 0
    while at < len(atoms):
        end = at + 1
        while end < len(atoms) and atoms[end].link == _TIMES:
            end += 1
        chain = atoms[at:end]
        if len(chain) > 1:
            _read_chain(chain, values, packs)
            at = end
        elif end < len(atoms) and _is_ratio(atoms[at], atoms[end]):
            _read_ratio(atoms[at], atoms[end], values)
            at += 2
        else:
            _read_single(chain[0], values, packs)
            at = end
    trailing = _trailing(text, atoms)
    for kind in ("length", ""):
        values.get(kind, []).sort()
    return Measures({kind: tuple(found) for kind, found in values.items()}, tuple(packs), _rest(text, atoms), trailing)


def _atoms(text: str, *, gauged: bool) -> list[Atom]:
    """Return the numbers in the order of the text."""
    atoms: list[Atom] = []
    for match in _ATOM.finditer(text):
        before = text[atoms[-1].end : match.start()].strip() if atoms else ""
        link = before if before in {_TIMES, "/"} else ""
        if match["per"]:
            if not atoms or before or not atoms[-1].kind:
                continue
            kind, factor = _SPELLINGS[match["d"]]
            atoms.append(Atom(match.start(), match.end(), factor, kind, match["d"], "/"))
        elif match["frn"] or match["gn"]:
            kind = "french" if match["frn"] else "gauge"
            atoms.append(Atom(match.start(), match.end(), Fraction(match["frn"] or match["gn"]), kind, kind, link))
        else:
            unit = match["u"] or ""
            kind, value = _quantity(match["n"], unit, gauged)
            atoms.append(Atom(match.start(), match.end(), value, kind, unit, link))
    return atoms


@lru_cache(maxsize=100_000)
def _quantity(number: str, unit: str, gauged: bool) -> tuple[str, Fraction]:
    """Return the kind and the value of a number as written; the same few numbers come again and again."""
    return _measured(Fraction(number), unit, gauged=gauged)


def _measured(number: Fraction, unit: str, *, gauged: bool) -> tuple[str, Fraction]:
    """Return the kind of a number with a unit, and the number in the smallest unit of the kind."""
    if not unit:
        return "", number
    if unit == "g" and gauged and number.denominator == 1 and 10 <= number <= 34:
        return "gauge", number
    kind, factor = _SPELLINGS[unit]
    value = number * factor
    if unit in {"in", "inch", "inches", '"'} and value >= 10 * _WHOLE_MM:
        # Makers write 1.5 inch and 38 mm for the same needle.
        value = Fraction(round_half_up(value / _WHOLE_MM) * _WHOLE_MM)
    return kind, value


def _read_chain(chain: list[Atom], values: dict[str, list[Fraction]], packs: list[int]) -> None:
    """Read numbers joined by ×: a size such as 10 × 10 cm, or a pack such as 12 × 500 ml."""
    last = chain[-1]
    if not any(atom.kind for atom in chain) and _is_pack_of_packs(chain):
        packs.extend(int(atom.value) for atom in chain)
        return
    for atom in chain:
        if atom.kind:
            values.setdefault(atom.kind, []).append(atom.value)
        elif last.kind == "length":
            values.setdefault("length", []).append(_measured(atom.value, last.unit, gauged=False)[1])
        elif (last.kind in _CONTENT or chain[0].kind in _CONTENT) and atom.value.denominator == 1 and atom.value > 0:
            packs.append(int(atom.value))
        else:
            values.setdefault("", []).append(atom.value)


def _read_single(atom: Atom, values: dict[str, list[Fraction]], packs: list[int]) -> None:
    """Read one number; a bare one that multiplies a strength, as in 5 mg/2 ml × 20, is a pack."""
    if atom.link == _TIMES and not atom.kind and atom.value.denominator == 1 and atom.value > 0:
        packs.append(int(atom.value))
    else:
        values.setdefault(atom.kind, []).append(atom.value)


def _is_pack_of_packs(chain: list[Atom]) -> bool:
    """Whether bare numbers joined by × are packs such as 10 × 100 and not a size such as 10 × 10."""
    whole = all(atom.value.denominator == 1 and atom.value > 0 for atom in chain)
    return whole and chain[-1].value >= _SMALLEST_PACK_IN_PACKS and chain[0].value <= _MOST_PACKS_IN_PACK


def _is_ratio(left: Atom, right: Atom) -> bool:
    """Whether two numbers are a strength such as 125 mg/5 ml."""
    if right.link != "/" or not left.kind or right.value <= 0:
        return False
    if right.kind == "mass":
        weighed = left.kind == "units" or (left.kind == "mass" and left.value < right.value)
        return weighed and right.unit in {"g", "gram"}
    return right.kind in _DENOMINATORS and left.kind != right.kind


def _read_ratio(left: Atom, right: Atom, values: dict[str, list[Fraction]]) -> None:
    """Keep a strength as what there is in one unit, and apart from it the quantity in which it is told."""
    kind = f"{left.kind}/{right.kind}"
    values.setdefault(kind, []).append(left.value / right.value)
    values.setdefault(f"told per {right.kind}", []).append(right.value)


def _trailing(text: str, atoms: list[Atom]) -> int | None:
    """Return the bare whole number at the very end, if it stands alone."""
    if not atoms:
        return None
    last = atoms[-1]
    alone = not last.kind and not last.link and last.value.denominator == 1 and last.value > 0
    return int(last.value) if alone and last.start > 0 and not text[last.end :].strip(" .)") else None


def _rest(text: str, atoms: list[Atom]) -> str:
    """Return the text without its numbers."""
    parts: list[str] = []
    at = 0
    for atom in atoms:
        parts.append(text[at : atom.start])
        at = atom.end
    parts.append(text[at:])
    return " ".join(parts)
