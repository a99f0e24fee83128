"""The rules of a scenario -> the rules of the award model, each with its name, owner and reason."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    CarbonPrice,
    Exclusion,
    Filter,
    IncumbentFloor,
    NoTrustWorseOff,
    Preference,
    Rule,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
    dual_sourcing,
    forced_award,
    only,
    single_source,
)
from optimiser.config.rules import RuleSettings
from optimiser.config.scenario import BuyingSettings
from optimiser.errors import ScenarioError
from optimiser.money import round_half_up

SCENARIO_OWNER = "Scenario"
_MILLION = 1_000_000
_LEAST_SHARE = Fraction(1, 100)
_DUAL_SHARE = Fraction(1, 5)


def rules_of(settings: BuyingSettings) -> tuple[Rule, ...]:
    """Return the rules that hold, those of short keys first, then the named ones by name.

    Where trusts stay out, limits on winners and shares are about the others.

    Parameters
    ----------
    settings
        The buying settings of a scenario.
    """
    rules: list[Rule] = []
    if settings.max_suppliers_per_lot is not None:
        rules.append(
            WinnerLimit(
                "max_suppliers_per_lot",
                *_said("max_suppliers_per_lot"),
                most=settings.max_suppliers_per_lot,
                each="lot",
            )
        )
    if settings.min_sme_share is not None:
        where = only(attributes={"sme"})
        rules.append(ShareLimit("min_sme_share", *_said("min_sme_share"), where, least=_exact(settings.min_sme_share)))
    if settings.no_trust_worse_off:
        rules.append(NoTrustWorseOff("no_trust_worse_off", *_said("no_trust_worse_off")))
    if settings.trusts_out:
        rules.append(TrustsOut("trusts_out", *_said("trusts_out"), only(trusts=settings.trusts_out)))
    rules += [_rule(name, rule) for name, rule in sorted(settings.rules.items()) if rule.on]
    return tuple(rules)


def trusts_out(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the trusts that stay out of everything.

    Parameters
    ----------
    rules
        The rules.
    """
    found: set[str] = set()
    for rule in rules:
        if isinstance(rule, TrustsOut) and rule.where.lots is None and rule.where.items is None:
            found |= rule.where.trusts or set()
    return frozenset(found)


def about_the_others(rules: tuple[Rule, ...], trusts: Iterable[str]) -> tuple[Rule, ...]:
    """Take the trusts that stay out from what limits on winners and shares are about.

    Parameters
    ----------
    rules
        The rules.
    trusts
        All trusts with needs.
    """
    out = trusts_out(rules)
    if not out:
        return rules
    return tuple(
        replace(
            rule,
            where=replace(
                rule.where, trusts=(frozenset(trusts) if rule.where.trusts is None else rule.where.trusts) - out
            ),
        )
        if isinstance(rule, WinnerLimit | ShareLimit)
        else rule
        for rule in rules
    )


def refuse_unknown(rules: Iterable[Rule], known: dict[str, frozenset[str]]) -> None:
    """Refuse a rule about a lot, item, trust or supplier that the case does not have.

    Parameters
    ----------
    rules
        The rules.
    known
        What there is, by the name of the filter.

    Raises
    ------
    ScenarioError
        If a rule names something else.
    """
    for rule in rules:
        for kind, names in known.items():
            for name in sorted(getattr(rule.where, kind) or ()):
                if name not in names:
                    close = difflib.get_close_matches(name, sorted(names), n=1)
                    hint = f"Did you mean '{close[0]}'?" if close else f"Known: {', '.join(sorted(names)[:20])}."
                    raise ScenarioError(
                        f"Rule '{rule.name}' is about {kind} '{name}', which the case does not have.", hint
                    )


def _said(key: str) -> tuple[str, str]:
    """Return owner and reason of a rule that is set by a short key."""
    return SCENARIO_OWNER, f"Set by buying.{key}"


def _exact(value: float) -> Fraction:
    return Fraction(str(value))


def _pence(value: float) -> int:
    return round_half_up(_exact(value) * 100)


def _rule(name: str, given: RuleSettings) -> Rule:
    """Turn one rule of the scenario into one of the model."""
    where = only(
        lots=given.lots,
        items=given.items,
        trusts=given.trusts,
        suppliers=given.suppliers,
        attributes=None if given.attributes is None else [word.lower() for word in given.attributes],
    )
    said = (name, given.owner, given.reason)
    least = None if given.least is None else _exact(given.least)
    most = None if given.most is None else _exact(given.most)
    if given.kind in {"winner_limit", "single_source", "dual_sourcing", "switch_limit"}:
        return _count_rule(said, given, where)
    if given.kind in {"budget", "carbon_cap", "carbon_price", "preference", "no_trust_worse_off"}:
        return _sum_rule(said, given, where)
    if given.kind == "share":
        low, high = least or Fraction(0), Fraction(1) if most is None else most
        return ShareLimit(*said, where, low, high, of=given.of, each_supplier=given.each_supplier)
    if given.kind == "amount":
        return _amount(said, given, where)
    if given.kind == "incumbent_floor":
        return IncumbentFloor(*said, where, least or Fraction(0))
    if given.kind == "forced_award":
        return forced_award(*said, where, Fraction(1) if least is None else least)
    return TrustsOut(*said, where) if given.kind == "trusts_out" else Exclusion(*said, where)


def _count_rule(said: tuple[str, str, str], given: RuleSettings, where: Filter) -> Rule:
    """Return a rule that counts suppliers or trusts."""
    counts = None if given.least_share is None else _exact(given.least_share)
    if given.kind == "single_source":
        return single_source(*said, where, each=given.each)
    if given.kind == "dual_sourcing":
        return dual_sourcing(*said, where, counts or _DUAL_SHARE)
    if given.kind == "switch_limit":
        return SwitchLimit(*said, where, most=int(given.most or 0))
    most = None if given.most is None else int(given.most)
    return WinnerLimit(*said, where, int(given.least or 0), most, given.each, counts or _LEAST_SHARE)


def _sum_rule(said: tuple[str, str, str], given: RuleSettings, where: Filter) -> Rule:
    """Return a rule on what is paid or emitted in all."""
    if given.kind == "budget":
        return Budget(*said, where, most=_pence(given.most_gbp or 0))
    if given.kind == "carbon_cap":
        return CarbonCap(*said, where, most=round_half_up(_exact(given.most_kg or 0) * 1000))
    if given.kind == "carbon_price":
        return CarbonPrice(*said, where, pence_per_tonne=_exact(given.gbp_per_tonne or 0) * 100)
    if given.kind == "preference":
        return Preference(*said, where, malus=_exact(given.malus or 0))
    return NoTrustWorseOff(*said, where, allowance=_pence(given.allowance_gbp or 0))


def _amount(said: tuple[str, str, str], given: RuleSettings, where: Filter) -> Rule:
    """Return a limit on spend in pence or on volume in millionths."""
    if given.least is None and given.most is None:
        low = None if given.least_gbp is None else _pence(given.least_gbp)
        high = None if given.most_gbp is None else _pence(given.most_gbp)
        return AmountLimit(*said, where, low, high, of="spend")
    low = None if given.least is None else round_half_up(_exact(given.least) * _MILLION)
    high = None if given.most is None else round_half_up(_exact(given.most) * _MILLION)
    return AmountLimit(*said, where, low, high, of="volume")
