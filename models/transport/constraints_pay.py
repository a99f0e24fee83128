"""The rules of paid time in the event network, one function each."""

from __future__ import annotations

import pulp

from models.transport.events import DEPOT, way_back, way_out
from models.transport.instance import TransportInstance
from models.transport.variables import EventModel


def pay_begins_at_departure(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Count no departure later than the first stop allows, and none for who stays.

    .. math::
        l_{kp} \le b_{kp}\, x_{kp}, \qquad l_{kp} \le t_p - \tau_{kp} x_{kp} + (-\underline{t}_p)^+ (1 - x_{kp})
        \qquad \forall k, p

    with the latest departure :math:`b_{kp} = \overline{t}_p - \tau_{kp}`, at most the end of the shift. Where the step
    is not taken the departure is 0, which the second row allows whenever the stop begins.
    """
    times, unit = model.variables.network.times, model.variables.time
    out = model.variables.out()
    for (kind, stop), leaves in sorted(model.variables.leaves.items()):
        vehicle, used = instance.vehicles[kind], out[kind, stop]
        way = way_out(instance, vehicle, stop)
        latest = min(vehicle.shift[1], times.last[stop] - way)
        name = (vehicle.name, stop)
        model.problem.addConstraint(
            leaves - unit(latest) * used <= 0, model.names.name("pay_begins_at_departure", *name, "latest")
        )
        slack = max(0, -times.first[stop])
        row = leaves - model.variables.begin[stop] + unit(way + slack) * used <= unit(slack)
        model.problem.addConstraint(row, model.names.name("pay_begins_at_departure", *name, "begin"))


def pay_ends_at_return(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Count the return no earlier than the last stop allows.

    .. math:: h_{kd} \ge t_d + \tau_{dk} x_{dk} - \overline{t}_d (1 - x_{dk}), \qquad
       h_{kd} \ge (\underline{t}_d + \tau_{dk}) x_{dk} \qquad \forall k, d
    """
    times, unit = model.variables.network.times, model.variables.time
    home = model.variables.home()
    for (kind, stop), returns in sorted(model.variables.returns.items()):
        vehicle, used = instance.vehicles[kind], home[kind, stop]
        way = way_back(instance, vehicle, stop)
        row = returns - model.variables.begin[stop] - unit(way + times.last[stop]) * used >= -unit(times.last[stop])
        model.problem.addConstraint(row, model.names.name("pay_ends_at_return", vehicle.name, stop, "begin"))
        row = returns - unit(times.first[stop] + way) * used >= 0
        model.problem.addConstraint(row, model.names.name("pay_ends_at_return", vehicle.name, stop, "earliest"))


def pay_covers_the_way(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Pay at least for every drive and every service of a kind of vehicle.

    .. math:: \sum_d h_{kd} - \sum_p l_{kp} \ge \sum_a \tau_a x_{ka} \qquad \forall k

    It follows from the times of whole routes. Where steps are split the times say nothing, and this row keeps the
    relaxation strong.
    """
    times, unit = model.variables.network.times, model.variables.time
    paid = sorted({kind for kind, _ in model.variables.leaves})
    for kind in paid:
        vehicle, parts = instance.vehicles[kind], []
        for step, variable in model.variables.step.items():
            if step[0] != kind:
                continue
            stop, following = model.variables.stops(step)
            if stop == DEPOT:
                takes = way_out(instance, vehicle, following)
            else:
                takes = way_back(instance, vehicle, stop) if following == DEPOT else times.leg[stop][following]
            parts.append(unit(takes) * variable)
        ends = [one for (of_kind, _), one in model.variables.returns.items() if of_kind == kind]
        starts = [one for (of_kind, _), one in model.variables.leaves.items() if of_kind == kind]
        row = pulp.lpSum(ends) - pulp.lpSum(starts) - pulp.lpSum(parts) >= 0
        model.problem.addConstraint(row, model.names.name("pay_covers_the_way", vehicle.name))


FAMILIES_OF_PAY = (pay_begins_at_departure, pay_ends_at_return, pay_covers_the_way)
"""Every family of this module."""
