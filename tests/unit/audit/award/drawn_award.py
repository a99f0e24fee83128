"""A small award as inline text: three trusts that need ten boxes each, one offer for them, and who buys on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from optimiser.audit.award.figures import AwardWords, award_words
from optimiser.audit.award.priced import Award
from optimiser.audit.award.pricing import read_award
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RunRecord
from tests.unit.audit import drawn

ITEMS, LINES = dedent(drawn.ITEMS), dedent(drawn.LINES)
OFFERS = "offer,supplier,item,lot,bundle,price_gbp,capacity,minimum_order,activation_gbp,delivery_gbp,switching_gbp\n"
TIERS = "offer,threshold,threshold_unit,scope,kind,price_gbp,discount,rebate_gbp\n"
DECIDED = "trust,offer,bundle,item,quantity\n"
ONE_OFFER = OFFERS + "O1,four,gloves,,,1.50,,,,,\n"
# AAA pays 1.00 and stays; BBB pays 2.00 and CCC 4.00, and both move to 1.50.
TWO_MOVE = DECIDED + "AAA,present:AAA:gloves:one,,gloves,10\nBBB,O1,,gloves,10\nCCC,O1,,gloves,10\n"


def run_of(
    folder: Path,
    decided: str = TWO_MOVE,
    findings: Mapping[str, str] | None = None,
    result: Mapping[str, Any] | None = None,
    tables: Mapping[str, str] | None = None,
    basis: Mapping[str, str] | None = None,
    **buying: Any,
) -> RunRecord:
    """Return a run in which the trusts of the small case buy as decided.

    Parameters
    ----------
    folder
        Where to write.
    decided
        Trust, offer, bundle, item and quantity of ``award_lines``.
    findings, result
        More of the run folder.
    tables
        Input tables beside spend lines, items and one offer, or instead of them.
    basis
        Basis of input tables.
    buying
        Settings of buying that differ.
    """
    inputs = {"spend_lines": LINES, "items": ITEMS, "offers": ONE_OFFER, **(tables or {})}
    return drawn.record(folder, inputs, {"award_lines": decided, **(findings or {})}, result, basis, **buying)


def award_of(folder: Path, decided: str = TWO_MOVE, **more: Any) -> Award:
    """Return the award of such a run."""
    award = read_award(run_of(folder, decided, **more))
    assert award is not None
    return award


def words_of(folder: Path, decided: str = TWO_MOVE, **more: Any) -> AwardWords:
    """Return what the figures of such an award share."""
    return award_words(award_of(folder, decided, **more))


def told(found: Comparison) -> set[str]:
    """Return what was found to differ."""
    return {difference.figure for difference in found.differences}
