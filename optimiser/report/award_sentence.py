"""The recommended award in one sentence: today, with it, saving, what is paid once, and the proof gap in pounds."""

from __future__ import annotations

from dataclasses import dataclass

from optimiser.money import format_gbp
from optimiser.report.rounding import round_gbp


@dataclass(frozen=True)
class AwardTotals:
    """What is said of a recommended award as a whole.

    Parameters
    ----------
    today, yearly
        What the needs cost today, and in a full year under the award [pence].
    counted
        The part of the saving that is quoted or contracted [pence]; ``None`` where no saving may be counted.
    once
        What is paid once to deliver it [pence].
    gap
        How much better an award could be within these rules and data [pence]; ``None`` where no bound is proven.
    trusts, dearer
        Trusts with a need, and those of them that would pay more [trusts].
    basis
        The weakest basis of what it rests on.
    """

    today: int
    yearly: int
    counted: int | None
    once: int
    gap: int | None
    trusts: int
    dearer: int
    basis: str

    @property
    def saving(self) -> int:
        """Full-year saving, whatever stands behind the prices [pence]."""
        return self.today - self.yearly

    @property
    def illustrative(self) -> bool:
        """Whether it touches synthetic data."""
        return self.basis == "synthetic"


def award_sentence(totals: AwardTotals) -> str:
    """Say what is recommended and how good it is; illustrative on its face where any table is synthetic.

    Parameters
    ----------
    totals
        The award as a whole.
    """
    name = "Illustrative recommended award" if totals.illustrative else "Recommended award"
    said = (
        f"{name} ({totals.basis} records): the needs cost {round_gbp(totals.today)} a year today and "
        f"{round_gbp(totals.yearly)} with it, {_saving(totals.saving)}, {_once(totals.once)}; {gap_words(totals.gap)}."
    )
    if totals.counted is not None and totals.counted != totals.saving:
        rest = round_gbp(totals.saving - totals.counted)
        said += f" Of the saving {rest} does not count: its prices are neither quoted nor contracted."
    if totals.dearer:
        pay = "pays" if totals.dearer == 1 else "pay"
        said += f" Of the {totals.trusts} trusts {totals.dearer} {pay} more than today."
    return said


def gap_words(gap: int | None) -> str:
    """Say in exact pounds how much better an award could be; rounding would claim more than is proven.

    Parameters
    ----------
    gap
        The proof gap [pence]; ``None`` where no bound is proven.
    """
    if gap is None:
        return "proof gap: not known, because no bound was proven"
    if gap == 0:
        return "proof gap: none, no better one is possible within these rules and data"
    return f"proof gap: at most {format_gbp(gap)} better is possible within these rules and data"


def _saving(pence: int) -> str:
    if pence < 0:
        return f"costing {round_gbp(-pence)} more in a full year"
    return f"saving {round_gbp(pence)} in a full year" if pence else "saving nothing in a full year"


def _once(pence: int) -> str:
    return f"with {round_gbp(pence)} to be paid once to deliver it" if pence else "with nothing to be paid once"
