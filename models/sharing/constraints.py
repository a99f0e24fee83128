"""The rules of sharing as rows, one function each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import pulp

from models.protocol import Model
from models.sharing.game import Game
from models.sharing.instance import EqualProfitInstance, LeastCoreInstance


@dataclass(frozen=True)
class SharingVariables:
    r"""What is decided.

    Parameters
    ----------
    share
        :math:`x_i`, the share of each player.
    largest
        What is made small: the largest excess :math:`\varepsilon` or the largest difference of relative gains
        :math:`f`.
    """

    share: tuple[pulp.LpVariable, ...]
    largest: pulp.LpVariable


SharingModel = Model[SharingVariables]


def everything_is_shared(model: SharingModel, instance: LeastCoreInstance | EqualProfitInstance) -> None:
    r"""
    Share out what all have together, no more and no less.

    .. math:: x(N) = v(N)
    """
    game = instance.game
    row = pulp.lpSum(model.variables.share) == float(game.values[game.everybody])
    model.problem.addConstraint(row, model.names.name("everything_is_shared"))


def excess_is_bounded(model: SharingModel, instance: LeastCoreInstance) -> None:
    r"""
    Let no coalition of some players have an excess above the largest one.

    .. math:: \sigma x(S) + \varepsilon \ge \sigma v(S) \qquad \forall \emptyset \ne S \subset N
        \text{ that is not settled}

    A largest excess of at most 0 can be reached exactly where the core is not empty.
    """
    game = instance.game
    for coalition in instance.open_coalitions:
        held = game.sign * _held(model, game, coalition)
        name = model.names.name("excess_is_bounded", *game.members(coalition))
        model.problem.addConstraint(held + model.variables.largest >= float(game.gains[coalition]), name)


def settled_share_is_kept(model: SharingModel, instance: LeastCoreInstance) -> None:
    r"""
    Leave to a settled coalition what it has.

    .. math:: x(S) = b_S \qquad \forall S \text{ that is settled}

    where :math:`b_S` is what it has in every answer with the least largest excess. Only such coalitions may be settled:
    one that happens to be tight in the answer found can do better in another [1]_.

    .. [1] M. Guajardo and K. Jörnsten, Common mistakes in computing the nucleolus, European Journal of Operational
       Research 241, 2015, 931-935.
    """
    game = instance.game
    for coalition, total in instance.settled.items():
        name = model.names.name("settled_share_is_kept", *game.members(coalition))
        model.problem.addConstraint(_held(model, game, coalition) == float(total), name)


def nobody_is_worse_off_than_alone(model: SharingModel, instance: LeastCoreInstance) -> None:
    r"""
    Give each player what it has alone.

    .. math:: \sigma x_i \ge \sigma v(i) \qquad \forall i \in N

    Only where the instance asks for it. By definition the nucleolus keeps to it wherever that is possible at all.
    """
    if not instance.individual:
        return
    game = instance.game
    for player, share in enumerate(model.variables.share):
        name = model.names.name("nobody_is_worse_off_than_alone", game.players[player])
        model.problem.addConstraint(game.sign * share >= float(game.gains[1 << player]), name)


def coalition_stays(model: SharingModel, instance: EqualProfitInstance) -> None:
    r"""
    Give each coalition what it has on its own, less the slack.

    .. math:: \sigma x(S) \ge \sigma v(S) - \varepsilon \qquad \forall \emptyset \ne S \subset N
    """
    game = instance.game
    for coalition in range(1, game.everybody):
        name = model.names.name("coalition_stays", *game.members(coalition))
        least = float(game.gains[coalition] - instance.slack)
        model.problem.addConstraint(game.sign * _held(model, game, coalition) >= least, name)


def relative_gains_are_alike(model: SharingModel, instance: EqualProfitInstance) -> None:
    r"""
    Let no two relative gains lie farther apart than the largest difference [1]_.

    .. math:: f \ge \frac{\sigma (x_i - v(i))}{w_i} - \frac{\sigma (x_j - v(j))}{w_j} \qquad \forall i \ne j \in N

    .. [1] M. Frisk, M. Göthe-Lundgren, K. Jörnsten and M. Rönnqvist, Cost allocation in collaborative forest
       transportation, European Journal of Operational Research 205, 2010, 448-458.
    """
    game, share = instance.game, model.variables.share
    for one, other in permutations(range(len(game.players)), 2):
        weight, against = game.sizes[one], game.sizes[other]
        held = share[one] * float(game.sign / weight) - share[other] * float(game.sign / against)
        alone = game.gains[1 << one] / weight - game.gains[1 << other] / against
        name = model.names.name("relative_gains_are_alike", game.players[one], game.players[other])
        model.problem.addConstraint(model.variables.largest - held >= -float(alone), name)


def _held(model: SharingModel, game: Game, coalition: int) -> pulp.LpAffineExpression:
    """Return what a coalition has together."""
    players = range(len(game.players))
    return pulp.lpSum(model.variables.share[player] for player in players if coalition >> player & 1)


LEAST_CORE_FAMILIES = (
    everything_is_shared,
    excess_is_bounded,
    settled_share_is_kept,
    nobody_is_worse_off_than_alone,
)
"""Every constraint family of the least core and of a round of the nucleolus."""
EQUAL_PROFIT_FAMILIES = (everything_is_shared, coalition_stays, relative_gains_are_alike)
"""Every constraint family of the equal profit method."""
