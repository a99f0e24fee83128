"""The rules of time in the event network, one function each."""

from __future__ import annotations

import pulp

from models.transport.events import DEPOT, way_back, way_out
from models.transport.events_time import FAR
from models.transport.instance import TransportInstance
from models.transport.variables import EventModel


def time_follows_the_way(model: EventModel, _instance: TransportInstance) -> None:
    r"""
    Begin a stop only after the one before it is done and the drive is over.

    .. math:: t_j \ge t_i + \tau_{ij} - M_{ij} \Bigl(1 - \sum_{k,\ a : i \to j} x_{ka}\Bigr) \qquad \forall i, j

    with :math:`M_{ij} = \overline{t}_i + \tau_{ij} - \underline{t}_j`, which windows can never pass; where it is not
    above 0 the windows say it already. One row for all events of two stops: each stop is made once.
    """
    times, unit = model.variables.network.times, model.variables.time
    for (stop, following), steps in sorted(model.variables.by_stops().items()):
        if DEPOT in {stop, following}:
            continue
        leg = times.leg[stop][following]
        slack = times.last[stop] + leg - times.first[following]
        if slack <= 0:
            continue
        begin, used = model.variables.begin, pulp.lpSum(model.variables.step[step] for step in steps)
        row = begin[following] - begin[stop] - unit(slack) * used >= unit(leg - slack)
        model.problem.addConstraint(row, model.names.name("time_follows_the_way", stop, following))


def time_on_board_is_kept(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Deliver each request in time, and after its pickup.

    .. math:: \tau_r \le t_{n + r} - t_r \le s_r + L_r \qquad \forall r

    with least drive :math:`\tau_r`, loading :math:`s_r` and limit :math:`L_r`, which a request may have none of.
    """
    times, begin, unit = model.variables.network.times, model.variables.begin, model.variables.time
    for request in range(instance.size):
        if request not in begin:
            continue
        name, other = instance.requests[request].name, instance.size + request
        least = times.least[request][other]
        row = begin[other] - begin[request] >= unit(least)
        model.problem.addConstraint(row, model.names.name("time_on_board_is_kept", name, "least"))
        if times.on_board[request] < FAR:
            row = begin[other] - begin[request] <= unit(times.on_board[request])
            model.problem.addConstraint(row, model.names.name("time_on_board_is_kept", name, "most"))


def shift_is_kept(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Let no vehicle be at its first stop before its shift allows it, nor leave its last too late.

    .. math::
        t_p \ge \sum_k (a_k + \tau_{kp})\, x_{kp} \quad \forall p, \qquad
        t_d \le \overline{t}_d - \sum_k (\overline{t}_d - b_k + \tau_{dk})^+ x_{dk} \quad \forall d

    with shifts :math:`[a_k, b_k]`, on the steps from and to the depot; rows that windows say already are left out.
    """
    times, begin, unit = model.variables.network.times, model.variables.begin, model.variables.time
    firsts: dict[int, list[pulp.LpAffineExpression]] = {}
    for (kind, stop), variable in model.variables.out().items():
        vehicle = instance.vehicles[kind]
        late = vehicle.shift[0] + way_out(instance, vehicle, stop) - times.first[stop]
        if late > 0:
            firsts.setdefault(stop, []).append(unit(late) * variable)
    for stop, parts in sorted(firsts.items()):
        row = begin[stop] - pulp.lpSum(parts) >= unit(times.first[stop])
        model.problem.addConstraint(row, model.names.name("shift_is_kept", stop))
    lasts: dict[int, list[pulp.LpAffineExpression]] = {}
    for (kind, stop), variable in model.variables.home().items():
        vehicle = instance.vehicles[kind]
        early = times.last[stop] - vehicle.shift[1] + way_back(instance, vehicle, stop)
        if early > 0:
            lasts.setdefault(stop, []).append(unit(early) * variable)
    for stop, parts in sorted(lasts.items()):
        row = begin[stop] + pulp.lpSum(parts) <= unit(times.last[stop])
        model.problem.addConstraint(row, model.names.name("shift_is_kept", stop))


def departure_is_carried(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Let each stop know when its vehicle left, where a longest duration asks for it.

    .. math::
        d_j \le d_i + M \Bigl(1 - \sum_{k,\ a : i \to j} x_{ka}\Bigr), \qquad
        d_p \le t_p - \sum_k \tau_{kp}\, x_{kp}

    A departure is at most the beginning of its stop, and at least the earliest there is; so
    :math:`M = \overline{t}_j - \underline{d}` suffices.
    """
    departure, begin, unit = model.variables.departure, model.variables.begin, model.variables.time
    if not departure:
        return
    times, earliest = model.variables.network.times, earliest_departure(instance)
    outs: dict[int, list[pulp.LpAffineExpression]] = {}
    for (kind, stop), variable in model.variables.out().items():
        outs.setdefault(stop, []).append(unit(way_out(instance, instance.vehicles[kind], stop)) * variable)
    for stop in sorted(departure):
        row = departure[stop] - begin[stop] + pulp.lpSum(outs.get(stop, [])) <= 0
        model.problem.addConstraint(row, model.names.name("departure_is_carried", stop))
    for (stop, following), steps in sorted(model.variables.by_stops().items()):
        if DEPOT in {stop, following}:
            continue
        slack = unit(times.last[following] - earliest)
        used = pulp.lpSum(model.variables.step[step] for step in steps)
        row = departure[following] - departure[stop] + slack * used <= slack
        model.problem.addConstraint(row, model.names.name("departure_is_carried", stop, following))


def duration_is_kept(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Bring each vehicle back within its longest duration.

    .. math:: t_d - d_d \le (\overline{t}_d - \underline{d}) - \sum_k
       (\overline{t}_d - \underline{d} - T_k + \tau_{dk})^+ x_{dk} \qquad \forall d
    """
    departure, begin, unit = model.variables.departure, model.variables.begin, model.variables.time
    if not departure:
        return
    times, earliest = model.variables.network.times, earliest_departure(instance)
    parts: dict[int, list[pulp.LpAffineExpression]] = {}
    for (kind, stop), variable in model.variables.home().items():
        vehicle = instance.vehicles[kind]
        most = times.last[stop] - earliest
        over = most - vehicle.longest + way_back(instance, vehicle, stop)
        if over > 0:
            parts.setdefault(stop, []).append(unit(over) * variable)
    for stop, terms in sorted(parts.items()):
        row = begin[stop] - departure[stop] + pulp.lpSum(terms) <= unit(times.last[stop] - earliest)
        model.problem.addConstraint(row, model.names.name("duration_is_kept", stop))


def earliest_departure(instance: TransportInstance) -> int:
    """Return the earliest departure of any vehicle [ticks].

    Parameters
    ----------
    instance
        The day.
    """
    return min((vehicle.shift[0] for vehicle in instance.vehicles), default=0)


FAMILIES_OF_TIMES = (
    time_follows_the_way,
    time_on_board_is_kept,
    shift_is_kept,
    departure_is_carried,
    duration_is_kept,
)
"""Every family of this module."""
