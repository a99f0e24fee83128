"""A made-up weekday of transport, of any size: journeys, consignments, rounds, and vehicles enough for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from optimiser.money import split_pence
from optimiser.synthetic.consignments import draw_consignments
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.fleets import Fleet, make_fleet
from optimiser.synthetic.journeys import draw_journeys
from optimiser.synthetic.movement_rows import ConsignmentRow, JourneyRow, RoundRow
from optimiser.synthetic.places import Place
from optimiser.synthetic.region import Member, Region
from optimiser.synthetic.rounds import Round, draw_rounds
from optimiser.synthetic.rows import AnyRow, PlantedRow
from optimiser.synthetic.sharing_table import compatibility_rows
from optimiser.synthetic.transport_planted import plant

_PLANTED, _JOURNEYS, _ROUNDS, _GOODS = range(4)


@dataclass(frozen=True)
class Sizes:
    """How much a day holds.

    Parameters
    ----------
    journeys, rounds, consignments
        How many of each.
    """

    journeys: int = 250
    rounds: int = 60
    consignments: int = 400


@dataclass(frozen=True)
class TransportWeekday:
    """Everything that was made.

    Parameters
    ----------
    journeys, consignments, rounds, planted, fleet
        In the order in which they are written.
    """

    journeys: list[JourneyRow]
    consignments: list[ConsignmentRow]
    rounds: list[Round]
    planted: list[PlantedRow]
    fleet: Fleet
    region: Region

    def round_rows(self) -> list[RoundRow]:
        """Return the rows of the table ``rounds``."""
        return [one.row(self.region.depots[one.trust]) for one in self.rounds]

    def tables(self) -> dict[str, Sequence[AnyRow]]:
        """Return the rows of every table, by its name; one that nothing was made for is left out."""
        made: dict[str, Sequence[AnyRow]] = {
            "journeys": self.journeys,
            "consignments": self.consignments,
            "rounds": self.round_rows(),
            "round_stops": [row for one in self.rounds for row in one.stop_rows()],
            "vehicles": self.fleet.vehicles,
            "depots": self.fleet.depots,
            "compatibility": compatibility_rows(),
            "planted": self.planted,
        }
        return {name: rows for name, rows in made.items() if rows}


def transport_tables(
    sites: Iterable[Place], areas: Iterable[Place], trusts: Iterable[Member], sizes: Sizes, seed: int
) -> dict[str, Sequence[AnyRow]]:
    """Make the tables of a weekday; the same numbers give the same rows.

    Parameters
    ----------
    sites, areas
        Where it takes place; every trust has a site in use, and one site at least is an acute hospital.
    trusts
        Who takes part.
    sizes
        How much it holds.
    seed
        Seed of everything random.
    """
    return make_weekday(Region(tuple(sites), tuple(areas), tuple(trusts)), sizes, seed).tables()


def make_weekday(region: Region, sizes: Sizes, seed: int) -> TransportWeekday:
    """Make a weekday; the same numbers give the same one.

    Parameters
    ----------
    region, sizes, seed
        Where, how much, and the seed of everything random.
    """
    hidden = plant(region, sizes.journeys, sizes.consignments, sizes.rounds, Draw(seed, _PLANTED))
    journeys, consignments, rounds = list(hidden.journeys), list(hidden.consignments), list(hidden.rounds)
    members = region.members
    of_journeys = _left(sizes.journeys, journeys, {member.trust: member.journeys for member in members})
    of_rounds = _left(sizes.rounds, rounds, {member.trust: member.goods for member in members})
    of_goods = _left(sizes.consignments, consignments, {member.trust: member.goods for member in members})
    for number, member in enumerate(members):
        trust = member.trust
        journeys += draw_journeys(region, member, of_journeys[trust], Draw(seed, _JOURNEYS, number))
        own = draw_rounds(region, member, of_rounds[trust], Draw(seed, _ROUNDS, number))
        rounds += own
        consignments += draw_consignments(region, member, of_goods[trust], own, Draw(seed, _GOODS, number))
    order = {member.trust: number for number, member in enumerate(members)}
    journeys.sort(key=lambda row: (order[row.trust], row.first))
    consignments.sort(key=lambda row: (order[row.trust], row.pickup_from))
    rounds.sort(key=lambda one: (order[one.trust], one.depart))
    return _named(region, journeys, consignments, rounds, hidden.planted)


def _left(
    total: int, planted: Sequence[JourneyRow | ConsignmentRow | Round], weights: Mapping[str, int]
) -> dict[str, int]:
    """Return how many each trust is still to have, so that all come to the total and to their shares."""
    wanted = dict(zip(weights, split_pence(total, list(weights.values())), strict=True))
    for row in planted:
        wanted[row.trust] = max(0, wanted[row.trust] - 1)
    left = max(0, total - len(planted))
    if not left:
        return dict.fromkeys(weights, 0)
    return dict(zip(weights, split_pence(left, list(wanted.values())), strict=True))


def _named(
    region: Region,
    journeys: Sequence[JourneyRow],
    consignments: Sequence[ConsignmentRow],
    rounds: Sequence[Round],
    planted: Sequence[PlantedRow],
) -> TransportWeekday:
    """Give everything its code, numbered in its order, so that nothing planted can be told by its name."""
    journey = _codes("J", [row.journey for row in journeys])
    parcel = _codes("C", [row.consignment for row in consignments])
    route = _codes("illustrative-R", [one.code for one in rounds])
    named_journeys = [
        replace(row, journey=journey[row.journey], return_of=journey.get(row.return_of, "")) for row in journeys
    ]
    named_parcels = [replace(row, consignment=parcel[row.consignment]) for row in consignments]
    named_rounds = [replace(one, code=route[one.code]) for one in rounds]
    named_planted = [replace(row, requests=_requests(row, journey, parcel, route)) for row in planted]
    fleet = make_fleet(region, named_journeys, named_parcels, _vans(region, named_rounds))
    return TransportWeekday(named_journeys, named_parcels, named_rounds, named_planted, fleet, region)


def _codes(prefix: str, drafts: Sequence[str]) -> dict[str, str]:
    """Return the code of each draft, numbered in order."""
    width = max(3, len(str(len(drafts))))
    return {draft: f"{prefix}{number:0{width}d}" for number, draft in enumerate(drafts, start=1)}


def _requests(
    row: PlantedRow, journey: Mapping[str, str], parcel: Mapping[str, str], route: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the codes of what something planted is about."""
    by_place = {"J": journey, "C": parcel, "R": route}
    return tuple(by_place[code[0]][code[2:]] for code in row.requests)


def _vans(region: Region, rounds: Sequence[Round]) -> dict[str, int]:
    """Return how many vans are out on rounds at once, by van."""
    out: dict[str, list[tuple[int, int]]] = {}
    for one in rounds:
        van = one.row(region.depots[one.trust]).vehicle
        out.setdefault(van, []).append((one.depart, one.depart + one.minutes))
    return {
        van: max(sum(first <= start < last for first, last in times) for start, _ in times)
        for van, times in out.items()
    }
