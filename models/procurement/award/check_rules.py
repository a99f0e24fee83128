"""Whether an award keeps to its rules, from its lines alone and exactly.

Quantities are whole millionths, so where an item comes in no larger steps, a sum that a rule limits may miss by one
millionth of each line it adds up; beyond that, and wherever items come in steps, nothing is let pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from models.procurement.award.repricing import Purchase, Repricing
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    Exclusion,
    Filter,
    IncumbentFloor,
    NoTrustWorseOff,
    Rule,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
)
from models.protocol import Violation

Group = tuple[str, ...]


def rule_violations(done: Repricing) -> list[Violation]:
    """Return every rule that an award breaks.

    Parameters
    ----------
    done
        The award, worked out.
    """
    found: list[Violation] = []
    for rule in done.instance.rules:
        checker = _CHECKERS.get(type(rule))
        if checker is not None:
            found.extend(checker(done, rule))
    return found


def _winners(done: Repricing, rule: WinnerLimit) -> Iterator[Violation]:
    key: dict[str, Callable[[Purchase], Group]] = {
        "all": lambda _: (),
        "lot": lambda line: (line.lot,),
        "item": lambda line: (done.instance.item_of[line.item].product or line.item,),
        "trust": lambda line: (line.trust,),
        "trust_and_lot": lambda line: (line.trust, line.lot),
    }
    groups: dict[Group, list[Purchase]] = defaultdict(list)
    for line in done.matching(rule.where, suppliers=False):
        groups[key[rule.each](line)].append(line)
    for group, lines in sorted(groups.items()):
        volume: dict[str, int] = defaultdict(int)
        for line in lines:
            volume[line.supplier] += line.quantity
        whole, slack = sum(volume.values()), _slack(done, lines, "volume")
        meant = {name: amount for name, amount in volume.items() if _is_meant(done, rule.where, name)}
        counting = sum(amount >= rule.least_share * whole - slack for amount in meant.values())
        if rule.most is not None and len(meant) > rule.most:
            yield _broken("winners_are_limited", rule, group, "Too many suppliers win.", len(meant) - rule.most)
        if counting < rule.least:
            yield _broken("winners_are_limited", rule, group, "Too few suppliers win.", rule.least - counting)


def _shares(done: Repricing, rule: ShareLimit) -> Iterator[Violation]:
    lines = done.matching(rule.where, suppliers=False)
    whole, slack = _sum(lines, rule.of), _slack(done, lines, rule.of)
    meant = sorted(s.name for s in done.instance.suppliers if _is_meant(done, rule.where, s.name))
    for names in [[name] for name in meant] if rule.each_supplier else [meant]:
        part = _sum([line for line in lines if line.supplier in names], rule.of)
        where = tuple(names) if rule.each_supplier else ()
        if rule.least > 0 and part < rule.least * whole - slack:
            yield _broken("share_is_kept", rule, where, "The share is too small.", rule.least * whole - part)
        if rule.most < 1 and part > rule.most * whole + slack:
            yield _broken("share_is_kept", rule, where, "The share is too large.", part - rule.most * whole)


def _amounts(done: Repricing, rule: AmountLimit) -> Iterator[Violation]:
    lines = done.matching(rule.where)
    amount, slack = _sum(lines, rule.of), _slack(done, lines, rule.of)
    if rule.least is not None and amount < rule.least - slack:
        yield _broken("amount_is_kept", rule, (), "The amount is too small.", rule.least - amount)
    if rule.most is not None and amount > rule.most + slack:
        yield _broken("amount_is_kept", rule, (), "The amount is too large.", amount - rule.most)


def _incumbents(done: Repricing, rule: IncumbentFloor) -> Iterator[Violation]:
    today = done.instance.incumbents_of
    lines = [line for line in done.matching(rule.where, suppliers=False) if today.get((line.trust, line.lot))]
    kept = sum(line.quantity for line in lines if line.supplier in today[line.trust, line.lot])
    short = rule.least * _sum(lines, "volume") - kept
    if short > _slack(done, lines, "volume"):
        yield _broken("incumbents_keep_their_part", rule, (), "Incumbents keep too little.", short)


def _trusts_out(done: Repricing, rule: TrustsOut) -> Iterator[Violation]:
    for line in done.matching(rule.where, suppliers=False):
        if line.bundled or not done.instance.offer_of[line.offer].present:
            where = (line.trust, line.offer)
            yield _broken("trusts_out_keep_their_terms", rule, where, "A trust that stays out buys.", line.quantity)


def _exclusions(done: Repricing, rule: Exclusion) -> Iterator[Violation]:
    for line in done.matching(rule.where):
        where = (line.trust, line.offer)
        yield _broken("excluded_is_not_bought", rule, where, "What is excluded is bought.", line.quantity)


def _switches(done: Repricing, rule: SwitchLimit) -> Iterator[Violation]:
    where = rule.where
    switching = {
        trust
        for trust, lot in done.switched
        if (where.trusts is None or trust in where.trusts) and (where.lots is None or lot in where.lots)
    }
    if len(switching) > rule.most:
        over = len(switching) - rule.most
        yield _broken("switching_trusts_are_limited", rule, tuple(sorted(switching)), "Too many trusts switch.", over)


def _worse_off(done: Repricing, rule: NoTrustWorseOff) -> Iterator[Violation]:
    baselines = dict(done.instance.baselines)
    for trust in sorted({need.trust for need in done.instance.needs}):
        if rule.where.trusts is None or trust in rule.where.trusts:
            lines = [line for line in done.purchases if line.trust == trust]
            once = (done.deliveries, done.switching, done.joining)
            bill = _sum(lines, "spend") + sum(costs.get(trust, 0) for costs in once)
            over = bill - baselines[trust] - rule.allowance
            if over > _slack(done, lines, "spend"):
                yield _broken("no_trust_is_worse_off", rule, (trust,), "The trust pays more than today.", over)


def _budget(done: Repricing, rule: Budget) -> Iterator[Violation]:
    over = done.exact_cost - rule.most
    if over > _slack(done, done.purchases, "spend"):
        yield _broken("budget_is_kept", rule, (), "The budget is exceeded.", over)


def _carbon(done: Repricing, rule: CarbonCap) -> Iterator[Violation]:
    lines = done.matching(rule.where)
    over = sum((line.carbon for line in lines), Fraction(0)) - rule.most
    if over > sum((_each(done, line, line.carbon) for line in lines), Fraction(0)):
        yield _broken("carbon_is_capped", rule, (), "More is emitted than the cap.", over)


_CHECKERS: dict[type, Callable[..., Iterable[Violation]]] = {
    WinnerLimit: _winners,
    ShareLimit: _shares,
    AmountLimit: _amounts,
    IncumbentFloor: _incumbents,
    TrustsOut: _trusts_out,
    Exclusion: _exclusions,
    SwitchLimit: _switches,
    NoTrustWorseOff: _worse_off,
    Budget: _budget,
    CarbonCap: _carbon,
}


def _is_meant(done: Repricing, where: Filter, supplier: str) -> bool:
    return where.holds_supplier(supplier, done.instance.supplier_of[supplier].attributes)


def _sum(lines: list[Purchase], of: str) -> Fraction:
    if of == "volume":
        return Fraction(sum(line.quantity for line in lines))
    return sum((line.paid for line in lines), Fraction(0))


def _slack(done: Repricing, lines: list[Purchase], of: str) -> Fraction:
    """Return what one millionth of each line comes to, where its item comes in no larger steps."""
    amounts = ((line, Fraction(line.quantity) if of == "volume" else abs(line.paid)) for line in lines)
    return sum((_each(done, line, amount) for line, amount in amounts), Fraction(0))


def _each(done: Repricing, line: Purchase, amount: Fraction) -> Fraction:
    fine = not line.bundled and done.instance.step_of[line.item] == 1
    return amount / line.quantity if fine else Fraction(0)


def _broken(family: str, rule: Rule, where: Group, message: str, amount: Fraction | int) -> Violation:
    return Violation(family, (rule.name, *where), message, Fraction(amount))
