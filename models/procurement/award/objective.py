"""What an award costs, and what weighs in the choice besides."""

from __future__ import annotations

import pulp

from models.procurement.award.rows import PENCE_A_POUND, Rows, Term, total
from models.procurement.award.rules import CarbonPrice, Preference
from models.procurement.award.tiers import tier_constant
from models.procurement.award.variables import delivery_key


def purchase_terms(rows: Rows) -> list[Term]:
    r"""Return what is bought, at the price of its tier [GBP].

    .. math:: \sum_{n, o, q} c_{oq} u_n x_{noq}
    """
    return [
        (variable, float(column.price * column.quantity / PENCE_A_POUND))
        for variable, column in zip(rows.variables.share, rows.layout.columns, strict=True)
        if column.price
    ]


def tier_terms(rows: Rows) -> list[Term]:
    r"""Return what a tier gives back or adds as one sum [GBP].

    .. math:: \sum_{k, q} f_{kq} y_{kq}
    """
    terms: list[Term] = []
    for place, schedule in enumerate(rows.instance.schedules):
        covered = rows.instance.offers_covered[schedule.name]
        for tier in range(len(schedule.tiers)):
            constant = tier_constant(schedule, tier, covered)
            if constant:
                terms.append((rows.variables.tier[place, tier], float(constant / PENCE_A_POUND)))
    return terms


def bundle_terms(rows: Rows) -> list[Term]:
    r"""Return what the bundles taken cost [GBP].

    .. math:: \sum_b p_b z_b
    """
    return [
        (variable, bundle.price / PENCE_A_POUND)
        for variable, bundle in zip(rows.variables.bundle, rows.instance.bundles, strict=True)
        if bundle.price
    ]


def fixed_terms(rows: Rows) -> list[Term]:
    r"""Return what is paid once for new terms: suppliers taken on, deliveries, switches [GBP].

    .. math:: \sum_s c_s v_s + \sum_{s, t, h} c_{sth} g_{sth} + \sum_{t, l} c_{tl} h_{tl}

    where :math:`h` is the period a delivery is paid for, or all of them.
    """
    instance, variables = rows.instance, rows.variables
    terms = [
        (active, instance.supplier_of[name].activation / PENCE_A_POUND) for name, active in variables.active.items()
    ]
    terms += [
        (variables.delivers[delivery_key(one)], one.pence / PENCE_A_POUND) for one in instance.deliveries if one.pence
    ]
    terms += [
        (variables.switches[one.trust, one.lot], one.switching / PENCE_A_POUND)
        for one in instance.incumbencies
        if one.switching
    ]
    return terms


def joining_terms(rows: Rows) -> list[Term]:
    r"""Return what the options chosen for joining cost [GBP].

    .. math:: \sum_{t, l, j} c_{tlj} w_{tlj}
    """
    return [
        (rows.variables.joins[one.trust, one.lot, option.name], option.pence / PENCE_A_POUND)
        for one in rows.instance.joinings
        for option in one.options
        if option.pence
    ]


def trust_terms(rows: Rows, trust: str) -> list[Term]:
    """Return what one trust pays once [GBP]: its deliveries, its switches and its joining.

    Parameters
    ----------
    rows
        The rows of the model.
    trust
        Its name.
    """
    instance, variables = rows.instance, rows.variables
    own = {variables.delivers[delivery_key(one)] for one in instance.deliveries if one.trust == trust and one.pence}
    own |= {variables.switches[trust, one.lot] for one in instance.incumbencies if one.trust == trust and one.switching}
    own |= {variable for (name, _, _), variable in variables.joins.items() if name == trust}
    return [(variable, amount) for variable, amount in (*fixed_terms(rows), *joining_terms(rows)) if variable in own]


def money_terms(rows: Rows) -> list[Term]:
    """Return everything that is paid [GBP]: purchases, tiers, bundles, fixed costs, joining."""
    return [
        *purchase_terms(rows),
        *tier_terms(rows),
        *bundle_terms(rows),
        *fixed_terms(rows),
        *joining_terms(rows),
    ]


def weight_terms(rows: Rows) -> list[Term]:
    r"""Return what weighs in the choice though nobody pays it: the price of carbon, bonus and malus [GBP].

    .. math:: \sum_r \pi_r \sum_{n \in N_r, o \in O_r, q} e_o u_n x_{noq}
        + \sum_r \mu_r \sum_{n \in N_r, o \in O_r, q} p_{oq} u_n x_{noq}
    """
    terms: list[Term] = []
    for rule in rows.instance.rules:
        if isinstance(rule, CarbonPrice):
            pounds = float(rule.pence_per_tonne / PENCE_A_POUND)
            terms += [(variable, pounds * amount) for variable, amount in rows.carbon(rule.where)]
        if isinstance(rule, Preference):
            instance = rows.instance
            meant = {s.name for s in instance.suppliers if instance.is_about_supplier(rule.where, s.name)}
            cells = {cell for cell in instance.need_of if instance.is_about_need(rule.where, *cell)}
            spend = rows.spend(rows.layout.matching(rule.where)) + rows.bundle_spend(cells, meant)
            terms += [(variable, float(rule.malus) * amount) for variable, amount in spend]
    return terms


def total_cost(rows: Rows) -> pulp.LpAffineExpression:
    """Return the objective: everything that is paid, and what weighs besides [GBP]."""
    return total([*money_terms(rows), *weight_terms(rows)])


TERMS = (purchase_terms, tier_terms, bundle_terms, fixed_terms, joining_terms, weight_terms)
"""Every term of the objective."""
