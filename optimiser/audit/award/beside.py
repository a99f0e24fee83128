"""What stands beside the recommended award: suppliers and tiers recomputed, and what only a solver knows held together.

Prices of rules, other awards, challenges and chances cannot be worked out anew without solving; what follows from other
figures is compared all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from optimiser.audit.award.figures import AwardWords
from optimiser.audit.award.priced import Award
from optimiser.audit.award.settings import WEIGHING
from optimiser.audit.award.tiers import Schedule
from optimiser.audit.comparison import HALF_MILLIONTH, Comparison
from optimiser.audit.reading import Row

_PERCENTILES = ("p10", "p50", "p90")


def check_beside(words: AwardWords, found: Comparison) -> None:
    """Compare the tables about rules, suppliers, tiers, other awards and risk, as far as they are there.

    Parameters
    ----------
    words
        The award.
    found
        Takes the differences.
    """
    checks = {
        "award_suppliers": _check_suppliers,
        "award_tiers": _check_tiers,
        "award_rules": _check_rules,
        "award_choices": _check_choices,
        "award_risk": _check_risk,
    }
    for name, check in checks.items():
        rows = words.award.run.findings.get(name)
        if rows is not None:
            place = f"record/findings/{name}.csv"
            for row in rows:
                found.same(place, str(next(iter(row.values()))), row["basis"], words.basis, "basis")
            check(words.award, rows, place, found)


def _check_suppliers(award: Award, rows: list[Row], place: str, found: Comparison) -> None:
    """Recompute what each supplier has today and would have, and where it stands."""
    today: dict[str, int] = defaultdict(int)
    for bought in (row for own in award.needs.cells.values() for row in own):
        today[bought.supplier] += bought.pence
    offering = {row["supplier"] for row in award.offered.rows.values()}
    by_name = {row["supplier"]: row for row in rows}
    found.require(len(by_name) == len(rows), place, "", "A supplier is listed twice.")
    found.same_keys(place, by_name, award.suppliers, "The supplier")
    for name in award.suppliers & by_name.keys():
        lines = [line for line in award.lines if line.supplier == name]
        new = {line.trust for line in lines if line.is_new}
        standing = "wins" if new else "keeps" if lines else "loses" if name in today else ""
        due: Row = {
            "attributes": ";".join(sorted(award.attributes.get(name, ()))),
            "standing": standing or ("not_chosen" if name in offering else "no_open_offer"),
            "today_pence": today.get(name, 0),
            "recommended_pence": sum(line.cost for line in lines),
            "lots": ";".join(sorted({line.lot for line in lines})),
            "trusts": ";".join(sorted(new)),
        }
        row = by_name[name]
        found.same_columns(place, name, row, due)
        proven, shown = row["price_cut_proven"], row["price_cut"]
        fits = all(cut is None or 0 <= cut <= 1 for cut in (proven, shown))
        fits = fits and (shown is None or (proven is not None and proven <= shown))
        fits = fits and (not new or (proven is None and shown is None))
        found.require(fits, place, name, "The cut that makes it win does not fit what is proven, or it wins anyway.")


def _check_tiers(award: Award, rows: list[Row], place: str, found: Comparison) -> None:
    """Recompute what each schedule reaches, and what is missing to its next break."""
    by_name = {schedule.name: schedule for schedule in award.schedules}
    listed = {row["schedule"] for row in rows}
    selling = {line.supplier for line in award.lines if line.is_new}
    due = {name for name, schedule in by_name.items() if schedule.supplier in selling}
    found.require(len(listed) == len(rows), place, "", "A schedule is listed twice.")
    found.same_keys(place, listed, due | (listed & by_name.keys()), "The schedule")
    for row in rows:
        name, schedule = row["schedule"], by_name.get(row["schedule"])
        if schedule is not None:
            found.same_columns(place, name, row, _tier_row(schedule, award.totals[name]))
            chance, cost = row["chance_missed"], row["missed_cost_pence"]
            fits = (chance is None or 0 <= chance <= 1) and (cost is None or bool(chance))
            found.require(fits, place, name, "The chance of a miss is none, or a miss that cannot be costs something.")


def _tier_row(schedule: Schedule, total: Fraction) -> Row:
    """Recompute a schedule: the list price is its first tier, but for a lump, which begins at its first break."""
    scale, breaks = (1_000_000 if schedule.unit == "units" else 100), schedule.breaks
    tiers = breaks if schedule.kind == "rebate_lump" or 0 in breaks else [0, *breaks]
    whole = floor(total)
    ahead = next((least for least in tiers if least > total), None)
    return {
        "supplier": schedule.supplier,
        "kind": schedule.kind,
        "measure": schedule.unit,
        "measured": Fraction(whole, scale),
        "tier": sum(least <= total for least in tiers),
        "next_break": None if ahead is None else Fraction(ahead, scale),
        "distance": None if ahead is None or not whole else Fraction(ahead - whole, whole),
    }


def _check_rules(award: Award, rows: list[Row], place: str, found: Comparison) -> None:
    """Compare who asked for each rule and why, and see that its price lies between what is proven of it."""
    on = {rule.name: rule for rule in award.rules}
    named = award.run.setting("buying", "rules")
    by_name = {row["rule"]: row for row in rows}
    found.require(len(by_name) == len(rows), place, "", "A rule is listed twice.")
    found.same_keys(place, by_name, on.keys() | named.keys(), "The rule")
    weighing = any(rule.kind in WEIGHING for rule in award.rules)
    for name, row in by_name.items():
        given = on[name].given if name in on else named.get(name)
        if given is not None:
            due = {"kind": given.get("kind", name), "owner": given["owner"], "reason": given["reason"]}
            found.same_columns(place, name, row, due)
        message = "Its price, what is proven of it and where it stands do not fit each other."
        found.require(_price_fits(row, weighing, is_on=name in on), place, name, message)
    parts = [by_name[name]["joint_pence"] for name in on if name in by_name]
    given_parts = [part for part in parts if part is not None]
    found.require(len(given_parts) in (0, len(parts)), place, "", "The joint price is split over some of the rules.")
    if len(on) == 1 and given_parts and by_name[next(iter(on))]["price_pence"] is not None:
        only = next(iter(on))
        found.same(place, only, given_parts[0], by_name[only]["price_pence"], "the joint price of one rule in pence")


def _price_fits(row: Row, weighing: bool, *, is_on: bool) -> bool:
    """Tell whether price, proven ends and standing of a rule fit each other."""
    price, low, high = (row[f"{name}_pence"] for name in ("price", "price_low", "price_high"))
    if (price is None) != (row["standing"] == "not_priced") or (price is not None and not is_on):
        return False
    if price is None:
        return low is None and high is None
    if (low is not None and low > price) or (high is not None and high < price):
        return False
    if weighing:
        return True
    binds, free = row["standing"] == "binds", row["standing"] == "free"
    return binds == bool(low and low > 0) and bool(not free or price == 0)


def _check_choices(award: Award, rows: list[Row], place: str, found: Comparison) -> None:
    """See that other awards cost what they cost more, and keep the limit they were found for."""
    places: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        name = f"{row['question']}:{row['place']}"
        places[row["question"]].append(row["place"])
        for message in _faults_of_choice(row, award.recommended):
            found.require(False, place, name, message)
        found.checks += 1
    for question, own in places.items():
        found.same(place, question, own, list(range(1, len(own) + 1)), "the numbering of its places")


def _faults_of_choice(row: Row, recommended: int) -> Iterator[str]:
    """Yield what does not fit in one other award."""
    cost, more, bound, limit, reached = (
        row[name] for name in ("cost_pence", "more_pence", "bound_pence", "limit", "reached")
    )
    if (cost is None) != (more is None) or (cost is not None and more != cost - recommended):
        yield "It does not cost so much more than the recommended award."
    if cost is not None and bound is not None and bound > cost:
        yield "The bound lies above the cost it is a bound on."
    if cost is not None and not row["feasible"]:
        yield "There is no such award, and it has a cost."
    if reached is not None and limit is not None:
        over = limit - reached if row["question"] == "sme" else reached - limit
        # Quantities are whole millionths, so a sum over many lines may pass its limit by its last digits.
        if over > 2 * HALF_MILLIONTH + abs(limit) / 10**8:
            yield "It does not keep the limit it was found for."


def _check_risk(award: Award, rows: list[Row], place: str, found: Comparison) -> None:
    """See that the saving claimed is that of the award, and that the chances are in order."""
    values = {row["measure"]: row["value_pence"] for row in rows}
    saving = award.baseline - sum(line.cost for line in award.lines)
    if "claimed" in values:
        # The claim is worked out before any rounding: half a penny for each line and each sum paid back.
        play = len(award.lines) + len(award.paid_back) + 1
        near = abs(values["claimed"] - saving) <= play
        found.require(near, place, "claimed", "The saving claimed is not that of the recommended award.")
    known = [values[name] for name in _PERCENTILES if name in values]
    found.require(known == sorted(known), place, "p50", "What is saved in more cases is not less.")
    if {"proven_low", "claimed"} <= values.keys():
        fits = values["proven_low"] <= values["claimed"]
        found.require(fits, place, "proven_low", "What is proven lies above what is claimed.")
