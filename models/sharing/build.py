"""The builds that define the least core, a round of the nucleolus and the equal profit method."""

from __future__ import annotations

import pulp

from models.names import NameBook
from models.protocol import Model
from models.sharing.constraints import EQUAL_PROFIT_FAMILIES, LEAST_CORE_FAMILIES, SharingModel, SharingVariables
from models.sharing.game import Game
from models.sharing.instance import EqualProfitInstance, LeastCoreInstance


def build_least_core(instance: LeastCoreInstance) -> SharingModel:
    r"""Build the least core: the core is empty exactly where its optimum is above 0.

    .. math:: \min \varepsilon

    Parameters
    ----------
    instance
        The game and what is settled.
    """
    model = _empty("least_core", instance.game)
    for family in LEAST_CORE_FAMILIES:
        family(model, instance)
    return model


def build_equal_profit(instance: EqualProfitInstance) -> SharingModel:
    r"""Build the equal profit method.

    .. math:: \min f

    Parameters
    ----------
    instance
        The game and the slack.
    """
    model = _empty("equal_profit", instance.game)
    for family in EQUAL_PROFIT_FAMILIES:
        family(model, instance)
    return model


def _empty(title: str, game: Game) -> SharingModel:
    """Return a model with its variables and objective, without rows."""
    problem, names = pulp.LpProblem(title, pulp.LpMinimize), NameBook()
    share = tuple(problem.add_variable(names.name("share", player)) for player in game.players)
    largest = problem.add_variable(names.name("largest"))
    problem.setObjective(pulp.lpSum([largest]))
    return Model(problem, SharingVariables(share, largest), names)
