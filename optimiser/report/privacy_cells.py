"""Which counts of people must not be shown, so that none can be got back from the sums it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from optimiser.config.scenario import PrivacySettings
from optimiser.money import round_half_up

Cell = Any
"""Whatever names a cell and can be a key."""
# Stands for no upper limit of a count.
_MANY = 1 << 40


@dataclass(frozen=True)
class Sum:
    """A count that others add up to.

    Parameters
    ----------
    total
        The sum.
    parts
        What adds up to it.
    """

    total: Cell
    parts: tuple[Cell, ...]


def shown_count(value: int, settings: PrivacySettings) -> int:
    """Return a count as it is shown: nought as it is, any other to the nearest ``round_to``, and never as nought.

    Parameters
    ----------
    value
        A count that is not hidden.
    settings
        How counts are shown.
    """
    step = settings.round_to
    return value if value == 0 else max(step, step * round_half_up(Fraction(value, step)))


def hidden_cells(values: Mapping[Cell, int], sums: Iterable[Sum], settings: PrivacySettings) -> frozenset[Cell]:
    """Return the cells to hide: small counts, and others as far as those could be got back without.

    Where a sum and all of its parts but one are shown, the next smallest part is hidden too, or the sum where no other
    part is left; likewise while any hidden cell could have one value only, even for somebody who knows which cells are
    hidden for being small. This goes on until it holds for every sum by itself; sums are not combined.

    Parameters
    ----------
    values
        Count of each cell, at least 0.
    sums
        Which of them add up; one that does not is an error of the caller and is left out.
    settings
        How counts are shown.
    """
    hidden = {cell for cell, value in values.items() if 0 < value < settings.smallest_count}
    place = {cell: number for number, cell in enumerate(values)}
    checked = [one for one in sums if one.parts and values[one.total] == sum(values[part] for part in one.parts)]
    settled = False
    while not settled:
        settled = True
        for one in checked:
            while _tells_too_much(one, values, hidden, settings):
                open_parts = [part for part in one.parts if part not in hidden and values[part]]
                if not open_parts and (one.total in hidden or not values[one.total]):
                    break
                more = min(open_parts, key=lambda part: (values[part], place[part]), default=one.total)
                hidden.add(more)
                settled = False
    return frozenset(hidden)


def _tells_too_much(one: Sum, values: Mapping[Cell, int], hidden: set[Cell], settings: PrivacySettings) -> bool:
    """Whether a hidden cell of a sum stands alone, or could have one value only."""
    cells = (one.total, *one.parts)
    unknown = sum(cell in hidden for cell in cells)
    if unknown < 2:
        return unknown == 1
    (low, high), *parts = (_bounds(values[cell], cell in hidden, settings) for cell in cells)
    least, most = sum(bound[0] for bound in parts), sum(bound[1] for bound in parts)
    if one.total in hidden and max(low, least) == min(high, most):
        return True
    return any(
        max(part[0], low - (most - part[1])) == min(part[1], high - (least - part[0]))
        for cell, part in zip(one.parts, parts, strict=True)
        if cell in hidden
    )


def _bounds(value: int, hidden: bool, settings: PrivacySettings) -> tuple[int, int]:
    """Return the least and the greatest count that a cell can have by itself, as it is shown."""
    smallest, step = settings.smallest_count, settings.round_to
    if hidden:
        return (1, smallest - 1) if value < smallest else (smallest, _MANY)
    if value == 0:
        return 0, 0
    shown = shown_count(value, settings)
    near = range(max(smallest, shown - step), shown + step + 1)
    same = [other for other in near if shown_count(other, settings) == shown]
    return same[0], same[-1]
