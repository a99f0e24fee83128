"""Prices from shares of a vehicle's room: a bound that any day has, at once."""

from __future__ import annotations

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.relaxation_day import FAR, Floats, shortest
from models.transport.vehicle import Vehicle


def shared_prices(instance: TransportInstance) -> Floats:
    r"""Return a price of each request such that no route costs less than the prices of its requests [cost units].

    A route works at least as long as its stops and its drives take. Those on board at any moment fill at most the whole
    vehicle, so that with :math:`w_r` for the part of it that request :math:`r` takes, the drives take at least the sum
    of :math:`w_r` times the shortest ride of :math:`r`, and the way is at least as long as the same sum of ways. A
    vehicle that goes out works no longer than it may, so that each tick bears its part of the fixed cost. The price of
    a request is the least over the vehicles that may carry it.

    Parameters
    ----------
    instance
        The day.
    """
    travel = shortest(np.where(instance.travel < 0, FAR, instance.travel))
    distance = shortest(instance.distance)
    pickup = np.array([request.pickup for request in instance.requests], dtype=np.int64)
    delivery = np.array([request.delivery for request in instance.requests], dtype=np.int64)
    ride = np.minimum(travel[pickup, delivery], FAR).astype(np.float64)
    way = distance[pickup, delivery].astype(np.float64)
    service = np.array(instance.service, dtype=np.float64).reshape(2, instance.size).sum(axis=0)
    price = np.full(instance.size, np.inf if instance.unserved_cost is None else float(instance.unserved_cost))
    for vehicle in instance.vehicles:
        if not vehicle.number:
            continue
        may = np.array([instance.may_carry(vehicle, request) for request in instance.requests], dtype=bool)
        tick = vehicle.cost_tick + (vehicle.cost_fixed / vehicle.longest if vehicle.longest > 0 else 0.0)
        alone = tick * service + vehicle.cost_request
        shared = [alone + part * (tick * ride + vehicle.cost_distance * way) for part in _parts(instance, vehicle)]
        best = max(shared, key=lambda prices: float(prices[may].sum()), default=alone)
        price = np.where(may, np.minimum(price, best), price)
    return np.where(np.isfinite(price), price, 0.0)


def _parts(instance: TransportInstance, vehicle: Vehicle) -> list[Floats]:
    """Return ways to say which part of a vehicle each request takes: by one resource, or by all of them added up."""
    load = np.array([request.load for request in instance.requests], dtype=np.float64)
    load = load.reshape(instance.size, len(instance.resources))
    layouts = np.array(vehicle.layouts, dtype=np.float64).reshape(len(vehicle.layouts), len(instance.resources))
    alone = np.array([request.alone for request in instance.requests], dtype=bool)
    found = []
    for weight in [*np.eye(len(instance.resources)), np.ones(len(instance.resources))]:
        room = float((layouts @ weight).max())
        if room > 0:
            found.append(np.where(alone, 1.0, np.minimum(1.0, load @ weight / room)))
    return found
