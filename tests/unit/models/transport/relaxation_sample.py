"""Days on a straight road for the relaxations, and what is made of them with everybody on board followed."""

from __future__ import annotations

from models.transport.instance import TransportInstance
from models.transport.relaxation_arcs import PricingArcs, layers_of
from models.transport.relaxation_day import relaxed_day
from models.transport.relaxation_stretches import Stretches, stretches
from tests.unit.models.transport.day_sample import day, request

SOON = (0, 20)
TWO = day(request("a", 1, 2, pickup_window=SOON), request("b", 1, 3, pickup_window=SOON))
"""Both are fetched near by 20; alone a costs 220 and b 280, together 280."""
AGAIN = day(request("a", 1, 2, pickup_window=SOON, delivery_window=(0, 45)), request("c", 2, 1, pickup_window=(60, 75)))
"""One van brings a to the middle and, after waiting there, c back; neither a second time."""
LARGE = 100_000


def stretches_of(instance: TransportInstance, cut_after: int = 9, remembered: tuple[int, int] = (9, 9)) -> Stretches:
    """Return all stretches of a day."""
    found = stretches(relaxed_day(instance, shortcuts=False), cut_after, remembered, LARGE, 60.0)
    assert found is not None
    return found


def arcs_of(instance: TransportInstance, cell: int = 1, cut_after: int = 9) -> PricingArcs:
    """Return what pricing walks over, each kind of vehicle by itself."""
    relaxed = relaxed_day(instance, shortcuts=False)
    return PricingArcs(instance, relaxed, stretches_of(instance, cut_after), cell, layers_of(instance, False, 1))
