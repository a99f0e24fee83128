"""Rows of the tables about transport that are made, named as the program names their columns."""

from __future__ import annotations

from dataclasses import dataclass

WEEKDAY = "weekday"


@dataclass(frozen=True)
class JourneyRow:
    """One patient movement; see the table ``journeys``. Times are minutes after midnight, ``None`` where empty."""

    journey: str
    trust: str
    origin: str
    destination: str
    mobility: str
    payer: str = ""
    provider: str = ""
    day_type: str = WEEKDAY
    pickup_from: int | None = None
    pickup_to: int | None = None
    delivery_from: int | None = None
    delivery_to: int | None = None
    escorts: int = 0
    alone: bool = False
    max_minutes_on_board: int | None = None
    return_of: str = ""
    skills: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """When it begins to be urgent: its first pickup, or its first arrival [minutes after midnight]."""
        return self.pickup_from if self.pickup_from is not None else self.delivery_from or 0


@dataclass(frozen=True)
class ConsignmentRow:
    """One movement of goods; see the table ``consignments``. Times are minutes after midnight."""

    consignment: str
    trust: str
    goods: str
    origin: str
    destination: str
    pickup_from: int
    pickup_to: int
    delivery_from: int
    delivery_to: int
    litres: int
    kg: int
    cages: int | None = None
    max_minutes_on_board: int | None = None
    temperature: str = "ambient"
    day_type: str = WEEKDAY


@dataclass(frozen=True)
class RoundRow:
    """One existing timetabled courier route; see the table ``rounds``."""

    round: str
    trust: str
    vehicle: str
    cost_pence: int
    day_type: str = WEEKDAY


@dataclass(frozen=True)
class RoundStopRow:
    """One stop of a round; see the table ``round_stops``. Times are minutes after midnight, ``None`` where empty."""

    round: str
    stop: int
    place: str
    arrive: int | None
    leave: int | None


@dataclass(frozen=True)
class VehicleRow:
    """Several vehicles alike; see the table ``vehicles``."""

    vehicle: str
    trust: str
    depot: str
    vehicles: int
    ownership: str
    layouts: str
    litres: int | None
    kg: int | None
    cages: int | None
    shift_from: int
    shift_to: int
    cost_day_pence: int
    cost_hour_pence: int
    cost_km_gbp_millionths: int
    factor: str
    max_duty_min: int
    break_after_min: int
    break_min: int
    skills: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()


@dataclass(frozen=True)
class DepotRow:
    """One place where vehicles are kept; see the table ``depots``."""

    depot: str
    trust: str
    place: str


@dataclass(frozen=True)
class CompatibilityRow:
    """Whether two classes may share a vehicle; see the table ``compatibility``."""

    class_a: str
    class_b: str
    together: str
    evidence: str


MovementRow = JourneyRow | ConsignmentRow | RoundRow | RoundStopRow | VehicleRow | DepotRow | CompatibilityRow
