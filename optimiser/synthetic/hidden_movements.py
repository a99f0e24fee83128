"""Movements that something is hidden in, while a made-up weekday is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from optimiser.money import round_half_up
from optimiser.synthetic.consignments import specimens
from optimiser.synthetic.corridors import Corridor
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.journeys import Patient, journey, to_appointment, when_ready
from optimiser.synthetic.movement_rows import ConsignmentRow, JourneyRow
from optimiser.synthetic.places import Place, road_metres
from optimiser.synthetic.rates import MINIBUS
from optimiser.synthetic.region import Region
from optimiser.synthetic.rounds import Round
from optimiser.synthetic.rows import PlantedRow


@dataclass
class Hidden:
    """Movements that something is planted in, and the record of it.

    Parameters
    ----------
    region, draw
        Where, and random numbers.
    journeys, consignments, rounds, planted
        Made so far; each is called by a number that only serves to tell them apart.
    """

    region: Region
    draw: Draw
    journeys: list[JourneyRow] = field(default_factory=list)
    consignments: list[ConsignmentRow] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    planted: list[PlantedRow] = field(default_factory=list)

    def arrival(self, trust: str, way: tuple[Place, Place], hour: int, patient: Patient | None = None) -> JourneyRow:
        """Add a journey to an appointment.

        Parameters
        ----------
        trust, way, hour
            Whose, from where to where, and for when [minutes after midnight].
        patient
            Who; somebody who walks, unless stated.
        """
        made = journey(trust, f"planted-{len(self.journeys)}", patient or Patient(), way)
        self.journeys.append(to_appointment(made, hour))
        return self.journeys[-1]

    def way_home(self, trust: str, way: tuple[Place, Place], ready: int) -> JourneyRow:
        """Add a journey home of somebody who walks.

        Parameters
        ----------
        trust, way, ready
            Whose, from where to where, and when it can begin [minutes after midnight].
        """
        made = journey(trust, f"planted-{len(self.journeys)}", Patient(), way)
        self.journeys.append(when_ready(made, ready))
        return self.journeys[-1]

    def parcel(self, trust: str, way: tuple[Place, Place], hour: int) -> ConsignmentRow:
        """Add specimens that are collected at about an hour.

        Parameters
        ----------
        trust, way, hour
            Whose, from where to which laboratory, and when [minutes after midnight].
        """
        code = f"planted-{len(self.consignments)}"
        self.consignments.append(specimens(trust, code, way, hour, self.draw))
        return self.consignments[-1]

    def record(self, kind: str, expected: str, way: Corridor, requests: tuple[str, ...], detail: str) -> None:
        """Record something planted; it is worth the shared way by the rate of a minibus.

        Parameters
        ----------
        kind, expected, detail
            As in the table ``planted``.
        requests
            What it is about: ``J:``, ``C:`` or ``R:``, and what a journey, a consignment or a round is called so far.
        way
            Where.
        """
        number = sum(row.kind == kind for row in self.planted) + 1
        self.planted.append(
            PlantedRow(
                f"{kind}-{number:02d}",
                kind,
                expected,
                0 if expected == "not_shareable" else worth(way.home, way.one),
                f"Illustrative: {detail}",
                trusts=tuple(sorted(set(way.trusts))),
                requests=requests,
            )
        )


def worth(one: Place, other: Place) -> int:
    """Return what a way costs by road at the rate of a minibus: a size, not a saving [pence].

    Parameters
    ----------
    one, other
        From where, and to where.
    """
    return round_half_up(Fraction(road_metres(one, other) * MINIBUS.km, 10_000 * 1_000))
