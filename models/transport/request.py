"""One movement to be made, of a patient or of goods: what every part of the transport model speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Window = tuple[int, int]
Kind = Literal["journey", "consignment"]


@dataclass(frozen=True)
class Request:
    """A pickup and a delivery by the same vehicle.

    Parameters
    ----------
    name
        Unique name.
    trust
        Trust it is for.
    kind
        A patient's journey, or a consignment.
    pickup, delivery
        Places, by their number in the instance.
    pickup_window, delivery_window
        When service there may begin, first and last [ticks].
    pickup_service, delivery_service
        How long loading and unloading take [ticks].
    load
        What it takes on board, by the instance's resources [whole units each].
    max_on_board
        Longest time from the end of loading to the beginning of unloading [ticks]; ``None`` for no limit.
    group
        Class that says what it may share a vehicle with; ``patient`` for journeys.
    alone
        Whether nothing else may be on board; the vehicle is cleaned afterwards.
    skills
        What the vehicle's crew must have.
    mobility
        For reports: the place a patient needs; empty for goods.
    """

    name: str
    trust: str
    kind: Kind
    pickup: int
    delivery: int
    pickup_window: Window
    delivery_window: Window
    pickup_service: int
    delivery_service: int
    load: tuple[int, ...]
    max_on_board: int | None = None
    group: str = "patient"
    alone: bool = False
    skills: frozenset[str] = frozenset()
    mobility: str = ""

    def __post_init__(self) -> None:
        for what, (first, last) in (("pickup", self.pickup_window), ("delivery", self.delivery_window)):
            if first > last:
                msg = f"{self.name}: the window of its {what} ends before it begins"
                raise ValueError(msg)
        numbers = (self.pickup_service, self.delivery_service, self.max_on_board or 0, *self.load)
        if min(numbers) < 0:
            msg = f"{self.name} has a number below 0"
            raise ValueError(msg)
