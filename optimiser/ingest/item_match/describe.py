"""One description taken apart: words, measures, codes and packs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from optimiser.ingest.item_match.measures import Measures, read_measures
from optimiser.ingest.item_match.packs import PackLevel, take_packs
from optimiser.ingest.item_match.words import SILENT, SILENT_VESSELS, canonical_words, word_table

_ASCII = str.maketrans(
    {"µ": "u", "μ": "u", "’": "'", "\u2018": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "″": '"'}
)
_THOUSANDS = re.compile(r"(?<![0-9.])([0-9]{1,3})((?:,[0-9]{3})+)(?![0-9])")
_DECIMAL_COMMA = re.compile(r"(?<![0-9.,])([0-9]{1,3}),([0-9]{1,2})(?=\s?(?:%|(?:ml|l|mg|g|kg|mm|cm|m|mcg)(?![a-z])))")
_TIMES = re.compile(r"((?<![a-z0-9.])[0-9]*\.?[0-9]+\s?(?:mm|cm|m|ml|g|fr|ch|fg|in|inch|\")?)\s*[x*×]\s*(?=\.?[0-9])")
_MIXED = re.compile(
    r"(?<![0-9/.])(?:([0-9]+)[ -]+)?([1-9])/(2|4|8|16)(?=\s*(?:\"|in\b|inch))"
    r"|(?<![0-9/.])([0-9]+) ([1-7])/([248])(?![0-9/])"
)
_INCH = re.compile(r"(?<=[0-9])\s*(?:\"|'')")
_ONE_IN = re.compile(r"(?<![a-z0-9])1\s*(?:in|:)\s*(?=[0-9])")
_USP = re.compile(r"(?<![0-9a-z.-])([0-9]{1,2})[-/]0(?![0-9a-z.%])")
_PLUS = re.compile(r"(?<=[\s(])\+(?=[0-9])")
_MINUS = re.compile(r"(?<=[\s(])-(?=[0-9]+\.[0-9])")
_WORD = re.compile(r"[a-z]/[a-z](?![a-z])|[a-z][a-z0-9]*|[0-9]+[a-z][a-z0-9]*")
_STRENGTH = frozenset({"mass/volume", "mass/time", "mass/doses", "units/volume", "percent", "mass", "units"})
_USUAL_COUNTS = frozenset(
    {24, 25, 28, 30, 40, 48, 50, 56, 60, 72, 80, 84, 90, 96, 112, 120, 125, 144, 150, 168, 180, 192, 240, 250, 288, 360}
    | {480, 720, 960, 1440, *range(100, 1001, 100), *range(1000, 5001, 500)}
)
_NO_PACK_AFTER = frozenset(
    {"no", "size", "sz", "number", "type", "class", "grade", "code", "ref", "#", "blade", "in", "per"}
)


@dataclass(frozen=True)
class ItemText:
    """What a description says.

    Parameters
    ----------
    words
        Its words in one spelling, sorted; a negated one begins with a minus.
    ordered
        The same in the order of the text.
    silent
        Words that may exclude another text but whose absence says nothing, such as single use.
    measures
        Kind of measure to its values.
    codes
        Tokens of letters and digits such as ffp3, sorted.
    packs
        The packs that the text tells.
    loose
        A bare number at the end that is probably a pack, but could be a size.
    """

    words: tuple[str, ...]
    ordered: tuple[str, ...]
    silent: frozenset[str]
    measures: Mapping[str, tuple[Fraction, ...]]
    codes: tuple[str, ...]
    packs: tuple[PackLevel, ...]
    loose: int | None

    @cached_property
    def signature(self) -> tuple[object, ...]:
        """All that two texts of one item have in common, packs apart."""
        return self.words, tuple(sorted(self.measures.items())), self.codes, self.silent


def describe(text: str) -> ItemText:
    """Take a description apart.

    Parameters
    ----------
    text
        As it stands in the file.
    """
    packs, rest = take_packs(_plain(text))
    tokens = set(_WORD.findall(rest))
    table = word_table()
    gauged = any(token in table.gauged or token.rstrip("s") in table.gauged for token in tokens)
    measures = read_measures(rest, gauged=gauged)
    medicine = not gauged and any(kind in _STRENGTH for kind in measures.values)
    found = _WORD.findall(measures.rest)
    codes = tuple(sorted(token for token in found if not token.isalpha() and "/" not in token))
    ordered = canonical_words([token for token in found if token.isalpha() or "/" in token], medicine=medicine)
    values, trailing_pack, loose = _without_trailing(rest, measures, ordered, medicine=medicine)
    packs += tuple(PackLevel("", count) for count in (*measures.packs, *trailing_pack) if count > 1)
    unheard = SILENT | SILENT_VESSELS if packs or {"mass", "volume"} & set(values) else SILENT
    heard = tuple(word for word in ordered if word not in unheard)
    return ItemText(tuple(sorted(set(heard))), heard, frozenset(ordered) & unheard, values, codes, packs, loose)


def respelt(text: ItemText, mended: Mapping[str, str]) -> ItemText:
    """Return a text in which slips of the pen are mended.

    Parameters
    ----------
    text
        A description taken apart.
    mended
        Rare word to the usual one it is read as.
    """
    if mended.keys().isdisjoint(text.words):
        return text
    medicine = any(kind in _STRENGTH for kind in text.measures)
    spelt = canonical_words([mended.get(word, word) for word in text.ordered], medicine=medicine)
    heard = tuple(word for word in spelt if word not in SILENT)
    silent = text.silent | (frozenset(spelt) & SILENT)
    return replace(text, words=tuple(sorted(set(heard))), ordered=heard, silent=silent)


def _plain(text: str) -> str:
    """Return a text in lower case with one sign for each thing, and fractions of an inch as decimals."""
    if not text.isascii():
        text = text.translate(_ASCII)
        for sign, decimal in (("½", ".5"), ("¼", ".25"), ("¾", ".75")):
            text = re.sub(rf"(?<=[0-9])\s?{sign}", decimal, text).replace(sign, f"0{decimal}")
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = text.lower()
    if "," in text:
        text = _THOUSANDS.sub(lambda match: match[1] + match[2].replace(",", ""), text)
        text = _DECIMAL_COMMA.sub(r"\1.\2", text)
    if "/" in text:
        text = _MIXED.sub(_decimal, text)
    text = _ONE_IN.sub("1in", text.replace("unit dose", "unitdose"))
    text = _TIMES.sub(r"\1 × ", text)
    text = _TIMES.sub(r"\1 × ", text)
    text = _INCH.sub(" inch ", text)
    text = _USP.sub(r" usp\1 ", text)
    if "+" in text or "-" in text:
        text = _MINUS.sub(" minus ", _PLUS.sub(" plus ", text))
    return text


def _decimal(match: re.Match[str]) -> str:
    """Write a mixed fraction as a decimal."""
    whole, top, bottom = (match[1], match[2], match[3]) if match[2] else (match[4], match[5], match[6])
    value = Fraction(int(whole or 0)) + Fraction(int(top), int(bottom))
    return f"{float(value):g}"


def _without_trailing(
    text: str, measures: Measures, words: list[str], *, medicine: bool
) -> tuple[Mapping[str, tuple[Fraction, ...]], tuple[int, ...], int | None]:
    """Take a bare last number that tells a pack from the measures; say whether it certainly does."""
    count = measures.trailing
    if count is None:
        return measures.values, (), None
    before = re.findall(r"[a-z#]+", text)
    after_name = bool(before) and before[-1] in _NO_PACK_AFTER
    certain = medicine and bool(set(words) & word_table().counted)
    if after_name or not (certain or count in _USUAL_COUNTS or medicine):
        return measures.values, (), None
    bare = list(measures.values[""])
    bare.remove(Fraction(count))
    values = {kind: found for kind, found in measures.values.items() if kind} | ({"": tuple(bare)} if bare else {})
    return (values, (count,), None) if certain else (values, (count,), count)
