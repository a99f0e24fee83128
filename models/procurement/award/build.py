"""The award as a mixed-integer program: its definition, in one build."""

from __future__ import annotations

import pulp

from models.names import NameBook
from models.procurement.award.constraints import FAMILIES
from models.procurement.award.constraints_joining import JOINING_FAMILIES
from models.procurement.award.constraints_rules import RULE_FAMILIES
from models.procurement.award.instance import AwardInstance
from models.procurement.award.layout import Layout
from models.procurement.award.objective import total_cost
from models.procurement.award.offers import Need
from models.procurement.award.rows import Rows
from models.procurement.award.rules import CarbonPrice, Exclusion, Preference, SwitchLimit, TrustsOut, WinnerLimit
from models.procurement.award.solution import AwardSolution, award_of
from models.procurement.award.variables import AwardVariables, make_variables
from models.protocol import Model

AwardModel = Model[AwardVariables]

_LEAVE_A_FLOW = (Exclusion, TrustsOut, SwitchLimit, CarbonPrice, Preference)


def build(instance: AwardInstance, *, whole: bool | None = None) -> AwardModel:
    """Build the award model.

    Parameters
    ----------
    instance
        The data.
    whole
        Whether quantities of items in whole steps are whole-number variables. Left out, they are wherever
        :func:`is_a_flow` does not prove that they come out whole by themselves.
    """
    whole = not is_a_flow(instance) if whole is None else whole
    problem, names = pulp.LpProblem("award", pulp.LpMinimize), NameBook()
    variables = make_variables(problem, Layout(instance, whole=whole), names)
    rows = Rows(problem, names, variables)
    problem.setObjective(total_cost(rows))
    for family in (*FAMILIES, *JOINING_FAMILIES, *RULE_FAMILIES):
        family(rows)
    return Model(problem, variables, names)


def is_a_flow(instance: AwardInstance) -> bool:
    """Whether quantities are whole steps at every vertex, once the decisions are taken.

    So it is where all items have one step and every limit is a multiple of it, tiers measure units, and rules ask for
    no sums of their own: the rows of quantities then form two nested families, one over the needs and what each buys on
    new terms, one over the offers, lots, periods and totals of the suppliers. That is the matrix of a network flow,
    which is totally unimodular.

    Parameters
    ----------
    instance
        The data.
    """
    steps = {item.step for item in instance.items}
    if len(steps) > 1:
        return False
    step = max(steps, default=1)
    amounts = [amount for one in instance.offers for amount in (one.available or 0, one.minimum)]
    amounts += [supplier.capacity or 0 for supplier in instance.suppliers]
    amounts += [most for supplier in instance.suppliers for _, most in supplier.capacities]
    amounts += [part for one in instance.joinings for option in one.options for _, part in option.parts]
    amounts += [quantity for bundle in instance.bundles for *_, quantity in bundle.contents]
    amounts += [tier.least for schedule in instance.schedules for tier in schedule.tiers]
    nested = all(
        isinstance(rule, _LEAVE_A_FLOW) or (isinstance(rule, WinnerLimit) and not rule.least) for rule in instance.rules
    )
    in_units = all(schedule.measure == "units" for schedule in instance.schedules)
    return nested and in_units and all(amount % step == 0 for amount in amounts)


def read_solution(model: AwardModel) -> AwardSolution:
    """Read the award from the values that the variables carry, in whole steps and adding up to each need.

    Each quantity is rounded down to a step and the steps left over go to the largest remainders; a need that must be
    met is met exactly, and new terms stay within what joining allows. What rounding may break elsewhere the check
    tells.

    Parameters
    ----------
    model
        A model whose variables carry an answer.

    Raises
    ------
    ValueError
        If a variable carries no value.
    """
    layout = model.variables.layout
    instance = layout.instance
    taken = [
        bundle
        for bundle, variable in zip(instance.bundles, model.variables.bundle, strict=True)
        if _value(variable) > 0.5
    ]
    bundled: dict[tuple[str, str], int] = {}
    for bundle in taken:
        for trust, item, quantity in bundle.contents:
            bundled[trust, item] = bundled.get((trust, item), 0) + quantity
    chosen = {(trust, lot): name for (trust, lot, name), one in model.variables.joins.items() if _value(one) > 0.5}
    bought: dict[tuple[str, str], int] = {}
    for place, need in enumerate(instance.needs):
        amounts: dict[str, float] = {}
        for at in layout.of_need.get(place, ()):
            value = _value(model.variables.share[at])
            if value > 0:
                name = instance.offers[layout.columns[at].offer].name
                amounts[name] = amounts.get(name, 0.0) + value * layout.columns[at].unit
        inside = bundled.get((need.trust, need.item), 0)
        allowed = _allowed_on_new_terms(instance, need, chosen, inside)
        for name, quantity in _steps_of(instance, need, amounts, need.quantity - inside, allowed).items():
            bought[need.trust, name] = quantity
    return award_of(bought, [bundle.name for bundle in taken], chosen)


def _allowed_on_new_terms(
    instance: AwardInstance, need: Need, chosen: dict[tuple[str, str], str], inside: int
) -> int | None:
    """Return how much of a need may be bought on new terms besides bundles [millionths]; ``None`` for no limit."""
    place = (need.trust, instance.lot_of[need.item])
    joining = instance.joining_of.get(place)
    if joining is None:
        return None
    most = {option.name: option.most.get(need.item, 0) for option in joining.options}
    return max(0, most.get(chosen.get(place, ""), 0) - inside)


def _steps_of(
    instance: AwardInstance, need: Need, amounts: dict[str, float], left: int, allowed: int | None
) -> dict[str, int]:
    """Turn what a need buys into whole steps; where new terms are limited, these first, present ones for the rest."""
    step, fill = instance.step_of[need.item], need.must_be_met
    new = {name: amount for name, amount in amounts.items() if not instance.offer_of[name].present}
    if allowed is None or len(new) in {0, len(amounts)}:
        return whole_steps(amounts, left if allowed is None or not new else min(left, allowed), step, fill=fill)
    kept = {name: amount for name, amount in amounts.items() if name not in new}
    steps = whole_steps(new, min(left, allowed), step, fill=False)
    return steps | whole_steps(kept, left - sum(steps.values()), step, fill=fill)


def whole_steps(amounts: dict[str, float], left: int, step: int, *, fill: bool) -> dict[str, int]:
    """Turn amounts in double precision into whole steps that do not pass what is left, by largest remainders.

    Parameters
    ----------
    amounts
        How much, by name [millionths].
    left
        The most they may add up to, and what they must where ``fill`` is set [millionths].
    step
        Of the item [millionths].
    fill
        Whether they must add up to it; otherwise to their own sum, rounded.
    """
    if not amounts:
        return {}
    steps = left // step if fill else min(left // step, round(sum(amounts.values()) / step))
    whole = {name: int(amount / step + 1e-9) for name, amount in amounts.items()}
    order = sorted(amounts, key=lambda name: (whole[name] - amounts[name] / step, name))
    missing = steps - sum(whole.values())
    for place in range(abs(missing)):
        name = order[place % len(order)] if missing > 0 else order[-1 - place % len(order)]
        whole[name] += 1 if missing > 0 else -1
    return {name: count * step for name, count in whole.items() if count > 0}


def _value(variable: pulp.LpVariable) -> float:
    if variable.varValue is None:
        msg = f"variable {variable.name} carries no value"
        raise ValueError(msg)
    return float(variable.varValue)
