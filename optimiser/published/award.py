"""A published instance as an award, and how its money and sense turn back into the instance's own."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from models.procurement.award.instance import AwardInstance


@dataclass(frozen=True)
class PublishedAward:
    """An instance as the award model takes it.

    Parameters
    ----------
    instance
        The award; its pence are the smallest unit in which all money of the file is whole.
    scale
        How many of these make one unit of the file's money.
    maximised
        Whether the file's objective is a revenue, so that the award's cost is its negative.
    """

    instance: AwardInstance
    scale: int = 1
    maximised: bool = False

    def objective(self, score: Fraction) -> Fraction:
        """Turn a score of the award into the file's own objective.

        Parameters
        ----------
        score
            In the award's pence; exact.
        """
        return (-score if self.maximised else score) / self.scale
