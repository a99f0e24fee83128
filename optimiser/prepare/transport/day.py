"""One day of transport as it is planned: the instance, and where each of its parts stands in the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route

COST_UNITS = 90_000_000
"""Cost units to the penny. Metres times millionths of a pound per kilometre are 1e-9 pounds, seconds times pence an
hour 1/3600 penny; in this unit both are whole."""
UNITS_OF_METRE_RATE = 9
"""Cost units of one metre at one millionth of a pound per kilometre."""
UNITS_OF_SECOND_RATE = 25_000
"""Cost units of one second at one penny an hour."""


@dataclass(frozen=True)
class RequestSource:
    """Where a request stands in the case.

    Parameters
    ----------
    table
        ``journeys`` or ``consignments``.
    code
        Identifier of the row.
    row
        Its row in the file, as Excel shows it.
    limit_given_way
        Whether a limit of the scenario gave way to the direct ride.
    """

    table: str
    code: str
    row: int
    limit_given_way: bool = False


@dataclass(frozen=True)
class VehicleSource:
    """Where a kind of vehicle stands in the case.

    Parameters
    ----------
    code
        Identifier in ``vehicles``.
    row
        Its row in the file.
    ownership
        As the case says.
    kgco2e_per_metre
        Emissions [kgCO2e per m]; ``None`` without a factor.
    cost_day_pence, cost_hour_pence, cost_km_millionths, cost_journey_pence
        The rates [pence a day, pence an hour, millionths of a pound per km, pence a journey].
    """

    code: str
    row: int
    ownership: str
    kgco2e_per_metre: Fraction | None
    cost_day_pence: int = 0
    cost_hour_pence: int = 0
    cost_km_millionths: int = 0
    cost_journey_pence: int = 0


@dataclass(frozen=True)
class RecordedRoute:
    """One recorded route of patients, as the trust says it was driven.

    Parameters
    ----------
    code, trust, row
        Identifier, trust and row in ``recorded_routes``.
    vehicle
        Number of its kind in the instance.
    stops
        Stops in order, numbered as in the instance.
    begins
        Recorded beginning of each stop [s]; ``None`` where the record is silent.
    depart, back
        Recorded departure and return [s]; ``None`` where the record is silent.
    cost_pence
        Cost as recorded [pence]; ``None`` where the vehicle's rates are to say it.
    """

    code: str
    trust: str
    row: int
    vehicle: int
    stops: tuple[int, ...]
    begins: tuple[int | None, ...]
    depart: int | None
    back: int | None
    cost_pence: int | None


@dataclass(frozen=True)
class TransportDay:
    """All requests of one kind of day, with what may serve them.

    Parameters
    ----------
    day_type
        Kind of day.
    instance
        Journeys only, unless goods were asked for.
    requests, vehicles
        Where each request and each kind of vehicle of the instance stands in the case, in the instance's order.
    latitude_longitude
        Coordinates of the instance's places, where they are known [degrees].
    recorded
        Routes of patients as run; empty where nothing is recorded.
    basis
        Weakest basis of the tables the day rests on.
    """

    day_type: str
    instance: TransportInstance
    requests: tuple[RequestSource, ...]
    vehicles: tuple[VehicleSource, ...]
    latitude_longitude: Mapping[int, tuple[float, float]]
    recorded: tuple[RecordedRoute, ...] = ()
    basis: str = "supplied"

    @property
    def recorded_plan(self) -> Plan | None:
        """The recorded routes as a plan; ``None`` where nothing is recorded."""
        if not self.recorded:
            return None
        return Plan.of((Route(record.vehicle, record.stops) for record in self.recorded), self.instance.size)
