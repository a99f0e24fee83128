"""How good the recommended award is said to be: baseline, cost, bound and gap, and whether the words fit them."""

from __future__ import annotations

from fractions import Fraction

from optimiser.audit.award.figures import AwardWords, award_words
from optimiser.audit.award.priced import Award
from optimiser.audit.award.rule_checks import weights_of
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RESULT, Row, RunRecord
from optimiser.audit.repeated import dictionary

PLACE = "record/findings/award_proof.csv"
STATUSES = ("optimal", "within_gap", "limit")
"""How a solve may end, the best proven first."""
_PROVEN = Fraction(1, 1_000_000)
_PENCE = 3
"""What rounding a bound and a cost to whole pence may add to their distance [pence]."""
_EXACT = Fraction(1, 10**12)


def check_proof(award: Award, found: Comparison) -> None:
    """Compare what is said of the quality of the award.

    Parameters
    ----------
    award
        The award.
    found
        Takes the differences.
    """
    words = award_words(award)
    rows = {row["measure"]: row for row in award.run.findings.get("award_proof", [])}
    found.require(bool(rows), PLACE, "", "How good the award is, is not said.")
    _check_values(words, rows, found)
    _check_status(award, rows, found)
    _check_result(award.run, rows, found)


def _check_values(words: AwardWords, rows: dict[str, Row], found: Comparison) -> None:
    """Compare the amounts, the basis and the seed."""
    award = words.award
    for measure, row in rows.items():
        found.same(PLACE, measure, row["basis"], words.basis, "basis")
    due: dict[str, int] = {"baseline": award.baseline, "recommended": award.recommended}
    for measure, pence in due.items():
        found.same(PLACE, measure, _pence(rows, measure), pence, f"{measure}, in pence")
    bound = _pence(rows, "bound")
    if bound is not None:
        found.require(bound <= award.recommended, PLACE, "bound", "The bound lies above the cost it is a bound on.")
        found.same(PLACE, "proof_gap", _pence(rows, "proof_gap"), award.recommended - bound, "proof_gap_pence")
    else:
        found.require("proof_gap" not in rows, PLACE, "proof_gap", "There is a gap to a bound that there is not.")
    if "seed" in rows:
        found.same(PLACE, "seed", rows["seed"]["value_text"], str(award.run.setting("solve", "seed")), "seed")


def _check_status(award: Award, rows: dict[str, Row], found: Comparison) -> None:
    """See that the word for how the solve ended fits the gap."""
    status, gap = rows.get("status", {}).get("value_text"), _pence(rows, "proof_gap")
    found.require(status in STATUSES, PLACE, "status", f"{status} is no word for how a solve ends.")
    asked = Fraction(award.run.setting("solve", "gap"))
    score = abs(award.exact + weights_of(award))
    for word, part in (("optimal", _PROVEN), ("within_gap", max(asked, _PROVEN))):
        if status == word:
            fits = gap is not None and gap <= part * score + _PENCE
            found.require(fits, PLACE, "status", f"The proof gap is too wide for an award that is {word}.")


def _check_result(run: RunRecord, rows: dict[str, Row], found: Comparison) -> None:
    """Compare what ``result.json`` repeats of it."""
    buying = dictionary(run.result, "buying")
    for measure in ("baseline", "recommended", "bound", "proof_gap"):
        key = f"{measure}_pence"
        found.same(RESULT, f"buying.{key}", buying.get(key), _pence(rows, measure), key)
    gap, cost, said = _pence(rows, "proof_gap"), _pence(rows, "recommended"), buying.get("proof_gap")
    due = None if gap is None else Fraction(gap, cost) if cost else Fraction(0)
    same = said == due if due is None or said is None else abs(Fraction(said) - due) <= _EXACT
    found.require(same, RESULT, "buying.proof_gap", "It is not the proof gap as a part of the recommended cost.")


def _pence(rows: dict[str, Row], measure: str) -> int | None:
    """Return the amount of a measure; ``None`` where there is none."""
    pence = rows.get(measure, {}).get("value_pence")
    return None if pence is None else int(pence)
