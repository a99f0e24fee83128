"""Which duties to drive, out of a pool: the definition of vehicle scheduling where drivers' hours limit a duty.

Whether a duty keeps the hours, and what it costs, is settled; what is left to decide is which duties together do every
task once, with no more vehicles of a kind than there are. With every possible duty in the pool it is the whole problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulp

from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.solution import FleetSolution
from models.protocol import Model


@dataclass(frozen=True)
class PooledDuty:
    """A duty that can be driven, and what it costs.

    Parameters
    ----------
    duty
        Vehicle and tasks.
    cost
        Cost [cost units].
    """

    duty: Duty
    cost: int


@dataclass(frozen=True)
class DutyChoiceVariables:
    r"""What is decided.

    Parameters
    ----------
    drive
        :math:`z_d`, whether each duty of the pool is driven, by its place in the pool.
    """

    drive: dict[int, pulp.LpVariable]


DutyChoiceModel = Model[DutyChoiceVariables]


def build_duty_choice(instance: FleetInstance, pool: Sequence[PooledDuty], unit: int = 1) -> DutyChoiceModel:
    r"""Build the choice of duties.

    .. math:: \min \sum_{d \in D} c_d z_d

    Parameters
    ----------
    instance
        The data.
    pool
        Duties to choose from; each can be driven.
    unit
        Cost units to one of the objective, to keep its numbers small.
    """
    model: DutyChoiceModel = Model(pulp.LpProblem("duty_choice", pulp.LpMinimize), DutyChoiceVariables({}))
    for place in range(len(pool)):
        name = model.names.name("drive", place)
        model.variables.drive[place] = model.problem.add_variable(name, cat=pulp.LpBinary)
    model.problem.setObjective(cost_of_choice(model, instance, pool, unit))
    for family in FAMILIES:
        family(model, instance, pool)
    return model


def cost_of_choice(
    model: DutyChoiceModel, _instance: FleetInstance, pool: Sequence[PooledDuty], unit: int = 1
) -> pulp.LpAffineExpression:
    r"""Return the objective: the duties driven.

    .. math:: \sum_{d \in D} c_d z_d

    Parameters
    ----------
    model
        A model with its variables.
    _instance
        The data; every cost stands in the pool.
    pool
        Duties to choose from.
    unit
        Cost units to one of the objective.
    """
    return pulp.lpSum(pool[place].cost / unit * drive for place, drive in model.variables.drive.items())


def task_is_in_one_duty(model: DutyChoiceModel, instance: FleetInstance, pool: Sequence[PooledDuty]) -> None:
    r"""
    Do every task in exactly one duty.

    .. math:: \sum_{d \in D : t \in d} z_d = 1 \qquad \forall t \in T
    """
    doing: dict[int, list[pulp.LpVariable]] = {task: [] for task in range(len(instance.tasks))}
    for place, drive in model.variables.drive.items():
        for task in pool[place].duty.tasks:
            doing[task].append(drive)
    for task, drives in doing.items():
        name = model.names.name("task_is_in_one_duty", instance.tasks[task].name)
        model.problem.addConstraint(pulp.lpSum(drives) == 1, name)


def duties_have_vehicles(model: DutyChoiceModel, instance: FleetInstance, pool: Sequence[PooledDuty]) -> None:
    r"""
    Drive no more duties with a kind of vehicle than there are of it.

    .. math:: \sum_{d \in D_v} z_d \le n_v \qquad \forall v \in V
    """
    driven: dict[int, list[pulp.LpVariable]] = {vehicle: [] for vehicle in range(len(instance.vehicles))}
    for place, drive in model.variables.drive.items():
        driven[pool[place].duty.vehicle].append(drive)
    for vehicle, drives in driven.items():
        means = instance.vehicles[vehicle]
        if len(drives) > means.number:
            name = model.names.name("duties_have_vehicles", means.name)
            model.problem.addConstraint(pulp.lpSum(drives) <= means.number, name)


FAMILIES = (task_is_in_one_duty, duties_have_vehicles)
"""Every constraint family of the build."""


def solution_of_choice(model: DutyChoiceModel, pool: Sequence[PooledDuty]) -> FleetSolution:
    """Read the duties off a solved model.

    Parameters
    ----------
    model
        Solved; its variables carry the values.
    pool
        Duties that were chosen from.
    """
    drives = model.variables.drive.items()
    return FleetSolution.of(pool[place].duty for place, drive in drives if round(drive.varValue or 0.0))
