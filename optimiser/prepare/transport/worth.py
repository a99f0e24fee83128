"""What a request that nobody serves weighs, so that serving it is always better."""

from __future__ import annotations

from models.transport.instance import TransportInstance


def unserved_cost(instance: TransportInstance) -> int:
    r"""Return a weight above the cost of any plan [cost units].

    A plan makes no more routes of a kind than there are vehicles or requests; a route lasts no longer than its vehicle
    may, and all routes together have two legs a request and one more a route, none longer than the longest road. So

    .. math:: \sum_v \min(m_v, n)\,(f_v + t_v \cdot T_v) + (2n + R) \cdot D \cdot \max_v d_v + n \cdot \max_v q_v

    with :math:`m` vehicles of a kind, :math:`n` requests, :math:`R` the sum of :math:`\min(m_v, n)`, and for each kind
    its fixed cost, cost of time, longest time, cost of distance and cost of a request, is at least the cost of any
    plan. One more than that suffices: as no cost is below 0, a plan that leaves :math:`u` requests unserved weighs less
    than :math:`(u + 1)` times the weight, and a plan that leaves one more unserved at least that.

    Parameters
    ----------
    instance
        The day.
    """
    size, vehicles = instance.size, instance.vehicles
    if not vehicles or not size:
        return 1
    routes = [min(vehicle.number, size) for vehicle in vehicles]
    longest = max(0, int(instance.distance.max(initial=0)))
    daily = sum(
        count * (vehicle.cost_fixed + vehicle.cost_tick * vehicle.longest)
        for count, vehicle in zip(routes, vehicles, strict=True)
    )
    roads = (2 * size + sum(routes)) * longest * max(vehicle.cost_distance for vehicle in vehicles)
    return daily + roads + size * max(vehicle.cost_request for vehicle in vehicles) + 1
