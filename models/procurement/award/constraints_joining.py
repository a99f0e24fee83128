"""What joining asks of an award: one option for each trust and lot, and new terms only as far as it allows."""

from __future__ import annotations

from fractions import Fraction

import pulp

from models.procurement.award.joining import Joining
from models.procurement.award.offers import Bundle, Need
from models.procurement.award.rows import Rows, Term


def joining_is_chosen_once(rows: Rows) -> None:
    r"""Choose exactly one option to join for each trust and lot that has any.

    .. math:: \sum_{j \in J_{tl}} w_{tlj} = 1 \qquad \forall (t, l)

    where :math:`w` is ``joins``.
    """
    for one in rows.instance.joinings:
        terms = [(variable, 1.0) for variable, _ in _options(rows, one)]
        rows.equals(terms, 1.0, "joining_is_chosen_once", one.trust, one.lot)


def new_terms_follow_joining(rows: Rows) -> None:
    r"""Buy on new terms no more of a need than the option chosen allows.

    .. math:: \sum_{o \notin P, q} x_{noq} + \sum_b \frac{d_{bn}}{u_n} z_b
        \le \sum_{j \in J_{tl}} \frac{\min(m_{jn}, d_n)}{u_n} w_{tlj} \qquad \forall (t, l),\ n \in N_{tl}

    .. math:: \sum_q x_{noq} \le \sum_j \min\Big(\bar{x}_{no}, \frac{m_{jn}}{u_n}\Big) w_{tlj}
        \qquad \forall n,\ o \notin P, \qquad
        z_b \le \sum_{j :\, m_{jn} \ge d_{bn}\, \forall n \in N_{tl}} w_{tlj} \qquad \forall b \in B

    where :math:`m_{jn}` is the part of option :math:`j`, :math:`P` are the present terms and :math:`\bar{x}_{no}` is
    the most the need can take of the offer. The first rows say all; the others follow for whole decisions and are
    tighter where an offer or a bundle cannot use all that an option allows. Rows that would say nothing more are left
    out.
    """
    for one in rows.instance.joinings:
        options = _options(rows, one)
        cells = set(rows.instance.cells_of_place[one.trust, one.lot])
        for place, need in enumerate(rows.instance.needs):
            if (need.trust, need.item) in cells:
                _follow(rows, place, [(variable, most.get(need.item, 0)) for variable, most in options])
        for place, bundle in enumerate(rows.instance.bundles):
            inside = {item: quantity for trust, item, quantity in bundle.contents if (trust, item) in cells}
            if inside:
                _take_in_time(rows, place, bundle, inside, one)


def joined_needs_move(rows: Rows) -> None:
    r"""Buy on new terms all of a need that the option chosen allows, where joining says so and no bundle could meet it.

    .. math:: \sum_{o \notin P, q} x_{noq} \ge \sum_{j \in J_{tl}} \frac{\min(m_{jn}, d_n)}{u_n} w_{tlj}
        \qquad \forall (t, l) \text{ that move},\ n \in N_{tl},\ n \notin \bigcup_b N_b
    """
    bundled = {(trust, item) for bundle in rows.instance.bundles for trust, item, _ in bundle.contents}
    for one in rows.instance.joinings:
        cells = set(rows.instance.cells_of_place[one.trust, one.lot]) - bundled if one.moves else set()
        for place, need in enumerate(rows.instance.needs):
            if (need.trust, need.item) in cells:
                columns = rows.new_terms(rows.layout.of_need.get(place, ()))
                terms = [(rows.variables.share[at], 1.0) for at in columns]
                unit = _unit(rows, need)
                than = [
                    (variable, min(most.get(need.item, 0), need.quantity) / unit)
                    for variable, most in _options(rows, one)
                ]
                rows.at_least(terms, 0.0, "joined_needs_move", need.trust, need.item, than=than)


def _unit(rows: Rows, need: Need) -> int:
    """Return what one unit of the variables of a need stands for [millionths]."""
    step = rows.instance.step_of[need.item]
    return step if rows.layout.whole and step > 1 else need.quantity


def _options(rows: Rows, joining: Joining) -> list[tuple[pulp.LpVariable, dict[str, int]]]:
    """Return the options of a joining: whether one is chosen, and what it allows."""
    return [(rows.variables.joins[joining.trust, joining.lot, option.name], option.most) for option in joining.options]


def _follow(rows: Rows, place: int, options: list[tuple[pulp.LpVariable, int]]) -> None:
    """Limit what one need buys on new terms, in all and on each offer that can supply less than an option allows."""
    need, layout = rows.instance.needs[place], rows.layout
    unit = _unit(rows, need)
    columns = rows.new_terms(layout.of_need.get(place, ()))
    terms = [(rows.variables.share[at], 1.0) for at in columns]
    for at, bundle in enumerate(rows.instance.bundles):
        terms += [
            (rows.variables.bundle[at], quantity / unit)
            for trust, item, quantity in bundle.contents
            if (trust, item) == (need.trust, need.item)
        ]
    if not terms:
        return
    parts = (need.trust, need.item)
    than = [(variable, min(most, need.quantity) / unit) for variable, most in options]
    rows.at_most(terms, 0.0, "new_terms_follow_joining", *parts, than=than)
    by_offer: dict[int, list[int]] = {}
    for column in columns:
        by_offer.setdefault(rows.column(column).offer, []).append(column)
    allowed = [Fraction(min(most, need.quantity), unit) for _, most in options]
    for offer, own in by_offer.items():
        most = max(rows.column(at).most for at in own)
        if min(allowed) < most < max(allowed):
            tight: list[Term] = [
                (variable, float(min(most, part))) for (variable, _), part in zip(options, allowed, strict=True)
            ]
            own_terms = [(rows.variables.share[at], 1.0) for at in own]
            name = rows.instance.offers[offer].name
            rows.at_most(own_terms, 0.0, "new_terms_follow_joining", *parts, "offer", name, than=tight)


def _take_in_time(rows: Rows, place: int, bundle: Bundle, inside: dict[str, int], joining: Joining) -> None:
    """Take a bundle only where the option chosen allows all it holds for the trust."""
    than = [
        (variable, 1.0)
        for variable, most in _options(rows, joining)
        if all(most.get(item, 0) >= quantity for item, quantity in inside.items())
    ]
    terms = [(rows.variables.bundle[place], 1.0)]
    where = (joining.trust, joining.lot, "bundle", bundle.name)
    rows.at_most(terms, 0.0, "new_terms_follow_joining", *where, than=than)


JOINING_FAMILIES = (joining_is_chosen_once, new_terms_follow_joining, joined_needs_move)
"""Every family that joining asks for."""
