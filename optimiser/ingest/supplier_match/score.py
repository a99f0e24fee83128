"""How alike two names are: what paired words weigh against those left over, and which differences forbid a match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from optimiser.ingest.supplier_match.align import Alignment, align, word_likeness
from optimiser.ingest.supplier_match.reference import words
from optimiser.ingest.supplier_match.spelling import Spelling

Band = Literal["auto", "review", "reject"]
AUTO = 0.93
REVIEW = 0.75
_MOST_REVIEW = 0.92
_NATIONS = frozenset({"SCOTLAND", "WALES", "IRELAND"})


@dataclass(frozen=True)
class Likeness:
    """How alike two names are.

    Parameters
    ----------
    score
        From 0 to 1.
    reason
        What decided, for a person.
    veto
        Whether a hard difference forbids the match whatever the score.
    """

    score: float
    reason: str
    veto: bool = False

    @property
    def band(self) -> Band:
        """What becomes of the pair: merged, shown to a person, or dropped."""
        if self.veto or self.score < REVIEW:
            return "reject"
        return "auto" if self.score >= AUTO else "review"


def likeness(left: Spelling, right: Spelling) -> Likeness:
    """Compare two names.

    Parameters
    ----------
    left, right
        Two spellings, read.
    """
    if reason := difference(left, right):
        return Likeness(0.0, reason, veto=True)
    forms_differ = bool(left.form and right.form and left.form != right.form)
    if not (left.key and right.key):
        return Likeness(0.0, "no name")
    if left.key == right.key:
        return Likeness(_MOST_REVIEW if forms_differ else 1.0, "legal forms differ" if forms_differ else "same name")
    paired = align(left.words, right.words)
    found = _judged(left, right, paired)
    if forms_differ and found.score > _MOST_REVIEW:
        return Likeness(_MOST_REVIEW, f"{found.reason}; legal forms differ")
    return found


def difference(left: Spelling, right: Spelling) -> str:
    """Return the hard difference that forbids a match; empty where there is none.

    Parameters
    ----------
    left, right
        Two spellings, read.
    """
    if reason := other_identity(left, right):
        return reason
    if left.identifiers.ods_code and left.identifiers.ods_code == right.identifiers.ods_code:
        return ""
    if left.kind and right.kind and not _kinds_agree(left.kind, right.kind):
        return f"two kinds of body: {left.kind.replace('_', ' ')}, {right.kind.replace('_', ' ')}"
    # "Scottish Power" and "ScottishPower" name no two places.
    if left.key == right.key:
        return ""
    if left.numbers != right.numbers and left.numbers and right.numbers:
        return f"numbers differ: {' '.join(left.numbers)}, {' '.join(right.numbers)}"
    return _places_differ(left, right)


def other_identity(left: Spelling, right: Spelling) -> str:
    """Return the company numbers or codes of bodies that differ; empty where none do.

    Parameters
    ----------
    left, right
        Two spellings, read.
    """
    ours, theirs = left.identifiers, right.identifiers
    if ours.company_number and theirs.company_number and ours.company_number != theirs.company_number:
        return f"company numbers differ: {ours.company_number}, {theirs.company_number}"
    if ours.ods_code and theirs.ods_code and ours.ods_code != theirs.ods_code:
        return f"two public bodies: {ours.ods_code}, {theirs.ods_code}"
    return ""


def _kinds_agree(left: str, right: str) -> bool:
    """Tell whether two kinds may be one body: "nhs" says less than "nhs_trust", and some companies are of the NHS."""
    if left == right or {left, right} == {"company", "nhs_company"}:
        return True
    return "nhs" in {left, right} and all(kind.startswith("nhs") or kind == "company" for kind in (left, right))


def _places_differ(left: Spelling, right: Spelling) -> str:
    """Return which points of the compass or countries differ; within the NHS one that only one name has counts too."""
    ours, theirs = left.points, right.points
    if ours != theirs and ((ours and theirs) or "nhs" in f"{left.kind}{right.kind}"):
        return f"points of the compass differ: {_listed(ours)}, {_listed(theirs)}"
    ours, theirs = left.lands, right.lands
    if ours != theirs and ((ours and theirs) or (ours ^ theirs) & _NATIONS):
        return f"countries differ: {_listed(ours)}, {_listed(theirs)}"
    return ""


def _listed(found: frozenset[str]) -> str:
    return " ".join(sorted(found)).lower() or "none"


def _judged(left: Spelling, right: Spelling, paired: Alignment) -> Likeness:
    """Weigh what was paired against what was left over."""
    table = words()
    total = sum(map(table.weight, left.words)) + sum(map(table.weight, right.words))
    score = 0.65 * paired.weight / total + 0.35 * Indel.normalized_similarity(left.key, right.key)
    over = (*paired.left_over, *paired.right_over)
    heavy = [word for word in over if not _light(word, left, right)]
    if left.numbers != right.numbers:
        return Likeness(min(score, _MOST_REVIEW), "a number stands in one of them only")
    if not heavy:
        return _nearly_equal(left, right, paired, over)
    if _cut_off(left, right) or _cut_off(right, left):
        return Likeness(0.95 if paired.distinctive and paired.sure else 0.85, "cut off by a narrow column")
    return _with_leftovers(left, right, paired, score)


def _light(word: str, left: Spelling, right: Spelling) -> bool:
    """Tell whether a word left over says next to nothing: UK, or "foundation" where both are NHS trusts."""
    trusts = left.kind == right.kind == "nhs_trust"
    return word in words().weak or (trusts and word in {"FOUNDATION", "UNIVERSITY", "TEACHING"})


def _nearly_equal(left: Spelling, right: Spelling, paired: Alignment, over: tuple[str, ...]) -> Likeness:
    """Judge names all of whose telling words were paired."""
    if not over:
        if not paired.sure:
            return Likeness(0.9 if paired.distinctive else 0.7, "a short word is spelt differently")
        told = paired.distinctive or sum(map(words().weight, left.words)) >= 2.0
        return Likeness(0.96 if told else 0.9, "same words, spelt or ordered differently")
    if not paired.sure:
        return Likeness(0.85, "a short word is spelt differently, UK or the like in one of them only")
    if left.form and right.form and left.kind == "company":
        return Likeness(0.9, "UK in one of them only, both with a legal form")
    # One word is too little: the parent abroad and its British company often share it.
    told = paired.distinctive and paired.weight >= 3.0
    return Likeness(0.94 if told else 0.88, "UK or the like in one of them only")


def _with_leftovers(left: Spelling, right: Spelling, paired: Alignment, score: float) -> Likeness:
    """Judge names of which telling words are left over."""
    if paired.left_over and paired.right_over:
        if (
            Indel.normalized_similarity("".join(paired.left_over), "".join(paired.right_over)) >= 0.6
            and score >= REVIEW
        ):
            return Likeness(min(score, 0.88), "like words left over on both sides")
        return Likeness(min(score, REVIEW - 0.01), "different words on both sides")
    if not paired.distinctive:
        return Likeness(min(score, REVIEW - 0.01), "only common words in both")
    if left.form and right.form:
        return Likeness(min(score, 0.88), "words in one of them only, both with a legal form")
    starts = left.words[: len(right.words)] == right.words or right.words[: len(left.words)] == left.words
    return Likeness(min(max(score, 0.78 if starts else 0.0), 0.91), "words in one of them only")


def _cut_off(short: Spelling, full: Spelling) -> bool:
    """Tell whether one name is the other cut off within a word or behind one."""
    count = len(short.words)
    if not short.may_be_cut or short.form or count < 3 or count > len(full.words):
        return False
    same_start = all(word_likeness(a, b) or a == b for a, b in zip(short.words[:-1], full.words, strict=False))
    tail = "".join(full.words[count - 1 :])
    return same_start and tail.startswith(short.words[-1]) and len(full.text) >= len(short.text.strip())
