"""What one vehicle does in a day with nobody sharing: one movement after the other, with its break."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from optimiser.synthetic.places import Place, careful_minutes, road_metres
from optimiser.synthetic.rates import BREAK, BREAK_AFTER, MAX_DUTY, SHIFT, Kind
from optimiser.synthetic.sharing_table import may_ride_together


@dataclass(frozen=True)
class Task:
    """A movement as a vehicle sees it.

    Parameters
    ----------
    origin, destination
        From where, and to where.
    pickup, delivery
        First and last beginning of each [minutes after midnight].
    loading, unloading
        How long each takes [min].
    group
        Class of goods, or ``patient``.
    """

    origin: Place
    destination: Place
    pickup: tuple[int, int]
    delivery: tuple[int, int]
    loading: int
    unloading: int
    group: str

    @property
    def ride(self) -> int:
        """How long the drive takes on a slow road [min]."""
        return careful_minutes(self.origin, self.destination)


@dataclass
class Duty:
    """What one vehicle does, one movement after the other.

    Parameters
    ----------
    depot
        Where it starts and ends.
    tasks
        What it carries.
    departs, rested
        When it leaves, and when it last began to work [minutes after midnight].
    free
        When it has delivered the last [minutes after midnight].
    metres
        How far it drives, up to the last delivery [m].
    """

    depot: Place
    tasks: list[Task] = field(default_factory=list)
    departs: int = 0
    rested: int = 0
    free: int = 0
    metres: int = 0

    @property
    def place(self) -> Place:
        """Where it is when it is free."""
        return self.tasks[-1].destination if self.tasks else self.depot

    @property
    def back(self) -> int:
        """When it is back at the depot [minutes after midnight]."""
        return self.free + careful_minutes(self.place, self.depot)

    def take(self, task: Task) -> bool:
        """Take a movement after the others, with a break before it where one is due; say whether that is possible.

        Parameters
        ----------
        task
            The movement.
        """
        if any(not may_ride_together(task.group, other.group) for other in self.tasks):
            return False
        return any(self._take(task, pause) for pause in ((0, BREAK) if self.tasks else (0,)))

    def _take(self, task: Task, pause: int) -> bool:
        to_it = careful_minutes(self.place, task.origin)
        earliest = self.free + pause + to_it if self.tasks else SHIFT[0] + to_it
        begins = max(task.pickup[0], earliest)
        begins = max(begins, task.delivery[0] - task.loading - task.ride)
        arrives = begins + task.loading + task.ride
        ends = arrives + task.unloading
        back = ends + careful_minutes(task.destination, self.depot)
        departs = self.departs if self.tasks else begins - to_it
        # A break begins as late as it can, so that the work after it is as short as it can be.
        breaks = min(begins - to_it - BREAK, self.rested + BREAK_AFTER)
        rested = breaks + BREAK if pause else self.rested if self.tasks else departs
        late = begins > task.pickup[1] or arrives > task.delivery[1] or back > SHIFT[1]
        too_early = bool(pause) and breaks < self.free
        if late or too_early or back - departs > MAX_DUTY or back - rested > BREAK_AFTER:
            return False
        self.metres += road_metres(self.place, task.origin) + road_metres(task.origin, task.destination)
        self.tasks.append(task)
        self.departs, self.rested, self.free = departs, rested, ends
        return True

    def pence(self, kind: Kind) -> Fraction:
        """Return what it costs by the rates of a kind of vehicle, every road a slow one [pence].

        Parameters
        ----------
        kind
            The kind.
        """
        metres = self.metres + road_metres(self.place, self.depot)
        cost = Fraction(kind.hour * (self.back - self.departs), 60) + Fraction(kind.km * metres, 10_000 * 1_000)
        return kind.day + cost


def duties(tasks: Iterable[Task], depot: Place) -> list[Duty]:
    """Return vehicles that do some tasks, the most urgent first, each by the vehicle that is free next to it.

    Parameters
    ----------
    tasks
        Movements.
    depot
        Where the vehicles are kept.

    Raises
    ------
    ValueError
        If a movement fits into no duty, even alone.
    """
    found: list[Duty] = []
    for task in sorted(tasks, key=lambda task: min(task.pickup[1], task.delivery[1] - task.ride)):
        near = sorted(found, key=lambda duty: careful_minutes(duty.place, task.origin))
        if any(duty.take(task) for duty in near):
            continue
        found.append(Duty(depot))
        if not found[-1].take(task):
            msg = f"no duty from {depot.code} has room for {task.origin.code} to {task.destination.code}"
            raise ValueError(msg)
    return found
