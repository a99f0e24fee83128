r"""Whether shares are the nucleolus, decided by Kohlberg's criterion in exact arithmetic.

It leans on no computation of the nucleolus: it looks at the shares alone. They are the nucleolus exactly where, for
every level :math:`t`, the coalitions with an excess of at least :math:`t` are balanced: some weights, above 0 for all
of them, count every player once; singletons whose player has no more than alone may help with weights of 0 or more
[1]_. Put the other way round: no move that hurts none of these coalitions may help one of them.

.. [1] E. Kohlberg, On the nucleolus of a characteristic function game, SIAM Journal on Applied Mathematics 20, 1971,
   62-66.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from models.sharing.game import Game, Number

Vector = list[Fraction]


def has_imputation(game: Game) -> bool:
    """Whether everything can be shared so that no player is worse off than alone.

    Parameters
    ----------
    game
        The game.
    """
    return sum(game.gains[1 << player] for player in range(len(game.players))) <= game.gains[game.everybody]


def is_nucleolus(game: Game, shares: Sequence[Number]) -> bool:
    """Whether shares are the nucleolus; where nobody-worse-off-than-alone is impossible, the prenucleolus.

    Parameters
    ----------
    game
        The game.
    shares
        What each player has.
    """
    players = range(len(game.players))
    if len(shares) != len(players) or sum(shares) != game.values[game.everybody]:
        return False
    excesses = game.excesses(shares)
    tight: list[int] = []
    if has_imputation(game):
        if any(excesses[1 << player] > 0 for player in players):
            return False
        tight = [1 << player for player in players if excesses[1 << player] == 0]
    settled = _Span(len(players))
    settled.add(_vector(game, game.everybody))
    by_level: dict[Fraction, list[int]] = {}
    for coalition in range(1, game.everybody):
        by_level.setdefault(excesses[coalition], []).append(coalition)
    for level in sorted(by_level, reverse=True):
        rests = [rest for coalition in by_level[level] if any(rest := settled.rest(_vector(game, coalition)))]
        if not rests:
            continue
        if not _balanced(rests, [settled.rest(_vector(game, coalition)) for coalition in tight]):
            return False
        for rest in rests:
            settled.add(rest)
        if settled.is_full:
            return True
    return True


class _Span:
    """What is spanned by the coalitions that a move can neither hurt nor help."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: dict[int, Vector] = {}

    @property
    def is_full(self) -> bool:
        return len(self._rows) == self._size

    def rest(self, vector: Vector) -> Vector:
        """Return what is left of a vector without its part in the span; zeros for one inside."""
        for place, row in self._rows.items():
            factor = vector[place]
            if factor:
                vector = [own - factor * part for own, part in zip(vector, row, strict=True)]
        return vector

    def add(self, vector: Vector) -> None:
        rest = self.rest(vector)
        place = next((place for place, value in enumerate(rest) if value), None)
        if place is None:
            return
        new = [value / rest[place] for value in rest]
        for other, row in self._rows.items():
            if row[place]:
                self._rows[other] = [own - row[place] * part for own, part in zip(row, new, strict=True)]
        self._rows[place] = new


def _vector(game: Game, coalition: int) -> Vector:
    return [Fraction(coalition >> player & 1) for player in range(len(game.players))]


def _balanced(needed: list[Vector], helping: list[Vector]) -> bool:
    """Whether some weights, at least 1 for the needed and at least 0 for the helping vectors, add up to nothing.

    The first phase of the simplex method by Bland's rule, which cannot go round in circles.
    """
    columns = [*needed, *helping]
    goal = [-sum(values, Fraction(0)) for values in zip(*needed, strict=True)]
    rows = [
        [value if target >= 0 else -value for value in (*values, target)]
        for target, values in zip(goal, zip(*columns, strict=True), strict=True)
    ]
    basis = [len(columns) + place for place in range(len(rows))]
    short = [sum(values, Fraction(0)) for values in zip(*rows, strict=True)]
    while short[-1] > 0:
        entering = next((place for place in range(len(columns)) if short[place] > 0), None)
        if entering is None:
            return False
        ratios = [(row[-1] / row[entering], basis[r], r) for r, row in enumerate(rows) if row[entering] > 0]
        leaving = min(ratios)[2]
        basis[leaving] = entering
        pivot = rows[leaving][entering]
        rows[leaving] = [value / pivot for value in rows[leaving]]
        for r, row in enumerate(rows):
            if r != leaving and row[entering]:
                rows[r] = _without(row, row[entering], rows[leaving])
        short = _without(short, short[entering], rows[leaving])
    return True


def _without(row: Vector, factor: Fraction, part: Vector) -> Vector:
    return [own - factor * other if other else own for own, other in zip(row, part, strict=True)]
