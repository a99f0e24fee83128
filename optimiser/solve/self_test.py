"""A small award with a known answer, solved to see that the solver of this installation works."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import pulp

_COSTS = {("gloves", "norse"): 30, ("gloves", "humber"): 34, ("masks", "norse"): 25, ("masks", "humber"): 20}
_ACTIVATION = 8
_KNOWN_OPTIMUM = 58
"""Both suppliers: 30 + 20 + 16 = 66; norse alone: 55 + 8 = 63; humber alone: 54 + 8 = 62 less its rebate of 4."""
_REBATE = 4


@dataclass(frozen=True)
class SelfTest:
    """What the solver answered.

    Parameters
    ----------
    passed
        Whether the answer is the known one and proven.
    solver
        Name and version.
    message
        What happened, in words.
    """

    passed: bool
    solver: str
    message: str


def solver_self_test() -> SelfTest:
    """Solve a mixed-integer award of two items and two suppliers, whose optimum was worked out by hand."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    solver_name = f"HiGHS {highs.version()}"
    problem = _award()
    problem.solve(pulp.HiGHS(msg=False, threads=1))
    status = problem.solverModel.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        return SelfTest(False, solver_name, f"the solver ended with status {status.name}")
    value = round(pulp.value(problem.objective))
    passed = value == _KNOWN_OPTIMUM
    return SelfTest(passed, solver_name, f"optimum {value}, known optimum {_KNOWN_OPTIMUM}")


def _award() -> pulp.LpProblem:
    """Build the award: every item once, an activation cost a supplier, a rebate where humber takes all."""
    problem = pulp.LpProblem("self_test", pulp.LpMinimize)
    suppliers, items = ("norse", "humber"), ("gloves", "masks")
    buy = {key: problem.add_variable(f"buy__{key[0]}__{key[1]}", cat="Binary") for key in _COSTS}
    active = {name: problem.add_variable(f"active__{name}", cat="Binary") for name in suppliers}
    rebate = problem.add_variable("rebate", cat="Binary")
    cost = pulp.lpSum(_COSTS[key] * buy[key] for key in _COSTS)
    problem += cost + _ACTIVATION * pulp.lpSum(active.values()) - _REBATE * rebate
    for item in items:
        problem += pulp.lpSum(buy[item, name] for name in suppliers) == 1, f"item_is_bought__{item}"
        for name in suppliers:
            problem += buy[item, name] <= active[name], f"buying_needs_award__{item}__{name}"
        problem += rebate <= buy[item, "humber"], f"rebate_needs_all__{item}"
    return problem
