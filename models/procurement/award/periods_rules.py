"""What becomes of the rules of a year's award, and of what each trust pays today, in a plan over several years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Need, Offer
from models.procurement.award.rules import AmountLimit, Budget, CarbonCap, Filter, NoTrustWorseOff, Rule
from models.procurement.award.years import MONTHS, Year, in_year, months_in, scaled, spread
from models.procurement.exact import MILLIONTHS


def rules_over_years(instance: AwardInstance, years: Sequence[Year]) -> tuple[Rule, ...]:
    """Return the rules of a plan.

    Amounts and caps on carbon are for a year: each becomes one rule a year, about the items of that year, with its
    part of the amount. A budget and an allowance are for a year too, but what they add up, costs paid once among it,
    has no year: they hold over the whole plan, for as many months. All other rules say nothing of time and hold over
    the whole plan: shares, winners (of a product over all years), switches, trusts that stay out, exclusions, prices
    of carbon and preferences.

    Parameters
    ----------
    instance
        The award for one year.
    years
        The years of the plan.
    """
    return tuple(over for rule in instance.rules for over in _over_years(instance, rule, years))


def _over_years(instance: AwardInstance, rule: Rule, years: Sequence[Year]) -> Iterator[Rule]:
    months = months_in(years)
    if isinstance(rule, AmountLimit):
        least = (None,) * len(years) if rule.least is None else spread(rule.least, 1, years)
        most = (None,) * len(years) if rule.most is None else spread(rule.most, 1, years)
        for at, year in enumerate(years):
            where = _in_years(instance, rule.where, [year], every=True)
            yield replace(rule, name=in_year(rule.name, year), where=where, least=least[at], most=most[at])
    elif isinstance(rule, CarbonCap):
        for cap, year in zip(spread(rule.most, 1, years), years, strict=True):
            where = _in_years(instance, rule.where, [year], every=True)
            yield replace(rule, name=in_year(rule.name, year), where=where, most=cap)
    elif isinstance(rule, Budget):
        yield replace(rule, most=scaled(rule.most, months))
    else:
        where = _in_years(instance, rule.where, years)
        if isinstance(rule, NoTrustWorseOff):
            yield replace(rule, where=where, allowance=scaled(rule.allowance, months))
        else:
            yield replace(rule, where=where)


def _in_years(instance: AwardInstance, where: Filter, years: Sequence[Year], *, every: bool = False) -> Filter:
    """Let a filter name items of some years; one that names none goes on to name none, unless it must name years."""
    if where.items is None and not every:
        return where
    names = [item.name for item in instance.items] if where.items is None else sorted(where.items)
    return replace(where, items=frozenset(in_year(name, year) for name in names for year in years))


def baselines_over_years(
    instance: AwardInstance, years: Sequence[Year], needs: Sequence[Need], offers: Sequence[Offer]
) -> tuple[tuple[str, int], ...]:
    r"""Return what each trust pays at its present terms over a plan [pence].

    .. math:: \beta_t^{\text{plan}} = \Big\lceil \frac{M}{12} \beta_t
        + \Big( \kappa_t^{\text{plan}} - \frac{M}{12} \kappa_t \Big) \Big\rceil

    where :math:`M` are the months of the plan and :math:`\kappa` is what the needs cost at present terms, the cheapest
    first. The difference in brackets is 0 where all years have twelve months: it is what rounding needs to whole steps
    adds or takes. Without it a trust that stays as it is could seem worse off.

    Parameters
    ----------
    instance
        The award for one year.
    years, needs, offers
        Of the plan.
    """
    part = Fraction(months_in(years), MONTHS)
    before, after = _present_costs(instance.needs, instance.offers), _present_costs(needs, offers)
    return tuple(
        (trust, ceil(part * pence + after.get(trust, 0) - part * before.get(trust, 0)))
        for trust, pence in instance.baselines
    )


def _present_costs(needs: Sequence[Need], offers: Sequence[Offer]) -> dict[str, Fraction]:
    """Return what needs cost at present terms, by trust, as far as these go [pence]."""
    present: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda offer: (offer.price, offer.name)):
        if offer.present:
            present.setdefault(offer.item, []).append(offer)
    costs: dict[str, Fraction] = {}
    for need in needs:
        left = need.quantity
        for offer in present.get(need.item, ()):
            if offer.serves(need.trust):
                taken = left if offer.available is None else min(left, offer.available)
                costs[need.trust] = costs.get(need.trust, Fraction(0)) + offer.price * taken / MILLIONTHS
                left -= taken
    return costs
