"""Consignments of a made-up weekday: what couriers carry between sites, surgeries and laboratories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.movement_rows import ConsignmentRow
from optimiser.synthetic.places import Place, careful_minutes, straight_metres
from optimiser.synthetic.region import Member, Region, nearest
from optimiser.synthetic.rounds import LINEN, SITES, SPECIMENS, Round, draw_rounds

LAB_OPENS, LAB_CLOSES = 510, 1_170
"""When a laboratory takes specimens [minutes after midnight]."""
SUPPRESSED_AFTER, SHORT_ROUTE = 360, 120
"""Potassium is suppressed after six hours; some routes have two, door to laboratory [min]."""
_SHORT_ROUTE_FITS, _LATEST, _TO_SPARE = 75, 1_320, 30


@dataclass(frozen=True)
class Goods:
    """A class of goods.

    Parameters
    ----------
    name
        The class, as in the table ``compatibility``.
    part
        How often it occurs [parts].
    rounds
        Kind of round it rides on today.
    back
        How many of a hundred go back to where the round starts [per cent].
    litres, kg
        Least and most of one consignment; of one cage where it goes in cages [l, kg].
    cages
        Least and most; ``None`` where it needs none.
    chilled
        How many of a hundred are chilled [per cent].
    """

    name: str
    part: int
    rounds: str
    back: int
    litres: tuple[int, int]
    kg: tuple[int, int]
    cages: tuple[int, int] | None = None
    chilled: int = 0


GOODS = (
    Goods("specimens", 160, SPECIMENS, 100, (8, 40), (2, 10)),
    Goods("pharmacy", 64, SITES, 0, (20, 120), (5, 40), chilled=30),
    Goods("sterile_sets", 32, SITES, 0, (150, 500), (30, 100)),
    Goods("used_instruments", 20, SITES, 100, (150, 500), (30, 100)),
    Goods("clean_linen", 26, LINEN, 0, (850, 950), (90, 120), (1, 4)),
    Goods("used_linen", 22, LINEN, 100, (850, 950), (100, 140), (1, 4)),
    Goods("mail", 32, SITES, 50, (10, 60), (3, 20)),
    Goods("food", 20, SITES, 0, (700, 800), (80, 120), (1, 3), 100),
    Goods("stores", 24, SITES, 0, (100, 700), (20, 150)),
)
"""In about the shares of a day of 400."""
_TIMES = tuple(goods.part for goods in GOODS)


def draw_consignments(
    region: Region, member: Member, count: int, rounds: Sequence[Round], draw: Draw
) -> list[ConsignmentRow]:
    """Make the consignments of one trust: each where and when a round of the trust calls.

    Parameters
    ----------
    region
        Where.
    member
        The trust.
    count
        How many.
    rounds
        Its rounds; where none of them is for a class, one is thought up that nobody drives.
    draw
        Random numbers of this trust's consignments.
    """
    rows = []
    for number in range(count):
        (goods,) = draw.some(GOODS, _TIMES, 1)
        ways = [one for one in rounds if one.kind == goods.rounds] or list(rounds)
        ridden = draw.pick(ways or draw_rounds(region, member, 1, draw))
        place, arrive, _ = draw.pick(ridden.times()[1:-1])
        code = f"{member.trust}-{number}"
        if goods.name == SPECIMENS:
            (lab,) = nearest(ridden.home, [site for site in region.acute if straight_metres(site, place)], 1)
            rows.append(specimens(member.trust, code, (place, lab), arrive, draw))
        else:
            way = (place, ridden.home) if draw.chance(goods.back) else (ridden.home, place)
            rows.append(_other_goods(member.trust, code, goods, way, arrive, draw))
    return rows


def specimens(trust: str, code: str, way: tuple[Place, Place], arrive: int, draw: Draw) -> ConsignmentRow:
    """Return specimens for a laboratory, collected when a round calls or a little later.

    Parameters
    ----------
    trust, code
        Whose they are, and what they are called.
    way
        From where, and the laboratory.
    arrive
        When the round calls [minutes after midnight].
    draw
        Random numbers.
    """
    ride = careful_minutes(*way)
    short = ride <= _SHORT_ROUTE_FITS and draw.chance(30)
    first = arrive - 30
    return ConsignmentRow(
        code,
        trust,
        SPECIMENS,
        way[0].code,
        way[1].code,
        pickup_from=first,
        # Collected early and driven a short way, they would wait at a closed door.
        pickup_to=max(first, LAB_OPENS - ride, min(arrive + 60, LAB_CLOSES - ride - _TO_SPARE)),
        delivery_from=LAB_OPENS,
        delivery_to=LAB_CLOSES,
        litres=draw.between(*GOODS[0].litres),
        kg=draw.between(*GOODS[0].kg),
        max_minutes_on_board=SHORT_ROUTE if short else SUPPRESSED_AFTER,
    )


def _other_goods(
    trust: str, code: str, goods: Goods, way: tuple[Place, Place], arrive: int, draw: Draw
) -> ConsignmentRow:
    cages = draw.between(*goods.cages) if goods.cages else None
    first, last = arrive - 60, arrive + 60
    return ConsignmentRow(
        code,
        trust,
        goods.name,
        way[0].code,
        way[1].code,
        pickup_from=first,
        pickup_to=last,
        delivery_from=first,
        delivery_to=min(_LATEST, last + careful_minutes(*way) + 60),
        litres=draw.between(*goods.litres) * (cages or 1),
        kg=draw.between(*goods.kg) * (cages or 1),
        cages=cages,
        temperature="chilled" if draw.chance(goods.chilled) else "ambient",
    )
