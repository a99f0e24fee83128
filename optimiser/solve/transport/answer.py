"""What a transport solve gives back: a plan, how it ended, and how far it may be from the best."""

from __future__ import annotations

from dataclasses import dataclass

from models.transport.plan import Plan
from optimiser.solve.outcome import Outcome


@dataclass(frozen=True)
class PlanAnswer:
    """A plan with what is known of it.

    Parameters
    ----------
    outcome
        Status, cost and bound as numbers of the solver [cost units].
    plan
        The decisions; ``None`` where there are none.
    bound
        A proven bound from below on the cost of every plan [cost units]; ``None`` where there is none.
    method
        How the bound was come by, in words; empty where there is none.
    """

    outcome: Outcome
    plan: Plan | None
    bound: int | None
    method: str
