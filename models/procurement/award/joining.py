"""When each trust joins: the choice of what it may buy on new terms, and what that choice costs once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.procurement.award.offers import Item, Need


@dataclass(frozen=True)
class JoiningOption:
    """One way to join, such as in a month, or never.

    Parameters
    ----------
    name
        What it is called among the options.
    pence
        What choosing it costs once, such as leaving a contract before its end [pence].
    parts
        Item, and the most of it that may then be bought on new terms [millionths]; nothing of items not named. New
        terms are all that are not present ones, bundles among them.
    """

    name: str
    pence: int = 0
    parts: tuple[tuple[str, int], ...] = ()

    @cached_property
    def most(self) -> dict[str, int]:
        """The most of each item that may be bought on new terms [millionths]."""
        return dict(self.parts)


@dataclass(frozen=True)
class Joining:
    """The choice of one trust in one lot: exactly one option holds.

    Parameters
    ----------
    trust, lot
        For whose needs.
    options
        What there is to choose from.
    moves
        Whether all that an option allows is then bought on new terms, but for needs that a bundle could meet; otherwise
        any part of it may be left where it is.
    """

    trust: str
    lot: str
    options: tuple[JoiningOption, ...]
    moves: bool = False


def joining_faults(joinings: Sequence[Joining], items: Sequence[Item], needs: Sequence[Need]) -> Iterator[str]:
    """Yield every fault of the joinings of an award in words: what, and what to do.

    Parameters
    ----------
    joinings, items, needs
        The parts of an instance.
    """
    lots = {item.name: item.lot for item in items}
    needed = {(need.trust, lots.get(need.item)) for need in needs}
    places = Counter((one.trust, one.lot) for one in joinings)
    for (trust, lot), count in places.items():
        if count > 1:
            yield f"trust {trust} joins {count} times in lot {lot}: merge the options"
    for one in joinings:
        what = f"joining of trust {one.trust} in lot {one.lot}"
        if (one.trust, one.lot) not in needed:
            yield f"{what}: the trust needs nothing there"
        if not one.options:
            yield f"{what}: no options to choose from"
        names = [option.name for option in one.options]
        if len(set(names)) < len(names):
            yield f"{what}: two options have one name"
        for option in one.options:
            if option.pence < 0 or any(amount < 0 for _, amount in option.parts):
                yield f"{what}, option {option.name}: a cost or a quantity is negative"
            if len(option.most) < len(option.parts):
                yield f"{what}, option {option.name}: an item is named twice"
            if any(lots.get(item) != one.lot for item in option.most):
                yield f"{what}, option {option.name}: an item that is not in the lot"
