"""What duties need: vehicles out by the hour, vehicles used, and what sharing a fleet saves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.fleet.duty import Duty, DutyTimes, duty_times
from models.fleet.instance import FleetInstance


@dataclass(frozen=True)
class VehicleChange:
    """What becomes of one kind of vehicle when fleets are shared.

    Parameters
    ----------
    vehicle
        Its number in the instance.
    available
        How many there are [vehicles].
    alone, together
        How many go out where each owner plans by itself, and where all plan together [vehicles].
    """

    vehicle: int
    available: int
    alone: int
    together: int

    @property
    def goes(self) -> int:
        """How many are no longer needed; below 0 where more are [vehicles]."""
        return self.alone - self.together


@dataclass(frozen=True)
class SharedFleet:
    """What sharing a fleet saves.

    Parameters
    ----------
    cost_alone
        By owner, what its routes cost with its own vehicles [cost units].
    cost_together
        What all routes cost with all vehicles [cost units].
    vehicles
        By kind of vehicle, in the instance's order.
    lent
        Tasks that a vehicle of another owner does, with that vehicle, by task.
    """

    cost_alone: Mapping[str, int]
    cost_together: int
    vehicles: tuple[VehicleChange, ...]
    lent: tuple[tuple[int, int], ...]

    @property
    def saving(self) -> int:
        """What sharing saves [cost units]; below 0 where it costs more."""
        return sum(self.cost_alone.values()) - self.cost_together

    def goes(self, instance: FleetInstance, *, hired: bool) -> int:
        """Return how many vehicles are no longer needed, of those hired or of those owned [vehicles].

        Parameters
        ----------
        instance
            The data.
        hired
            Which of the two.
        """
        return sum(one.goes for one in self.vehicles if instance.vehicles[one.vehicle].hired == hired)


def vehicles_out(instance: FleetInstance, duties: Iterable[Duty], hour: int) -> dict[tuple[int, int], int]:
    """Return how many vehicles of a kind are out at some time of each hour, by the hour's number and the vehicle's.

    A vehicle is out from leaving its depot until it is back; hours in which none is out are left out.

    Parameters
    ----------
    instance
        The data.
    duties
        Duties that their vehicles can do.
    hour
        Length of an hour [ticks].
    """
    out: dict[tuple[int, int], int] = {}
    for duty in duties:
        times = _times(instance, duty)
        for number in range(times.departure // hour, -(-times.back // hour)):
            out[number, duty.vehicle] = out.get((number, duty.vehicle), 0) + 1
    return dict(sorted(out.items()))


def shared_fleet(instance: FleetInstance, alone: Mapping[str, Iterable[Duty]], together: Iterable[Duty]) -> SharedFleet:
    """Return what sharing saves, and which vehicles go.

    Parameters
    ----------
    instance
        The routes and vehicles of all owners.
    alone
        By owner, duties of its own routes.
    together
        Duties of all routes.
    """
    apart, all_together = {owner: tuple(duties) for owner, duties in alone.items()}, tuple(together)
    costs = {owner: sum(_times(instance, duty).cost for duty in duties) for owner, duties in sorted(apart.items())}
    before = [duty.vehicle for duties in apart.values() for duty in duties]
    after = [duty.vehicle for duty in all_together]
    changes = tuple(
        VehicleChange(number, vehicle.number, before.count(number), after.count(number))
        for number, vehicle in enumerate(instance.vehicles)
    )
    lent = [(task, duty.vehicle) for duty in all_together for task in duty.tasks if _is_lent(instance, task, duty)]
    total = sum(_times(instance, duty).cost for duty in all_together)
    return SharedFleet(costs, total, changes, tuple(sorted(lent)))


def _is_lent(instance: FleetInstance, task: int, duty: Duty) -> bool:
    owner, lender = instance.tasks[task].owner, instance.vehicles[duty.vehicle].owner
    return bool(owner and lender and owner != lender)


def _times(instance: FleetInstance, duty: Duty) -> DutyTimes:
    times = duty_times(instance, duty)
    if times is None:
        msg = f"{instance.vehicles[duty.vehicle].name} cannot do its duty"
        raise ValueError(msg)
    return times
