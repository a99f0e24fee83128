"""One kind of vehicle: what it holds, where and when it works, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from models.transport.request import Window


@dataclass(frozen=True)
class Vehicle:
    """Several vehicles alike.

    Parameters
    ----------
    name
        Unique name.
    trust
        Trust that owns or hires them; empty where they serve everybody.
    depot
        Place they start from and come back to, by its number in the instance.
    number
        How many there are [vehicles].
    layouts
        Capacities by the instance's resources, one tuple a layout [whole units each]. What is on board at any moment
        must fit one of them; seats fold on the way.
    shift
        First departure and last return [ticks].
    max_duration
        Longest time from departure to return [ticks]; ``None`` for the shift's.
    break_after, break_length
        Longest work without a break, and how long a break takes [ticks]; 0 and 0 where there is no such rule. It is
        taken while nobody and nothing is on board.
    skills
        What the crew has.
    groups
        Classes it may carry; empty for all.
    cost_fixed
        Cost of a vehicle that goes out [cost units].
    cost_tick
        Cost of its time from departure to return [cost units per tick].
    cost_distance
        Cost of distance [cost units per unit of distance].
    cost_request
        Cost of each request carried, as a provider's tariff has it [cost units].
    """

    name: str
    trust: str
    depot: int
    number: int
    layouts: tuple[tuple[int, ...], ...]
    shift: Window
    max_duration: int | None = None
    break_after: int = 0
    break_length: int = 0
    skills: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    cost_fixed: int = 0
    cost_tick: int = 0
    cost_distance: int = 0
    cost_request: int = 0

    def __post_init__(self) -> None:
        if not self.layouts or len({len(layout) for layout in self.layouts}) != 1:
            msg = f"{self.name} needs layouts of one length"
            raise ValueError(msg)
        costs = (self.cost_fixed, self.cost_tick, self.cost_distance, self.cost_request)
        rooms = (room for layout in self.layouts for room in layout)
        if min(self.number, self.max_duration or 0, self.break_after, self.break_length, *costs, *rooms) < 0:
            msg = f"{self.name} has a number below 0"
            raise ValueError(msg)
        if self.shift[0] > self.shift[1]:
            msg = f"{self.name}: its shift ends before it begins"
            raise ValueError(msg)
        if bool(self.break_after) != bool(self.break_length):
            msg = f"{self.name} needs both the work before a break and the break's length, or neither"
            raise ValueError(msg)

    @property
    def longest(self) -> int:
        """Longest time from departure to return [ticks]."""
        shift = self.shift[1] - self.shift[0]
        return shift if self.max_duration is None else min(shift, self.max_duration)

    def holds(self, load: tuple[int, ...]) -> bool:
        """Whether some layout holds a load.

        Parameters
        ----------
        load
            By the instance's resources [whole units each].
        """
        return any(all(part <= room for part, room in zip(load, layout, strict=True)) for layout in self.layouts)
