"""Awards that cost nearly as little as the recommended one and in which fewer trusts switch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import Repricing, reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.rules import Rule, SwitchLimit
from models.procurement.award.solution import AwardSolution
from models.tolerances import PROVEN_DISTANCE
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

OUT_OF_TIME = "The time ran out before an award was found."
NOISE = Fraction(PROVEN_DISTANCE) * PENCE_A_POUND
"""What a bound in double precision may be off by [pence]."""


@dataclass(frozen=True)
class NearTie:
    """An award in which fewer trusts switch, or why none is told.

    Parameters
    ----------
    limit
        How many trusts were allowed to switch [trusts].
    switching
        The trusts that switch: those that buy on new terms, in any lot, from somebody who does not supply them there
        today; sorted.
    stays
        The trusts that switch in the recommended award and not in this one; sorted.
    cost_pence
        What it costs [pence]; ``None`` where no award is told.
    more_pence
        What it costs more than the recommended award [pence].
    solution
        The award.
    reason
        Why there is no award here, or why the list ends here; empty where there is one.
    """

    limit: int
    switching: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    cost_pence: int | None = None
    more_pence: int | None = None
    solution: AwardSolution | None = None
    reason: str = ""


def near_ties(
    instance: AwardInstance, answer: AwardAnswer, limits: Limits, within: Fraction = Fraction(1, 200)
) -> tuple[NearTie, ...]:
    """Find the cheapest award for each smaller number of trusts that switch, as long as it costs nearly as little.

    The number allowed goes down one by one, from one fewer than switch in the recommended award; numbers that the award
    found for a larger one keeps already are passed over. The list ends with the first number at which an award would
    cost too much, or at which there is none.

    Parameters
    ----------
    instance
        The data.
    answer
        The recommended award.
    limits
        Of each solve; its seconds are the budget of all of them together.
    within
        How much more an award may cost, as a part of what the recommended one costs [fraction].

    Raises
    ------
    SolverError
        If the solver failed.
    """
    if answer.solution is None or answer.cost is None:
        return ()
    today = switching_trusts(reprice(instance, answer.solution))
    most = answer.cost + floor(within * abs(answer.cost))
    attempts, found = Attempts(limits, solve_award), list[NearTie]()
    limit = len(today) - 1
    while limit >= 0:
        ruled = with_rule(instance, SwitchLimit("fewer_switches", most=limit))
        other = attempts.at(ruled, part=1 / (limit + 1))
        if other is None or (other.solution is None and other.outcome.status == Status.LIMIT):
            found.append(NearTie(limit, reason=OUT_OF_TIME))
            limit -= 1
            continue
        if other.solution is None or other.cost is None:
            break
        if other.cost > most:
            if other.outcome.status == Status.LIMIT:
                found.append(
                    NearTie(limit, reason="None was found that costs so little; that there is none is not proven.")
                )
            break
        switching = switching_trusts(reprice(instance, other.solution))
        stays = tuple(sorted(set(today) - set(switching)))
        found.append(NearTie(limit, switching, stays, other.cost, other.cost - answer.cost, other.solution))
        limit = len(switching) - 1
    return tuple(found)


def switching_trusts(done: Repricing) -> tuple[str, ...]:
    """Return the trusts that leave their incumbents in any lot, sorted.

    Parameters
    ----------
    done
        An award, worked out.
    """
    return tuple(sorted({trust for trust, _ in done.switched}))


def with_rule(instance: AwardInstance, rule: Rule) -> AwardInstance:
    """Return an instance with one rule more, renamed where there is one of its name.

    Parameters
    ----------
    instance
        The data.
    rule
        The rule.
    """
    taken, name = {one.name for one in instance.rules}, rule.name
    while name in taken:
        name += "_added"
    return replace(instance, rules=(*instance.rules, replace(rule, name=name)))
