"""What every award must keep to: needs, what suppliers can deliver, tiers, and costs that are paid once."""

from __future__ import annotations

from models.procurement.award.rows import PENCE_A_POUND, Rows
from models.procurement.award.tiers import measure_weight
from models.procurement.award.variables import content_in
from models.procurement.exact import MILLIONTHS


def need_is_met(rows: Rows) -> None:
    r"""Buy what each trust needs of each item, or no more than that where it may be left unserved.

    .. math:: \sum_{o, q} x_{noq} + \sum_{b \in B} \frac{d_{bn}}{u_n} z_b = \frac{d_n}{u_n} \qquad \forall n \in N

    where :math:`d_{bn}` is what bundle :math:`b` holds of the need; :math:`\le` where it need not be met. An equality,
    because nobody pays for what nobody needs; where buying more would reach a tier that pays, a larger need says so.
    """
    bundled: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for place, bundle in enumerate(rows.instance.bundles):
        for trust, item, quantity in bundle.contents:
            bundled.setdefault((trust, item), []).append((place, quantity))
    for place, need in enumerate(rows.instance.needs):
        columns = rows.layout.of_need.get(place, [])
        step = rows.instance.step_of[need.item]
        unit = step if rows.layout.whole and step > 1 else need.quantity
        terms = [(rows.variables.share[at], 1.0) for at in columns]
        terms += [(rows.variables.bundle[at], inside / unit) for at, inside in bundled.get((need.trust, need.item), ())]
        add = rows.equals if need.must_be_met else rows.at_most
        add(terms, need.quantity / unit, "need_is_met", need.trust, need.item)


def offer_is_not_exceeded(rows: Rows) -> None:
    r"""Buy no more on an offer, all trusts together, than is available.

    .. math:: \sum_{n, q} u_n x_{noq} \le a_o \qquad \forall o \in O \text{ with a limit } a_o

    Only where several trusts share the offer: for one, the bound of the variable says it already, tier by tier, and the
    tiers exclude each other.
    """
    for place, offer in enumerate(rows.instance.offers):
        columns = rows.layout.of_offer.get(place, [])
        if offer.available is not None and len({rows.column(at).need for at in columns}) > 1:
            rows.at_most(rows.volume(columns), offer.available / MILLIONTHS, "offer_is_not_exceeded", offer.name)


def minimum_order_is_kept(rows: Rows) -> None:
    r"""Order on an offer at least its minimum, or nothing.

    .. math:: m_o w_o \le \sum_{n, q} u_n x_{noq}, \qquad \sum_q x_{noq} \le \bar{x}_{no} w_o
        \qquad \forall o \in O \text{ with a minimum } m_o,\ n \in N

    where :math:`w_o` is ``used`` and :math:`\bar{x}_{no}` the most the need can take of the offer.
    """
    for place, used in rows.variables.used.items():
        offer, columns = rows.instance.offers[place], rows.layout.of_offer.get(place, [])
        least = [(used, offer.minimum / MILLIONTHS)]
        rows.at_least(rows.volume(columns), 0.0, "minimum_order_is_kept", offer.name, "least", than=least)
        rows.link_needs(columns, used, "minimum_order_is_kept", offer.name)


def supplier_is_not_exceeded(rows: Rows) -> None:
    r"""Buy no more of a supplier, bundles included, than it can supply: in all, and in each period.

    .. math:: \sum_{n \in N_h, o \in O_s, q} u_n x_{noq} + \sum_{b \in B_s} \sum_{n \in N_h} d_{bn} z_b \le a_{sh}
        \qquad \forall s \in S,\ h \text{ with a limit } a_{sh}

    where :math:`h` is a period, or all of them with :math:`N_h = N`.
    """
    everything = set(rows.instance.need_of)
    for supplier in rows.instance.suppliers:
        columns = rows.layout.of_supplier.get(supplier.name, [])
        if supplier.capacity is not None:
            terms = rows.volume(columns) + rows.bundle_volume(everything, {supplier.name})
            rows.at_most(terms, supplier.capacity / MILLIONTHS, "supplier_is_not_exceeded", supplier.name)
        for period, most in supplier.capacities:
            cells = {cell for cell in everything if rows.instance.item_of[cell[1]].period == period}
            terms = rows.volume(rows.of_cells(columns, cells)) + rows.bundle_volume(cells, {supplier.name})
            rows.at_most(terms, most / MILLIONTHS, "supplier_is_not_exceeded", supplier.name, period)


def schedule_is_in_one_tier(rows: Rows) -> None:
    r"""Let each schedule be in at most one tier.

    .. math:: \sum_{q \in Q_k} y_{kq} \le 1 \qquad \forall k \in K
    """
    for place, schedule in enumerate(rows.instance.schedules):
        terms = [(rows.variables.tier[place, tier], 1.0) for tier in range(len(schedule.tiers))]
        rows.at_most(terms, 1.0, "schedule_is_in_one_tier", schedule.name)


def supply_needs_tier(rows: Rows) -> None:
    r"""Supply at the price of a tier only where the schedule is in it.

    .. math:: \sum_{o \in O_k} x_{noq} \le \min\Big(\tfrac{d_n}{u_n}, \sum_{o \in O_k} \bar{x}_{noq}\Big)\, y_{kq}
        \qquad \forall n \in N,\ k \in K,\ q \in Q_k

    where :math:`\bar{x}_{noq}` is the least of need, availability and the top of the tier. One row for each need rather
    than one for the tier: the summed row is shorter, but its linear relaxation is weaker [1]_.

    References
    ----------
    .. [1] Goossens, Maas, Spieksma, van de Klundert, "Exact algorithms for procurement problems under a total quantity
       discount structure", EJOR 178 (2007).
    """
    for (schedule, tier), columns in rows.layout.of_tier.items():
        if schedule >= 0:
            name = rows.instance.schedules[schedule].name
            rows.link_needs(columns, rows.variables.tier[schedule, tier], "supply_needs_tier", name, tier)


def tier_is_reached(rows: Rows) -> None:
    r"""Let a tier hold only where what is bought reaches its break.

    .. math:: \sum_{n, o \in O_k} w_o u_n x_{noq} \ge b_{kq} y_{kq} \qquad \forall k \in K,\ q \in Q_k

    where :math:`w_o` is 1 or the list price, as the schedule measures; :math:`b_{kq}` is the least amount from the
    break on that whole steps can make. For a lump, all that is bought counts, whatever
    the prices: :math:`\sum_{n, o \in O_k} w_o u_n x_{noq} \ge \sum_q b_{kq} y_{kq}`.
    """
    for place, schedule in enumerate(rows.instance.schedules):
        tiers = range(len(schedule.tiers))
        scale = _scale(schedule.measure)
        floors = [rows.layout.floor_of(place, tier) for tier in tiers]
        breaks = [(rows.variables.tier[place, tier], float(floors[tier] / scale)) for tier in tiers]
        if schedule.kind == "rebate_lump":
            covered = {offer.name for offer in rows.instance.offers_covered[schedule.name]}
            columns = [
                at
                for at, column in enumerate(rows.layout.columns)
                if rows.instance.offers[column.offer].name in covered
            ]
            rows.at_least(_measured(rows, place, columns), 0.0, "tier_is_reached", schedule.name, than=breaks)
            continue
        for tier in tiers:
            if floors[tier]:
                terms = _measured(rows, place, rows.layout.of_tier.get((place, tier), []))
                rows.at_least(terms, 0.0, "tier_is_reached", schedule.name, tier, than=[breaks[tier]])


def tier_is_not_exceeded(rows: Rows) -> None:
    r"""Let a tier hold only as far as its top.

    .. math:: \sum_{n, o \in O_k} w_o u_n x_{noq} \le t_{kq} y_{kq}
        \qquad \forall k \in K,\ q \in Q_k \text{ but the last}

    where :math:`t_{kq}` is the largest amount below the next break that whole steps can make. Prices fall from tier to
    tier, so nobody would stay below; the row says what holds, and its relaxation is tighter.
    """
    for place, schedule in enumerate(rows.instance.schedules):
        if schedule.kind == "rebate_lump":
            continue
        for tier, top in enumerate(rows.layout.tops[place]):
            columns = rows.layout.of_tier.get((place, tier), [])
            if top is not None and columns:
                limit = [(rows.variables.tier[place, tier], float(top / _scale(schedule.measure)))]
                terms = _measured(rows, place, columns)
                rows.at_most(terms, 0.0, "tier_is_not_exceeded", schedule.name, tier, than=limit)


def supply_needs_activation(rows: Rows) -> None:
    r"""Buy on new terms only of a supplier that has been taken on.

    .. math:: \sum_{o \in O_s \setminus P, q} x_{noq} \le \bar{x}_{ns} v_s, \qquad z_b \le v_s
        \qquad \forall n \in N,\ s \in S,\ b \in B_s

    where :math:`v_s` is ``active`` and :math:`P` are the present terms, which need nobody to be taken on; where a
    schedule covers all that is meant, :math:`\sum_q y_{kq} \le v_s` says the same.
    """
    for supplier, active in rows.variables.active.items():
        columns = rows.new_terms(rows.layout.of_supplier.get(supplier, []))
        rows.link(columns, active, "supply_needs_activation", supplier)
        for place, bundle in enumerate(rows.instance.bundles):
            if bundle.supplier == supplier:
                terms = [(rows.variables.bundle[place], 1.0)]
                rows.at_most(terms, 0.0, "supply_needs_activation", supplier, bundle.name, than=[(active, 1.0)])


def supply_needs_delivery(rows: Rows) -> None:
    r"""Supply a trust on new terms only where delivery to it is paid for, in each period where it is paid by period.

    .. math:: \sum_{o \in O_s \setminus P, q} x_{noq} \le \bar{x}_{ns} g_{sth}, \qquad z_b \le g_{sth}
        \qquad \forall s \in S,\ t \in T,\ h,\ n \in N_{th},\ b \in B_s \text{ that holds anything of } N_{th}

    where :math:`P` are the present terms and :math:`h` is a period, or all of them with :math:`N_{th} = N_t`.
    """
    for (supplier, trust, period), delivers in rows.variables.delivers.items():
        cells, parts = rows.delivery_cells(trust, period), tuple(filter(None, (supplier, trust, period)))
        columns = rows.of_cells(rows.new_terms(rows.layout.of_supplier.get(supplier, [])), cells)
        rows.link(columns, delivers, "supply_needs_delivery", *parts)
        for place, bundle in enumerate(rows.instance.bundles):
            if bundle.supplier == supplier and content_in(bundle, cells):
                terms = [(rows.variables.bundle[place], 1.0)]
                rows.at_most(terms, 0.0, "supply_needs_delivery", *parts, bundle.name, than=[(delivers, 1.0)])


def leaving_incumbents_is_a_switch(rows: Rows) -> None:
    r"""Count a trust as switching in a lot where it buys there on new terms from anybody who does not supply it today.

    .. math:: \sum_{o \notin O_{tl} \cup P, q} x_{noq} \le \bar{x}_n h_{tl}, \qquad z_b \le h_{tl}
        \qquad \forall t \in T,\ l \in L,\ n \in N_{tl},\ b \in B

    where :math:`O_{tl}` are the offers of the incumbents, :math:`P` the present terms, and :math:`h_{tl}` is
    ``switches``.
    """
    for (trust, lot), switches in rows.variables.switches.items():
        incumbents = rows.instance.incumbents_of[trust, lot]
        cells = set(rows.instance.cells_of_place.get((trust, lot), ()))
        others = {supplier.name for supplier in rows.instance.suppliers} - incumbents
        columns = rows.new_terms(rows.of_cells(range(len(rows.layout.columns)), cells))
        rows.link_needs(rows.of_suppliers(columns, others), switches, "leaving_incumbents_is_a_switch", trust, lot)
        for bundle, _ in rows.bundle_volume(cells, others):
            than = [(switches, 1.0)]
            rows.at_most([(bundle, 1.0)], 0.0, "leaving_incumbents_is_a_switch", trust, lot, bundle.name, than=than)


def _scale(measure: str) -> int:
    """Return what turns a break into the unit of its row: units of the items, or pounds."""
    return MILLIONTHS if measure == "units" else PENCE_A_POUND


def _measured(rows: Rows, schedule: int, columns: list[int]) -> list:  # type: ignore[type-arg]
    """Return what some columns add to what a schedule measures, in the unit of its row."""
    rule, instance = rows.instance.schedules[schedule], rows.instance
    return [
        (
            rows.variables.share[at],
            float(
                measure_weight(rule, instance.offers[rows.column(at).offer])
                * rows.column(at).unit
                / _scale(rule.measure)
            ),
        )
        for at in columns
    ]


FAMILIES = (
    need_is_met,
    offer_is_not_exceeded,
    minimum_order_is_kept,
    supplier_is_not_exceeded,
    schedule_is_in_one_tier,
    supply_needs_tier,
    tier_is_reached,
    tier_is_not_exceeded,
    supply_needs_activation,
    supply_needs_delivery,
    leaving_incumbents_is_a_switch,
)
"""Every family that holds without any rule."""
