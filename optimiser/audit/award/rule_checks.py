"""Whether the recommended award keeps to each rule of its scenario, from its lines alone and exactly.

Quantities are whole millionths, so a sum that a rule limits may miss by one millionth of each line it adds up; what is
in a bundle has no such play.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from optimiser.audit.award.priced import Award, Line
from optimiser.audit.award.settings import WEIGHING, Rule, trusts_outside
from optimiser.audit.comparison import Comparison

Messages = Iterator[str]

_EVERYTHING = Fraction(1)
_COUNTS = Fraction(1, 100)
_DUAL = Fraction(1, 5)
_GROUPS: dict[str, Callable[[Line], tuple[str, ...]]] = {
    "all": lambda _: (),
    "lot": lambda line: (line.lot,),
    "item": lambda line: (line.item,),
    "trust": lambda line: (line.trust,),
    "trust_and_lot": lambda line: (line.trust, line.lot),
}


def check_rules(award: Award, place: str, found: Comparison) -> None:
    """See that the award keeps to every rule that holds.

    Parameters
    ----------
    award
        The award.
    place
        File that a broken rule is told of.
    found
        Takes the differences.
    """
    for rule in award.rules:
        if rule.kind not in WEIGHING:
            broken = next(iter(_CHECKS[rule.kind](award, rule)), "")
            found.require(not broken, place, rule.name, f"The rule '{rule.name}' is broken: {broken}")


def _winners(award: Award, rule: Rule) -> Messages:
    """Count who wins: anything at all against the upper limit, a share that counts against the lower one."""
    least, most, each = rule.whole("least", 1) or 0, rule.whole("most", 1), rule.given.get("each") or "lot"
    counts = rule.number("least_share") or _COUNTS
    if rule.kind == "single_source":
        least, most = 0, 1
    if rule.kind == "dual_sourcing":
        least, most, each, counts = 2, None, "lot", rule.number("least_share") or _DUAL
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in _about(award, rule, free_only=True):
        groups[_GROUPS[each](line)].append(line)
    for group, lines in sorted(groups.items()):
        sold: dict[str, int] = defaultdict(int)
        for line in lines:
            if _is_meant(award, rule, line.supplier):
                sold[line.supplier] += line.millionths
        due = counts * sum(line.millionths for line in lines) - _play(lines, "volume")
        enough = sum(much >= due for much in sold.values())
        where = " ".join(group)
        if most is not None and len(sold) > most:
            yield f"{len(sold)} suppliers win {where}, at most {most} may."
        if enough < least:
            yield f"{enough} suppliers win {where} with a share that counts, at least {least} must."


def _shares(award: Award, rule: Rule) -> Messages:
    """Compare the part of the suppliers meant with its limits."""
    low, high, of = rule.number("least") or Fraction(0), rule.number("most"), rule.given.get("of") or "spend"
    high = _EVERYTHING if high is None else high
    if rule.kind == "forced_award":
        low, high, of = (_EVERYTHING if rule.number("least") is None else low), _EVERYTHING, "volume"
    lines = list(_about(award, rule, free_only=True))
    whole, play = _sum(lines, of), _play(lines, of)
    meant = sorted(name for name in award.suppliers if _is_meant(award, rule, name))
    for names in [[name] for name in meant] if rule.given.get("each_supplier") else [meant]:
        part = _sum((line for line in lines if line.supplier in names), of)
        if part < low * whole - play:
            yield f"{', '.join(names) or 'nobody'} has less than the part of {float(low):g}."
        if part > high * whole + play:
            yield f"{', '.join(names)} has more than the part of {float(high):g}."


def _amounts(award: Award, rule: Rule) -> Messages:
    """Compare the spend or volume of the suppliers meant with its limits."""
    by_volume = rule.given.get("least") is not None or rule.given.get("most") is not None
    of, scale, unit = ("volume", 1_000_000, "") if by_volume else ("spend", 100, "_gbp")
    low, high = rule.whole(f"least{unit}", scale), rule.whole(f"most{unit}", scale)
    lines = [line for line in _about(award, rule) if _is_meant(award, rule, line.supplier)]
    amount, play = _sum(lines, of), _play(lines, of)
    if low is not None and amount < low - play:
        yield "the amount is too small."
    if high is not None and amount > high + play:
        yield "the amount is too large."


def _incumbents(award: Award, rule: Rule) -> Messages:
    """Compare the part of those who supply a trust in a lot today."""
    lines = list(_about(award, rule))
    kept = sum(line.millionths for line in lines if line.supplier in _incumbents_of(award, line))
    due = (rule.number("least") or 0) * sum(line.millionths for line in lines)
    if kept < due - _play(lines, "volume"):
        yield "those who supply today keep too little."


def _outside(award: Award, rule: Rule) -> Messages:
    """See that trusts that stay out buy nothing on new terms."""
    yield from (f"{line.trust} buys on {line.offer}." for line in _about(award, rule) if line.is_new)


def _excluded(award: Award, rule: Rule) -> Messages:
    """See that nothing is bought of whom the rule excludes."""
    for line in _about(award, rule):
        if _is_meant(award, rule, line.supplier):
            yield f"{line.trust} buys of {line.supplier}."


def _switches(award: Award, rule: Rule) -> Messages:
    """Count the trusts that buy in some lot from somebody who does not supply them there today."""
    moving = {
        line.trust for line in _about(award, rule) if line.is_new and line.supplier not in _incumbents_of(award, line)
    }
    most = rule.whole("most", 1) or 0
    if len(moving) > most:
        yield f"{', '.join(sorted(moving))} switch, at most {most} may."


def _worse_off(award: Award, rule: Rule) -> Messages:
    """Set what each trust pays against today: deliveries and switching in, lumps and incremental discounts left out."""
    allowance = rule.whole("allowance_gbp", 100) or 0
    for trust in award.trusts:
        lines = [line for line in award.lines if line.trust == trust]
        today = sum(award.needs.pence(cell) for cell in award.needs.cells if cell[0] == trust)
        switching = (pence for (_, _, own), pence in award.one_offs.items() if own == trust)
        bill = _sum(lines, "spend") + sum(line.delivery for line in lines) + sum(map(award.weighing, switching))
        if rule.means("trusts", trust) and bill > today + allowance + _play(lines, "spend"):
            yield f"{trust} pays more than today."


def _budget(award: Award, rule: Rule) -> Messages:
    """Set all that is paid against the budget."""
    if award.exact > (rule.whole("most_gbp", 100) or 0) + _play(award.lines, "spend"):
        yield "more is paid."


def _carbon(award: Award, rule: Rule) -> Messages:
    """Set what is emitted against the cap."""
    lines = [line for line in _about(award, rule) if _is_meant(award, rule, line.supplier)]
    play = sum((line.grams / line.millionths for line in lines if not line.bundle), Fraction(0))
    if sum((line.grams for line in lines), Fraction(0)) > (rule.whole("most_kg", 1000) or 0) + play:
        yield "more is emitted."


_CHECKS: dict[str, Callable[[Award, Rule], Messages]] = {
    "winner_limit": _winners,
    "single_source": _winners,
    "dual_sourcing": _winners,
    "share": _shares,
    "forced_award": _shares,
    "amount": _amounts,
    "incumbent_floor": _incumbents,
    "trusts_out": _outside,
    "exclusion": _excluded,
    "switch_limit": _switches,
    "no_trust_worse_off": _worse_off,
    "budget": _budget,
    "carbon_cap": _carbon,
}


def weights_of(award: Award) -> Fraction:
    """Return what weighs in the choice though nobody pays it: the price of carbon, and what is preferred [pence].

    Parameters
    ----------
    award
        The award.
    """
    weights = Fraction(0)
    for rule in award.rules:
        lines = [line for line in _about(award, rule) if _is_meant(award, rule, line.supplier)]
        if rule.kind == "carbon_price":
            grams = sum((line.grams for line in lines), Fraction(0))
            weights += (rule.number("gbp_per_tonne") or 0) * 100 * grams / 1_000_000
        if rule.kind == "preference":
            weights += (rule.number("malus") or 0) * _sum(lines, "spend")
    return weights


def _about(award: Award, rule: Rule, *, free_only: bool = False) -> Iterator[Line]:
    """Yield the lines for the needs a rule means; limits on winners and shares leave trusts out that stay out."""
    outside = trusts_outside(award.rules) if free_only else set()
    for line in award.lines:
        held = rule.means("trusts", line.trust) and rule.means("items", line.item) and rule.means("lots", line.lot)
        if held and line.trust not in outside:
            yield line


def _is_meant(award: Award, rule: Rule, supplier: str) -> bool:
    return rule.means_supplier(supplier, award.attributes.get(supplier, ()))


def _incumbents_of(award: Award, line: Line) -> set[str]:
    """Return who supplies the trust of a line in its lot today."""
    return award.incumbents.get((line.trust, line.lot), set())


def _sum(lines: Iterable[Line], of: str) -> Fraction:
    return sum((Fraction(line.millionths) if of == "volume" else line.spend for line in lines), Fraction(0))


def _play(lines: Iterable[Line], of: str) -> Fraction:
    """Return what one millionth of each line comes to."""
    own = (line for line in lines if not line.bundle)
    return sum((Fraction(1) if of == "volume" else abs(line.spend) / line.millionths for line in own), Fraction(0))
