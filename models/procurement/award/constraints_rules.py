"""What the rules ask of an award: one family for each kind, each row under the name of its rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pulp

from models.procurement.award.objective import money_terms, trust_terms
from models.procurement.award.rows import PENCE_A_POUND, Rows, Term
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
)
from models.procurement.award.variables import groups_of, suppliers_in
from models.procurement.exact import MILLIONTHS

RuleT = TypeVar("RuleT")


def _rules(rows: Rows, kind: type[RuleT]) -> Iterator[RuleT]:
    return (rule for rule in rows.instance.rules if isinstance(rule, kind))


def winning_is_counted(rows: Rows) -> None:
    r"""Call a supplier a winner in a group wherever it supplies anything there, or has the share that counts.

    .. math:: \sum_{o \in O_s, q} x_{noq} \le \bar{x}_{ns} v_{gs}, \qquad
        \sum_{n \in N_g, o \in O_s, q} u_n x_{noq} \ge \sigma \Big(\sum_{n \in N_g, o, q} u_n x_{noq} - (1 - c_{gs})
        D_g\Big) \qquad \forall g,\ n \in N_g,\ s \in S

    where :math:`v` is ``wins``, :math:`c` is ``counts``, :math:`\sigma` the share that counts and
    :math:`D_g = \sum_{n \in N_g} d_n`: no more than all that is needed is ever bought, so a supplier that does not
    count is bound by nothing. In a group in which nothing must be bought, :math:`x_{noq}` and :math:`z_b` need
    ``opens``.
    """
    for rule in _rules(rows, WinnerLimit):
        for group, needs in groups_of(rows.layout, rule).items():
            cells = {(rows.instance.needs[place].trust, rows.instance.needs[place].item) for place in needs}
            columns = [at for place in needs for at in rows.layout.of_need.get(place, ())]
            needed = sum(rows.instance.needs[place].quantity for place in needs) / MILLIONTHS
            everybody = {supplier.name for supplier in rows.instance.suppliers}
            bought = rows.volume(columns) + rows.bundle_volume(cells, everybody)
            opens = rows.variables.opens.get((rule.name, group))
            if opens is not None:
                rows.link_needs(columns, opens, "winning_is_counted", rule.name, *group)
                for bundle, _ in rows.bundle_volume(cells, everybody):
                    _link_bundle(rows, bundle, opens, rule.name, *group)
            for supplier in suppliers_in(rows.layout, rule, needs):
                key, parts = (rule.name, group, supplier), (rule.name, *group, supplier)
                own = rows.of_suppliers(columns, {supplier})
                if key in rows.variables.wins:
                    wins = rows.variables.wins[key]
                    rows.link(own, wins, "winning_is_counted", *parts)
                    for bundle, _ in rows.bundle_volume(cells, {supplier}):
                        _link_bundle(rows, bundle, wins, *parts)
                if key in rows.variables.counts:
                    share = float(rule.least_share)
                    than = [(variable, share * amount) for variable, amount in bought]
                    than += [(rows.variables.counts[key], share * needed)]
                    terms = rows.volume(own) + rows.bundle_volume(cells, {supplier})
                    rows.at_least(terms, -share * needed, "winning_is_counted", *parts, "share", than=than)


def _link_bundle(rows: Rows, bundle: pulp.LpVariable, decision: pulp.LpVariable, *parts: str) -> None:
    rows.at_most([(bundle, 1.0)], 0.0, "winning_is_counted", *parts, bundle.name, than=[(decision, 1.0)])


def winners_are_limited(rows: Rows) -> None:
    r"""Have no more and no fewer winners in each group than a rule says.

    .. math:: \sum_s v_{gs} \le \overline{m}, \qquad \sum_s c_{gs} \ge \underline{m} a_g \qquad \forall g

    where :math:`a_g` is 1, or ``opens`` in a group in which nothing must be bought.
    """
    for rule in _rules(rows, WinnerLimit):
        for group, needs in groups_of(rows.layout, rule).items():
            names = suppliers_in(rows.layout, rule, needs)
            if rule.most is not None:
                terms = [(rows.variables.wins[rule.name, group, name], 1.0) for name in names]
                rows.at_most(terms, rule.most, "winners_are_limited", rule.name, *group, "most")
            if rule.least:
                terms = [(rows.variables.counts[rule.name, group, name], 1.0) for name in names]
                opens = rows.variables.opens.get((rule.name, group))
                least, than = (rule.least, []) if opens is None else (0, [(opens, float(rule.least))])
                rows.at_least(terms, least, "winners_are_limited", rule.name, *group, "least", than=than)


def share_is_kept(rows: Rows) -> None:
    r"""Give the suppliers meant their part of the spend or volume.

    .. math:: \underline{\sigma} \sum_{s \in S} a_s \le \sum_{s \in S_r} a_s \le \overline{\sigma} \sum_{s \in S} a_s,
        \qquad a_s = \sum_{n \in N_r, o \in O_s, q} w_{oq} u_n x_{noq} + \sum_{b \in B_s} w_b z_b

    where :math:`w` is 1 for volume and the price paid for spend; one pair of rows, or one for each supplier meant.
    """
    for rule in _rules(rows, ShareLimit):
        everybody = {supplier.name for supplier in rows.instance.suppliers}
        meant = {name for name in everybody if rows.instance.is_about_supplier(rule.where, name)}
        columns = rows.layout.matching(rule.where, suppliers=False)
        base = _amount(rows, rule, columns, everybody)
        for part in [{name} for name in sorted(meant)] if rule.each_supplier else [meant]:
            terms = _amount(rows, rule, columns, part)
            parts = (rule.name, *sorted(part)) if rule.each_supplier else (rule.name,)
            if rule.least > 0:
                than = [(variable, float(rule.least) * amount) for variable, amount in base]
                rows.at_least(terms, 0.0, "share_is_kept", *parts, "least", than=than)
            if rule.most < 1:
                than = [(variable, float(rule.most) * amount) for variable, amount in base]
                rows.at_most(terms, 0.0, "share_is_kept", *parts, "most", than=than)


def amount_is_kept(rows: Rows) -> None:
    r"""Give the suppliers meant no less and no more spend or volume than a rule says.

    .. math:: \underline{a} \le \sum_{s \in S_r} a_s \le \overline{a}
    """
    for rule in _rules(rows, AmountLimit):
        meant = {s.name for s in rows.instance.suppliers if rows.instance.is_about_supplier(rule.where, s.name)}
        terms = _amount(rows, rule, rows.layout.matching(rule.where), meant)
        scale = PENCE_A_POUND if rule.of == "spend" else MILLIONTHS
        if rule.least is not None:
            rows.at_least(terms, rule.least / scale, "amount_is_kept", rule.name, "least")
        if rule.most is not None:
            rows.at_most(terms, rule.most / scale, "amount_is_kept", rule.name, "most")


def incumbents_keep_their_part(rows: Rows) -> None:
    r"""Leave those who supply today a part of the volume, wherever somebody does.

    .. math:: \sum_{n \in N_r} \sum_{o \in O_{n}, q} u_n x_{noq} \ge \sigma \sum_{n \in N_r} \sum_{o, q} u_n x_{noq}

    where :math:`O_n` are the offers of the incumbents of the need's trust and lot; bundles count in the same way.
    """
    for rule in _rules(rows, IncumbentFloor):
        kept: list[Term] = []
        base: list[Term] = []
        everybody = {supplier.name for supplier in rows.instance.suppliers}
        for place, need in enumerate(rows.instance.needs):
            incumbents = rows.instance.incumbents_of.get((need.trust, rows.instance.lot_of[need.item]))
            if incumbents and rows.instance.is_about_need(rule.where, need.trust, need.item):
                columns, cell = rows.layout.of_need.get(place, []), {(need.trust, need.item)}
                base += rows.volume(columns) + rows.bundle_volume(cell, everybody)
                kept += rows.volume(rows.of_suppliers(columns, set(incumbents)))
                kept += rows.bundle_volume(cell, set(incumbents))
        than = [(variable, float(rule.least) * amount) for variable, amount in base]
        rows.at_least(kept, 0.0, "incumbents_keep_their_part", rule.name, than=than)


def trusts_out_keep_their_terms(rows: Rows) -> None:
    r"""Let trusts that stay out buy at their present terms only.

    .. math:: \sum_{n \in N_r, o \notin O^{\text{present}}, q} x_{noq} + \sum_{b \in B_r} z_b = 0
    """
    for rule in _rules(rows, TrustsOut):
        columns = rows.new_terms(rows.layout.matching(rule.where, suppliers=False))
        _none_of(rows, columns, rule, "trusts_out_keep_their_terms", {s.name for s in rows.instance.suppliers})


def excluded_is_not_bought(rows: Rows) -> None:
    r"""Buy nothing of what is excluded.

    .. math:: \sum_{n \in N_r, o \in O_r, q} x_{noq} + \sum_{b \in B_r} z_b = 0
    """
    for rule in _rules(rows, Exclusion):
        meant = {s.name for s in rows.instance.suppliers if rows.instance.is_about_supplier(rule.where, s.name)}
        _none_of(rows, rows.layout.matching(rule.where), rule, "excluded_is_not_bought", meant)


def switching_trusts_are_limited(rows: Rows) -> None:
    r"""Let no more trusts switch than a rule says.

    .. math:: h_{tl} \le e_{rt}, \qquad \sum_t e_{rt} \le m \qquad \forall t \in T_r,\ l \in L_r

    where :math:`e` is ``switching_trust``.
    """
    for rule in _rules(rows, SwitchLimit):
        trusts = {key: variable for key, variable in rows.variables.switching_trust.items() if key[0] == rule.name}
        for one in rows.instance.incumbencies:
            key = (rule.name, one.trust)
            if key in trusts and (rule.where.lots is None or one.lot in rule.where.lots):
                terms = [(rows.variables.switches[one.trust, one.lot], 1.0)]
                than = [(trusts[key], 1.0)]
                rows.at_most(terms, 0.0, "switching_trusts_are_limited", rule.name, one.trust, one.lot, than=than)
        terms = [(variable, 1.0) for variable in trusts.values()]
        rows.at_most(terms, rule.most, "switching_trusts_are_limited", rule.name)


def no_trust_is_worse_off(rows: Rows) -> None:
    r"""Let no trust's bill pass what it pays today.

    .. math:: \sum_{n \in N_t, o, q} p_{oq} u_n x_{noq} + \sum_b w_{bt} z_b + \sum_s c_{st} g_{st}
        + \sum_l c_{tl} h_{tl} + \sum_{l, j} c_{tlj} w_{tlj} \le \beta_t + \alpha \qquad \forall t \in T_r
    """
    baselines = dict(rows.instance.baselines)
    everybody = {supplier.name for supplier in rows.instance.suppliers}
    for rule in _rules(rows, NoTrustWorseOff):
        for trust in sorted({need.trust for need in rows.instance.needs}):
            if rule.where.trusts is not None and trust not in rule.where.trusts:
                continue
            cells = {cell for cell in rows.instance.need_of if cell[0] == trust}
            columns = [at for at, one in enumerate(rows.layout.columns) if rows.instance.needs[one.need].trust == trust]
            terms = rows.spend(columns) + rows.bundle_spend(cells, everybody)
            terms += trust_terms(rows, trust)
            most = (baselines[trust] + rule.allowance) / PENCE_A_POUND
            rows.at_most(terms, most, "no_trust_is_worse_off", rule.name, trust)


def budget_is_kept(rows: Rows) -> None:
    r"""Keep all money paid within the budget.

    .. math:: \text{cost} \le m

    where the cost is that of :func:`models.procurement.award.objective.total_cost` without the weights of carbon and
    preferences.
    """
    for rule in _rules(rows, Budget):
        rows.at_most(money_terms(rows), rule.most / PENCE_A_POUND, "budget_is_kept", rule.name)


def carbon_is_capped(rows: Rows) -> None:
    r"""Let what is bought emit no more than the cap [tonnes of CO2e].

    .. math:: \sum_{n \in N_r, o \in O_r, q} e_o u_n x_{noq} + \sum_{b \in B_r} e_b z_b \le m
    """
    for rule in _rules(rows, CarbonCap):
        rows.at_most(rows.carbon(rule.where), rule.most / MILLIONTHS, "carbon_is_capped", rule.name)


def _amount(rows: Rows, rule: ShareLimit | AmountLimit, columns: list[int], suppliers: set[str]) -> list[Term]:
    """Return the spend or volume of some suppliers for the needs a rule means."""
    cells = {cell for cell in rows.instance.need_of if rows.instance.is_about_need(rule.where, *cell)}
    own = rows.of_suppliers(columns, suppliers)
    if rule.of == "spend":
        return rows.spend(own) + rows.bundle_spend(cells, suppliers)
    return rows.volume(own) + rows.bundle_volume(cells, suppliers)


def _none_of(rows: Rows, columns: list[int], rule: TrustsOut | Exclusion, family: str, suppliers: set[str]) -> None:
    """Let nothing be bought on some columns, nor in a bundle of some suppliers that holds anything the rule means."""
    cells = {cell for cell in rows.instance.need_of if rows.instance.is_about_need(rule.where, *cell)}
    terms = [(rows.variables.share[at], 1.0) for at in columns]
    terms += [(bundle, 1.0) for bundle, _ in rows.bundle_volume(cells, suppliers)]
    if terms:
        rows.equals(terms, 0.0, family, rule.name)


RULE_FAMILIES = (
    winning_is_counted,
    winners_are_limited,
    share_is_kept,
    amount_is_kept,
    incumbents_keep_their_part,
    trusts_out_keep_their_terms,
    excluded_is_not_bought,
    switching_trusts_are_limited,
    no_trust_is_worse_off,
    budget_is_kept,
    carbon_is_capped,
)
"""Every family that a rule asks for."""
