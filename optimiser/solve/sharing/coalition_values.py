"""What every coalition has on its own, part by part of the problem, solving only what is not known already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from models.sharing.game import Game, Number, coalition_sums

AnswerT = TypeVar("AnswerT")

ValueOf = Callable[[str, tuple[str, ...], AnswerT | None], tuple[Number, AnswerT]]
"""From a component, some of its players and an answer to start from: their value on their own, and the answer."""
Listener = Callable[[int, int], None]
"""Told how many coalitions are known and how many there are."""


@dataclass(frozen=True)
class Laws:
    """What is known of the values before any is.

    Parameters
    ----------
    monotone
        Whether a coalition's value is never below that of a part of it, be it a gain or a cost.
    joining_helps
        Whether two coalitions without a common player do at least as well together as apart: they gain no less, or cost
        no more.
    """

    monotone: bool = False
    joining_helps: bool = False


@dataclass(frozen=True)
class CoalitionValues:
    """What every coalition has on its own.

    Parameters
    ----------
    game
        The game of all players.
    by_component
        For each component the game of its own players; the values of a coalition add up over the components.
    solved, bounded
        How many coalitions of components were solved, and how many had their value from bounds that met.
    mended
        How many values were bettered at the end because the coalition can do what others were found to do: above 0
        only where solves stop before the best answer.
    """

    game: Game
    by_component: Mapping[str, Game]
    solved: int
    bounded: int
    mended: int


def coalition_values(
    players: Sequence[str],
    components: Mapping[str, Sequence[str]],
    value_of: ValueOf[AnswerT],
    *,
    kind: Literal["gain", "cost"],
    laws: Laws | None = None,
    weights: Sequence[Number] | None = None,
    progress: Listener | None = None,
) -> CoalitionValues:
    """Return the value of every coalition.

    A part of the problem that touches few of the players needs few solves: eleven players in two components of six need
    126 instead of 2,047. Within a component the coalitions are taken from both ends, everybody and singles first, so
    that the laws bound those in the middle from both sides; where the bounds meet nothing is solved.

    Parameters
    ----------
    players
        Names of all players.
    components
        For each part of the problem the players it touches; what they do in one part changes nothing in another.
    value_of
        Solves a component for some of its players. It is given the answer of the largest part of them that was solved
        before, to start from; ``None`` where there is none.
    kind
        Whether the values are gains or costs.
    laws
        What is known of the values; ``None`` for nothing.
    weights
        Of the players, for the game.
    progress
        Told after every coalition.

    Raises
    ------
    ValueError
        If a component has no player, one twice, or one that is not among the players.
    """
    total = sum((1 << len(names)) - 1 for names in components.values())
    known, by_component = _Tally(total, progress), {}
    for name, touched in components.items():
        if not touched or len(set(touched)) < len(touched) or not set(touched) <= set(players):
            msg = f"component {name} does not have some of the players, each once"
            raise ValueError(msg)
        values = _Component(name, tuple(touched), value_of, kind, laws or Laws(), known).values()
        by_component[name] = Game(tuple(touched), values, kind)
    place_of = {player: place for place, player in enumerate(players)}
    sums: list[Number] = [0] * (1 << len(players))
    for game in by_component.values():
        bits = [0] * len(players)
        for own, player in enumerate(game.players):
            bits[place_of[player]] = 1 << own
        # The bits of a coalition's players in the component, added up, are its part's number there.
        for coalition, part in enumerate(coalition_sums(bits)):
            sums[coalition] += game.values[int(part)]
    whole = Game(tuple(players), tuple(sums), kind, None if weights is None else tuple(weights))
    return CoalitionValues(whole, by_component, known.solved, known.bounded, known.mended)


@dataclass
class _Tally:
    """How far the whole has come."""

    total: int
    progress: Listener | None
    solved: int = 0
    bounded: int = 0
    mended: int = 0

    def count(self, *, solved: bool) -> None:
        if solved:
            self.solved += 1
        else:
            self.bounded += 1
        if self.progress is not None:
            self.progress(self.solved + self.bounded, self.total)


class _Component(Generic[AnswerT]):
    """The coalitions of one component."""

    def __init__(
        self, name: str, players: tuple[str, ...], value_of: ValueOf[AnswerT], kind: str, laws: Laws, tally: _Tally
    ) -> None:
        self._name, self._players, self._value_of = name, players, value_of
        self._sign, self._laws, self._tally = 1 if kind == "gain" else -1, laws, tally
        self._everybody = (1 << len(players)) - 1
        self._known: dict[int, Number] = {0: 0}
        self._alone: list[Number] | None = None
        self._answers: dict[int, AnswerT] = {}

    def values(self) -> tuple[Number, ...]:
        """Return the value of every coalition by its number."""
        for coalition in self._from_both_ends():
            low, high = self._bounds(coalition)
            if low is not None and low == high:
                self._known[coalition] = low
                self._tally.count(solved=False)
                continue
            members = tuple(name for place, name in enumerate(self._players) if coalition >> place & 1)
            value, answer = self._value_of(self._name, members, self._start(coalition))
            self._known[coalition], self._answers[coalition] = value, answer
            self._tally.count(solved=True)
        self._mend()
        return tuple(self._known[coalition] for coalition in range(self._everybody + 1))

    def _from_both_ends(self) -> Iterator[int]:
        """Yield everybody, singles, all but one, pairs and so on, each size by number."""
        size = len(self._players)
        near_an_end = sorted(range(1, size + 1), key=lambda count: (min(count, size - count), count < size))
        rank = {count: place for place, count in enumerate(near_an_end)}
        yield from sorted(range(1, self._everybody + 1), key=lambda one: (rank[one.bit_count()], one))

    def _start(self, coalition: int) -> AnswerT | None:
        """Return the answer of the largest part that was solved; of several, that of the lowest number."""
        parts = [part for part in _parts(coalition) if part in self._answers]
        return self._answers[min(parts, key=lambda part: (-part.bit_count(), part))] if parts else None

    def _bounds(self, coalition: int) -> tuple[Number | None, Number | None]:
        """Return what the known values say of an unknown one, from below and from above."""
        known, low, high = self._known, [], []
        if self._laws == Laws():
            return None, None
        rest = self._everybody ^ coalition
        above = [(more, known.get(coalition | more)) for more in (*_parts(rest), rest) if more]
        if self._laws.monotone:
            low += [known[part] for part in (0, *_parts(coalition)) if part in known]
            high += [value for _, value in above if value is not None]
        if self._laws.joining_helps:
            split = [(self._reached(part), self._reached(coalition ^ part)) for part in _parts(coalition)]
            apart = [one + other for one, other in split if one is not None and other is not None]
            freed = [(value, self._reached(more)) for more, value in above]
            left = [value - other for value, other in freed if value is not None and other is not None]
            low += apart if self._sign > 0 else left
            high += left if self._sign > 0 else apart
        return max(low, default=None), min(high, default=None)

    def _reached(self, coalition: int) -> Number | None:
        """Return what a coalition has, or what its players have alone; ``None`` where that is not known either."""
        value = self._known.get(coalition)
        if value is None and self._alone is None:
            singles = [self._known.get(1 << place) for place in range(len(self._players))]
            if None not in singles:
                self._alone = coalition_sums([own for own in singles if own is not None])
        return self._alone[coalition] if value is None and self._alone is not None else value

    def _mend(self) -> None:
        """Better every value that is worse than what the coalition can do by what others were found to do."""
        better = max if self._sign > 0 else min
        mended: set[int] = set()
        changed = True
        while changed:
            changed = False
            for coalition in range(1, self._everybody + 1):
                reached = self._bounds(coalition)[0 if self._sign > 0 else 1]
                value = self._known[coalition]
                if reached is not None and better(reached, value) != value:
                    self._known[coalition] = reached
                    mended.add(coalition)
                    changed = True
        self._tally.mended += len(mended)


def _parts(coalition: int) -> Iterator[int]:
    """Yield the parts of a coalition without nobody and itself, from the highest number to the lowest."""
    part = (coalition - 1) & coalition
    while part:
        yield part
        part = (part - 1) & coalition
