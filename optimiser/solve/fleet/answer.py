"""What a fleet solve gives back: duties, how it ended, and how far they may be from the best."""

from __future__ import annotations

from dataclasses import dataclass

from models.fleet.solution import FleetSolution
from optimiser.solve.outcome import Outcome


@dataclass(frozen=True)
class FleetAnswer:
    """Duties with what is known of them.

    Parameters
    ----------
    outcome
        Status, cost and bound as numbers of the solver [cost units].
    solution
        The duties; ``None`` where there are none.
    bound
        A proven bound from below on the cost of any duties [cost units]; ``None`` where there is none.
    """

    outcome: Outcome
    solution: FleetSolution | None
    bound: int | None
