r"""Places for people on board, counted so that upgrades need no decision.

A patient in a seat may take a stretcher place, and an escort a patient seat or a stretcher place; nobody else may take
a wheelchair place or the seat beside the driver. As who may use what is nested, everybody finds a place exactly when
each of the following sums is at most the sum of the places (Hall's condition):

.. math::
    w \le W, \qquad s \le S, \qquad s + p \le S + P, \qquad s + p + e \le S + P + T

with wheelchairs :math:`w`, stretchers :math:`s`, seated patients :math:`p`, escorts :math:`e` and capacities in capital
letters, :math:`T` being seats for staff. So the four sums are the resources, and loads simply add up.
"""

from __future__ import annotations

PEOPLE = ("wheelchair", "stretcher", "stretcher_or_seat", "any_place_but_wheelchair")
"""The four nested resources."""
GOODS = ("millilitres", "grams", "cages")
"""The resources of goods."""


def people_load(seated: int = 0, stretchers: int = 0, wheelchairs: int = 0, escorts: int = 0) -> tuple[int, ...]:
    """Return the nested load of people.

    Parameters
    ----------
    seated, stretchers, wheelchairs, escorts
        People of each kind [people].
    """
    return (wheelchairs, stretchers, stretchers + seated, stretchers + seated + escorts)


def people_capacity(staff: int, seats: int, stretchers: int, wheelchairs: int) -> tuple[int, ...]:
    """Return the nested capacity of a layout.

    Parameters
    ----------
    staff, seats, stretchers, wheelchairs
        Places of each kind [places].
    """
    return (wheelchairs, stretchers, stretchers + seats, stretchers + seats + staff)
