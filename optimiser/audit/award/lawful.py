"""Whether the decisions of the recommended award are ones that could be taken: needs met, offers open, limits kept."""

from __future__ import annotations

from collections import defaultdict

from optimiser.audit.award.priced import Award, Line
from optimiser.audit.award.pricing import present_terms
from optimiser.audit.award.rule_checks import check_rules
from optimiser.audit.award.tiers import SETTING
from optimiser.audit.comparison import Comparison

PLACE = "record/findings/award_lines.csv"


def check_decisions(award: Award, found: Comparison) -> None:
    """See that what is decided is possible and keeps to the rules of the scenario.

    Parameters
    ----------
    award
        The award.
    found
        Takes the differences.
    """
    decided = award.run.findings.get("award_lines", [])
    message = "A line is on terms that there are not, or buys nothing."
    priced = {(line.trust, line.offer, line.item) for line in award.lines}
    for row in decided:
        key = (row["trust"], row["offer"], row["item"])
        found.require(key in priced and row["quantity_millionths"] > 0, PLACE, ":".join(map(str, key)), message)
    found.require(len(priced) == len(decided), PLACE, "", "A decision is listed twice, or cannot be priced.")
    _check_needs(award, found)
    _check_limits(award, found)
    _check_bundles(award, found)
    _check_schedules(award, found)
    check_rules(award, PLACE, found)


def _check_needs(award: Award, found: Comparison) -> None:
    """See that every need is met, exactly, and nothing else is bought."""
    bought: dict[tuple[str, str], int] = defaultdict(int)
    for line in award.lines:
        bought[line.trust, line.item] += line.millionths
    found.same_keys(PLACE, map(":".join, bought), map(":".join, award.needs.cells), "What is bought as")
    for cell in award.needs.cells:
        due = award.needs.millionths(cell)
        found.same(PLACE, ":".join(cell), bought[cell], due, "what is bought, in millionths of the unit needed,")


def _check_limits(award: Award, found: Comparison) -> None:
    """See that nothing is bought beyond what there is, nor below a minimum order; present terms are for today's."""
    bought: dict[str, int] = defaultdict(int)
    for line in award.lines:
        bought[line.offer] += line.millionths
    today = present_terms(award.needs)
    for name, much in sorted(bought.items()):
        row = award.offered.rows.get(name)
        most = today[name].millionths if row is None else row["capacity_millionths"]
        least = 0 if row is None else row["minimum_order_millionths"] or 0
        found.require(most is None or much <= most, PLACE, name, "More is bought than can be had.")
        found.require(much >= least, PLACE, name, "Less is bought than the minimum order.")


def _check_bundles(award: Award, found: Comparison) -> None:
    """See that a bundle that is taken is taken for all of it."""
    taken: dict[str, list[Line]] = defaultdict(list)
    for line in award.lines:
        if line.bundle:
            taken[line.bundle].append(line)
    for code, lines in sorted(taken.items()):
        contents = {(line.trust, line.item): line.millionths for line in lines}
        whole = contents == award.offered.bundles[code].contents
        found.require(whole, PLACE, code, "The bundle is not taken for all that the trusts need of it.")


def _check_schedules(award: Award, found: Comparison) -> None:
    """See that no more than one set of tiers sets the price of an offer that is used."""
    for name in sorted({line.offer for line in award.lines if line.is_new and not line.bundle}):
        row = award.offered.singles[name]
        setting = [
            schedule.name
            for schedule in award.schedules
            if schedule.kind in SETTING and schedule.covers(row, award.offered.lots[row["item"]])
        ]
        found.require(len(setting) <= 1, PLACE, name, f"Its price is set twice: by {' and by '.join(setting)}.")
